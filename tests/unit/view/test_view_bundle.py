"""The page in few bytes: the bundle is of the style and script as they are, tables lose nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from argmap.diagnostic import Diagnostic, Severity
from argmap.model import MapBuilder
from argmap.view import bundle, page, shell
from argmap.view.bridge import bridge
from argmap.view.strings import STRINGS
from argmap.view.tables import packed
from argmap.workbench import open_map

ROOT = Path(__file__).parents[3]
ARTICLE = ROOT / "graph" / "japan-south-korea-alignments.ttl"
LIMIT = 150_000
"""So many bytes may the page of the article have, with all that was found and without its text."""


def test_the_bundle_is_of_the_style_and_the_script_as_they_are() -> None:
    built = bundle.BUILT.read_text(encoding="ascii")
    assert bundle.contents(built) == bundle.wanted(), "run make bundle"
    assert max(map(len, built.splitlines())) == 100
    assert not set("<>&\"'\\/") & set(built)
    held = bundle.contents(built).decode("utf-8").split("\0")
    assert held == [shell.style(), shell.script()]


@pytest.mark.parametrize("text", ["", "none", "AAAA", "é"])
def test_a_bundle_that_is_behind_or_damaged_is_made_anew(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "cards.txt"
    old.write_text(text, encoding="utf-8")
    monkeypatch.setattr(bundle, "BUILT", old)
    bundle.bundle.cache_clear()
    try:
        assert bundle.contents(bundle.bundle()) == bundle.wanted()
    finally:
        bundle.bundle.cache_clear()


def test_the_page_of_the_article_is_light() -> None:
    bench = open_map(ARTICLE)
    html = page(bench.map, bench.check())
    assert len(html.encode("utf-8")) < LIMIT
    assert bundle.bundle() in html


def test_what_is_said_again_and_again_is_said_once() -> None:
    b = MapBuilder().claim("a", "A").claim("b", "B").claim("c", "C")
    found = [
        Diagnostic("ARG1", "one", Severity.WARNING, message=f"{name} is (near c), c.", about=name)
        for name in ("a", "b")
    ]
    data = packed(bridge(b.build(), found))
    assert data["kinds"] == ["claim"]
    assert data["findings"]["sentences"] == [["", " is (near ", "), c."]]
    assert data["findings"]["rows"] == [[0, 0, 0, 0, 0, 2], [0, 0, 0, 1, 1, 2]]
    assert data["elements"] == [["a", 0, "A"], ["b", 0, "B"], ["c", 0, "C"]]


@pytest.mark.parametrize("parts", [shell.CARDS, shell.NETWORK], ids=["cards", "network"])
def test_a_script_holds_the_strings_that_it_says_and_no_others(parts: tuple[str, ...]) -> None:
    code = shell.script(parts).splitlines()
    (line,) = (line for line in code if line.startswith("const strings = "))
    held = json.loads(line.removeprefix("const strings = ").removesuffix(";"))
    rest = "\n".join(each for each in code if each != line)
    assert {key for key in STRINGS if f'"{key}"' in rest} <= held.keys()
    assert {"label.out", "whatif.out.one", "why.accepted"} <= held.keys()
    assert "page.noscript" not in held


def test_every_string_is_said_somewhere() -> None:
    files = [
        path for path in shell.FOLDER.parent.rglob("*") if path.suffix in {".py", ".js", ".html"}
    ]
    texts = [path.read_text(encoding="utf-8") for path in files if path.name != "strings.py"]
    words = set(re.findall(r"[\"'`]([\w.-]+)[\"'`]|\b(\w+):", "\n".join(texts)))
    said = {one for pair in words for one in pair}
    for key in STRINGS:
        plain = key.removesuffix(".one").removesuffix(".linked")
        assert {plain, plain.partition(".")[2]} & said, key
