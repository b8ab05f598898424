"""``argmap new``."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.commands.terminal import note, shown_path


@click.command()
@click.argument("document", metavar="DOC")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where to write the map; beside the document unless given, - for standard output.",
)
@click.option(
    "--outline",
    is_flag=True,
    help="List the paragraphs as comments, with the sentences that carry words of inference, "
    "contrast, hedging or assumption (English) marked as places to look at.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
def command(document: str, output: str | None, outline: bool, force: bool) -> int:
    """Begin a map of a document, in Argdown.

    The file names the document and its digest, shows in a comment how to go on, and asserts
    nothing. With --outline it holds the text of the document as comments; give it away only if you
    may give away the text.

    \b
    argmap new article.txt -o talk.argdown
    argmap new article.txt --outline
    """
    from argmap.errors import NotArgdown, WouldLose
    from argmap.files import write_whole
    from argmap.formats.argdown.beginning import beginning
    from argmap.formats.table import BY_EXTENSION
    from argmap.sources import read_document

    target = output or str(Path(document).with_suffix(".argdown").name)
    row = BY_EXTENSION.get(Path(target).suffix.lower())
    if row and row.name != "argdown":
        raise NotArgdown(target, row.name)
    if target != "-" and Path(target).exists() and not force:
        raise WouldLose(target, "what the file holds")
    write_whole(target, beginning(read_document(document), outline))
    if target != "-":
        note(f"wrote {shown_path(target)}")
    return 0
