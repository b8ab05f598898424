"""``argmap render --source``: passages are marked where they stand, and nowhere else."""

import json
import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
BRIDGE = EXAMPLES / "old-bridge" / "old-bridge.ttl"
TEXT = EXAMPLES / "old-bridge" / "article.txt"
SCHOOL = EXAMPLES / "school-start" / "article.txt"


def marked(path):
    """The stretches of the first document of a page that some passage covers."""
    data = re.search(r'id="data">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
    (document,) = json.loads(data[1])["map"]["documents"]
    return [words for words, passages in document["stretches"] if passages]


@pytest.fixture
def page(tmp_path):
    return tmp_path / "page.html"


def test_what_stands_is_marked_without_a_word(argmap, page):
    done = argmap("render", BRIDGE, "--source", TEXT, "-o", page)
    assert done.code == 0
    assert "passages" not in done.err
    assert len(marked(page)) > 5


def test_what_has_moved_is_marked_where_it_stands(argmap, page, tmp_path):
    argmap("render", BRIDGE, "--source", TEXT, "-o", page)
    before = marked(page)
    longer = tmp_path / "second-edition.txt"
    longer.write_text("A new first line.\n\n" + TEXT.read_text("utf-8"), "utf-8")
    done = argmap("render", BRIDGE, "--source", longer, "-o", page)
    assert done.code == 0
    assert re.search(r"0 of \d+ passages stand where they are recorded, \d+ moved\n", done.err)
    assert marked(page) == before


def test_what_is_gone_is_not_marked(argmap, page, tmp_path):
    argmap("render", BRIDGE, "--source", TEXT, "-o", page)
    first = marked(page)[0]
    shorter = tmp_path / "cut.txt"
    shorter.write_text(TEXT.read_text("utf-8").replace(first, "x " * len(first)), "utf-8")
    done = argmap("render", BRIDGE, "--source", shorter, "-o", page)
    assert done.code == 0
    assert "gone" in done.err
    assert not any("x x" in words for words in marked(page))


@pytest.mark.parametrize("text", [SCHOOL, EXAMPLES.parent / "README.md"], ids=["other", "alike"])
def test_a_text_that_holds_none_of_it_is_refused(argmap, page, text):
    done = argmap("render", BRIDGE, "--source", text, "-o", page)
    assert done.code == 2
    assert "none of the" in done.err
    assert "argmap verify" in done.err
    assert not page.exists()
