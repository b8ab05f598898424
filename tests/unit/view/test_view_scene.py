"""The scene: plain JSON, the same each time; and the page around it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from argmap.diagnostic import Diagnostic, Severity
from argmap.model import MapBuilder, Passage, QuoteSelector, Words
from argmap.view import page, scene, shell, to_pyvis
from argmap.view.bridge import bridge
from argmap.view.passages import stretches

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

GOLDEN = Path(__file__).parents[2] / "golden" / "view" / "tea.scene.json"
FINDING = Diagnostic("ARG299", "example", Severity.WARNING, "Too short.", "drink", hint="Say more.")
DOCUMENT = "Well, people should drink tea."


def as_text(argument_map: ArgumentMap) -> str:
    found = {
        "scene": scene(argument_map),
        "bridge": bridge(argument_map, [FINDING], {"report": DOCUMENT}),
    }
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_the_scene_is_the_golden_one(small: ArgumentMap, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden", default=False):
        GOLDEN.write_text(as_text(small), encoding="utf-8")
    assert as_text(small) == GOLDEN.read_text(encoding="utf-8")


def of(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(element for element in found["elements"] if element["id"] == name)


def test_elements_say_what_is_known(small: ArgumentMap) -> None:
    found = bridge(small, [FINDING])
    drink = of(found, "drink")
    assert drink["kind"] == "thesis"
    assert drink["facts"] == {"certainty": "very likely", "passages": 0}
    assert found["passages"][0][:3] == [0, 5, 20]
    assert of(found, "stains")["foot"] == "only in: A hot summer"
    [[kind, message, hint, about]] = found["findings"]["rows"]
    assert found["findings"]["kinds"][kind] == ("ARG299", "example", "warning")
    assert (message, found["findings"]["hints"][hint]) == ("Too short.", "Say more.")
    assert found["elements"][about] == drink


def test_steps_refer_to_elements_by_number(small: ArgumentMap) -> None:
    found = bridge(small)
    names = [element["id"] for element in found["elements"]]
    steps = {names[row[0]]: row for row in found["steps"]}
    _, polarity, origins, target, linked = steps["wanted"]
    assert (polarity, linked, names[target]) == (0, 1, "drink")
    assert sorted(names[n] for n in origins) == ["please", "poll"]
    assert names[steps["bias"][3]] == "wanted"


def test_the_scenario_to_begin_with_is_chosen(small: ArgumentMap) -> None:
    found = bridge(small, scenario="A hot summer")["reasoning"]
    assert found["chosen"] == "summer"
    assert [scenario["id"] for scenario in found["scenarios"]] == ["", "summer"]


def test_a_document_is_cut_at_the_edges_of_its_passages() -> None:
    b = MapBuilder().source("s", "S")
    b.add(_quote("long", "one two three")).add(_quote("short", "two")).add(_quote("no", "four"))
    pieces = stretches(b.build(), "s", "zero one two three end")
    assert [(p.text, p.passages) for p in pieces] == [
        ("zero ", ()),
        ("one ", ("long",)),
        ("two", ("short", "long")),
        (" three", ("long",)),
        (" end", ()),
    ]


def _quote(name: str, exact: str) -> Passage:
    selector = QuoteSelector(id=f"{name}-quote", exact=exact)
    return Passage(id=name, source="s", selectors=(selector,))


def test_only_addresses_of_the_web_become_links() -> None:
    b = MapBuilder().source("s", "S", homepage="javascript:alert(1)").evidence("e", sources=("s",))
    found = bridge(b.build())
    (source,) = (element for element in found["elements"] if element["id"] == "s")
    assert source == {"id": "s", "kind": "source", "text": "S"}
    assert found["sources"] == [{"id": "s", "title": "S"}]


def test_the_language_of_the_map_is_that_of_its_title() -> None:
    b = MapBuilder(title="\u0645\u0631\u062d\u0628\u0627", language="ar").claim("a", "A")
    found = scene(b.build())
    assert (found["language"], found["direction"]) == ("ar", "rtl")
    b = MapBuilder().claim("a", [Words("Ja", "de"), Words("Yes", "en")])
    assert of(bridge(b.build()), "a").get("lang", bridge(b.build())["language"]) in {"de", "en"}


def test_the_page_is_the_same_each_time_and_whole(small: ArgumentMap) -> None:
    html = page(small)
    assert html == page(small)
    assert html.startswith("<!doctype html>")
    assert "default-src &#39;none&#39;" in html
    assert "sourceMappingURL" not in html


def test_a_lone_surrogate_does_not_stop_the_page() -> None:
    page(MapBuilder(title="\ud800").claim("a", "\ud800").build()).encode("utf-8")


@pytest.mark.parametrize("view", ["knowledge", "argument"])
def test_the_network_is_one_of_pyvis_and_can_be_added_to(
    view: str, small: ArgumentMap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyvis.network import Network

    monkeypatch.chdir(tmp_path)
    network = to_pyvis(small, view)
    assert isinstance(network, Network)
    assert network.get_node("drink")["shape"] == "box"
    assert {"wanted", "again"} <= set(network.neighbors("poll"))
    assert ("report" in network.get_nodes()) is (view == "knowledge")
    network.add_node("note", label="<b>mine</b>")
    network.add_edge("note", "drink")
    network.write_html("page.html")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "\\u003cb\\u003emine" in text
    assert "<b>mine" not in text


def test_there_are_two_networks_and_no_third(small: ArgumentMap) -> None:
    with pytest.raises(ValueError, match="there are knowledge, argument"):
        to_pyvis(small, "cards")


def test_the_vendored_library_is_the_published_one() -> None:
    folder = shell.FOLDER / "vendor"
    digest, name = (folder / "SHA256SUMS").read_text(encoding="utf-8").split()
    assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_every_file_of_the_shell_is_used() -> None:
    folders = (shell.FOLDER / "shell", shell.FOLDER / "network")
    there = {f"{path.parent.name}/{path.name}" for folder in folders for path in folder.iterdir()}
    pages = {"shell/page.html", "network/network.html", "shell/open.js", "shell/open.css"}
    styles = {f"shell/{name}" for name in shell.STYLES}
    assert there == {*shell.CARDS, *shell.NETWORK, *styles, *pages}


def test_importing_the_view_imports_nothing_heavy() -> None:
    code = "import argmap.view, sys; print([m for m in ('pyvis', 'jinja2') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
