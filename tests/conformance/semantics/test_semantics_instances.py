"""The instances of the competitions, where their folder is named in ``ARGMAP_INSTANCES``."""

import os
from pathlib import Path

import pytest

from argmap.semantics.dung import (
    Semantics,
    credulous,
    extensions,
    grounded,
    sceptical,
    some_extension,
)
from argmap.semantics.iccma import detect, read

_TOO_HARD = {"n512p5q2_vh.tgf", "n320p5q2_n.tgf", "n256p3q08n.tgf"}
"""These take minutes."""


@pytest.fixture(scope="module")
def instances():
    folder = os.environ.get("ARGMAP_INSTANCES")
    if not folder:
        pytest.skip("name the folder of the instances in ARGMAP_INSTANCES")
    return Path(folder)


def test_the_answers_on_which_solvers_agree(oracle, instances):
    asked = 0
    for data in oracle("iccma/instances.json")["instances"]:
        path = instances / data["file"]
        if not path.is_file() or data["file"] in _TOO_HARD:
            continue
        text = path.read_text()
        framework = read(str(path), text, detect(str(path), text))
        assert len(framework) == data["arguments"]
        assert len(framework.attacks) == data["attacks"]
        labels = grounded(framework)
        counts = {
            name: labels.count(value) for name, value in (("IN", 1), ("OUT", 0), ("UNDEC", 2))
        }
        assert counts == data["grounded"]
        tasks = data["tasks"]
        for task, told in tasks.items():
            argument = (told["query"] or 1) - 1
            asked += 1
            if task == "stable_exists":
                found = some_extension(framework, Semantics.STABLE) is not None
            elif task == "DC-PR":
                found = credulous(framework, Semantics.PREFERRED, argument).accepted
            elif task == "DS-PR":
                found = sceptical(framework, Semantics.PREFERRED, argument, certify=False).accepted
            else:
                found = len(next(extensions(framework, Semantics.IDEAL)))
            assert found == told["answer"], (data["file"], task)
    assert asked
