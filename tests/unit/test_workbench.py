import pytest

from argmap.errors import FileMissing, UnknownElement, UnknownFormat, UnknownQuery, UnreadableMap
from argmap.model import changed
from argmap.sources import sha256
from argmap.workbench import open_map, open_text

QUOTE = "The hour is late"
SOURCE = QUOTE + " by any clock."
TEXT = f"""\
# A note about clocks.

@base <https://w3id.org/argmap/graph/clock> .
@prefix : <https://w3id.org/argmap/graph/clock#> .
@prefix arg: <https://w3id.org/argmap/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .

<> a arg:ArgumentMap ; arg:thesis :late ; dcterms:source :note .
:late a arg:Claim ; arg:text "It is late." ; arg:expressedIn :in-late .
:step a arg:Inference ; arg:premise :dark ; arg:conclusion :late .
:dark a arg:Assumption ; arg:text "It is dark." ; arg:weight 3.0 .
:note a arg:Source ; dcterms:title "A note" .
:in-late a arg:Passage ; oa:hasSource :note ; oa:hasSelector :in-late-at .
:in-late-at a arg:DigestSelector ; oa:start 0 ; oa:end {len(QUOTE)} ;
    arg:sha256 "{sha256(QUOTE)}" .
"""


@pytest.fixture
def path(tmp_path):
    (tmp_path / "clock.ttl").write_text(TEXT)
    return tmp_path / "clock.ttl"


def test_a_map_is_opened_from_a_file_or_a_text(path):
    assert open_map(path).map == open_text(TEXT).map


def test_files_that_cannot_be_read_are_refused(tmp_path):
    with pytest.raises(FileMissing):
        open_map(tmp_path / "no.ttl")
    (tmp_path / "letter.txt").write_text("Dear Sir")
    with pytest.raises(UnknownFormat):
        open_map(tmp_path / "letter.txt")


def test_a_file_with_a_fault_is_refused_with_its_place(path):
    path.write_text(TEXT + ":broken a nope:Claim .\n")
    line = len(TEXT.splitlines()) + 1
    with pytest.raises(UnreadableMap, match=f"line {line}, column") as caught:
        open_map(path)
    assert str(path) in str(caught.value)
    assert "prefix" in caught.value.hint


def test_a_refusal_tells_how_many_faults_more_there_are(tmp_path):
    path = tmp_path / "talk.argdown"
    path.write_text("[A]: x\n  +\n\n(1) [P]\n----\n\n[B]: y\n")
    with pytest.raises(
        UnreadableMap, match=r"line 2, .*\(and 1 more: argmap check lists them all\)"
    ):
        open_map(path)


def test_findings_are_in_order_of_place_and_all_have_one(path):
    found = open_map(path).check()
    places = [(d.span.line, d.span.column, d.code) for d in found]
    assert places == sorted(places)
    assert all(d.span.path == str(path) and d.span.line for d in found)
    assert {"weight-out-of-range", "missing-passage"} <= {d.slug for d in found}


def test_what_a_check_and_a_shape_both_find_is_told_once(path):
    found = [d for d in open_map(path).check() if d.slug == "missing-passage"]
    assert [(d.code, d.about) for d in found] == [("ARG301", "dark")]


def test_documents_are_matched_to_their_source(path, tmp_path):
    (tmp_path / "note.txt").write_text(SOURCE)
    bench = open_map(path)
    for given in (tmp_path / "note.txt", f"note={tmp_path / 'note.txt'}"):
        with_note = bench.with_sources(given)
        assert list(with_note.documents) == ["note"]
        assert [v.id for v in with_note.verify()] == ["in-late"]
        assert "passage-mismatch" not in {d.slug for d in with_note.check()}
    assert bench.documents == {}


def test_a_document_without_the_words_is_found_out(path, tmp_path):
    (tmp_path / "note.txt").write_text("Nothing of the sort is written here.")
    bench = open_map(path).with_sources(f"note={tmp_path / 'note.txt'}")
    assert [d.about for d in bench.check() if d.slug == "passage-mismatch"] == ["in-late"]


def test_shipped_queries_are_asked_by_name(path):
    bench = open_map(path)
    assert bench.query("SELECT ?x WHERE { ?x a arg:Claim }").rows == [
        {"x": bench.map.iri_of("late")}
    ]
    assert bench.ask("map-overview").rows
    with pytest.raises(UnknownQuery):
        bench.ask("no-such-query")


def test_saving_keeps_the_comments_at_the_head(path):
    bench = open_map(path)
    bench.with_map(changed(bench.map, "late", implicit=True)).save(path)
    text = path.read_text()
    assert text.startswith("# A note about clocks.\n\n@base")
    assert "arg:implicit true" in text
    once = path.read_bytes()
    open_map(path).save(path)
    assert path.read_bytes() == once


def test_a_failure_to_save_leaves_the_file_as_it_was(path):
    with pytest.raises(UnknownFormat):
        open_map(path).save(path, "arggraph")
    assert path.read_text() == TEXT


def test_the_other_faces_of_a_map(path):
    bench = open_map(path)
    assert bench.info().longest_chain == ["dark", "late"]
    assert set(bench.to_networkx()) >= {"late", "dark", "step"}
    assert len(bench.to_rdflib(shortcuts=True)) > len(bench.to_rdflib())
    assert bench.outline()
    with pytest.raises(UnknownElement):
        bench.outline("nothing")


def test_a_page_is_written_to_a_file(path, tmp_path):
    html = open_map(path).render(tmp_path / "page.html", diagnostics=False)
    assert (tmp_path / "page.html").read_text() == html
    assert html.lstrip().lower().startswith("<!doctype html>")
