"""The semantics of frameworks, on generated ones, against brute force from the definitions."""

from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.reasoning import reasonings

from argmap.errors import BadFramework
from argmap.semantics import evaluate
from argmap.semantics.aba import AssumptionFramework
from argmap.semantics.aba import credulous as aba_credulous
from argmap.semantics.aba import extensions as aba_extensions
from argmap.semantics.aba import sceptical as aba_sceptical
from argmap.semantics.dung import (
    Framework,
    Semantics,
    credulous,
    extensions,
    grounded,
    sceptical,
    some_extension,
)
from argmap.semantics.exporting import as_assumptions, as_framework
from argmap.semantics.iccma import read, write


def _subsets(items):
    items = sorted(items)
    return [frozenset(c) for r in range(len(items) + 1) for c in combinations(items, r)]


def _by_definition(members, hit, range_of):
    """The extensions under every semantics.

    Args:
        members: What sets consist of.
        hit: For a set, the members that it attacks.
        range_of: For a set, itself and what it attacks.
    """
    free = [s for s in _subsets(members) if not s & hit[s]]
    attackers = {m: [s for s in hit if m in hit[s]] for m in members}

    def defends(s, member):
        return all(s_ & hit[s] for s_ in attackers[member])

    admissible = [s for s in free if all(defends(s, m) for m in s)]
    complete = [s for s in admissible if all(m in s for m in members if defends(s, m))]
    preferred = [s for s in admissible if not any(s < o for o in admissible)]
    common = frozenset.intersection(*preferred)

    def widest(sets):
        return [s for s in sets if not any(range_of(s) < range_of(o) for o in sets)]

    return {
        Semantics.GROUNDED: [frozenset.intersection(*complete)],
        Semantics.COMPLETE: complete,
        Semantics.PREFERRED: preferred,
        Semantics.STABLE: [s for s in free if range_of(s) == frozenset(members)],
        Semantics.SEMI_STABLE: widest(complete),
        Semantics.STAGE: widest(free),
        Semantics.IDEAL: [max((s for s in admissible if s <= common), key=len)],
    }


@st.composite
def frameworks(draw):
    size = draw(st.integers(1, 6))
    numbers = st.integers(0, size - 1)
    attacks = draw(st.lists(st.tuples(numbers, numbers), max_size=14))
    return Framework([f"a{i}" for i in range(size)], attacks)


@given(frameworks())
def test_extensions_and_acceptance_are_those_of_the_definitions(framework):
    members = range(len(framework))
    hit = {s: frozenset(t for a in s for t in framework.targets[a]) for s in _subsets(members)}
    expected = _by_definition(members, hit, lambda s: s | hit[s])
    for semantics, sets in expected.items():
        found = list(extensions(framework, semantics))
        assert set(found) == set(sets)
        assert len(found) == len(sets)
        one = some_extension(framework, semantics)
        assert one in sets if sets else one is None
        for argument in members:
            some, every = (f(framework, semantics, argument) for f in (credulous, sceptical))
            assert some.accepted == any(argument in s for s in sets)
            assert every.accepted == all(argument in s for s in sets)
            for verdict, decide in ((some, credulous), (every, sceptical)):
                plain = decide(framework, semantics, argument, certify=False)
                assert plain.accepted == verdict.accepted
            if some.accepted:
                assert argument in some.witness
                assert some.witness in sets
            if not every.accepted:
                assert argument not in every.witness
                assert every.witness in sets


@given(frameworks())
def test_grounded_is_within_every_complete_and_preferred_is_maximal(framework):
    ground = frozenset(a for a, label in enumerate(grounded(framework)) if label == 1)
    complete = list(extensions(framework, Semantics.COMPLETE))
    preferred = set(extensions(framework, Semantics.PREFERRED))
    assert all(ground <= s for s in complete)
    assert preferred == {s for s in complete if not any(s < o for o in complete)}
    for s in preferred:
        assert not any(t in s for a in s for t in framework.targets[a])


@st.composite
def assumption_frameworks(draw):
    size = draw(st.integers(2, 7))
    numbers = st.integers(0, size - 1)
    assumed = draw(st.lists(numbers, min_size=1, max_size=4, unique=True))
    contraries = {a: draw(numbers) for a in sorted(assumed)}
    heads = st.sampled_from([n for n in range(size) if n not in assumed] or [-1])
    rules = draw(st.lists(st.tuples(heads, st.lists(numbers, max_size=2).map(tuple)), max_size=7))
    kept = tuple(rule for rule in rules if rule[0] >= 0)
    return AssumptionFramework(tuple(f"s{i}" for i in range(size)), contraries, kept)


@given(assumption_frameworks())
def test_assumption_based_extensions_are_those_of_the_definitions(framework):
    members = framework.contraries
    closures = {s: framework.closure(s) for s in _subsets(members)}
    hit = {
        s: frozenset(a for a, c in members.items() if c in closure)
        for s, closure in closures.items()
    }
    expected = _by_definition(members, hit, lambda s: s | hit[s])
    for semantics, sets in expected.items():
        assert set(aba_extensions(framework, semantics)) == set(sets)
        for sentence in range(len(framework.names)):
            told = [sentence in closures[s] for s in sets]
            assert aba_credulous(framework, semantics, sentence).accepted == any(told)
            assert aba_sceptical(framework, semantics, sentence).accepted == all(told)


@given(reasonings(claims=5, steps=6))
def test_a_map_and_its_frameworks_have_the_same_labels(reasoning):
    found = evaluate(reasoning.map, leaves="unsupported")
    assumed = as_assumptions(found)
    ground = next(aba_extensions(assumed, Semantics.GROUNDED))
    follows = assumed.closure(ground)
    listed = as_framework(found)
    assume(len(listed) < 200)
    labels = grounded(listed)
    for claim in reasoning.claims:
        atom = found.compiled.atoms[claim]
        assert (found.labels[claim] == "in") == (atom in follows)
        own = [
            labels[i]
            for i, name in enumerate(listed.names)
            if name == claim or name.startswith(f"{claim} if ")
        ]
        expected = "in" if 1 in own else "undecided" if 2 in own else "out"
        assert found.labels[claim] == expected


@given(frameworks())
def test_a_framework_is_read_as_it_was_written(framework):
    for name in ("af", "apx", "tgf"):
        again = read("x", write(framework, name, ["a comment"] * (name != "tgf")), name)
        assert again.attacks == framework.attacks
        assert len(again) == len(framework)
        if name != "af":
            assert again.names == framework.names


@given(assumption_frameworks())
def test_an_assumption_framework_is_read_as_it_was_written(framework):
    again = read("x", write(framework, "aba", ["1 a name"]), "aba")
    assert again.contraries == framework.contraries
    assert again.rules == framework.rules


@given(
    st.text(alphabet="paf 0123\n#%().,argtc-", max_size=60),
    st.sampled_from(["af", "apx", "tgf", "aba"]),
)
def test_no_text_breaks_the_readers(text, name):
    told = ""
    try:
        read("x", text, name)
    except BadFramework as error:
        told = str(error)
    assert not told or told.startswith("x:")
