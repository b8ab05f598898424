"""The argumentation schemes that come with the vocabulary, each with its critical questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from argmap.errors import UnknownScheme
from argmap.model import nearest
from argmap.rdf.parse import parse
from argmap.rdf.terms import TYPE, iri, iri_value, literal_value
from argmap.resources import ontology_bytes
from argmap.vocabulary import ARG, DCTERMS, KIND, ROOT, SCHEME, SKOS, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_Facts = dict[str, list[str]]
_PREF, _ALT = iri(SKOS + "prefLabel"), iri(SKOS + "altLabel")
_HIDDEN = iri(SKOS + "hiddenLabel")
_ROLE = re.compile(r"\[([a-z-]+)\] (.*)", re.DOTALL)
_EFFECTS = {
    "underminesPremise": "undermine",
    "undercutsStep": "undercut",
    "rebutsConclusion": "rebut",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One critical question of a scheme.

    Attributes:
        id: Its name in the list, such as ``expert-opinion-trustworthy``; elements that take it up
            have it among what they address.
        ask: The question; words in braces are variables of the scheme.
        kind: ``assumption`` when to ask it is enough and the proponent must answer, ``exception``
            when whoever asks must give a reason (Gordon, Prakken & Walton 2007).
        effect: What an unfavourable answer does: ``undermine`` a premise, ``undercut`` the step,
            or ``rebut`` the conclusion.
        basis: Where the kind comes from: ``carneades`` or ``proposed``.
    """

    id: str
    ask: str
    kind: str
    effect: str
    basis: str


@dataclass(frozen=True, slots=True)
class Role:
    """One premise of a scheme.

    Attributes:
        id: Its name in the list of roles, such as ``expert-opinion-saying``.
        name: Its short name within the scheme, such as ``saying``.
        wording: What the premise says; words in braces are variables of the scheme.
    """

    id: str
    name: str
    wording: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A recognised pattern of defeasible reasoning (Walton, Reed & Macagno 2008).

    Attributes:
        id: Its name in the list, such as ``expert-opinion``.
        name: What it is called.
        family: Its family by name in the list, such as ``sourceScheme``.
        aif_names: What it is called in data of AIFdb.
        roles: Its premises, in the order in which its definition gives them.
        conclusion: What it concludes; words in braces are variables.
        questions: Its critical questions, in the order in which the list gives them.
    """

    id: str
    name: str
    family: str
    aif_names: tuple[str, ...]
    roles: tuple[Role, ...]
    conclusion: str
    questions: tuple[Question, ...]

    def role(self, name: str) -> Role | None:
        """The role of that short or full name, if the scheme has it."""
        return next((role for role in self.roles if name in {role.name, role.id}), None)


@cache
def schemes() -> Mapping[str, Scheme]:
    """Every scheme of the list by its id, in the order of the list."""
    facts = _facts("schemes.ttl")
    kind = iri(ARG + "Scheme")
    found = (_scheme(node, facts) for node, own in facts.items() if kind in own.get(TYPE, ()))
    return MappingProxyType({scheme.id: scheme for scheme in found})


@cache
def families() -> Mapping[str, str]:
    """What each family of schemes is called, by its name in the list and in its order."""
    member, family = iri(SKOS + "inScheme"), iri(KIND + "SchemeFamily")
    return MappingProxyType(
        {
            local_name(iri_value(node)): _text(own, _PREF)
            for node, own in _facts("kinds.ttl").items()
            if family in own.get(member, ())
        }
    )


def scheme_named(name: str) -> Scheme:
    """The scheme of that name.

    Args:
        name: Its id, with or without ``scheme:``, its IRI, its label, or its name in AIF. Case,
            spaces and hyphens do not matter, nor do "Argument from" and AIFdb's ``ER``.

    Raises:
        UnknownScheme: There is none; the hint names the nearest.
    """
    found = find_scheme(name)
    if found is None:
        alike = nearest(_bare(name), _index(), 10)
        ids = dict.fromkeys(_index()[form] for form in alike)
        raise UnknownScheme(name, tuple(ids)[:3])
    return found


def find_scheme(name: str) -> Scheme | None:
    """The scheme of that name, told as by ``scheme_named``; None when there is none.

    ``Default Inference`` and the like of AIF are no schemes.
    """
    known = _index()
    return next((schemes()[known[form]] for form in _forms(name) if form in known), None)


def _forms(name: str) -> Iterator[str]:
    """The name without what does not matter, then without what people put around names."""
    bare = _bare(name)
    for lead in ("", "erc", "er"):
        for phrase in ("", "argumentfrom", "argumentto", "argument", "from"):
            for tail in ("", "argument", "scheme"):
                yield bare.removeprefix(lead).removeprefix(phrase).removesuffix(tail)


def _bare(name: str) -> str:
    """A name as names are compared: letters and digits alone, of no case."""
    local = name.strip().removeprefix(SCHEME).removeprefix("scheme:")
    return "".join(c for c in local.casefold() if c.isalnum())


@cache
def _index() -> Mapping[str, str]:
    """The id of each scheme by every name it has; an id goes before the label of another."""
    facts = _facts("schemes.ttl")
    found = {_bare(name): name for name in schemes()}
    for predicate in (_PREF, _ALT, _HIDDEN):
        for name in schemes():
            for term in facts[iri(SCHEME + name)].get(predicate, ()):
                found.setdefault(_bare(_literal(term)), name)
    return MappingProxyType(found)


@cache
def _facts(name: str) -> dict[str, _Facts]:
    """What a file of the vocabulary says of each node, in its order."""
    found: dict[str, _Facts] = {}
    for subject, predicate, value in parse(ontology_bytes(name), "turtle", ROOT).triples:
        found.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return found


def _scheme(node: str, facts: dict[str, _Facts]) -> Scheme:
    own, name = facts[node], local_name(iri_value(node))
    questions = own.get(iri(ARG + "criticalQuestion"), ())
    return Scheme(
        name,
        _text(own, _PREF),
        _concept(own, ARG + "schemeFamily"),
        tuple(_literal(term) for term in own.get(_ALT, ())),
        _roles(name, own),
        _text(own, iri(ARG + "schemeConclusion")),
        tuple(_question(question, facts[question]) for question in questions),
    )


def _roles(scheme: str, own: _Facts) -> tuple[Role, ...]:
    """The premises; RDF keeps no order, so the definition, which repeats them, gives it."""
    definition = _text(own, iri(SKOS + "definition"))
    terms = own.get(iri(ARG + "schemePremise"), ())
    matches = [match for term in terms if (match := _ROLE.fullmatch(_literal(term)))]
    matches.sort(key=lambda match: definition.find(f"[{match[1]}]"))
    return tuple(Role(f"{scheme}-{match[1]}", match[1], match[2]) for match in matches)


def _question(node: str, own: _Facts) -> Question:
    return Question(
        local_name(iri_value(node)),
        _text(own, _PREF),
        _concept(own, DCTERMS + "type").removesuffix("Question"),
        _EFFECTS[_concept(own, ARG + "questionEffect")],
        _concept(own, ARG + "questionBasis").removesuffix("Basis"),
    )


def _concept(own: _Facts, predicate: str) -> str:
    return local_name(iri_value(own[iri(predicate)][0]))


def _text(own: _Facts, predicate: str) -> str:
    return _literal(own.get(predicate, ['""'])[0])


def _literal(term: str) -> str:
    value = literal_value(term)
    return value.text if value else ""
