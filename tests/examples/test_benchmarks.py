"""The generators of the benchmarks give what they promise; nothing is timed here."""

import sys
from pathlib import Path

import pytest

from argmap.checks import Context, run
from argmap.diagnostic import Severity
from argmap.formats import dump, loads
from argmap.model import ArgumentKind, ArgumentMap, StatementKind

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from generators import SHAPES, generate


@pytest.fixture(params=sorted(SHAPES))
def shape(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def errors(argument_map: ArgumentMap) -> set[str]:
    found = run(Context(argument_map))
    return {finding.code for finding in found if finding.severity is Severity.ERROR}


def test_number_of_claims(shape: str) -> None:
    kinds = [statement.kind for statement in generate(50, shape).statements]
    assert kinds.count(StatementKind.CLAIM) == 50


def test_round_trip(shape: str) -> None:
    made = generate(50, shape)
    assert loads(dump(made), "map.ttl").map == made


def test_same_seed_same_bytes(shape: str) -> None:
    assert dump(generate(50, shape)) == dump(generate(50, shape))
    assert dump(generate(50, shape)) != dump(generate(50, shape, seed=7))


def test_only_cyclic_maps_have_errors(shape: str) -> None:
    assert errors(generate(50, shape)) == ({"ARG101"} if shape == "cyclic" else set())


def test_layered_map_is_like_a_real_one() -> None:
    made = generate(401)
    assert len(made.sources) == len(made.theses) == 3
    assert {argument.kind for argument in made.arguments} == set(ArgumentKind)
    inferences = [a for a in made.arguments if not a.is_objection]
    assert {len(argument.premises) for argument in inferences} == {1, 2, 3}
    assert {statement.kind for statement in made.statements} == set(StatementKind) - {
        StatementKind.STATEMENT
    }
    assert all(passage.digest for passage in made.passages)


def test_chain_is_one_line() -> None:
    made = generate(50, "chain")
    assert {len(argument.premises) for argument in made.arguments} == {1}
    assert {len(found) for found in made.inferences_to.values()} == {1}


def test_many_objections_bear_on_the_thesis() -> None:
    made = generate(50, "many-objections")
    assert len(made.objections_to["claim-0"]) == 49
