"""The argument in words, line by line: for the terminal, the page and a reader of either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import Argument, Element, Relation
from argmap.view.crosslinks import across
from argmap.view.forest import forest
from argmap.view.language import language_of, named, said
from argmap.view.steps import Polarity, structure
from argmap.view.strings import string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap, Ids
    from argmap.view.steps import Structure


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A line of the outline.

    Attributes:
        depth: 0 for the top, 1 for what bears on it, and so on.
        id: Id of the statement, argument or relation.
        role: ``thesis``, ``premise``, ``warrant``, ``other`` (another top), or for a step its
            kind: ``inference``, ``rebuttal``, ``undercut``, ``support``, ``attack``...; and
            ``contradicts`` or ``restates`` for another place that is named and not expanded here.
        words: How it follows from the line above, such as ``supported by, together``; may be
            empty.
        text: What it says; for a step its own text or name, and empty when it has none.
        seen: Whether it is not expanded here: it stands above already, leads back in a circle,
            or is just named.
    """

    depth: int
    id: str
    role: str
    words: str
    text: str
    seen: bool


def outline(
    argument_map: ArgumentMap, root: str | None = None, depth: int | None = None
) -> tuple[OutlineItem, ...]:
    """The lines of the outline from the theses down, or from ``root`` down.

    Args:
        argument_map: The map.
        root: Id at which to start; all tops when None.
        depth: The deepest line to give; all when None.

    Raises:
        UnknownElement: The map has nothing called ``root``.
    """
    shape = structure(argument_map)
    tops = forest(argument_map, shape).roots if root is None else (argument_map[root].id,)
    return tuple(_walk(argument_map, shape, tops, depth))


def _walk(
    argument_map: ArgumentMap, shape: Structure, tops: Ids, depth: int | None
) -> Iterator[OutlineItem]:
    """All lines, in order; a stack holds what is still to come, so nothing recurses."""
    language = language_of(argument_map)
    seen: set[str] = set()
    path: list[str] = []
    opposite = _across(argument_map)
    stack = [(name, 0, "") for name in reversed(tops)]
    while stack:
        name, level, link = stack.pop()
        if link:
            text = text_of(argument_map, name, language)
            yield OutlineItem(level, name, link, string("outline." + link), text, True)
            continue
        del path[level:]
        above = path[-1] if path else ""
        again = _again(name, seen, path)
        yield _item(argument_map, shape, (name, above, level), again, language)
        path.append(name)
        if name not in seen and (depth is None or level < depth):
            stack.extend((n, level + 1, how) for n, how in reversed(opposite.get(name, ())))
            stack.extend((lower, level + 1, "") for lower in reversed(shape.below(name)))
        seen.add(name)


def _across(argument_map: ArgumentMap) -> dict[str, list[tuple[str, str]]]:
    """What each statement contradicts, on both sides, and what it restates."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one, other, role in across(argument_map):
        ends = ((one, other), (other, one)) if role == "contradicts" else ((one, other),)
        for name, far in ends:
            links = found.setdefault(name, [])
            if (far, role) not in links and far in argument_map:
                links.append((far, role))
    return found


def _again(name: str, seen: set[str], path: list[str]) -> str:
    """What to say of a line that stands above already; nothing when it does not."""
    if name not in seen:
        return ""
    return string("outline.circle" if name in path else "outline.seen")


def _item(
    argument_map: ArgumentMap,
    shape: Structure,
    line: tuple[str, str, int],
    again: str,
    language: str,
) -> OutlineItem:
    name, above, level = line
    role = _role(argument_map, shape, name, above)
    how = string("outline.warrant") if role == "warrant" else _words(shape, name, above)
    words = ", ".join(part for part in (how, again) if part)
    text = text_of(argument_map, name, language)
    return OutlineItem(level, name, role, words, text, bool(again))


def _role(argument_map: ArgumentMap, shape: Structure, name: str, above: str) -> str:
    step = shape.steps.get(name)
    if step and (not above or step.target == above):
        return step.role
    if above:
        argument = argument_map.argument_by_id.get(above)
        return "warrant" if argument and name in argument.warrants else "premise"
    return "thesis" if name in argument_map.theses else "other"


def _words(shape: Structure, name: str, above: str) -> str:
    """The connecting words between a line and the one it hangs from."""
    step = shape.steps.get(name)
    if not above or not step or step.target != above:
        return ""
    held = shape.steps.get(above)
    key = "outline." + str(step.polarity)
    if step.polarity is Polarity.UNDERCUT and held and held.polarity is not Polarity.SUPPORT:
        key = "outline.counter"
    return string(key + ".linked" if step.linked else key)


def text_of(argument_map: ArgumentMap, name: str, language: str) -> str:
    """What an element says; of a step without text its label, and an empty text without either."""
    record = argument_map[name]
    if not isinstance(record, Element):
        return named(record, language)
    text = said(record, language)
    silent = isinstance(record, Argument | Relation) and not record.text and not record.label
    return "" if silent else text
