"""What changes between scenarios, and how much hangs on each statement, in words."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from argmap.report.labels import scenario_words, short
from argmap.report.plain import wrapped
from argmap.report.table import table
from argmap.semantics import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.semantics import Change, Difference, Evaluation, Pairs, Ranking


def changes_text(
    before: Evaluation,
    after: Evaluation,
    difference: Difference,
    width: int,
    paint: Callable[[str, str], str],
) -> str:
    """The difference of two evaluations: what falls, what rises, what else changes."""
    lines = _wrapped(f"from      {scenario_words(before)}", width)
    lines += _wrapped(f"to        {scenario_words(after)}", width)
    lines += _wrapped(f"policy    {after.policy.words}", width)
    for what, names in (
        ("accepts besides", difference.accepted),
        ("no longer accepts", difference.withdrawn),
        ("takes out of play", difference.dropped),
        ("puts into play again", difference.restored),
    ):
        for name in names:
            lines += _wrapped(f"          {what}: {short(after.map, name)}", width)
    if not difference.changes:
        return "\n".join([*lines, "", "Nothing is labelled otherwise."]) + "\n"
    known = after.map.statement_by_id
    changed = [c for c in difference.changes if c.id in known]
    groups = (
        ("Falls", "error", [c for c in changed if c.before is Label.IN]),
        ("Rises", "good", [c for c in changed if c.after is Label.IN]),
        (
            "Changes otherwise",
            "warning",
            [c for c in changed if Label.IN not in {c.before, c.after}],
        ),
    )
    for title, style, found in groups:
        if found:
            lines += ["", paint(f"{title}: {_statements(len(found))}", style)]
            for change in sorted(found, key=lambda c: (c.id not in after.map.theses, c.id)):
                lines += _change(after, change, width)
    steps = sum(c.id not in known for c in difference.changes)
    if steps:
        steps_told = "1 argument is" if steps == 1 else f"{steps} arguments are"
        told = f"{steps_told} labelled otherwise as well (--format json lists them)."
        lines += ["", *wrapped(told, width)]
    return "\n".join(lines) + "\n"


def _statements(number: int) -> str:
    return "1 statement" if number == 1 else f"{number} statements"


def _change(after: Evaluation, change: Change, width: int) -> list[str]:
    thesis = "thesis: " if change.id in after.map.theses else ""
    told = _told(change.before, change.out_before), _told(change.after, change.out_after)
    lines = _wrapped(f"{thesis}{short(after.map, change.id)}: {told[0]}, then {told[1]}", width, 2)
    if len(change.through) > 1:
        lines += _wrapped("through " + " > ".join(change.through), width, 6)
    return lines


def _told(label: Label, out: object) -> str:
    return f"{label} ({out})" if out else str(label)


def _wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    return wrapped(text, width, " " * indent, " " * (indent + 2 if indent else 10))


_FIGURES = 60
"""Columns that the figures of a ranking take; ids break at hyphens in what is left."""


def ranking_text(ranking: Ranking, shown: int, width: int, colour: bool) -> str:
    """Every accepted statement by what is lost without it, as a table."""
    heads = ("id", "theses\nlost", "claims\nlost", "Birnbaum", "Banzhaf", "in\ncuts", "gradient")
    rows = [
        [
            fill(row.id, max(12, width - _FIGURES), break_long_words=False),
            str(len(row.theses_lost)),
            str(row.claims_lost),
            f"{row.birnbaum:.3f}",
            f"{row.banzhaf:.3f}",
            str(row.smallest_cuts),
            f"{row.gradient:.3f}",
        ]
        for row in ranking.rows[:shown]
    ]
    text = table(heads, rows, width, colour)
    if len(ranking.rows) > shown:
        text += f"... and {len(ranking.rows) - shown} more (--show {len(ranking.rows)})\n"
    how = (
        "Birnbaum and Banzhaf are exact."
        if ranking.exact
        else f"Birnbaum and Banzhaf are estimated from {ranking.samples:,} scenarios each; the "
        f"largest standard error is {ranking.error:.3f}."
    )
    theses = ", ".join(ranking.theses) or "none"
    cuts = "" if ranking.all_cuts else " Not all smallest cuts were found: in cuts is incomplete."
    return text + "\n" + "\n".join(wrapped(f"Theses: {theses}. {how}{cuts}", width)) + "\n"


def pairs_text(pairs: Pairs, shown: int, width: int, colour: bool) -> str:
    """The dangerous pairs, as a table."""
    if not pairs.rows:
        text = "No two statements are more dangerous together than one by one.\n"
    else:
        heads = ("together", "theses lost", "claims lost")
        rows = [
            [" + ".join(row.ids), ", ".join(row.theses_lost), str(row.claims_lost)]
            for row in pairs.rows[:shown]
        ]
        text = table(heads, rows, width, colour)
        if len(pairs.rows) > shown:
            text += f"... and {len(pairs.rows) - shown} more (--show {len(pairs.rows)})\n"
    return text if pairs.complete else text + "The list is incomplete: too many pairs.\n"
