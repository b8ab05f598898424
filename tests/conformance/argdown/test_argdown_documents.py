"""Documents with known readings: those of Argdown's own project, and those once read wrongly."""

import json
from pathlib import Path

import pytest

from argmap.diagnostic import Severity
from argmap.formats import dump, loads
from argmap.formats.argdown.exporting import as_data
from argmap.formats.argdown.understanding import understand
from tests.conformance.argdown.comparing import differences, essence

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.argdown"))
REFUSED = {
    "lexer-definitions-references": 2,
    "lexer-lists": 2,
    "lexer-relation-after-emptyline": 3,
    "lexer-relations": 1,
}
"""Documents that Argdown refuses, and the line of its first complaint."""
NAMES = [
    "argdown-primer",
    "greenspan-schefczyk_hardwrap",
    "intro",
    "intro.1",
    "legalisation-softdrugs",
    "lexer-comment",
    "lexer-definitions-references",
    "lexer-emptyline",
    "lexer-escaped-chars",
    "lexer-indentation",
    "lexer-italic-bold",
    "lexer-links-and-tags",
    "lexer-lists",
    "lexer-relation-after-emptyline",
    "lexer-relations",
    "lexer-token-locations",
    "lexer-token-locations-first-line-empty",
    "lexer-windows-line-endings",
    "model-escaped-chars",
    "parser-mix",
]
READ = [name for name in NAMES if name not in REFUSED]


def essence_of(text):
    return essence(json.loads(json.dumps(as_data(understand(text).document, text))))


@pytest.fixture
def given(shared):
    def read(name):
        folder = shared / "oracles" / "argdown"
        text = (folder / "in" / f"{name}.argdown").read_bytes().decode()
        return text, json.loads((folder / "expected" / f"{name}.json").read_text("utf-8"))

    return read


def test_every_document_of_the_oracle_is_tried(shared):
    folder = shared / "oracles" / "argdown" / "in"
    assert sorted(path.stem for path in folder.glob("*.argdown")) == sorted(NAMES)


@pytest.mark.parametrize("name", READ)
def test_a_document_is_read_as_argdown_reads_it(given, name):
    text, expected = given(name)
    assert understand(text).faults == ()
    assert differences(essence(expected), essence_of(text)) == []


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_argdown_refuses_is_complained_of_at_the_same_line(given, name):
    text, _ = given(name)
    found = loads(text.encode(), "x.argdown").diagnostics
    assert REFUSED[name] in {d.span.line for d in found if d.severity is Severity.ERROR}


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("argdown-primer", (17, 4, 10, 11, 11)),
        ("greenspan-schefczyk_hardwrap", (36, 6, 5, 9, 8)),
        ("legalisation-softdrugs", (1, 17, 19, 18, 19)),
    ],
)
def test_the_counts_are_those_of_argdown(given, name, counts):
    found = as_data(understand(given(name)[0]).document, given(name)[0])
    boxes = json.dumps(found["map"]["nodes"]).count('-map-node"')
    groups = json.dumps(found["map"]["nodes"]).count('"group-map-node"')
    parts = [len(found[part]) for part in ("statements", "arguments", "relations")]
    assert (*parts, boxes - groups, len(found["map"]["edges"])) == counts


@pytest.mark.parametrize("name", READ)
def test_a_map_of_it_comes_through_rdf_and_argdown_as_it_was(given, name):
    loaded = loads(given(name)[0].encode(), "talk.argdown")
    for format_ in ("turtle", "argdown"):
        written = dump(loaded.map, format_)
        again = loads(written, f"talk.{'ttl' if format_ == 'turtle' else 'argdown'}", format_)
        assert again.map == loaded.map


@pytest.mark.parametrize("name", READ)
def test_what_argmap_writes_says_the_same_to_argdown(given, name):
    """Titles, roles, texts, relations and boxes survive; only what has no title may get one."""
    loaded = loads(given(name)[0].encode(), "talk.argdown")
    written = dump(loaded.map, "argdown").decode()
    before = as_data(understand(given(name)[0]).document, given(name)[0])
    after = as_data(understand(written).document, written)
    assert len(after["arguments"]) == len(before["arguments"])
    assert len(after["statements"]) == len(before["statements"])
    for part in ("statements", "arguments"):
        titles = {t for t in before[part] if not t.startswith("Untitled")}
        assert titles <= set(after[part])
    kinds = [sorted(r["relationType"] for r in found["relations"]) for found in (before, after)]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_what_was_once_read_wrongly_is_read_as_argdown_reads_it(path):
    text = path.read_bytes().decode()
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert differences(essence(expected), essence_of(text)) == []


def test_there_are_fixtures():
    assert len(FIXTURES) >= 8
