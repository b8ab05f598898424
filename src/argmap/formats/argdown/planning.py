"""What of a map has which form in Argdown: titles, structures, relations, sections."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.formats.argdown.escaping import is_title
from argmap.formats.argdown.naming import slug, slug_of_text
from argmap.formats.argdown.structure import Line, from_codes, laid_out
from argmap.model import Argument, ArgumentKind, Relation, RelationKind, Statement, best

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap, Words

MARK = {
    RelationKind.SUPPORT: ("+", "+>"),
    RelationKind.ENTAILMENT: ("+", "+>"),
    RelationKind.ATTACK: ("-", "->"),
    RelationKind.CONTRARY: ("-", "->"),
    RelationKind.UNDERCUT: ("<_", "_>"),
    RelationKind.CONTRADICTION: ("><", "><"),
}
"""For each kind of relation the mark below its target, and the one below its origin."""
ARGUMENT_MARK = {
    ArgumentKind.INFERENCE: "+",
    ArgumentKind.REBUTTAL: "-",
    ArgumentKind.UNDERCUT: "<_",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One relation to be written, between two things that have titles.

    Attributes:
        key: What tells it from others, so that it is written once.
        mark: The mark when it is written below ``upper``.
        back: The mark when it is written below ``lower``; empty when it cannot be.
        upper: Id of its target.
        lower: Id of its origin.
    """

    key: str
    mark: str
    back: str
    upper: str
    lower: str


@dataclass(slots=True)
class Structure:
    """A premise-conclusion structure.

    Attributes:
        steps: Its arguments, the last one the whole.
        lines: Its statements.
    """

    steps: list[Argument]
    lines: list[Line]


@dataclass(slots=True)
class Plan:
    """How a map is written.

    Attributes:
        language: The language of most of its texts.
        strict: Whether relations between statements are logical ones.
        ordered: Whether its elements have an order in the document.
        titles: The title of each statement and argument; missing for what has none.
        structures: Each structure by the id of its argument.
        step_of: For each argument that is a step of a structure, the id of the whole.
        links: The links below each id.
    """

    language: str
    strict: bool
    ordered: bool
    titles: dict[str, str] = field(default_factory=dict)
    structures: dict[str, Structure] = field(default_factory=dict)
    step_of: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=dict)


def plan(argument_map: ArgumentMap) -> Plan:
    """The plan for a map."""
    made = Plan(language_of(argument_map), _is_strict(argument_map), _is_ordered(argument_map))
    for structure in _structures(argument_map):
        made.structures[structure.steps[-1].id] = structure
        for step in structure.steps:
            made.step_of[step.id] = structure.steps[-1].id
    for link in _links(argument_map, made):
        made.links.setdefault(link.upper, []).append(link)
        if link.back:
            made.links.setdefault(link.lower, []).append(link)
    _title_all(argument_map, made)
    return made


def language_of(argument_map: ArgumentMap) -> str:
    """The language that most texts are in; of equals the first in order."""
    counts: Counter[str] = Counter()
    for element in argument_map.elements:
        counts.update(w.language for w in (*element.text, *element.label, *element.wordings))
    counts.update(w.language for w in argument_map.label)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""


def plain(texts: tuple[Words, ...], language: str) -> str:
    """The text, where there is just one and it is in the language; else empty."""
    return texts[0].text if len(texts) == 1 and texts[0].language == language else ""


def main_text(texts: tuple[Words, ...], language: str) -> str:
    """The one text in the language, beside which there may be translations; else empty."""
    own = [words.text for words in texts if words.language == language]
    return own[0] if len(own) == 1 else ""


def _is_strict(argument_map: ArgumentMap) -> bool:
    logical = {RelationKind.ENTAILMENT, RelationKind.CONTRARY}
    model = argument_map.data.value.get("model")
    stated = isinstance(model, dict) and model.get("mode") == "strict"
    return stated or any(r.kind in logical for r in argument_map.relations)


def _is_ordered(argument_map: ArgumentMap) -> bool:
    elements = list(argument_map.elements)
    return bool(elements) and all(
        e.order is not None or isinstance(e, Relation) or (isinstance(e, Argument) and e.part_of)
        for e in elements
    )


# --- structures ---


def _structures(argument_map: ArgumentMap) -> Iterator[Structure]:
    parts: dict[str, list[Argument]] = {}
    for argument in argument_map.arguments:
        whole = argument_map.argument_by_id.get(argument.part_of)
        if whole and argument.id.startswith(f"{whole.id}-step-"):
            parts.setdefault(whole.id, []).append(argument)
    in_parts: set[str] = set()
    for argument in argument_map.arguments:
        steps = _in_order(argument.id, parts.get(argument.id, []))
        if steps and all(_is_structured(argument_map, s) for s in (*steps, argument)):
            in_parts.update(s.id for s in steps)
            yield Structure([*steps, argument], _lines(argument_map, [*steps, argument]))
    for argument in argument_map.arguments:
        single = argument.id not in in_parts and not (
            argument.id in parts and parts[argument.id][0].id in in_parts
        )
        if single and _is_structured(argument_map, argument):
            yield Structure([argument], _lines(argument_map, [argument]))


def _in_order(whole: str, steps: list[Argument]) -> list[Argument]:
    """The steps by their numbers; none when they are not numbered from 1 on."""
    by_number = {step.id.removeprefix(f"{whole}-step-"): step for step in steps}
    found = [by_number[str(n)] for n in range(1, len(steps) + 1) if str(n) in by_number]
    return found if len(found) == len(steps) else []


def _is_structured(argument_map: ArgumentMap, argument: Argument) -> bool:
    statements = argument_map.statement_by_id
    return (
        argument.kind is ArgumentKind.INFERENCE
        and bool(argument.needs)
        and argument.target in statements
        and all(name in statements for name in argument.needs)
        and argument.data.value.get("sketched") is not True
    )


def _lines(argument_map: ArgumentMap, steps: list[Argument]) -> list[Line]:
    usual = laid_out([(s.needs, s.target) for s in steps], lambda n: rank_of(argument_map, n))
    codes = steps[-1].data.value.get("structure")
    stated = from_codes(codes) if isinstance(codes, list) else []
    conclusions = [line.id for line in stated if line.step >= 0]
    fits = conclusions == [s.target for s in steps] and stated[-1].step >= 0 if stated else False
    if not fits:
        return usual
    seen: set[str] = set()
    for line in stated:
        if line.id not in argument_map.statement_by_id:
            return usual
        if line.step >= 0 and not seen.issuperset(steps[line.step].needs):
            return usual
        seen.add(line.id)
    return stated


def rank_of(argument_map: ArgumentMap, name: str) -> tuple[float, str]:
    """The place of a statement in the order of the document."""
    statement = argument_map.statement_by_id.get(name)
    order = statement.order if statement else None
    return (float("inf") if order is None else order, name)


# --- links ---


def _links(argument_map: ArgumentMap, made: Plan) -> Iterator[Link]:
    known = {*argument_map.statement_by_id, *argument_map.argument_by_id}
    for argument in argument_map.arguments:
        if argument.id not in made.step_of:
            yield from _of_sketch(argument_map, argument, known)
    for relation in argument_map.relations:
        link = _of_relation(relation, known)
        if link:
            yield link
    for statement in argument_map.statements:
        for other in statement.contradicts:
            if other in argument_map.statement_by_id:
                key = f"contradicts {statement.id} {other}"
                yield Link(key, "", "><", other, statement.id)


def _of_sketch(argument_map: ArgumentMap, argument: Argument, known: set[str]) -> Iterator[Link]:
    """What an argument without a structure bears on, and what it starts from."""
    if argument.target in known:
        mark = ARGUMENT_MARK[argument.kind]
        back = {"+": "+>", "-": "->", "<_": "_>"}[mark]
        yield Link(f"target {argument.id}", mark, back, argument.target, argument.id)
    for premise in argument.needs:
        if premise in argument_map.statement_by_id:
            yield Link(f"premise {argument.id} {premise}", "+", "+>", argument.id, premise)


def _of_relation(relation: Relation, known: set[str]) -> Link | None:
    ends = (*relation.origins, *relation.targets)
    whole = len(relation.origins) == 1 and len(relation.targets) == 1
    if not whole or relation.kind not in MARK or any(end not in known for end in ends):
        return None
    mark, back = MARK[relation.kind]
    below = "" if relation.kind is RelationKind.CONTRADICTION else mark
    return Link(f"relation {relation.id}", below, back, relation.targets[0], relation.origins[0])


# --- titles ---


def _title_all(argument_map: ArgumentMap, made: Plan) -> None:
    uses = _uses(argument_map, made)
    taken: dict[str, set[str]] = {"[": set(), "<": set()}
    elements: list[tuple[str, Statement | Argument]] = [("[", s) for s in argument_map.statements]
    elements += [("<", a) for a in argument_map.arguments if made.step_of.get(a.id, a.id) == a.id]
    for bracket, element in elements:
        label = plain(element.label, made.language)
        if not label and bracket == "[" and _goes_untitled(element, made, uses[element.id]):
            continue
        if not label and bracket == "<" and _is_nameless(element, made):
            continue
        for title in (label, element.id, f"{element.id} ({bracket})"):
            if title and is_title(title, bracket) and title not in taken[bracket]:
                made.titles[element.id] = title
                taken[bracket].add(title)
                break


def _uses(argument_map: ArgumentMap, made: Plan) -> Counter[str]:
    """How often each statement is named or said, apart from what stands below it."""
    counts: Counter[str] = Counter()
    for structure in made.structures.values():
        counts.update(line.id for line in structure.lines)
    links = {link.key: link for found in made.links.values() for link in found}
    for link in links.values():
        first, second = link.upper, link.lower
        if not link.mark or (
            made.ordered and _order(argument_map, second) < _order(argument_map, first)
        ):
            first, second = second, first
        counts[second] += 1
    return counts


def _order(argument_map: ArgumentMap, name: str) -> int:
    order = getattr(argument_map[name], "order", None)
    return order if isinstance(order, int) else 0


def _goes_untitled(statement: Statement | Argument, made: Plan, uses: int) -> bool:
    """Whether a statement is said in one place only, under the id that its words give it."""
    text = plain(statement.text, made.language)
    wish = slug_of_text(text, "statement")
    own = statement.id == wish or (
        statement.id.startswith(wish + "-") and statement.id[len(wish) + 1 :].isdigit()
    )
    connected = uses or made.links.get(statement.id)
    return bool(text and connected) and own and uses <= 1 and text != statement.id


def _is_nameless(argument: Statement | Argument, made: Plan) -> bool:
    """Whether a structure can stand without a title: nothing else is to be said of its argument."""
    structure = made.structures.get(argument.id)
    silent = not (argument.label or argument.text or argument.wordings or argument.tags)
    return (
        structure is not None
        and silent
        and argument.id == f"for-{structure.lines[-1].id}"
        and argument.id not in made.links
    )


def natural_id(title: str, bracket: str) -> str:
    """The id that a title gives."""
    return slug(title, "statement" if bracket == "[" else "argument")


def name_of(element: Statement | Argument) -> str:
    """The label for a comment."""
    return best(element.label) or element.id
