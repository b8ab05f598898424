"""How a map is read when it is evaluated, and what an evaluation can say of an element."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


class Label(StrEnum):
    """What an evaluation says of a statement or an argument (Caminada 2006).

    For a statement: it is true, false or undefined in the well-founded model of the map.
    For an argument: its premises stand and nothing defeats it; that fails; neither is settled.
    """

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


class Out(StrEnum):
    """Why something is out."""

    DEFEATED = "defeated"
    """It could be derived if all attacks were left out."""
    UNSUPPORTED = "unsupported"
    """It could not even then."""
    CIRCULAR = "circular"
    """What support it has leads into a circle and never to anything accepted."""


class Rebut(StrEnum):
    """Whether a statement that stands holds off the objections to it.

    One-way: an objection whose premises stand defeats its target, whatever speaks for that.
    Symmetric: reasons for and against a statement attack each other, as in ASPIC+ with
    contradictory conclusions (Modgil & Prakken 2013); neither wins by itself.
    """

    ONE_WAY = "one-way"
    SYMMETRIC = "symmetric"


class Leaves(StrEnum):
    """What becomes of claims for which no reason is given and that are not marked assumptions."""

    ASSUMED = "assumed"
    """Each is accepted like an assumption and can be withdrawn like one."""
    UNSUPPORTED = "unsupported"
    """None is ever in."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The choices that every report names.

    Attributes:
        rebut: Whether objections to statements work one way or both.
        leaves: What becomes of unmarked claims without reasons.
    """

    rebut: Rebut = Rebut.ONE_WAY
    leaves: Leaves = Leaves.ASSUMED

    @property
    def words(self) -> str:
        """The policy in one line."""
        leaves = "assumed" if self.leaves is Leaves.ASSUMED else "never in"
        return f"objections work {_WORKS[self.rebut]}; claims without reasons are {leaves}"


_WORKS = {Rebut.ONE_WAY: "one way", Rebut.SYMMETRIC: "both ways"}


def policy_of(argument_map: ArgumentMap, rebut: str = "", leaves: str = "") -> Policy:
    """The policy for a map: what is asked for, else what the map says, else the default.

    A map says it in its free data: ``evaluation: {rebut: symmetric, leaves: unsupported}``.
    Values that are not known there are passed over; ``unknown_settings`` tells them.
    """
    stated = argument_map.data.value.get("evaluation")
    policy = Policy()
    if isinstance(stated, dict):
        said, kept = str(stated.get("rebut", "")), str(stated.get("leaves", ""))
        policy = replace(
            policy,
            rebut=Rebut(said) if said in set(Rebut) else policy.rebut,
            leaves=Leaves(kept) if kept in set(Leaves) else policy.leaves,
        )
    return Policy(Rebut(rebut or policy.rebut), Leaves(leaves or policy.leaves))


def unknown_settings(argument_map: ArgumentMap) -> tuple[str, ...]:
    """What a map says under ``evaluation`` in its data that cannot be understood, in words."""
    stated = argument_map.data.value.get("evaluation")
    if stated is None:
        return ()
    if not isinstance(stated, dict):
        return (f"evaluation: {stated}",)
    known: dict[str, tuple[str, ...]] = {"rebut": tuple(Rebut), "leaves": tuple(Leaves)}
    return tuple(
        f"{key}: {value}"
        for key, value in sorted(stated.items())
        if not isinstance(value, str) or value not in known.get(key, ())
    )
