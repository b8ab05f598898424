"""What the commands share in talking to the terminal."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.progress import Progress, put_away
from argmap.report.plain import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.formats import Loaded
    from argmap.workbench import Workbench

_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "faint": {"dim": True},
    "strong": {"bold": True},
    "good": {"fg": "green"},
}


def width() -> int:
    """Columns to fill: the terminal's, 40 at least and 110 at most; 100 when there is none."""
    columns = shutil.get_terminal_size((100, 24)).columns
    return max(40, min(columns, 110))


def colourful() -> bool:
    """Whether standard output is a terminal that wants colour (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def paint(text: str, style: str) -> str:
    """The text in a style, where the terminal shows one."""
    return click.style(text, **_STYLES[style]) if colourful() else text


def say(text: str) -> None:
    """Prints a result on standard output; whoever has stopped reading has had enough."""
    put_away()
    try:
        click.echo(text.rstrip("\n"))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from None


def note(text: str) -> None:
    """Prints a remark on standard error."""
    put_away()
    click.echo(text, err=True)


def advise(hint: str) -> None:
    """Prints a hint on standard error: in a file or a pipe in one line, to be searched for."""
    if not sys.stderr.isatty():
        note(f"  hint: {hint}")
        return
    fill = width()
    with contextlib.suppress(OSError):  # standard output may lead elsewhere
        fill = min(fill, os.get_terminal_size(sys.stderr.fileno()).columns or fill)
    note("\n".join(wrapped(hint, fill, "  hint: ", "        ")))


def refuse_inputs(outputs: Iterable[str | None], inputs: Iterable[str]) -> None:
    """Stops when something would be written over what is read.

    Raises:
        OverInput: It would.
    """
    from argmap.errors import OverInput

    read = {Path(name.partition("=")[2] or name).resolve() for name in inputs if name != "-"}
    read |= {Path(name).resolve() for name in inputs if name != "-"}
    for output in outputs:
        if output and output != "-" and Path(output).resolve() in read:
            raise OverInput(output)


def open_bench(path: str, name: str, sources: tuple[str, ...] = ()) -> Workbench:
    """The workbench of a map, with documents at hand and complaints about them printed."""
    from argmap.errors import UnreadableMap
    from argmap.report.findings import findings_text
    from argmap.workbench import open_map

    with Progress(f"Reading {Path(path).name}"):
        bench = open_map(path, name)
        bench = bench.with_sources(*sources) if sources else bench
    if sources and bench.remarks:
        raise UnreadableMap(path, bench.remarks[0].message, bench.remarks[0].hint)
    found = bench.loaded.diagnostics
    if len(found) > _SHOWN_BY_THE_WAY:
        note(f"{path}: {len(found)} remarks; argmap check {path} shows them")
    elif found:
        note(findings_text(found, all_texts(bench.loaded)).rstrip("\n"))
    return bench


_SHOWN_BY_THE_WAY = 2
"""So many remarks are shown before what was asked for; more would bury it."""


def texts_of(loaded: list[Loaded]) -> dict[str, str]:
    """The text of each file, included ones too, by its path, for showing lines."""
    return {path: text for item in loaded for path, text in all_texts(item).items()}


def all_texts(loaded: Loaded) -> dict[str, str]:
    """The texts of the files that were read for a map, by path."""
    return {loaded.path: loaded.text, **loaded.texts}


FROM_HELP = "Format of the map; told from the file unless given."
Decorator = "Callable[[Callable[..., Any]], Callable[..., Any]]"


def from_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option ``--from``."""
    from argmap.formats.table import FORMATS

    names = FormatName([row.name for row in FORMATS if row.reads])
    return click.option("--from", "from_", type=names, default=None, help=FROM_HELP)(command)


class FormatName(click.Choice[str]):
    """The name of a format; an extension that tells it will do."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name."""
        from argmap.formats.table import row_named

        row = row_named(str(value))
        if row is None and str(value).strip(".") in DRAWN:
            self.fail(f"argmap render writes .{str(value).strip('.')} files.", param, ctx)
        return super().convert(row.name if row else value, param, ctx)


DRAWN = frozenset(("html", "svg", "png", "pdf", "dot", "mmd", "md"))
"""Extensions of what ``argmap render`` writes."""


def source_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option ``--source``."""
    return click.option(
        "--source",
        "sources",
        multiple=True,
        metavar="[ID=]DOC",
        help="A document that the map is about: text, Markdown, HTML or PDF. May be repeated; "
        "ID= says which source of the map it is.",
    )(command)


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option ``--store`` of what changes or lists a store."""
    return click.option(
        "--store",
        required=True,
        metavar="DIR",
        type=click.Path(file_okay=False),
        help="The folder of the store.",
    )(command)


def format_option(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option ``--format``; the first name is the default."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="How to print the result.",
    )


class Map(click.ParamType[str]):
    """The path of a map, with completion for files."""

    name = "map"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[Any]:
        """Files, as any path."""
        from click.shell_completion import CompletionItem

        _ = ctx, param
        return [CompletionItem(incomplete, type="file")]


class RecordId(click.ParamType[str]):
    """The id of a record, completed from the map named before it."""

    name = "id"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[Any]:
        """The ids of the map that begin like this."""
        from click.shell_completion import CompletionItem

        from argmap.errors import ArgmapError
        from argmap.workbench import open_map

        _ = param
        try:
            found = open_map(str(ctx.params["path"])).map
        except (ArgmapError, KeyError):
            return []
        return [
            CompletionItem(name, help=record.name)
            for name, record in found.records.items()
            if name.startswith(incomplete)
        ]


def shown_path(path: str | Path) -> str:
    """A path as short as it can be said: relative to the current folder when it is inside."""
    full = Path(path).resolve()
    try:
        return str(full.relative_to(Path.cwd()))
    except ValueError:
        return str(full)
