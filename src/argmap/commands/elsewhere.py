"""Maps that lie at an endpoint: the options that name it, and opening them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from argmap.model import ArgumentMap
    from argmap.report.info import Info
    from argmap.workbench import Workbench

SECRET = "ARGMAP_AUTHORIZATION"
"""The variable that may hold the header ``Authorization``."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An endpoint that the user named.

    Attributes:
        address: Its address.
        graph: IRI of the graph in which the map lies; that of the map when empty.
        timeout: Seconds in which each request must be answered.
        authorization: The header ``Authorization`` to be sent; none when empty.
    """

    address: str
    graph: str
    timeout: float
    authorization: str

    def bench(
        self, map_iri: str, names: Collection[str] = (), depth: int | None = None
    ) -> Workbench:
        """The part of the map that bears on some elements; on its theses when none are named."""
        from argmap.workbench import open_remote

        with Progress(f"Asking {self.address}"):
            return open_remote(
                self.address,
                map_iri,
                [name.removeprefix(":") for name in names],
                depth,
                graph=self.graph,
                timeout=self.timeout,
                authorization=self.authorization,
            )

    def info(self, map_iri: str) -> tuple[Info, ArgumentMap]:
        """The figures of the map, and what was fetched of it."""
        from argmap.workbench import remote_info

        with Progress(f"Asking {self.address}"):
            return remote_info(
                self.address,
                map_iri,
                graph=self.graph,
                timeout=self.timeout,
                authorization=self.authorization,
            )


def elsewhere_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--endpoint``, ``--graph`` and ``--request-timeout``.

    The command gets ``elsewhere``, an ``Elsewhere`` or None.
    """

    @wraps(command)
    def call(endpoint: str | None, graph: str, request_timeout: float, **rest: Any) -> Any:
        if graph and not endpoint:
            raise click.UsageError("--graph is for --endpoint.")
        place = Elsewhere(endpoint, graph, request_timeout, authorization()) if endpoint else None
        return command(elsewhere=place, **rest)

    timeout = click.option(
        "--request-timeout",
        type=click.FloatRange(min=0.1, max=3600),
        default=30.0,
        show_default=True,
        help="With --endpoint: seconds in which each request must be answered.",
    )
    graph = click.option(
        "--graph",
        default="",
        metavar="IRI",
        help="With --endpoint: the graph in which the map lies, where it is not that of the map.",
    )
    endpoint = click.option(
        "--endpoint",
        metavar="URL",
        help="Ask a SPARQL 1.1 endpoint over the network; MAP is then the IRI of a map there, and "
        "no more of it is fetched than is needed.",
    )
    return endpoint(graph(timeout(call)))


def place_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--store`` and ``--graph-store`` of what changes a store."""
    here = click.option(
        "--store",
        metavar="DIR",
        type=click.Path(file_okay=False),
        help="The folder of the store.",
    )
    there = click.option(
        "--graph-store",
        metavar="URL",
        help="A store elsewhere, by the address of its SPARQL 1.1 Graph Store Protocol (Oxigraph: "
        "/store, Fuseki: /DATASET/data, Virtuoso: /sparql-graph-crud, argmap serve: /data). "
        f"{SECRET} may hold what it wants as Authorization.",
    )
    return here(there(command))


def require_one(store: str | None, graph_store: str | None) -> None:
    """Stops unless just one place is named.

    Raises:
        UsageError: There is none, or there are two.
    """
    if bool(store) == bool(graph_store):
        raise click.UsageError("Name a store with --store DIR, or one elsewhere: --graph-store URL")


def authorization() -> str:
    """What the environment says is to be sent as ``Authorization``."""
    return os.environ.get(SECRET, "").strip()
