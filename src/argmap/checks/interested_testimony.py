"""Evidence from somebody who stands to gain by what it supports.

What it finds:
    Evidence that is put forward by an agent, or taken from a source made by an agent, who is said
    to have a stake in a statement that the evidence supports, in one step or by way of others. Who
    wrote the document that is analysed is not taken for the voice of all it reports.

Why it matters:
    Interest does not make a report false, but a reader should know of it and ask whether anybody
    without a stake says the same.

Wrong:
    :maker a prov:Organization ; foaf:name "The maker" ; arg:hasStakeIn :thesis .
    :thesis a arg:Claim ; arg:text "The drug is safe." ; arg:implicit true .
    :trial a arg:Evidence ; arg:text "No harm was seen in the trial." ; arg:implicit true ;
        arg:assertedBy :maker .
    :step a arg:Inference ; arg:premise :trial ; arg:conclusion :thesis .

Right:
    :maker a prov:Organization ; foaf:name "The maker" ; arg:hasStakeIn :thesis .
    :clinic a prov:Organization ; foaf:name "The clinic" .
    :thesis a arg:Claim ; arg:text "The drug is safe." ; arg:implicit true .
    :trial a arg:Evidence ; arg:text "No harm was seen in the trial." ; arg:implicit true ;
        arg:assertedBy :clinic .
    :step a arg:Inference ; arg:premise :trial ; arg:conclusion :thesis .

Reference:
    Walton, Legal Argumentation and Evidence (2002), on bias; the critical question of
    trustworthiness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.context import Context, Finder
from argmap.checks.reach import grounds_of, path_back, reached
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Statement

FINDER = Finder("ARG215", "interested-testimony", Severity.INFO)


def check(context: Context) -> Iterator[Diagnostic]:
    """One finding for each piece of evidence and agent."""
    stakes = {agent.id: agent.stakes for agent in context.map.agents if agent.stakes}
    if not stakes:
        return
    analysed = set(context.map.sources_analysed)
    makers = {s.id: set(s.creators) for s in context.map.sources if s.id not in analysed}
    told: dict[str, list[str]] = {}
    for statement in context.map.statements:
        if statement.kind is StatementKind.EVIDENCE:
            for agent in stakes.keys() & _voices(statement, makers):
                told.setdefault(agent, []).append(statement.id)
    grounds = grounds_of(context.steps_to)
    for agent in sorted(told):
        below = reached(stakes[agent], grounds, _MOST)
        for name in told[agent]:
            if name in below:
                yield _finding(context, agent, path_back(below, name)[::-1])


_MOST = 20_000
"""So many statements on which those that an agent has a stake in rest are looked at."""


def _voices(statement: Statement, makers: dict[str, set[str]]) -> set[str]:
    """Those who put a statement forward, and those who made its sources."""
    voices = set(statement.asserted_by)
    return voices.union(*(makers.get(source, set()) for source in statement.sources))


def _finding(context: Context, agent: str, path: tuple[str, ...]) -> Diagnostic:
    return FINDER(
        context,
        path[0],
        f"{path[0]} comes from {agent}, who has a stake in {_gained(path)}",
        "look for evidence from somebody without a stake, or say why this one can be trusted",
        (agent, *path),
    )


def _gained(path: tuple[str, ...]) -> str:
    return f"{path[-1]}, which it supports" if len(path) > 1 else "its being believed"
