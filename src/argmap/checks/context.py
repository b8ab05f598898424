"""What a check is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.diagnostic import Diagnostic, Severity
from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.formats import Sketch
    from argmap.model import ArgumentMap
    from argmap.sources import Document


def _nowhere(_: str, __: str) -> Span:
    return NOWHERE


@dataclass(frozen=True)
class Context:
    """A map and what is known beside it.

    Attributes:
        map: The map to check.
        documents: The documents at hand, by the id of the source they are.
        mention: Where the record of the first id names the second.
        sketches: Relations as they were drawn, where the format derives others from them.
        companions: Maps that are checked together with this one, itself left out.
    """

    map: ArgumentMap
    documents: Mapping[str, Document] = field(default_factory=dict)
    mention: Callable[[str, str], Span] = _nowhere
    sketches: tuple[Sketch, ...] = ()
    companions: tuple[ArgumentMap, ...] = ()


@dataclass(frozen=True, slots=True)
class Finder:
    """Makes the diagnostics of one check."""

    code: str
    slug: str
    severity: Severity

    def __call__(
        self,
        context: Context,
        about: str,
        message: str,
        hint: str = "",
        related: tuple[str, ...] = (),
        span: Span = NOWHERE,
    ) -> Diagnostic:
        """The finding about a record, at the place where the record is written."""
        record = context.map.records.get(about)
        place = span if span != NOWHERE else (record.span if record else NOWHERE)
        return Diagnostic(self.code, self.slug, self.severity, message, about, place, related, hint)
