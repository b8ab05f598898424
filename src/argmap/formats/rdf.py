"""Maps in the syntaxes of RDF."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.aif.graph import is_aif
from argmap.formats.aif.rdf import of_graph
from argmap.formats.loaded import Loaded, nowhere
from argmap.formats.naming import map_iri
from argmap.model import ArgumentMap
from argmap.rdf.parse import Parsed, parse, rewritten
from argmap.rdf.read import map_iris, read_map
from argmap.rdf.skolem import named
from argmap.rdf.write import triples
from argmap.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.formats.table import Format
    from argmap.model import Triple
    from argmap.rdf.locate import Places

_WITH_PLACES = frozenset({"turtle", "trig", "nanopub", "ntriples", "nquads"})


def read(
    data: bytes, row: Format, path: str, fetch: Callable[[str], bytes] | None = None
) -> Loaded:
    """The map in a file of RDF, or the AIF in it; faults are diagnostics, never exceptions."""
    _ = fetch  # a file of RDF is read alone
    base = map_iri(path)
    data = data.removeprefix(b"\xef\xbb\xbf")
    parsed = _parsed(data, row.name, base, path)
    iris = map_iris(parsed.triples)
    if not iris and is_aif(parsed.triples):
        found = of_graph(parsed.triples, base, path)
        return replace(found, diagnostics=parsed.diagnostics + found.diagnostics)
    home = iris[0] if iris else base
    argument_map = read_map(named(parsed.triples, home.partition("#")[0] + "#"), base)
    text = data.decode("utf-8", "replace")
    return Loaded(
        argument_map,
        parsed.diagnostics + _several(iris, path) + _merged(parsed.graphs, path),
        path,
        text,
        parsed.prefixes,
        head_comments(text),
        _Mentions(argument_map, text, base, path) if row.name in _WITH_PLACES else nowhere,
        turtle=row.name == "turtle",
    )


def write(argument_map: ArgumentMap, row: Format, loaded: Loaded | None = None) -> bytes:
    """The map in a syntax of RDF: same map, same bytes.

    Raises:
        NotInXml: It says what RDF/XML cannot hold.
    """
    if row.name in _LINES:
        end = _LINES[row.name].format(graph=argument_map.iri)
        lines = sorted(f"{s} {p} {o}{end}\n" for s, p, o in triples(argument_map))
        return "".join(lines).encode()
    if row.name == "jsonld":
        from argmap.rdf.jsonld import jsonld

        return jsonld(argument_map)
    if row.name == "nanopub":
        from argmap.rdf.nanopub import nanopub

        return nanopub(argument_map)
    if row.name == "rdfxml":
        return _xml(sorted(triples(argument_map)))
    from argmap.rdf.turtle import write_turtle

    prefixes, head = (loaded.prefixes, loaded.head) if loaded else ({}, "")
    text = write_turtle(argument_map, prefixes, head)
    return _within(text, argument_map.iri) if row.name == "trig" else text.encode()


def _xml(graph: list[Triple]) -> bytes:
    from argmap.rdf.xmlable import require_well_formed, require_xml

    require_xml(graph)
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in graph)
    text = rewritten(lines.encode(), "xml").replace(b"\r", b"&#xD;")
    require_well_formed(text)
    return text


_LINES = {"ntriples": " .", "nquads": " <{graph}> ."}


def _within(turtle: str, graph: str) -> bytes:
    """Turtle within a graph of TriG; directives stay before it."""
    lines = turtle.splitlines(keepends=True)
    leading = (n for n, line in enumerate(lines) if line.strip() and line[0] not in "@#")
    last = next(leading, len(lines))
    head, body = "".join(lines[:last]), "".join(lines[last:])
    return f"{head}\n<{graph}> {{\n{body}}}\n".encode()


def formatted(data: bytes, path: str) -> tuple[str, Loaded]:
    """A file of Turtle as argmap writes it, and what it was read as.

    Nothing is added: a file that declares no map, such as the outcome of an evaluation, keeps just
    the triples it has. The text is empty when the file has a syntax error.
    """
    base = map_iri(path)
    parsed = parse(data.removeprefix(b"\xef\xbb\xbf"), "turtle", base, path)
    own = parsed.prefixes.get("", "")
    fallback = own.removesuffix("#") if own.endswith("#") else parsed.base
    home = next(iter(map_iris(parsed.triples)), fallback)
    text = data.decode("utf-8", "replace")
    loaded = Loaded(ArgumentMap(iri=home), parsed.diagnostics, path, text)
    if parsed.diagnostics:
        return "", loaded
    from argmap.rdf.turtle import turtle

    graph = named(parsed.triples, home.partition("#")[0] + "#")
    return turtle(graph, home, parsed.prefixes, head_comments(text)), loaded


def head_comments(text: str) -> str:
    """The comment lines with which a file begins; empty when it begins otherwise."""
    lines = text[: _head_length(text)].strip().splitlines()
    return "".join(line.strip() + "\n" for line in lines)


def other_comments(text: str) -> tuple[int, ...]:
    """One-based lines that have a comment which writing would not keep.

    The section headings that argmap writes itself are no such comments.
    """
    start = _head_length(text)
    found = [
        text.count("\n", 0, match.start("comment")) + 1
        for match in _COMMENT.finditer(text, start)
        if match["comment"] and not _OWN_HEADING.fullmatch(match["comment"].strip())
    ]
    return tuple(found)


_OWN_HEADING = re.compile(r"# --- [A-Z][a-z ]+ ---")
_COMMENT = re.compile(
    r"\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|(?P<comment>#[^\n]*)",
    re.DOTALL,
)


def _head_length(text: str) -> int:
    match = re.match(r"(?:[ \t]*#[^\n]*\n|[ \t]*\n)*", text)
    return match.end() if match else 0


def _parsed(data: bytes, name: str, base: str, path: str) -> Parsed:
    """The triples of a file; of a nanopublication those of its assertion."""
    if name != "nanopub":
        return parse(data, name, base, path)
    from argmap.rdf.nanopub import assertion

    whole = parse(data, "trig", base, path)
    graph = assertion(whole.triples)
    if graph:
        return replace(parse(data, "trig", base, path, graph), graphs=())
    return whole


def _merged(graphs: tuple[str, ...], path: str) -> tuple[Diagnostic, ...]:
    if len(graphs) < 2:
        return ()
    finding = Diagnostic(
        "ARG073",
        "merged-graphs",
        Severity.WARNING,
        f"the file has {len(graphs)} named graphs, which are read as one: {', '.join(graphs[:3])}"
        + (", ..." if len(graphs) > 3 else ""),
        span=Span(path),
        hint="argmap load keeps maps as named graphs, each in a file of its own",
    )
    return (finding,)


def _several(iris: tuple[str, ...], path: str) -> tuple[Diagnostic, ...]:
    if len(iris) < 2:
        return ()
    finding = Diagnostic(
        "ARG002",
        "several-maps",
        Severity.WARNING,
        f"the file holds {len(iris)} maps; {iris[0]} is read as the map",
        span=Span(path),
        hint="keep each map in a file of its own",
    )
    return (finding,)


class _Mentions:
    """Where things are written; the file is searched when this is first asked."""

    def __init__(self, argument_map: ArgumentMap, text: str, base: str, path: str) -> None:
        self._map, self._file = argument_map, (text, base, path)

    @cached_property
    def _places(self) -> Places:
        from argmap.rdf.locate import Places

        return Places(*self._file)

    def __call__(self, subject: str, value: str) -> Span:
        node = self._map.iri_of(subject) if subject else self._map.iri
        return self._places.mention(node, self._map.iri_of(value) if value else "")
