"""The vocabulary is well kept: every term is described, declared, used and documented."""

import json
import subprocess
import sys
from pathlib import Path

import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

ARG = Namespace("https://w3id.org/argmap/ns#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
SH = Namespace("http://www.w3.org/ns/shacl#")
CC0 = URIRef("https://creativecommons.org/publicdomain/zero/1.0/")
NAMESPACES = {
    "arg": "https://w3id.org/argmap/ns#",
    "kind": "https://w3id.org/argmap/kind#",
    "scheme": "https://w3id.org/argmap/scheme#",
    "role": "https://w3id.org/argmap/role#",
    "shape": "https://w3id.org/argmap/shape#",
}
# Terms that a program adds to a map, so that the example may be without them.
COMPUTED = {ARG.sketch}

GOOD_TERMS = """
@prefix arg: <https://w3id.org/argmap/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/argmap/ns> a owl:Ontology .
arg:One a owl:Class ; rdfs:label "one"@en ; skos:definition "The first."@en ;
  rdfs:isDefinedBy <https://w3id.org/argmap/ns> .
arg:Two a owl:Class ; rdfs:label "two"@en ; skos:definition "The second."@en ;
  rdfs:subClassOf arg:One ; rdfs:isDefinedBy <https://w3id.org/argmap/ns> .
"""
# Triples that spoil the terms above, and a part of what the rules say of them.
DEFECTS = {
    "no-label": ("arg:three rdfs:isDefinedBy <https://w3id.org/argmap/ns> .", "Less than 1"),
    "bad-name": (
        "arg:three a owl:Class ; rdfs:isDefinedBy <https://w3id.org/argmap/ns> .",
        "A class has an UpperCamelCase name.",
    ),
    "undeclared": ("arg:Two rdfs:subClassOf arg:Oen .", "ns#Oen, which is not declared."),
    "duplicate": ('arg:Two rdfs:label "one"@en .', "the same label or definition"),
    "hijack": (
        "skos:Concept rdfs:isDefinedBy <https://w3id.org/argmap/ns> .",
        "lies outside the namespace",
    ),
    "cycle": ("arg:One rdfs:subClassOf arg:Two .", "ns#One is above itself."),
    "bad-role": (
        "arg:three arg:roleOf arg:Two ; rdfs:isDefinedBy <https://w3id.org/argmap/ns> .",
        "named after its scheme",
    ),
    "lonely": (
        "arg:Three a owl:Class ; rdfs:isDefinedBy <https://w3id.org/argmap/ns> .",
        "refers to https://w3id.org/argmap/ns#Three",
    ),
}


def own_terms(terms: Graph) -> list[URIRef]:
    types = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return sorted(
        {
            s
            for t in types
            for s in terms.subjects(RDF.type, t)
            if isinstance(s, URIRef) and s in ARG
        }
    )


def test_every_term_is_described(terms: Graph) -> None:
    wanted = (RDFS.label, SKOS.definition, RDFS.isDefinedBy)
    lacking = [
        (str(t), str(p))
        for t in own_terms(terms)
        for p in wanted
        if len(list(terms.objects(t, p))) != 1
    ]
    assert lacking == []


def test_every_property_has_a_range_and_a_domain(terms: Graph) -> None:
    properties = [t for t in own_terms(terms) if (t, RDF.type, OWL.Class) not in terms]
    assert [t for t in properties if (t, RDFS.range, None) not in terms] == []
    without = [t for t in properties if (t, RDFS.domain, None) not in terms]
    assert without == [ARG.allows, ARG.sha256]


def test_lint(ontology: Path) -> None:
    """Vocabulary, lists, schemes, roles and shapes keep the rules of lint.ttl."""
    data = Graph()
    for name in ("argmap", "kinds", "schemes", "roles", "shapes"):
        data.parse(ontology / f"{name}.ttl")
    rules = Graph().parse(ontology / "lint.ttl")
    conforms, _, text = pyshacl.validate(data, shacl_graph=rules, advanced=True, allow_infos=True)
    assert conforms, text


@pytest.mark.parametrize("defect", DEFECTS)
def test_lint_notices(defect: str, ontology: Path) -> None:
    """A planted defect of a vocabulary is found."""
    triples, message = DEFECTS[defect]
    data = Graph().parse(data=GOOD_TERMS + triples, format="turtle")
    rules = Graph().parse(ontology / "lint.ttl")
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, advanced=True)
    violations = list(report.subjects(SH.resultSeverity, SH.Violation))
    texts = {str(m) for v in violations for m in report.objects(v, SH.resultMessage)}
    assert any(message in text for text in texts), texts


def test_every_term_is_used(terms: Graph, queried: Graph) -> None:
    used = set(queried.predicates()) | set(queried.objects(None, RDF.type))
    assert set(own_terms(terms)) - used <= COMPUTED


def test_every_list_is_used_by_a_property(terms: Graph, lists: Graph) -> None:
    """Each list says which property takes its terms."""
    for scheme in lists.subjects(RDF.type, SKOS.ConceptScheme):
        definition = str(lists.value(scheme, SKOS.definition))
        name = definition.partition("Used with ")[2].rstrip(".")
        assert name == "dcterms:type" or ARG[name.removeprefix("arg:")] in own_terms(terms), (
            definition
        )


def test_all_is_in_the_public_domain(ontology: Path) -> None:
    licences = set()
    for path in ontology.glob("*.ttl"):
        licences |= set(Graph().parse(path).objects(None, DCTERMS.license))
    assert licences == {CC0}


def test_namespaces_agree(ontology: Path) -> None:
    """Ontology, shapes, queries, rules and context write each namespace in one way."""
    context = json.loads((ontology / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert (context["arg"], context["kind"], context["schemes"], context["role"]) == tuple(
        NAMESPACES[p] for p in ("arg", "kind", "scheme", "role")
    )
    for path in sorted(p for p in ontology.rglob("*") if p.suffix in (".ttl", ".rq")):
        for line in path.read_text(encoding="utf-8").splitlines():
            words = line.split()
            if (
                len(words) >= 3
                and words[0] in ("@prefix", "PREFIX")
                and words[1].rstrip(":") in NAMESPACES
            ):
                assert words[2] == f"<{NAMESPACES[words[1].rstrip(':')]}>", (path.name, line)


def test_turtle_is_formatted(root: Path) -> None:
    files = sorted((root / "ontology").glob("*.ttl"))
    program = Path(sys.executable).with_name("turtlefmt")
    run = subprocess.run([program, "--check", *files], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("name", ["roles", "vocabulary"])
def test_derived_files_are_current(name: str, root: Path) -> None:
    """The roles, docs/vocabulary.md and ontology/context.jsonld are what the generators write."""
    script = root / "docs" / "generate" / f"{name}.py"
    run = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_redirects_lead_to_files(root: Path) -> None:
    lines = (root / "ontology" / "w3id" / ".htaccess").read_text(encoding="utf-8").splitlines()
    targets = [line.split("%{ENV:SITE}/")[1].split()[0] for line in lines if "%{ENV:SITE}/" in line]
    assert [t for t in targets if "$1" not in t and not (root / t).is_file()] == []


@pytest.mark.parametrize("part", ["term", "concept", "query", "slug"])
def test_page_names_everything(
    part: str, root: Path, ontology: Path, terms: Graph, lists: Graph
) -> None:
    page = (root / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    slug = URIRef("https://w3id.org/argmap/shape#slug")
    names = {
        "term": [f"### arg:{t.removeprefix(ARG)}\n" for t in own_terms(terms)],
        "concept": [f":{c.partition('#')[2]}" for c in lists.subjects(SKOS.inScheme)],
        "query": [f"`{path.stem}`" for path in ontology.glob("queries/*.rq")],
        "slug": [f"`{s}`" for s in Graph().parse(ontology / "shapes.ttl").objects(None, slug)],
    }[part]
    assert names
    assert [name for name in names if name not in page] == []
