"""Results of an evaluation as RDF: a graph of its own beside the map, with PROV of the run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.model import Triple
from argmap.rdf.terms import TYPE, iri, literal
from argmap.rdf.turtle import turtle
from argmap.vocabulary import ARG, DCTERMS, KIND, PROV, RDFS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Run:
    """What was evaluated and how.

    Attributes:
        map: The map.
        scenario: Id of the scenario; empty when none was meant.
        choices: Everything else that the results depend on, in words, one choice each.
        program: Name and version of the program.
        statuses: For each statement and argument its concept in the list ``kind:Status``.
        plain: Whether the choices are the defaults, so that the scenario alone names the run.
    """

    map: ArgumentMap
    scenario: str
    choices: tuple[str, ...]
    program: str
    statuses: Mapping[str, str] = field(default_factory=dict)
    plain: bool = True

    @property
    def iri(self) -> str:
        """The name of the graph of results.

        It is made of that of the map, the scenario, and a digest of the choices where they are not
        the defaults.
        """
        scenario = self.map.iri_of(self.scenario).rpartition("#")[2] if self.scenario else "default"
        name = f"{self.map.iri.partition('#')[0]}/evaluation/{scenario.rpartition('/')[2]}"
        if self.plain:
            return name
        told = "\n".join(self.choices).encode()
        return f"{name}-{hashlib.sha256(told).hexdigest()[:12]}"


def results_turtle(run: Run) -> str:
    """The statuses and the provenance of a run as Turtle; load it as the graph that it names."""
    head = (
        "# What an evaluation of a map gives: a graph of its own, beside the map.\n"
        f"# Its name is <{run.iri}>.\n"
    )
    return turtle(results_triples(run), run.map.iri, head=head)


def results_trig(run: Run) -> str:
    """The same as TriG, in which the graph carries its name (TriG 1.1, section 2)."""
    lines = results_turtle(run).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("# ---"))
    return "\n".join([*lines[:start], f"<{run.iri}> {{", "", *lines[start:], "", "}"]) + "\n"


def results_triples(run: Run) -> list[Triple]:
    """The statuses and the provenance of a run."""
    graph, activity, agent = (iri(run.iri + tail) for tail in ("", "#run", "#program"))
    found = [
        Triple(graph, TYPE, iri(PROV + "Entity")),
        Triple(graph, iri(PROV + "wasDerivedFrom"), iri(run.map.iri)),
        Triple(graph, iri(PROV + "wasGeneratedBy"), activity),
        Triple(activity, TYPE, iri(PROV + "Activity")),
        Triple(activity, iri(PROV + "used"), iri(run.map.iri)),
        Triple(activity, iri(PROV + "wasAssociatedWith"), agent),
        Triple(agent, TYPE, iri(PROV + "SoftwareAgent")),
        Triple(agent, iri(RDFS + "label"), literal(run.program)),
    ]
    if run.scenario:
        found.append(Triple(activity, iri(PROV + "used"), iri(run.map.iri_of(run.scenario))))
    described = iri(DCTERMS + "description")
    found += [Triple(activity, described, literal(choice, "en")) for choice in run.choices]
    for name, status in run.statuses.items():
        node = iri(run.map.iri_of(name))
        found.append(Triple(node, iri(ARG + "status"), iri(KIND + status)))
    return found
