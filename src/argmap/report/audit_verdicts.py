"""What becomes of the theses in each scenario, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.report.audit_common import TABLED, Listed
from argmap.semantics import Label
from argmap.view.language import name_in

if TYPE_CHECKING:
    from argmap.report.audit_common import Matter
    from argmap.semantics import Evaluation, Failure

_FAILURES = 4
_WAY = 40


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario.

    Attributes:
        id: Its id; empty when the map has none and is read as it stands.
        name: Its name.
        default: Whether the map is read in it unless another is named.
        read: Whether everything else in the audit is told of it.
        assumes: Ids of the statements that are true in it by stipulation.
        rejects: Ids of the statements that it leaves out.
    """

    id: str
    name: str
    default: bool
    read: bool
    assumes: Listed[str]
    rejects: Listed[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a statement in a scenario.

    Attributes:
        scenario: Id of the scenario.
        label: ``in``, ``out`` or ``undecided``.
        out: The kind of out: ``defeated``, ``unsupported``, ``circular``; else empty.
        through: Where it differs from the scenario in which the map is read: ids by which the
            change reaches the statement, from what is accepted or withdrawn to itself.
    """

    scenario: str
    label: str
    out: str = ""
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """Why a statement has its label; the fields are those of ``argmap why --format json``.

    Attributes:
        way: How it comes by it: ``accepted``, ``derived``, ``attacked``, ``lacking`` and so on.
        by: Id of the argument, relation or contradicting statement that derives or attacks it.
        needs: Ids of what that needs.
        fails: What does not go through: attacks on something in, reasons for something out; each
            with the id of what stops it or is missing.
        circle: Ids round a circle of support or a loop of attacks.
        lines: Number of arguments and drawn lines for it.
        standing: How many of the arguments among them stand.
    """

    way: str
    by: str
    needs: Listed[str]
    fails: Listed[Failure]
    circle: Listed[str]
    lines: int
    standing: int


@dataclass(frozen=True, slots=True)
class Thesis:
    """A thesis and what becomes of it.

    Attributes:
        id: Its id.
        declared: Whether the map names it as a thesis, and not only ends in it.
        verdicts: What becomes of it in each scenario, that in which the map is read first.
        why: Why, in the scenario in which the map is read.
    """

    id: str
    declared: bool
    verdicts: tuple[Verdict, ...]
    why: Why


def cases(matter: Matter, language: str) -> tuple[Case, ...]:
    """The scenarios that are judged: that in which the map is read, then the others by id."""
    argument_map, read = matter.map, matter.evaluation.setting.scenario
    known = {s.id: s for s in argument_map.scenarios}
    found = []
    for name in (read, *matter.others):
        scenario = known.get(name)
        told = name_in(argument_map, name, language) if name else "as the map stands"
        found.append(
            Case(
                name,
                told,
                name == (argument_map.default_scenario if known else ""),
                name == read,
                Listed.of(scenario.assumes if scenario else ()),
                Listed.of(scenario.rejects if scenario else ()),
            )
        )
    return tuple(found)


def theses(matter: Matter) -> Listed[Thesis]:
    """The theses, those of the table of verdicts."""
    names = matter.theses[:TABLED]
    ways = {n: _ways(matter.evaluation, other, names) for n, other in matter.others.items()}
    return Listed(
        tuple(
            Thesis(
                name,
                name in matter.map.theses,
                (
                    _verdict(matter.evaluation, name, ()),
                    *(_verdict(o, name, ways[n].get(name, ())) for n, o in matter.others.items()),
                ),
                _why(matter, name),
            )
            for name in names
        ),
        len(matter.theses),
    )


def _ways(one: Evaluation, other: Evaluation, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For each thesis that is labelled otherwise, the way by which the change reaches it."""
    if all(one.labels[n] is other.labels[n] for n in names):
        return {}
    return {c.id: c.through[-_WAY:] for c in one.diff(other).changes if c.id in names}


def _verdict(evaluation: Evaluation, name: str, through: tuple[str, ...]) -> Verdict:
    label = evaluation.labels[name]
    out = str(evaluation.outs[name]) if label is Label.OUT else ""
    return Verdict(evaluation.setting.scenario, str(label), out, through)


def _why(matter: Matter, name: str) -> Why:
    ground = matter.evaluation.why(name).grounds[name]
    lines = matter.map.inferences_to.get(name, ())
    compiled = matter.evaluation.compiled
    return Why(
        str(ground.way),
        ground.by,
        Listed.of(ground.needs),
        Listed.of(ground.failures, _FAILURES),
        Listed.of(ground.circle),
        len(compiled.rules_of(name)),
        sum(matter.is_in(a.id) for a in lines),
    )
