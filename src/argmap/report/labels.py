"""Labels of a map for people, and as data."""

from __future__ import annotations

import json
from collections import Counter
from textwrap import fill
from typing import TYPE_CHECKING, Any

from argmap.report.table import table
from argmap.semantics import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.model import ArgumentMap
    from argmap.semantics import Evaluation
    from argmap.view import OutlineItem

STYLES = {Label.IN: "good", Label.OUT: "error", Label.UNDECIDED: "warning"}


def evaluation_data(evaluation: Evaluation) -> dict[str, Any]:
    """An evaluation as plain data: policy, scenario, labels, kinds of out, what was accepted."""
    setting = evaluation.setting
    return {
        "policy": {
            "rebut": str(evaluation.policy.rebut),
            "leaves": str(evaluation.policy.leaves),
        },
        "scenario": setting.scenario or None,
        "assumed": [n[1:] for n in setting.by_hand if n[0] == "+"],
        "rejected": [n[1:] for n in setting.by_hand if n[0] == "-"],
        "accepted": sorted(setting.accepted),
        "labels": {name: str(label) for name, label in evaluation.labels.items()},
        "out": {name: str(kind) for name, kind in evaluation.outs.items()},
        "diagnostics": [d.as_json() for d in evaluation.diagnostics],
    }


def as_json(data: Any) -> str:
    """Data as indented JSON; sets in order."""
    return json.dumps(data, indent=2, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)


def scenario_words(evaluation: Evaluation) -> str:
    """The scenario and what was changed by hand, in one line."""
    argument_map, setting = evaluation.map, evaluation.setting
    if not setting.scenario:
        words = "none: everything that is put forward without condition is accepted"
    else:
        words = f"{argument_map.name_of(setting.scenario)} [{setting.scenario}]"
    plus = ", ".join(n[1:] for n in setting.by_hand if n[0] == "+")
    minus = ", ".join(n[1:] for n in setting.by_hand if n[0] == "-")
    words += f"; assumed besides: {plus}" if plus else ""
    return words + (f"; rejected: {minus}" if minus else "")


def heading(evaluation: Evaluation, width: int) -> str:
    """The lines that every report begins with: map, scenario, policy."""
    rows = (
        ("map", evaluation.map.name),
        ("scenario", scenario_words(evaluation)),
        ("policy", evaluation.policy.words),
    )
    return "\n".join(_row(name, text, width) for name, text in rows) + "\n"


def _row(name: str, text: str, width: int) -> str:
    return fill(
        text,
        width=width,
        initial_indent=f"{name:<10}",
        subsequent_indent=" " * 10,
        break_long_words=False,
        break_on_hyphens=False,
    )


def labels_text(evaluation: Evaluation, width: int, colour: bool) -> str:
    """A table with the label of every statement and argument."""
    argument_map = evaluation.map
    rows = []
    for name, label in evaluation.labels.items():
        record = argument_map[name]
        kind = str(getattr(record, "kind", ""))
        out = str(evaluation.outs[name]) if name in evaluation.outs else ""
        rows.append([str(label), out, kind, name, record.name if record.name != name else ""])
    heads = ("label", "how out", "kind", "id", "name")
    return table(heads, rows, width, colour)


def summary_text(evaluation: Evaluation, width: int, paint: Callable[[str, str], str]) -> str:
    """What was evaluated and how, the counts, and the label of every thesis."""
    statements = Counter(evaluation.labels[s.id] for s in evaluation.map.statements)
    arguments = Counter(evaluation.labels[a.id] for a in evaluation.map.arguments)
    lines = [
        heading(evaluation, width).rstrip("\n"),
        _row("labels", f"statements: {_counted(statements)}", width),
        _row("", f"arguments: {_counted(arguments)}", width),
    ]
    kinds = Counter(evaluation.outs.values())
    if kinds:
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        lines.append(_row("", f"of all that are out: {told}", width))
    for thesis in evaluation.map.theses:
        if thesis in evaluation.labels:
            says = f"{verdict(evaluation, thesis)}: {evaluation.map.name_of(thesis)} [{thesis}]"
            lines.append(paint(_row("thesis", says, width), STYLES[evaluation.labels[thesis]]))
    return "\n".join(lines) + "\n"


def _counted(counts: Counter[Label]) -> str:
    return ", ".join(f"{counts[label]} {label}" for label in Label)


def verdict(evaluation: Evaluation, name: str) -> str:
    """The label of an element and, when it is out, how: ``out (defeated)``."""
    label = evaluation.labels[name]
    return f"{label} ({evaluation.outs[name]})" if label is Label.OUT else str(label)


def labelled_outline(
    items: Iterable[OutlineItem],
    evaluation: Evaluation,
    width: int,
    paint: Callable[[str, str], str],
) -> str:
    """The outline of the argument with the label of each line in front."""
    from argmap.report.outline import outline_text

    blocks = []
    for item in items:
        text = outline_text([item], evaluation.map, width - 10, paint).rstrip("\n")
        label = evaluation.labels.get(item.id)
        mark = f"{label or '':<10}"
        first, *rest = text.split("\n")
        styled = paint(mark, STYLES[label]) if label else mark
        blocks.append("\n".join([styled + first, *(" " * 10 + line for line in rest)]))
    return "\n".join(blocks) + "\n"


def short(argument_map: ArgumentMap, name: str) -> str:
    """An element by name and id, as reports refer to it."""
    label = argument_map.name_of(name)
    return f"{label} [{name}]" if label != name else f"[{name}]"
