"""``argmap audit``."""

from __future__ import annotations

from pathlib import PurePath

import click

from argmap.commands.checking import settings, start_of
from argmap.commands.evaluating import policy_options
from argmap.commands.progress import Progress
from argmap.commands.terminal import (
    Map,
    from_option,
    note,
    open_bench,
    refuse_inputs,
    say,
    shown_path,
    source_option,
)

_EXTENSIONS = {"md": "md", "markdown": "md", "html": "html", "htm": "html", "json": "json"}


@click.command()
@click.argument("path", metavar="MAP", type=Map())
@source_option
@click.option(
    "--scenario",
    metavar="NAME",
    help="The scenario in which the map is read; its default unless given. The others are told "
    "beside it.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    help="Where to write it: .html, .md or .json; standard output unless given.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["html", "md", "json"]),
    default=None,
    help="What to write; told from the name of FILE unless given, else md.",
)
@policy_options
@from_option
def command(
    path: str,
    sources: tuple[str, ...],
    scenario: str | None,
    output: str,
    format_: str | None,
    rebut: str | None,
    leaves: str | None,
    from_: str | None,
) -> int:
    """Write the whole audit of a map as one document, to be attached to a review.

    It begins with what matters most and goes on to the verdict on each thesis in every scenario,
    what the theses rest on, the objections and their answers, the evidence and who has a stake in
    it, certainty, contradictions, passages, findings, and what was not checked. With --source every
    passage is looked up in the document; its place is told, never its words. HTML opens without a
    network and prints on A4. The settings of the project hold as they do for argmap check.

    \b
    argmap audit map.ttl -o audit.html
    argmap audit map.ttl --source article.txt --scenario conciliatory -o audit.md
    argmap audit map.ttl --format json
    """
    from argmap.configuration import find_configuration
    from argmap.files import write_whole
    from argmap.report.audit_formats import AUDIT_FORMATS

    name = format_ or _format_of(output)
    refuse_inputs((output,), (path, *sources))
    found = find_configuration(start_of([path]))
    held = settings(found, (), (), scenario or "", None)
    with Progress(
        f"Reading {PurePath(path).name}", "Auditing the map", "Writing the audit"
    ) as progress:
        bench = open_bench(path, from_ or "", sources or found.sources)
        progress.next()
        made = bench.audit(
            held.profile.scenario,
            rebut=rebut or "",
            leaves=leaves or "",
            profile=held.profile.without(found.ignored_in(path)),
        )
        progress.next()
        text = AUDIT_FORMATS[name](made)
    if output == "-":
        say(text)
    else:
        write_whole(output, text)
        note(f"wrote {shown_path(output)}")
    return 0


def _format_of(output: str) -> str:
    """The format that the name of a file tells.

    Raises:
        UnknownFormat: It tells none.
    """
    from argmap.errors import UnknownFormat

    if output == "-":
        return "md"
    extension = PurePath(output).suffix.removeprefix(".").lower()
    if extension not in _EXTENSIONS:
        raise UnknownFormat(output, ("html", "md", "json"), "--format")
    return _EXTENSIONS[extension]
