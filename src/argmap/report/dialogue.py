"""A dialogue: who said what, and what was done by saying it."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING

from argmap.model import Argument, RelationKind
from argmap.report.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that was said.

    Attributes:
        id: Id of the locution.
        speaker: Who said it, by name; several are parted by commas, nobody is empty.
        date: When, as written.
        text: What, without the name with which the locution begins.
        acts: What was done by it: the illocutionary force, the id of what it is about, and that
            in words.
    """

    id: str
    speaker: str
    date: str
    text: str
    acts: tuple[tuple[str, str, str], ...]


def dialogue(argument_map: ArgumentMap) -> tuple[Turn, ...]:
    """The turns of a dialogue in the order of the document.

    An act that is anchored in the transition from one turn to the next belongs to the later one,
    since by it that answers (Budzynska & Reed 2011).
    """
    acts: dict[str, list[tuple[str, str, str]]] = {}
    transitions = {r.id: r for r in argument_map.relations if r.kind is RelationKind.TRANSITION}
    for relation in argument_map.relations:
        if relation.kind is not RelationKind.ILLOCUTION:
            continue
        for origin in relation.origins:
            anchor = transitions.get(origin)
            for turn in anchor.targets if anchor else (origin,):
                for target in relation.targets:
                    act = (relation.force, target, _words(argument_map, target))
                    acts.setdefault(turn, []).append(act)
    ordered = sorted(argument_map.locutions, key=lambda r: (r.order is None, r.order or 0, r.id))
    return tuple(
        Turn(
            locution.id,
            speaker := ", ".join(map(argument_map.name_of, locution.asserted_by)),
            locution.date,
            locution.says.removeprefix(f"{speaker} : ") if locution.text else "",
            tuple(dict.fromkeys(acts.get(locution.id, ()))),
        )
        for locution in ordered
    )


def _words(argument_map: ArgumentMap, name: str) -> str:
    """What an act is about; of a step, from what it leads to what."""
    record = argument_map.records.get(name)
    if isinstance(record, Argument) and not record.text:
        target = argument_map.records.get(record.target)
        against = "against" if record.is_objection else "for"
        about = getattr(target, "says", record.target) if target else record.target
        return f"{against} {about}" if about else against
    return str(getattr(record, "says", name))


def dialogue_text(turns: tuple[Turn, ...], width: int, paint: Callable[[str, str], str]) -> str:
    """The dialogue for a terminal; a line that says so where there is none.

    Args:
        turns: The turns.
        width: Columns to fill at most.
        paint: Puts a text into a style of the terminal.
    """
    if not turns:
        return "The map holds no dialogue.\n"
    return "\n".join(line for turn in turns for line in _lines(turn, width, paint)) + "\n"


def _lines(turn: Turn, width: int, paint: Callable[[str, str], str]) -> Iterator[str]:
    speaker = plain(turn.speaker)
    lead = f"{speaker}: " if speaker else ""
    said = fill(lead + plain(turn.text), width, subsequent_indent="  ")
    yield paint(speaker, "strong") + said[len(speaker) :] + paint(f" [{turn.id}]", "faint")
    for force, name, words in turn.acts:
        lead = f"{plain(force).lower() or 'on'}: "
        shown = fill(lead + plain(words), width, initial_indent="    ", subsequent_indent="      ")
        yield shown + paint(f" [{name}]", "faint")
