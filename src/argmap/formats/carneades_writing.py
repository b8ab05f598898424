"""Maps as argument graphs of Carneades: what was read as it was, but for what was edited since."""

from __future__ import annotations

from itertools import combinations, count
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from argmap.model import Argument, ArgumentMap, Data, Element, Statement, StatementKind, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.formats.loaded import Loaded
    from argmap.formats.table import Format

E = TypeVar("E", bound=Element)
STANDARDS = {
    "PE": "preponderance",
    "CCE": "clear-and-convincing",
    "BRD": "beyond-reasonable-doubt",
}
"""The proof standards, as ``argmap.semantics.balancing`` calls them."""
_CODES = {standard: code for code, standard in STANDARDS.items()}
READ = frozenset({"meta", "statements", "assumptions", "arguments", "issues"})
"""The outermost keys that become records."""
ARGUMENT = frozenset({"premises", "conclusion", "undercutter", "scheme"})
"""The keys of an argument that become fields of its record."""


def word(value: object) -> str:
    """A plain value as it is written; empty for null, lists and mappings."""
    if value is None or isinstance(value, list | dict):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def tidy(name: object) -> str:
    """A statement as it is compared: without white space around commas."""
    return ",".join(part.strip() for part in word(name).split(","))


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map as an argument graph."""
    _ = row, loaded
    held = _held(argument_map.data)
    names = _names(argument_map)
    more = held.get("meta")
    own = {"title": argument_map.name, "notes": _first(argument_map.about)}
    meta = _said_of(own) | (more if isinstance(more, dict) else {})
    steps = [a for a in _ordered(argument_map.arguments) if not a.is_objection and a.target]
    called = _unlike((_called(step, "argument-"), step.id) for step in steps)
    made = {
        "meta": meta,
        "statements": {names[s.id]: _said(s) for s in _ordered(argument_map.statements)},
        "assumptions": _assumed(argument_map, names),
        "issues": _issues(argument_map, names),
        "arguments": {called[step.id]: _written(argument_map, step, names) for step in steps},
    }
    whole = _said_of(made) | {key: part for key, part in held.items() if key not in READ}
    return str(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)).encode()


def _said_of(parts: dict[str, Any]) -> dict[str, Any]:
    """The parts that say something."""
    return {key: part for key, part in parts.items() if part}


def _ordered(elements: Iterable[E]) -> list[E]:
    return sorted(elements, key=lambda e: (e.order is None, e.order or 0, e.id))


def _held(data: Data) -> dict[str, Any]:
    found = data.value.get("carneades")
    return found if isinstance(found, dict) else {}


def _first(texts: tuple[Words, ...]) -> str:
    return texts[0].text if texts else ""


def _called(element: Statement | Argument, numbered: str) -> str:
    """The name of an element: that which it had, where its id is a number for it."""
    return (
        _first(element.label) if element.id.startswith(numbered) and element.label else element.id
    )


def _unlike(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A name for each id, no two alike: the wanted one, else the id, else that with a number."""
    pairs = list(named)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name, own in pairs:
        others = (f"{own}-{n}" for n in count(2))
        found[own] = next(n for n in (name, own, *[next(others) for _ in pairs]) if n not in taken)
        taken.add(found[own])
    return found


def _names(argument_map: ArgumentMap) -> dict[str, str]:
    """The name of each statement, by its id."""
    return _unlike((tidy(_called(s, "statement-")), s.id) for s in argument_map.statements)


def _said(statement: Statement) -> Any:
    """The text of a statement, with whatever else stood beside it."""
    text = statement.says if statement.text else ""
    held = _held(statement.data)
    return {"text": text, **held} if held else text


def _assumed(argument_map: ArgumentMap, names: dict[str, str]) -> list[str]:
    kinds = {StatementKind.ASSUMPTION, StatementKind.EVIDENCE}
    return [names[s.id] for s in argument_map.statements if s.kind in kinds]


def _issues(argument_map: ArgumentMap, names: dict[str, str]) -> dict[str, Any]:
    """The issues as they were read, then the statements that contradict each other besides."""
    found: dict[str, Any] = {}
    pairs = {
        frozenset({s.id, other})
        for s in argument_map.statements
        for other in s.contradicts
        if other in names
    }
    ids = {name: own for own, name in names.items()}
    for name, group, more in _known_issues(argument_map, ids):
        inner = {frozenset(pair) for pair in combinations(group, 2)}
        if inner <= pairs | {frozenset({own}) for own in group}:
            found[name] = more | _issue(argument_map, group, names, more)
            pairs -= inner
    number = count(1)
    for group in _joined(pairs):
        name = next(n for n in (f"i{k}" for k in number) if n not in found)
        found[name] = _issue(argument_map, group, names, {})
    return found


def _known_issues(
    argument_map: ArgumentMap, ids: dict[str, str]
) -> Iterator[tuple[str, list[str], dict[str, Any]]]:
    """The issues that were read: the name, the ids of the positions, and what else was said."""
    issues = _held(argument_map.data).get("issues")
    for name, issue in issues.items() if isinstance(issues, dict) else ():
        listed = issue.get("positions") if isinstance(issue, dict) else None
        if isinstance(listed, list) and all(tidy(p) in ids for p in listed):
            more = {key: part for key, part in issue.items() if key != "positions"}
            yield name, [ids[tidy(p)] for p in listed], more


def _joined(pairs: Iterable[frozenset[str]]) -> list[list[str]]:
    """The groups that pairs make where they share a member."""
    groups: dict[str, set[str]] = {}
    for pair in sorted(map(sorted, pairs)):
        joined = set().union(*(groups.get(name, {name}) for name in pair))
        groups.update(dict.fromkeys(joined, joined))
    return [list(group) for group in dict.fromkeys(tuple(sorted(g)) for g in groups.values())]


def _issue(
    argument_map: ArgumentMap, group: list[str], names: dict[str, str], more: dict[str, Any]
) -> dict[str, Any]:
    known = argument_map.statement_by_id
    told = {str(known[name].data.value.get("standard", "")) for name in group}
    code = next((_CODES[name] for name in sorted(told) if name in _CODES), "")
    made: dict[str, Any] = {"positions": [names[name] for name in group]}
    return made | ({"standard": code} if code and "standard" not in more else {})


def _written(
    argument_map: ArgumentMap, argument: Argument, names: dict[str, str]
) -> dict[str, Any]:
    held = _held(argument.data)
    against = [a for a in argument_map.arguments if a.target == argument.id and a.premises]
    undercutters = [names[n] for n in (against[0].premises if against else ()) if n in names]
    scheme = str(argument.data.value.get("weighing", ""))
    scheme = scheme or next(iter((*argument.rules, *argument.schemes)), "")
    made = {
        "scheme": scheme,
        "conclusion": names.get(argument.target, ""),
        "premises": _premises(argument, held.get("roles"), names),
        "undercutter": undercutters[0] if undercutters else "",
    }
    more = {key: part for key, part in held.items() if key not in {*ARGUMENT, "roles"}}
    return _said_of(made) | more


def _premises(argument: Argument, roles: object, names: dict[str, str]) -> Any:
    """The premises of an argument: by role where each has one."""
    pairs = [pair for pair in roles if _is_pair(pair)] if isinstance(roles, list) else []
    role = {premise: of for of, premise in pairs}
    role |= {need: "warrant" for need in argument.warrants if need not in role}
    needs = [need for need in argument.needs if need in names]
    if not needs or not all(need in role for need in needs):
        return [names[need] for need in needs]
    found: dict[str, list[str]] = {}
    for need in needs:
        found.setdefault(role[need], []).append(names[need])
    return {of: several if len(several) > 1 else several[0] for of, several in found.items()}


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value)
    )
