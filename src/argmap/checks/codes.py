"""Every code under which anything is reported, with what there is to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from argmap.checks import checks
from argmap.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.checks.check import Check


@dataclass(frozen=True, slots=True)
class Code:
    """One code.

    Attributes:
        code: The code.
        slug: The name of the defect.
        severity: How serious it is unless the configuration says otherwise.
        default: Whether it is looked for unless it is selected.
        title: One sentence that says what the defect is.
        about: The page on it, in plain text.
        source: Where it is found: ``check``, ``shape``, ``reading`` or ``evaluation``.
    """

    code: str
    slug: str
    severity: Severity
    default: bool
    title: str
    about: str
    source: str


_E, _W = Severity.ERROR, Severity.WARNING
_FURTHER: tuple[tuple[str, str, Severity, str, str, str], ...] = (
    (
        "ARG001",
        "syntax-error",
        _E,
        "reading",
        "The file does not follow the syntax of its format.",
        "Nothing is known of a file that cannot be parsed, so nothing else is checked.",
    ),
    (
        "ARG002",
        "several-maps",
        _W,
        "reading",
        "The file describes several maps, and one of them is read.",
        "Name the graph, or keep each map in a file of its own.",
    ),
    (
        "ARG003",
        "bad-argdown-json",
        _E,
        "reading",
        "The JSON is no export of Argdown.",
        "Export it anew with Argdown's own tools.",
    ),
    (
        "ARG071",
        "annotation-off",
        _W,
        "reading",
        "A stand-off annotation does not fit its text, or the text is not there.",
        "Keep the text beside the annotation, its line ends untouched.",
    ),
    (
        "ARG072",
        "loose-claim",
        _W,
        "reading",
        "A numbered claim hangs on nothing, or two have one number.",
        "Number claims so that 1.1 stands under 1, and each once.",
    ),
    (
        "ARG073",
        "merged-graphs",
        _W,
        "reading",
        "The file has several named graphs, which are read as one map.",
        "Keep each map in a file of its own, or load the graphs into a store.",
    ),
    (
        "ARG076",
        "left-out",
        _W,
        "reading",
        "A part of the file has no place in its format, and is not read.",
        "Put it right in the file; what was read is not touched by it.",
    ),
    (
        "ARG303",
        "unassigned-document",
        _E,
        "check",
        "A document that was given fits no source of the map, or several.",
        "Say which source it is: --source ID=PATH.",
    ),
    (
        "ARG501",
        "both-sides-accepted",
        _W,
        "evaluation",
        "The scenario accepts two statements that contradict each other.",
        "Let the scenario reject one of them; until then neither is settled.",
    ),
    (
        "ARG502",
        "nothing-to-assume",
        _W,
        "evaluation",
        "The map has nothing that can be accepted without a reason.",
        "Mark what the reasoning starts from as assumptions or evidence.",
    ),
    (
        "ARG503",
        "undefined-in-evaluation",
        _W,
        "evaluation",
        "A name that is not defined is used in an argument; it counts as never in.",
        "Define it, or mend the name.",
    ),
    (
        "ARG504",
        "unknown-setting",
        _W,
        "evaluation",
        "The map says how it is to be evaluated, but not in terms that are known.",
        "Known are rebut: one-way or symmetric, and leaves: assumed or unsupported.",
    ),
    (
        "ARG598",
        "unreadable-rule",
        _E,
        "check",
        "A rule of the project or a plug-in cannot be read.",
        "The other checks go on without it.",
    ),
    (
        "ARG599",
        "check-failed",
        _E,
        "check",
        "A check failed before it was done.",
        "The others go on. ARGMAP_TRACEBACK=1 shows where it failed.",
    ),
)
"""What is reported by neither a check, nor a shape, nor a lesson of Argdown."""


@cache
def codes() -> Mapping[str, Code]:
    """Every code of argmap's own, in order."""
    found = [*map(code_of, checks()), *_shapes(), *_lessons(), *_quirks()]
    found += [
        Code(code, slug, severity, True, title, f"{title}\n\n{advice}\n", source)
        for code, slug, severity, source, title, advice in _FURTHER
    ]
    return {item.code: item for item in sorted(found, key=lambda item: item.code)}


def code_of(check: Check) -> Code:
    """What there is to say of a check."""
    finder = check.finder
    title, _, rest = check.about.strip().partition("\n")
    about = f"{title}\n\n{rest.strip()}\n"
    return Code(finder.code, finder.slug, finder.severity, finder.default, title, about, "check")


def _shapes() -> Iterable[Code]:
    from argmap.rdf.shape_notes import shape_notes

    covered = {check.finder.slug for check in checks()}
    by_code: dict[str, list[Mapping[str, str]]] = {}
    for notes in shape_notes().values():
        if notes["slug"] not in covered:
            by_code.setdefault(notes["code"], []).append(notes)
    for code, several in by_code.items():
        first = several[0]
        titles = sorted({notes["message"] for notes in several})
        listed = "\n".join(f"    {title}" for title in titles)
        about = f"{titles[0]}\n\nWhat it finds:\n{listed}\n\nAdvice:\n    {first['hint']}\n"
        yield Code(
            code, first["slug"], Severity(first["severity"]), True, titles[0], about, "shape"
        )


def _lessons() -> Iterable[Code]:
    from argmap.formats.argdown.faults import LESSONS

    for lesson in LESSONS.values():
        title = _said(lesson.message)
        hint = lesson.hint.replace("{found}", "...").replace("{detail}", "...")
        yield Code(
            lesson.code,
            lesson.slug,
            lesson.severity,
            True,
            title,
            f"{title}\n\nAdvice:\n    {hint}\n",
            "reading",
        )


def _quirks() -> Iterable[Code]:
    from argmap.formats.aif.quirks import BAD, QUIRKS

    said = "The JSON is no AIF."
    yield Code(*BAD, _E, True, said, f"{said}\n\nAIF has nodes and edges.\n", "reading")
    for kind in QUIRKS:
        about = f"{kind.title}\n\nAdvice:\n    {kind.about}\n"
        yield Code(kind.code, kind.slug, Severity.INFO, True, kind.title, about, "reading")


def _said(message: str) -> str:
    """A message of Argdown as a sentence, with dots for what it is about."""
    import re

    plain = re.sub(r"\{\w+(?:![rs])?\}", "...", message)
    said = " ".join(f"{plain[:1].upper()}{plain[1:]}".split())
    return said if said.endswith("...") else f"{said}."


@cache
def known_names() -> frozenset[str]:
    """Every code and every name."""
    return frozenset(name for item in codes().values() for name in (item.code, item.slug))
