"""``argmap query``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.commands.elsewhere import authorization
from argmap.commands.terminal import colourful, from_option, open_bench, say, width

if TYPE_CHECKING:
    from argmap.rdf.endpoint import EndpointSession
    from argmap.rdf.session import Answer, QueryProcess


@click.command()
@click.argument("arguments", nargs=-1, metavar="[MAP...] ['SPARQL']")
@click.option(
    "--store",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="Ask all maps of a store, which argmap load has made, instead of files.",
)
@click.option(
    "--endpoint",
    metavar="URL",
    help="Ask a SPARQL 1.1 endpoint over the network instead of files.",
)
@click.option(
    "--graph",
    "graphs",
    multiple=True,
    metavar="IRI",
    help="With --endpoint: a graph to ask; may be repeated. Engines differ in what they ask when "
    "none is named.",
)
@click.option(
    "--map",
    "map_",
    default="",
    metavar="IRI",
    help="With --store and --endpoint: the map that the empty prefix and bare ids stand for.",
)
@click.option("--file", "file_", metavar="PATH", help="Read the query from a file; - for input.")
@click.option("--named", metavar="NAME", help="Ask a question that comes with argmap.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="VAR=ID",
    help="Set a variable of the query to a record of the map, such as claim=close-bridge.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv", "tsv", "xml", "turtle"]),
    default="table",
    show_default=True,
    help="How to print the result; graphs are printed as Turtle unless xml is asked for.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=3600),
    default=30.0,
    show_default=True,
    help="Seconds after which the query is stopped.",
)
@click.option(
    "--allow-service",
    "services",
    multiple=True,
    metavar="IRI",
    help="Let SERVICE ask this endpoint; nothing is asked otherwise.",
)
@from_option
def command(
    arguments: tuple[str, ...],
    store: str | None,
    endpoint: str | None,
    graphs: tuple[str, ...],
    map_: str,
    file_: str | None,
    named: str | None,
    settings: tuple[str, ...],
    format_: str,
    timeout: float,
    services: tuple[str, ...],
    from_: str | None,
) -> int:
    """Ask SPARQL of one or more maps, of a store of many, or of an endpoint.

    The query sees the maps, the vocabulary and the derived shortcuts arg:supports, arg:attacks and
    arg:restsOn. The usual prefixes are known beforehand, and the empty one stands for the records
    of the first MAP. SELECT, ASK, CONSTRUCT and DESCRIBE are answered. SERVICE and LOAD are
    refused. GRAPH names each map by its IRI.

    \b
    argmap query map.ttl 'SELECT ?e WHERE { ?e a arg:Evidence ; arg:evidenceKind kind:poll }'
    argmap query map.ttl --named direct-reasons --set claim=close-bridge
    argmap query a.ttl b.ttl --file question.rq --format csv
    argmap query --endpoint http://localhost:7880/sparql --named leading-sources
    argmap query --store maps 'SELECT ?map ?claim WHERE { GRAPH ?map { ?claim a arg:Claim } }'
    """
    if store and endpoint:
        raise click.UsageError("--store and --endpoint exclude each other.")
    if map_ and not (store or endpoint):
        raise click.UsageError("--map goes with --store or --endpoint.")
    if graphs and not endpoint:
        raise click.UsageError("--graph goes with --endpoint.")
    paths, text = _split(arguments, file_, named, bool(store or endpoint))
    session: QueryProcess | EndpointSession
    if endpoint:
        from argmap.rdf.endpoint import EndpointSession

        session = EndpointSession(endpoint, graphs, map_, authorization())
        spaces = {"": session.space} if session.space else {}
    else:
        session, spaces = _asked(paths, store, map_, from_ or "")
    with session:
        answer = session.ask(
            text,
            bindings=dict(_setting(setting) for setting in settings),
            form={"table": "json", "json": "json", "turtle": "turtle"}.get(format_, format_),
            timeout=timeout,
            services=services,
        )
        if answer.form == "graph" and format_ in {"csv", "tsv", "json"}:
            raise click.UsageError(f"The query gives a graph, which {format_} cannot hold.")
        if answer.form != "graph" and format_ == "turtle":
            raise click.UsageError("The query gives a table, which turtle cannot hold.")
        if answer.form == "graph" and format_ == "table":
            answer = session.ask(text, form="turtle", timeout=timeout, services=services)
    say(_printed(answer, format_, spaces))
    return 0


def _asked(
    paths: tuple[str, ...], store: str | None, map_: str, from_: str
) -> tuple[QueryProcess, dict[str, str]]:
    """What is asked, and the prefixes by which its answers are shortened."""
    if store:
        from argmap.rdf.store import MapStore, StoreSession

        kept = StoreSession(MapStore(store), map_)
        return kept, {"": kept.space} if kept.space else {}
    from argmap.rdf.query import Session

    benches = [open_bench(path, from_) for path in paths]
    spaces = {"": benches[0].map.space} | benches[0].loaded.prefixes
    return Session([bench.map for bench in benches]), spaces


def _split(
    arguments: tuple[str, ...], file_: str | None, named: str | None, stored: bool
) -> tuple[tuple[str, ...], str]:
    """The maps and the text of the query."""
    from argmap.files import read_bytes
    from argmap.rdf.named import named_query

    if not arguments and not (stored and (file_ or named)):
        raise click.UsageError("Name a map, a store with --store DIR, or an --endpoint.")
    if any("{" in path for path in arguments[:-1]) or (named and "{" in "".join(arguments[-1:])):
        raise click.UsageError("The query comes after the maps: argmap query MAP... 'SPARQL'.")
    if file_ and named:
        raise click.UsageError("--file and --named exclude each other.")
    if stored and len(arguments) > (not (named or file_)):
        raise click.UsageError("A store or an endpoint is asked; leave out the files.")
    if named:
        return arguments, named_query(named).text
    if file_:
        return arguments, read_bytes(file_).decode("utf-8-sig", "replace")
    if len(arguments) < 2 - stored:
        raise click.UsageError(
            "Say what to ask: a query in quotes after the map, --file or --named. "
            "argmap queries lists the questions that come with argmap."
        )
    return arguments[:-1], arguments[-1]


def _setting(setting: str) -> tuple[str, str]:
    name, equals, value = setting.partition("=")
    if not (name and equals and value):
        raise click.BadParameter(f"{setting!r} is not VAR=ID", param_hint="--set")
    return name.lstrip("?$"), value.removeprefix(":")


def _printed(answer: Answer, format_: str, prefixes: dict[str, str]) -> str:
    from argmap.report.table import answer_table

    if format_ == "table" and answer.form != "graph":
        return answer_table(answer, prefixes, width(), colourful())
    return answer.body.decode("utf-8").replace("\r\n", "\n")
