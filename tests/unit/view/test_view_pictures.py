"""Pictures and texts of a map for other tools: whole, legible to machines, and never run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pydot
import pytest

from argmap.errors import NoBrowser, UnknownPicture
from argmap.model import MapBuilder, Words
from argmap.view import icons, scene
from argmap.view.exports import dot, markdown, mermaid
from argmap.view.pictures import PICTURES, picture
from argmap.view.raster import BROWSERS, browser
from argmap.view.svg import svg
from argmap.view.textwidth import text_width

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = "javascript:alert(1)"
HOSTILE = "</text><script>alert(1)</script> & \"quoted\" 'so' \x00\x0b\ud800 ]]> `*_# ;--> end"
SHELL = Path(icons.__file__).parent / "shell"
has_browser = any(map(shutil.which, BROWSERS))


def hostile() -> ArgumentMap:
    b = MapBuilder("https://example.org/graph/x", title=HOSTILE).claim("a", HOSTILE).thesis("a")
    b.assumption(ADDRESS, HOSTILE, holds_in=("s",)).scenario("s", HOSTILE)
    return b.infer("end", [ADDRESS], "a").undercut("n1", ["a"], "end").build()


def test_the_svg_holds_every_word_as_text_with_titles(small: ArgumentMap) -> None:
    root = ET.fromstring(svg(scene(small), {"stains": "out"}))
    words = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    for statement in small.statements:
        for word in str(statement.text[0]).split():
            assert word in words
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert titles[0] == "Drink tea"
    assert "Thesis: People should drink tea." in titles
    assert "Claim, out: Tea stains teeth." in titles
    assert "CLAIM · OUT" in words
    across = [title for title in titles if title and "\N{RIGHTWARDS ARROW}" in title]
    assert (
        "contradicts: Tea stains teeth. \N{RIGHTWARDS ARROW} Tea leaves teeth as they are."
        in across
    )
    assert len(titles) == 1 + len(small.statements) + len(small.arguments) + len(across)


def test_the_svg_is_the_same_each_time_and_has_no_script(small: ArgumentMap) -> None:
    assert svg(scene(small)) == svg(scene(small))
    drawn = svg(scene(hostile()))
    root = ET.fromstring(drawn)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "rect", "path", "g", "text")
    }
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    assert "alert(1)" in drawn


def test_the_svg_says_of_what_it_is_and_what_its_symbols_mean(small: ArgumentMap) -> None:
    root = ET.fromstring(svg(scene(small), {"stains": "out"}, standing="Scenario: A hot summer"))
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert words[:2] == ["Drink tea", "Scenario: A hot summer"]
    assert words[-11:] == [
        *("for", "against", "against the step", "needed together", "thesis", "claim", "evidence"),
        *("assumption", "out", "used again", "contradicts"),
    ]


def test_in_the_svg_what_is_out_lets_nothing_through(small: ArgumentMap) -> None:
    root = ET.fromstring(svg(scene(small), {"stains": "out", "harm": "out"}, "dark"))
    groups = {g.findtext(f"{SVG}title"): g for g in root.iter(f"{SVG}g")}
    card = groups["Claim, out: Tea stains teeth."]
    assert "opacity" not in card.attrib
    assert card.find(f"{SVG}rect").attrib["fill"] == "#14171b"  # type: ignore[union-attr]
    assert groups["Rebuttal, out: harm"].attrib["opacity"] == "0.4"


def test_no_rail_of_the_svg_is_cut() -> None:
    b = MapBuilder(title="T").thesis("t").claim("t", "T")
    for n in range(9):
        b.claim(f"c{n}", "Some words on it. " * (n % 3 + 1)).infer(f"i{n}", [f"c{n}"], "t")
        b.claim(f"d{n}", "More.").rebut(f"r{n}", [f"d{n}"], f"c{n}").undercut(
            f"u{n}", ["t"], f"r{n}"
        )
    root = ET.fromstring(svg(scene(b.build(), aspect=0.4)))
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    lines = [p.attrib["d"] for p in root.findall(f"{SVG}path") if p.get("fill") == "none"]
    numbers = [[float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", line)] for line in lines]
    assert min(n for line in numbers for n in line[::2]) > left + 2
    assert max(n for line in numbers for n in line[::2]) < left + width - 2
    assert max(n for line in numbers for n in line[1::2]) < top + height - 2


def test_no_line_leaves_its_card(small: ArgumentMap) -> None:
    for node in scene(small)["nodes"]:
        letters = 14 if node["kind"] == "thesis" else 13
        assert all(text_width(line, letters) <= node["width"] - 20 for line in node["lines"])


def test_a_map_from_right_to_left_is_drawn_so() -> None:
    b = MapBuilder(title="\u05e9\u05dc\u05d5\u05dd", language="he").thesis("a")
    b.claim("a", [Words("\u05d8\u05d5\u05d1", "he")])
    for n in range(9):
        b.claim(f"p{n}", [Words("\u05db\u05d9 \u05db\u05df", "he")]).infer(f"i{n}", [f"p{n}"], "a")
    nodes = {node["id"]: node for node in scene(b.build(), aspect=0.3)["nodes"]}
    assert nodes["i0"]["x"] > nodes["p0"]["x"]
    assert 'direction="rtl"' in svg(scene(b.build()))


def test_dot_is_what_graphviz_reads(small: ArgumentMap) -> None:
    text = dot(small)
    assert '"poll" -> "wanted"' in text
    assert '"bias" -> "wanted"' in text
    assert text.count("shape=box") == len(small.statements)
    quoted = re.sub(r'"(?:[^"\\]|\\.)*"', "", dot(hostile()))
    assert '"' not in quoted
    assert "script" not in quoted


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")  # within pydot
def test_a_reader_of_dot_finds_every_node_and_line(small: ArgumentMap) -> None:
    for each in (small, hostile()):
        [graph] = pydot.graph_from_dot_data(dot(each).encode("utf-8", "replace").decode())
        nodes = {node.get_name().strip('"') for node in graph.get_nodes()}
        assert {r.id for r in (*each.statements, *each.arguments)} <= nodes
        ends = [(edge.get_source(), edge.get_destination()) for edge in graph.get_edges()]
        lines = {(lower.strip('"'), upper.strip('"')) for lower, upper in ends}
        assert lines == {
            pair
            for argument in each.arguments
            for pair in (
                *((need, argument.id) for need in argument.needs), (argument.id, argument.target)
            )
        }  # fmt: skip


def test_mermaid_has_numbers_for_ids_and_for_marks(small: ArgumentMap) -> None:
    lines = mermaid(small).splitlines()
    assert lines[0] == "flowchart BT"
    nodes = {
        line.split("[")[0].split("(")[0].strip() for line in lines if "[" in line or "((" in line
    }
    ends = {
        end for line in lines for end in re.findall(r"n\d+", line.split('"')[0]) if "--" in line
    }
    assert ends <= nodes
    inner = re.findall(r'\["(.*)"\]', mermaid(hostile()))
    assert inner
    assert all(re.fullmatch(r"(?:[\w .,'()-]|#\d+;)*", text) for text in inner)


def test_the_outline_in_markdown_is_nested_and_escaped(small: ArgumentMap) -> None:
    lines = markdown(small, {"stains": "out"}).splitlines()
    assert lines[:3] == ["# Drink tea", "", "- *Thesis* People should drink tea."]
    assert "  - *supported by, together*" in lines
    assert any(line.endswith("Tea stains teeth. **out**") for line in lines)
    assert "\\<script\\>" in markdown(hostile())
    assert "<script>" not in markdown(hostile())


@pytest.mark.skipif(not has_browser, reason="there is no Chromium here")
@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_chromium_makes_the_same_picture_each_time(
    small: ArgumentMap, kind: str, start: bytes
) -> None:
    made = picture(small, kind)
    assert made.startswith(start)
    assert made == picture(small, kind)


def test_without_a_chromium_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_CHROMIUM", "no-such-browser")
    with pytest.raises(NoBrowser, match="no browser no-such-browser") as error:
        browser()
    assert "install one" in error.value.hint


def test_other_kinds_of_files_are_refused(small: ArgumentMap) -> None:
    with pytest.raises(UnknownPicture) as error:
        picture(small, "gif")
    assert all(kind in error.value.hint for kind in PICTURES)


def test_the_icons_are_those_of_the_page() -> None:
    page = (SHELL / "icons.js").read_text(encoding="utf-8")
    there = dict(re.findall(r'(\w+): "([^"]+)"', page[: page.index("STEP_OUTLINES")]))
    assert icons.ICONS.items() <= there.items()
    outlines = page[page.index("STEP_OUTLINES") :]
    for paths in (icons.STEPS, icons.SIGNS):
        assert all(path in outlines for path in paths.values())
