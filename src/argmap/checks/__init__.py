"""The checks of the reasoning: one module each, one table for all."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from argmap.checks import sharing
from argmap.checks.check import Check
from argmap.checks.context import Context
from argmap.diagnostic import Diagnostic, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["CHECKS", "Check", "Context", "checks", "findings", "run"]

CHECKS: tuple[str, ...] = (
    "circular_support",
    "unsupported_claim",
    "orphan_claim",
    "self_objection",
    "undefined_reference",
    "unknown_term",
    "mixed_class",
    "disconnected_map",
    "thesis_mismatch",
    "lone_premise",
    "over_linked",
    "nested_support",
    "redundant_support",
    "duplicate_claim",
    "compound_claim",
    "not_a_proposition",
    "unused_allowance",
    "bare_allowance",
    "contradictory_premises",
    "ungrounded_relation",
    "isolated_reconstruction",
    "supports_and_attacks",
    "open_critical_question",
    "missing_scheme_premise",
    "begging_the_question",
    "one_sided_conclusion",
    "term_from_nowhere",
    "dangling_term",
    "shared_source",
    "attack_on_strict",
    "scope_leap",
    "certainty_leap",
    "interested_testimony",
    "conditional_conclusion_used_flat",
    "unused_assumption",
    "missing_passage",
    "passage_mismatch",
    "implicit_with_place",
    "overlapping_passages",
    "copied_text",
    "anachronistic_evidence",
    "stale_evidence",
    "moved_passage",
    "single_point_of_failure",
    "unanswered_objection",
    "inconsistent_acceptance",
    "ineffective_objection",
    "ineffective_evidence",
    "undecided_thesis",
    "policy_dependent_thesis",
    "double_counting",
    "long_weak_chain",
    "credence_out_of_bounds",
    "undeclared_assumption",
)
"""The modules of the checks, in order of their codes."""


LAST: tuple[str, ...] = ("unused_allowance",)
"""Those that look at what the others found."""


def checks() -> Iterator[Check]:
    """Every check, imported when it is reached."""
    for name in CHECKS:
        module: Any = import_module(f"argmap.checks.{name}")
        yield Check(module.FINDER, module.__doc__, module.check)


def run(
    context: Context,
    chosen: Iterable[Check] | None = None,
    others: tuple[Diagnostic, ...] = (),
) -> tuple[Diagnostic, ...]:
    """The findings of the checks, in order of place and code.

    A check that fails is reported as a finding of its own, and the others go on.

    Args:
        context: What to check.
        chosen: The checks to run; those that run by default when None.
        others: What was found otherwise, for the checks that look at all findings.

    Raises:
        UnknownScenario: The map has no scenario of the name in the context.
    """
    return in_order(findings(context, chosen, others))


def _each(context: Context, wanted: list[Check]) -> list[list[Diagnostic]]:
    """What each check finds; two processors share the checks of a very large map."""
    tasks = [partial(check.findings, context) for check in wanted]
    worthwhile = sharing.WORTHWHILE <= len(context.map) < sharing.TOO_LARGE
    worthwhile = worthwhile and len(tasks) <= sharing.MOST
    if not worthwhile or not sharing.may_fork():
        return [task() for task in tasks]
    with suppress(Exception):  # whichever check needs it tells that it failed
        _ = context.evaluation, context.cone, context.map.uses_of, context.steps_to
    return sharing.shared_out(tasks)


def findings(
    context: Context,
    chosen: Iterable[Check] | None = None,
    others: tuple[Diagnostic, ...] = (),
) -> list[Diagnostic]:
    """What ``run`` gives, in the order of the checks and with repeats."""
    wanted = [c for c in checks() if c.finder.default] if chosen is None else list(chosen)
    last = {name.replace("_", "-") for name in LAST}
    first = [check for check in wanted if check.finder.slug not in last]
    found = [finding for several in _each(context, first) for finding in several]
    judged = context.judged | {check.finder.slug for check in first}
    seen = replace(context, found=(*others, *found), judged=judged)
    for check in wanted:
        if check.finder.slug in last:
            found.extend(check.findings(seen))
    return found
