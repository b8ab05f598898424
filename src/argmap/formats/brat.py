"""brat stand-off annotation of arguments (Stab & Gurevych 2017), read and written.

The annotation (``.ann``) lies beside its text (``.txt``), which is opened with its line ends
untouched, since offsets count them. Major claims, claims and premises are statements at their exact
places; ``supports`` and ``attacks`` are steps; a stance is a relation to the major claims. All else
that stands in the file is kept and written again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from argmap.diagnostic import Diagnostic, Severity
from argmap.errors import ArgmapError
from argmap.formats.encoding import NotUtf8, not_utf8, require_utf8
from argmap.formats.jsontext import can_be_written, printable
from argmap.formats.loaded import Loaded
from argmap.formats.naming import map_iri
from argmap.formats.textual import anchored, free_source, title_words
from argmap.model import (
    Argument,
    ArgumentKind,
    ArgumentMap,
    Data,
    DigestSelector,
    Passage,
    Relation,
    RelationKind,
    Source,
    Statement,
    StatementKind,
    is_slug,
)
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.formats.table import Format

_MAJOR = "MajorClaim"
_CLAIMS = frozenset({_MAJOR, "Claim"})
_SPANS = r"\d{1,15} \d{1,15}(?:;\d{1,15} \d{1,15})*"
_ENTITY = re.compile(rf"(T[^\t]+)\t(\S+) ({_SPANS})\t(.*?)(\s*)")
_RELATION = re.compile(r"(R[^\t]+)\t(\S+) Arg1:(\S+) Arg2:(\S+)\s*")
_STANCE = re.compile(r"(A[^\t]+)\tStance (\S+) (For|Against)\s*")
_KINDS = {"supports": ArgumentKind.INFERENCE, "attacks": ArgumentKind.REBUTTAL}
_STANCES = {"For": RelationKind.SUPPORT, "Against": RelationKind.ATTACK}


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in an annotation; faults are diagnostics, never exceptions."""
    _ = row
    iri = map_iri(path)
    lines = data.decode("utf-8", "replace").split("\n")
    text, quirks = _text(path, fetch)
    once, twice = _once(lines)
    found, more = _placed(_map(once, [lines[n - 1] for n, _ in twice], iri), once, text, path)
    said = "{} stands twice; the first is read"
    more += [_told(path, n, said.format(name), error=False) for n, name in twice]
    return Loaded(found, (*quirks, *more), path, "\n".join(lines))


def _once(lines: list[str]) -> tuple[list[str], list[tuple[int, str]]]:
    """The lines, empty where the id is that of one before; and the number and the id of those."""
    seen: set[str] = set()
    first: list[str] = []
    twice: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        name, tab, _ = line.partition("\t")
        again = bool(tab) and name in seen and name[:1] in "TRA"
        seen.add(name)
        first.append("" if again else line)
        if again:
            twice.append((number, name))
    return first, twice


def _told(path: str, line: int, why: str, error: bool = True) -> Diagnostic:
    severity = Severity.ERROR if error else Severity.WARNING
    hint = "brat keeps an annotation in NAME.ann and its text in NAME.txt"
    code = ("ARG001", "syntax-error") if error else ("ARG071", "annotation-off")
    return Diagnostic(*code, severity, printable(why), span=Span(path, line), hint=hint)


def _text(
    path: str, fetch: Callable[[str], bytes] | None
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    beside = str(PurePath(path).with_suffix(".txt")) if path else ""
    if fetch is None or not beside:
        return None, ()
    try:
        data = fetch(beside)
        require_utf8(data)
    except ArgmapError as error:
        return None, (_told(path, 0, f"the text cannot be read: {error}", error=False),)
    except NotUtf8 as error:
        return None, (replace(not_utf8(error, beside), severity=Severity.WARNING),)
    return data.decode(), ()


def _map(lines: list[str], more: list[str], iri: str) -> ArgumentMap:
    """The map in some lines; further ones are kept with it as they are."""
    entities = [m for line in lines if (m := _ENTITY.fullmatch(line)) and is_slug(m[1])]
    majors = tuple(m[1] for m in entities if m[2] == _MAJOR)
    names = {m[1] for m in entities}
    statements = [
        Statement(
            id=m[1],
            kind=StatementKind.CLAIM if m[2] in _CLAIMS else StatementKind.STATEMENT,
            text=title_words(m[4]),
            restates=tuple(n for n in majors if n < m[1]) if m[2] == _MAJOR else (),
            data=Data.of(
                {"brat": {"type": m[2], "spans": m[3], **({"tail": m[5]} if m[5] else {})}}
            ),
            order=number,
        )
        for number, m in enumerate(entities)
    ]
    arguments, relations, left = [], [], list(more)
    for line in lines:
        relation, stance = _RELATION.fullmatch(line), _STANCE.fullmatch(line)
        own = is_slug(line.partition("\t")[0] or "-")
        if own and relation and relation[2] in _KINDS and {relation[3], relation[4]} <= names:
            arguments.append(
                Argument(
                    id=relation[1],
                    kind=_KINDS[relation[2]],
                    premises=(relation[3],),
                    target=relation[4],
                )
            )
        elif own and stance and stance[2] in names and majors:
            kind = _STANCES[stance[3]]
            made = Relation(id=stance[1], kind=kind, origins=(stance[2],), targets=majors)
            relations.append(made)
        elif line and not (_ENTITY.fullmatch(line) and line.partition("\t")[0] in names):
            left.append(line)
    return ArgumentMap(
        iri=iri,
        statements=tuple(statements),
        arguments=tuple(arguments),
        relations=tuple(relations),
        theses=majors,
        data=Data.of({"brat": {"lines": list(left)}} if left else {}),
    )


def _placed(
    argument_map: ArgumentMap, lines: list[str], text: str | None, path: str
) -> tuple[ArgumentMap, list[Diagnostic]]:
    """The map with its passages.

    Where the text is at hand, those that say there what the annotation says, with digest and words;
    else the places alone, as the annotation has them.
    """
    spans, quirks = [], []
    for number, name, pieces, said in _entities(lines):
        if name not in argument_map.statement_by_id:
            continue
        if text is not None and _flat(" ".join(text[a:b] for a, b in pieces)) != _flat(said):
            told = f"{name} is not what the text has there"
            quirks.append(_told(path, number, told, error=False))
            continue
        spans += [(name, start, end) for start, end in pieces]
    source = Source(id=free_source(argument_map), label=title_words(PurePath(path).stem))
    if text is not None:
        return anchored(argument_map, source, text, spans), quirks
    return _unread(argument_map, source, spans), quirks


def _entities(lines: list[str]) -> Iterator[tuple[int, str, list[tuple[int, int]], str]]:
    """Of each annotation its line, id, the offsets of its stretches, and what it says."""
    for number, line in enumerate(lines, 1):
        if found := _ENTITY.fullmatch(line):
            pairs = (piece.split() for piece in found[3].split(";"))
            yield number, found[1], [(int(a), int(b)) for a, b in pairs], found[4]


def _flat(text: str) -> str:
    return re.sub(r"\s", " ", text)


def _unread(
    argument_map: ArgumentMap, source: Source, spans: list[tuple[str, int, int]]
) -> ArgumentMap:
    """The map with the places of its passages, of a text that is not at hand."""
    places = list(dict.fromkeys((start, end) for _, start, end in spans))
    if not places:
        return argument_map
    names = {place: f"passage-{number}" for number, place in enumerate(places, 1)}
    of: dict[str, list[str]] = {}
    for name, start, end in spans:
        of.setdefault(name, []).append(names[start, end])
    return replace(
        argument_map,
        statements=tuple(
            replace(s, expressed_in=tuple(of.get(s.id, ()))) for s in argument_map.statements
        ),
        sources=(source,),
        sources_analysed=(source.id,),
        passages=tuple(
            Passage(
                id=name,
                source=source.id,
                selectors=(DigestSelector(id=f"{name}-place", start=start, end=end),),
            )
            for (start, end), name in names.items()
        ),
    )


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The annotation of a map; statements without a place in a text have no line in it."""
    _ = row, loaded
    found = "\n".join(_lines(argument_map, {}))
    return (found + "\n" if found else "").encode()


def names_in(argument_map: ArgumentMap) -> dict[str, str]:
    """Which record each annotation is, by the ids that reading gives."""
    names: dict[str, str] = {}
    lines = list(_lines(argument_map, names))
    found = {own: name for name, own in names.items()}
    places = dict.fromkeys(place for _, _, pieces, _ in _entities(lines) for place in pieces)
    known: dict[tuple[int, int], str] = {}
    for passage in argument_map.passages:
        if passage.digest:
            known.setdefault((passage.digest.start, passage.digest.end), passage.id)
    for number, place in enumerate(places, 1):
        if place in known:
            found[f"passage-{number}"] = known[place]
    return found


def _lines(argument_map: ArgumentMap, names: dict[str, str]) -> Iterator[str]:
    """The lines; ``names`` gets the id of each record in them."""
    ordered = sorted(argument_map.statements, key=lambda s: (s.order is None, s.order or 0, s.id))
    taken = {element.id for element in argument_map.elements}
    for number, statement in enumerate(ordered, 1):
        spans = _spans(argument_map, statement)
        if spans:
            names[statement.id] = _id("T", statement.id, number, taken)
            kind = _known(statement, "type", r"\S+") or _type(argument_map, statement)
            tail = _known(statement, "tail", r"[^\S\n]*")
            yield f"{names[statement.id]}\t{kind} {spans}\t{_line(statement.says)}{tail}"
    for number, argument in enumerate(argument_map.arguments, 1):
        word = "attacks" if argument.is_objection else "supports"
        for at, premise in enumerate(argument.needs):
            if premise in names and argument.target in names:
                own = _id("R", argument.id, number, taken) + ("" if not at else f"-{at}")
                names.setdefault(argument.id, own)
                yield f"{own}\t{word} Arg1:{names[premise]} Arg2:{names[argument.target]}\t"
    for number, relation in enumerate(argument_map.relations, 1):
        stance = {v: k for k, v in _STANCES.items()}.get(relation.kind)
        if stance and len(relation.origins) == 1 and relation.origins[0] in names:
            names[relation.id] = _id("A", relation.id, number, taken)
            yield f"{names[relation.id]}\tStance {names[relation.origins[0]]} {stance}"
    held = argument_map.data.value.get("brat")
    lines = held.get("lines") if isinstance(held, dict) else None
    for line in lines if isinstance(lines, list) else ():
        if isinstance(line, str) and "\n" not in line and can_be_written(line):
            yield line


def _line(text: str) -> str:
    """A text on one line, as an annotation has it."""
    return re.sub(r"[\r\n\t]", " ", text)


def _known(statement: Statement, name: str, form: str) -> str:
    """What was read of an annotation, where it has a form that an annotation may have."""
    held = statement.data.value.get("brat")
    found = held.get(name) if isinstance(held, dict) else None
    fits = isinstance(found, str) and re.fullmatch(form, found) and can_be_written(found)
    return str(found) if fits else ""


def _type(argument_map: ArgumentMap, statement: Statement) -> str:
    if statement.id in argument_map.theses:
        return _MAJOR
    return "Claim" if statement.kind is StatementKind.CLAIM else "Premise"


def _spans(argument_map: ArgumentMap, statement: Statement) -> str:
    held = _known(statement, "spans", _SPANS)
    if held:
        return held
    passages = (argument_map.records.get(name) for name in statement.expressed_in)
    digests = (getattr(passage, "digest", None) for passage in passages)
    places = sorted((d.start, d.end) for d in digests if d)
    return ";".join(f"{start} {end}" for start, end in places)


def _id(letter: str, name: str, number: int, taken: set[str]) -> str:
    """An id as an annotation has them: the own one, else one by number that no element has."""
    if re.fullmatch(rf"{letter}\d+", name):
        return name
    found = f"{letter}{number}"
    while found in taken:
        found = f"{letter}0{found[1:]}"
    return found
