"""A passage as Turtle, to be pasted into a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model import DigestSelector


def selector_turtle(selector: DigestSelector, name: str, source: str) -> str:
    """The passage and its selector as ``argmap fmt`` writes them.

    Args:
        selector: Position and digests.
        name: Id of the passage.
        source: Id of the source.
    """
    return (
        f":{name} a arg:Passage ;\n"
        f"    oa:hasSource :{source} ;\n"
        f"    oa:hasSelector :{selector.id} .\n"
        f"\n"
        f":{selector.id} a arg:DigestSelector ;\n"
        f"    oa:start {selector.start} ;\n"
        f"    oa:end {selector.end} ;\n"
        f'    arg:sha256 "{selector.sha256}" ;\n'
        f'    arg:looseSha256 "{selector.loose_sha256}" ;\n'
        f"    arg:wordCount {selector.word_count} ;\n"
        f'    arg:sketch "{selector.sketch}" .\n'
    )
