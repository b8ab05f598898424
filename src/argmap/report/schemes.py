"""Argumentation schemes as a list, and one of them in full with an argument to begin from."""

from __future__ import annotations

import re
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from argmap.report.plain import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.rdf.schemes import Question, Scheme

    Paint = Callable[[str, str], str]

_BURDEN = {
    "assumption": "to ask is enough, the proponent must answer",
    "exception": "whoever asks must give a reason",
}
_EFFECT = {
    "undermine": "undermines a premise",
    "undercut": "undercuts the step",
    "rebut": "rebuts the conclusion",
}
_CONCLUSION = "conclusion"


def schemes_text(width: int, paint: Paint) -> str:
    """Every scheme by its family: id, number of critical questions, name.

    Args:
        width: Columns to fill at most.
        paint: Puts a text into a style of the terminal.
    """
    from argmap.rdf.schemes import families, schemes

    known = schemes()
    ranks = list(families())
    ordered = sorted(known.values(), key=lambda scheme: ranks.index(scheme.family))
    column = min(max(map(len, known)) + 1, width // 2 - 4)
    parts = [
        "\n".join([paint(families()[family], "strong"), *_rows(group, column, width)])
        for family, group in groupby(ordered, key=lambda scheme: scheme.family)
    ]
    end = f"{len(known)} schemes, each with the number of its critical questions"
    return "\n\n".join([*parts, "\n".join(wrapped(end, width))]) + "\n"


def _rows(schemes: Iterable[Scheme], column: int, width: int) -> Iterator[str]:
    """A line for each scheme; an id that is too long for its column has a line of its own."""
    for scheme in schemes:
        name = scheme.id
        if len(name) > column:
            yield f"  {name}"
            name = ""
        first = f"  {name:<{column}}{len(scheme.questions):>2}  "
        yield from wrapped(scheme.name, width, first, " " * len(first))


def scheme_text(scheme: Scheme, width: int, paint: Paint) -> str:
    """A scheme in full: premises, conclusion, critical questions, names, and two skeletons.

    Args:
        scheme: The scheme.
        width: Columns to fill at most; Turtle is not wrapped.
        paint: Puts a text into a style of the terminal.
    """
    from argmap.rdf.schemes import families

    parts = {
        "Premises": _premises(scheme, width),
        "Therefore": wrapped(scheme.conclusion, width, "  ", "  "),
        "Critical questions": [
            line for question in scheme.questions for line in _question(question, width, paint)
        ],
        "In Argdown": _indented(argdown_skeleton(scheme, width - 2)),
        "In Turtle": _indented(turtle_skeleton(scheme)),
    }
    head = [paint(line, "strong") for line in wrapped(f"{scheme.name} [{scheme.id}]", width)]
    names = ", ".join(scheme.aif_names) or "no name is known"
    head += wrapped(f"Family: {families()[scheme.family]}. In AIF: {names}.", width)
    sections = ["\n".join([paint(title, "strong"), *lines]) for title, lines in parts.items()]
    return "\n\n".join(["\n".join(head), *sections]) + "\n"


def _premises(scheme: Scheme, width: int) -> list[str]:
    column = max(len(role.name) for role in scheme.roles) + 2
    rest = " " * (column + 2)
    return [
        line
        for role in scheme.roles
        for line in wrapped(role.wording, width, f"  {role.name:<{column}}", rest)
    ]


def _question(question: Question, width: int, paint: Paint) -> Iterator[str]:
    yield from wrapped(question.ask, width, "  ", "    ")
    told = f"{question.id}: {_BURDEN[question.kind]}; a bad answer {_EFFECT[question.effect]}"
    yield from (paint(line, "faint") for line in wrapped(told, width, "    ", "      "))


def _indented(text: str) -> list[str]:
    return [f"  {line}".rstrip() for line in text.rstrip("\n").split("\n")]


def argdown_skeleton(scheme: Scheme, width: int) -> str:
    """An argument by the scheme to be filled in, as Argdown; capitals stand for what to put in.

    Args:
        scheme: The scheme.
        width: Columns to fill at most.
    """
    lines = [f"<{_title(_step(scheme))}>", ""]
    for number, role in enumerate(scheme.roles, 1):
        lines += _line(number, role.name, role.wording, width)
    roles = ",\n  ".join(f"{role.name}: {role.name}" for role in scheme.roles)
    lines += ["--", f"{{scheme: {scheme.id},\n roles: {{\n  {roles}}}}}", "--"]
    lines += _line(len(scheme.roles) + 1, _CONCLUSION, scheme.conclusion, width)
    return "\n".join(lines) + "\n"


def _line(number: int, name: str, wording: str, width: int) -> list[str]:
    return wrapped(_open(wording), width, f"({number}) [{_title(name)}]: ", "    ")


def turtle_skeleton(scheme: Scheme) -> str:
    """The same argument as a map in Turtle."""
    from argmap.model import MapBuilder
    from argmap.rdf.turtle import write_turtle

    builder = MapBuilder()
    for role in scheme.roles:
        builder.claim(role.name, _open(role.wording))
    builder.claim(_CONCLUSION, _open(scheme.conclusion))
    roles = {role.id: role.name for role in scheme.roles}
    builder.infer(
        _step(scheme), list(roles.values()), _CONCLUSION, schemes=[scheme.id], roles=roles
    )
    return write_turtle(builder.thesis(_CONCLUSION).build())


def _step(scheme: Scheme) -> str:
    return f"by-{scheme.id}"


def _title(name: str) -> str:
    """A title of which Argdown makes the name again."""
    return name.capitalize().replace("-", " ")


def _open(wording: str) -> str:
    """A wording with its variables in capitals, since braces mean data in Argdown."""
    return re.sub(r"\{([a-z-]+)\}", lambda match: match[1].upper(), wording)


def schemes_json() -> list[dict[str, Any]]:
    """Every scheme as plain data."""
    from argmap.rdf.schemes import schemes

    return [asdict(scheme) for scheme in schemes().values()]


def scheme_json(scheme: Scheme) -> dict[str, Any]:
    """A scheme as plain data, with its skeletons."""
    skeletons = {"argdown": argdown_skeleton(scheme, 88), "turtle": turtle_skeleton(scheme)}
    return asdict(scheme) | {"skeletons": skeletons}
