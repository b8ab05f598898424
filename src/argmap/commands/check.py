"""``argmap check``."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from argmap.commands.checking import (
    CodeNames,
    Run,
    add_suppressions,
    failing,
    mend,
    print_report,
    print_statistics,
    print_summary,
    print_text,
    settings,
    start_of,
)
from argmap.commands.elsewhere import elsewhere_options
from argmap.commands.progress import Progress
from argmap.commands.terminal import (
    Map,
    format_option,
    from_option,
    note,
    refuse_inputs,
    source_option,
)

if TYPE_CHECKING:
    from argmap.commands.elsewhere import Elsewhere


@click.command()
@click.argument("paths", nargs=-1, required=True, type=Map(), metavar="MAP...")
@source_option
@click.option(
    "--select",
    type=CodeNames(),
    multiple=True,
    help="What to look for: codes, beginnings of codes, names, default, all; parted by commas.",
)
@click.option("--ignore", type=CodeNames(), multiple=True, help="What does not count; likewise.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="Exit with 1 when there is a finding of this severity or a more serious one "
    "[default: error]. With info, remarks are listed one by one.",
)
@click.option(
    "--scenario", default="", metavar="NAME", help="Judge the reasoning in this scenario."
)
@click.option("--statistics", is_flag=True, help="Print how often each finding was made.")
@click.option("--explain", is_flag=True, help="Say of each kind of finding why it matters.")
@click.option("--fix", is_flag=True, help="Mend in the files what has one safe mend.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--add-suppressions",
    "add_suppressions_",
    metavar="REASON",
    help="Write into the files that what is found is let stand, with this reason.",
)
@click.option(
    "--baseline", metavar="FILE", help="Findings in this file are known and do not count."
)
@click.option("--write-baseline", metavar="FILE", help="Write what is found into such a file.")
@click.option("--config", metavar="FILE", help="Take the settings from this file.")
@click.option("-o", "--output", metavar="FILE", help="Write the findings into a file.")
@elsewhere_options
@format_option("text", "json", "sarif", "github", "junit")
@from_option
def command(
    paths: tuple[str, ...],
    sources: tuple[str, ...],
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    fail_on: str | None,
    scenario: str,
    statistics: bool,
    explain: bool,
    fix: bool,
    diff: bool,
    add_suppressions_: str | None,
    baseline: str | None,
    write_baseline: str | None,
    config: str | None,
    output: str | None,
    elsewhere: Elsewhere | None,
    format_: str,
    from_: str | None,
) -> int:
    """Find what is wrong with a map and where.

    Reads each MAP, validates it against the shapes of the vocabulary (SHACL) and runs the checks:
    where the reasoning is circular, what is doubtful, what hangs on one thread, which source counts
    twice, which objection nobody answers. With --source, every passage is looked up in the
    document. Maps that are named together are checked together: what one sketches may be
    reconstructed in another. argmap explain CODE tells more of a finding.

    With --endpoint, the rules of your project that are SPARQL queries are asked there.

    Settings stand in argmap.toml, or in pyproject.toml under [tool.argmap.check].

    \b
    argmap check graph/japan-south-korea-alignments.ttl
    argmap check map.ttl --source article.txt --fail-on warning
    argmap check talk.argdown --select ARG2,single-point-of-failure
    argmap check map.ttl --diff
    """
    _require_sense(paths, fix, diff, add_suppressions_, statistics, output, format_)
    refuse_inputs((output, write_baseline), (*paths, *sources, config or ""))
    if elsewhere and (sources or scenario or fix or diff or add_suppressions_ is not None):
        raise click.UsageError("At an endpoint queries are asked, and nothing else is done.")
    run = _opened(paths, from_ or "", sources, config, elsewhere, select, ignore, scenario, fail_on)
    if fix or diff:
        number = mend(run, fix)
        note(f"{number} of the findings {'mended' if fix else 'can be mended'}")
        if diff:
            return int(number > 0)
        run.examine()
    if add_suppressions_ is not None:
        number = add_suppressions(run, " ".join(add_suppressions_.split()))
        note(f"{number} findings are let stand from now on")
        run.examine()
    if write_baseline:
        _write_baseline(run, write_baseline)
        return 0
    checked, gone = run.checked(baseline or run.settings.configuration.baseline)
    if statistics:
        print_statistics(checked, format_)
    elif format_ == "text":
        print_text(run, checked, explain, output)
        print_summary(checked, gone)
    else:
        print_report(run, checked, format_, output)
    return int(failing(checked, run.settings.fail_on))


def _require_sense(
    paths: tuple[str, ...],
    fix: bool,
    diff: bool,
    reason: str | None,
    statistics: bool,
    output: str | None,
    format_: str,
) -> None:
    """Stops at options that cannot be meant together, before anything is written.

    Raises:
        UsageError: There are such.
    """
    if fix and diff:
        raise click.UsageError("Choose one of --fix and --diff.")
    if reason is not None and not reason.strip():
        raise click.UsageError("Give a reason: --add-suppressions 'why they may stand'")
    if statistics and (output or format_ not in {"text", "json"}):
        raise click.UsageError("--statistics prints a table, or JSON with --format json.")
    if "-" in paths and (fix or reason is not None):
        raise click.UsageError("Standard input cannot be changed; name a file.")


def _opened(
    paths: tuple[str, ...],
    from_: str,
    sources: tuple[str, ...],
    config: str | None,
    elsewhere: Elsewhere | None,
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    scenario: str,
    fail_on: str | None,
) -> Run:
    """The maps, examined as the settings and the command line want it."""
    from argmap.configuration import find_configuration, read_configuration
    from argmap.formats import load
    from argmap.workbench import Workbench

    start = Path.cwd() if elsewhere else start_of(paths)
    found = read_configuration(config) if config else find_configuration(start)
    held = settings(found, sum(select, ()), sum(ignore, ()), scenario, fail_on)
    if elsewhere:
        from argmap.commands.check_elsewhere import examined

        return examined(paths, elsewhere, held)
    documents = sources or found.sources
    benches = []
    parts = [f"{w} {PurePath(path).name}" for w in ("Reading", "Checking") for path in paths]
    with Progress(*parts) as progress:
        for path in paths:
            bench = Workbench(load(path, from_))
            benches.append(bench.with_sources(*documents) if documents else bench)
            progress.next()
        run = Run(benches, held)
        run.examine(progress.next)
    return run


def _write_baseline(run: Run, path: str) -> None:
    from argmap.checks.baseline import baseline_text
    from argmap.files import write_whole

    pairs = [
        (bench.map.iri, finding)
        for bench, found in zip(run.benches, run.examinations, strict=True)
        for finding in found.findings
    ]
    write_whole(path, baseline_text(pairs))
    note(f"{len(pairs)} findings written to {path}; --baseline {path} lets them pass")
