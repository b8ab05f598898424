"""What an audit says of the maps that come along, held against what is known of them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from argmap import MapBuilder, open_map
from argmap.report.audit import audit, audit_json
from argmap.report.audit_findings import OpenQuestion
from argmap.report.audit_formats import AUDIT_FORMATS
from argmap.report.audit_paper import paper
from argmap.report.audit_text import audit_markdown
from argmap.semantics import evaluate
from argmap.workbench import Workbench

KOREA = "graph/japan-south-korea-alignments.ttl"


@pytest.fixture(scope="module")
def bridge(repository):
    folder = repository / "examples" / "old-bridge"
    return open_map(folder / "old-bridge.ttl").with_sources(folder / "article.txt")


@pytest.fixture(scope="module")
def bridge_audit(bridge):
    return bridge.audit()


@pytest.fixture(scope="module")
def korea(repository):
    return open_map(repository / KOREA).audit()


def verdicts(made):
    return {
        t.id: {v.scenario: v.label + f" ({v.out})" * bool(v.out) for v in t.verdicts}
        for t in made.theses.shown
    }


def test_verdicts_on_the_article_are_those_of_its_note(repository, korea):
    note = (repository / "graph" / "README.md").read_text(encoding="utf-8")
    table = [line.strip("| ").split(" | ") for line in note.splitlines() if line.startswith("| `")]
    columns = ("coercive", "conciliatory", "korean-threat-resolved", "near-term", "long-term")
    noted = {row[0].strip("`"): dict(zip(columns, row[1:], strict=True)) for row in table}
    assert verdicts(korea) == noted
    assert [c.id for c in korea.scenarios if c.default and c.read] == ["coercive"]


def test_hinges_of_the_article(korea):
    singles = {s.id: (s.given, s.theses) for s in korea.rests.singles.shown}
    american = ("japan-more-useful", "us-turns-to-japan")
    assert singles == {
        "china-stays-coercive": ("assumed", american),
        "us-enters-rivalry": ("assumed", american),
        "us-wants-allies": ("unsaid", american),
    }
    sizes = {f.id: f.resilience for f in korea.rests.footings}
    assert sizes == {"divergence-apparent": 2, "japan-more-useful": 1, "us-turns-to-japan": 1}
    footing = next(f for f in korea.rests.footings if f.id == "japan-more-useful")
    assert (footing.reasons.total, footing.cuts.total + footing.critical.total) == (30, 179)
    first = korea.rests.couples.shown[0]
    assert first.id == "korea-priority-north"
    assert len(first.theses) == 3


def test_objections_of_the_article(korea):
    found = korea.objections
    assert [o.id for o in found.standing.shown] == ["cut-drills-are-change"]
    assert [o.id for o in found.without_effect.shown] == ["firms-decide-themselves"]
    answers = {o.id: o.answers for o in found.answered.shown}
    assert answers["limits-reduce-use"] == ("alliance-answers-limits",)
    assert not any(o.theses for o in found.standing.shown)


def test_a_statement_for_one_scenario_may_take_its_assumption_as_given(korea):
    assert korea.certainty.overstated.total == 0


def test_passages_are_verified_only_with_a_document(korea, bridge_audit):
    assert korea.passages.verified == {}
    assert "no document was at hand" in audit_markdown(paper(korea))
    assert bridge_audit.passages.verified == {"exact": 33}
    place = bridge_audit.rests.singles.shown[0].places[0]
    assert place.paragraph == 5
    assert "has a shop on Bridge Street" not in audit_json(bridge_audit)


def test_moved_and_lost_passages_are_told(repository):
    folder = repository / "examples" / "planted-faults"
    bench = open_map(folder / "planted-faults.ttl").with_sources(folder / "article.txt")
    made = bench.audit()
    assert sum(made.passages.verified.values()) == made.passages.total
    assert {s.status for s in made.passages.strayed.shown} <= {"moved", "reworded", "gone"}
    assert made.passages.strayed.total
    assert made.findings.counts["error"]
    text = audit_markdown(paper(made))
    assert "Passages that do not stand where the map says" in text


def test_interest_and_sources(bridge_audit):
    interests = {i.agent: (i.stake, i.needed) for i in bridge_audit.evidence.interests.shown}
    assert interests["mayor"] == ("closure-pays", False)
    assert bridge_audit.evidence.pieces == 10
    assert bridge_audit.evidence.sourceless == 1
    assert all(s.theses == () for s in bridge_audit.evidence.sources.shown)


def test_contradictions(bridge_audit):
    (pair,) = bridge_audit.contradictions.pairs.shown
    assert pair.ids == ("trade-collapses", "trade-holds")
    assert pair.labels == ("out", "in")
    assert bridge_audit.contradictions.accepted == 0


def test_another_scenario(repository):
    bench = open_map(repository / KOREA)
    made = bench.audit("conciliatory")
    assert made.about.scenario == "conciliatory"
    assert made.scenarios[0].read
    assert not made.scenarios[0].default
    assert [t.verdicts[0].label for t in made.theses.shown] == ["in", "out", "out"]
    assert made.theses.shown[1].why.way == "lacking"
    assert "it rests on nothing" in audit_markdown(paper(made))


def test_what_is_let_stand_and_questions_are_told(bridge_audit):
    question = OpenQuestion("as-in-milford", "analogy", "alike", "Are the towns alike?", "undercut")
    made = replace(bridge_audit, questions=type(bridge_audit.theses).of([question]))
    text = audit_markdown(paper(made))
    assert "Open critical questions" in text
    assert "Are the towns alike?" in text
    without = audit_markdown(paper(replace(bridge_audit, questions=None)))
    assert "Open critical questions" not in without
    assert "Is there a closer case" in audit_markdown(paper(bridge_audit))
    assert [f.reason for f in bridge_audit.findings.allowed.shown if not f.reason] == []


def test_json_has_the_documented_fields(repository, bridge_audit):
    told = json.loads(audit_json(bridge_audit))
    page = (repository / "docs" / "audit.md").read_text(encoding="utf-8")
    documented = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert list(told) == documented
    assert told["schema"] == 1
    names = {n["id"] for n in told["named"]}
    assert {s["id"] for s in told["rests"]["singles"]["shown"]} <= names


@pytest.mark.parametrize("name", AUDIT_FORMATS)
def test_same_map_same_bytes(bridge, bridge_audit, name):
    assert AUDIT_FORMATS[name](bridge.audit()) == AUDIT_FORMATS[name](bridge_audit)


def test_every_reference_has_its_entry(bridge_audit, korea):
    import re

    for made in (bridge_audit, korea):
        html = AUDIT_FORMATS["html"](made)
        anchors = set(re.findall(r'id="([^"]*)"', html))
        assert set(re.findall(r'href="#([^"]*)"', html)) <= anchors
        text = AUDIT_FORMATS["md"](made)
        assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= set(
            re.findall(r'<a id="([^"]*)">', text)
        )


def test_an_empty_map():
    made = Workbench.of(MapBuilder("https://example.org/graph/empty").build()).audit()
    for write in AUDIT_FORMATS.values():
        assert write(made)
    assert "names no thesis" in audit_markdown(paper(made))
    assert made.named == ()


def test_a_map_without_thesis_is_told_of_its_last_conclusion():
    b = MapBuilder("https://example.org/graph/tea", title="Tea")
    b.assumption("warm", "Tea warms.").claim("best", "Tea is best.")
    b.infer("why", ["warm"], "best")
    made = Workbench.of(b.build()).audit()
    assert [t.id for t in made.theses.shown] == ["best"]
    assert not made.theses.shown[0].declared
    assert "its last conclusions are taken for theses" in audit_markdown(paper(made))
    assert made.rests.singles.shown[0].id == "warm"


def test_circles_loops_and_drawn_lines():
    from argmap.model import Relation, RelationKind

    b = MapBuilder("https://example.org/graph/loops", title="Loops")
    b.claim("a", "A.").claim("b", "B.").claim("c", "C.").claim("d", "D.").claim("e", "E.")
    b.infer("ab", ["a"], "b").infer("ba", ["b"], "a")
    b.rebut("cd", ["c"], "d").rebut("dc", ["d"], "c")
    b.add(Relation(id="line", kind=RelationKind.ATTACK, origins=("e",), targets=("c",)))
    for name in "acd":
        b.thesis(name)
    made = Workbench.of(b.build()).audit()
    assert {t.id: t.why.way for t in made.theses.shown}["a"] == "circular"
    assert [o.id for o in made.objections.standing.shown if o.kind == "drawn"] == ["line"]
    for write in AUDIT_FORMATS.values():
        assert write(made)


def test_languages_other_than_the_shown_are_a_gap():
    from argmap.model import Words

    b = MapBuilder("https://example.org/graph/x", title="X")
    b.claim("un", (Words("Le thé réchauffe.", "fr"),)).thesis("un")
    made = Workbench.of(b.build()).audit()
    assert any("written in fr" in gap.why for gap in made.gaps)
    assert '<span class="said" lang="fr" dir="auto">' in AUDIT_FORMATS["html"](made)


def test_limits_are_told(bridge):
    made = audit(evaluate(bridge.map), program="argmap", off=("stale-evidence",))
    assert any("stale-evidence" in gap.what for gap in made.gaps)
    assert any("critical questions" in gap.what for gap in made.gaps)
