"""What the commands that evaluate share: the options, and opening a map in a scenario."""

from __future__ import annotations

from functools import wraps
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.progress import Progress
from argmap.commands.terminal import Map, RecordId, advise, from_option, note, open_bench

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.semantics import Evaluation

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


def in_scenario(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the argument ``MAP`` and the options that say how to evaluate it.

    The command gets ``evaluation``, the map in its scenario, in place of them, once what there is
    to say of the scenario has been printed. With ``elsewhere`` it is the part of a map at an
    endpoint that bears on ``name``.
    """

    @wraps(command)
    def call(
        path: str,
        from_: str | None,
        scenario: str | None,
        assume: tuple[str, ...],
        reject: tuple[str, ...],
        rebut: str | None,
        leaves: str | None,
        **rest: Any,
    ) -> Any:
        elsewhere = rest.pop("elsewhere", None)
        with Progress(f"Reading {PurePath(path).name}", "Evaluating the map") as progress:
            if elsewhere:
                bench = elsewhere.bench(path, (rest["name"], *assume, *reject))
            else:
                bench = open_bench(path, from_ or "")
            progress.next()
            found = bench.evaluate(
                scenario or "", assume=assume, reject=reject, rebut=rebut or "", leaves=leaves or ""
            )
        tell(found)
        return command(evaluation=found, **rest)

    with_options = scenario_options(policy_options(from_option(call)))
    return click.argument("path", metavar="MAP", type=Map())(with_options)


def tell(evaluation: Evaluation, before: Evaluation | None = None) -> None:
    """Prints what is to be said of a scenario, unless it was said of the one before."""
    said = before.diagnostics if before else ()
    for remark in (r for r in evaluation.diagnostics if r not in said):
        note(f"{remark.severity}[{remark.code}]: {remark.message}")
        advise(remark.hint)
