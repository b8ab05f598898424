"""The shapes find each planted error, and nothing else, and find nothing wrong with the example."""

import importlib.util
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, Graph, Namespace
from rdflib.term import Node

SH = Namespace("http://www.w3.org/ns/shacl#")
SHAPE = Namespace("https://w3id.org/argmap/shape#")
MAP = Namespace("https://w3id.org/argmap/graph/old-bridge#")

Finding = tuple[str, str, str]


def planted() -> dict[str, str]:
    """The updates of planted_errors.py, by shape."""
    path = Path(__file__).with_name("planted_errors.py")
    spec = importlib.util.spec_from_file_location("planted_errors", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.PLANTED


PLANTED = planted()
INTENDED = {
    ("unsupported-claim", "Warning", MAP.queues),
    ("evidence-without-source", "Warning", MAP["milford-drop"]),
}


@pytest.fixture(scope="module")
def shapes(ontology: Path) -> Graph:
    return Graph().parse(ontology / "shapes.ttl")


def findings(data: Graph, shapes: Graph) -> set[tuple[str, str, Node]]:
    """The results as slug, severity and focus node."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    return {
        (
            str(shapes.value(report.value(result, SH.sourceShape), SHAPE.slug)),
            report.value(result, SH.resultSeverity).removeprefix(SH),
            report.value(result, SH.focusNode),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def test_shapes_are_shacl(ontology: Path, stored: Graph) -> None:
    pyshacl.validate(stored, shacl_graph=str(ontology / "shapes.ttl"), meta_shacl=True)


def test_example_has_the_intended_warnings_only(shapes: Graph, stored: Graph, lists: Graph) -> None:
    assert findings(stored + lists, shapes) == INTENDED


def test_every_shape_has_a_planted_error(shapes: Graph) -> None:
    assert {str(shape).removeprefix(SHAPE) for shape in shapes.subjects(SHAPE.code)} == set(PLANTED)


@pytest.mark.parametrize("name", PLANTED)
def test_planted_error(name: str, shapes: Graph, stored: Graph, lists: Graph) -> None:
    data = stored + lists
    data.update(PLANTED[name])
    shape = SHAPE[name]
    severity = (shapes.value(shape, SH.severity) or SH.Violation).removeprefix(SH)
    new = findings(data, shapes) - INTENDED
    assert {(slug, level) for slug, level, _ in new} == {
        (str(shapes.value(shape, SHAPE.slug)), severity)
    }
    assert len(new) == 1


def test_codes_and_slugs_go_together(shapes: Graph) -> None:
    pairs = {
        (str(shapes.value(s, SHAPE.code)), str(shapes.value(s, SHAPE.slug)))
        for s in shapes.subjects(SHAPE.code)
    }
    assert len(pairs) == len({code for code, _ in pairs}) == len({slug for _, slug in pairs})


def test_shapes_are_core_and_flat(shapes: Graph) -> None:
    """No SPARQL, no nested shapes, and a target for every shape that is reported."""
    assert set(shapes.predicates()) & {SH.sparql, SH.node, SH.property, SH.rule} == set()
    targets = {SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf}
    assert [s for s in shapes.subjects(SHAPE.code) if not targets & set(shapes.predicates(s))] == []
