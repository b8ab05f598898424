"""``argmap anchor``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from argmap.commands.terminal import format_option, note, say

if TYPE_CHECKING:
    from argmap.formats.argdown.anchoring import Anchoring
    from argmap.model import DigestSelector
    from argmap.sources import Document, Match


@click.command()
@click.argument("document", metavar="DOC")
@click.option("--quote", help="The words to find; - reads them from input.")
@click.option(
    "--into",
    metavar="MAP",
    help="Write the places of all quotations of DOC into this file of Argdown, in its data blocks "
    '({quote: "..."}), and change nothing else in it.',
)
@click.option(
    "--occurrence",
    type=click.IntRange(min=1),
    help="Which one, when the words stand in several places.",
)
@click.option("--id", "name", default="passage", show_default=True, help="Id of the passage.")
@click.option("--source", "source", default="article", show_default=True, help="Id of the source.")
@format_option("turtle", "json")
def command(
    document: str,
    quote: str | None,
    into: str | None,
    occurrence: int | None,
    name: str,
    source: str,
    format_: str,
) -> int:
    """Find a quotation in a document and give its selector.

    The selector fixes the passage by position and digest, without repeating its words. The words
    are looked for exactly; then without regard to quotation marks, dashes, non-breaking spaces,
    line ends and case. When they stand in several places, the places are listed.

    \b
    argmap anchor article.txt --quote "the bridge is wearing out"
    argmap anchor article.txt --quote "the bridge" --occurrence 2 --id in-close-bridge
    argmap anchor article.txt --into talk.argdown
    """
    if (quote is None) == (into is None):
        raise click.UsageError("Give either --quote or --into.")
    if into is not None:
        return _into(document, into)
    assert quote is not None
    from argmap.errors import BadId, QuoteNotFound
    from argmap.files import read_bytes
    from argmap.model import is_slug
    from argmap.sources import digest_selector, find_quote, read_document

    for given in (name, source):
        if not is_slug(given):
            raise BadId(given)
    if quote == "-":
        quote = read_bytes("-").decode("utf-8", "replace").strip()
    if not quote.strip():
        raise click.UsageError("The quotation is empty.")
    held = read_document(document)
    matches = find_quote(held.text, quote)
    sure = [match for match in matches if match.how != "near"]
    chosen = _chosen(sure, occurrence)
    if chosen is None:
        if not matches:
            raise QuoteNotFound(quote)
        _list_places(matches, bool(sure), format_)
        return 1
    if chosen.how == "tolerant":
        note("found in other typography: quotation marks, dashes, spaces or case differ")
    selector = digest_selector(held.text, chosen.start, chosen.end, f"{name}-at")
    say(_printed(selector, name, source, held, format_))
    return 0


def _into(document: str, path: str) -> int:
    """Writes the places of the quotations into a file; 1 when some have no place."""
    from argmap.files import read_bytes, write_whole
    from argmap.formats import loads
    from argmap.formats.argdown.anchoring import anchored
    from argmap.sources import read_document
    from argmap.workbench import require_whole

    data = read_bytes(path)
    loaded = loads(data, path, "argdown")
    require_whole(loaded)
    held = read_document(document)
    text = data.decode("utf-8", "replace")
    known = frozenset(
        name
        for record in loaded.map.sources
        if record.sha256 in {held.sha256, ""}
        for name in (record.id, record.name)
        if record.sha256 or len(loaded.map.sources) == 1
    )
    new, results = anchored(text, held, known)
    for result in results:
        if result.outcome in {"missing", "ambiguous"}:
            _say_unplaced(path, result)
    if new != text or path == "-":
        write_whole(path, new)
    counts = {o: sum(r.outcome == o for r in results) for o in _OUTCOMES}
    said = ", ".join(f"{count} {_OUTCOMES[o]}" for o, count in counts.items() if count)
    note(said or "the file has no quotations of this document")
    return int(counts["missing"] + counts["ambiguous"] > 0)


_OUTCOMES = {
    "anchored": "anchored",
    "moved": "moved",
    "unchanged": "as before",
    "ambiguous": "in several places",
    "missing": "not found",
}


def _say_unplaced(path: str, result: Anchoring) -> None:
    """Why a quotation could not be placed."""
    where = f"{path}:{result.line}:{result.column}: "
    if result.outcome == "missing":
        note(f'{where}the document does not contain "{result.quote}"')
    else:
        note(f'{where}"{result.quote}" stands in {len(result.places)} places; quote more words')
    for match in result.places[:3]:
        context = " ".join(match.context.split())
        alike = f" ({match.similarity:.0%} alike)" if match.how == "near" else ""
        note(f"  characters {match.start} to {match.end}{alike}: ... {context} ...")


def _chosen(matches: list[Match], occurrence: int | None) -> Match | None:
    if occurrence is not None:
        if occurrence > len(matches):
            places = "place" if len(matches) == 1 else "places"
            raise click.UsageError(f"The words stand in {len(matches)} {places} only.")
        return matches[occurrence - 1]
    return matches[0] if len(matches) == 1 else None


def _list_places(matches: tuple[Match, ...], sure: bool, format_: str) -> None:
    if format_ == "json":
        say(json.dumps([asdict(match) for match in matches], indent=2, ensure_ascii=False))
        return
    if sure:
        note(f"the words stand in {len(matches)} places; choose one with --occurrence:")
    else:
        note("the words do not stand in the document; nearest:")
    for number, match in enumerate(matches, 1):
        alike = "" if sure else f" ({match.similarity:.0%} alike)"
        context = " ".join(match.context.split())
        say(f"{number}. characters {match.start} to {match.end}{alike}: ... {context} ...")


def _printed(selector: DigestSelector, name: str, source: str, held: Document, format_: str) -> str:
    if format_ == "json":
        facts = {
            "passage": name,
            "source": source,
            "start": selector.start,
            "end": selector.end,
            "sha256": selector.sha256,
            "looseSha256": selector.loose_sha256,
            "wordCount": selector.word_count,
            "sketch": selector.sketch,
            "sourceSha256": held.sha256,
        }
        return json.dumps(facts, indent=2)
    from argmap.report.selector import selector_turtle

    return selector_turtle(selector, name, source)
