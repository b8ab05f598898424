"""One check as a value, and running it so that its failing harms nothing else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.diagnostic import Diagnostic, Severity
from argmap.errors import ArgmapError, QuerySyntaxError, UnknownScenario
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.checks.context import Context, Finder


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        finder: Its code, slug and severity, and whether it runs by default.
        about: Its documentation: what it finds, why it matters, wrong, right, reference.
        find: The check itself.
        path: The file it was read from, for the checks of a project; else empty.
    """

    finder: Finder
    about: str
    find: Callable[[Context], Iterable[Diagnostic]]
    path: str = ""

    @property
    def title(self) -> str:
        """The first line of its documentation."""
        return self.about.strip().split("\n", 1)[0]

    def findings(self, context: Context) -> list[Diagnostic]:
        """What it finds; when it fails, that it failed, as a finding of its own.

        Raises:
            UnknownScenario: The map has no scenario of the name in the context.
        """
        try:
            found = _only_findings(self.find(context))
        except UnknownScenario:
            raise
        except (Exception, SystemExit) as error:
            if os.environ.get("ARGMAP_TRACEBACK"):
                raise
            return [_failed(self, error)]
        return found


def _only_findings(given: Iterable[object]) -> list[Diagnostic]:
    found = []
    for finding in given:
        if not isinstance(finding, Diagnostic):
            raise TypeError(f"a check gives findings, and this gave {type(finding).__name__}")
        found.append(finding)
    return found


def _failed(check: Check, error: BaseException) -> Diagnostic:
    said = " ".join(str(error).split()) or "no message"
    what = said if isinstance(error, ArgmapError) else f"{type(error).__name__}: {said}"
    span = Span(check.path)
    if isinstance(error, QuerySyntaxError):
        span = Span(check.path, error.line, error.column)
    return Diagnostic(
        "ARG599",
        "check-failed",
        Severity.ERROR,
        f"the check {check.finder.slug} failed: {what[:200]}".rstrip("."),
        span=span,
        hint="the other checks went on"
        + ("" if check.path else "; ARGMAP_TRACEBACK=1 shows where it failed; please report it"),
    )
