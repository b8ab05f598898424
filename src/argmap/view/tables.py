"""The data of a page in fewer bytes: what is said again and again is said once, in a table.

``packed`` changes nothing that the page knows: ``shell/tables.js`` turns it back into just what
``argmap.view.bridge`` gave, and a test holds the two equal.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")

_NAMES = re.compile(r"[^\s,;()\"]+")
"""What may be the id of an element within a sentence."""


class _Table(Generic[T]):
    """Values by number in the order in which they first came; equal values have one number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.rows: list[T] = []

    def number(self, value: T) -> int:
        key = json.dumps(value, ensure_ascii=False)
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(value)
        return self._numbers[key]


def packed(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of ``bridge`` with elements, findings and grounds as rows of tables.

    - ``elements``: id, number of the kind, text, label, numbers of the facts, numbers of the
      passages, language, foot; what is empty at the end of a row is left out.
    - ``kinds`` and ``facts``: those kinds, and those facts as key and value.
    - ``findings``: ``rows`` of kind, sentence, hint, the element it is about, and the elements that
      stand in the sentence; ``sentences`` are cut where those stand.
    - ``reasoning.grounds``: rows of statement, what it cannot do without, whether there are more
      sets than are listed, and each set.
    """
    kinds: _Table[str] = _Table()
    facts: _Table[list[Any]] = _Table()
    elements = [_element(element, kinds, facts) for element in data["elements"]]
    return {
        **data,
        "elements": elements,
        "kinds": kinds.rows,
        "facts": facts.rows,
        "findings": _findings(data),
        "reasoning": {**data["reasoning"], "grounds": _grounds(data["reasoning"]["grounds"])},
    }


def _element(
    element: Mapping[str, Any], kinds: _Table[str], facts: _Table[list[Any]]
) -> list[object]:
    known = element.get("facts", {})
    passages = known.get("passages", [])
    row: list[object] = [
        element["id"],
        kinds.number(element["kind"]),
        element.get("text", ""),
        element.get("label", ""),
        [facts.number([key, value]) for key, value in known.items() if key != "passages"],
        passages if isinstance(passages, list) else [passages],
        element.get("lang", ""),
        element.get("foot", ""),
    ]
    while not row[-1] and row[-1] != 0:
        row.pop()
    return row


def _findings(data: Mapping[str, Any]) -> dict[str, Any]:
    found = data["findings"]
    number = {element["id"]: n for n, element in enumerate(data["elements"])}
    sentences: _Table[list[str]] = _Table()
    rows = []
    for kind, message, hint, about in found["rows"]:
        pieces, named = _cut(message, number)
        rows.append([kind, sentences.number(pieces), hint, about, *named])
    return {**found, "rows": rows, "sentences": sentences.rows}


def _cut(sentence: str, number: Mapping[str, int]) -> tuple[list[str], list[int]]:
    """The pieces of a sentence between the ids of elements in it, and the numbers of those."""
    pieces, named, start = [], [], 0
    for match in _NAMES.finditer(sentence):
        if match[0] in number:
            pieces.append(sentence[start : match.start()])
            named.append(number[match[0]])
            start = match.end()
    return [*pieces, sentence[start:]], named


def _grounds(grounds: Mapping[int, Mapping[str, Any]]) -> Iterable[list[Any]]:
    return [
        [n, known["critical"], int(known["more"]), *known["sets"]] for n, known in grounds.items()
    ]
