"""The gallery is built, and each of its pages opens whole in every light and on every width."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.formats import dump

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "checks"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from corpora import read
from generators import generate
from maps import tangled

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import ArgumentMap
    from conftest import Visit

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("article", "article-network", "lesson", "meeting", "water", "hostile", "embedded")
LARGE = "large"
CROSSED = "crossed"
CUT = """
[...document.querySelectorAll('#cards .card')].filter((card) => {
  const lines = card.querySelector('.lines'), foot = card.querySelector('.foot');
  const below = foot ? foot.offsetTop : card.clientHeight;
  return lines.offsetTop + lines.scrollHeight > below || lines.scrollWidth > card.clientWidth;
}).map((card) => card.textContent)
"""


def built(folder: Path, *further: Path) -> list[str]:
    command = [sys.executable, str(ROOT / "examples/gallery/build.py"), str(folder)]
    run = subprocess.run([*command, *map(str, further)], capture_output=True, text=True, check=True)
    return [Path(line.removeprefix("wrote ")).name for line in run.stdout.splitlines()]


def used_twice(argument_map: ArgumentMap) -> float:
    """How many of the statements that are used at all are used more than once."""
    uses = [len(found) for found in argument_map.uses_of.values()]
    return sum(count > 1 for count in uses) / len(uses)


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, with a map of 1,378 nodes and one in which much is used several times."""
    folder = tmp_path_factory.mktemp("gallery")
    large, crossed = generate(530, "layered"), tangled(120)
    assert len([*large.elements]) >= 1_378
    assert used_twice(crossed) >= 0.4
    maps = []
    for name, made in ((LARGE, large), (CROSSED, crossed)):
        maps.append(folder / f"{name}.ttl")
        maps[-1].write_bytes(dump(made))
    names = built(folder, *maps)
    assert names == [*(f"{name}.html" for name in (*PAGES, LARGE, CROSSED)), "index.html"]
    return folder


def test_the_pages_are_the_same_each_time(gallery: Path, tmp_path: Path) -> None:
    built(tmp_path)
    for name in (*PAGES,):
        page = f"{name}.html"
        assert (tmp_path / page).read_bytes() == (gallery / page).read_bytes()


@pytest.mark.parametrize(
    "look",
    [
        {"color_scheme": "light", "viewport": {"width": 1400, "height": 900}},
        {"color_scheme": "dark", "viewport": {"width": 1920, "height": 1080}},
        {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
    ],
    ids=["light", "dark", "narrow"],
)
@pytest.mark.parametrize("name", [*PAGES, LARGE, CROSSED])
def test_a_page_opens_whole(
    visit: Callable[..., Visit], gallery: Path, name: str, look: dict[str, object]
) -> None:
    opened = visit((gallery / f"{name}.html").read_text(encoding="utf-8"), **look)
    assert opened.page.evaluate("argmap.drawn().length") > 3
    assert opened.page.evaluate(CUT) == []
    root = "document.documentElement"
    assert opened.page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    assert opened.page.evaluate("document.images.length") == 0
    picture = opened.page.screenshot()
    assert len(picture) > 15_000  # a blank page of these sizes takes 3 to 10 KB


@pytest.mark.parametrize("name", [name for name in PAGES if name != "article-network"])
def test_paper_holds_everything(visit: Callable[..., Visit], gallery: Path, name: str) -> None:
    opened = visit((gallery / f"{name}.html").read_text(encoding="utf-8"))
    opened.page.emulate_media(media="print")
    opened.until("document.querySelector('#paper svg.picture')")
    data = json.loads(opened.page.locator("#data").text_content() or "")["map"]
    assert opened.page.locator("#paper .entry").count() == len(data["elements"])
    assert opened.page.locator('#paper .picture g > rect[rx="6"]').count() == len(data["cards"])


def test_the_pictures_of_the_documentation_are_taken(tmp_path: Path) -> None:
    script = ROOT / "docs" / "pictures"
    run = subprocess.run(
        [sys.executable, str(script), str(tmp_path)], capture_output=True, text=True, check=True
    )
    taken = {Path(line.removeprefix("wrote ")).name for line in run.stdout.splitlines()}
    text = (ROOT / "docs" / "page.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\]\(pictures/([\w-]+\.png)\)", text))
    assert taken == named == {path.name for path in script.glob("*.png")}
    for name in taken:
        made, kept = (tmp_path / name).read_bytes(), (script / name).read_bytes()
        assert made[16:24] == kept[16:24]  # width and height
        assert 0.5 < len(made) / len(kept) < 2  # the letters of the machine differ, no more


def test_the_index_leads_to_every_page(visit: Callable[..., Visit], gallery: Path) -> None:
    index = (gallery / "index.html").read_text(encoding="utf-8")
    for name in (*PAGES, LARGE, CROSSED):
        assert f'href="{name}.html"' in index
    assert "<script" not in index


def test_a_map_from_a_corpus(
    visit: Callable[..., Visit], shared: Path, gallery: Path, tmp_path: Path
) -> None:
    sets = sorted((shared / "oracles" / "aif" / "us-2016").glob("*.json"))
    found = [made for path in sets if (made := read(path))]
    largest = max(found, key=lambda made: len(made.statements))
    path = tmp_path / "corpus.ttl"
    path.write_bytes(dump(largest))
    assert built(tmp_path, path)[-2:] == ["corpus.html", "index.html"]
    opened = visit((tmp_path / "corpus.html").read_text(encoding="utf-8"))
    assert opened.page.evaluate("argmap.drawn().length") > 10
    assert opened.page.evaluate(CUT) == []
    assert gallery.is_dir()
