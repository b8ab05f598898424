"""``argmap render``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.elsewhere import elsewhere_options
from argmap.commands.progress import Progress
from argmap.commands.terminal import Map, from_option, note, open_bench, shown_path, source_option
from argmap.files import write_whole

if TYPE_CHECKING:
    from argmap.commands.elsewhere import Elsewhere
    from argmap.workbench import Workbench


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where to write it; beside the map unless given, - for the page on standard output. "
    "The ending says what: html, svg, png, pdf, dot, mmd, md.",
)
@source_option
@elsewhere_options
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    metavar="N",
    help="With --endpoint: fetch so many levels of reasons; all unless given.",
)
@click.option(
    "--engine",
    type=click.Choice(["cards", "pyvis"]),
    default="cards",
    show_default=True,
    help="What is drawn: the argument as cards, or all that the map knows (sources, speakers, "
    "schemes, scenarios) as a network that pyvis builds.",
)
@click.option(
    "--theme",
    type=click.Choice(["system", "light", "dark"]),
    default="system",
    show_default=True,
    help="Colours to begin with.",
)
@click.option("--embed", is_flag=True, help="For a frame in another page: the map and little else.")
@click.option(
    "--fold", type=click.IntRange(1), metavar="N", help="Open so many levels, and fold the rest."
)
@click.option("--focus", default="", metavar="ID", help="Begin with what bears on one element.")
@click.option(
    "--scenario", default="", metavar="NAME", help="The scenario to begin with, by id or label."
)
@click.option("--open", "open_", is_flag=True, help="Show the page in the browser afterwards.")
@from_option
def command(
    path: str,
    output: str | None,
    sources: tuple[str, ...],
    engine: str,
    theme: str,
    embed: bool,
    fold: int | None,
    focus: str,
    scenario: str,
    open_: bool,
    elsewhere: Elsewhere | None,
    depth: int | None,
    from_: str | None,
) -> int:
    """Write the interactive page of a map, or a picture of it.

    The page is one HTML file that needs no network. Endings other than .html make a picture (.svg,
    and with a Chromium at hand .png and .pdf), a graph for Graphviz (.dot) or Mermaid (.mmd), or
    the outline in Markdown (.md).

    With --source, the text of the document is shown beside the map and its passages are marked.
    The text is then part of the page; give the page away only if you may give away the text. A
    passage that has moved is marked where it now stands, one that is gone is not marked; a text in
    which no passage stands is refused.

    With --endpoint, what is drawn is what bears on the element in --focus, or on the theses.

    In the page, reasons can be folded away, switched off and searched; its address holds what is
    selected and switched, so that it can be sent to others.

    \b
    argmap render map.ttl -o page.html --open
    argmap render map.ttl --source article.txt -o page.html
    argmap render map.ttl -o map.svg
    argmap render map.ttl --focus thesis --scenario "War ends" -o page.html
    argmap render https://example.org/graph/mine --endpoint https://example.org/sparql --focus ID
    """
    if depth and not elsewhere:
        raise click.UsageError("--depth is for --endpoint; --fold folds what is there")
    target = output or str(Path(path).with_suffix(".html").name if path != "-" else "page.html")
    kind = Path(target).suffix.lower().removeprefix(".")
    of_cards: dict[str, object] = {
        "--embed": embed,
        "--fold": fold,
        "--focus": focus,
        "--source": sources,
    }
    is_picture = kind not in {"", "html", "htm"}
    if is_picture:
        _refuse(f"for .{kind}", {**of_cards, "--engine": engine == "pyvis"})
    elif engine == "pyvis":
        _refuse("for --engine pyvis", of_cards)
    look: dict[str, Any] = {"scenario": scenario, "theme": "" if theme == "system" else theme}
    parts = (f"Reading {Path(path).name}", "Checking the map", f"Drawing {Path(target).name}")
    with Progress(*parts) as progress:
        if elsewhere:
            bench = elsewhere.bench(path, (focus,) if focus else (), depth)
            bench = bench.with_sources(*sources) if sources else bench
        else:
            bench = open_bench(path, from_ or "", sources)
        _tell_of_passages(bench, path)
        progress.next()
        # What is not fetched would be found missing.
        found = () if is_picture or elsewhere else bench.check()
        progress.next()
        drawn: str | bytes
        if is_picture:
            drawn = bench.picture(kind, scenario, "dark" if theme == "dark" else "light")
        elif engine == "pyvis":
            drawn = bench.to_pyvis(found=found, **look).generate_html()
        else:
            element = focus.removeprefix(":")
            drawn = bench.render(found=found, embed=embed, fold=fold, focus=element, **look)
        write_whole(target, drawn)
    if target != "-":
        note(f"wrote {shown_path(target)}")
        if open_:
            click.launch(Path(target).resolve().as_uri())
    return 0


def _tell_of_passages(bench: Workbench, path: str) -> None:
    """Says how many passages do not stand in the documents at hand as they are recorded.

    Raises:
        NothingStands: A document has no passage of its source.
    """
    from argmap.errors import NothingStands

    results = {result.id: result for result in bench.verify()} if bench.documents else {}
    for source, document in bench.documents.items():
        own = [results[p.id].status for p in bench.map.passages if p.source == source]
        counts = Counter(status for status in own if status != "unchecked")
        stands = counts["exact"] + counts["moved"]
        # A few words that are alike are found in any text.
        if not stands and counts["gone"] * 2 > counts.total():
            raise NothingStands(document.path, source, counts.total(), path)
        other = [f"{counts[s]} {s}" for s in ("moved", "reworded", "gone") if counts[s]]
        if other:
            stand = f"{counts['exact']} of {counts.total()} passages stand where they are recorded"
            note(f"{document.path}: {stand}, {', '.join(other)}")


def _refuse(what: str, given: dict[str, object]) -> None:
    """Stops at an option that only the page of cards knows.

    Args:
        what: What is asked for instead.
        given: The options of the page, each with its value.
    """
    for option, value in given.items():
        if value:
            raise click.UsageError(f"{option} is for the page of cards, and not {what}")
