"""``argmap fmt``."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from argmap.commands.terminal import Map, note

if TYPE_CHECKING:
    from argmap.formats import Loaded

_SHOWN = 5


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="MAP...", type=Map())
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if a file would change.")
@click.option("--force", is_flag=True, help="Go ahead although comments would be lost.")
def command(paths: tuple[str, ...], check: bool, force: bool) -> int:
    """Write maps in Turtle sorted, one fact a line, an IRI for every node, so that they diff.

    Comments at the head of a file are kept. Comments elsewhere cannot be; a file that has any is
    left alone unless --force is given. - reads standard input and writes standard output.

    \b
    argmap fmt map.ttl
    argmap fmt --check graph/*.ttl
    """
    changed = sum(_format(path, check, force) for path in paths)
    return int(check and changed > 0)


def require_turtle(path: str, hint: str = "") -> None:
    """Stops before a file of another format, by its name, is written over as Turtle.

    Raises:
        NotTurtle: It is of another format.
    """
    from argmap.errors import NotTurtle
    from argmap.formats.table import BY_EXTENSION

    row = BY_EXTENSION.get(PurePath(path).suffix.lower())
    if row and row.name != "turtle":
        raise NotTurtle(path, row.name, hint)


def _format(path: str, check: bool, force: bool) -> bool:
    """Formats one file; whether it was not as it should be."""
    from argmap.files import read_bytes, write_whole
    from argmap.formats.rdf import formatted
    from argmap.workbench import require_whole

    require_turtle(path)
    data = read_bytes(path)
    text, loaded = formatted(data, path)
    require_whole(loaded)
    if text.encode() == data and path != "-":
        return False
    if check:
        note(f"would reformat {path}")
        return True
    refuse_loss(path, loaded, force)
    write_whole(path, text)
    if path != "-":
        note(f"reformatted {path}")
    return True


def refuse_loss(path: str, loaded: Loaded, force: bool) -> None:
    """Stops unless the file can be written again without losing comments, or force is given.

    Raises:
        WouldLose: There are comments elsewhere than at the head of the file.
    """
    from argmap.errors import WouldLose
    from argmap.formats.rdf import other_comments

    lines = other_comments(loaded.text)
    if lines and not force:
        shown = ", ".join(map(str, lines[:_SHOWN])) + (", ..." if len(lines) > _SHOWN else "")
        count = "a comment" if len(lines) == 1 else f"{len(lines)} comments"
        raise WouldLose(path, f"{count} (line {shown}), which cannot be kept")
