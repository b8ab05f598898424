"""``argmap convert``."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from argmap.commands.terminal import (
    DRAWN,
    FormatName,
    Map,
    all_texts,
    from_option,
    note,
    say,
    shown_path,
)

if TYPE_CHECKING:
    from argmap.formats.loss import Loss


def _written() -> FormatName:
    from argmap.formats.table import FORMATS

    return FormatName([row.name for row in FORMATS if row.writes])


@click.command()
@click.argument("path", metavar="MAP|FOLDER", type=Map())
@click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER",
    default="-",
    help="Where to write the map; its extension tells the format. Standard output unless given.",
)
@click.option(
    "--to",
    "to",
    type=_written(),
    help="Format to write, where the extension does not tell; its extension will do: ttl.",
)
@click.option(
    "--report",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to tell what the format cannot hold; as JSON it goes to standard output, when the "
    "map does not.",
)
@click.option("--strict", is_flag=True, help="Write nothing when the format cannot hold all.")
@from_option
def command(
    path: str, output: str, to: str | None, report: str, strict: bool, from_: str | None
) -> int:
    """Write a map, or a folder of maps, in another format.

    Turtle and Argdown hold all of a map; reading either again gives the same map. Of what another
    format cannot hold there is a report: by kind, count and, as JSON, ids. Findings about the file
    that is read are printed; where it cannot be read whole, nothing is written.

    Of a folder every file that can be told to be a map is written into another folder, at the same
    place in it; a file that cannot be read is named and stops no other. argmap formats lists what
    can be read and written.

    \b
    argmap convert talk.argdown -o talk.ttl
    argmap convert map.ttl -o map.argdown
    argmap convert nodeset10.json -o nodeset10.ttl
    argmap convert map.ttl -o map.aif.json --report json
    argmap convert corpus/ -o maps/ --to turtle
    """
    if path != "-" and Path(path).is_dir():
        from argmap.commands.corpus import converted

        if output == "-" or to is None:
            raise click.UsageError("For a folder give another with -o, and a format with --to.")
        return converted(Path(path), Path(output), to, from_ or "", report == "json", strict)
    from argmap.files import write_whole
    from argmap.formats import dump, load
    from argmap.formats.loss import losses
    from argmap.formats.table import BY_NAME
    from argmap.report.findings import findings_text
    from argmap.workbench import require_whole

    target = to or _told_by(output)
    loaded = load(path, from_ or "")
    require_whole(loaded)
    if loaded.diagnostics:
        note(findings_text(loaded.diagnostics, all_texts(loaded)).rstrip("\n"))
    lost = losses(loaded.map, BY_NAME[target])
    if not (lost and strict):
        write_whole(output, dump(loaded.map, target, loaded))
        if output != "-":
            note(f"wrote {shown_path(output)}")
    _tell(lost, target, report == "json", output)
    return int(bool(lost and strict))


def _tell(lost: tuple[Loss, ...], target: str, as_json: bool, output: str) -> None:
    """Says what is lost."""
    import json

    from argmap.formats.loss import losses_data

    if as_json:
        text = json.dumps(losses_data(lost), indent=2, ensure_ascii=False)
        if output == "-":
            note(text)
        else:
            say(text)
    elif lost:
        note(f"{target} cannot hold:")
        for loss in lost:
            note(f"  {loss}")


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
    error = UnknownFormat(output, tuple(row.name for row in FORMATS if row.writes), option="--to")
    if path.suffix.lower().removeprefix(".") in DRAWN:
        error.hint = f"argmap render writes {path.suffix.lower()} files"
    raise error
