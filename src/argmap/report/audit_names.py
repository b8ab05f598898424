"""The elements that an audit names, each told once in full."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from argmap.model import Argument, Element, Relation, Statement, best
from argmap.view.language import name_in, tongue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.report.audit_common import Matter, Place

PREMISES = 12


@dataclass(frozen=True, slots=True)
class Named:
    """An element that is named.

    Attributes:
        id: Its id.
        kind: ``claim``, ``evidence``, ``assumption``, ``statement``, ``inference``, ``rebuttal``,
            ``undercut``, ``relation``.
        name: Its label; empty when it has none.
        text: It in full; empty when it has no text.
        language: Language of the text, or of the name where there is no text.
        thesis: Whether it is a thesis.
        label: Its label in the scenario in which the map is read; empty when it has none.
        out: The kind of out.
        implicit: Whether the analyst supplies it.
        said_by: Names of those who put it forward.
        certainty: How sure the source says it is; may be empty.
        premises: Of an argument, ids of the first of what it needs.
        target: Of an argument, id of what it bears on.
        places: Where it stands.
    """

    id: str
    kind: str
    name: str
    text: str
    language: str
    thesis: bool
    label: str
    out: str
    implicit: bool
    said_by: tuple[str, ...]
    certainty: str
    premises: tuple[str, ...]
    target: str
    places: tuple[Place, ...]


def named(matter: Matter, sections: tuple[object, ...], language: str) -> tuple[Named, ...]:
    """Every element whose id stands in the sections, with the ends of the arguments among them."""
    known = matter.map.records
    found = {
        n for section in sections for n in _texts(section) if isinstance(known.get(n), Element)
    }
    for name in sorted(found):
        found.update(n for n in _ends(known[name]) if n in known)
    return tuple(_named(matter, name, language) for name in sorted(found))


def _texts(value: object) -> Iterator[str]:
    """Every text within plain data; ids among them."""
    waiting: list[Any] = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, str):
            yield here
        elif isinstance(here, tuple):
            waiting.extend(here)
        elif is_dataclass(here):
            waiting.extend(getattr(here, f.name) for f in fields(here))


def _ends(record: object) -> tuple[str, ...]:
    if isinstance(record, Argument):
        return (*record.needs[:PREMISES], record.target)
    if isinstance(record, Relation):
        return (*record.origins[:PREMISES], *record.targets[:1])
    return ()


def _named(matter: Matter, name: str, language: str) -> Named:
    record = matter.map.records[name]
    assert isinstance(record, Element)
    evaluation = matter.evaluation
    label, out = evaluation.labels.get(name), evaluation.outs.get(name)
    premises, target = _ends(record)[:-1], (_ends(record) or ("",))[-1]
    certainty = record.certainty if isinstance(record, Statement) else ""
    return Named(
        name,
        str(getattr(record, "kind", "")) if not isinstance(record, Relation) else "relation",
        best(record.label, language),
        best(record.text, language),
        tongue(record.text or record.label, language),
        name in matter.map.theses,
        str(label or ""),
        str(out or ""),
        record.implicit,
        tuple(name_in(matter.map, agent, language) for agent in record.asserted_by),
        certainty,
        premises,
        target,
        matter.places(name),
    )
