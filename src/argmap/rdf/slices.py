"""Changing a few facts in a Turtle file as slices of its text, and touching nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.rdf.locate import marks_and_names
from argmap.rdf.terms import iri_value, is_iri
from argmap.vocabulary import shorten

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from argmap.model import Triple


class Slice(NamedTuple):
    """A stretch of a text, in code points, and what is to stand there instead."""

    start: int
    end: int
    text: str


class _Object(NamedTuple):
    """One object of a fact about a named node.

    Attributes:
        subject: The node.
        predicate: The property.
        start: Where the object begins.
        end: Where it ends.
        before: Where the mark before the property stands that parts it from the last; -1 when the
            property is the first of its node.
        said: Where the property begins.
        mark: The mark behind the object.
        after: Where that mark ends.
    """

    subject: str
    predicate: str
    start: int
    end: int
    before: int
    said: int
    mark: str
    after: int


def changed_text(
    text: str,
    base: str,
    prefixes: Mapping[str, str],
    gone: Collection[Triple],
    new: Collection[Triple],
) -> str | None:
    """The text with some facts taken out and others put in; None where that cannot be done so.

    A fact that replaces another one of the same node and property takes its place; a further one
    is put directly behind the name of its node. A fact alone is taken out with its property.

    Args:
        text: A file of Turtle.
        base: IRI against which relative IRIs are resolved.
        prefixes: The prefixes that it declares.
        gone: The facts to take out.
        new: The facts to put in.
    """
    objects = list(_objects(text, base))
    subjects = dict(_subjects(text, base))
    waiting = sorted(new)
    slices: list[Slice] = []
    for triple in sorted(gone):
        node, predicate = iri_value(triple.subject), iri_value(triple.predicate)
        found = [o for o in objects if (o.subject, o.predicate) == (node, predicate)]
        fresh = next((t for t in waiting if t[:2] == triple[:2]), None)
        piece = _without(found) if fresh is None else None
        if fresh is not None and len(found) == 1:
            waiting.remove(fresh)
            piece = Slice(found[0].start, found[0].end, _term(fresh.object, prefixes))
        if piece is None:
            return None
        slices.append(piece)
    for triple in waiting:
        at = subjects.get(iri_value(triple.subject))
        if at is None:
            return None
        said = f"{_term(triple.predicate, prefixes)} {_term(triple.object, prefixes)}"
        slices.append(Slice(at, at, f" {said} ;\n   "))
    return applied(text, slices)


def _without(found: list[_Object]) -> Slice | None:
    """What takes a fact out that is the only one of its property; None where it is not."""
    if len(found) != 1:
        return None
    (one,) = found
    if one.mark == ";":
        return Slice(one.said, one.after, "")
    return Slice(one.before, one.end, "") if one.mark == "." and one.before >= 0 else None


def applied(text: str, slices: list[Slice]) -> str:
    """The text with all slices replaced; those for one place in the order given."""
    for piece in sorted(slices, key=lambda s: s.start, reverse=True):
        text = text[: piece.start] + piece.text + text[piece.end :]
    return text


def _term(term: str, prefixes: Mapping[str, str]) -> str:
    """A term as the file may write it."""
    if not is_iri(term):
        return _literal(term)
    value = iri_value(term)
    short = shorten(value, dict(prefixes))
    return short if short != value and _plain(short) else term


def _literal(term: str) -> str:
    """A literal; numbers and truth values without their type, as people write them."""
    body, marks, datatype = term.rpartition("^^")
    plain = body[1:-1]
    if marks and datatype.endswith(("#integer>", "#boolean>")) and plain.isalnum():
        return plain
    return term


def _plain(short: str) -> bool:
    from argmap.model import is_slug

    name = short.partition(":")[2]
    return bool(name) and is_slug(name)


def _subjects(text: str, base: str) -> Iterator[tuple[str, int]]:
    """Each node that is described, with the place behind its name where that is first done."""
    seen = set()
    for kind, token, _, end in _parts(text, base):
        if kind == "subject" and token not in seen:
            seen.add(token)
            yield token, end


def _objects(text: str, base: str) -> Iterator[_Object]:
    """Each object of a fact about a named node, with its place."""
    subject = predicate = ""
    first = last = said = before = -1
    for kind, token, start, end in _parts(text, base):
        if kind == "end":
            if first >= 0:
                yield _Object(subject, predicate, first, last, before, said, token, end)
            first = -1
            before = start if token == ";" else before
        elif kind == "subject":
            subject, before = token, -1
        elif kind == "predicate":
            predicate, said = token, start
        else:
            first, last = (start if first < 0 else first), end


def _parts(text: str, base: str) -> Iterator[tuple[str, str, int, int]]:
    """The text as subjects, predicates, pieces of objects and ends, each with its place."""
    wanted, depth = "subject", 0
    for kind, token, start, end in marks_and_names(text, base):
        if kind in {"open", "close"} and token not in "{}":
            depth += 1 if kind == "open" else -1
        if depth or kind == "close":
            yield "object", token, start, end
        elif kind == "end":
            yield "end", token, start, end
            wanted = {".": "subject", ";": "predicate", ",": "object"}[token]
        elif kind == "name" and wanted != "object":
            yield wanted, token, start, end
            wanted = "predicate" if wanted == "subject" else "object"
        else:
            yield "object", token, start, end
