"""The map of the article: whole, sound, anchored, and in words of our own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from argmap import open_map
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
    }


def test_nothing_is_found_wrong_with_it(bench):
    assert bench.check() == ()


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
