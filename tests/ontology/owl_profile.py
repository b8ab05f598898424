"""Prints what keeps an ontology out of OWL 2 DL and RL or makes it inconsistent, if anything does.

usage: python owl_profile.py FILE...

Uses the OWL API and HermiT in the jar that owlready2 brings along. Needs Java.
"""

import importlib.util
import sys
import tempfile
from pathlib import Path

import jpype
import jpype.imports
from rdflib import OWL, RDF, Graph


def start_java() -> None:
    jar = Path(importlib.util.find_spec("owlready2").origin).parent / "hermit" / "HermiT.jar"
    jpype.startJVM(classpath=[str(jar)])


def merged(paths: list[str]) -> Graph:
    """The graphs of the files as one ontology, under the heading of the first."""
    graph = Graph().parse(paths[0])
    first = graph.value(predicate=RDF.type, object=OWL.Ontology)
    for path in paths[1:]:
        graph.parse(path)
    for heading in set(graph.subjects(RDF.type, OWL.Ontology)) - {first}:
        graph.remove((heading, None, None))
    return graph


def loaded(graph: Graph) -> object:
    """The graph as an ontology of the OWL API."""
    from java.io import File
    from org.semanticweb.owlapi.apibinding import OWLManager

    with tempfile.NamedTemporaryFile(suffix=".owl") as file:
        graph.serialize(file.name, format="xml")
        return OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(
            File(file.name)
        )


def violations(ontology: object) -> list[str]:
    """The violations of the two profiles."""
    from org.semanticweb.owlapi.profiles import OWL2DLProfile, OWL2RLProfile

    # A violation without an axiom is one of the header's annotations (xsd:date), which no
    # profile restricts.
    return [
        f"{profile.getName()}: {violation}"
        for profile in (OWL2DLProfile(), OWL2RLProfile())
        for violation in profile.checkOntology(ontology).getViolations()
        if violation.getAxiom() is not None
    ]


def contradictions(ontology: object) -> list[str]:
    """The classes that can have no member, or one line if there can be no world at all."""
    from org.semanticweb.HermiT import Configuration, Reasoner

    reasoner = Reasoner(Configuration(), ontology)
    if not reasoner.isConsistent():
        return ["inconsistent"]
    return [
        f"unsatisfiable: {each}"
        for each in reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()
    ]


if __name__ == "__main__":
    start_java()
    subject = loaded(merged(sys.argv[1:]))
    print(*violations(subject) or contradictions(subject), sep="\n", end="")
