"""The YAML of Carneades 4 (Gordon & Walton 2016), read and written.

Statements, assumptions, arguments with their undercutters, and issues with their proof standards
are records; ``argmap evaluate --preferences standards`` labels them as Carneades does. Weighing
functions that need a language of their own, scheme definitions, the labels that a file expects and
whatever else stands in it are kept as they are and written again.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.carneades_writing import ARGUMENT, READ, STANDARDS, tidy, word, write
from argmap.formats.jsontext import printable
from argmap.formats.loaded import Loaded
from argmap.formats.naming import map_iri
from argmap.formats.textual import title_words
from argmap.formats.yamltext import BadYaml, Yaml
from argmap.model import (
    Argument,
    ArgumentKind,
    ArgumentMap,
    Data,
    Statement,
    StatementKind,
    Words,
    is_slug,
)
from argmap.rdf.schemes import find_scheme
from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.formats.table import Format

__all__ = ["read", "write"]

_WEIGHING = frozenset({"linked", "convergent", "cumulative", "factorized"})
"""The weighing functions that need no more said."""
_STATEMENT = frozenset({"text", "assumed"})


class _BadShape(Exception):
    """The YAML is no argument graph.

    Attributes:
        keys: The keys that lead to what is wrong.
    """

    def __init__(self, why: str, *keys: str) -> None:
        super().__init__(why)
        self.keys = keys


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in an argument graph; faults are diagnostics, never exceptions."""
    _ = row, fetch
    iri = map_iri(path)
    text = data.decode("utf-8-sig", "replace")
    try:
        document = Yaml(text)
        graph = _Graph(document)
        found = graph.map(iri)
    except BadYaml as error:
        fault = _told(Span(path, error.line, error.column), error.why)
        return Loaded(ArgumentMap(iri=iri), (fault,), path, text)
    except _BadShape as error:
        fault = _told(Span(path, *document.place(*error.keys)), str(error))
        return Loaded(ArgumentMap(iri=iri), (fault,), path, text)
    quirks = [
        _told(Span(path, line, column), f"{name} stands twice; the first is read", odd=True)
        for name, line, column in document.repeated
    ]
    quirks += [
        _told(Span(path, *document.place(*keys)), why, odd=True) for keys, why in graph.left_out
    ]

    def mention(subject: str, value: str) -> Span:
        _ = value
        return (
            Span(path, *document.place(*graph.keys[subject])) if subject in graph.keys else NOWHERE
        )

    return Loaded(found, tuple(quirks), path, text, mention=mention)


def _told(span: Span, why: str, odd: bool = False) -> Diagnostic:
    hint = "an argument graph has statements and arguments, each with a conclusion and premises"
    said = printable(why)
    if odd:
        return Diagnostic("ARG076", "left-out", Severity.WARNING, said, span=span, hint=hint)
    return Diagnostic("ARG001", "syntax-error", Severity.ERROR, said, span=span, hint=hint)


def _mapping(value: object, what: str, *keys: str) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _BadShape(f"{what} is no mapping", *keys)
    return value


def _listed(value: object, what: str, *keys: str) -> list[Any]:
    """The items of a list; of a single text just that."""
    if value is None:
        return []
    if isinstance(value, dict):
        raise _BadShape(f"{what} is a mapping, where a list is due", *keys)
    return value if isinstance(value, list) else [value]


def _is_assumed(value: object) -> bool:
    """Whether a value says yes, as YAML 1.1 writes it too."""
    return value is True or (isinstance(value, str) and value.lower() in {"yes", "y", "on"})


class _Graph:
    """An argument graph while it is being read.

    Attributes:
        keys: The keys that lead to each record.
        left_out: What could not be read: the keys that lead to it, and why.
    """

    def __init__(self, document: Yaml) -> None:
        self.value = _mapping(document.value, "the file")
        self.keys: dict[str, tuple[str, ...]] = {}
        self.left_out: list[tuple[tuple[str, ...], str]] = []
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()

    def id_of(self, name: str) -> str:
        """The id of a statement; what cannot be one, such as ``¬p`` or ``p(a)``, gets a number."""
        if name not in self._ids:
            plain = [name] if name and is_slug(name) else []
            numbered = (f"statement-{n}" for n in count(len(self._ids) + 1))
            self._ids[name] = self._free([*plain], numbered)
        return self._ids[name]

    def _free(self, wanted: list[str], others: Iterator[str]) -> str:
        """The first name that no record has."""
        found = next((n for n in wanted if n not in self._taken), "")
        found = found or next(n for n in others if n not in self._taken)
        self._taken.add(found)
        return found

    def named(self, value: object, *keys: str) -> list[str]:
        """The statements that a value names; what is none is told."""
        found = []
        for item in value if isinstance(value, list) else [value]:
            if name := tidy(item):
                found.append(self.id_of(name))
            elif item is not None:
                self.left_out.append((keys, f"{'.'.join(keys)} names no statement here"))
        return found

    def map(self, iri: str) -> ArgumentMap:
        """The map of it."""
        told = self._told()
        listed = _listed(self.value.get("assumptions"), "assumptions", "assumptions")
        assumed = {name for name, part in told.items() if _is_assumed(part.get("assumed"))}
        assumed |= set(self._names_in(listed, "assumptions"))
        for name in sorted(assumed):
            self.id_of(name)
        arguments = self._arguments()
        rivals, standards, issues = self._issues()
        statements = tuple(
            self._statement(name, order, told.get(name, {}), name in assumed, rivals, standards)
            for order, name in enumerate(dict.fromkeys([*told, *sorted(assumed), *self._ids]))
        )
        meta = _mapping(self.value.get("meta"), "meta", "meta")
        return ArgumentMap(
            iri=iri,
            label=title_words(meta.get("title")),
            about=title_words(meta.get("notes")),
            statements=statements,
            arguments=tuple(arguments),
            data=self._data(meta, issues),
        )

    def _told(self) -> dict[str, dict[str, Any]]:
        """What is said of each statement, by its name."""
        found: dict[str, dict[str, Any]] = {}
        said = _mapping(self.value.get("statements"), "statements", "statements")
        for name, about in said.items():
            plain = tidy(name)
            if plain in found or not plain:
                why = f"the statement {name} has no name of its own"
                self.left_out.append((("statements", name), why))
                continue
            found[plain] = about if isinstance(about, dict) else {"text": about}
            self.keys[self.id_of(plain)] = ("statements", name)
        return found

    def _data(self, meta: dict[str, Any], issues: dict[str, Any]) -> Data:
        """How the map is evaluated, and what the model has no place for."""
        own = {key for key in ("title", "notes") if isinstance(meta.get(key), str)}
        more = {key: part for key, part in meta.items() if key not in own}
        held = {key: part for key, part in self.value.items() if key not in READ}
        held |= ({"meta": more} if more else {}) | ({"issues": issues} if issues else {})
        kept = {"carneades": held} if held else {}
        return Data.of({"evaluation": {"leaves": "unsupported"}, **kept})

    def _names_in(self, listed: list[Any], *keys: str) -> Iterator[str]:
        for item in listed:
            if name := tidy(item):
                yield name
            else:
                self.left_out.append((keys, f"{'.'.join(keys)} has what is no statement"))

    def _statement(
        self,
        name: str,
        order: int,
        told: dict[str, Any],
        assumed: bool,
        rivals: dict[str, list[str]],
        standards: dict[str, str],
    ) -> Statement:
        own = self.id_of(name)
        plain = not isinstance(told.get("text"), list | dict)
        held = {key: part for key, part in told.items() if key not in _STATEMENT or not plain}
        held = {key: part for key, part in held.items() if key != "assumed"}
        if not isinstance(told.get("assumed"), bool | None) and not assumed:
            held["assumed"] = told["assumed"]
        data: dict[str, Any] = {"standard": standards[name]} if name in standards else {}
        if held:
            data["carneades"] = held
        return Statement(
            id=own,
            kind=StatementKind.ASSUMPTION if assumed else StatementKind.CLAIM,
            label=(Words(name),) if own != name else (),
            text=title_words(word(told.get("text")).strip()),
            contradicts=tuple(self.id_of(rival) for rival in rivals.get(name, ())),
            data=Data.of(data),
            order=order,
        )

    def _arguments(self) -> list[Argument]:
        told = _mapping(self.value.get("arguments"), "arguments", "arguments")
        rows = []
        for number, (name, about) in enumerate(told.items(), 1):
            part = _mapping(about, f"the argument {name}", "arguments", name)
            plain = [name] if name and is_slug(name) else []
            rows.append((name, part, plain, number))
            self._name_statements(part)
        found = []
        for name, part, plain, number in rows:
            own = self._free(plain, (f"argument-{n}" for n in count(number)))
            self.keys[own] = ("arguments", name)
            found.append(self._argument(own, name, part, number - 1))
            for against in self.named(part.get("undercutter"), "arguments", name, "undercutter"):
                step = self._free([f"undercut-{own}"], (f"undercut-{own}-{n}" for n in count(2)))
                found.append(
                    Argument(
                        id=step,
                        kind=ArgumentKind.UNDERCUT,
                        premises=(against,),
                        target=own,
                        order=number - 1,
                    )
                )
        return found

    def _name_statements(self, told: dict[str, Any]) -> None:
        """Gives the statements of an argument their ids, in their order."""
        for _, premise in self._premises(told):
            self.id_of(premise)
        for key in ("conclusion", "undercutter"):
            value = told.get(key)
            for item in value if isinstance(value, list) else [value]:
                if plain := tidy(item):
                    self.id_of(plain)

    def _premises(self, told: dict[str, Any]) -> list[tuple[str, str]]:
        """The premises of an argument, each with its role where it has one."""
        given = told.get("premises")
        parts = given.items() if isinstance(given, dict) else [("", given)]
        return [
            (role, plain)
            for role, value in parts
            for item in (value if isinstance(value, list) else [value])
            if (plain := tidy(item))
        ]

    def _argument(self, own: str, name: str, told: dict[str, Any], order: int) -> Argument:
        premises = [(role, self.id_of(p)) for role, p in self._premises(told)]
        scheme = word(told.get("scheme"))
        known = find_scheme(scheme) if scheme else None
        data: dict[str, Any] = {"weighing": scheme} if scheme in _WEIGHING else {}
        held = {key: part for key, part in told.items() if key not in ARGUMENT}
        self._tell_unread(told, name)
        roles = sorted([role, premise] for role, premise in premises if role)
        if roles:
            held["roles"] = roles
        if held:
            data["carneades"] = held
        conclusions = self.named(told.get("conclusion"), "arguments", name, "conclusion")
        if len(conclusions) > 1:
            why = f"the argument {name} has several conclusions; the first is read"
            self.left_out.append((("arguments", name, "conclusion"), why))
        return Argument(
            id=own,
            label=(Words(name),) if own != name and name.strip() else (),
            premises=tuple(p for role, p in premises if role != "warrant"),
            warrants=tuple(p for role, p in premises if role == "warrant"),
            target=conclusions[0] if conclusions else "",
            schemes=(known.id,) if known else (),
            rules=(scheme,) if scheme and not known and scheme not in _WEIGHING else (),
            data=Data.of(data),
            order=order,
        )

    def _tell_unread(self, told: dict[str, Any], name: str) -> None:
        """Tells of premises and schemes that are none."""
        given = told.get("premises")
        parts = given.items() if isinstance(given, dict) else [("", given)]
        for role, value in parts:
            for item in value if isinstance(value, list) else [value]:
                if item is not None and not tidy(item):
                    where = ("arguments", name, "premises", *([role] * bool(role)))
                    why = f"a premise of the argument {name} is no statement"
                    self.left_out.append((where, why))
        if isinstance(told.get("scheme"), list | dict):
            why = f"the scheme of the argument {name} is no name"
            self.left_out.append((("arguments", name, "scheme"), why))

    def _issues(self) -> tuple[dict[str, list[str]], dict[str, str], dict[str, Any]]:
        """The rivals and the standard of each position, and the issues to be written again."""
        rivals: dict[str, list[str]] = {}
        standards: dict[str, str] = {}
        kept: dict[str, Any] = {}
        for name, issue in _mapping(self.value.get("issues"), "issues", "issues").items():
            told = _mapping(issue, f"the issue {name}", "issues", name)
            listed = _listed(told.get("positions"), f"positions of {name}", "issues", name)
            positions = list(self._names_in(listed, "issues", name, "positions"))
            standard = STANDARDS.get(word(told.get("standard")), "")
            for position in positions:
                self.id_of(position)
                others = [other for other in positions if other != position]
                rivals[position] = list(dict.fromkeys([*rivals.get(position, ()), *others]))
                if standard:
                    standards[position] = standard
            known = {"positions", "standard"} if standard else {"positions"}
            more = {key: part for key, part in told.items() if key not in known}
            kept[name] = {"positions": positions, **more}
        return rivals, standards, {} if self._is_usual(kept) else kept

    def _is_usual(self, issues: dict[str, Any]) -> bool:
        """Whether issues would be written like that anyway."""
        ids = [[self._ids[p] for p in issue["positions"]] for issue in issues.values()]
        several = [name for group in ids for name in group]
        return (
            list(issues) == [f"i{number}" for number, _ in enumerate(issues, 1)]
            and all(set(issue) == {"positions"} for issue in issues.values())
            and all(len(group) > 1 and group == sorted(group) for group in ids)
            and len(set(several)) == len(several)
            and ids == sorted(ids)
        )
