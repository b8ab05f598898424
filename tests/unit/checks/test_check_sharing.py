"""Two processors that share the checks of a large map find what one does."""

import os
import signal
from pathlib import Path

import pytest

from argmap.checks import Context, run, sharing
from argmap.diagnostic import Diagnostic, Severity
from argmap.workbench import open_map

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
PLANTED = sorted((Path(__file__).parents[3] / "examples" / "planted-faults").glob("*.ttl"))


def said(word):
    return [Diagnostic("ARG299", "example", Severity.INFO, word)]


@pytest.mark.parametrize("path", PLANTED, ids=lambda path: path.stem)
def test_the_findings_are_those_of_one_process(path, monkeypatch):
    planted = open_map(path).map
    alone = run(Context(planted))
    monkeypatch.setattr(sharing, "may_fork", lambda: True)
    monkeypatch.setattr(sharing, "WORTHWHILE", 0)
    assert alone
    assert run(Context(planted)) == alone


def test_results_come_in_the_order_of_the_tasks():
    tasks = [lambda n=n: said(str(n)) for n in range(40)]
    assert [found[0].message for found in sharing.shared_out(tasks)] == [str(n) for n in range(40)]


def test_what_a_fork_does_not_finish_is_done_here():
    here = os.getpid()

    def only_here():
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return said("done")

    assert sharing.shared_out([only_here] * 20) == [said("done")] * 20


def test_an_error_is_raised_as_ever():
    def fails():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        sharing.shared_out([fails, lambda: said("x")])
