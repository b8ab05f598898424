"""The YAML of Carneades 4 (Gordon & Walton 2016), read and written.

Statements, assumptions, arguments with their undercutters, and issues with their proof standards
are records; ``argmap evaluate --preferences standards`` labels them as Carneades does. Weighing
functions that need a language of their own, scheme definitions and the labels that a file expects
are kept as they stand and written again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.loaded import Loaded
from argmap.formats.naming import map_iri
from argmap.formats.textual import title_words
from argmap.model import (
    Argument,
    ArgumentKind,
    ArgumentMap,
    Data,
    Element,
    Statement,
    StatementKind,
    Words,
    is_slug,
)
from argmap.rdf.schemes import find_scheme
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.formats.table import Format

E = TypeVar("E", bound=Element)
_STANDARDS = {
    "PE": "preponderance",
    "CCE": "clear-and-convincing",
    "BRD": "beyond-reasonable-doubt",
}
"""The proof standards, as ``argmap.semantics.balancing`` calls them."""
_CODES = {standard: code for code, standard in _STANDARDS.items()}
_WEIGHING = frozenset({"linked", "convergent", "cumulative", "factorized"})
"""The weighing functions that need no more said."""
_READ = frozenset({"meta", "statements", "assumptions", "arguments", "issues"})
_ARGUMENT = frozenset({"premises", "conclusion", "undercutter", "scheme"})
_NESTED = 50
"""So deep may a file be nested."""


class _Loader(yaml.SafeLoader):
    """YAML without aliases, which can make a small file endless."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


class _BadShape(Exception):
    """The YAML is no argument graph."""


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in an argument graph; faults are diagnostics, never exceptions."""
    _ = row, fetch
    iri = map_iri(path)
    text = data.decode("utf-8-sig", "replace")
    try:
        return Loaded(_Graph(_mapping(yaml.load(text, _Loader))).map(iri), (), path, text)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        found = _told(path, error.problem or "it is no YAML", *place)
    except (yaml.YAMLError, _BadShape, RecursionError, ValueError) as error:
        found = _told(path, str(error) or "it is nested too deep")
    return Loaded(ArgumentMap(iri=iri), (found,), path, text)


def _told(path: str, why: str, line: int = 0, column: int = 0) -> Diagnostic:
    hint = "an argument graph has statements and arguments, each with a conclusion and premises"
    span = Span(path, line, column)
    said = " ".join(why.split())
    return Diagnostic("ARG001", "syntax-error", Severity.ERROR, said, span=span, hint=hint)


def _mapping(value: object, what: str = "the file") -> dict[Any, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _BadShape(f"{what} is no mapping")
    return value


def _tidy(name: object) -> str:
    """A statement as it is compared: without white space around commas."""
    return ",".join(part.strip() for part in str(name).split(","))


@dataclass
class _Graph:
    """An argument graph while it is being read."""

    value: dict[Any, Any]
    ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, name: object) -> str:
        """The id of a statement; what cannot be one, such as ``¬p`` or ``p(a)``, gets a number."""
        plain = _tidy(name)
        if plain not in self.ids:
            free = (f"statement-{n}" for n in count(len(self.ids) + 1))
            taken = set(self.ids.values())
            self.ids[plain] = plain if is_slug(plain) else next(n for n in free if n not in taken)
        return self.ids[plain]

    def map(self, iri: str) -> ArgumentMap:
        """The map of it."""
        said = _mapping(self.value.get("statements"), "statements")
        listed = self.value.get("assumptions")
        assumed = {_tidy(a) for a in (listed if isinstance(listed, list) else ())}
        texts: dict[str, str] = {}
        for name, about in said.items():
            told = about if isinstance(about, dict) else {"text": about}
            texts[_tidy(name)] = str(told.get("text") or "").strip()
            if told.get("assumed"):
                assumed.add(_tidy(name))
        for name in (*texts, *sorted(assumed)):
            self.id_of(name)
        arguments = self._arguments()
        rivals, standards = self._issues()
        names = dict.fromkeys([*texts, *sorted(assumed), *self.ids])
        statements = tuple(
            Statement(
                id=self.id_of(name),
                kind=StatementKind.ASSUMPTION if name in assumed else StatementKind.CLAIM,
                label=(Words(name),) if self.id_of(name) != name else (),
                text=title_words(texts.get(name, "")),
                contradicts=tuple(self.id_of(rival) for rival in rivals.get(name, ())),
                data=Data.of({"standard": standards[name]} if name in standards else {}),
                order=order,
            )
            for order, name in enumerate(names)
        )
        meta = _mapping(self.value.get("meta"), "meta")
        kept = {str(key): part for key, part in self.value.items() if key not in _READ}
        more = {str(key): part for key, part in meta.items() if key not in {"title", "notes"}}
        held = {"meta": more, **kept}
        return ArgumentMap(
            iri=iri,
            label=title_words(meta.get("title")),
            about=title_words(meta.get("notes")),
            statements=statements,
            arguments=tuple(arguments),
            data=Data.of(
                {
                    "evaluation": {"leaves": "unsupported"},
                    "carneades": _plain({key: part for key, part in held.items() if part}),
                }
            ),
        )

    def _arguments(self) -> list[Argument]:
        found = []
        for number, (name, about) in enumerate(
            _mapping(self.value.get("arguments"), "arguments").items()
        ):
            told = _mapping(about, f"the argument {name}")
            own = str(name) if is_slug(str(name)) else f"argument-{number + 1}"
            found.append(self._argument(own, told, number))
            if told.get("undercutter"):
                found.append(
                    Argument(
                        id=f"undercut-{own}",
                        kind=ArgumentKind.UNDERCUT,
                        premises=(self.id_of(told["undercutter"]),),
                        target=own,
                        order=number,
                    )
                )
        return found

    def _argument(self, name: str, told: dict[Any, Any], number: int) -> Argument:
        given = told.get("premises") or []
        pairs = given.items() if isinstance(given, dict) else (("", p) for p in given)
        premises = [(str(role), self.id_of(premise)) for role, premise in pairs]
        scheme = str(told.get("scheme") or "")
        known = find_scheme(scheme) if scheme else None
        data: dict[str, Any] = {"weighing": scheme} if scheme in _WEIGHING else {}
        held = {str(k): part for k, part in told.items() if k not in _ARGUMENT}
        roles = sorted([role, premise] for role, premise in premises if role)
        if roles:
            held["roles"] = roles
        if held:
            data["carneades"] = _plain(held)
        conclusion = told.get("conclusion")
        return Argument(
            id=name,
            premises=tuple(p for role, p in premises if role != "warrant"),
            warrants=tuple(p for role, p in premises if role == "warrant"),
            target=self.id_of(conclusion) if conclusion is not None else "",
            schemes=(known.id,) if known else (),
            rules=(scheme,) if scheme and not known and scheme not in _WEIGHING else (),
            weight=None,
            data=Data.of(data),
            order=number,
        )

    def _issues(self) -> tuple[dict[str, list[str]], dict[str, str]]:
        rivals: dict[str, list[str]] = {}
        standards: dict[str, str] = {}
        for issue in _mapping(self.value.get("issues"), "issues").values():
            told = _mapping(issue, "an issue")
            positions = [_tidy(position) for position in told.get("positions") or ()]
            for position in positions:
                self.id_of(position)
                rivals[position] = [other for other in positions if other != position]
                if told.get("standard") in _STANDARDS:
                    standards[position] = _STANDARDS[told["standard"]]
        return rivals, standards


def _plain(value: Any) -> Any:
    """What YAML gave as JSON can hold it: dates as text, and every key a text."""
    return json.loads(json.dumps(_texts(value), default=str))


def _texts(value: Any, depth: int = 0) -> Any:
    if depth > _NESTED:
        raise _BadShape("it is nested too deep")
    if isinstance(value, dict):
        return {str(key): _texts(part, depth + 1) for key, part in value.items()}
    return [_texts(part, depth + 1) for part in value] if isinstance(value, list) else value


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map as an argument graph."""
    _ = row, loaded
    held = _held(argument_map.data)
    meta = {"title": argument_map.name, "notes": _first(argument_map.about), **held.get("meta", {})}
    made = {
        "meta": {key: part for key, part in meta.items() if part},
        "statements": {
            _name(s): s.says if s.text else "" for s in _ordered(argument_map.statements)
        },
        "assumptions": _assumed(argument_map),
        "issues": dict(_issues(argument_map)),
        "arguments": {
            a.id: _written(argument_map, a)
            for a in _ordered(argument_map.arguments)
            if not a.is_objection and a.target
        },
        **{key: part for key, part in held.items() if key != "meta"},
    }
    text = yaml.safe_dump(
        {key: part for key, part in made.items() if part}, allow_unicode=True, sort_keys=False
    )
    return str(text).encode()


def _ordered(elements: Iterable[E]) -> list[E]:
    return sorted(elements, key=lambda e: (e.order is None, e.order or 0, e.id))


def _held(data: Data) -> dict[str, Any]:
    found = data.value.get("carneades")
    return found if isinstance(found, dict) else {}


def _first(texts: tuple[Words, ...]) -> str:
    return texts[0].text if texts else ""


def _name(statement: Statement) -> str:
    """The name of a statement: that which it had, where its id is a number for it."""
    return statement.name if statement.id.startswith("statement-") else statement.id


def _names(argument_map: ArgumentMap, ids: Iterable[str]) -> list[str]:
    known = argument_map.statement_by_id
    return [_name(known[name]) for name in ids if name in known]


def _assumed(argument_map: ArgumentMap) -> list[str]:
    kinds = {StatementKind.ASSUMPTION, StatementKind.EVIDENCE}
    return [_name(s) for s in argument_map.statements if s.kind in kinds]


def _issues(argument_map: ArgumentMap) -> Iterable[tuple[str, dict[str, Any]]]:
    """The statements that contradict each other, joined where they share one."""
    groups: dict[str, set[str]] = {}
    for statement in argument_map.statements:
        for other in statement.contradicts:
            if other in argument_map.statement_by_id:
                joined = groups.get(statement.id, {statement.id}) | groups.get(other, {other})
                groups.update(dict.fromkeys(joined, joined))
    several = dict.fromkeys(tuple(sorted(group)) for group in groups.values())
    for number, group in enumerate(several, 1):
        told = {
            str(argument_map.statement_by_id[name].data.value.get("standard", "")) for name in group
        }
        code = next((_CODES[name] for name in sorted(told) if name in _CODES), "")
        issue: dict[str, Any] = {"positions": _names(argument_map, group)}
        yield f"i{number}", issue | ({"standard": code} if code else {})


def _written(argument_map: ArgumentMap, argument: Argument) -> dict[str, Any]:
    held = _held(argument.data)
    roles = {premise: role for role, premise in held.pop("roles", ())}
    named = {need: roles.get(need) for need in argument.needs}
    named |= {need: "warrant" for need in argument.warrants if not named[need]}
    premises: Any = _names(argument_map, argument.needs)
    if argument.needs and all(named.values()):
        premises = {named[need]: _names(argument_map, [need])[0] for need in argument.needs}
    against = [a for a in argument_map.arguments if a.target == argument.id and a.premises]
    scheme = str(argument.data.value.get("weighing", ""))
    scheme = scheme or next(iter((*argument.rules, *argument.schemes)), "")
    made = {
        "scheme": scheme,
        "conclusion": next(iter(_names(argument_map, [argument.target])), ""),
        "premises": premises,
        "undercutter": next(iter(_names(argument_map, against[0].premises)), "") if against else "",
        **held,
    }
    return {key: part for key, part in made.items() if part}
