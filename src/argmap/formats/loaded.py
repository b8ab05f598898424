"""What reading a file gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.span import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.diagnostic import Diagnostic
    from argmap.model import ArgumentMap


def _nowhere(_: str, __: str) -> Span:
    return NOWHERE


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
        mention: Where the record of the first id names the second, as far as known.
    """

    map: ArgumentMap
    diagnostics: tuple[Diagnostic, ...] = ()
    path: str = ""
    text: str = ""
    prefixes: dict[str, str] = field(default_factory=dict)
    head: str = ""
    mention: Callable[[str, str], Span] = _nowhere
