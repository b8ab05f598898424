"""The rules derive what the axioms entail, and the alignments make AIF queries work."""

from pathlib import Path

import owlrl
import pytest
from rdflib import RDF, Graph, Namespace

ARG = Namespace("https://w3id.org/argmap/ns#")
MAP = Namespace("https://w3id.org/argmap/graph/old-bridge#")
ERROR = Namespace("http://www.daml.org/2002/03/agents/agent-ont#").error


@pytest.fixture(scope="module")
def entailed(ontology: Path, stored: Graph) -> Graph:
    """The map with all that the ontology and the alignments entail, by OWL 2 RL."""
    graph = Graph() + stored
    graph.parse(ontology / "argmap.ttl")
    graph.parse(ontology / "alignments.ttl")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


@pytest.mark.parametrize("name", ["premise", "opposes", "supports", "attacks", "restsOn"])
def test_properties(name: str, derived: Graph, entailed: Graph) -> None:
    rows = set(derived.subject_objects(ARG[name]))
    assert rows
    assert rows == set(entailed.subject_objects(ARG[name]))


@pytest.mark.parametrize("name", ["Element", "Statement", "Argument"])
def test_classes(name: str, stored: Graph, derived: Graph, entailed: Graph) -> None:
    """For every node that the map gives a class."""
    described = set(stored.subjects(RDF.type))
    rows = set(derived.subjects(RDF.type, ARG[name]))
    assert rows
    assert rows == set(entailed.subjects(RDF.type, ARG[name])) & described


def test_rules_are_independent(ontology: Path, stored: Graph, derived: Graph) -> None:
    """The shortcuts come out the same whether or not the classes were derived before."""
    rule = (ontology / "rules" / "shortcuts.rq").read_text(encoding="utf-8")
    assert set(stored.query(rule)) == set(derived.query(rule))


def test_map_is_consistent(entailed: Graph) -> None:
    assert list(entailed.objects(None, ERROR)) == []


@pytest.mark.parametrize(
    "namespace", ["http://www.arg.tech/aif#", "http://www.arg.dundee.ac.uk/aif#"]
)
def test_aif_queries(namespace: str, entailed: Graph) -> None:
    rows = entailed.query(
        f"""PREFIX aif: <{namespace}>
        SELECT ?step ?premise ?conclusion ?text WHERE {{
          ?step a aif:RA-node ; aif:Premise ?premise ; aif:Conclusion ?conclusion .
          ?premise a aif:I-node . ?conclusion a aif:I-node ; aif:claimText ?text . }}"""
    )
    steps = {(row.step, row.premise, row.conclusion) for row in rows}
    assert steps == {
        (step, premise, conclusion)
        for step, conclusion in entailed.subject_objects(ARG.conclusion)
        for premise in entailed.objects(step, ARG.premise)
    }
    assert (MAP.decay, MAP["traffic-widens-cracks"], MAP["forced-shut"]) in steps


def test_aif_attacks_and_locutions(entailed: Graph) -> None:
    aif = Namespace("http://www.arg.tech/aif#")
    assert (MAP.unpublished, RDF.type, aif["CA-node"]) in entailed
    assert (MAP.unpublished, aif.Conclusion, MAP["mayor-knows"]) in entailed
    assert (MAP["mayor-speaks"], RDF.type, aif["L-node"]) in entailed
