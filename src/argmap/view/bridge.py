"""What crosses from Python to the page: the map as compact JSON.

The page works out layout, outline and labels by itself, for it folds, filters and asks what if.
Elements are numbered in reading order, and after them the sources, agents, scenarios and schemes;
they refer to each other by number. What has its usual value is left out.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from argmap.checks.questioning import questions_of
from argmap.model import Statement
from argmap.view.circles import circle_of
from argmap.view.crosslinks import across
from argmap.view.details import Details, web
from argmap.view.entities import entities, entity_names
from argmap.view.language import direction_of, language_of, name_in, named, title_of, tongue
from argmap.view.nodes import foot_of, kind_of
from argmap.view.outline import text_of
from argmap.view.overview import overview
from argmap.view.passages import stretches
from argmap.view.reasoning import reasoning
from argmap.view.steps import structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.diagnostic import Diagnostic
    from argmap.model import ArgumentMap, Element, Passage
    from argmap.view.steps import Structure

FORMAT = 4
"""Version of the data; it grows when a reader would have to change."""


def bridge(
    argument_map: ArgumentMap,
    diagnostics: Iterable[Diagnostic] = (),
    documents: Mapping[str, str] | None = None,
    scenario: str = "",
) -> dict[str, Any]:
    """The data of the page of a map.

    Args:
        argument_map: The map.
        diagnostics: What was found about it.
        documents: Canonical texts of sources, by their ids; passages are marked in them.
        scenario: Id or label of the scenario to begin with; the map's default when empty.

    Raises:
        UnknownScenario: The map has no such scenario.
    """
    found = tuple(diagnostics)
    language = language_of(argument_map)
    shape = structure(argument_map)
    order = sorted(shape.rank, key=lambda name: shape.rank[name])
    number = {name: n for n, name in enumerate((*order, *entity_names(argument_map)))}
    ordered = sorted(argument_map.elements, key=lambda element: number[element.id])
    passages = {passage.id: n for n, passage in enumerate(argument_map.passages)}
    details = Details(argument_map, language, number, passages)
    return {
        "format": FORMAT,
        "iri": argument_map.iri,
        "space": argument_map.space,
        "language": language,
        "direction": direction_of(language),
        "title": title_of(argument_map, language),
        "elements": [
            *(_element(argument_map, element, details) for element in ordered),
            *entities(argument_map, details),
        ],
        "steps": [
            _step(argument_map, shape, name, number) for name in order if name in shape.steps
        ],
        "cards": [number[name] for name in shape.cards],
        "theses": [number[name] for name in argument_map.theses if name in number],
        "circles": _circles(shape, number),
        "across": [[number[a], number[b], role] for a, b, role in _across(argument_map, number)],
        "overview": overview(argument_map, details),
        "findings": _findings(found, number),
        "sources": _sources(argument_map, language),
        "passages": [_passage(argument_map, passage) for passage in argument_map.passages],
        "documents": _documents(argument_map, documents or {}, language, passages),
        "reasoning": reasoning(argument_map, order, scenario),
        "questions": _questions(argument_map, number),
    }


def _element(argument_map: ArgumentMap, element: Element, details: Details) -> dict[str, Any]:
    language = details.language
    spoken = tongue(element.text or element.label, language)
    label = named(element, language) if element.text and element.label else ""
    held = foot_of(argument_map, element, language) if isinstance(element, Statement) else ""
    return _full(
        id=element.id,
        kind=kind_of(argument_map, element.id),
        text=text_of(argument_map, element.id, language),
        label=label,
        lang="" if spoken == language else spoken,
        foot=held,
        facts=details.facts(element),
    )


def _full(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _step(
    argument_map: ArgumentMap, shape: Structure, name: str, number: Mapping[str, int]
) -> list[Any]:
    """Number, polarity, origins, target (-1 without), whether linked, and which are warrants."""
    step = shape.steps[name]
    argument = argument_map.argument_by_id.get(name)
    warrants = [number[w] for w in argument.warrants if w in number] if argument else []
    origins = [number[origin] for origin in step.origins]
    target = number[step.target] if step.target else -1
    row: list[Any] = [number[name], step.polarity.rank, origins, target, int(step.linked)]
    return [*row, warrants] if warrants else row


def _circles(shape: Structure, number: Mapping[str, int]) -> list[list[int]]:
    """The elements that lie on circles, circle by circle."""
    groups: dict[int, list[int]] = {}
    for name, circle in circle_of(shape).items():
        groups.setdefault(circle, []).append(number[name])
    return sorted(sorted(group) for group in groups.values() if len(group) > 1)


def _across(argument_map: ArgumentMap, number: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    for one, other, role in dict.fromkeys(across(argument_map)):
        if one in number and other in number and one != other:
            yield one, other, role


def _findings(found: Sequence[Diagnostic], number: Mapping[str, int]) -> dict[str, Any]:
    """The findings, and their hints and kinds once each."""
    hints = list(dict.fromkeys(d.hint for d in found))
    kinds = list(dict.fromkeys((d.code, d.slug, str(d.severity)) for d in found))
    return {
        "hints": hints,
        "kinds": kinds,
        "rows": [
            [
                kinds.index((d.code, d.slug, str(d.severity))),
                d.message,
                hints.index(d.hint),
                number.get(d.about, -1),
            ]
            for d in found
        ],
    }


def _questions(argument_map: ArgumentMap, number: Mapping[str, int]) -> dict[str, Any]:
    """The critical questions once each, and for each argument its own and what meets them."""
    words: dict[str, int] = {}
    rows: dict[int, list[Any]] = {}
    for asked in questions_of(argument_map):
        text = words.setdefault(asked.words, len(words))
        by = [number[name] for name in asked.by if name in number]
        state = ("open", "pressed", "answered").index(str(asked.state))
        rows.setdefault(number[asked.argument], []).append([text, state, *by])
    return {"words": list(words), "rows": rows}


def _sources(argument_map: ArgumentMap, language: str) -> list[dict[str, Any]]:
    return [
        _full(
            id=source.id,
            title=named(source, language),
            sha256=source.sha256,
            **web(source.homepage or source.id),
        )
        for source in argument_map.sources
    ]


def _passage(argument_map: ArgumentMap, passage: Passage) -> list[Any]:
    """Number of the source (or its id), start, end and digest; or source and quotation."""
    sources = [source.id for source in argument_map.sources]
    source = sources.index(passage.source) if passage.source in sources else passage.source
    digest, quote = passage.digest, passage.quote
    if digest:
        return [source, digest.start, digest.end, _short(digest.sha256)]
    return [source, quote.exact if quote else ""]


def _short(digest: str) -> str:
    """The first 144 bits of a digest in base64, enough to know a passage by; as it is when none."""
    try:
        raw = bytes.fromhex(digest)
    except ValueError:
        return digest
    return base64.b64encode(raw[:18]).decode("ascii")


def _documents(
    argument_map: ArgumentMap,
    documents: Mapping[str, str],
    language: str,
    passages: Mapping[str, int],
) -> list[dict[str, Any]]:
    return [
        {
            "id": source,
            "title": name_in(argument_map, source, language),
            "stretches": [
                [piece.text, [passages[name] for name in piece.passages]]
                for piece in stretches(argument_map, source, text)
            ],
        }
        for source, text in sorted(documents.items())
    ]
