"""What the benchmarks of the checks read and make; nothing is timed here."""

import json
import sys
from pathlib import Path

import pytest

from argmap.checks import Check, checks
from argmap.checks.context import Finder
from argmap.diagnostic import Severity
from argmap.model import ArgumentKind, RelationKind
from argmap.rdf.shapes import validate

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "checks"))
from corpora import corpus, corpus_name, read
from maps import SHAPES, rich
from noise import heard, noise, sample
from speed import growth, shown


def node_set(folder, nodes, edges, name="set"):
    content = {
        "nodes": [{"nodeID": n, "type": kind, "text": text} for n, kind, text in nodes],
        "edges": [{"edgeID": "0", "fromID": a, "toID": b} for a, b in edges],
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def steps(argument_map):
    return {a.id: (str(a.kind), a.premises, a.target) for a in argument_map.arguments}


TEXTS = [("1", "I", "It rains."), ("2", "I", "The road  is wet."), ("3", "I", "It is cold.")]


def test_a_node_set_has_statements_and_arguments(tmp_path):
    nodes = [*TEXTS, ("4", "RA", "Argument From Sign"), ("5", "CA", "CA"), ("6", "L", "He said")]
    edges = [("1", "4"), ("3", "4"), ("4", "2"), ("3", "5"), ("5", "1"), ("6", "1")]
    found = read(node_set(tmp_path, nodes, edges))
    assert [s.says for s in found.statements] == ["It rains.", "The road is wet.", "It is cold."]
    assert steps(found) == {
        "a4": ("inference", ("s1", "s3"), "s2"),
        "a5": ("rebuttal", ("s3",), "s1"),
    }
    argument = found.argument_by_id["a4"]
    assert (argument.schemes, argument.rules) == (("sign",), ("Argument From Sign",))


def test_each_conclusion_has_an_argument_of_its_own_and_each_is_undercut(tmp_path):
    nodes = [*TEXTS, ("4", "RA", "RA"), ("5", "CA", "CA")]
    edges = [("1", "4"), ("4", "2"), ("4", "3"), ("3", "5"), ("5", "4")]
    found = steps(read(node_set(tmp_path, nodes, edges)))
    assert {name: kind for name, (kind, _, _) in found.items()} == {
        "a4-2": "inference",
        "a4-3": "inference",
        "a5-4-1": "undercut",
        "a5-4-2": "undercut",
    }
    assert {found["a5-4-1"][2], found["a5-4-2"][2]} == {"a4-2", "a4-3"}


def test_support_of_a_step_is_kept_as_a_relation(tmp_path):
    nodes = [*TEXTS, ("4", "RA", "RA"), ("5", "RA", "RA")]
    edges = [("1", "4"), ("4", "2"), ("3", "5"), ("5", "4")]
    relation = read(node_set(tmp_path, nodes, edges)).relations[0]
    assert relation.kind is RelationKind.SUPPORT
    assert (relation.origins, relation.targets) == (("s3",), ("a4",))


def test_steps_that_go_nowhere_or_in_circles_are_read(tmp_path):
    nodes = [*TEXTS, ("4", "RA", "RA"), ("5", "CA", "CA"), ("6", "CA", "CA")]
    edges = [("1", "4"), ("5", "6"), ("6", "5")]
    found = read(node_set(tmp_path, nodes, edges))
    assert steps(found) == {"a4": ("inference", ("s1",), "")}
    assert len(found.relations) == 2


MICROTEXT = """<arggraph id="m">
<edu id="e1">First,</edu><edu id="e2">second.</edu><edu id="e3">Third.</edu><edu id="e4">Four.</edu>
<edu id="e5">Five.</edu><joint id="j1"/>
<adu id="a1" type="pro"/><adu id="a2" type="pro"/><adu id="a3" type="opp"/><adu id="a4" type="pro"/>
<edge id="c0" src="e1" trg="j1" type="seg"/><edge id="c1" src="e2" trg="j1" type="seg"/>
<edge id="c2" src="j1" trg="a1" type="seg"/><edge id="c3" src="e3" trg="a2" type="seg"/>
<edge id="c4" src="e4" trg="a3" type="seg"/><edge id="c5" src="e5" trg="a4" type="seg"/>
<edge id="c9" src="a4" trg="c7" type="und"/><edge id="c8" src="a2" trg="c6" type="add"/>
<edge id="c6" src="a4" trg="a1" type="exa"/><edge id="c7" src="a3" trg="c6" type="und"/>
</arggraph>"""


def test_a_microtext_has_joined_texts_linked_premises_and_undercuts(tmp_path):
    path = tmp_path / "m.xml"
    path.write_text(MICROTEXT, encoding="utf-8")
    found = read(path)
    assert found.statement_by_id["sa1"].says == "First, second."
    assert steps(found) == {
        "ac6": ("inference", ("sa2", "sa4"), "sa1"),
        "ac7-c6": ("undercut", ("sa3",), "ac6"),
        "ac9-c7": ("undercut", ("sa4",), "ac7-c6"),
    }
    assert found.argument_by_id["ac6"].schemes == ("example",)


def test_other_files_are_passed_over(tmp_path):
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    (tmp_path / "b.xml").write_text("<other/>", encoding="utf-8")
    node_set(tmp_path, [], [], "empty")
    node_set(tmp_path, TEXTS, [], "whole")
    assert [name for name, _ in corpus(tmp_path)] == ["whole"]
    assert corpus_name(tmp_path / "microtexts" / "format=aif,lang=en") == "microtexts"


def test_noise_counts_maps_and_findings_and_draws_evenly(tmp_path):
    finder = Finder("OWN001", "says-anything", Severity.INFO, default=False)

    def every(context):
        return [finder(context, s.id, f"{s.id} says something") for s in context.map.statements]

    for number in range(4):
        node_set(tmp_path, TEXTS if number else [("1", "I", "")], [], f"set{number}")
    check = Check(finder, "Finds all statements.", every)
    found = list(heard("own", corpus(tmp_path), [check]))
    row = "| says-anything | OWN001 | info | off | 100% (10) | 10 |"
    assert row in noise({"own": 4}, found, [check]).splitlines()
    lines = list(sample(found, "says-anything", 5))
    assert lines[0] == "5 of 10 findings of says-anything\n"
    drawn = [line.split(":")[0].strip() for line in lines if "own/set" in line]
    assert drawn == ["1. own/set0", "2. own/set1", "3. own/set2", "4. own/set2", "5. own/set3"]
    assert any("It rains." in line for line in lines)


@pytest.mark.parametrize("shape", SHAPES)
def test_rich_maps_are_the_same_again_and_have_what_checks_look_at(shape):
    made = rich(60, shape)
    assert made == rich(60, shape) != rich(60, shape, seed=1)
    assert len({s.says for s in made.statements}) == len(made.statements)
    assert any(a.schemes for a in made.arguments)
    assert max(len(uses) for uses in made.uses_of.values()) > 1
    covered = frozenset(check.finder.slug for check in checks())
    assert validate(made, covered) == ()


def test_a_layered_rich_map_has_every_sort_of_record():
    made = rich(300)
    assert {a.kind for a in made.arguments} == set(ArgumentKind)
    assert made.relations
    assert made.scenarios
    assert any(agent.stakes for agent in made.agents)
    assert any(source.issued and source.creators for source in made.sources)
    assert any(argument.asks for argument in made.arguments)


def test_figures_are_told():
    assert (shown(None, 30), shown(1.234, 30)) == ("over 30", "1.23")
    assert (growth(9.0, 0.9), growth(9.0, 0.01), growth(None, 1.0)) == ("10.0", "-", "-")
