"""From a text to what it says, with all that is wrong with it."""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.formats.argdown.building import build
from argmap.formats.argdown.deriving import derive
from argmap.formats.argdown.document import Trouble
from argmap.formats.argdown.lexer import Lexer
from argmap.formats.argdown.parser import Parser
from argmap.formats.argdown.settings import settings_of
from argmap.formats.argdown.tokens import Kind
from argmap.formats.argdown.yamlish import BadYaml, load

if TYPE_CHECKING:
    from argmap.formats.argdown.document import Document
    from argmap.formats.argdown.parser import Fault
    from argmap.formats.argdown.syntax import DataBlock
    from argmap.model import Json

_RULE = re.compile(r"={3,}")


@dataclass(frozen=True, slots=True)
class Understood:
    """A document and how the reading went.

    Attributes:
        document: What it says.
        faults: Where it is not Argdown.
        front_matter: Offsets of the front matter between its rules; both 0 when there is none.
    """

    document: Document
    faults: tuple[Fault, ...]
    front_matter: tuple[int, int]


def understand(text: str) -> Understood:
    """What a text of Argdown says; nothing in it raises."""
    collecting = gc.isenabled()
    gc.disable()  # everything that is made here is kept, so there is nothing to collect
    try:
        return _understood(text)
    finally:
        if collecting:
            gc.enable()


def _understood(text: str) -> Understood:
    parser = Parser(text)
    block = parser.front_matter()
    start, end = _inner(text, block) if block else (0, 0)
    facts, trouble = _front_matter(text, start, end)
    settings = settings_of(facts)
    document = build(text, parser.tree(block, settings), settings, facts)
    document.troubles[:0] = trouble
    derive(document)
    return Understood(document, tuple(parser.faults), (start, end))


def _inner(text: str, block: DataBlock) -> tuple[int, int]:
    """The front matter without the rules around it."""
    opening = _RULE.match(text, block.start)
    start = opening.end() if opening else block.start
    end = block.end
    while end > start and text[end - 1] == "=":
        end -= 1
    return start, end


def _front_matter(text: str, start: int, end: int) -> tuple[Json, list[Trouble]]:
    try:
        return load(text[start:end]), []
    except BadYaml as error:
        at = min(start + error.offset, max(start, end - 1))
        return None, [Trouble("front-matter", at, end, str(error))]


def data_blocks(text: str) -> list[tuple[int, int]]:
    """The offsets of the data blocks of a text, in order."""
    lexer = Lexer(text)
    found: list[tuple[int, int]] = []
    while tokens := lexer.block():
        found += [(t.start, t.end) for t in tokens if t.kind is Kind.DATA]
    return found
