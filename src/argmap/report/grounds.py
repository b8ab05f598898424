"""On what a label rests, in words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from argmap.report.labels import frame, heading, short, verdict
from argmap.report.plain import wrapped
from argmap.semantics import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.model import ArgumentMap
    from argmap.semantics import Evaluation, Grounds


def grounds_data(evaluation: Evaluation, grounds: Grounds) -> dict[str, Any]:
    """The grounds as plain data, with the scenario and policy they are relative to."""
    return {**frame(evaluation), **asdict(grounds)}


def grounds_text(
    evaluation: Evaluation,
    grounds: Grounds,
    shown: int,
    width: int,
    paint: Callable[[str, str], str],
) -> str:
    """The grounds in words; ``shown`` reasons and cuts of each kind are written out."""
    argument_map = evaluation.map
    step = argument_map.argument_by_id.get(grounds.id)
    what = "" if step is None else "The objection " if step.is_objection else "The step "
    lines = [
        heading(evaluation, width),
        paint(
            f"{what}{short(argument_map, grounds.id)}: {verdict(evaluation, grounds.id)}", "strong"
        ),
    ]
    if grounds.label is not Label.IN:
        lines.append("It is not in, so it rests on nothing; argmap why says why.")
        return "\n".join(lines) + "\n"
    count = len(grounds.relevant)
    lines += _wrapped(
        f"{count} accepted statement{'s' * (count != 1)} can bear on it. "
        + ("The lists below are complete." if grounds.complete else _INCOMPLETE),
        width,
    )
    lines += ["", paint("Single points of failure", "strong")]
    lines += _names(argument_map, sorted(grounds.critical), width) or [
        "  none: no withdrawal of one statement brings it down"
    ]
    lines += ["", paint("Resilience", "strong"), *_wrapped(_resilience(grounds), width, "  ")]
    lines += ["", paint(f"Sufficient reasons: {len(grounds.reasons)}", "strong")]
    lines += _sets(grounds.reasons, shown, width)
    lines += ["", paint(f"Cuts: {len(grounds.cuts)}", "strong")]
    lines += _sets(grounds.cuts, shown, width)
    lines += ["", paint("Threats", "strong")]
    lines += _names(argument_map, sorted(grounds.threats), width) or [
        "  none: accepting no one statement besides brings it down"
    ]
    return "\n".join(lines) + "\n"


_INCOMPLETE = "The lists below are incomplete: the limit was reached (--most raises it)."


def _resilience(grounds: Grounds) -> str:
    if grounds.resilience is None:
        known = "nothing" if grounds.exact else "nothing that was found"
        return f"{known} that is withdrawn brings it down"
    size = grounds.resilience
    if not grounds.exact:
        return f"at most {size}: a smallest set was not found within the limit"
    more = "1 statement" if size == 1 else f"{size} statements"
    return f"{size}: at least {more} must be withdrawn to bring it down"


def _names(argument_map: ArgumentMap, ids: Iterable[str], width: int) -> list[str]:
    return [line for name in ids for line in _wrapped(short(argument_map, name), width, "  ")]


def _sets(sets: tuple[frozenset[str], ...], shown: int, width: int) -> list[str]:
    lines = []
    for i, members in enumerate(sets[:shown], 1):
        told = ", ".join(sorted(members)) if members else "nothing: it is in whatever is withdrawn"
        lines += _wrapped(f"{i}. {told}", width, "  ")
    if len(sets) > shown:
        lines.append(f"  ... and {len(sets) - shown} more (--show {len(sets)}, or --format json)")
    return lines or ["  none"]


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return wrapped(text, width, indent, indent + "  ")
