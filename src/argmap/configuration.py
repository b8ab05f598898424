"""What a project has settled about checking: ``argmap.toml``, or ``pyproject.toml``.

In ``argmap.toml`` the settings stand under ``[check]``, in ``pyproject.toml`` under
``[tool.argmap.check]``. Paths in it are relative to the folder in which it stands.
"""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.diagnostic import Severity
from argmap.errors import BadConfiguration
from argmap.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FAIL_ON = (*(str(severity) for severity in Severity), "never")
"""What ``fail-on`` may be."""


@dataclass(frozen=True)
class Configuration:
    """The settings for ``argmap check``; every one may be left out.

    Attributes:
        path: The file they were read from; empty when there is none.
        select: Codes, beginnings of codes or names of the checks to run, ``default`` or ``all``.
        ignore: Codes, beginnings or names of findings that do not count.
        fail_on: The severity at which the exit code is 1.
        scenario: The scenario in which the reasoning is judged.
        stale_after: Years after which evidence is called stale.
        sources: Documents at hand, each a path or ``ID=PATH``.
        rules: Files and folders with checks of the project's own, ``.rq`` and ``.ttl``.
        plugins: Names of installed plug-ins to use.
        baseline: File with the findings that are known already.
        severity: Severities other than the usual, by code or name.
        per_file_ignores: For patterns of paths what does not count in them.
    """

    path: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    scenario: str = ""
    stale_after: float | None = None
    sources: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    baseline: str = ""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def ignored_in(self, path: str) -> tuple[str, ...]:
        """What does not count in one file, beside what counts in none."""
        full = Path(path).resolve()
        root = Path(self.path).resolve().parent
        found: list[str] = []
        for pattern, names in self.per_file_ignores.items():
            inside = full.is_relative_to(root)
            if full.match(pattern) or (inside and full.relative_to(root).match(pattern)):
                found.extend(names)
        return tuple(found)


_KNOWN = {f.name.replace("_", "-"): f.name for f in fields(Configuration)[1:]}


def find_configuration(start: str | Path) -> Configuration:
    """The settings that hold for a file: of the nearest folder above that states any.

    Raises:
        BadConfiguration: The file is not TOML, or says what is not known.
    """
    here = Path(start).resolve()
    for folder in (here, *here.parents):
        own = folder / "argmap.toml"
        if own.is_file():
            return read_configuration(own)
        shared = folder / "pyproject.toml"
        if shared.is_file() and _has_settings(shared):
            return read_configuration(shared)
    return Configuration()


def _has_settings(path: Path) -> bool:
    """Whether a ``pyproject.toml`` has settings; one that is not TOML is for others to complain."""
    data = read_bytes(path)
    if b"argmap" not in data:
        return False
    try:
        tool = tomllib.loads(data.decode("utf-8", "replace")).get("tool")
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return isinstance(tool, dict) and "argmap" in tool


def read_configuration(path: str | Path) -> Configuration:
    """The settings that a file states.

    Raises:
        FileMissing, Unreadable: It cannot be read.
        BadConfiguration: It is not TOML, or says what is not known; the error has the place.
    """
    text = read_bytes(path).decode("utf-8", "replace")
    try:
        whole = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _bad_toml(str(path), text, error) from None
    reader = _Reader(str(path), text)
    if reader.in_project:
        tool = whole.get("tool", {})
        whole = tool.get("argmap", {}) if isinstance(tool, dict) else {}
    stated = reader.section(whole)
    return Configuration(path=str(path), **reader.facts(stated))


def misnamed(path: str, name: str, what: str, hint: str) -> BadConfiguration:
    """The error for a name of a finding that fits none, at the line that has it."""
    for number, line in enumerate(read_bytes(path).decode("utf-8", "replace").split("\n"), 1):
        found = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", line.partition("#")[0])
        if found:
            return BadConfiguration(path, number, found.start() + 1, what, hint)
    return BadConfiguration(path, 0, 0, what, hint)


_AT_END = " (at end of document)"


def _bad_toml(path: str, text: str, error: Exception) -> BadConfiguration:
    """The error of the reader of TOML, which knows the end of the file only by that name."""
    said = str(error).splitlines()[0]
    what, line, column = said.removesuffix(_AT_END), 0, 0
    if found := re.fullmatch(r"(.*?) \(at line (\d+), column (\d+)\)", said, re.DOTALL):
        what, line, column = found[1], int(found[2]), int(found[3])
    elif said.endswith(_AT_END):
        lines = text.rstrip().split("\n")
        line, column = len(lines), len(lines[-1]) + 1
    hint = "texts stand in quotation marks and lists in brackets; docs/checking.md shows examples"
    return BadConfiguration(path, line, column, f"not TOML: {what[:1].lower()}{what[1:]}", hint)


class _Reader:
    """Makes facts of what a file states, and errors with a place of what it should not."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.folder = Path(path).resolve().parent
        self.lines = text.split("\n")
        self.in_project = Path(path).name == "pyproject.toml"

    def section(self, whole: Any) -> dict[str, Any]:
        """The table of the settings for checking."""
        if not isinstance(whole, dict):
            raise self.bad("argmap", "argmap is to be a table", "write [tool.argmap.check]")
        for key in whole:
            if key != "check":
                table = "[tool.argmap.check]" if self.in_project else "[check]"
                inside = f"put it under {table}: there {key} is known"
                hint = inside if key in _KNOWN else "only check has settings"
                raise self.bad(key, f"there are no settings for {key!r}", hint)
        found = whole.get("check", {})
        if not isinstance(found, dict):
            raise self.bad("check", "check is to be a table", "write [check]")
        return found

    def facts(self, stated: dict[str, Any]) -> dict[str, Any]:
        """The fields of the settings."""
        known = _KNOWN
        found: dict[str, Any] = {}
        for key, value in stated.items():
            if key not in known:
                raise self._unknown(key, tuple(known))
            name = known[key]
            found[name] = _READERS[name](self, key, value)
        return found

    def bad(self, key: str, what: str, hint: str) -> BadConfiguration:
        """The error, at the line that states a key."""
        pattern = re.compile(rf'\s*(?:\[[^\]]*)?["\']?{re.escape(key)}\b')
        for number, line in enumerate(self.lines, 1):
            if pattern.match(line):
                column = line.index(key) + 1
                return BadConfiguration(self.path, number, column, what, hint)
        return BadConfiguration(self.path, 0, 0, what, hint)

    def _unknown(self, key: str, known: tuple[str, ...]) -> BadConfiguration:
        from difflib import get_close_matches

        near = get_close_matches(key, known, 1)
        hint = f"did you mean {near[0]}?" if near else "known are " + ", ".join(known)
        return self.bad(key, f"there is no setting {key!r}", hint)

    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        """A list of texts; one text alone counts as a list of one."""
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(v, str) for v in listed):
            raise self.bad(key, f"{key} is to be a list of texts", f'as in {key} = ["..."]')
        return tuple(listed)

    def text(self, key: str, value: Any) -> str:
        """One text."""
        if not isinstance(value, str):
            raise self.bad(key, f"{key} is to be a text", f'as in {key} = "..."')
        return value

    def years(self, key: str, value: Any) -> float:
        """A positive number."""
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not 0 < value < math.inf:
            raise self.bad(key, f"{key} is to be a number of years", f"as in {key} = 10")
        return float(value)

    def fail_on(self, key: str, value: Any) -> str:
        """A severity, or never."""
        if value not in FAIL_ON:
            raise self.bad(key, f"{key} cannot be {value!r}", "known are " + ", ".join(FAIL_ON))
        return str(value)

    def path_of(self, key: str, value: Any) -> str:
        """A path, relative to the file."""
        return str(self.folder / self.text(key, value))

    def paths(self, key: str, value: Any) -> tuple[str, ...]:
        """Paths, relative to the file."""
        return tuple(str(self.folder / item) for item in self.texts(key, value))

    def documents(self, key: str, value: Any) -> tuple[str, ...]:
        """Paths of documents, each perhaps after the id of its source."""
        found = []
        for item in self.texts(key, value):
            name, equals, rest = item.rpartition("=")
            found.append(f"{name}{equals}{self.folder / rest}")
        return tuple(found)

    def severities(self, key: str, value: Any) -> dict[str, Severity]:
        """A table of severities."""
        known = tuple(str(severity) for severity in Severity)
        for name, severity in self.table(key, value).items():
            if severity not in known:
                what = f"the severity of {name} cannot be {severity!r}"
                raise self.bad(name, what, "known are " + ", ".join(known))
        return {name: Severity(severity) for name, severity in value.items()}

    def lists(self, key: str, value: Any) -> dict[str, tuple[str, ...]]:
        """A table of lists."""
        return {name: self.texts(name, item) for name, item in self.table(key, value).items()}

    def table(self, key: str, value: Any) -> dict[str, Any]:
        """A table."""
        if not isinstance(value, dict):
            raise self.bad(key, f"{key} is to be a table", f"write [check.{key}]")
        return value


_READERS: dict[str, Callable[[_Reader, str, Any], Any]] = {
    "select": _Reader.texts,
    "ignore": _Reader.texts,
    "fail_on": _Reader.fail_on,
    "scenario": _Reader.text,
    "stale_after": _Reader.years,
    "sources": _Reader.documents,
    "rules": _Reader.paths,
    "plugins": _Reader.texts,
    "baseline": _Reader.path_of,
    "severity": _Reader.severities,
    "per_file_ignores": _Reader.lists,
}
