"""``argmap check``."""

from __future__ import annotations

import click

from argmap.commands.terminal import (
    Map,
    format_option,
    from_option,
    note,
    paint,
    say,
    source_option,
    texts_of,
)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=Map(), metavar="MAP...")
@source_option
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 when there is a finding of this severity or a more serious one.",
)
@format_option("text", "json")
@from_option
def command(
    paths: tuple[str, ...], sources: tuple[str, ...], fail_on: str, format_: str, from_: str | None
) -> int:
    """Find what is wrong with a map and where.

    Reads each MAP, validates it against the shapes of the vocabulary (SHACL) and runs the checks
    of the reasoning: circular support, unsupported claims, statements that play no part, objections
    that turn against themselves, names that nothing defines, premises that contradict each other,
    statements of which nobody can tell where they come from. With --source, every passage is looked
    up in the document. Maps that are named together are checked together: what one sketches may be
    reconstructed in another.

    \b
    argmap check graph/japan-south-korea-alignments.ttl
    argmap check map.ttl --source article.txt --fail-on warning
    """
    from argmap.diagnostic import Severity, worst
    from argmap.formats import load
    from argmap.report.findings import findings_json, findings_text, summary
    from argmap.workbench import Workbench

    benches = [Workbench(load(path, from_ or "")) for path in paths]
    if sources:
        benches = [bench.with_sources(*sources) for bench in benches]
    found = [
        finding
        for bench in benches
        for finding in bench.check(*(other.map for other in benches if other is not bench))
    ]
    if format_ == "json":
        say(findings_json(found))
    else:
        text = findings_text(found, texts_of([bench.loaded for bench in benches]), paint)
        if text:
            say(text)
        note(summary(found, len(paths)))
    most = worst(found)
    return int(fail_on != "never" and most is not None and most.at_least(Severity(fail_on)))
