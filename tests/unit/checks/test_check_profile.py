"""Which findings are wanted, and how serious they are taken to be."""

import pytest

from argmap.checks.profile import Profile
from argmap.diagnostic import Diagnostic, Severity
from argmap.errors import UnknownCode

LONE = ("ARG110", "lone-premise")


@pytest.mark.parametrize(
    ("select", "ignore", "default", "wanted"),
    [
        ((), (), True, True),
        ((), (), False, False),
        (("default",), (), False, False),
        (("all",), (), False, True),
        (("ARG110",), (), False, True),
        (("lone-premise",), (), False, True),
        (("ARG1",), (), False, True),
        (("ARG2",), (), True, False),
        (("default", "ARG1"), (), False, True),
        ((), ("ARG1",), True, False),
        ((), ("ARG2",), True, True),
        (("ARG110",), ("ARG1",), True, True),
        (("ARG1",), ("ARG110",), True, False),
        (("ARG110",), ("lone-premise",), True, False),
        (("all",), ("all",), True, False),
        (("ARG1100",), (), True, False),
        (("lone",), (), True, False),
    ],
)
def test_the_closer_name_holds_and_of_two_the_exclusion(select, ignore, default, wanted):
    assert Profile(select, ignore).wants(*LONE, default) is wanted


def test_severities_are_given_by_code_or_name():
    finding = Diagnostic("ARG110", "lone-premise", Severity.INFO, "x")
    by_code = Profile(severity={"ARG110": Severity.ERROR})
    by_name = Profile(severity={"lone-premise": Severity.WARNING})
    assert by_code.weighed(finding).severity is Severity.ERROR
    assert by_name.weighed(finding).severity is Severity.WARNING
    assert Profile().weighed(finding) is finding


def test_the_closest_name_gives_the_severity():
    finding = Diagnostic("ARG110", "lone-premise", Severity.INFO, "x")
    both = {"ARG1": Severity.ERROR, "lone-premise": Severity.WARNING}
    assert Profile(severity=both).weighed(finding).severity is Severity.WARNING
    assert Profile(severity={"all": Severity.ERROR}).weighed(finding).severity is Severity.ERROR
    assert Profile(severity={"ARG2": Severity.ERROR}).weighed(finding) is finding


def test_what_was_selected_was_asked_for():
    assert Profile(("lone-premise",)).asks_for(*LONE)
    assert Profile(("ARG1",)).asks_for(*LONE)
    assert Profile(("all",)).asks_for(*LONE)
    assert not Profile(("default",)).asks_for(*LONE)
    assert not Profile().asks_for(*LONE)


def test_a_name_that_fits_nothing_stops_with_the_nearest():
    with pytest.raises(UnknownCode) as caught:
        Profile(("lone-premises",)).require_known([LONE])
    assert "lone-premise" in caught.value.hint
    Profile(("ARG1", "all", "default"), ("lone-premise",)).require_known([LONE])
