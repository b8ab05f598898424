"""``argmap questions``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from argmap.commands.evaluating import in_scenario
from argmap.commands.terminal import RecordId, format_option, note, paint, say, width

if TYPE_CHECKING:
    from argmap.semantics import Evaluation

_MOST = 20


@click.command()
@in_scenario
@click.argument("name", metavar="[ID]", required=False, type=RecordId())
@click.option("--all", "all_", is_flag=True, help="Show every question, answered ones too.")
@format_option("text", "json")
def command(evaluation: Evaluation, name: str | None, all_: bool, format_: str) -> int:
    """List the critical questions of a map, those first on which most depends.

    Every argument by a scheme can be asked the questions of the scheme. A question is answered when
    a premise of the argument, or a reason for one, addresses it; pressed when an objection does;
    else open. Those come first that the map itself asks, then those on whose arguments most theses
    and claims hang in the scenario. With an ID, the questions of that argument are shown.

    \b
    argmap questions graph/japan-south-korea-alignments.ttl
    argmap questions map.ttl in-milford
    """
    from argmap.checks.questioning import State, questions_of, ranked
    from argmap.report.questions import questions_data, questions_summary, questions_text

    asked = list(questions_of(evaluation.map))
    if name:
        topic = evaluation.id_of(name)
        asked = [a for a in asked if a.argument == topic]
    rows = ranked(evaluation, asked)
    everything = all_ or bool(name)
    shown = rows if everything else tuple(r for r in rows if r.asked.state is not State.ANSWERED)
    if format_ == "json":
        say(json.dumps(questions_data(shown), indent=2, ensure_ascii=False))
        return 0
    shown = shown if everything else shown[:_MOST]
    say(questions_text(shown, evaluation.map, width(), paint))
    note(questions_summary(rows, len(shown)))
    return 0
