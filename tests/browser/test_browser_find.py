"""Find reaches what is folded away, and the words of the document that no claim repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.model import DigestSelector, MapBuilder, Passage
from argmap.view import page as page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visit

pytestmark = pytest.mark.browser

FOUND = "document.getElementById('found').textContent"
LIT = "[...CSS.highlights.get('{}')].map(range => range.toString())"


def test_a_folded_card_tells_what_is_found_below_it(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html, "#?fold=c0")
    found.page.keyboard.press("/")
    found.page.keyboard.type("dunkirk survey")
    pill = found.page.locator("#cards .fold.hit")
    assert (pill.text_content() or "").endswith(": 2 found")
    assert found.page.locator("#cards .card.dim").count() == 0
    found.page.keyboard.press("Enter")
    found.until("argmap.drawn().includes(argmap.selected())")
    assert found.page.evaluate(FOUND) == "1 of 2"
    found.page.keyboard.press("Escape")
    assert pill.count() == 0


def test_words_of_the_document_are_found_in_it(visit: Callable[..., Visit], html: str) -> None:
    found = visit(html)
    found.page.click("#tab-outline")
    found.page.fill("#query", "COST little")
    assert found.page.evaluate(FOUND) == "1 in the text"
    assert found.page.evaluate(LIT.format("found")) == ["little", "cost"]
    found.page.keyboard.press("Enter")
    assert found.page.locator("#document-pane").is_visible()
    assert found.page.evaluate(LIT.format("here")) == ["little"]
    found.page.fill("#query", "buses city")
    cards = int(found.page.evaluate(FOUND).split()[0])
    assert found.page.evaluate(FOUND) == f"{cards} found, 1 in the text"
    for key, at in [("Enter", 1), ("Shift+Enter", cards + 1), ("Shift+Enter", cards)]:
        found.page.keyboard.press(key)
        assert found.page.evaluate(FOUND) == f"{at} of {cards + 1}"
    found.page.fill("#query", "(little [cost.*")
    assert found.page.evaluate(FOUND) == "nothing found"
    assert found.page.evaluate(LIT.format("found")) == []


def test_words_are_found_across_the_edges_of_passages(visit: Callable[..., Visit]) -> None:
    b = MapBuilder(title="Tea").source("s", "On tea").claim("a", "Ours.", expressed_in=("p",))
    b.add(Passage(id="p", source="s", selectors=(DigestSelector(id="d", start=2, end=6),)))
    text = "Oolong is tea.\nNot oolong only.\n"
    found = visit(page_of(b.build(), documents={"s": text}))
    found.page.fill("#query", "oolong")
    assert found.page.evaluate(FOUND) == "2 in the text"
    assert found.page.evaluate(LIT.format("found")) == ["Oolong", "oolong"]
