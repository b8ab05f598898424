"""A state of a store while it is being made: a database beside the one that counts."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.errors import BadGraph, KeptGraph, KeptName, QueryFailed, QuerySyntaxError
from argmap.rdf.derive import derived, direct_ground, rests_on_pairs
from argmap.rdf.parse import parse
from argmap.rdf.query import vocabulary_ntriples
from argmap.rdf.read import map_iris, read_map
from argmap.rdf.skolem import named
from argmap.rdf.worker import syntax_fault
from argmap.rdf.write import triples
from argmap.vocabulary import ARG, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import TypeAlias

    import pyoxigraph

    from argmap.model import ArgumentMap, Triple

    Labels: TypeAlias = Callable[[ArgumentMap], tuple[str, Iterable[Triple]]]

VOCABULARY = ARG.removesuffix("#")
"""The graph that holds the vocabulary."""
_WORKED_OUT = re.compile(r"/derived$|/evaluation/[^/#]*$")
_GREW = 0.1
"""The database is made compact anew when it has grown by this part."""
_BULK = 20_000
"""From so many triples on they are loaded in bulk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A map in a store.

    Attributes:
        iri: IRI of the map, and of its graph.
        title: Its title.
        statements: Number of its statements.
        arguments: Number of its arguments.
        triples: Number of its triples.
        derived: Number of the triples that follow from it, in the graph ``derived_graph(iri)``.
        results: IRI of the graph of its labels, when they were asked for; else empty.
        overfull: Whether ``arg:restsOn`` is left out, since there would be too much of it.
    """

    iri: str
    title: str
    statements: int
    arguments: int
    triples: int
    derived: int
    results: str = ""
    overfull: bool = False


def derived_graph(map_iri: str) -> str:
    """The IRI of the graph of what follows from a map."""
    return f"{map_iri.partition('#')[0]}/derived"


class Generation:
    """The next generation, while it is being built."""

    def __init__(self, folder: Path, before: Path | None, held: Sequence[Holding]) -> None:
        import pyoxigraph

        self.held = {holding.iri: holding for holding in held}
        self._folder = folder
        self._before = sum(h.triples + h.derived for h in held)
        self._added = 0
        if before:
            shutil.copytree(before, folder, copy_function=_shared)
        self._store: pyoxigraph.Store | None = pyoxigraph.Store(str(folder))
        if before:
            self._store.remove_graph(pyoxigraph.NamedNode(VOCABULARY))
        self._fill(VOCABULARY, vocabulary_ntriples().splitlines(keepends=True))

    def put(
        self,
        argument_map: ArgumentMap,
        results: Labels | None,
    ) -> Holding:
        """Takes in a map, in place of the one of its IRI.

        Raises:
            KeptName, BadGraph: No map can be kept under its IRI; see ``require_name``.
        """
        require_name(argument_map.iri)
        if argument_map.iri in self.held:
            self.drop(argument_map.iri)
        pairs = rests_on_pairs(argument_map)
        graph, labels = results(argument_map) if results else ("", ())
        own = self._fill(argument_map.iri, map(_line, triples(argument_map)))
        more = self._fill(
            derived_graph(argument_map.iri), map(_line, set(derived(argument_map, pairs)))
        )
        self._fill(graph, map(_line, labels))
        made = Holding(
            iri=argument_map.iri,
            title=argument_map.name,
            statements=len(argument_map.statements),
            arguments=len(argument_map.arguments),
            triples=own,
            derived=more,
            results=graph,
            overfull=not pairs and bool(direct_ground(argument_map)),
        )
        self.held[made.iri] = made
        self._added += own + more
        return made

    def drop(self, map_iri: str) -> None:
        """Takes out a map with all that belongs to it."""
        gone = self.held.pop(map_iri)
        for graph in (gone.iri, *_kept(gone)):
            self._remove(graph)

    @property
    def kept(self) -> frozenset[str]:
        """The graphs of what is worked out, which nobody else may change."""
        return frozenset((VOCABULARY, *(g for h in self.held.values() for g in _kept(h))))

    def graph(self, name: str) -> bytes:
        """The triples of a graph, as N-Triples."""
        from pyoxigraph import NamedNode, RdfFormat

        assert self._store is not None
        found = self._store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(name))
        return found or b""

    def update(self, text: str, results: Labels | None) -> tuple[str, ...]:
        """Changes maps by SPARQL Update; the IRIs of those that came out other than they were.

        What follows from a map is worked out anew, and its labels, where it has any.

        Args:
            text: The update.
            results: Gives the labels of a map.

        Raises:
            QuerySyntaxError, QueryFailed: It is no SPARQL 1.1 Update, or the engine could not.
            KeptGraph: It changes a graph that is worked out, or the default graph.
            BadGraph: A graph would be no map.
        """
        from pyoxigraph import DefaultGraph

        assert self._store is not None
        before = self._digests()
        kept = self.kept
        try:
            self._store.update(text, prefixes=PREFIXES)
        except SyntaxError as error:
            place = syntax_fault(str(error))
            raise QuerySyntaxError(place["detail"], place["line"], place["column"]) from None
        except (ValueError, OSError, RuntimeError) as error:
            raise QueryFailed(str(error)) from None
        if next(self._store.quads_for_pattern(None, None, None, DefaultGraph()), None):
            raise KeptGraph("the default graph")
        after = self._digests()
        changed = sorted(g for g in before.keys() | after.keys() if before.get(g) != after.get(g))
        for name in changed:
            if name in kept or is_worked_out(name):
                raise KeptGraph(f"<{name}>")
        for name in changed:
            if name not in after:
                self.drop(name)
                continue
            had = self.held[name].results if name in self.held else ""
            made = read_graph(self.graph(name), "ntriples", name)
            self._remove(name)
            self.put(made, results if had else None)
        return tuple(changed)

    def _digests(self) -> dict[str, bytes]:
        """For each graph that holds something a digest of what it holds."""
        assert self._store is not None
        names = [str(name)[1:-1] for name in self._store.named_graphs()]
        held = ((name, self.graph(name)) for name in names)
        return {name: hashlib.sha256(text).digest() for name, text in held if text}

    def _remove(self, name: str) -> None:
        from pyoxigraph import NamedNode

        assert self._store is not None
        self._store.remove_graph(NamedNode(name))

    def finish(self) -> None:
        """Makes the database compact where it has grown, and closes it."""
        assert self._store is not None
        if self._added > _GREW * self._before:
            self._store.optimize()
        self._store.flush()
        self._store = None

    def abandon(self) -> None:
        """Takes the database away again."""
        self._store = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def _fill(self, graph: str, lines: Iterable[str]) -> int:
        """Puts triples into a graph; how many."""
        from pyoxigraph import NamedNode, RdfFormat

        text = list(lines)
        assert self._store is not None
        if text:
            # A bulk load writes files of its own each time, which is dear for little.
            take = self._store.bulk_load if len(text) > _BULK else self._store.load
            content = io.BytesIO("".join(text).encode())
            take(content, format=RdfFormat.N_TRIPLES, to_graph=NamedNode(graph))
        return len(text)


def read_graph(data: bytes, syntax: str, graph: str) -> ArgumentMap:
    """The map in a graph.

    Args:
        data: The graph.
        syntax: A name in ``argmap.rdf.parse.SYNTAXES``.
        graph: Its IRI, which must be that of the map.

    Raises:
        BadGraph: It cannot be read, or is another map.
    """
    parsed = parse(data, syntax, graph)
    if parsed.diagnostics:
        first = parsed.diagnostics[0]
        place = f"{first.span.line}:{first.span.column}: " if first.span.line else ""
        raise BadGraph(graph, f"{place}{first.message}", first.hint)
    declared = map_iris(parsed.triples)
    found = read_map(named(parsed.triples, graph.partition("#")[0] + "#"), graph)
    if found.iri != graph or len(declared) > 1:
        others = ", ".join(f"<{name}>" for name in declared if name != graph) or f"<{found.iri}>"
        raise BadGraph(graph, f"it holds the map {others}", "a map lies in the graph of its IRI")
    return found


def require_name(map_iri: str) -> None:
    """Stops at the IRI of a map that cannot be the name of a graph among others.

    Raises:
        KeptName: Graphs of that name hold what is worked out.
        BadGraph: It has a fragment, so that two maps would share what belongs to each.
    """
    if is_worked_out(map_iri):
        raise KeptName(map_iri)
    if "#" in map_iri:
        why = "the IRI of a map in a store has no fragment"
        raise BadGraph(map_iri, why, "end it before the #; what comes after names records")


def expected(holding: Holding) -> Iterable[tuple[str, int | None]]:
    """The graphs of a map, and how many triples each has; None where that is not known."""
    yield holding.iri, holding.triples
    yield derived_graph(holding.iri), holding.derived
    if holding.results:
        yield holding.results, None


def sizes(folder: Path, graphs: Iterable[str]) -> Iterable[int]:
    """How many triples each graph of a database has, by reading them all.

    Raises:
        OSError, RuntimeError, ValueError: Something cannot be read.
    """
    from pyoxigraph import NamedNode, Store

    store = Store.read_only(str(folder))
    for name in graphs:
        yield sum(1 for _ in store.quads_for_pattern(None, None, None, NamedNode(name)))


def is_worked_out(graph: str) -> bool:
    """Whether a graph, by its name, is one of those that are worked out from maps."""
    return graph == VOCABULARY or bool(_WORKED_OUT.search(graph))


def dump_lines(argument_map: ArgumentMap) -> bytes:
    """The triples of a map, as N-Triples."""
    return "".join(map(_line, triples(argument_map))).encode()


def _kept(holding: Holding) -> Iterable[str]:
    """The graphs of a map beside its own."""
    return filter(None, (derived_graph(holding.iri), holding.results))


def _line(triple: Triple) -> str:
    return " ".join(triple) + " .\n"


def _shared(source: str, target: str) -> None:
    """Copies a file of a database; tables, which are never changed, are shared where that works."""
    if source.endswith(".sst"):
        try:
            os.link(source, target)
        except OSError:
            pass
        else:
            return
    shutil.copy2(source, target)
