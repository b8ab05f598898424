"""The commands: one row each, read without importing any of them."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One command.

    Attributes:
        name: What the user types.
        module: The module that has it, as ``command``.
        about: One line for the overview.
    """

    name: str
    module: str
    about: str


COMMANDS: tuple[Row, ...] = (
    Row("demo", "demo", "Run the main job on the map that comes with argmap."),
    Row("check", "check", "Find what is wrong with a map and where."),
    Row("query", "query", "Ask SPARQL of one or more maps."),
    Row("queries", "queries", "List the questions that come with argmap."),
    Row("show", "show", "Print the argument as an outline in words."),
    Row("info", "info", "Count what a map holds."),
    Row("render", "render", "Write the interactive page of a map."),
    Row("anchor", "anchor", "Find a quotation in a document and give its selector."),
    Row("verify", "verify", "Tell for every passage whether it stands in the document."),
    Row("fmt", "fmt", "Write a map sorted, one fact a line, so that it diffs."),
)
