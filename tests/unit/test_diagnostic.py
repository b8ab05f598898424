import pytest

from argmap.diagnostic import Diagnostic, Severity, in_order, worst
from argmap.span import NOWHERE, Span


def finding(code="ARG101", line=0, **more):
    return Diagnostic(code, "slug", Severity.ERROR, "m", span=Span("a", line, 1), **more)


def test_findings_are_sorted_by_place_then_code_and_repeats_dropped():
    given = [finding("ARG202", 2), finding("ARG201", 2), finding("ARG301", 1), finding("ARG301", 1)]
    assert [d.code for d in in_order(given)] == ["ARG301", "ARG201", "ARG202"]


def test_a_finding_can_be_given_a_place():
    assert finding().at(Span("b", 3, 4)).span == Span("b", 3, 4)


@pytest.mark.parametrize(
    ("span", "text"),
    [(NOWHERE, ""), (Span("a.ttl"), "a.ttl"), (Span("a", 3), "a:3"), (Span("a", 3, 4), "a:3:4")],
)
def test_a_place_is_written_as_far_as_it_is_known(span, text):
    assert str(span) == text


def test_severities_are_ordered():
    assert Severity.ERROR.at_least(Severity.WARNING)
    assert Severity.INFO.at_least(Severity.INFO)
    assert not Severity.INFO.at_least(Severity.WARNING)


def test_the_worst_is_the_most_serious():
    info = Diagnostic("ARG101", "s", Severity.INFO, "m")
    assert worst([info, finding()]) is Severity.ERROR
    assert worst([info]) is Severity.INFO
    assert worst([]) is None
