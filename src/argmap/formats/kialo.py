"""The text that Kialo exports: a numbered outline of pros and cons, read and written.

``1.1. Pro: ...`` supports ``1.``, ``1.1.1. Con: ...`` speaks against ``1.1.``; ``-> See 1.2.`` uses
a claim again. Links in a claim stay Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.loaded import Loaded
from argmap.formats.naming import map_iri
from argmap.formats.textual import title_words
from argmap.model import (
    Argument,
    ArgumentKind,
    ArgumentMap,
    Element,
    Statement,
    StatementKind,
    Words,
    ends_of,
)
from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from argmap.formats.table import Format

E = TypeVar("E", bound=Element)
_TITLE = re.compile(r"Discussion (?:Title|Name):\s*(.*)")
_CLAIM = re.compile(r"\s*(\d+(?:\.\d+)*)\.\s+(?:(Pro|Con):\s*)?(.*)", re.IGNORECASE)
_SEE = re.compile(r"->\s*See\s+(\d+(?:\.\d+)*)\.?\s*")
_STANCES = {"Pro": ArgumentKind.INFERENCE, "Con": ArgumentKind.REBUTTAL}


@dataclass
class _Claim:
    """A numbered line, and those that go on with it."""

    number: str
    stance: str
    lines: list[str]
    line: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()

    @property
    def parent(self) -> str:
        """The number of the claim above it; empty when there is none."""
        return self.number.rpartition(".")[0]


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a text of Kialo; faults are diagnostics, never exceptions."""
    _ = row, fetch
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    title, about, claims = _claims(text)
    found: list[Diagnostic] = []
    if not claims and not title:
        found.append(_told(path, 0, "no line begins with a number, as in 1. Claim", error=True))
    argument_map = _map(title, claims, map_iri(path), path, found)
    argument_map = replace(argument_map, about=title_words(about))
    lines = {claim.number: claim.line for claim in reversed(claims)}

    def mention(subject: str, value: str) -> Span:
        _ = value
        line = lines.get(subject.removeprefix("step-"), 0)
        return Span(path, line, 1) if line and subject in argument_map else NOWHERE

    excused = frozenset({"missing-passage"})
    return Loaded(argument_map, tuple(found), path, text, mention=mention, excused=excused)


def _told(path: str, line: int, why: str, error: bool = False) -> Diagnostic:
    hint = "a claim is written like 1.1. Pro: Tea is warm."
    if error:
        return Diagnostic(
            "ARG001", "syntax-error", Severity.ERROR, why, span=Span(path, line), hint=hint
        )
    return Diagnostic(
        "ARG072", "loose-claim", Severity.WARNING, why, span=Span(path, line), hint=hint
    )


def _claims(text: str) -> tuple[str, str, list[_Claim]]:
    """The title, what stands before the first claim besides, and the claims."""
    title, about, claims = "", list[str](), list[_Claim]()
    for line, words in enumerate(text.split("\n"), 1):
        named, numbered = _TITLE.fullmatch(words), _CLAIM.fullmatch(words)
        if named and not claims and not title:
            title = named[1].strip()
        elif numbered:
            stance = (numbered[2] or "").capitalize()
            claims.append(_Claim(numbered[1], stance, [numbered[3]], line))
        elif claims:
            claims[-1].lines.append(words)
        else:
            about.append(words)
    return title, "\n".join(about).strip(), claims


def _map(
    title: str, claims: list[_Claim], iri: str, path: str, found: list[Diagnostic]
) -> ArgumentMap:
    own = {c.number for c in claims if not _SEE.fullmatch(c.text)}
    statements: dict[str, Statement] = {}
    arguments: dict[str, Argument] = {}
    for order, claim in enumerate(claims):
        seen, step = _SEE.fullmatch(claim.text), f"step-{claim.number}"
        name = seen[1] if seen else claim.number
        twice = step in arguments or (not seen and name in statements)
        why = f"there are several claims {claim.number}" if twice else _odd(claim, name, own)
        if why:
            found.append(_told(path, claim.line, why))
        if name not in own or (not seen and name in statements):
            continue
        if not seen:
            statements[name] = Statement(
                id=name,
                kind=StatementKind.CLAIM,
                text=(Words(claim.text),) if claim.text else (),
                order=order,
            )
        if claim.parent in own and step not in arguments:
            arguments[step] = Argument(
                id=step,
                kind=_STANCES.get(claim.stance, ArgumentKind.INFERENCE),
                premises=(name,),
                target=claim.parent,
                order=order,
            )
    return ArgumentMap(
        iri=iri,
        label=title_words(title),
        statements=tuple(statements.values()),
        arguments=tuple(arguments.values()),
        theses=tuple(name for name in statements if "." not in name),
    )


def _odd(claim: _Claim, name: str, own: set[str]) -> str:
    """What is odd in how a claim hangs together with the others; empty when nothing is."""
    if name not in own or (claim.parent and claim.parent not in own):
        missing = name if name not in own else claim.parent
        return f"{claim.number} is of {missing}, which is not there"
    if claim.parent and not claim.stance:
        return f"{claim.number} is neither Pro nor Con; it is read as Pro"
    if claim.stance and not claim.parent:
        return f"{name} stands under nothing, so {claim.stance} is left out"
    return ""


@dataclass
class _Writer:
    """An outline while it is being written.

    Attributes:
        map: The map.
        lines: The lines so far.
        number: The number of each statement that is written.
        names: The record of each number, and of the step that stands at it.
    """

    map: ArgumentMap
    lines: list[str] = field(default_factory=list)
    number: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def whole(self) -> None:
        """Writes every claim: those under the theses first, then what is left."""
        known = self.map.statement_by_id
        roots = (name for name in self.map.theses or ends_of(self.map) if name in known)
        count = 0
        for name in dict.fromkeys((*roots, *(s.id for s in _ordered(self.map.statements)))):
            if name not in self.number:
                count += 1
                self.claim(name, str(count))

    def claim(self, start: str, number: str) -> None:
        """Writes a claim and all that bears on it."""
        waiting = [(start, number, "")]
        while waiting:
            name, at, stance = waiting.pop()
            lead = f"{at}. {stance}: " if stance else f"{at}. "
            if name in self.number:
                self.lines.append(f"{lead}-> See {self.number[name]}.")
                continue
            self.number[name], self.names[at] = at, name
            words = self.map.statement_by_id[name]
            text = words.says if words.text or words.label else ""
            self.lines.append(lead + " ".join(text.split()))
            waiting += reversed(list(self.below(name, at)))

    def below(self, name: str, at: str) -> Iterator[tuple[str, str, str]]:
        """What bears on a claim: its id, its number, and whether for or against."""
        number = 0
        for step in _ordered(self.steps.get(name, ())):
            for need in step.needs:
                if need in self.map.statement_by_id:
                    number += 1
                    if need == step.needs[0]:
                        self.names[f"step-{at}.{number}"] = step.id
                    yield need, f"{at}.{number}", "Con" if step.is_objection else "Pro"

    @cached_property
    def steps(self) -> Mapping[str, list[Argument]]:
        """The steps to each target."""
        found: dict[str, list[Argument]] = {}
        for argument in self.map.arguments:
            found.setdefault(argument.target, []).append(argument)
        return found


def _ordered(elements: Iterable[E]) -> list[E]:
    return sorted(elements, key=lambda e: (e.order is None, e.order or 0, e.id))


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map as an outline of pros and cons."""
    _ = row, loaded
    writer = _Writer(argument_map)
    writer.whole()
    about = argument_map.about[0].text.strip() if len(argument_map.about) == 1 else ""
    if any(_TITLE.fullmatch(line) or _CLAIM.fullmatch(line) for line in about.split("\n")):
        about = ""
    head = [f"Discussion Title: {' '.join(argument_map.name.split()) or 'untitled'}", ""]
    return "\n".join([*head, *([about, ""] if about else []), *writer.lines, ""]).encode()


def names_in(argument_map: ArgumentMap) -> dict[str, str]:
    """Which record each statement and step of the outline is, by the ids that reading gives."""
    writer = _Writer(argument_map)
    writer.whole()
    return writer.names
