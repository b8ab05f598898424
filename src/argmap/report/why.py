"""The witness of a label in words that can be read aloud."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from argmap.model import Argument, Statement, StatementKind
from argmap.report.labels import STYLES, heading, name_of, short
from argmap.semantics import Label, Way
from argmap.semantics.compiling import CONTRADICTION

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.semantics import Evaluation, Failure, Ground, Witness

_DEEPEST_INDENT = 12
_MOST_FAILURES = 6


def why_text(
    evaluation: Evaluation,
    witness: Witness,
    width: int,
    paint: Callable[[str, str], str],
    deepest: int | None = None,
) -> str:
    """The grounds of a label as an indented text, the element asked about first.

    Args:
        evaluation: The map in its scenario.
        witness: The witness of one of its labels.
        width: Columns to fill at most.
        paint: Puts a text into a style of the terminal.
        deepest: The deepest level to tell; all unless given.
    """
    lines = [heading(evaluation, width)]
    told: set[str] = set()
    stack: list[tuple[int, str, str]] = [(0, "", witness.id)]
    while stack:
        depth, text, name = stack.pop()
        if deepest is not None and depth > deepest:
            continue
        if text:
            last = depth == deepest and text.endswith(":")
            lines.extend(_wrapped(depth, text[:-1] + "." if last else text, width))
            continue
        again = name in told
        told.add(name)
        ground = witness.grounds[name]
        under = [] if again else _under(evaluation, witness, ground, depth + 1, told)
        sentence = _sentence(evaluation, ground, again)
        if under and depth == deepest:
            sentence = sentence.rstrip(":.") + " ..."
        lines.extend(_styled(depth, sentence, ground, width, paint))
        stack.extend(reversed(under))
    return "\n".join(lines) + "\n"


def _wrapped(depth: int, text: str, width: int) -> list[str]:
    indent = "  " * min(depth, _DEEPEST_INDENT)
    level = f"{depth}: " if depth > _DEEPEST_INDENT else ""
    return wrap(
        level + text,
        width=width,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _styled(
    depth: int, text: str, ground: Ground, width: int, paint: Callable[[str, str], str]
) -> list[str]:
    lines = _wrapped(depth, text, width)
    if depth == 0:
        return [paint(line, "strong") for line in lines]
    mark = f" is {ground.label}"
    return [line.replace(mark, paint(mark, STYLES[ground.label]), 1) for line in lines]


def _sentence(evaluation: Evaluation, ground: Ground, again: bool) -> str:
    """One element, its label, and why in short."""
    told = _told(evaluation, ground.id)
    start = (
        f"{told.replace('the ', 'The ', 1) if told.startswith('the ') else told} is {ground.label}"
    )
    return f"{start}, as said above." if again else start + _reason(evaluation, ground)


def _told(evaluation: Evaluation, name: str) -> str:
    """An element by name and id; an argument that has no name by what it starts from."""
    record = evaluation.map.records.get(name)
    told = short(evaluation.map, name)
    if isinstance(record, Statement):
        return _quoted(evaluation, name)
    if not isinstance(record, Argument) or record.label:
        return told
    what = "the objection" if record.is_objection else "the step"
    return f"{what} {told}"


def _quoted(evaluation: Evaluation, name: str) -> str:
    """A statement by its name in quotation marks and its id, so that sentences can hold it."""
    label = name_of(evaluation.map, name)
    return f"\u201c{label}\u201d [{name}]" if label != name else f"[{name}]"


def _with_premises(evaluation: Evaluation, name: str) -> str:
    """An argument with what it says, so that it need not be looked up."""
    record = evaluation.map.records.get(name)
    told = _told(evaluation, name)
    if not isinstance(record, Argument) or not record.needs:
        return told
    names = [f"\u201c{name_of(evaluation.map, n)}\u201d" for n in record.needs]
    return f"{told} ({', '.join(names)})"


def _reason(evaluation: Evaluation, ground: Ground) -> str:
    if ground.way is Way.ACCEPTED:
        return f": {_given(evaluation, ground.id)}."
    if ground.way is Way.DERIVED:
        step = f"[{ground.by}]"
        if not ground.needs:
            return f". {_capital(_told(evaluation, ground.by))} says so:"
        return f". The step {step} leads to it from {_premises(ground.needs)}:"
    if ground.way is Way.STANDS:
        return f". It has {_premises(ground.needs)}:" if ground.needs else ": nothing defeats it."
    if ground.way is Way.ATTACKED:
        attack = _told(evaluation, ground.by)
        if ground.needs and ground.needs != (ground.by,):
            return f", because {attack} defeats it, which has {_premises(ground.needs)}:"
        return f", because {attack} {_against(evaluation, ground)} it:"
    if ground.way is Way.LACKING:
        alone = isinstance(evaluation.map[ground.id], Argument)
        return ", because of this:" if alone else ", because no reason for it goes through:"
    if ground.way is Way.CIRCULAR:
        steps = ", which needs ".join(name_of(evaluation.map, n) for n in ground.circle)
        return f". Its support goes round in a circle and starts from nothing given: {steps}."
    if ground.way is Way.LOOP:
        return _loop(evaluation, ground)
    return f": {_SHORTLY[ground.way]}."


_SHORTLY = {
    Way.UNREASONED: "no reason is given for it, and the scenario does not accept it",
    Way.DROPPED: "it was taken out of play",
    Way.TIED: "it is put forward for another scenario only",
}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _premises(needs: tuple[str, ...]) -> str:
    if len(needs) == 1:
        return "one premise"
    return f"{len(needs)} premises, {'both' if len(needs) == 2 else 'all'} needed"


def _against(evaluation: Evaluation, ground: Ground) -> str:
    """What an attacker does: an argument defeats, a statement contradicts."""
    return "defeats" if ground.by in evaluation.map.argument_by_id else "contradicts"


def _given(evaluation: Evaluation, name: str) -> str:
    record = evaluation.map[name]
    kind = record.kind if isinstance(record, Statement) else None
    if kind is StatementKind.EVIDENCE:
        return "it is accepted as evidence"
    if kind is StatementKind.ASSUMPTION:
        return "it is accepted as an assumption"
    if name in evaluation.compiled.assumables:
        return "no reason is given for it, and such claims are assumed"
    return "it was assumed for this scenario"


def _loop(evaluation: Evaluation, ground: Ground) -> str:
    known = evaluation.labels
    names = [_told(evaluation, n) for n in ground.circle if n in known]
    chain = ", which hangs on ".join(names)
    told = f". It hangs on a loop of attacks that settles nothing: {chain}."
    others = [n for n in ground.releases if n != ground.id]
    if not others:
        return f"{told} Withdrawing no other accepted statement by itself settles it."
    ways = ", ".join(_told(evaluation, n) for n in others[:_MOST_FAILURES])
    more = len(others) - _MOST_FAILURES
    return f"{told} It is settled by withdrawing any one of: {ways}" + (
        f", and {more} more." if more > 0 else "."
    )


def _under(
    evaluation: Evaluation, witness: Witness, ground: Ground, depth: int, told: set[str]
) -> list[tuple[int, str, str]]:
    """What stands under an element: its premises, then the attacks or reasons that fail."""
    items: list[tuple[int, str, str]] = []
    needs = ground.needs or ((ground.by,) if ground.by else ())
    items += [(depth, "", name) for name in needs if name in witness.grounds]
    failures = [f for f in ground.failures if f.because != ground.by or ground.out is None]
    if ground.way in {Way.ATTACKED, Way.CIRCULAR}:
        failures = []
    failures = [f for f in failures if f.kind != CONTRADICTION or f.because not in told]
    for failure in failures[:_MOST_FAILURES]:
        items.append((depth, _failing(evaluation, ground, failure), ""))
        if failure.because in witness.grounds and failure.because != ground.id:
            items.append((depth + 1, "", failure.because))
    if len(failures) > _MOST_FAILURES:
        items.append((depth, f"... and {len(failures) - _MOST_FAILURES} more fail likewise.", ""))
    return items


def _failing(evaluation: Evaluation, ground: Ground, failure: Failure) -> str:
    """Why one attack on an element that is in, or one reason for one that is out, fails."""
    if failure.kind == CONTRADICTION:
        return f"It contradicts {_told(evaluation, failure.by)}, which is out:"
    lead = "It" if failure.by == ground.id else _with_premises(evaluation, failure.by)
    against = "Against it speaks " if ground.label is Label.IN else "For it speaks "
    lead = lead if failure.by == ground.id else f"{against}{lead}, but that"
    if not failure.because:
        return f"{lead} is out of play."
    if failure.because == ground.id:
        return f"{lead} is held off by the claim itself."
    because = _told(evaluation, failure.because)
    if failure.defeated:
        return f"{lead} is defeated by {because}:"
    return f"{lead} needs {because}, which is out:"
