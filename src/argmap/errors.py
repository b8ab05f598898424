"""What stops a command: each failure has a class of its own that takes facts."""

from __future__ import annotations

from pathlib import PurePath


class ArgmapError(Exception):
    """Something that the user can mend. Its text is one sentence; ``hint`` says what to do."""

    hint = ""


class FileMissing(ArgmapError):
    """There is no such file."""

    def __init__(self, path: str, nearest: str = "") -> None:
        super().__init__(f"{path}: no such file")
        self.hint = f"did you mean {nearest}?" if nearest else "check the spelling of the path"


class NotAFile(ArgmapError):
    """The path is a directory or a device."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: is a directory, not a file")
        self.hint = "name the file inside it"


class NoMaps(ArgmapError):
    """A folder holds no file that is a map."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: no file in this folder can be told to be a map")
        self.hint = "argmap formats lists what can be read; --from says it outright"


class Unreadable(ArgmapError):
    """The operating system refused the file."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: cannot be read: {reason}")


class Unwritable(ArgmapError):
    """The operating system refused to write the file."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: cannot be written: {reason}")


class TooLarge(ArgmapError):
    """The file is larger than the limit."""

    def __init__(self, path: str, size: int, limit: int) -> None:
        super().__init__(f"{path}: {size:,} bytes; the limit is {limit:,}")
        self.hint = "raise the limit with the environment variable ARGMAP_MAX_BYTES"


class NotText(ArgmapError):
    """The file holds no text that argmap can read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.hint = "argmap reads UTF-8 plain text, Markdown, HTML and, with argmap[pdf], PDF"


class MissingExtra(ArgmapError):
    """A library that is an extra is not installed."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(f"{purpose} needs a library that is not installed")
        self.hint = f"pip install 'argmap[{extra}]'"


class UnknownFormat(ArgmapError):
    """No format is known for the file."""

    def __init__(self, path: str, known: tuple[str, ...], option: str = "--from") -> None:
        super().__init__(f"{path}: the format is not known")
        self.hint = f"name it with {option}; known are " + ", ".join(known)


class NotTurtle(ArgmapError):
    """A command that works on Turtle was given another format."""

    def __init__(self, path: str, name: str, hint: str = "") -> None:
        super().__init__(f"{path}: is {name} and not Turtle")
        self.hint = hint or f"argmap convert {path} -o map.ttl writes it as Turtle"


class NotArgdown(ArgmapError):
    """A new map, which is Argdown, was to go into a file of another format."""

    def __init__(self, path: str, name: str) -> None:
        super().__init__(f"{path}: a new map is Argdown, and this file would be {name}")
        name = PurePath(path).with_suffix(".argdown").name
        self.hint = f"write {name}; argmap convert goes on from there"


class UnreadableMap(ArgmapError):
    """The file has faults that leave no map to work with."""

    def __init__(self, path: str, first: str, hint: str = "") -> None:
        super().__init__(f"{path}: no map could be read: {first}")
        self.hint = hint or f"run argmap check {path}"


class UnknownElement(ArgmapError):
    """The map has no record of that id."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(f"the map has nothing called {name!r}")
        self.hint = ("nearest: " + ", ".join(nearest)) if nearest else "argmap show lists the ids"


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


class UnknownScheme(ArgmapError):
    """No scheme of the list has that name."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(f"there is no scheme called {name!r}")
        self.hint = ("nearest: " + ", ".join(nearest)) if nearest else "argmap schemes lists them"


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


class NotInXml(ArgmapError):
    """A map says what XML cannot hold."""

    def __init__(self, what: str) -> None:
        super().__init__(f"RDF/XML cannot hold {what}")
        self.hint = "write it as Turtle or JSON-LD, which can"


class DuplicateId(ArgmapError):
    """Two records of one map have the same id."""

    def __init__(self, name: str) -> None:
        super().__init__(f"two records are called {name!r}")
        self.hint = "every record of a map has an id of its own"


class BadId(ArgmapError):
    """An id is neither a slug nor an absolute IRI."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} cannot be an id")
        self.hint = "use letters, digits, hyphens, full stops and underscores, or an absolute IRI"


class WouldLose(ArgmapError):
    """An operation would drop what the user wrote."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path}: would lose {what}")
        self.hint = "use --force to go ahead"


class QuoteNotFound(ArgmapError):
    """The quotation does not stand in the document."""

    def __init__(self, quote: str) -> None:
        shown = quote if len(quote) <= 60 else quote[:57] + "..."
        super().__init__(f"the document does not contain {shown!r}")
        self.hint = "quote fewer words, or copy them from the document"


class NoSuchRecordField(ArgmapError):
    """A pure edit names a field that the record does not have."""

    def __init__(self, record: str, name: str) -> None:
        super().__init__(f"a {record} has no field {name!r}")


class UnknownVariable(ArgmapError):
    """A variable that is to be set does not stand in the query."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"the query has no variable ?{name}")
        self.hint = f"it has {', '.join('?' + variable for variable in known)}" if known else ""


class UnknownScenario(ArgmapError):
    """The map has no scenario of that name."""

    def __init__(self, name: str, nearest: tuple[str, ...], known: tuple[str, ...]) -> None:
        super().__init__(f"the map has no scenario called {name!r}")
        shown = nearest or known
        self.hint = ("it has " + ", ".join(shown)) if shown else "it has no scenarios at all"


class BadFramework(ArgmapError):
    """A file that is to hold an argumentation framework does not."""

    def __init__(self, path: str, line: int, column: int, what: str) -> None:
        super().__init__(f"{path}:{line}:{column}: {what}")
        self.hint = "docs/evaluation.md shows the formats of the competitions"


class SolverTimedOut(ArgmapError):
    """A solver did not finish within its limit and was stopped."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the solver was stopped after {seconds:g} seconds")
        self.hint = "raise the limit with --timeout, or ask for less"


class TooManyArguments(ArgmapError):
    """A map has more arguments in the sense of Dung than can be listed."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the map has more than {limit:,} arguments in Dung's sense")
        self.hint = "write it as aba, which needs no list of them; or raise the limit with --most"


class NoLabel(ArgmapError):
    """The name is that of a record which is neither a statement nor an argument."""

    def __init__(self, name: str, kind: str) -> None:
        article = "an" if kind[:1] in "aeiou" else "a"
        super().__init__(f"{name!r} is {article} {kind}; only statements and arguments have labels")
        self.hint = "argmap show lists the statements and arguments"


class NoBrowser(ArgmapError):
    """A picture needs a Chromium, and there is none, or it failed."""

    def __init__(self, name: str, reason: str = "") -> None:
        super().__init__(f"{name} failed: {reason}" if reason else f"no browser {name} was found")
        self.hint = (
            "PNG and PDF are made by Chromium or Chrome: install one, or name it in "
            "ARGMAP_CHROMIUM; SVG needs nothing"
        )


class UnknownPicture(ArgmapError):
    """A map cannot be drawn in a file of that kind."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"a map is not drawn as {name!r}")
        self.hint = "the page is html; pictures are " + ", ".join(known)


class AssumedAndRejected(ArgmapError):
    """One element is to be assumed and rejected at once."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} is to be assumed and rejected at once")
        self.hint = "leave one of the two out"


class UnknownArgument(ArgmapError):
    """A framework has no argument or sentence of that name."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(f"the framework has no argument {name!r}")
        self.hint = ("nearest: " + ", ".join(nearest)) if nearest else "the file names them"


class BadConfiguration(ArgmapError):
    """The settings of a project are not TOML, or say what is not known."""

    def __init__(self, path: str, line: int, column: int, what: str, hint: str = "") -> None:
        place = f":{line}:{column}" if line else ""
        super().__init__(f"{path}{place}: {what}")
        self.hint = hint or "docs/checking.md shows the settings"


class UnknownCode(ArgmapError):
    """No finding has that code or name."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(f"there is no check or code {name!r}")
        self.name = name
        shown = "did you mean " + " or ".join(nearest) + "?" if nearest else ""
        self.hint = shown or "argmap explain lists them"


class BadRule(ArgmapError):
    """A check of the project's own cannot be read."""

    def __init__(self, path: str, line: int, what: str, hint: str = "") -> None:
        super().__init__(f"{path}:{line}: {what}" if line else f"{path}: {what}")
        self.line, self.what = line, what
        self.hint = hint or "docs/checking.md shows how such a file is written"


class UnknownPlugin(ArgmapError):
    """A plug-in that the settings name is not installed."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no plug-in {name!r} among those installed")
        self.hint = f"installed are {', '.join(known)}" if known else "none is installed"


class BadBaseline(ArgmapError):
    """A file that is to hold the findings that are known already does not."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path}: {what}")
        self.hint = "argmap check MAP... --write-baseline FILE writes one"


class OverInput(ArgmapError):
    """A report would be written over a file that is read."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: is read, and would be written over")
        self.hint = "name another file for the result"


class UnknownSource(ArgmapError):
    """A document is said to be a source that the map does not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"the map has no source called {name!r}")
        self.hint = f"it has {', '.join(known[:8])}" if known else "it names no sources"


class NothingStands(ArgmapError):
    """No passage of a source stands in the text that was given for it."""

    def __init__(self, path: str, source: str, count: int, whole: str) -> None:
        those = "the passage" if count == 1 else f"none of the {count} passages"
        stands = "does not stand" if count == 1 else "stands"
        super().__init__(f"{those} of {source} {stands} in {path}")
        self.hint = f"is it the right text? argmap verify {whole} --source {path} tells of each"
