"""What is wrong with a query, an endpoint, a store or a server."""

from __future__ import annotations

from argmap.errors.base import ArgmapError


class UnknownQuery(ArgmapError):
    """No shipped query has that name."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(f"there is no query called {name!r}")
        self.hint = ("nearest: " + ", ".join(nearest)) if nearest else "argmap queries lists them"


class BadEndpoint(ArgmapError):
    """The address of an endpoint is none of the web."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address!r} is no address of an endpoint")
        self.hint = "an endpoint is named like https://example.org/sparql"


class EndpointUnreachable(ArgmapError):
    """Nothing answers at the address of an endpoint."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address} does not answer: {reason}")
        self.hint = "is it running, and is that its address?"


class EndpointRefused(ArgmapError):
    """An endpoint answers that it will not, or with something that is no answer."""

    def __init__(self, address: str, status: int, reason: str) -> None:
        super().__init__(f"{address} refuses ({status}): {reason}")
        self.status, self.reason = status, reason
        self.hint = "engines differ; try it there by hand"


class BadIri(ArgmapError):
    """A name is no absolute IRI."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} is no IRI of a map")
        self.hint = "with --endpoint a map is named like https://example.org/graph/mine"


class TooMuchThere(ArgmapError):
    """More of a map at an endpoint is needed than is ever fetched."""

    def __init__(self, map_iri: str, most: int) -> None:
        super().__init__(f"more than {most:,} parts of {map_iri} would have to be fetched")
        self.hint = "name an element and a --depth, or ask the endpoint with argmap query"


class CannotListen(ArgmapError):
    """A server cannot have the address that it is to listen on."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(f"{host}, port {port}: {reason}")
        self.hint = "choose another port with --port, or 0 for any that is free"


class BadMemory(ArgmapError):
    """The limit of memory for queries is none."""

    def __init__(self, told: str) -> None:
        super().__init__(f"ARGMAP_QUERY_MEMORY is {told!r}, which is no size of memory")
        self.hint = "say bytes, or 512M, 2G: 64M at least"


class NoStore(ArgmapError):
    """A folder holds no store of maps."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder}: there is no store")
        self.hint = f"argmap load MAP... --store {folder} makes one"


class BadStore(ArgmapError):
    """A folder is to be a store of maps and cannot be used as one."""

    def __init__(self, folder: str, what: str) -> None:
        super().__init__(f"{folder}: {what}")
        self.hint = "name a folder that is empty, or that argmap load has made"


class StoreNotWhole(ArgmapError):
    """Something of what a store is to hold is not there, or cannot be read."""

    def __init__(self, folder: str, what: str) -> None:
        super().__init__(f"{folder}: this store is not whole: {what}")
        self.hint = "put a copy in its place, or make a new one from the files of the maps"


class StoreBusy(ArgmapError):
    """Another process is changing the store."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder}: another process is changing this store")
        self.hint = "wait until it is done; reading goes on meanwhile"


class KeptGraph(ArgmapError):
    """A graph whose content is worked out was to be changed."""

    def __init__(self, graph: str) -> None:
        super().__init__(f"{graph} cannot be changed")
        self.hint = "what follows from maps is worked out; change the graph of the map"


class KeptName(KeptGraph):
    """A map has the name of a graph whose content is worked out."""

    def __init__(self, map_iri: str) -> None:
        ArgmapError.__init__(self, f"{map_iri} cannot be the name of a map in a store")
        self.hint = (
            "the vocabulary, and what ends in /derived or /evaluation/NAME, is worked out there; "
            "give the map another IRI"
        )


class BadGraph(ArgmapError):
    """A graph that is to be a map is none."""

    def __init__(self, graph: str, why: str, hint: str = "") -> None:
        super().__init__(f"<{graph}> cannot be taken as a map: {why}")
        self.hint = hint or "argmap check tells more of a map in a file"


class GraphInStore(ArgmapError):
    """A map is in the store already."""

    def __init__(self, map_iri: str) -> None:
        super().__init__(f"the store holds {map_iri} already")
        self.hint = "--replace puts the new map in its place; nothing was changed"


class UnknownGraph(ArgmapError):
    """The store, or the endpoint, holds no such map."""

    def __init__(
        self, map_iri: str, nearest: tuple[str, ...] = (), where: str = "the store"
    ) -> None:
        super().__init__(f"{where} holds no map {map_iri}")
        near = "nearest: " + ", ".join(nearest)
        listing = "argmap stores --store DIR lists them"
        if where != "the store":
            listing = "SELECT ?map { GRAPH ?map { ?map a arg:ArgumentMap } } lists them"
        self.hint = near if nearest else listing


class QuerySyntaxError(ArgmapError):
    """The query is not SPARQL 1.1."""

    def __init__(self, detail: str, line: int = 0, column: int = 0) -> None:
        place = f" at line {line}, column {column}" if line else ""
        super().__init__(f"the query is not valid SPARQL{place}: {detail}")
        self.line, self.column = line, column
        self.hint = (
            "prefixes arg:, kind:, scheme:, role:, dcterms:, oa:, prov:, skos: are known beforehand"
        )


class QueryRefused(ArgmapError):
    """The query asks for what is not allowed."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(f"the query was refused: {what}")
        self.hint = hint


class QueryTimedOut(ArgmapError):
    """The query did not finish within its limit and was stopped."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the query was stopped after {seconds:g} seconds")
        self.seconds = seconds
        self.hint = "bind more variables, or raise the limit with --timeout"


class QueryFailed(ArgmapError):
    """The engine could not evaluate the query."""

    def __init__(self, detail: str) -> None:
        super().__init__(f"the query failed: {detail}")


class QueryCrashed(QueryFailed):
    """The process that was to evaluate the query is gone."""

    def __init__(self) -> None:
        super().__init__("the engine ran out of memory or crashed")


class UnknownVariable(ArgmapError):
    """A variable that is to be set does not stand in the query."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"the query has no variable ?{name}")
        self.hint = f"it has {', '.join('?' + variable for variable in known)}" if known else ""
