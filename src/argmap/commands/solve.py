"""``argmap solve``."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.evaluating import policy_options, scenario_options, tell
from argmap.commands.terminal import note, say

if TYPE_CHECKING:
    from argmap.semantics.aba import AssumptionFramework
    from argmap.semantics.dung import Framework, Semantics
    from argmap.semantics.evaluation import Evaluation

_TASKS = ("SE", "EE", "CE", "DC", "DS")
_SEMANTICS = ("GR", "CO", "PR", "ST", "SST", "STG", "ID")
_PROBLEMS = [f"{task}-{name}" for task in _TASKS for name in _SEMANTICS]


@click.command()
@click.argument("path", metavar="FILE")
@click.option(
    "-p",
    "--problem",
    metavar="TASK-SEMANTICS",
    help="Task: SE some extension, EE all, CE their number, DC in some, DS in all. Semantics: "
    "GR grounded, CO complete, PR preferred, ST stable, SST semi-stable, STG stage, ID ideal.",
)
@click.option("-a", "--argument", metavar="ARG", help="The argument or sentence of DC and DS.")
@click.option(
    "-f",
    "--from",
    "from_",
    type=click.Choice(["af", "apx", "tgf", "aba", "map"]),
    help="Format of the file; told from the file unless given.",
)
@click.option(
    "--year",
    type=click.IntRange(2015, 2100),
    help="Answers as in the competition of that year; 2023 for af, aba and maps, else 2019.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 10**9),
    default=10_000,
    show_default=True,
    help="Stop after so many extensions; the answer is then marked incomplete.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 10**6),
    help="Seconds after which to give up.",
)
@click.option(
    "--write",
    "write_",
    type=click.Choice(["af", "apx", "tgf", "aba"]),
    help="Write the framework in this format instead of solving it.",
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=10_000,
    show_default=True,
    help="With --write: so many arguments a map may have in Dung's sense.",
)
@scenario_options
@policy_options
def command(
    path: str,
    problem: str | None,
    argument: str | None,
    from_: str | None,
    year: int | None,
    limit: int,
    timeout: float | None,
    write_: str | None,
    most: int,
    scenario: str | None,
    assume: tuple[str, ...],
    reject: tuple[str, ...],
    rebut: str | None,
    leaves: str | None,
) -> int:
    """Solve an argumentation framework as in the competitions (ICCMA).

    FILE holds a framework of Dung (af, apx, tgf), an assumption-based framework (aba), or a map,
    which is solved as an assumption-based framework; its sets are told as the statements that
    follow. The answers are those of the competition, with an extension as certificate where there
    is one.

    \b
    argmap solve framework.af -p SE-PR
    argmap solve framework.apx -p DS-PR -a a7
    argmap solve map.ttl -p EE-CO
    argmap solve map.ttl --write aba > map.aba
    """
    if timeout is not None:
        return _limited(timeout)
    if write_ and problem:
        raise click.UsageError("--write and --problem exclude each other.")
    if not write_ and problem not in _PROBLEMS:
        raise click.UsageError(_which(problem))
    options = {"rebut": rebut or "", "leaves": leaves or ""}
    framework, kind, evaluation = _opened(path, from_, scenario, assume, reject, options)
    if write_:
        say(_written(framework, evaluation, write_, most, path))
        return 0
    assert problem is not None
    task, _, name = problem.partition("-")
    asked = _number(framework, evaluation, argument, task)
    shown = year or (2019 if kind in {"apx", "tgf"} else 2023)
    from argmap.semantics.dung import Semantics

    told = _Telling(framework, evaluation, shown)
    say(_answer(framework, told, task, Semantics(name), asked, limit))
    return 0


def _which(problem: str | None) -> str:
    if not problem:
        return "Say what to solve, as in -p SE-PR, or --write a format."
    return (
        f"{problem!r} is no problem: a task of {', '.join(_TASKS)}, a hyphen, and a semantics of "
        + (", ".join(_SEMANTICS) + ".")
    )


def _limited(seconds: float) -> int:
    """The same command in a process that is killed when its time is over."""
    import subprocess

    from argmap.errors import SolverTimedOut

    arguments = _without_timeout(sys.argv[1:])
    try:
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *arguments], check=False, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        raise SolverTimedOut(seconds) from None
    return done.returncode


def _without_timeout(arguments: list[str]) -> list[str]:
    kept: list[str] = []
    skip = False
    for argument in arguments:
        if skip or argument.startswith("--timeout="):
            skip = False
        elif argument == "--timeout":
            skip = True
        else:
            kept.append(argument)
    return kept


def _opened(
    path: str,
    from_: str | None,
    scenario: str | None,
    assume: tuple[str, ...],
    reject: tuple[str, ...],
    options: dict[str, str],
) -> tuple[Framework | AssumptionFramework, str, Evaluation | None]:
    """The framework in a file, its format, and for a map its evaluation."""
    from argmap.errors import UnknownFormat
    from argmap.files import read_bytes
    from argmap.semantics.iccma import detect, read

    text = "" if from_ == "map" else read_bytes(path).decode("utf-8", "replace")
    kind = from_ or detect(path, text)
    if kind and kind != "map":
        if scenario or assume or reject:
            raise click.UsageError("--scenario, --assume and --reject are for maps.")
        return read(path, text, kind), kind, None
    from argmap.semantics.exporting import as_assumptions
    from argmap.workbench import open_map, open_text

    try:
        bench = open_text(text, "", path) if path == "-" and text else open_map(path)
    except UnknownFormat:
        raise UnknownFormat(path, ("af", "apx", "tgf", "aba", "map")) from None
    found = bench.evaluate(scenario or "", assume=assume, reject=reject, **options)
    tell(found)
    return as_assumptions(found), "map", found


def _written(
    framework: Framework | AssumptionFramework,
    evaluation: Evaluation | None,
    name: str,
    most: int,
    path: str,
) -> str:
    """The framework in another format, with what the numbers stand for in comments."""
    from argmap.semantics.aba import AssumptionFramework
    from argmap.semantics.dung import Framework
    from argmap.semantics.exporting import as_framework
    from argmap.semantics.iccma import write

    if evaluation is not None and name != "aba":
        named = as_framework(evaluation, most)
        about = [f"{i} {told}" for i, told in enumerate(named.names, 1)]
        numbered = Framework([f"a{i}" for i in range(1, len(named) + 1)], named.attacks)
        return write(numbered, name, about)
    if isinstance(framework, AssumptionFramework) != (name == "aba"):
        raise click.UsageError(f"{path} cannot be written as {name}.")
    told = [f"{i} {n}" for i, n in enumerate(framework.names, 1)] if evaluation else []
    return write(framework, name, told)


def _number(
    framework: Framework | AssumptionFramework,
    evaluation: Evaluation | None,
    argument: str | None,
    task: str,
) -> int:
    """The number of the argument that is asked about; -1 when none is."""
    from argmap.errors import UnknownArgument
    from argmap.model import nearest

    if (argument is not None) != (task in {"DC", "DS"}):
        needs = "needs" if argument is None else "takes no"
        raise click.UsageError(f"{task} {needs} argument: -a ARG.")
    if argument is None:
        return -1
    names = list(framework.names)
    if evaluation is not None:
        argument = _atom_name(evaluation, argument)
    if argument in names:
        return names.index(argument)
    raise UnknownArgument(argument, nearest(argument, names))


def _atom_name(evaluation: Evaluation, name: str) -> str:
    """The sentence of the framework that stands for a statement or argument of the map."""
    from argmap.errors import UnknownArgument

    plain = evaluation.id_of(name)
    if plain in evaluation.compiled.atoms:
        return plain
    if plain in evaluation.compiled.standing:
        return f"argument {plain}"
    raise UnknownArgument(plain, (evaluation.map.argument_by_id[plain].target,))


class _Telling:
    """How sets are told: by their members; for a map, by the statements that follow from them."""

    def __init__(
        self,
        framework: Framework | AssumptionFramework,
        evaluation: Evaluation | None,
        year: int,
    ) -> None:
        self.framework, self.year = framework, year
        self.statements = frozenset(evaluation.compiled.atoms.values()) if evaluation else None

    def one(self, members: frozenset[int]) -> str:
        """A set as an answer."""
        from argmap.semantics.iccma import one_set

        return one_set(self._shown(members), self.framework.names, self.year)

    def several(self, sets: list[frozenset[int]]) -> str:
        """Several sets as an answer."""
        from argmap.semantics.iccma import all_sets

        shown = [self._shown(members) for members in sets]
        return all_sets(shown, self.framework.names, self.year)

    def _shown(self, members: frozenset[int]) -> frozenset[int]:
        from argmap.semantics.aba import AssumptionFramework

        if self.statements is None or not isinstance(self.framework, AssumptionFramework):
            return members
        return self.framework.closure(members) & self.statements


def _answer(
    framework: Framework | AssumptionFramework,
    told: _Telling,
    task: str,
    semantics: Semantics,
    asked: int,
    limit: int,
) -> str:
    from argmap.semantics import aba, dung

    solver: Any = aba if isinstance(framework, aba.AssumptionFramework) else dung
    if task == "SE":
        found = solver.some_extension(framework, semantics)
        return "NO" if found is None else told.one(found)
    if task in {"DC", "DS"}:
        decide = solver.credulous if task == "DC" else solver.sceptical
        verdict = decide(framework, semantics, asked)
        answer = "YES" if verdict.accepted else "NO"
        if verdict.witness is None or told.year < 2023:
            return answer
        return answer + "\n" + told.one(verdict.witness)
    sets = list(islice(solver.extensions(framework, semantics), limit + 1))
    if len(sets) > limit:
        many = "1 extension" if limit == 1 else f"{limit:,} extensions"
        note(f"incomplete: stopped after {many} (--limit raises that)")
        sets = sets[:limit]
        return f"at least {limit}" if task == "CE" else told.several(sets)
    return str(len(sets)) if task == "CE" else told.several(sets)
