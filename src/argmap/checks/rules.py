"""Checks of a project's own: SPARQL queries and SHACL shapes in its folders.

A query is a check when its first comments say so::

    # Every claim about prices should have a date.
    # code: TEAM001
    # slug: undated-price
    # severity: warning
    # hint: add the date to the text
    # What it finds: ...
    # Why it matters: ...
    SELECT ?about ?message WHERE { ... }

Each row is a finding about the record ``?about``. ``?message`` says what is wrong; without it the
title does. Records in further columns are its witnesses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.checks.check import Check
from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.errors import ArgmapError, BadRule, FileMissing
from argmap.files import read_bytes
from argmap.rdf.guard import words_of
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from argmap.rdf.session import Answer

_FACTS = ("code", "slug", "severity", "hint", "default")
_FACT = re.compile(rf"({'|'.join(_FACTS)}): *(.+)")
_CODE = re.compile(r"(?!ARG\d)[A-Z][A-Z0-9]*\d{2,}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class OwnRules:
    """What a project checks beside what argmap checks.

    Attributes:
        checks: Its queries.
        shapes: Its shapes: the path and the Turtle of each file.
        complaints: What could not be read.
    """

    checks: tuple[Check, ...] = ()
    shapes: tuple[tuple[str, str], ...] = ()
    complaints: tuple[Diagnostic, ...] = ()


def read_rules(places: Iterable[str]) -> OwnRules:
    """The rules in files and folders.

    A rule that cannot be read is a complaint, and the others go on.

    Args:
        places: Paths of ``.rq`` and ``.ttl`` files, or of folders that are looked through.

    Raises:
        FileMissing: A file or folder is not there.
    """
    made: dict[str, Check] = {}
    shapes: list[tuple[str, str]] = []
    complaints: list[Diagnostic] = []
    for path in _files(places):
        try:
            text = _text(path)
            if path.suffix == ".ttl":
                shapes.append((str(path), text))
                continue
            check = query_check(str(path), text)
            if check.finder.code in made:
                raise BadRule(str(path), 1, f"the code {check.finder.code} is taken by another")
            made[check.finder.code] = check
        except ArgmapError as error:
            complaints.append(complaint(str(path), error))
    return OwnRules(tuple(made.values()), tuple(shapes), tuple(complaints))


def _text(path: Path) -> str:
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRule(str(path), 0, f"is not UTF-8: {error.reason} at byte {error.start}") from None


def complaint(path: str, error: ArgmapError) -> Diagnostic:
    """What could not be read, as a finding."""
    line = error.line if isinstance(error, BadRule) else 0
    what = error.what if isinstance(error, BadRule) else str(error)
    severity = Severity.ERROR
    return Diagnostic(
        "ARG598", "unreadable-rule", severity, what, span=Span(path, line), hint=error.hint
    )


def _files(places: Iterable[str]) -> Iterator[Path]:
    for place in places:
        path = Path(place)
        if path.is_dir():
            inner = (p for p in path.rglob("*") if p.suffix in {".rq", ".ttl"} and p.is_file())
            yield from sorted(inner)
        elif path.is_file():
            yield path
        else:
            raise FileMissing(str(path))


def query_check(path: str, text: str) -> Check:
    """The check that a query file describes.

    Raises:
        BadRule: Its head does not say what it must; the error has the line.
    """
    head = _head(text)
    facts = {m[1]: m[2].strip() for _, line in head if (m := _FACT.fullmatch(line))}
    lines = {m[1]: number for number, line in head if (m := _FACT.fullmatch(line))}
    finder = _finder(path, facts, lines)
    _refuse_misspelt(path, head)
    about = "\n".join(line for _, line in head if not _FACT.fullmatch(line)).strip()
    if not about:
        raise BadRule(path, 1, "the first comment is to say what is wrong", "# Prices need a date")
    if "SELECT" not in words_of(text):
        raise BadRule(path, 0, "a rule is to be a SELECT query", "SELECT ?about WHERE { ... }")
    if not re.search(r"[?$]about\b", text):
        raise BadRule(path, 0, "the query selects no ?about, the record that is at fault")
    title = about.split("\n", 1)[0].rstrip(".")
    return Check(finder, about, QueryRule(finder, title, facts.get("hint", ""), text), path)


def _refuse_misspelt(path: str, head: list[tuple[int, str]]) -> None:
    """Stops at a line that is nearly one of the facts.

    Raises:
        BadRule: There is such a line.
    """
    from difflib import get_close_matches

    for number, line in head[1:]:
        found = re.match(r"([a-z]+): ", line)
        if found and found[1] not in _FACTS and (near := get_close_matches(found[1], _FACTS, 1)):
            raise BadRule(path, number, f"there is no {found[1]}", f"did you mean {near[0]}?")


def _head(text: str) -> list[tuple[int, str]]:
    """The comment lines at the beginning, without their marks, each with its number."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            break
        found.append((number, line[1:].removeprefix(" ").rstrip()))
    return found


def _finder(path: str, facts: Mapping[str, str], lines: Mapping[str, int]) -> Finder:
    code = facts.get("code", "")
    if not _CODE.fullmatch(code):
        what = f"{code} cannot be a code" if code else "the rule has no code"
        hint = "letters and digits that are not ARG's, as in # code: TEAM001"
        raise BadRule(path, lines.get("code", 1), what, hint)
    severity = facts.get("severity", "warning")
    if severity not in set(Severity):
        what = f"the severity cannot be {severity!r}"
        raise BadRule(path, lines["severity"], what, "known are error, warning, info")
    slug = facts.get("slug", re.sub(r"[^a-z0-9]+", "-", Path(path).stem.lower()).strip("-"))
    if not _SLUG.fullmatch(slug):
        what = f"{slug!r} cannot be the name of a check"
        raise BadRule(path, lines.get("slug", 1), what, "as in # slug: undated-price")
    default = facts.get("default", "on") != "off"
    return Finder(code, slug, Severity(severity), default)


@dataclass(frozen=True, slots=True)
class QueryRule:
    """A query that is a check: it finds what its rows say.

    Attributes:
        finder: Its code, name and severity.
        title: What is wrong, for rows that do not say it themselves.
        hint: What to do about it.
        query: The query.
    """

    finder: Finder
    title: str
    hint: str
    query: str

    def __call__(self, context: Context) -> Iterator[Diagnostic]:
        """What it finds in the map that is checked."""
        from argmap.rdf.query import query as ask

        yield from self._found(context, ask(context.map, self.query).rows, context.map)

    def elsewhere(self, context: Context, ask: Callable[[str], Answer]) -> Iterator[Diagnostic]:
        """What it finds in a map that lies elsewhere.

        Args:
            context: The map, of which nothing but its IRI need be known.
            ask: Asks where it lies.
        """
        answer = ask(self.query)
        space = context.map.space
        cells = (cell for row in answer.terms for cell in row.values())
        names = {
            context.map.id_of(cell["value"])
            for cell in cells
            if cell["type"] == "uri" and cell["value"].startswith(space)
        }
        yield from self._found(context, answer.rows, names)

    def _found(
        self, context: Context, rows: Iterable[dict[str, str]], names: Container[str]
    ) -> Iterator[Diagnostic]:
        for row in rows:
            about = context.map.id_of(row.pop("about", ""))
            message = " ".join(row.pop("message", self.title).split()).rstrip(".")
            named = [context.map.id_of(value) for value in row.values()]
            related = tuple(n for n in named if n in names and n != about)
            known = about if about in names else ""
            yield self.finder(context, known, message or self.title, self.hint, related)
