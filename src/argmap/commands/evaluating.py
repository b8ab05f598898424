"""What the commands that evaluate share: the options, and opening a map in a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from argmap.commands.terminal import RecordId, note, open_bench

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.semantics import Evaluation
    from argmap.workbench import Workbench

_REBUT = (
    "Whether objections to statements work one way or both; what the map says, else one-way, "
    "unless given."
)
_LEAVES = (
    "What becomes of claims without reasons that are no assumptions; what the map says, else "
    "assumed, unless given."
)


def policy_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--rebut`` and ``--leaves``."""
    leaves = click.option(
        "--leaves", type=click.Choice(["assumed", "unsupported"]), default=None, help=_LEAVES
    )
    rebut = click.option(
        "--rebut", type=click.Choice(["one-way", "symmetric"]), default=None, help=_REBUT
    )
    return rebut(leaves(command))


def scenario_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--scenario``, ``--assume`` and ``--reject``."""
    scenario = click.option(
        "--scenario", metavar="NAME", help="A scenario of the map; its default unless given."
    )
    assume = click.option(
        "--assume",
        multiple=True,
        type=RecordId(),
        metavar="ID",
        help="Accept this statement as well. May be repeated.",
    )
    reject = click.option(
        "--reject",
        multiple=True,
        type=RecordId(),
        metavar="ID",
        help="Withdraw this statement; or drop this argument or argued claim. May be repeated.",
    )
    return scenario(assume(reject(command)))


def evaluated(
    path: str,
    from_: str | None,
    *,
    scenario: str | None = None,
    assume: tuple[str, ...] = (),
    reject: tuple[str, ...] = (),
    rebut: str | None = None,
    leaves: str | None = None,
) -> tuple[Workbench, Evaluation]:
    """A map and its evaluation; what is to be said of the scenario is printed."""
    bench = open_bench(path, from_ or "")
    found = bench.evaluate(
        scenario or "", assume=assume, reject=reject, rebut=rebut or "", leaves=leaves or ""
    )
    tell(found)
    return bench, found


def tell(evaluation: Evaluation) -> None:
    """Prints what is to be said of a scenario before its labels are believed."""
    for remark in evaluation.diagnostics:
        note(f"{remark.severity}[{remark.code}]: {remark.message}")
        note(f"  hint: {remark.hint}")
