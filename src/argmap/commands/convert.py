"""``argmap convert``."""

from __future__ import annotations

from pathlib import PurePath

import click

from argmap.commands.terminal import Map, all_texts, from_option, note, shown_path


def _written() -> click.Choice[str]:
    from argmap.formats.table import FORMATS

    return click.Choice([row.name for row in FORMATS if row.writes])


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    help="Where to write the map; its extension tells the format. Standard output unless given.",
)
@click.option(
    "--to", "to", type=_written(), help="Format to write, where the extension does not tell."
)
@from_option
def command(path: str, output: str, to: str | None, from_: str | None) -> int:
    """Write a map in another format.

    Turtle and Argdown hold all of a map; reading either again gives the same map. What Argdown has
    no syntax for stands in its data blocks and front matter. Findings about the file that is read
    are printed; where it cannot be read whole, nothing is written.

    \b
    argmap convert talk.argdown -o talk.ttl
    argmap convert map.ttl -o map.argdown
    argmap convert talk.argdown -o talk.json --to argdown-json
    """
    from argmap.files import write_whole
    from argmap.formats import dump, load
    from argmap.report.findings import findings_text
    from argmap.workbench import require_whole

    target = to or _told_by(output)
    loaded = load(path, from_ or "")
    require_whole(loaded)
    if loaded.diagnostics:
        note(findings_text(loaded.diagnostics, all_texts(loaded)).rstrip("\n"))
    write_whole(output, dump(loaded.map, target, loaded))
    if output != "-":
        note(f"wrote {shown_path(output)}")
    return 0


def _told_by(output: str) -> str:
    """The format that the name of a file tells.

    Raises:
        UnknownFormat: It tells none that argmap writes.
    """
    from argmap.errors import UnknownFormat
    from argmap.formats.table import BY_EXTENSION, FORMATS

    path = PurePath(output)
    for suffix in ("".join(path.suffixes[-2:]).lower(), path.suffix.lower()):
        row = BY_EXTENSION.get(suffix)
        if row and row.writes:
            return row.name
    if output == "-":
        return "turtle"
    raise UnknownFormat(output, tuple(row.name for row in FORMATS if row.writes), option="--to")
