"""The labels that Carneades expects of its own examples."""

import pytest
import yaml

from argmap.model import Argument, ArgumentKind, ArgumentMap, Statement, StatementKind
from argmap.semantics import evaluate
from argmap.semantics.balancing import Case, Issue, Reason, Standard, balance
from tests.conformance.semantics.carneades import STANDARDS, case_of

GRAPHS = [
    "chr-leq",
    "constant_weight",
    "defeasible-modus-ponens",
    "dung-reinstatement",
    "even-loop",
    "frisian",
    "jogging",
    "legalization-of-marijuana",
    "lex",
    "library",
    "mcda-porsche",
    "pollock-red-light",
    "prakken-sartor-murder",
    "self-defeat",
    "sherlock",
    "support-loop",
    "tandem",
    "toulmin",
    "unsupported2",
    "vacation",
    "walton",
]
UNTESTED = {
    "chr-leq",
    "constant_weight",
    "defeasible-modus-ponens",
    "legalization-of-marijuana",
    "walton",
}
"""These name no labels that they expect."""
PLAIN = [
    "dung-reinstatement",
    "frisian",
    "pollock-red-light",
    "prakken-sartor-murder",
    "sherlock",
    "tandem",
    "toulmin",
]
OTHERWISE = [
    "even-loop",
    "jogging",
    "lex",
    "library",
    "self-defeat",
    "support-loop",
    "unsupported2",
]


def _graph(shared, name):
    path = shared / "oracles" / "carneades" / f"{name}.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [n for n in GRAPHS if n not in UNTESTED])
def test_the_labels_with_standards_and_weights(shared, name):
    data = _graph(shared, name)
    labels = balance(case_of(data))
    expected = {
        str(statement): label
        for label, members in data["tests"].items()
        for statement in members or ()
    }
    assert expected
    assert {name: str(labels[name.replace(", ", ",")]) for name in expected} == expected


@pytest.mark.parametrize(
    "name", sorted(UNTESTED - {"chr-leq", "walton", "defeasible-modus-ponens"})
)
def test_what_expects_nothing_is_labelled_all_the_same(shared, name):
    labels = balance(case_of(_graph(shared, name)))
    assert labels
    if name == "legalization-of-marijuana":
        assert labels["¬legalize"] == "in"


@pytest.mark.parametrize("name", sorted(UNTESTED))
def test_the_files_without_labels_have_none(shared, name):
    assert "tests" not in _graph(shared, name)


def _map_of(data):
    """The graph as a map, weights and standards left out: undercutters are claims that undercut."""
    statements = tuple(
        Statement(
            id=s,
            kind=StatementKind.ASSUMPTION if s in data["assumptions"] else StatementKind.CLAIM,
            contradicts=tuple(
                p for i in data["issues"] if s in i["positions"] for p in i["positions"] if p != s
            ),
        )
        for s in data["statements"]
    )
    arguments = []
    for a in data["arguments"]:
        arguments.append(
            Argument(id=f"arg-{a['id']}", premises=tuple(a["premises"]), target=a["conclusion"])
        )
        if a["undercutter"]:
            arguments.append(
                Argument(
                    id=f"cut-{a['id']}",
                    kind=ArgumentKind.UNDERCUT,
                    premises=(a["undercutter"],),
                    target=f"arg-{a['id']}",
                )
            )
    return ArgumentMap(statements=statements, arguments=tuple(arguments))


@pytest.mark.parametrize("name", [*PLAIN, *OTHERWISE])
def test_the_grounded_labels_agree_where_they_are_known_to(oracle, name):
    data = oracle(f"carneades4/{name}.json")
    found = evaluate(_map_of(data), leaves="unsupported")
    told = {"IN": "in", "OUT": "out", "UNDEC": "undecided"}
    known = {s: told[v] for s, v in data["grounded_aba_status"].items()}
    assert {s: str(found.labels[s]) for s in known} == known
    expected = {s: label for label, members in data["expected"].items() for s in members}
    agrees = all(str(found.labels[s]) == label for s, label in expected.items())
    assert agrees is data["agrees_with_grounded_aba"]
    assert agrees is (name in PLAIN)


def test_the_standards():
    """The thresholds of Gordon & Walton (2016); no example of the distribution uses them."""
    assert STANDARDS["CCE"].suffices(0.9, 0.3)
    assert not STANDARDS["CCE"].suffices(0.8, 0.3)
    assert not STANDARDS["BRD"].suffices(0.9, 0.3)
    assert STANDARDS["BRD"].suffices(0.9, 0.2)
    assert not Standard.PREPONDERANCE.suffices(0.5, 0.5)


def test_a_tie_puts_every_position_out():
    reasons = (Reason("a", "p", ("x",)), Reason("b", "q", ("x",)))
    case = Case(("p", "q", "x"), frozenset({"x"}), reasons, (Issue(("p", "q")),))
    assert balance(case) == {"p": "out", "q": "out", "x": "in"}


def test_a_long_chain_is_labelled_in_one_go():
    count = 20_000
    names = tuple(f"s{i}" for i in range(count))
    reasons = tuple(Reason(f"a{i}", names[i + 1], (names[i],)) for i in range(count - 1))
    labels = balance(Case(names, frozenset({"s0"}), reasons))
    assert set(labels.values()) == {"in"}
