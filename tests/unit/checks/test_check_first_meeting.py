"""Findings stand where the fault is, and not at everything above it."""

from argmap import Workbench
from argmap.checks import Context, contradictory_premises, passage_mismatch
from argmap.model import DigestSelector, MapBuilder, Passage
from argmap.sources import Document, canonical, sha256


def test_contradictory_premises_are_reported_where_they_meet():
    b = MapBuilder().assumption("dry").assumption("wet", contradicts=["dry"])
    b.claim("fair").claim("joy").claim("peace")
    b.infer("hold", ["dry", "wet"], "fair").infer("laugh", ["fair"], "joy")
    b.infer("calm", ["joy"], "peace")
    found = list(contradictory_premises.check(Context(b.build())))
    assert [(f.about, f.related) for f in found] == [("hold", ("dry", "wet"))]


def test_the_wrong_document_is_one_finding():
    b = MapBuilder().source("note")
    for n in range(3):
        selector = DigestSelector(id=f"p{n}-at", start=n, end=n + 9, sha256=f"{n}" * 64)
        b.add(Passage(id=f"p{n}", source="note", selectors=(selector,)))
    text = canonical("Nothing of it.")
    document = Document(path="other.txt", text=text, sha256=sha256(text), kind="text")
    (found,) = passage_mismatch.check(Context(b.build(), {"note": document}))
    assert found.message == "none of the passages of note stands in the document"


def test_a_map_that_was_built_has_a_workbench():
    bench = Workbench.of(MapBuilder().claim("a", "Tea.", implicit=True).thesis("a").build())
    assert {f.slug for f in bench.check()} >= {"unsupported-claim"}
    assert bench.outline()[0].id == "a"
