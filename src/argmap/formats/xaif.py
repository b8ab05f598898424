"""xAIF and what OVA saves: AIF within an object that has the analysed text as well.

The text is HTML in which each analysed stretch is a ``span`` whose id names its node (``node12``);
they become passages. What stands around the AIF is kept and written again.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from argmap.formats.aif.opening import opened
from argmap.formats.aif.reading import BadShape
from argmap.formats.aif.writing import to_aif
from argmap.formats.textual import anchored, free_source
from argmap.model import Source, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.formats.loaded import Loaded
    from argmap.formats.table import Format
    from argmap.model import ArgumentMap

_NODE = re.compile(r"node(.+)")
_BREAKS = frozenset({"br", "p", "div", "li"})


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a document of xAIF; faults are diagnostics, never exceptions."""
    _ = row, fetch
    loaded, value = opened(data, path, "xAIF", _inner, ("AIF",))
    text = _text_of(value) if value else ""
    if not text:
        return loaded
    reader = _Spans()
    reader.feed(text)
    reader.close()
    source = Source(id=free_source(loaded.map), label=(Words("text"),))
    found = anchored(loaded.map, source, "".join(reader.text), reader.spans)
    return replace(loaded, map=found)


def _inner(value: Any) -> dict[str, Any]:
    """The node set, with what stands around it."""
    if not isinstance(value, dict) or not isinstance(value.get("AIF"), dict):
        raise BadShape("it has no object AIF")
    around = {key: part for key, part in value.items() if key != "AIF"}
    return {**value["AIF"], "xaif": around}


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map as a document of xAIF."""
    _ = row, loaded
    node_set = to_aif(argument_map)
    around = node_set.pop("xaif", None)
    around = around if isinstance(around, dict) else {"text": {"txt": ""}}
    made = {"AIF": node_set, **{key: part for key, part in around.items() if key != "AIF"}}
    return (json.dumps(made, indent=1) + "\n").encode()


def _text_of(value: dict[str, Any]) -> str:
    """The HTML, which some versions put into an object of its own."""
    text = value.get("text")
    if isinstance(text, dict):
        text = text.get("txt")
    return text if isinstance(text, str) else ""


class _Spans(HTMLParser):
    """The plain text of some HTML, and where its spans stand in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.spans: list[tuple[str, int, int]] = []
        self._open: list[tuple[str, int]] = []
        self._length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a span, or a line."""
        if tag in _BREAKS and self._length:
            self.handle_data("\n")
        if tag == "span":
            named = _NODE.fullmatch(dict(attrs).get("id") or "")
            self._open.append((named[1] if named else "", self._length))

    def handle_endtag(self, tag: str) -> None:
        """Ends a span."""
        if tag == "span" and self._open:
            name, start = self._open.pop()
            if name and self._length > start:
                self.spans.append((name, start, self._length))

    def handle_data(self, data: str) -> None:
        """Takes text."""
        self.text.append(data)
        self._length += len(data)
