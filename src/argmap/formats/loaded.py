"""What reading a file gives."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from argmap.model import RECORD_FIELDS
from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.diagnostic import Diagnostic
    from argmap.model import ArgumentMap, RelationKind


def nowhere(_: str, __: str) -> Span:
    """The place of everything in a file whose format has no places."""
    return NOWHERE


@dataclass(frozen=True, slots=True)
class Sketch:
    """A relation as it was drawn, before reconstructions of arguments were taken into account.

    Attributes:
        kind: What it is.
        origin: Id of the statement or argument from which it leads.
        target: Id of the one to which it leads.
        span: Where it is written.
    """

    kind: RelationKind
    origin: str
    target: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Loaded:
    """A map and how the reading went.

    Attributes:
        map: What could be read; empty when nothing could.
        diagnostics: Faults of the file; an error means that the map is not whole.
        path: The file as the user named it.
        text: The file's text, for showing the line of a finding; empty when it is not text.
        prefixes: Short names for namespaces that the file declares, to be kept on writing.
        head: The comment lines before everything else, to be kept on writing.
        mention: Where the record of the first id names the second, or, when the second is empty,
            where the record itself is written; as far as known. An empty first id is the map.
        sketches: The relations as drawn, in formats that derive others from them.
        excused: Slugs of findings that do not count in this format.
        turtle: Whether the file is Turtle.
        argdown: The whole text, included files in place, if the file is Argdown; else empty.
        texts: The texts of all files that were read for it, by path, where there are several.
    """

    map: ArgumentMap
    diagnostics: tuple[Diagnostic, ...] = ()
    path: str = ""
    text: str = ""
    prefixes: dict[str, str] = field(default_factory=dict)
    head: str = ""
    mention: Callable[[str, str], Span] = nowhere
    sketches: tuple[Sketch, ...] = ()
    excused: frozenset[str] = frozenset()
    turtle: bool = False
    argdown: str = ""
    texts: dict[str, str] = field(default_factory=dict)

    def located(self) -> ArgumentMap:
        """The map with the place of each record in its ``span``."""
        families: dict[str, Any] = {
            name: tuple(
                replace(record, span=self.mention(record.id, ""))
                for record in getattr(self.map, name)
            )
            for name in RECORD_FIELDS
        }
        return replace(self.map, **families)
