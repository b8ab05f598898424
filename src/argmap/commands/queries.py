"""``argmap queries``."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from textwrap import fill

import click

from argmap.commands.terminal import format_option, paint, say, width


@click.command()
@click.argument("name", required=False)
@format_option("text", "json")
def command(name: str | None, format_: str) -> int:
    """List the questions that come with argmap, or print the query NAME.

    \b
    argmap queries
    argmap queries direct-reasons
    argmap query map.ttl --named direct-reasons
    """
    from argmap.rdf.named import named_queries, named_query

    if name:
        found = named_query(name)
        say(json.dumps(asdict(found), indent=2) if format_ == "json" else found.text)
    elif format_ == "json":
        say(json.dumps([asdict(query) for query in named_queries()], indent=2))
    else:
        say(_listed())
    return 0


def _listed() -> str:
    from argmap.rdf.named import named_queries

    queries = named_queries()
    column = max((len(query.name) for query in queries), default=0) + 2
    parts = []
    for topic, group in groupby(queries, key=lambda query: query.topic):
        lines = [
            fill(
                query.question,
                width=width(),
                initial_indent=f"  {query.name:<{column}}",
                subsequent_indent=" " * (column + 2),
            )
            for query in group
        ]
        parts.append("\n".join([paint(topic, "strong"), *lines]))
    return "\n\n".join(parts)
