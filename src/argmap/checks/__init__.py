"""The checks of the reasoning: one module each, one table for all."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from argmap.checks.context import Context, Finder
from argmap.diagnostic import Diagnostic, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["CHECKS", "Check", "Context", "checks", "run"]

CHECKS: tuple[str, ...] = (
    "circular_support",
    "unsupported_claim",
    "orphan_claim",
    "self_objection",
    "undefined_reference",
    "unknown_term",
    "mixed_class",
    "contradictory_premises",
    "ungrounded_relation",
    "isolated_reconstruction",
    "supports_and_attacks",
    "missing_passage",
    "passage_mismatch",
    "implicit_with_place",
)
"""The modules of the checks, in order of their codes."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        finder: Its code, slug and severity.
        about: Its documentation: what it finds, why it matters, wrong, right, reference.
        find: The check itself.
    """

    finder: Finder
    about: str
    find: Callable[[Context], Iterable[Diagnostic]]


def checks() -> Iterator[Check]:
    """Every check, imported when it is reached."""
    for name in CHECKS:
        module: Any = import_module(f"argmap.checks.{name}")
        yield Check(module.FINDER, module.__doc__, module.check)


def run(context: Context) -> tuple[Diagnostic, ...]:
    """The findings of all checks, in order of place and code."""
    return in_order(finding for check in checks() for finding in check.find(context))
