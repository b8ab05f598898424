"""A passage that stands elsewhere in the document than the map says.

What it finds:
    With a document at hand (``--source``): passages whose very words are in it, at another place or
    with other spaces and marks.

Why it matters:
    The quotation is sound, but a reader who follows the position lands in the wrong sentence.
    ``argmap check --fix`` writes the new place.

Wrong:
    :thesis a arg:Assumption ; arg:text "It is late." ; arg:expressedIn :in-thesis .
    :article a arg:Source ; dcterms:title "A note" .
    :in-thesis a arg:Passage ; oa:hasSource :article ; oa:hasSelector :in-thesis-at .
    :in-thesis-at a arg:DigestSelector ; oa:start 9 ; oa:end 39 ;
        arg:sha256 "3575bb5cdb195d5c6f3d24869b6fb3990a3cbf85f1269ae956971abab775098e" ;
        arg:looseSha256 "8c7cf390e043afb4d550dfb9b66285940f2f1d491c65cd9ab0c0ef75fc383d70" ;
        arg:wordCount 7 .

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

FINDER = Finder("ARG309", "moved-passage", Severity.INFO)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each passage that is not where it is said to be."""
    for result in context.verifications:
        if result.status == "moved" and result.found:
            start, end = result.found
            yield FINDER(
                context,
                result.id,
                f"the words of {result.id} stand at characters {start} to {end}",
                "argmap check --fix writes the new place",
                (result.id,),
            )
