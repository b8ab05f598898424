"""A passage that does not stand in the source where the map says.

What it finds:
    With a document at hand (``--source``): passages whose words are nowhere in it (gone), or only
    in other words (reworded). A passage that merely stands elsewhere is no finding;
    ``argmap verify`` tells of it.

Why it matters:
    A claim that is put into the mouth of a source must be there.

Wrong:
    :thesis a arg:Assumption ; arg:text "It is late." ; arg:expressedIn :in-thesis .
    :article a arg:Source ; dcterms:title "A note" .
    :in-thesis a arg:Passage ; oa:hasSource :article ; oa:hasSelector :in-thesis-at .
    :in-thesis-at a arg:DigestSelector ; oa:start 0 ; oa:end 30 ;
        arg:sha256 "0000000000000000000000000000000000000000000000000000000000000000" .

Right:
    :thesis a arg:Assumption ; arg:text "It is late." ; arg:expressedIn :in-thesis .
    :article a arg:Source ; dcterms:title "A note" .
    :in-thesis a arg:Passage ; oa:hasSource :article ; oa:hasSelector :in-thesis-at .
    :in-thesis-at a arg:DigestSelector ; oa:start 0 ; oa:end 30 ;
        arg:sha256 "3575bb5cdb195d5c6f3d24869b6fb3990a3cbf85f1269ae956971abab775098e" .

Source:
    The hour is late by any clock.

Reference:
    Web Annotation Data Model (W3C 2017), section 4.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.sources import Verification

FINDER = Finder("ARG302", "passage-mismatch", Severity.ERROR)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each passage that is reworded or gone."""
    results = [r for r in context.verifications if r.status != "unchecked"]
    strangers = _strangers(context, results)
    for source in sorted(strangers):
        yield FINDER(
            context,
            source,
            f"none of the passages of {source} stands in the document",
            "is it the right document? name its source with --source ID=DOC",
        )
    users = _users(context)
    for result in results:
        source = context.map.passage_by_id[result.id].source
        if result.status in {"reworded", "gone"} and source not in strangers:
            yield FINDER(
                context,
                result.id,
                _message(result),
                "correct it with argmap anchor, or drop the passage",
                users.get(result.id, ()),
            )


def _strangers(context: Context, results: list[Verification]) -> set[str]:
    """The sources with several passages of which the document at hand has none."""
    statuses: dict[str, list[str]] = {}
    for result in results:
        source = context.map.passage_by_id[result.id].source
        statuses.setdefault(source, []).append(result.status)
    return {s for s, found in statuses.items() if len(found) > 2 and set(found) == {"gone"}}


def _users(context: Context) -> dict[str, tuple[str, ...]]:
    """For each passage the elements that are expressed in it."""
    users: dict[str, list[str]] = {}
    for element in context.map.elements:
        for passage in element.expressed_in:
            users.setdefault(passage, []).append(element.id)
    return {name: tuple(found) for name, found in users.items()}


def _message(result: Verification) -> str:
    if result.found is None:
        return f"the words of {result.id} stand nowhere in the source"
    start, end = result.found
    return (
        f"the words of {result.id} are not in the source; nearest are characters {start} to {end}, "
        f"alike to {result.similarity:.0%}"
    )
