"""``argmap render``."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.commands.terminal import Map, from_option, note, open_bench, shown_path, source_option


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@click.option(
    "-o",
    "--output",
    metavar="PAGE",
    help="Where to write the page; beside the map unless given, - for standard output.",
)
@source_option
@click.option("--open", "open_", is_flag=True, help="Show the page in the browser afterwards.")
@from_option
def command(
    path: str, output: str | None, sources: tuple[str, ...], open_: bool, from_: str | None
) -> int:
    """Write the interactive page of a map: one HTML file that needs no network.

    With --source, the text of the document is shown beside the map and its passages are marked.
    The text is then part of the page; give the page away only if you may give away the text.

    \b
    argmap render map.ttl -o page.html --open
    argmap render map.ttl --source article.txt -o page.html
    """
    bench = open_bench(path, from_ or "", sources)
    target = output or str(Path(path).with_suffix(".html").name if path != "-" else "page.html")
    bench.render(target)
    if target != "-":
        note(f"wrote {shown_path(target)}")
        if open_:
            click.launch(Path(target).resolve().as_uri())
    return 0
