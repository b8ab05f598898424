"""Findings for a person to read, with the line they are about and a caret under the place."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.diagnostic import Severity
from argmap.report.plain import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from argmap.diagnostic import Diagnostic

_WIDEST = 100
Paint = "Callable[[str, str], str]"


def plain(text: str, _: str) -> str:
    """The text without any colour."""
    return text


def findings_text(
    diagnostics: Iterable[Diagnostic],
    texts: Mapping[str, str],
    paint: Callable[[str, str], str] = plain,
    width: int = _WIDEST,
) -> str:
    """Each finding as ``path:line:column: severity[code]: message``, its line, and its hint.

    Args:
        diagnostics: The findings.
        texts: The text of each file, by its path.
        paint: Puts a text into a style, which is a severity or ``faint``.
        width: Columns to fill at most; only the line with the message is as long as it is.

    A hint that the finding before gave is not said again.
    """
    lines = {path: text.split("\n") for path, text in texts.items()}
    shown, said = "", ""
    for found in diagnostics:
        fresh = found if found.hint != said else replace(found, hint="")
        shown += _finding(fresh, lines, paint, width)
        said = found.hint
    return shown


def _finding(
    found: Diagnostic,
    lines: Mapping[str, list[str]],
    paint: Callable[[str, str], str],
    width: int,
) -> str:
    place = f"{found.span}: " if str(found.span) else ""
    head = paint(f"{found.severity}[{found.code}]", str(found.severity))
    shown = [f"{place}{head}: {found.message}"]
    text = lines.get(found.span.path, [])
    if 0 < found.span.line <= len(text):
        line, column = found.span.line, found.span.column
        shown += _excerpt(text[line - 1], line, column, paint, max(30, width - 8))
    if found.hint:
        first, *rest = wrapped(found.hint, width, "  hint: ", "        ")
        shown += [first.replace("hint:", paint("hint:", "faint"), 1), *rest]
    return "\n".join(shown) + "\n"


def _excerpt(
    line: str, number: int, column: int, paint: Callable[[str, str], str], widest: int
) -> list[str]:
    line = line.rstrip("\r").expandtabs(1)
    start = max(0, column - widest // 2) if len(line) > widest else 0
    shown = "".join(c if c.isprintable() else "�" for c in line[start : start + widest])
    margin = f"{number:>5} | "
    before = " " * _width(shown[: max(0, column - 1 - start)])
    caret = paint("^" * _token_length(shown[max(0, column - 1 - start) :]), "error")
    source = [paint(margin, "faint") + shown]
    return [*source, paint("      | ", "faint") + before + caret] if column else source


def _token_length(rest: str) -> int:
    return max(1, _width(rest.split(maxsplit=1)[0]) if rest.strip() else 1)


def _width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    marks = sum(unicodedata.combining(c) != 0 for c in text)
    return len(text) + wide - marks


def summary(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """The findings counted, in one line."""
    counts = Counter(found.severity for found in diagnostics)
    where = "1 file" if files == 1 else f"{files} files"
    if not counts:
        return f"no findings in {where}"
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    parts = [_counted(counts[s], names[s]) for s in Severity if counts[s]]
    return f"{', '.join(parts)} in {where}"


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def findings_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The findings as a JSON list of objects."""
    return json.dumps([found.as_json() for found in diagnostics], indent=2, ensure_ascii=False)
