"""A store of many maps on disk: each a named graph, with what follows from it in graphs beside it.

A store is a folder. Its contents lie in *generations*, each a database of Oxigraph that is never
changed once it is there; the file ``store.json`` names the current one and lists its maps. To load
is to build the next generation beside the current one, sharing its files, and then to put a new
``store.json`` in the place of the old one. Whatever fails or is killed before that leaves the store
as it was, and whoever reads goes on reading what was there.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.errors import (
    BadStore,
    GraphInStore,
    NoStore,
    StoreBusy,
    StoreNotWhole,
    UnknownElement,
    UnknownGraph,
)
from argmap.files import write_whole
from argmap.model import is_slug, nearest
from argmap.rdf.generation import (
    VOCABULARY,
    Generation,
    Holding,
    derived_graph,
    dump_lines,
    expected,
    read_graph,
    require_name,
    sizes,
)
from argmap.rdf.guard import guard_update
from argmap.rdf.names import slugs_for
from argmap.rdf.session import QueryProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from argmap.model import ArgumentMap
    from argmap.rdf.generation import Labels

__all__ = [
    "VOCABULARY",
    "Holding",
    "MapStore",
    "StoreSession",
    "derived_graph",
    "holdings_json",
    "require_name",
]

FORMAT = 1
"""Version of ``store.json``."""
INDEX = "store.json"
_KEPT = 2
"""So many generations are kept: the current one, and the one that readers may still have open."""


@dataclass(frozen=True, slots=True)
class _Index:
    """What ``store.json`` says.

    Attributes:
        generation: The name of the current database; empty before the first.
        held: The maps, in order of their IRIs.
        slugs: The short names of all maps that were ever there, by IRI.
    """

    generation: str = ""
    held: tuple[Holding, ...] = ()
    slugs: Mapping[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """The text of ``store.json``."""
        maps = [asdict(holding) for holding in self.held]
        said = {"format": FORMAT, "generation": self.generation, "maps": maps, "slugs": self.slugs}
        return json.dumps(said, indent=1) + "\n"


class MapStore:
    """A store of maps in a folder; making one neither reads nor writes anything.

    Args:
        folder: The folder; it need not be there before the first ``load``.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._known: tuple[object, _Index] | None = None

    @property
    def holdings(self) -> tuple[Holding, ...]:
        """The maps, in order of their IRIs.

        Raises:
            NoStore: The folder holds no store.
            BadStore: It cannot be read.
        """
        return self._index().held

    @property
    def slugs(self) -> dict[str, str]:
        """A short name for each map that is or was there, by IRI; no other map will ever have it.

        Raises:
            NoStore, BadStore: As for ``holdings``.
        """
        index = self._index()
        return _named(index.held, index.slugs)

    @property
    def database(self) -> Path:
        """The folder of the current database, which nothing will change.

        Raises:
            NoStore, BadStore: As for ``holdings``.
        """
        return self.folder / self._index().generation

    def load(
        self,
        maps: Iterable[ArgumentMap],
        *,
        replace: bool = False,
        results: Labels | None = None,
        after_each: Callable[[Holding], None] = lambda _: None,
    ) -> tuple[Holding, ...]:
        """Takes in maps, all or none; what it took in.

        Args:
            maps: The maps; they are taken one after the other, so that they may be read as needed.
            replace: Whether a map that is there already is replaced.
            results: Gives the labels of a map, where they are to be kept as well.
            after_each: Is told each map that is in, before all of them are there for others.

        Raises:
            GraphInStore: A map is there already, or is named twice.
            KeptName, BadGraph: No map can be kept under its IRI.
            StoreBusy: Another process is changing the store.
            NotAStore, BadStore: The folder holds something else, or cannot be read.
        """
        with self._changing() as change:
            made: list[Holding] = []
            for argument_map in maps:
                if argument_map.iri in change.held and (
                    not replace or any(h.iri == argument_map.iri for h in made)
                ):
                    raise GraphInStore(argument_map.iri)
                made.append(change.put(argument_map, results))
                after_each(made[-1])
        return tuple(made)

    def put(
        self,
        graph: str,
        data: bytes,
        syntax: str,
        *,
        more: bool = False,
        results: Labels | None = None,
    ) -> bool:
        """Takes in a graph as the map of its IRI; whether there was none before.

        Labels are worked out anew where the map has any.

        Args:
            graph: Its IRI.
            data: Its triples.
            syntax: A name in ``argmap.rdf.parse.SYNTAXES``.
            more: Whether they are added to those of the map; else they replace it.
            results: Gives the labels of a map.

        Raises:
            KeptName: What lies in a graph of that name is worked out.
            BadGraph: It cannot be read, is another map, or has a name with a fragment.
            StoreBusy, NotAStore, BadStore: As for ``load``.
        """
        require_name(graph)
        made = read_graph(data, syntax, graph)
        with self._changing() as change:
            had = change.held.get(graph)
            if had and more:
                whole = change.graph(graph) + dump_lines(made)
                made = read_graph(whole, "ntriples", graph)
            change.put(made, results if had and had.results else None)
        return had is None

    def update(self, text: str, results: Labels | None = None) -> tuple[str, ...]:
        """Changes maps by SPARQL Update, all of it or nothing; see ``Generation.update``.

        Raises:
            QueryRefused: It asks another machine.
            QuerySyntaxError, QueryFailed, KeptGraph, BadGraph: As for ``Generation.update``.
            StoreBusy, NotAStore, BadStore: As for ``load``.
        """
        guard_update(text)
        with self._changing() as change:
            return change.update(text, results)

    def unload(self, iris: Iterable[str]) -> None:
        """Takes maps out, all or none.

        Raises:
            UnknownGraph: There is no such map.
            NoStore, StoreBusy, BadStore: As for ``load``.
        """
        known = [holding.iri for holding in self.holdings]
        wanted = list(dict.fromkeys(iris))
        for name in wanted:
            if name not in known:
                raise UnknownGraph(name, nearest(name, known))
        with self._changing() as change:
            for name in wanted:
                change.drop(name)

    def verify(self) -> int:
        """Reads all of it; how many triples there are, in all graphs together.

        Raises:
            StoreNotWhole: Something is missing, or cannot be read.
            NoStore, BadStore: As for ``holdings``.
        """
        index, whole = self._index(), 0
        wanted = [(VOCABULARY, None), *chain.from_iterable(map(expected, index.held))]
        found = sizes(self.folder / index.generation, [graph for graph, _ in wanted])
        try:
            for (graph, size), there in zip(wanted, found, strict=True):
                if there != size and (size is not None or not there):
                    raise StoreNotWhole(str(self.folder), f"<{graph}> has {there:,} triples")
                whole += there
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreNotWhole(str(self.folder), str(error).splitlines()[0]) from None
        return whole

    def _index(self) -> _Index:
        path = self.folder / INDEX
        try:
            # A new index is another file of the same name.
            stat = path.stat()
            mark = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
            if self._known is None or self._known[0] != mark:
                found = json.loads(path.read_text(encoding="utf-8"))
                if found["format"] != FORMAT:
                    raise BadStore(str(self.folder), f"it has format {found['format']}")
                held = tuple(Holding(**row) for row in found["maps"])
                self._known = (
                    mark,
                    _Index(found["generation"], held, dict(found.get("slugs", {}))),
                )
            return self._known[1]
        except FileNotFoundError:
            raise NoStore(str(self.folder)) from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BadStore(str(self.folder), f"{INDEX} cannot be read: {error}") from None

    @contextmanager
    def _changing(self) -> Iterator[Generation]:
        """A change that is there for others only when all of it went well."""
        from filelock import FileLock, Timeout

        self._require_own()
        try:
            with self._gone_unless_made(), FileLock(self.folder / "lock", timeout=0):
                index = self._index() if (self.folder / INDEX).exists() else _Index()
                before = index.generation
                self._sweep(before)
                name = f"generation-{int(before.rpartition('-')[2] or 0) + 1:06}"
                change = Generation(
                    self.folder / name, self.folder / before if before else None, index.held
                )
                try:
                    yield change
                    change.finish()
                except BaseException:
                    change.abandon()
                    raise
                held = tuple(sorted(change.held.values(), key=lambda h: h.iri))
                slugs = _named(held, _named(index.held, index.slugs))
                write_whole(self.folder / INDEX, _Index(name, held, slugs).text())
        except Timeout:
            raise StoreBusy(str(self.folder)) from None

    @contextmanager
    def _gone_unless_made(self) -> Iterator[None]:
        """Leaves no folder behind where the first load of a store fails."""
        try:
            yield
        except BaseException:
            if {entry.name for entry in self.folder.iterdir()} <= {"lock"}:
                shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def _require_own(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            there = {entry.name for entry in self.folder.iterdir()} - {"lock"}
        except OSError as error:
            raise BadStore(str(self.folder), error.strerror or str(error)) from None
        if there and INDEX not in there and not all(n.startswith("generation-") for n in there):
            raise BadStore(str(self.folder), "it holds something else")

    def _sweep(self, current: str) -> None:
        """Takes away what a load that failed left behind, and generations that nobody needs."""
        there = sorted(p.name for p in self.folder.glob("generation-*"))
        kept = [name for name in there if name <= current][-_KEPT + 1 :]
        for name in there:
            if name not in kept:
                shutil.rmtree(self.folder / name, ignore_errors=True)


class StoreSession(QueryProcess):
    """A query process over a store: what names no graph sees all maps, and what follows from them.

    Args:
        store: The store.
        map_iri: The map whose records can be named by their ids; the only one when there is but
            one, and none otherwise, unless given.

    Raises:
        NoStore, BadStore: The folder holds no store, or it cannot be read.
        UnknownGraph: The store has no such map.
    """

    union = True

    def __init__(self, store: MapStore, map_iri: str = "") -> None:
        super().__init__()
        self._folder = str(store.database)
        self._holdings = store.holdings
        known = [holding.iri for holding in self._holdings]
        if map_iri and map_iri not in known:
            raise UnknownGraph(map_iri, nearest(map_iri, known))
        self._map = map_iri or (known[0] if len(known) == 1 else "")

    @property
    def base(self) -> str | None:
        """The IRI of the map whose records can be named by their ids."""
        return self._map or None

    @property
    def space(self) -> str:
        """Its namespace."""
        return f"{self._map.partition('#')[0]}#" if self._map else ""

    def iri_of(self, name: str) -> str:
        """The IRI of a record; it is not looked up.

        Raises:
            UnknownElement: It is an id, and no map is meant.
        """
        if not is_slug(name):
            return name
        if not self._map:
            raise UnknownElement(name, ("give its IRI, or say which map is meant",))
        return self.space + name

    def graphs(self) -> Collection[str]:
        """The IRIs of all graphs."""
        own = ((h.iri, derived_graph(h.iri), h.results) for h in self._holdings)
        return {graph for graph in (*chain.from_iterable(own), VOCABULARY) if graph}

    def is_overfull(self) -> bool:
        """Whether a map has too many pairs of ``arg:restsOn``."""
        return any(holding.overfull for holding in self._holdings)

    def fill(self) -> None:
        """Opens the database, to read."""
        self.tell({"do": "open", "folder": self._folder})


def _named(held: Iterable[Holding], given: Mapping[str, str]) -> dict[str, str]:
    """The short names of maps, those that were given before included."""
    return {**given, **slugs_for([holding.iri for holding in held], given)}


def holdings_json(holdings: Iterable[Holding]) -> list[dict[str, Any]]:
    """The holdings as plain data."""
    return [asdict(holding) for holding in holdings]
