from dataclasses import FrozenInstanceError
from itertools import pairwise

import pytest

from argmap.errors import UnknownScheme
from argmap.rdf.schemes import families, find_scheme, scheme_named, schemes
from argmap.resources import ontology_text


def test_schemes_stand_in_the_order_of_their_file():
    text = ontology_text("schemes.ttl")
    places = [text.index(f"\nscheme:{name} a arg:Scheme") for name in schemes()]
    assert all(before < after for before, after in pairwise(places))


def test_a_scheme_has_its_roles_in_the_order_of_its_definition():
    scheme = schemes()["expert-opinion"]
    assert [role.name for role in scheme.roles] == ["expertise", "saying", "field"]
    assert [role.id for role in scheme.roles] == [
        "expert-opinion-expertise",
        "expert-opinion-saying",
        "expert-opinion-field",
    ]
    assert scheme.roles[1].wording == "{agent} says that {claim}."


def test_a_scheme_has_all_that_the_list_says_of_it():
    scheme = schemes()["expert-opinion"]
    assert scheme.name == "Argument from expert opinion"
    assert scheme.aif_names == ("Expert Opinion",)
    assert scheme.family in families()
    assert scheme.conclusion == "{claim}."
    question = scheme.questions[3]
    assert question.id == "expert-opinion-consensus"
    assert question.ask == "Do other experts in {field} say otherwise?"
    assert (question.kind, question.effect, question.basis) == ("exception", "rebut", "carneades")


def test_kinds_effects_and_bases_are_of_a_few_sorts():
    questions = [question for scheme in schemes().values() for question in scheme.questions]
    assert {question.kind for question in questions} == {"assumption", "exception"}
    assert {question.effect for question in questions} == {"undermine", "undercut", "rebut"}
    assert {question.basis for question in questions} == {"carneades", "proposed"}


def test_the_list_cannot_be_changed():
    with pytest.raises(TypeError):
        schemes()["own"] = schemes()["sign"]
    with pytest.raises(FrozenInstanceError):
        schemes()["sign"].name = "Smoke"


@pytest.mark.parametrize(
    "name",
    [
        "expert-opinion",
        "scheme:expert-opinion",
        "https://w3id.org/argmap/scheme#expert-opinion",
        "Argument from expert opinion",
        "argument from EXPERT opinion",
        "Expert Opinion",
        "ExpertOpinion",
        "ERExpertOpinion",
        "ERCExpertOpinion",
        "EXPERT_OPINION",
        "from-expert-opinion",
        "  expert   opinion ",
    ],
)
def test_a_scheme_is_found_by_any_of_its_names(name):
    assert scheme_named(name).id == "expert-opinion"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "argument",
        "Default Inference",
        "Default Conflict",
        "Default Rephrase",
        "https://example.org/own#expert-opinion",
        "er",
    ],
)
def test_what_names_no_scheme_is_told(name):
    assert find_scheme(name) is None


def test_a_misspelt_name_brings_the_nearest():
    with pytest.raises(UnknownScheme, match="expert opinon") as caught:
        scheme_named("expert opinon")
    assert caught.value.hint.startswith("nearest: expert-opinion, ")


def test_a_name_like_no_other_brings_the_list():
    with pytest.raises(UnknownScheme) as caught:
        scheme_named("qqq")
    assert caught.value.hint == "argmap schemes lists them"


def test_a_role_goes_by_its_short_and_its_full_name():
    scheme = schemes()["sign"]
    assert scheme.role("link") == scheme.role("sign-link") == scheme.roles[1]
    assert scheme.role("case") is None


def test_families_have_names():
    assert list(families().values())[:2] == ["sources", "cases and samples"]
    assert {scheme.family for scheme in schemes().values()} == set(families())
