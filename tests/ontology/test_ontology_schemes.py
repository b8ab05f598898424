"""Every scheme is worked out: premises that lead to its conclusion, and questions that test it."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace

from argmap.rdf.schemes import find_scheme, schemes

ARG = Namespace("https://w3id.org/argmap/ns#")
ROLE = Namespace("https://w3id.org/argmap/role#")
SCHEME = Namespace("https://w3id.org/argmap/scheme#")
ALL = schemes().values()
# Names in the nodes, and in the field "scheme", of node sets of AIFdb, as they are spelt there.
FOUND_IN_AIF = {
    "Ad hominem": "generic-ad-hominem",
    "Analogy": "analogy",
    "CauseToEffect": "cause-to-effect",
    "Example": "example",
    "FalsificationOfHypothesis": "falsification-of-hypothesis",
    "PracticalReasoning": "practical-reasoning",
}
NO_SCHEMES = ("Default Inference", "Default Conflict", "Default Rephrase", "RA", "CA", "MA", "")


def variables(text: str) -> set[str]:
    return set(re.findall(r"\{[^}]*\}", text))


@pytest.fixture(scope="module")
def roles(ontology: Path) -> Graph:
    return Graph().parse(ontology / "roles.ttl")


def test_nothing_stands_in_the_catalogue_by_name_only(lists: Graph) -> None:
    catalogued = set(lists.subjects(SKOS.inScheme, SCHEME.Catalogue))
    assert {str(node).partition("#")[2] for node in catalogued} == set(schemes())
    assert catalogued == set(lists.subjects(RDF.type, ARG.Scheme))


@pytest.mark.parametrize("scheme", ALL, ids=lambda scheme: scheme.id)
def test_a_scheme_is_complete(scheme) -> None:
    assert scheme.name
    assert scheme.family
    assert 1 <= len(scheme.roles) <= 4
    assert 2 <= len(scheme.questions) <= 5
    assert {question.kind for question in scheme.questions} == {"assumption", "exception"}
    assert scheme.conclusion.endswith(".")
    assert all(role.wording.endswith(".") for role in scheme.roles)
    assert all(question.ask.endswith("?") for question in scheme.questions)


@pytest.mark.parametrize("scheme", ALL, ids=lambda scheme: scheme.id)
def test_variables_are_used_consistently(scheme) -> None:
    """What the conclusion and the questions speak of stands in the premises."""
    premises = set().union(*(variables(role.wording) for role in scheme.roles))
    asked = set().union(*(variables(question.ask) for question in scheme.questions))
    assert variables(scheme.conclusion) <= premises
    assert asked <= premises
    assert variables(scheme.conclusion)
    assert all(re.fullmatch(r"\{[a-z]+(-[a-z]+)*\}", name) for name in premises)


@pytest.mark.parametrize("scheme", ALL, ids=lambda scheme: scheme.id)
def test_the_definition_repeats_premises_and_conclusion(scheme, lists: Graph) -> None:
    premises = " ".join(f"[{role.name}] {role.wording}" for role in scheme.roles)
    definition = str(lists.value(SCHEME[scheme.id], SKOS.definition))
    assert definition == f"{premises} Therefore: {scheme.conclusion}"


def test_names_are_not_shared() -> None:
    """Schemes and questions have ids of their own, so have roles; no text is said twice."""
    questions = [question.id for scheme in ALL for question in scheme.questions]
    roles = [role.id for scheme in ALL for role in scheme.roles]
    for names in ([*schemes(), *questions], roles, [scheme.name for scheme in ALL]):
        assert [name for name, count in Counter(names).items() if count > 1] == []
    for scheme in ALL:
        asked = {question.ask for question in scheme.questions}
        assert len(asked) == len(scheme.questions)


def test_most_schemes_have_a_name_in_aif_and_every_name_leads_back(lists: Graph) -> None:
    unnamed = {scheme.id for scheme in ALL if not scheme.aif_names}
    assert unnamed == {"sample-to-population"}
    for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
        for node, name in lists.subject_objects(predicate):
            if (node, RDF.type, ARG.Scheme) in lists:
                found = find_scheme(str(name))
                assert found is not None, name
                assert SCHEME[found.id] == node, name


@pytest.mark.parametrize("name", FOUND_IN_AIF)
def test_names_found_in_aif(name: str) -> None:
    found = find_scheme(name)
    assert found is not None
    assert found.id == FOUND_IN_AIF[name]


@pytest.mark.parametrize("name", NO_SCHEMES)
def test_what_is_no_scheme(name: str) -> None:
    assert find_scheme(name) is None


def test_every_premise_has_a_property(roles: Graph) -> None:
    wanted = {(ROLE[role.id], SCHEME[scheme.id]) for scheme in ALL for role in scheme.roles}
    assert set(roles.subject_objects(ARG.roleOf)) == wanted
    for role, _ in wanted:
        assert (role, RDF.type, OWL.ObjectProperty) in roles
        assert (role, RDFS.subPropertyOf, ARG.premise) in roles
        assert (role, RDFS.label, None) in roles
        assert (role, SKOS.definition, None) in roles
        assert str(roles.value(role, RDFS.isDefinedBy)) == str(ROLE).rstrip("#")


def test_every_premise_has_a_key_in_the_context(ontology: Path) -> None:
    context = json.loads((ontology / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    for scheme in ALL:
        for role in scheme.roles:
            assert context[role.id] == {"@id": f"role:{role.id}", "@type": "@id"}
