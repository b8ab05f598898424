"""Evaluation of maps: what stands, on what it rests, what falls.

Pure, and usable without RDF; the standard library only, but for the solvers behind one door.
Status and strength are apart: a label never depends on a strength, nor a strength on a label.

    evaluation = evaluate(argument_map, "coercive")
    evaluation.labels["thesis"]; evaluation.why("thesis"); evaluation.critical("thesis")
    evaluation.diff(evaluation.changed(reject=["an-assumption"]))
"""

from argmap.semantics.environments import Grounds, nogoods
from argmap.semantics.evaluation import Evaluation, evaluate
from argmap.semantics.explaining import Failure, Ground, Way, Witness
from argmap.semantics.gradual import GRADUAL, Linking, Outcome
from argmap.semantics.policy import Label, Leaves, Out, Policy, Rebut
from argmap.semantics.scenarios import Setting
from argmap.semantics.sensitivity import Pair, Pairs, Rank, Ranking, dangerous_pairs, rank
from argmap.semantics.strength import (
    Contribution,
    DoubleCount,
    Strength,
    contributions,
    double_counting,
    strength,
)
from argmap.semantics.whatif import Change, Difference, difference

__all__ = [
    "GRADUAL",
    "Change",
    "Contribution",
    "Difference",
    "DoubleCount",
    "Evaluation",
    "Failure",
    "Ground",
    "Grounds",
    "Label",
    "Leaves",
    "Linking",
    "Out",
    "Outcome",
    "Pair",
    "Pairs",
    "Policy",
    "Rank",
    "Ranking",
    "Rebut",
    "Setting",
    "Strength",
    "Way",
    "Witness",
    "contributions",
    "dangerous_pairs",
    "difference",
    "double_counting",
    "evaluate",
    "nogoods",
    "rank",
    "strength",
]
