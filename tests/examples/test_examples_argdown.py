"""The examples in Argdown are what their READMEs promise."""

import pytest

from argmap import open_map
from argmap.diagnostic import Severity
from argmap.formats import dump, load, loads
from argmap.formats.argdown.understanding import understand

ARTICLE = "japan-south-korea-alignments"


def warnings(found):
    """What is more than a remark."""
    return [finding for finding in found if finding.severity is not Severity.INFO]


@pytest.fixture
def debate(examples):
    return examples / "bridge-debate"


def test_the_article_in_argdown_is_the_map_in_graph(examples, repository):
    folder = examples / ARTICLE
    typed = load(folder / f"{ARTICLE}.argdown")
    kept = load(repository / "graph" / f"{ARTICLE}.ttl")
    assert typed.map == kept.map
    assert dump(kept.map, "argdown") == (folder / f"{ARTICLE}.argdown").read_bytes()


def test_nothing_of_the_article_needs_more_than_the_syntax_and_its_data(examples):
    text = (examples / ARTICLE / f"{ARTICLE}.argdown").read_text("utf-8")
    assert understand(text).faults == ()
    assert not any(key in text for key in ("\n  records:", "\n  without:", "\n  extra:"))


def test_the_same_is_found_in_it_as_in_the_map_in_graph(examples, repository):
    typed = open_map(examples / ARTICLE / f"{ARTICLE}.argdown").check()
    kept = open_map(repository / "graph" / f"{ARTICLE}.ttl").check()
    assert {(f.code, f.about, f.message) for f in typed} == {
        (f.code, f.about, f.message) for f in kept
    }


def test_its_passages_stand_in_the_article(examples, article):
    bench = open_map(examples / ARTICLE / f"{ARTICLE}.argdown").with_sources(article)
    assert {result.status for result in bench.verify()} == {"exact"}


def test_sketch_and_reconstructions_part_where_the_readme_says(debate):
    sketch, spelt = (open_map(debate / f"{n}.argdown") for n in ("debate", "reconstructions"))
    found = warnings(sketch.check(spelt.map))
    assert [(f.slug, f.related) for f in found] == [
        ("ungrounded-relation", ("small-loads", "wear")),
        ("unanswered-objection", ("small-loads", "wear")),
        ("unanswered-objection", ("air",)),
    ]
    assert warnings(spelt.check(sketch.map)) == []
    assert "undefined-title" in {f.slug for f in spelt.check()}


def test_the_mend_of_the_readme_is_one(debate):
    text = (debate / "reconstructions.argdown").read_text("utf-8")
    mended = text.rstrip() + "\n  >< [Heavy traffic widens cracks]\n"
    spelt = loads(mended.encode(), "reconstructions.argdown").map
    found = warnings(open_map(debate / "debate.argdown").check(spelt))
    assert [(f.slug, f.about) for f in found] == [
        ("unanswered-objection", "small-loads"),
        ("unanswered-objection", "other-causes"),
    ]


def test_the_side_notes_stand_in_the_article(debate, examples):
    bench = open_map(debate / "side-notes.argdown").with_sources(
        examples / "old-bridge/article.txt"
    )
    assert [(f.slug, f.about) for f in warnings(bench.check())] == [
        ("unanswered-objection", "queues")
    ]
    assert {result.status for result in bench.verify()} == {"exact"}
