"""``argmap serve``."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.commands.elsewhere import authorization
from argmap.commands.progress import Progress
from argmap.commands.terminal import Map, from_option, note, open_bench, source_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.web.library import Library

SECRET = "ARGMAP_TOKEN"
"""The variable that may hold the token."""
_SHORTEST = 16
"""So long a token must be."""
_ADDRESS = re.compile(r"https?://[^/?#<>\"\s\\]+(?:/[^?#<>\"\s\\]*)?")
_ORIGIN = re.compile(r"\*|https?://[^/\s]+")


def _bytes_option(name: str, usual: int, most: int, help_: str) -> Callable[[Any], Any]:
    """An option that limits how large something may be."""
    size = click.IntRange(1_000, most)
    return click.option(
        name, type=size, default=usual, show_default=True, metavar="BYTES", help=help_
    )


@click.command()
@click.argument("paths", nargs=-1, type=Map(), metavar="[MAP...]")
@click.option(
    "--store",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="Serve the maps of a store, which argmap load has made, instead of files.",
)
@click.option(
    "--endpoint",
    metavar="URL",
    help="Serve the maps of a SPARQL 1.1 endpoint elsewhere, each from the graph of its IRI.",
)
@source_option
@click.option("--port", type=click.IntRange(0, 65535), default=7880, show_default=True)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; others than this machine reach it by another one only.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name by which others call the server; may be repeated.",
)
@click.option(
    "--public-url",
    default="",
    metavar="URL",
    help="The address by which others know the server, where something stands before it.",
)
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="A site whose pages may ask, such as https://example.org; * for any. May be repeated.",
)
@click.option(
    "--writable",
    is_flag=True,
    help="Let who knows the token change the store, by SPARQL Update and the Graph Store Protocol.",
)
@click.option(
    "--token-file",
    metavar="FILE",
    help="Read the token from this file; else ARGMAP_TOKEN may hold it, else one is made up and "
    "shown.",
)
@_bytes_option("--max-upload", 100_000_000, 10_000_000_000, "The largest graph that is taken in.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=3600),
    default=30.0,
    show_default=True,
    help="Seconds after which a query, or the making of a page, is stopped.",
)
@_bytes_option("--max-bytes", 1_000_000, 100_000_000, "The longest request.")
@_bytes_option(
    "--max-answer",
    200_000_000,
    10_000_000_000,
    "The longest answer to a query, or graph at /data; it is held in memory until it is sent.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="So many queries are answered, and so many pages made, at once; others wait.",
)
@from_option
def command(
    paths: tuple[str, ...],
    store: str | None,
    endpoint: str | None,
    sources: tuple[str, ...],
    port: int,
    host: str,
    names: tuple[str, ...],
    public_url: str,
    origins: tuple[str, ...],
    writable: bool,
    token_file: str | None,
    max_upload: int,
    timeout: float,
    max_bytes: int,
    max_answer: int,
    processes: int,
    from_: str | None,
) -> int:
    """Serve maps to browsers and to SPARQL clients.

    On this machine alone unless told otherwise. /sparql answers the SPARQL 1.1 Protocol, and shows
    an editor to a browser; / shows the maps; /graph/NAME is a map as a page, Turtle, N-Triples or
    JSON-LD; /data?graph=IRI reads a graph; /.well-known/void and /openapi.json say what there is.
    SERVICE is refused, and a query is stopped at its limit. Ctrl-C ends it.

    Nothing can be changed, unless a store is served as --writable: then who sends the token as
    Authorization: Bearer TOKEN may PUT, POST and DELETE graphs at /data?graph=IRI and send updates
    to /sparql. A change is made whole or not at all, and what follows from a map, and its labels,
    are worked out anew.

    \b
    argmap serve graph/japan-south-korea-alignments.ttl
    argmap serve --store maps --port 8080
    argmap serve --endpoint https://example.org/sparql
    curl --data-urlencode 'query=SELECT * { ?s a arg:Claim }' localhost:7880/sparql
    """
    from argmap.errors import MissingExtra
    from argmap.rdf.limits import memory_limit

    if [bool(paths), bool(store), bool(endpoint)].count(True) != 1:
        raise click.UsageError("Name maps, a store with --store DIR, or an --endpoint URL.")
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise click.BadParameter(f"{origin!r} is no origin", param_hint="--cors")
    if public_url and not _ADDRESS.fullmatch(public_url):
        raise click.BadParameter(f"{public_url!r} is no address", param_hint="--public-url")
    try:
        from argmap.web.gate import Limits
        from argmap.web.serving import application, serve
    except ImportError:
        raise MissingExtra("argmap serve", "server") from None
    if (writable and not store) or (token_file and not writable):
        raise click.UsageError("--writable is for --store, and --token-file for --writable.")
    memory_limit()
    token = _token(token_file) if writable else ""
    if endpoint:
        from argmap.web.elsewhere import Elsewhere

        library: Library = Elsewhere(endpoint, timeout, authorization())
    else:
        library = _library(paths, store, sources, from_ or "", writable)
    count = len(library.shelves())
    limits = Limits(
        timeout=timeout,
        body=max_bytes,
        result=max_answer,
        processes=processes,
        hosts=(host.lower(), *(name.lower() for name in names)),
        origins=origins,
        union=not paths,
        token=token,
        upload=max_upload,
    )

    def ready(bound: int) -> None:
        shown = f"[{host}]" if ":" in host else host
        note(f"{count} map{'s' * (count != 1)} at http://{shown}:{bound}/ (Ctrl-C ends)")

    root = public_url.rstrip("/") + "/" if public_url else ""
    serve(application(library, limits, root), host, port, ready)
    return 0


def _token(path: str | None) -> str:
    """The token that who changes something must know."""
    from argmap.files import read_bytes

    told = read_bytes(path).decode("utf-8", "replace") if path else os.environ.get(SECRET, "")
    token = told.strip()
    if not token and not path and SECRET not in os.environ:
        token = secrets.token_urlsafe(24)
        note(f"who changes something sends Authorization: Bearer {token}")
    if len(token) < _SHORTEST or not token.isascii() or not token.isprintable() or " " in token:
        raise click.UsageError(
            f"A token has at least {_SHORTEST} letters, digits and signs, and no spaces."
        )
    return token


def _library(
    paths: tuple[str, ...],
    store: str | None,
    sources: tuple[str, ...],
    from_: str,
    writable: bool,
) -> Library:
    """The maps."""
    from argmap.web.library import Files, Stored

    if store:
        from argmap.rdf.store import MapStore

        found = MapStore(store)
        if writable and not Path(store).exists():
            found.load([])
        _ = found.holdings
        return Stored(found)
    with Progress(*(f"Reading {path}" for path in paths)) as progress:
        benches = []
        for path in paths:
            benches.append(open_bench(path, from_, sources))
            progress.next()
    return Files(benches)
