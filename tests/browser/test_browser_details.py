"""The details of what is selected, and what can be taken away from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.model import Relation
from argmap.view import page as page_of
from argmap.view.steps import structure
from argmap.workbench import open_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import ArgumentMap
    from conftest import Visit

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OBJECTED = """
[Close]: Close the bridge.
  + <Cracks>: It has cracks.
    <_ <Old news>: The report is old.
      <_ <Still so>: It was checked again.
  - <Detour>: The detour is long.
    <_ <Only by car>: On foot there is none.
"""
KEEP = "navigator.clipboard.writeText = async (text) => { globalThis.kept = text; }"


def under(argument_map: ArgumentMap, name: str) -> set[str]:
    """Everything that bears on an element, but for relations."""
    shape, found = structure(argument_map), [name]
    for one in found:
        found += [lower for lower in shape.below(one) if lower not in found]
    return {one for one in found[1:] if not isinstance(argument_map[one], Relation)}


@pytest.mark.parametrize("name", ["old-bridge.ttl", "debate.argdown", "objected.argdown"])
def test_the_copied_query_finds_all_that_the_page_draws_below(
    visit: Callable[..., Visit], tmp_path: Path, name: str
) -> None:
    (tmp_path / "objected.argdown").write_text(OBJECTED, encoding="utf-8")
    bench = open_map([*EXAMPLES.glob(f"*/{name}"), *tmp_path.glob(name)][0])
    wanted = max((s.id for s in bench.map.statements), key=lambda s: len(under(bench.map, s)))
    opened = visit(page_of(bench.map))
    opened.page.evaluate(KEEP)
    opened.page.evaluate("(id) => argmap.select(id)", wanted)
    opened.page.get_by_role("button", name="Copy SPARQL").click()
    rows = bench.query(opened.until("globalThis.kept")).rows
    found = {bench.map.id_of(row["element"]) for row in rows}
    assert len(found) > 4
    assert found == under(bench.map, wanted)
