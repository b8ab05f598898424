"""``argmap demo``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.commands.terminal import colourful, paint, say, shown_path, width

if TYPE_CHECKING:
    from argmap.workbench import Workbench

_MAP = "japan-south-korea-alignments.ttl"
_QUESTION = "evidence-kinds"
_CLAIM = "japan-more-useful"
_ASSUMPTION = "china-stays-coercive"


@click.command()
@click.option(
    "-o",
    "--output",
    default="japan-south-korea-alignments.html",
    show_default=True,
    metavar="PAGE",
    help="Where to write the page; the audit, audit.html, goes beside it.",
)
@click.option("--source", metavar="DOC", help="The article, if you hold a copy.")
def command(output: str, source: str | None) -> int:
    """Run the main job on the map that comes with argmap: check, ask, evaluate and draw it.

    The map encodes a published analysis: that in the long run Washington will find Tokyo the more
    useful ally than Seoul. The text of the article is not part of argmap; with --source, the
    passages are verified in your copy and shown beside the map.
    """
    from argmap.resources import graph_file
    from argmap.workbench import open_map

    path = graph_file(_MAP)
    bench = open_map(path)
    if source:
        bench = bench.with_sources(source)
    shown = shown_path(path)

    _step(f"argmap info {shown}")
    from argmap.report.info import info_text

    say(info_text(bench.info(), bench.map, width()))

    _step(f"argmap check {shown}" + (f" --source {source}" if source else ""))
    failed = _check(bench)
    _ask(bench, shown)
    _evaluate(bench, shown)

    _step(f"argmap render {shown} -o {output}")
    bench.render(output)
    say(f"wrote {shown_path(output)}; open it in a browser, no network is needed")
    _audit(bench, shown, output, source)
    return int(failed)


def _check(bench: Workbench) -> bool:
    """Prints what is found; whether there is an error."""
    from argmap.commands.checking import Run, failing, print_text, settings
    from argmap.configuration import Configuration
    from argmap.report.findings import summary

    run = Run([bench], settings(Configuration(), (), (), "", None))
    run.examine()
    checked, _ = run.checked("")
    print_text(run, checked, explain=False, output=None)
    say("")
    say(summary(checked[0].findings, 1))
    return failing(checked, "error")


def _step(command_line: str) -> None:
    say("")
    say(paint(f"$ {command_line}", "strong"))


def _evaluate(bench: Workbench, shown: str) -> None:
    """What falls when the assumption goes that the author names himself."""
    from argmap.report.changes import changes_text

    _step(f"argmap whatif {shown} --drop {_ASSUMPTION}")
    before = bench.evaluate()
    after = before.changed(reject=[_ASSUMPTION])
    say(changes_text(before, after, before.diff(after), width(), paint))


def _audit(bench: Workbench, shown: str, page: str, source: str | None) -> None:
    """The whole audit as a document, beside the page; with the page, to standard output no more."""
    from argmap.files import write_whole
    from argmap.report.audit_formats import AUDIT_FORMATS

    if page == "-":
        return
    target = Path(page).with_name("audit.html")
    given = f" --source {source}" if source else ""
    _step(f"argmap audit {shown}{given} -o {target}")
    write_whole(target, AUDIT_FORMATS["html"](bench.audit()))
    say(f"wrote {shown_path(target)}; the same as a document to read and to print")


def _ask(bench: Workbench, shown: str) -> None:
    from argmap.rdf.named import named_query
    from argmap.report.table import answer_table

    question = named_query(_QUESTION)
    _step(f"argmap query {shown} --named {question.name} --set claim={_CLAIM}")
    say(question.question)
    say("")
    answer = bench.ask(question.name, claim=_CLAIM)
    say(answer_table(answer, {"": bench.map.space}, width(), colourful()))
