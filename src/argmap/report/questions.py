"""Critical questions as a work list: argument by argument, where most depends on it first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from argmap.checks.questioning import State, questions_of, ranked
from argmap.report.plain import plain, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from argmap.checks.questioning import Ranked
    from argmap.model import ArgumentMap
    from argmap.report.audit_findings import OpenQuestion
    from argmap.semantics import Evaluation

    Paint = Callable[[str, str], str]

_MARK = {State.OPEN: "?", State.PRESSED: "!", State.ANSWERED: "+"}
_NAMED = 3
_BURDEN = {
    "assumption": "the proponent must answer",
    "exception": "whoever asks must give a reason",
}


def questions_text(
    rows: Sequence[Ranked], argument_map: ArgumentMap, width: int, paint: Paint
) -> str:
    """The questions under their arguments, each with its state.

    Args:
        rows: The questions, most important first.
        argument_map: The map that they are about.
        width: Columns to fill at most.
        paint: Puts a text into a style of the terminal.
    """
    parts = []
    for name, group in groupby(rows, key=lambda row: row.asked.argument):
        several = list(group)
        head = [paint(line, "strong") for line in _head(several[0], argument_map, width)]
        body = [line for row in several for line in _question(row, width, paint)]
        parts.append("\n".join([*head, *_step(name, argument_map, width), *body]))
    return "\n\n".join(parts) + "\n" if parts else "no critical questions\n"


def _head(row: Ranked, argument_map: ArgumentMap, width: int) -> list[str]:
    asked = row.asked
    scheme = f" ({asked.scheme})" if asked.scheme else ""
    return wrapped(plain(f"{asked.argument}{scheme}: {_stakes(row, argument_map)}"), width)


def _stakes(row: Ranked, argument_map: ArgumentMap) -> str:
    """What hangs on the argument, in words."""
    if row.theses:
        names = " and ".join(f"“{argument_map.name_of(name)}”" for name in row.theses[:_NAMED])
        more = len(row.theses) - _NAMED
        others = f" and {more} more theses" if more > 0 else ""
        return f"without it {names}{others} would fall"
    if row.claims:
        number = "a claim" if row.claims == 1 else f"{row.claims:,} claims"
        return f"without it {number} would fall"
    return "nothing falls without it"


def _step(name: str, argument_map: ArgumentMap, width: int) -> Iterator[str]:
    """From what to what the argument leads."""
    argument = argument_map.argument_by_id[name]
    verb = "against" if argument.is_objection else "for"
    target = argument_map.records.get(argument.target)
    said = getattr(target, "says", argument.target)
    yield from wrapped(plain(f"{verb} {argument.target}: {said}"), width, "  ", "    ")


def _question(row: Ranked, width: int, paint: Paint) -> Iterator[str]:
    asked = row.asked
    yield from wrapped(plain(asked.words), width, f"  {_MARK[asked.state]} ", "    ")
    told = f"{asked.question.id}, {asked.state}"
    if asked.by:
        told += " by " + ", ".join(asked.by)
    elif asked.state is State.OPEN:
        told += f"; {_BURDEN[asked.question.kind]}"
    if asked.asked:
        told += "; asked in the map"
    yield from (paint(line, "faint") for line in wrapped(plain(told), width, "    ", "    "))


def open_questions(evaluation: Evaluation) -> tuple[OpenQuestion, ...]:
    """The questions that nothing answers, for the audit; the most important first."""
    from argmap.report.audit_findings import OpenQuestion

    rows = ranked(evaluation, questions_of(evaluation.map))
    return tuple(
        OpenQuestion(
            row.asked.argument,
            row.asked.scheme,
            row.asked.question.id,
            row.asked.words,
            _EFFECT[row.asked.question.effect],
            _note(row, evaluation.map),
        )
        for row in rows
        if row.asked.state is not State.ANSWERED
    )


_EFFECT = {
    "undermine": "if the answer is bad, a premise falls",
    "undercut": "if the answer is bad, the step falls",
    "rebut": "if the answer is bad, something speaks against the conclusion",
}


def _note(row: Ranked, argument_map: ArgumentMap) -> str:
    """Why a question stands where it does in the order."""
    parts = ["asked in the map"] if row.asked.asked else []
    if row.asked.state is State.PRESSED:
        parts.append("pressed by " + ", ".join(row.asked.by))
    return "; ".join([*parts, _stakes(row, argument_map)])


def questions_summary(rows: Sequence[Ranked], shown: int) -> str:
    """How many questions are open, pressed and answered, in one line."""
    counts = {state: sum(row.asked.state is state for row in rows) for state in State}
    told = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    arguments = len({row.asked.argument for row in rows})
    more = f"; {shown} shown, --all shows every one" if shown < len(rows) else ""
    return f"{len(rows)} critical questions of {arguments} arguments: {told or 'none'}{more}"


def questions_data(rows: Sequence[Ranked]) -> list[dict[str, Any]]:
    """The questions as plain data."""
    return [
        {
            "argument": row.asked.argument,
            "scheme": row.asked.scheme,
            "question": row.asked.question.id,
            "ask": row.asked.words,
            "kind": row.asked.question.kind,
            "effect": row.asked.question.effect,
            "asked": row.asked.asked,
            "state": str(row.asked.state),
            "by": list(row.asked.by),
            "thesesLost": list(row.theses),
            "claimsLost": row.claims,
        }
        for row in rows
    ]
