"""Labels of a map for people, and as data."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from textwrap import fill, shorten
from typing import TYPE_CHECKING, Any

from argmap.model import Statement
from argmap.report.plain import plain
from argmap.report.table import table
from argmap.semantics import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from argmap.model import ArgumentMap
    from argmap.semantics import Evaluation, Out
    from argmap.view import OutlineItem

STYLES = {Label.IN: "good", Label.OUT: "error", Label.UNDECIDED: "warning"}


@dataclass(frozen=True)
class Labelled:
    """An evaluation with the labels to report.

    Attributes:
        evaluation: The map in its scenario.
        layer: Name of the layer that is laid over the grounded labels; ``none`` for none.
        labels: The labels of statements and arguments.
    """

    evaluation: Evaluation
    layer: str
    labels: Mapping[str, Label]

    @classmethod
    def of(cls, evaluation: Evaluation, layer: str = "none", most: int = 10_000) -> Labelled:
        """An evaluation with a layer; the errors are those of ``Evaluation.layered``."""
        return cls(evaluation, layer, evaluation.layered(layer, most))

    @property
    def map(self) -> ArgumentMap:
        """The map."""
        return self.evaluation.map

    @property
    def policy(self) -> str:
        """The policy in words, the layer included."""
        layer = "" if self.layer == "none" else f"; layer: {self.layer}"
        return self.evaluation.policy.words + layer

    @cached_property
    def outs(self) -> Mapping[str, Out]:
        """The kinds of out; under a layer only of what is out without it as well."""
        known = self.evaluation.outs
        return {n: known[n] for n, v in self.labels.items() if v is Label.OUT and n in known}

    def verdict(self, name: str) -> str:
        """The label of an element and, when it is out, how: ``out (defeated)``."""
        return f"{self.labels[name]}" + (f" ({self.outs[name]})" if name in self.outs else "")


def frame(evaluation: Evaluation) -> dict[str, Any]:
    """What results are relative to, as plain data: policy, scenario, what was changed by hand."""
    setting = evaluation.setting
    return {
        "policy": {
            "rebut": str(evaluation.policy.rebut),
            "leaves": str(evaluation.policy.leaves),
        },
        "scenario": setting.scenario or None,
        "assumed": setting.changed("+"),
        "rejected": setting.changed("-"),
    }


def evaluation_data(found: Labelled) -> dict[str, Any]:
    """An evaluation as plain data: policy, scenario, labels, kinds of out, what was accepted."""
    told = frame(found.evaluation)
    told["policy"]["layer"] = found.layer
    return {
        **told,
        "accepted": sorted(found.evaluation.setting.accepted),
        "labels": {name: str(label) for name, label in found.labels.items()},
        "out": {name: str(kind) for name, kind in found.outs.items()},
        "diagnostics": [d.as_json() for d in found.evaluation.diagnostics],
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
        words = short(argument_map, setting.scenario)
    plus, minus = (", ".join(setting.changed(sign)) for sign in "+-")
    words += f"; assumed besides: {plus}" if plus else ""
    return words + (f"; rejected: {minus}" if minus else "")


def heading(evaluation: Evaluation, width: int, policy: str = "") -> str:
    """The lines that every report begins with: map, scenario, policy."""
    rows = (
        ("map", plain(evaluation.map.name)),
        ("scenario", scenario_words(evaluation)),
        ("policy", policy or evaluation.policy.words),
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


def labels_text(found: Labelled, width: int, colour: bool) -> str:
    """A table with the label of every statement and argument."""
    rows = []
    for name, label in found.labels.items():
        record = found.map[name]
        kind = str(getattr(record, "kind", ""))
        out = str(found.outs.get(name, ""))
        rows.append([str(label), out, kind, name, record.name if record.name != name else ""])
    heads = ("label", "how out", "kind", "id", "name")
    return table(heads, rows, width, colour)


def summary_text(found: Labelled, width: int, paint: Callable[[str, str], str]) -> str:
    """What was evaluated and how, the counts, and the label of every thesis."""
    argument_map, labels = found.map, found.labels
    statements = Counter(labels[s.id] for s in argument_map.statements)
    arguments = Counter(labels[a.id] for a in argument_map.arguments)
    lines = [
        heading(found.evaluation, width, found.policy).rstrip("\n"),
        _row("labels", f"statements: {_counted(statements)}", width),
        _row("", f"arguments: {_counted(arguments)}", width),
    ]
    kinds = Counter(found.outs.values())
    if kinds:
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        lines.append(_row("", f"of those that are out: {told}", width))
    for thesis in argument_map.theses:
        if thesis in labels:
            says = f"{found.verdict(thesis)}: {short(argument_map, thesis)}"
            lines.append(paint(_row("thesis", says, width), STYLES[labels[thesis]]))
    return "\n".join(lines) + "\n"


def _counted(counts: Counter[Label]) -> str:
    return ", ".join(f"{counts[label]} {label}" for label in Label)


def verdict(evaluation: Evaluation, name: str) -> str:
    """The label of an element and, when it is out, how: ``out (defeated)``."""
    label = evaluation.labels[name]
    return f"{label} ({evaluation.outs[name]})" if label is Label.OUT else str(label)


def labelled_outline(
    items: Iterable[OutlineItem],
    found: Labelled,
    width: int,
    paint: Callable[[str, str], str],
) -> str:
    """The outline of the argument with the label of each line in front."""
    from argmap.report.outline import outline_text

    blocks = []
    for item in items:
        text = outline_text([item], found.map, width - 10, paint).rstrip("\n")
        label = found.labels.get(item.id)
        mark = f"{label or '':<10}"
        first, *rest = text.split("\n")
        styled = paint(mark, STYLES[label]) if label else mark
        blocks.append("\n".join([styled + first, *(" " * 10 + line for line in rest)]))
    return "\n".join(blocks) + "\n"


def short(argument_map: ArgumentMap, name: str) -> str:
    """An element by name and id, as reports refer to it."""
    label = name_of(argument_map, name)
    return f"{label} [{name}]" if label != name else f"[{name}]"


def name_of(argument_map: ArgumentMap, name: str) -> str:
    """The label of an element; of a statement without one the beginning of its text."""
    record = argument_map.records.get(name)
    if isinstance(record, Statement) and not record.label and record.text:
        return shorten(plain(record.says), _LONGEST_NAME, placeholder="...")
    return plain(record.name) if record else name


_LONGEST_NAME = 60
