"""A copy of the document that the reader holds: what it is told by, and what is said of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from argmap.model import DigestSelector, MapBuilder, Passage, QuoteSelector
from argmap.view import page as page_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from argmap.model import ArgumentMap
    from conftest import Visit

pytestmark = pytest.mark.browser

TEXT = "Tea is cheap.\nTea – a leaf – is good.\nNobody minds tea.\n"
PASSAGES = {"cheap": (0, 13), "good": (14, 37), "minds": (38, 55)}
MARKS = [TEXT[start:end] for start, end in PASSAGES.values()]


@pytest.fixture(scope="module")
def tea() -> ArgumentMap:
    b = MapBuilder(title="Tea").source("s", "On tea")
    for name, (start, end) in reversed(PASSAGES.items()):
        digest = hashlib.sha256(TEXT[start:end].encode()).hexdigest()
        selector = DigestSelector(id=f"{name}-at", start=start, end=end, sha256=digest)
        b.add(Passage(id=f"{name}-p", source="s", selectors=(selector,)))
        b.claim(name, f"Ours: {name}.", expressed_in=(f"{name}-p",))
    return b.build()


def told(found: Visit, copy: Path) -> str:
    """What the page says of a copy."""
    found.page.set_input_files("#document-pane input[type=file]", copy)
    status = "document.querySelector('.places [role=status]').textContent"
    said: str = found.until(f"{status}.includes({copy.name!r}) && {status}")
    return said


COPIES = {
    "plain": TEXT.encode(),
    "marked": b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
    "old": TEXT.replace("\n", "\r").encode("cp1252"),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16-be": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "headed": b"# A heading of ours\n\n" + TEXT.encode(),
    "shorter": TEXT.replace("\n", "").encode(),
}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_known_however_it_is_kept(
    visit: Callable[..., Visit], tea: ArgumentMap, tmp_path: Path, name: str
) -> None:
    found = visit(page_of(tea), "#good")
    assert {len(row[3]) for row in found.page.evaluate("argmap.map().passages")} == {24}
    found.page.click("#tab-document")
    copy = tmp_path / f"{name}.txt"
    copy.write_bytes(COPIES[name])
    assert told(found, copy) == f"3 of 3 passages stand in {name}.txt."
    assert found.page.locator("#document-pane mark").all_text_contents() == MARKS
    assert found.page.locator("mark.lit").all_text_contents() == MARKS[1:2]
    assert found.page.locator("#unmapped").is_visible()


def test_what_is_not_in_a_copy_is_told_and_another_can_be_opened(
    visit: Callable[..., Visit], tea: ArgumentMap, tmp_path: Path
) -> None:
    found = visit(page_of(tea))
    found.page.click("#tab-document")
    rows = found.page.locator(".places > div > ul > li")
    assert [text.split(" to ")[0] for text in rows.all_text_contents()] == [
        "characters 0",
        "characters 14",
        "characters 38",
    ]
    wrong, edited, right = (tmp_path / f"{name}.txt" for name in ("wrong", "edited", "right"))
    wrong.write_text("Coffee.", encoding="utf-8")
    assert told(found, wrong).startswith("None of the 3 passages stands in wrong.txt: it is anoth")
    assert rows.count() == 3
    edited.write_text(TEXT.replace("leaf", "fine leaf"), encoding="utf-8")
    assert told(found, edited) == "2 of 3 passages stand in edited.txt."
    assert found.page.locator("#document-pane mark").all_text_contents() == [MARKS[0], MARKS[2]]
    assert rows.count() == 1
    assert "Ours: good." in rows.all_text_contents()[0]
    right.write_text(TEXT, encoding="utf-8")
    assert told(found, right) == "3 of 3 passages stand in right.txt."
    assert rows.count() == 0
    found.page.evaluate("argmap.select('good')")
    assert found.page.locator("mark.lit").count() == 1


def test_passages_known_by_their_words_are_found(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    b = MapBuilder(title="Tea").source("s", "On tea")
    for name, words in (("p", "a leaf"), ("q", "Tea")):
        b.add(Passage(id=name, source="s", selectors=(QuoteSelector(id=f"{name}1", exact=words),)))
        b.claim(f"of-{name}", "Ours.", expressed_in=(name,))
    found = visit(page_of(b.build()))
    found.page.click("#tab-document")
    copy = tmp_path / "copy.txt"
    copy.write_text("\U0001f375 " + TEXT, encoding="utf-8")
    assert told(found, copy) == "1 of 2 passages stand in copy.txt."
    assert found.page.locator("#document-pane mark").all_text_contents() == ["a leaf"]


def test_a_page_that_cannot_check_says_so(
    visit: Callable[..., Visit], tea: ArgumentMap, tmp_path: Path
) -> None:
    found = visit(page_of(tea))
    found.page.click("#tab-document")
    found.page.evaluate("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    copy = tmp_path / "copy.txt"
    copy.write_text(TEXT, encoding="utf-8")
    found.page.set_input_files("#document-pane input[type=file]", copy)
    status = "document.querySelector('.places [role=status]').textContent"
    found.until(f"{status}.startsWith('The copy cannot be read or checked here')")
