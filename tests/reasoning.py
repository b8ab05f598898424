"""Small maps for the tests of evaluation, and what the definitions say of them, by brute force.

Nothing here uses the engine: labels are computed from the definition of the grounded semantics of
flat assumption-based argumentation (Bondarenko, Dung, Kowalski & Toni 1997), over all sets of
assumptions.
"""

from dataclasses import dataclass
from itertools import combinations

from hypothesis import strategies as st

from argmap.model import Argument, ArgumentKind, ArgumentMap, Statement, StatementKind

SUPPORT, STRICT, OBJECTION, UNDERCUT = "support", "strict", "objection", "undercut"
_KINDS = {
    SUPPORT: ArgumentKind.INFERENCE,
    STRICT: ArgumentKind.INFERENCE,
    OBJECTION: ArgumentKind.REBUTTAL,
    UNDERCUT: ArgumentKind.UNDERCUT,
}


@dataclass(frozen=True)
class Reasoning:
    """Claims, which of them can be accepted, and steps: (id, type, premises, target)."""

    claims: tuple
    assumable: frozenset
    steps: tuple

    @property
    def map(self):
        """As an argument map; the claims that cannot be accepted are plain claims."""
        return ArgumentMap(
            statements=tuple(
                Statement(
                    id=c,
                    kind=StatementKind.ASSUMPTION if c in self.assumable else StatementKind.CLAIM,
                )
                for c in self.claims
            ),
            arguments=tuple(
                Argument(id=k, kind=_KINDS[t], premises=p, target=x, strict=t == STRICT)
                for k, t, p, x in self.steps
            ),
        )


def of_oracle(data):
    """A map as the files of known answers give it."""
    steps = [
        (
            f"k{i['id']}",
            {"support-strict": STRICT}.get(i["type"], i["type"]),
            tuple(i["premises"]),
            f"k{i['target']}" if i["type"] == UNDERCUT else i["target"],
        )
        for i in data["inferences"]
    ]
    return Reasoning(tuple(data["claims"]), frozenset(data["assumable"]), tuple(steps))


@st.composite
def reasonings(draw, claims=6, steps=8, attacks=True):
    """A small map: loops, self-attacks, shared premises and undercuts of undercuts included."""
    names = tuple(f"c{i}" for i in range(draw(st.integers(2, claims))))
    assumable = frozenset(draw(st.lists(st.sampled_from(names), max_size=5)))
    types = [SUPPORT, SUPPORT, SUPPORT, STRICT] + [OBJECTION, OBJECTION, UNDERCUT] * attacks
    made = []
    for i in range(draw(st.integers(1, steps))):
        kind = draw(st.sampled_from(types))
        if kind == UNDERCUT and not made:
            kind = SUPPORT
        premises = tuple(draw(st.lists(st.sampled_from(names), min_size=1, max_size=3)))
        targets = [k for k, *_ in made] if kind == UNDERCUT else names
        made.append((f"k{i}", kind, premises, draw(st.sampled_from(targets))))
    return Reasoning(names, assumable, tuple(made))


def subsets(items):
    """Every subset, smallest first."""
    items = sorted(items)
    for size in range(len(items) + 1):
        for chosen in combinations(items, size):
            yield frozenset(chosen)


def rules_of(reasoning, accepted, symmetric=False):
    """The rules (head, positive, negative) of the map in a scenario, as the definition has them."""
    objected = {x for _, t, _, x in reasoning.steps if t == OBJECTION}
    undercut = {x for _, t, _, x in reasoning.steps if t == UNDERCUT}
    rules = []
    for k, kind, premises, target in reasoning.steps:
        negative = [("def", k)] if k in undercut else []
        if kind == SUPPORT and target in objected:
            negative.append(("neg", target))
        if kind == OBJECTION and symmetric:
            negative.append(("pos", target))
        sort = {OBJECTION: "neg", UNDERCUT: "def"}.get(kind, "pos")
        positive = frozenset(("pos", p) for p in premises)
        rules.append(((sort, target), positive, frozenset(negative)))
    for a in sorted(accepted):
        negative = frozenset([("neg", a)] if a in objected else [])
        rules.append((("pos", a), frozenset(), negative))
    return rules


def derived(rules, assumed):
    """What follows from the rules if the negative literals ``assumed`` hold."""
    found, grown = set(), True
    while grown:
        grown = False
        for head, positive, negative in rules:
            if head not in found and positive <= found and negative <= assumed:
                found.add(head)
                grown = True
    return found


def grounded(reasoning, accepted, symmetric=False):
    """The label of each claim under the grounded semantics, from its definition."""
    rules = rules_of(reasoning, accepted, symmetric)
    literals = {literal for *_, negative in rules for literal in negative}
    reach = {s: derived(rules, s) for s in subsets(literals)}
    held = frozenset()
    while True:
        beaten = literals & reach[held]
        defended = frozenset(
            a for a in literals if all(a not in hit or s & beaten for s, hit in reach.items())
        )
        if defended == held:
            break
        held = defended
    beaten = literals & reach[held]
    labels = {}
    for claim in reasoning.claims:
        atom = ("pos", claim)
        if atom in reach[held]:
            labels[claim] = "in"
        elif all(atom not in hit or s & beaten for s, hit in reach.items()):
            labels[claim] = "out"
        else:
            labels[claim] = "undecided"
    return labels


def few_literals(reasoning, most=7):
    """Whether the sets of negative literals are few enough to look at them all."""
    return len({(t, x) for _, t, _, x in reasoning.steps if t in {OBJECTION, UNDERCUT}}) <= most


def minimal(sets):
    """The sets that contain no other."""
    return {s for s in sets if not any(o < s for o in sets)}


def reasons_of(labels, claim, accepted):
    """The sufficient reasons, by looking at every scenario."""
    between = {
        e
        for e in subsets(accepted)
        if all(labels[g][claim] == "in" for g in subsets(accepted) if e <= g)
    }
    return minimal(between)


def cuts_of(labels, claim, accepted):
    """The cuts, by looking at every scenario."""
    breaking = {
        w
        for w in subsets(accepted)
        if any(labels[g][claim] != "in" for g in subsets(accepted) if accepted - w <= g)
    }
    return minimal(breaking)
