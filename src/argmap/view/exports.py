"""A map for other tools that draw: Graphviz, Mermaid; and as an outline in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.view.language import language_of, said, title_of
from argmap.view.nodes import kind_of
from argmap.view.outline import outline, text_of
from argmap.view.palette import LIGHT
from argmap.view.steps import NEUTRAL, structure
from argmap.view.strings import STRINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap

_SHAPES = {"support": "circle", "attack": "square", "undercut": "diamond"}
_SIGNS = {"support": "+", "attack": "\u2212", "undercut": "\u00d7"}
_WIDE = 32
"""Letters in a line of a label."""


def dot(argument_map: ArgumentMap) -> str:
    """The map as a graph of Graphviz: statements as boxes, steps as small nodes.

    The DOT language: https://graphviz.org/doc/info/lang.html
    """
    shape, language = structure(argument_map), language_of(argument_map)
    lines = [
        f"digraph {_quoted(title_of(argument_map, language))} {{",
        '  graph [rankdir=BT, charset="UTF-8", fontname="Arial"]',
        '  node [fontname="Arial", fontsize=11]',
        '  edge [fontname="Arial", fontsize=9]',
    ]
    said_by = {e.id: said(e, language) for e in argument_map.elements}
    for name in shape.cards:
        style = ', style="rounded,dashed"' if kind_of(argument_map, name) == "assumption" else ""
        bold = ", penwidth=2.5" if name in argument_map.theses else ""
        text = _folded(said_by.get(name, name))
        lines.append(
            f"  {_quoted(name)} [shape=box, label={_quoted(text)}"
            f"{style or ', style=rounded'}{bold}]"
        )
    for step in sorted(shape.steps.values(), key=lambda s: shape.rank[s.id]):
        colour = LIGHT[str(step.polarity) if not step.is_bare else NEUTRAL]
        told = _folded(text_of(argument_map, step.id, language))
        label = _SIGNS[str(step.polarity)] if step.origins or not told else told
        form = _SHAPES[str(step.polarity)] if step.origins or not told else "box"
        lines.append(
            f"  {_quoted(step.id)} [shape={form}, label={_quoted(label)}, "
            f'color="{colour}", fontcolor="{colour}", margin=0.02]'
        )
        ends = [(origin, step.id, "none") for origin in step.origins]
        ends += [(step.id, step.target, "normal")] if step.target else []
        lines += [
            f'  {_quoted(lower)} -> {_quoted(upper)} [color="{colour}", arrowhead={head}]'
            for lower, upper, head in ends
        ]
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\0", "\ufffd")
    return '"' + escaped.replace("\r", " ").replace("\n", "\\n") + '"'


def _folded(text: str) -> str:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _WIDE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def mermaid(argument_map: ArgumentMap) -> str:
    """The map as a flowchart of Mermaid (https://mermaid.js.org/syntax/flowchart.html).

    Nodes are numbered, for an id may hold what Mermaid takes for its own.
    """
    shape, language = structure(argument_map), language_of(argument_map)
    said_by = {e.id: said(e, language) for e in argument_map.elements}
    number = {
        name: f"n{n}" for n, name in enumerate(sorted(shape.rank, key=shape.rank.__getitem__))
    }
    lines = ["flowchart BT"]
    lines += [f'  {number[name]}["{_entities(said_by.get(name, name))}"]' for name in shape.cards]
    for step in sorted(shape.steps.values(), key=lambda s: shape.rank[s.id]):
        told = "" if step.origins else text_of(argument_map, step.id, language)
        lines.append(
            f'  {number[step.id]}["{_entities(told)}"]'
            if told
            else f'  {number[step.id]}(("{_SIGNS[str(step.polarity)]}"))'
        )
        lines += [f"  {number[origin]} --- {number[step.id]}" for origin in step.origins]
        if step.target:
            lines.append(f"  {number[step.id]} --> {number[step.target]}")
        lines.append(f"  class {number[step.id]} {step.polarity}")
    for polarity, colour in LIGHT.items():
        lines.append(f"  classDef {polarity} stroke:{colour},color:{colour}")
    return "\n".join(lines) + "\n"


def _entities(text: str) -> str:
    """A text within quotation marks; what means something to Mermaid or HTML by its number."""
    return "".join(c if c.isalnum() or c in " .,'-()" else f"#{ord(c)};" for c in text)


def markdown(argument_map: ArgumentMap, labels: Mapping[str, str] | None = None) -> str:
    """The outline as nested lists of Markdown.

    Args:
        argument_map: The map.
        labels: What becomes of each element; what is not in says so.
    """
    language = language_of(argument_map)
    lines = [f"# {_plain(title_of(argument_map, language))}", ""]
    for item in outline(argument_map):
        kind = STRINGS.get(f"kind.{kind_of(argument_map, item.id)}", "")
        label = (labels or {}).get(item.id, "in")
        step = item.role not in {"thesis", "premise", "warrant", "other", "contradicts", "restates"}
        words = item.words if step else ", ".join(part for part in (kind, item.words) if part)
        told = f"*{words}*" if words else ""
        status = f"**{STRINGS['label.' + label]}**" if label != "in" else ""
        parts = [part for part in (told, _plain(item.text), status) if part]
        lines.append(f"{'  ' * item.depth}- {' '.join(parts)}")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """A text of which Markdown takes nothing for its own."""
    one_line = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|~&!" else c for c in one_line)
