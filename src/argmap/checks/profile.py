"""Which findings are wanted, and how serious they are taken to be."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from argmap.errors import UnknownCode
from argmap.model import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.checks.check import Check
    from argmap.diagnostic import Diagnostic, Severity

ALL, DEFAULT = "all", "default"
"""Names that may be selected: every check, and those that run anyway."""


@dataclass(frozen=True)
class Profile:
    """A choice of checks.

    A name is a code (``ARG110``), the beginning of one (``ARG1``), the name of a check
    (``lone-premise``), ``default`` or ``all``. Of a selection and an exclusion that both fit, the
    closer one holds; of two that are equally close, the exclusion.

    Attributes:
        select: What to look for; what is looked for by default when empty.
        ignore: What does not count.
        severity: Severities other than the usual, by code or name.
        scenario: Id or label of the scenario in which the reasoning is judged.
        stale_after: Years after which evidence is called stale; None when age does not matter.
        own: Checks beside those of argmap: rules of a project, plug-ins.
        shapes: Shapes beside those of the vocabulary: their path and their Turtle.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    scenario: str = ""
    stale_after: float | None = None
    own: tuple[Check, ...] = ()
    shapes: tuple[tuple[str, str], ...] = ()

    def wants(self, code: str, slug: str, default: bool = True) -> bool:
        """Whether findings of that code and name are wanted.

        Args:
            code: The code.
            slug: The name.
            default: Whether they are looked for unless something is selected.
        """
        chosen = max(_closeness(n, code, slug, default) for n in self.select or (DEFAULT,))
        unwanted = max((_closeness(n, code, slug, default) for n in self.ignore), default=0)
        return chosen > unwanted

    def asks_for(self, code: str, slug: str) -> bool:
        """Whether these findings were selected, and not only because they are looked for anyway."""
        chosen = (name for name in self.select if name != DEFAULT)
        return any(_closeness(name, code, slug, True) for name in chosen)

    def weighed(self, finding: Diagnostic) -> Diagnostic:
        """The finding with the severity that it is given here, by the name that fits closest."""
        if not self.severity:
            return finding
        fitting = {n: _closeness(n, finding.code, finding.slug, True) for n in self.severity}
        closest = max(fitting, key=lambda name: fitting[name], default="")
        if not fitting.get(closest):
            return finding
        return replace(finding, severity=self.severity[closest])

    def without(self, names: tuple[str, ...]) -> Profile:
        """The same, with more that does not count."""
        return replace(self, ignore=(*self.ignore, *names)) if names else self

    def require_known(self, known: Iterable[tuple[str, str]]) -> None:
        """Stops at a name that fits nothing.

        Args:
            known: Every code with its name.

        Raises:
            UnknownCode: There is one; the hint names the nearest.
        """
        pairs = list(known)
        for name in (*self.select, *self.ignore, *self.severity):
            if name not in {ALL, DEFAULT} and not any(_closeness(name, *p, True) for p in pairs):
                raise UnknownCode(name, nearest(name, [n for pair in pairs for n in pair]))


_WHOLE = 1000


def _closeness(name: str, code: str, slug: str, default: bool) -> int:
    """How closely a name fits: 0 not at all, 1 as one of many, more the more of it is said."""
    if name in {slug, code}:
        return _WHOLE
    if name == ALL or (name == DEFAULT and default):
        return 1
    return 1 + len(name) if name and code.startswith(name) and name[-1:].isalnum() else 0
