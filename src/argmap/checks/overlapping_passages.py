"""Two statements that are said to stand in the same place.

What it finds:
    Statements whose passages are the same, or overlap by more than half of the shorter, unless one
    restates the other. For each statement a few others are named.

Why it matters:
    One sentence can say several things, but often one of the two passages is too wide, or the two
    statements are one.

Wrong:
    :thesis a arg:Claim ; arg:text "It is time to go." ; arg:expressedIn :in-thesis .
    :late a arg:Evidence ; arg:text "The clock struck ten." ; arg:expressedIn :in-late .
    :step a arg:Inference ; arg:premise :late ; arg:conclusion :thesis .
    :article a arg:Source ; dcterms:title "A note" .
    :in-thesis a arg:Passage ; oa:hasSource :article ; oa:hasSelector :in-thesis-at .
    :in-thesis-at a arg:DigestSelector ; oa:start 0 ; oa:end 30 ;
        arg:sha256 "3575bb5cdb195d5c6f3d24869b6fb3990a3cbf85f1269ae956971abab775098e" .
    :in-late a arg:Passage ; oa:hasSource :article ; oa:hasSelector :in-late-at .
    :in-late-at a arg:DigestSelector ; oa:start 4 ; oa:end 30 ;
        arg:sha256 "3575bb5cdb195d5c6f3d24869b6fb3990a3cbf85f1269ae956971abab775098e" .

Right:
    :thesis a arg:Claim ; arg:text "It is time to go." ; arg:expressedIn :in-thesis .
    :late a arg:Evidence ; arg:text "The clock struck ten." ; arg:expressedIn :in-late .
    :step a arg:Inference ; arg:premise :late ; arg:conclusion :thesis .
    :article a arg:Source ; dcterms:title "A note" .
    :in-thesis a arg:Passage ; oa:hasSource :article ; oa:hasSelector :in-thesis-at .
    :in-thesis-at a arg:DigestSelector ; oa:start 0 ; oa:end 30 ;
        arg:sha256 "3575bb5cdb195d5c6f3d24869b6fb3990a3cbf85f1269ae956971abab775098e" .
    :in-late a arg:Passage ; oa:hasSource :article ; oa:hasSelector :in-late-at .
    :in-late-at a arg:DigestSelector ; oa:start 31 ; oa:end 57 ;
        arg:sha256 "3575bb5cdb195d5c6f3d24869b6fb3990a3cbf85f1269ae956971abab775098e" .

Reference:
    Web Annotation Data Model (W3C 2017), section 4.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.checks.context import Context, Finder
from argmap.checks.terms import alike
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Statement

FINDER = Finder("ARG305", "overlapping-passages", Severity.INFO)
_MOST_COMPARED = 8
"""So many of the passages that began last are compared with each."""
_MOST_NAMED = 3


class _Stretch(NamedTuple):
    """A stretch of a source in which a statement stands.

    Attributes:
        place: The source, or of a passage without position the passage.
        start: First code point.
        end: The code point after the last, and never before the one after the first.
        statement: Id of the statement.
    """

    place: str
    start: int
    end: int
    statement: str


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each statement that shares its place with others before it."""
    content, known = context.content, context.map.statement_by_id
    shared: dict[str, dict[str, None]] = {}
    for earlier, later in _overlaps(sorted(_stretches(context))):
        one, other = known[earlier.statement], known[later.statement]
        named = len(shared.get(other.id, ())) == _MOST_NAMED or other.id in shared.get(one.id, ())
        report = _reports(one, earlier, later) or _reports(other, later, earlier)
        apart = content(one.id) != content(other.id) and not _is_duplicate(one, other)
        if apart and not named and not report:
            shared.setdefault(other.id, {})[one.id] = None
    for name, found in shared.items():
        yield FINDER(
            context,
            name,
            f"{name} shares its place with {' and '.join(found)}",
            "narrow the passages with argmap anchor, or make one statement of them",
            (*found, name),
        )


def _reports(statement: Statement, outer: _Stretch, inner: _Stretch) -> bool:
    """Whether a statement is evidence, such as a saying, whose passage holds the other."""
    within = outer.start <= inner.start and inner.end <= outer.end
    return statement.kind is StatementKind.EVIDENCE and within and outer[:3] != inner[:3]


def _is_duplicate(one: Statement, other: Statement) -> bool:
    """Whether duplicate-claim tells of the two."""
    return one.expressed_in == other.expressed_in and alike(one.says, other.says)


def _stretches(context: Context) -> Iterator[_Stretch]:
    for statement in context.map.statements:
        for name in statement.expressed_in:
            passage = context.map.passage_by_id.get(name)
            if passage and passage.digest:
                start, end = passage.digest.start, passage.digest.end
                yield _Stretch(passage.source, start, max(end, start + 1), statement.id)
            else:
                yield _Stretch(name, 0, 1, statement.id)


def _overlaps(stretches: list[_Stretch]) -> Iterator[tuple[_Stretch, _Stretch]]:
    """The pairs of different statements that share more than half of the shorter stretch."""
    open_now: list[_Stretch] = []
    for later in stretches:
        place, start = later.place, later.start
        if open_now and open_now[-1].place != place:
            open_now = []
        open_now = [s for s in open_now if s.end > start]
        if not open_now:
            open_now = [later]
            continue
        for earlier in open_now[-_MOST_COMPARED:]:
            shared = min(earlier.end, later.end) - later.start
            shorter = min(earlier.end - earlier.start, later.end - later.start)
            if earlier.statement != later.statement and shared > shorter / 2:
                yield earlier, later
        open_now = [*open_now[1 - _MOST_COMPARED :], later]
