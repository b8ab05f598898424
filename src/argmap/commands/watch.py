"""``argmap watch``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.commands.terminal import (
    Map,
    all_texts,
    from_option,
    note,
    paint,
    say,
    shown_path,
    source_option,
)

if TYPE_CHECKING:
    from argmap.web.watching import State
    from argmap.workbench import Workbench


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@source_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port; any free one unless given."
)
@click.option("--open", "open_", is_flag=True, help="Show the page in the browser.")
@from_option
def command(path: str, sources: tuple[str, ...], port: int, open_: bool, from_: str | None) -> int:
    """Check and draw a map anew whenever it is saved.

    Serves the page on this machine alone (127.0.0.1) and reloads it in the browser; what is wrong
    with the file is printed here and shown above the page. Included files and documents given with
    --source are watched too. Ctrl-C ends it.

    \b
    argmap watch talk.argdown --open
    argmap watch talk.argdown --source article.txt
    """
    from argmap.errors import MissingExtra
    from argmap.files import read_bytes

    try:
        from argmap.web.watching import Watch, serve
    except ImportError:
        raise MissingExtra("argmap watch", "watch") from None
    _ = read_bytes(path)
    renewal = _Renewal(path, sources, from_ or "")

    def ready(bound: int) -> None:
        address = f"http://127.0.0.1:{bound}/"
        note(f"{shown_path(path)} is shown at {address} (Ctrl-C ends)")
        if open_:
            click.launch(address)

    serve(Watch(renewal.paths, renewal.renew), port, ready)
    return 0


class _Renewal:
    """Reads, checks and draws a map."""

    def __init__(self, path: str, sources: tuple[str, ...], name: str) -> None:
        self._path, self._sources, self._name = path, sources, name
        self._files = {path, *(source.rpartition("=")[2] for source in sources)}

    def paths(self) -> set[Path]:
        """The files whose saving counts."""
        return {Path(name).resolve() for name in self._files}

    def renew(self, before: State) -> State:
        """The state after a save; the page of before where there is no new one."""
        from argmap.errors import ArgmapError

        number = before.number + 1
        try:
            return self._checked(before, number)
        except ArgmapError as error:
            text = f"{error}\n" + (f"  hint: {error.hint}\n" if error.hint else "")
            say(f"[{number}] {text}")
            page = before.page or _EMPTY
            return replace(
                before, number=number, page=page, summary=str(error), findings=text, broken=True
            )

    def _checked(self, before: State, number: int) -> State:
        from argmap.formats import load
        from argmap.report.findings import findings_text, summary
        from argmap.web.watching import State
        from argmap.workbench import Workbench

        loaded = load(self._path, self._name)
        self._files |= set(loaded.texts)
        bench: Workbench = Workbench(loaded)
        if self._sources:
            bench = bench.with_sources(*self._sources)
        found = bench.check()
        texts = all_texts(loaded)
        line = summary(found, 1)
        shown = findings_text(found, texts, paint)
        say(f"[{number}] {line}" + (f"\n{shown}" if shown else ""))
        broken = not bench.is_whole
        page = before.page or _EMPTY
        if not broken:
            page = bench.render(None, found=found)
        return State(number, page, line, findings_text(found, texts), broken)


_EMPTY = "<!DOCTYPE html><meta charset=utf-8><title>argmap</title><p>There is no map to show yet."
