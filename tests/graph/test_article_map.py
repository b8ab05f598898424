"""The map of the article: whole, sound, anchored, and in words of our own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from argmap import open_map
from argmap.diagnostic import Severity
from argmap.model import StatementKind


@pytest.fixture(scope="module")
def bench(repository):
    return open_map(repository / "graph" / "japan-south-korea-alignments.ttl")


def test_it_is_the_whole_article(bench):
    assert len(bench.map.statements) >= 80
    assert len(bench.map.arguments) >= 50
    assert set(bench.map.theses) >= {"japan-more-useful"}
    assert bench.map.default_scenario == "coercive"
    assert {s.id for s in bench.map.scenarios} == {
        "coercive",
        "conciliatory",
        "korean-threat-resolved",
        "near-term",
        "long-term",
    }


def test_what_is_found_is_about_the_reasoning_and_in_the_note(bench, repository):
    """The record is whole; the warnings are the author's, and the note tells each of them."""
    warnings = {(f.slug, f.about) for f in bench.check() if f.severity is not Severity.INFO}
    assert warnings == {
        ("unanswered-objection", "cut-drills-are-change"),
        ("unanswered-objection", "firms-decide-themselves"),
        ("scope-leap", "diversifying-shows-will"),
        ("scope-leap", "freedom-lets-ties-last"),
    }
    note = (repository / "graph" / "README.md").read_text("utf-8")
    assert all(f"`{name}`" in note for _, name in warnings)


def test_every_statement_is_anchored_or_implicit(bench):
    for statement in bench.map.statements:
        assert bool(statement.expressed_in) != statement.implicit, statement.id


def test_the_stated_assumption_is_at_the_root(bench):
    """The author says that everything assumes Chinese coercion; the thesis rests on it."""
    coercion = bench.map.statement_by_id["china-stays-coercive"]
    assert coercion.kind is StatementKind.ASSUMPTION
    assert not coercion.implicit
    assert bench.query("ASK { :japan-more-useful arg:restsOn :china-stays-coercive }").yes
    rejected = next(s for s in bench.map.scenarios if s.id == "conciliatory").rejects
    assert "china-stays-coercive" in rejected


def test_voices_are_kept_apart(bench):
    """What officials and pollsters say is theirs, and not the author's."""
    for name, speaker in (
        ("helvey-exercises-expand", "david-helvey"),
        ("pew-low-trust", "pew-center"),
    ):
        assert bench.map.statement_by_id[name].asserted_by == (speaker,)


def test_every_passage_stands_in_the_article(bench, article):
    results = bench.with_sources(article).verify()
    assert {result.status for result in results} == {"exact"}
    assert len(results) == len(bench.map.passages)


def test_a_reformatted_copy_is_recovered_whole(bench, article, tmp_path):
    text = article.read_text("utf-8")
    copy = tmp_path / "copy.txt"
    changed = text.replace("’", "'").replace("“", '"').replace(" the ", "\u00a0the\r\n")
    copy.write_text("Home | Menu\r\n\r\n" + changed.upper() + "\nFooter\n", encoding="utf-8")
    found = bench.with_sources(f"article={copy}").verify()
    assert {result.status for result in found} == {"moved"}


def test_nothing_repeats_the_article(repository, shared):
    tool = shared / "tools" / "source-overlap"
    if not tool.is_file():
        pytest.skip("the overlap tool is not there")
    done = subprocess.run(
        [sys.executable, tool, repository], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""


def test_the_note_states_the_counts(bench, repository):
    note = (repository / "graph" / "README.md").read_text("utf-8")
    statements = bench.map.statements
    kinds = [sum(s.kind is kind for s in statements) for kind in list(StatementKind)[:3]]
    wanted = "{}: {} claims, {} evidence, {} assumptions".format(len(statements), *kinds)
    assert wanted in note
    assert f"| arguments | {len(bench.map.arguments)}" in note


def test_a_copy_with_words_broken_at_line_ends_is_recovered_whole(bench, article, tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_text(article.read_text("utf-8").replace("China", "Chi-\nna"), encoding="utf-8")
    found = bench.with_sources(f"article={copy}").verify()
    assert {result.status for result in found} <= {"exact", "moved"}


VERDICTS = {
    "coercive": ("in", "in", "in"),
    "conciliatory": ("out (unsupported)", "out (unsupported)", "in"),
    "korean-threat-resolved": ("in", "in", "in"),
    "near-term": ("out (unsupported)", "out (unsupported)", "in"),
    "long-term": ("in", "in", "in"),
}
THESES = ("japan-more-useful", "us-turns-to-japan", "divergence-apparent")


def test_the_verdicts_are_those_that_the_note_tells(bench, repository):
    note = (repository / "graph" / "README.md").read_text("utf-8")
    for i, thesis in enumerate(THESES):
        told = []
        for scenario, verdicts in VERDICTS.items():
            found = bench.evaluate(scenario)
            out = f" ({found.outs[thesis]})" if thesis in found.outs else ""
            assert f"{found.labels[thesis]}{out}" == verdicts[i]
            told.append(verdicts[i])
        assert f"| `{thesis}` | {' | '.join(told)} |" in note


def test_what_the_note_tells_of_hinges(bench):
    coercive = bench.evaluate()
    critical = {"china-stays-coercive", "us-enters-rivalry", "us-wants-allies"}
    assert coercive.critical("japan-more-useful") == critical
    grounds = coercive.rests_on("japan-more-useful")
    assert (len(grounds.reasons), len(grounds.cuts), grounds.complete) == (30, 179, True)
    friendly = bench.evaluate("conciliatory").critical("divergence-apparent")
    assert friendly == {"tokyo-keeps-plan", "seoul-little-plan"}
    late = bench.evaluate("long-term")
    assert all("korea-priority-north" in late.critical(thesis) for thesis in THESES)
    settled = bench.evaluate("korean-threat-resolved")
    assert "us-comforts-seoul" in settled.critical("us-turns-to-japan")
    dropped = coercive.changed(reject=["china-stays-coercive"])
    assert [str(dropped.labels[thesis]) for thesis in THESES] == ["out", "out", "in"]
    both_ways = bench.evaluate(rebut="symmetric")
    undecided = [n for n, v in both_ways.labels.items() if v == "undecided"]
    assert [n for n in undecided if n in bench.map.statement_by_id] == ["nothing-changed"]
    everywhere = [bench.evaluate(scenario).outs for scenario in VERDICTS]
    assert all(outs["nothing-changed"] == "defeated" for outs in everywhere)
