"""The laws of evaluation, on generated maps, against brute force from the definitions."""

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.reasoning import (
    Reasoning,
    cuts_of,
    few_literals,
    grounded,
    minimal,
    reasonings,
    reasons_of,
    subsets,
)

from argmap.model import renamed
from argmap.semantics import Label, Out, Rebut, Way, evaluate
from argmap.semantics.atms import environments
from argmap.semantics.critical import roots
from argmap.semantics.environments import relevant_for
from argmap.semantics.search import search
from argmap.semantics.wellfounded import well_founded


def _evaluate(reasoning, accepted, **options):
    rejected = sorted(reasoning.assumable - accepted)
    return evaluate(reasoning.map, reject=rejected, leaves="unsupported", **options)


def _labels(evaluation, reasoning):
    return {c: str(evaluation.labels[c]) for c in reasoning.claims}


@given(reasonings(), st.booleans())
def test_status_is_that_of_the_grounded_semantics_by_definition(reasoning, symmetric):
    assume(few_literals(reasoning, 6))
    for accepted in subsets(reasoning.assumable):
        found = _evaluate(reasoning, accepted, rebut="symmetric" if symmetric else "one-way")
        assert _labels(found, reasoning) == grounded(reasoning, accepted, symmetric)


@given(reasonings(claims=12, steps=16), st.data())
def test_what_is_computed_anew_in_part_is_what_is_computed_from_scratch(reasoning, data):
    toggles = st.sets(st.sampled_from(sorted(reasoning.claims)))
    whole = _evaluate(reasoning, reasoning.assumable)
    gone = data.draw(toggles)
    part = whole.under(reject=sorted(gone))
    scratch = evaluate(reasoning.map, reject=sorted(gone), leaves="unsupported")
    assert part.labels == scratch.labels
    assert part.outs == scratch.outs
    back = part.under()
    assert back.labels == whole.labels


@given(reasonings(claims=12, steps=16), st.booleans(), st.data())
def test_the_other_reading_of_objections_is_what_it_is_from_scratch(reasoning, symmetric, data):
    one, other = ("symmetric", "one-way") if symmetric else ("one-way", "symmetric")
    gone = data.draw(st.sets(st.sampled_from(sorted(reasoning.claims))))
    options = {"reject": sorted(gone), "leaves": "unsupported"}
    read = evaluate(reasoning.map, rebut=one, **options).read(Rebut(other))
    scratch = evaluate(reasoning.map, rebut=other, **options)
    assert read.policy == scratch.policy
    assert read.labels == scratch.labels
    assert read.outs == scratch.outs
    assert {name: read.label(name) for name in read.labels} == read.labels
    changed = read.changed(reject=sorted(reasoning.claims)[:1])
    assert changed.labels == scratch.changed(reject=sorted(reasoning.claims)[:1]).labels


@given(reasonings(claims=10, steps=14))
def test_many_scenarios_at_once_are_the_scenarios_one_by_one(reasoning):
    whole = _evaluate(reasoning, reasoning.assumable)
    names = sorted(whole.setting.accepted)
    single = {n: whole.changed(reject=[n]) for n in names}
    for claim in reasoning.claims:
        lost = {n for n in names if single[n].labels[claim] is not Label.IN}
        standing = whole.labels[claim] is Label.IN
        assert whole.critical(claim) == (frozenset(lost) if standing else frozenset())
        if standing:
            assert whole.all_critical[claim] == lost


@given(reasonings())
def test_reasons_and_cuts_are_those_of_all_scenarios(reasoning):
    accepted = reasoning.assumable
    labels = {g: _labels(_evaluate(reasoning, g), reasoning) for g in subsets(accepted)}
    whole = _evaluate(reasoning, accepted)
    for claim in reasoning.claims:
        grounds = whole.rests_on(claim)
        reasons = reasons_of(labels, claim, accepted)
        cuts = cuts_of(labels, claim, accepted)
        assert set(grounds.reasons) == reasons
        assert set(grounds.cuts) == cuts
        assert grounds.resilience == min((len(c) for c in cuts), default=None)
        if reasons:
            assert grounds.critical == frozenset.intersection(*reasons)
        _dual(reasons, cuts)
        found = search(whole, claim, relevant_for(whole, claim), 1000)
        if labels[accepted][claim] == "in":
            assert (set(found.reasons), set(found.cuts)) == (reasons, cuts)
            assert found.complete


def _dual(reasons, cuts):
    """The cuts are the minimal hitting sets of the reasons, and the other way round."""
    for one, other in ((reasons, cuts), (cuts, reasons)):
        members = frozenset().union(*one) if one else frozenset()
        if frozenset() in one:
            assert other == set()
        elif one:
            hitting = {s for s in subsets(members) if all(s & member for member in one)}
            assert other == minimal(hitting)


@given(reasonings(attacks=False))
def test_without_attacks_the_reasons_are_the_label_of_de_kleer(reasoning):
    whole = _evaluate(reasoning, reasoning.assumable)
    compiled = whole.compiled
    names = sorted(whole.setting.accepted)
    choices = {compiled.accepting[n]: 1 << i for i, n in enumerate(names)}
    atoms = range(compiled.program.size)
    labels = environments(compiled.program, choices, whole.off, atoms, 10_000)
    for claim in reasoning.claims:
        label = {
            frozenset(n for i, n in enumerate(names) if e >> i & 1)
            for e in labels[roots(whole, claim)[0]]
        }
        assert set(whole.reasons(claim)) == label


@given(reasonings(claims=10, steps=14), st.randoms(use_true_random=False))
def test_names_and_order_make_no_difference(reasoning, random):
    whole = _evaluate(reasoning, reasoning.assumable)
    new = [f"n{i}" for i in range(len(reasoning.claims))]
    random.shuffle(new)
    name = dict(zip(reasoning.claims, new, strict=True))
    number = list(range(len(reasoning.steps)))
    random.shuffle(number)
    step = {k: f"s{i}" for (k, *_), i in zip(reasoning.steps, number, strict=True)}
    steps = [
        (step[k], t, tuple(name[c] for c in p), step[x] if t == "undercut" else name[x])
        for k, t, p, x in reasoning.steps
    ]
    random.shuffle(steps)
    claims = [name[c] for c in reasoning.claims]
    random.shuffle(claims)
    other = Reasoning(tuple(claims), frozenset(name[c] for c in reasoning.assumable), tuple(steps))
    again = _evaluate(other, other.assumable)
    for old, label in whole.labels.items():
        assert again.labels[name.get(old) or step[old]] is label


@given(reasonings(claims=6, steps=8))
def test_a_renamed_record_keeps_its_label(reasoning):
    argument_map = reasoning.map
    other = renamed(argument_map, reasoning.claims[0], "another-name")
    before, after = (evaluate(m, leaves="unsupported").labels for m in (argument_map, other))
    assert after["another-name"] is before[reasoning.claims[0]]
    assert sorted(after.values()) == sorted(before.values())


@given(reasonings(claims=10, steps=14))
def test_every_derivation_starts_from_what_is_given(reasoning):
    """Following the grounds of what is in never comes round."""
    found = _evaluate(reasoning, reasoning.assumable)
    program, model = found.compiled.program, found.model
    done = set()
    for atom in range(program.size):
        path, waiting = set(), [(atom, False)]
        while waiting:
            here, left = waiting.pop()
            if left:
                path.discard(here)
                done.add(here)
                continue
            if here in done or model.values[here] != 1:
                continue
            assert here not in path
            path.add(here)
            waiting.append((here, True))
            waiting.extend((a, False) for a in program.positive[model.grounds[here]])


@given(reasonings(claims=10, steps=14))
def test_every_witness_holds(reasoning):
    """Each ground is true of the labels and names only what it leads to."""
    found = _evaluate(reasoning, reasoning.assumable)
    arguments = found.map.argument_by_id
    for name, label in found.labels.items():
        witness = found.why(name)
        assert witness.label is label
        for ground in witness.grounds.values():
            assert ground.label is found.labels[ground.id]
            assert set(ground.leads_to) <= set(witness.grounds)
            if ground.way in {Way.DERIVED, Way.STANDS, Way.ATTACKED}:
                assert all(found.labels[n] is Label.IN for n in ground.needs)
            if ground.way in {Way.DERIVED, Way.ATTACKED} and ground.by in arguments:
                assert found.labels[ground.by] is Label.IN
            if ground.way is Way.LOOP:
                assert ground.circle
            for failure in ground.failures:
                because = found.labels.get(failure.because)
                assert because in {Label.IN if failure.defeated else Label.OUT, None}
            for name_ in ground.releases:
                assert found.changed(reject=[name_]).labels[ground.id] is not Label.UNDECIDED


@given(reasonings(claims=8, steps=12))
def test_the_kinds_of_out_are_what_they_say(reasoning):
    found = _evaluate(reasoning, reasoning.assumable)
    bare = Reasoning(
        reasoning.claims,
        reasoning.assumable,
        tuple(s for s in reasoning.steps if s[1] in {"support", "strict"}),
    )
    plain = _evaluate(bare, bare.assumable)
    for claim in reasoning.claims:
        if found.labels[claim] is Label.OUT:
            defeated = plain.labels[claim] is Label.IN
            assert (found.outs[claim] is Out.DEFEATED) == defeated


@given(reasonings(claims=8, steps=12), st.data())
def test_a_difference_names_what_changes_and_a_way_to_it(reasoning, data):
    whole = _evaluate(reasoning, reasoning.assumable)
    everything = [*reasoning.claims, *(k for k, *_ in reasoning.steps)]
    gone = data.draw(st.lists(st.sampled_from(everything), max_size=3, unique=True))
    other = whole.changed(reject=gone)
    changes = {c.id: c for c in whole.diff(other).changes}
    for name, label in whole.labels.items():
        assert (name in changes) == (label is not other.labels[name])
    for change in changes.values():
        assert change.through[-1] == change.id
        assert set(change.through) <= set(changes) | set(gone)


@given(reasonings(claims=8, steps=12))
def test_the_well_founded_model_is_a_model(reasoning):
    """Every rule whose body holds has a head that holds, and what holds has such a rule."""
    found = _evaluate(reasoning, reasoning.assumable)
    program, off = found.compiled.program, found.off
    values = well_founded(program, off).values
    for rule, head in enumerate(program.heads):
        if rule not in off:
            label = found.label_of_rule(rule)
            assert label is not Label.IN or values[head] == 1
            assert label is not Label.UNDECIDED or values[head] != 0
