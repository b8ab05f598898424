"""The parts of ``argmap check``: settings, examining, mending, printing."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.terminal import colourful, note, paint, say, texts_of, width
from argmap.configuration import misnamed
from argmap.diagnostic import Diagnostic, Severity, in_order, worst

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.checks.examining import Examination
    from argmap.checks.profile import Profile
    from argmap.configuration import Configuration
    from argmap.report.checked import Checked
    from argmap.workbench import Workbench


class CodeNames(click.ParamType[tuple[str, ...]]):
    """Codes, beginnings of codes and names of checks, parted by commas."""

    name = "code"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The names, without white space."""
        _ = param, ctx
        if isinstance(value, tuple):
            return value
        return tuple(part.strip() for part in value.split(",") if part.strip())

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[Any]:
        """The codes and names that begin like the last one."""
        from click.shell_completion import CompletionItem

        from argmap.checks.codes import codes

        _ = ctx, param
        head, comma, last = incomplete.rpartition(",")
        return [
            CompletionItem(head + comma + name, help=item.title)
            for item in codes().values()
            for name in (item.code, item.slug)
            if name.startswith(last)
        ]


@dataclass(frozen=True)
class Settings:
    """What holds for one run: the configuration, changed by the command line.

    Attributes:
        configuration: What the project has settled.
        profile: Which findings are wanted.
        complaints: Rules and plug-ins that cannot be used.
        fail_on: The severity at which the exit code is 1.
    """

    configuration: Configuration
    profile: Profile
    complaints: tuple[Diagnostic, ...]
    fail_on: str


def settings(
    configuration: Configuration,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    scenario: str,
    fail_on: str | None,
) -> Settings:
    """The settings of a run; what the command line says counts more than the configuration.

    Raises:
        UnknownCode: A name fits no finding.
        UnknownPlugin: A plug-in of the configuration is not installed.
        FileMissing: A folder of rules is not there.
    """
    from argmap.checks.codes import codes
    from argmap.checks.plugins import read_plugins
    from argmap.checks.profile import Profile
    from argmap.checks.rules import read_rules

    rules = read_rules(configuration.rules)
    plugins, complaints = read_plugins(configuration.plugins)
    profile = Profile(
        select or configuration.select,
        (*_ignored(configuration, select), *ignore),
        configuration.severity,
        scenario or configuration.scenario,
        configuration.stale_after,
        (*rules.checks, *plugins),
        rules.shapes,
    )
    named = [*profile.select, *profile.ignore, *profile.severity]
    named += [n for names in configuration.per_file_ignores.values() for n in names]
    if named:
        pairs = [(c.code, c.slug) for c in codes().values()]
        pairs += [(c.finder.code, c.finder.slug) for c in profile.own]
        pairs += _of_shapes(profile)
        _require_known(configuration, profile, pairs)
    failing = fail_on or configuration.fail_on
    return Settings(configuration, profile, (*rules.complaints, *complaints), failing)


def _require_known(
    configuration: Configuration, profile: Profile, pairs: list[tuple[str, str]]
) -> None:
    """Stops at a name of a finding that fits none, with its place when the settings have it.

    Raises:
        UnknownCode, BadConfiguration: There is one.
    """
    from argmap.checks.profile import Profile as Names
    from argmap.errors import UnknownCode

    inner = tuple(n for names in configuration.per_file_ignores.values() for n in names)
    settled = Names((*configuration.select, *inner), configuration.ignore, configuration.severity)
    try:
        settled.require_known(pairs)
    except UnknownCode as error:
        raise misnamed(configuration.path, error.name, str(error), error.hint) from None
    profile.require_known(pairs)


def _ignored(configuration: Configuration, select: tuple[str, ...]) -> tuple[str, ...]:
    """What the settings ignore, but for what the command line asks for by name."""
    return tuple(name for name in configuration.ignore if name not in select)


def _of_shapes(profile: Profile) -> list[tuple[str, str]]:
    if not profile.shapes:
        return []
    from argmap.rdf.parse import parse
    from argmap.rdf.shape_notes import notes_in
    from argmap.vocabulary import ROOT

    found = [("OWN001", "own-shape")]
    for _, text in profile.shapes:
        notes = notes_in(parse(text.encode(), "turtle", ROOT).triples)
        found += [(n["code"], n["slug"]) for n in notes.values()]
    return found


@dataclass
class Run:
    """Maps that are checked together, and what was found so far.

    Attributes:
        benches: The maps, with the documents at hand.
        settings: What holds.
        examinations: What was found in each.
    """

    benches: list[Workbench]
    settings: Settings
    examinations: list[Examination] = field(default_factory=list)

    def examine(self, after_each: Callable[[], None] = lambda: None) -> None:
        """Examines every map together with the others; what is given is called after each."""
        self.examinations = []
        for bench in self.benches:
            others = (other.map for other in self.benches if other is not bench)
            ignored = self.settings.configuration.ignored_in(bench.loaded.path)
            profile = self.settings.profile.without(ignored)
            self.examinations.append(bench.examine(*others, profile=profile))
            after_each()

    def checked(self, baseline: str) -> tuple[list[Checked], int]:
        """The files for the reports, and how many findings of the baseline are gone."""
        from argmap.checks.baseline import Baseline
        from argmap.report.checked import Checked

        known = Baseline(baseline) if baseline else None
        made = []
        for bench, found in zip(self.benches, self.examinations, strict=True):
            new, old = found.findings, tuple[Diagnostic, ...]()
            if known:
                new, old = known.parted(bench.map.iri, found.findings)
            path = bench.loaded.path
            made.append(Checked(path, new, found.allowed, old, _place(bench)))
        if self.settings.complaints and made:
            first = made[0]
            every = in_order((*self.settings.complaints, *first.findings))
            made[0] = Checked(first.path, every, first.allowed, first.known, first.place)
        return made, known.gone if known else 0


def _place(bench: Workbench) -> Any:
    return lambda name: bench.loaded.mention(name, "")


def mend(run: Run, fix: bool) -> int:
    """Mends in the texts what can be mended; how many findings that were.

    Args:
        run: The maps as they were examined; mended maps take their place.
        fix: Whether to write the files; else the differences are printed.
    """
    total = 0
    for number, bench in enumerate(run.benches):
        text, count = _mended(bench, run.examinations[number].findings)
        if text is not None:
            total += count
            if fix:
                run.benches[number] = _replaced(bench, text)
            else:
                say(_difference(bench, text))
    return total


def _mended(bench: Workbench, found: Sequence[Diagnostic]) -> tuple[str | None, int]:
    """The text with everything mended at once; where that cannot be, one after the other."""
    from argmap.checks.mending import mended
    from argmap.formats.mending import mended_text

    whole = mended(bench.map, found, bench.documents)
    if not whole.mended:
        return None, 0
    text = mended_text(bench.loaded, whole.map)
    if text is not None:
        return text, len(whole.mended)
    done, text = 0, None
    for finding in whole.mended[:_ONE_BY_ONE]:
        after = mended(bench.map, [finding], bench.documents)
        new = mended_text(bench.loaded, after.map)
        if new is None:
            note(f"{finding.span}: {finding.slug} of {finding.about} cannot be mended in the text")
            continue
        done, text = done + 1, new
        bench = _reread(bench, new)
    return text, done


_ONE_BY_ONE = 50
"""So many findings are tried one after the other."""


def add_suppressions(run: Run, reason: str) -> int:
    """Writes into the files that their findings are let stand, with a reason; how many are."""
    from argmap.checks.mending import allowing

    total = 0
    for number, bench in enumerate(run.benches):
        found = [f for f in run.examinations[number].findings if _can_stand(bench, f)]
        text = _written(bench, allowing(bench.map, found, reason)) if found else None
        if text is not None:
            total += len(found)
            run.benches[number] = _replaced(bench, text)
    return total


def _can_stand(bench: Workbench, finding: Diagnostic) -> bool:
    """Whether a finding is about the map or a record of it, and not about a file or a rule."""
    from argmap.checks.allowances import NEVER

    if finding.slug in NEVER or finding.code.startswith("ARG0"):
        return False
    return not finding.about or finding.about in bench.map.records


def _written(bench: Workbench, wanted: Any) -> str | None:
    from argmap.formats.mending import mended_text

    text = mended_text(bench.loaded, wanted)
    if text is None:
        note(f"{bench.loaded.path}: cannot be changed in place; nothing was changed in it")
    return text


def _replaced(bench: Workbench, text: str) -> Workbench:
    """Writes the file, a mark at its beginning kept, and reads it again."""
    from argmap.files import read_bytes, write_whole

    path = bench.loaded.path
    mark = _BOM if path != "-" and read_bytes(path).startswith(_BOM) else b""
    write_whole(path, mark + text.encode())
    return _reread(bench, text)


_BOM = b"\xef\xbb\xbf"


def _reread(bench: Workbench, text: str) -> Workbench:
    from dataclasses import replace

    from argmap.formats import loads

    name = "argdown" if bench.loaded.argdown else "turtle"
    return replace(bench, loaded=loads(text.encode(), bench.loaded.path, name))


def _difference(bench: Workbench, text: str) -> str:
    path = bench.loaded.path
    old, new = bench.loaded.text.splitlines(True), text.splitlines(True)
    return "".join(difflib.unified_diff(old, new, path, path, n=2))


def print_report(run: Run, checked: Sequence[Checked], format_: str, output: str | None) -> None:
    """Prints the findings in a format for programs, or writes them into a file."""
    from argmap.files import write_whole
    from argmap.report.findings import findings_json

    if format_ == "json":
        from argmap.report.checked import all_findings

        text = findings_json(all_findings(checked)) + "\n"
    elif format_ == "sarif":
        from argmap.checks.codes import code_of, codes
        from argmap.report.sarif import findings_sarif

        own = {c.finder.code: code_of(c) for c in run.settings.profile.own}
        text = findings_sarif(checked, {**codes(), **own})
    elif format_ == "junit":
        from argmap.report.junit import findings_junit

        text = findings_junit(checked)
    else:
        from argmap.report.github import findings_github

        text = findings_github(checked)
    if output:
        write_whole(output, text)
    elif text:
        say(text)


def print_text(run: Run, checked: Sequence[Checked], explain: bool, output: str | None) -> None:
    """Prints the findings for a person: errors and warnings in full, remarks by kind."""
    from argmap.checks import checks
    from argmap.checks.codes import code_of, codes
    from argmap.files import write_whole
    from argmap.report.checked import all_findings, briefly, explanations, remarks_text
    from argmap.report.findings import findings_text

    profile, wanted = run.settings.profile, run.settings.fail_on == "info"
    found = all_findings(checked)
    shown, counted = briefly(found, lambda f: wanted or profile.asks_for(f.code, f.slug))
    titles = {c.finder.code: c.title for c in (*checks(), *profile.own)} if counted else {}
    if not {code for code, *_ in counted} <= titles.keys():
        titles = {code: item.title for code, item in codes().items()} | titles
    style = _plain if output else paint
    texts = texts_of([bench.loaded for bench in run.benches])
    parts = [findings_text(shown, texts, style, width())]
    parts.append(remarks_text(counted, titles, width()))
    if explain:
        own = {c.finder.code: code_of(c) for c in profile.own}
        parts.append(explanations(found, {**codes(), **own}))
    text = "\n".join(part for part in parts if part)
    if output:
        write_whole(output, text)
    elif text:
        say(text)


def _plain(text: str, _: str) -> str:
    return text


def print_statistics(checked: Sequence[Checked], format_: str) -> None:
    """Prints how often each kind of finding was made."""
    import json

    from argmap.report.checked import statistics, statistics_data

    if format_ == "json":
        say(json.dumps(statistics_data(checked), indent=2))
    else:
        say(statistics(checked, width(), colourful()))


def print_summary(checked: Sequence[Checked], gone: int) -> None:
    """Says in one line how much was found, let stand and known."""
    from argmap.report.checked import all_findings
    from argmap.report.findings import summary

    parts = [summary(all_findings(checked), len(checked))]
    allowed, known = (sum(len(getattr(c, name)) for c in checked) for name in ("allowed", "known"))
    if allowed:
        parts.append(f"{allowed} let stand")
    if known:
        parts.append(f"{known} known")
    if gone:
        parts.append(f"{gone} of the baseline gone")
    note("; ".join(parts))


def failing(checked: Sequence[Checked], fail_on: str) -> bool:
    """Whether a finding is as serious as the exit code asks for."""
    most = worst(f for item in checked for f in item.findings)
    return fail_on != "never" and most is not None and most.at_least(Severity(fail_on))


def start_of(paths: Sequence[str]) -> Path:
    """The folder from which the configuration is looked for: that of the first map."""
    first = paths[0]
    return Path.cwd() if first == "-" else Path(first).resolve().parent
