"""Strengths, contributions and double counting as tables."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from argmap.report.labels import frame, heading, short
from argmap.report.table import table

if TYPE_CHECKING:
    from argmap.semantics import Contribution, DoubleCount, Evaluation, Strength

_DIGITS = 9


def strength_data(
    evaluation: Evaluation,
    found: Strength,
    shares: tuple[Contribution, ...],
    doubles: tuple[DoubleCount, ...],
) -> dict[str, Any]:
    """Strengths as plain data, rounded to nine digits."""
    return {
        **frame(evaluation),
        "semantics": found.semantics,
        "linking": str(found.linking),
        "outcome": str(found.outcome),
        "base": {n: round(v, _DIGITS) for n, v in found.base.items()},
        "strengths": {n: round(v, _DIGITS) for n, v in found.strengths.items()},
        "contributions": [
            {
                "id": c.id,
                "removal": round(c.removal, _DIGITS),
                "gradient": round(c.gradient, 6),
                "shapley": None if c.shapley is None else round(c.shapley, _DIGITS),
            }
            for c in shares
        ],
        "doubleCounting": [
            {
                "id": d.id,
                "strength": round(d.strength, _DIGITS),
                "probability": round(d.probability, _DIGITS),
                "excess": round(d.excess, _DIGITS),
                "error": round(d.error, _DIGITS),
            }
            for d in doubles
        ],
    }


def strength_text(evaluation: Evaluation, found: Strength, width: int, colour: bool) -> str:
    """The strengths of the statements, strongest first."""
    rows = [
        [f"{found.strengths[s.id]:.3f}", f"{found.base[s.id]:.3f}", s.id, s.name]
        for s in evaluation.map.statements
    ]
    rows.sort(key=lambda row: (-float(row[0]), row[2]))
    text = table(("strength", "base", "id", "name"), rows, width, colour)
    return text + "\n" + heading(evaluation, width) + _frame(found, width)


def _frame(found: Strength, width: int) -> str:
    how = {
        "acyclic": "computed from the leaves up",
        "converged": "loops came to rest",
        "diverged": "some loop did not come to rest: what hangs on it has no strength to speak of",
    }[found.outcome]
    told = (
        f"strengths {found.semantics}, premises linked by "
        f"{'their product' if found.linking == 'product' else 'the weakest'}; {how}. "
        "Strengths say nothing of labels."
    )
    return "\n".join(wrap(told, width, subsequent_indent=" " * 10)) + "\n"


def contributions_text(
    evaluation: Evaluation,
    name: str,
    found: Strength,
    shares: tuple[Contribution, ...],
    width: int,
    colour: bool,
) -> str:
    """What the accepted statements contribute to the strength of one."""
    lines = [
        heading(evaluation, width) + _frame(found, width),
        *wrap(
            f"{short(evaluation.map, name)}: strength {found.strengths[name]:.3f}, "
            f"base {found.base[name]:.3f}",
            width,
        ),
        "",
    ]
    if not shares:
        return "\n".join([*lines, "No accepted statement contributes to it."]) + "\n"
    with_shapley = shares[0].shapley is not None
    rows = [
        [c.id, f"{c.removal:+.3f}", f"{c.gradient:+.3f}"]
        + ([f"{c.shapley:+.3f}"] if c.shapley is not None else [])
        for c in shares
    ]
    heads = ("without it", "removal", "gradient") + (("Shapley",) if with_shapley else ())
    text = "\n".join(lines) + table(("id", *heads[1:]), rows, width, colour)
    if not with_shapley:
        text += "Shapley values are left out: there are too many contributors.\n"
    return text


def double_text(doubles: tuple[DoubleCount, ...], width: int, colour: bool) -> str:
    """Where a strength counts a shared source more than once."""
    rows = [
        [d.id, f"{d.strength:.3f}", f"{d.probability:.3f}", f"{d.excess:+.3f}", f"{d.error:.3f}"]
        for d in doubles
    ]
    heads = ("id", "strength", "probability", "counted twice", "std. error")
    told = (
        "Attacks are left out here. A strength above the probability counts a shared source more "
        "than once among reasons; one below it, among linked premises."
    )
    return table(heads, rows, width, colour) + "\n".join(wrap(told, width)) + "\n"
