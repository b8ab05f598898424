"""From bytes to triples, through Oxigraph, with nothing fetched and nothing raised on content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING, Any

from argmap.diagnostic import Diagnostic, Severity
from argmap.model import Triple
from argmap.rdf.terms import literal, literal_value
from argmap.resources import ontology_text
from argmap.span import Span
from argmap.vocabulary import ARG, OA, ROOT, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph

SYNTAXES = {
    "turtle": "TURTLE",
    "trig": "TRIG",
    "ntriples": "N_TRIPLES",
    "nquads": "N_QUADS",
    "rdfxml": "RDF_XML",
    "jsonld": "JSON_LD",
}
"""The name of each syntax of RDF and what Oxigraph calls it."""

_INTEGERS = frozenset(
    XSD + sign + size
    for sign in ("", "unsigned")
    for size in ("int", "long", "short", "byte", "Int", "Long", "Short", "Byte")
) | {XSD + "nonNegativeInteger", XSD + "positiveInteger", XSD + "integer"}
_CANONICAL = re.compile(rf'"(0|-?[1-9]\d*)"\^\^<{XSD}integer>')
_OUR_OWN = (f"<{ARG}", f"<{OA}")
_MAX_JSON_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file of RDF held.

    Attributes:
        triples: All its triples, of all its graphs; blank nodes still have labels.
        diagnostics: What was wrong with it; the triples before a syntax error are kept.
        prefixes: The prefixes it declares, name to namespace.
        base: The base IRI in force at its end.
        graphs: The IRIs of its named graphs, in order.
    """

    triples: tuple[Triple, ...]
    diagnostics: tuple[Diagnostic, ...]
    prefixes: dict[str, str]
    base: str
    graphs: tuple[str, ...] = ()


def parse(data: bytes, syntax: str, base: str, path: str = "", graph: str = "") -> Parsed:
    """The triples of a file.

    Args:
        data: Its bytes.
        syntax: A name in ``SYNTAXES``.
        base: IRI against which relative IRIs are resolved unless the file says otherwise.
        path: The file's name, for diagnostics.
        graph: IRI of the named graph whose triples are wanted; those of all when empty.
    """
    refusal = _refused(data, syntax)
    if refusal:
        return Parsed((), (_fault(refusal[0], Span(path), refusal[1]),), {}, base)
    if syntax == "jsonld":
        data = _with_own_context(data)
    return _parsed(data, syntax, base, path, graph)


def _parsed(data: bytes, syntax: str, base: str, path: str, graph: str) -> Parsed:
    import pyoxigraph

    form: Any = getattr(pyoxigraph.RdfFormat, SYNTAXES[syntax])
    parser = pyoxigraph.parse(data, format=form, base_iri=base)
    found: dict[Triple, None] = {}
    faults: list[Diagnostic] = []
    graphs: set[str] = set()
    try:
        for chunk in _chunks(parser):
            quads = chunk
            if syntax in _OF_GRAPHS:
                within = [_graph_of(quad) for quad in chunk]
                graphs.update(within)
                if graph:
                    quads = [q for q, name in zip(chunk, within, strict=True) if name == graph]
            found.update(dict.fromkeys(_triples(quads)))
    except SyntaxError as error:
        faults.append(_syntax_fault(error, path))
    except (ValueError, OSError) as error:
        faults.append(_fault(str(error), Span(path)))
    if any(_is_quoted(triple) for triple in found):
        faults.append(_fault("a term of RDF 1.2 stands in the file", Span(path), _RDF_12))
        found = {triple: None for triple in found if not _is_quoted(triple)}
    ended = parser.base_iri or base
    prefixes = dict(parser.prefixes)
    return Parsed(tuple(found), tuple(faults), prefixes, ended, tuple(sorted(graphs - {""})))


_OF_GRAPHS = frozenset({"trig", "nquads", "jsonld"})


def _graph_of(quad: pyoxigraph.Quad) -> str:
    """The IRI of the named graph that a quad is in; empty for any other graph."""
    import pyoxigraph

    name = quad.graph_name
    return name.value if isinstance(name, pyoxigraph.NamedNode) else ""


def _chunks(parser: Iterable[pyoxigraph.Quad]) -> Iterator[list[pyoxigraph.Quad]]:
    """What is parsed, some thousands at a time; what stands before a fault comes before it."""
    quads: list[pyoxigraph.Quad] = []
    fault: Exception | None = None
    try:
        for quad in parser:
            quads.append(quad)
            if len(quads) == _CHUNK:
                yield quads
                quads = []
    except (SyntaxError, ValueError, OSError) as error:
        fault = error
    yield quads
    if fault is not None:
        raise fault


_CHUNK = 50_000


def _is_quoted(triple: Triple) -> bool:
    return triple.object.startswith("<<") or triple.subject.startswith("<<")


_RDF_12 = "argmap reads RDF 1.1; an argument node says more than a quoted triple"


def _triples(quads: list[pyoxigraph.Quad]) -> Iterator[Triple]:
    """The quads as terms, read off one pass through N-Triples, which is fastest."""
    import pyoxigraph

    plain = [quad.triple for quad in quads]
    lines = pyoxigraph.serialize(plain, format=pyoxigraph.RdfFormat.N_TRIPLES) or b""
    for line in lines.decode().split("\n"):
        if line:
            subject, predicate, rest = line.split(" ", 2)
            value = rest[:-2]
            yield Triple(
                intern(subject),
                intern(predicate),
                _normal(predicate, value) if value[0] == '"' else intern(value),
            )


_BOOLEANS = {"1": "true", "0": "false"}
"""The other way of writing a boolean in XML Schema (Part 2, 3.3.2.1); Virtuoso uses it."""


def _normal(predicate: str, term: str) -> str:
    """The literal as the writer would write it: escapes canonical, our integers ``xsd:integer``."""
    ours = term[-1] == ">" and predicate.startswith(_OUR_OWN) and not _CANONICAL.fullmatch(term)
    if "\\" not in term and not ours:
        return term
    value = literal_value(term)
    if value is None:
        return term
    datatype = value.datatype
    if ours and datatype in _INTEGERS and re.fullmatch(r"[+-]?[0-9]{1,40}", value.text):
        return literal(str(int(value.text)), "", XSD + "integer")
    if ours and datatype == XSD + "decimal" and re.fullmatch(r"[+-]?[0-9]*\.?[0-9]+", value.text):
        return _canonical_decimal(value.text)
    if ours and datatype == XSD + "boolean" and value.text in _BOOLEANS:
        return literal(_BOOLEANS[value.text], "", datatype)
    return literal(value.text, value.language, datatype)


def _canonical_decimal(text: str) -> str:
    from decimal import Decimal

    from argmap.rdf.mapping import decimal_text

    return literal(decimal_text(Decimal(text)), "", XSD + "decimal")


def _syntax_fault(error: SyntaxError, path: str) -> Diagnostic:
    message = re.sub(r"^Parser error at [^:]*: ", "", error.msg or str(error))
    message = message.replace("\n", " ")
    remote = "LoadDocumentCallback" in message
    if remote:
        message = "the file names a context that would have to be fetched"
    span = Span(path, error.lineno or 0, error.offset or 0)
    return _fault(message, span, _REMOTE if remote else _advice(message))


_REMOTE = f"put the context into the file, or name {ROOT}context.jsonld, which argmap knows"


def _advice(message: str) -> str:
    """What usually lies behind a syntax error."""
    advice = {
        "prefix": "declare the prefix at the head of the file: @prefix name: <IRI> .",
        "dot is expected": "end the statement before this place with a full stop",
        "end of file": "a quotation mark, bracket or full stop is missing before the end",
        "absolute IRI": "an IRI in angle brackets starts with its scheme, such as https:",
        "Unexpected end": "the last statement ends with a full stop",
    }
    return next((hint for sign, hint in advice.items() if sign in message), "")


def _fault(message: str, span: Span, hint: str = "") -> Diagnostic:
    text = message[:1].lower() + message[1:] if message[1:2].islower() else message
    return Diagnostic("ARG001", "syntax-error", Severity.ERROR, text, span=span, hint=hint)


def _refused(data: bytes, syntax: str) -> tuple[str, str] | None:
    """Why a file is not even parsed, and what to do; None when there is no reason."""
    if b"\x00" in data[:4096] and syntax != "rdfxml":
        return "the file is not text", "argmap reads maps as text files in UTF-8"
    if not data.strip():
        return "the file is empty", "a map starts with its prefixes; see the examples"
    if syntax == "rdfxml" and (reason := _hostile_xml(data)):
        return reason, "only entities that stand for a short text, such as a namespace, are read"
    if syntax == "jsonld" and _nesting(data) > _MAX_JSON_DEPTH:
        return f"the file is nested more than {_MAX_JSON_DEPTH} levels deep", ""
    return None


def _hostile_xml(data: bytes) -> str:
    """Why a file of XML is refused; empty when it declares nothing but short texts.

    AIFdb and Protégé declare entities for namespaces. Refused are those that name a file, those in
    which others are named, parameter entities, and as many as would swell a file (XML 1.0, 4.4).
    """
    from pyexpat import ExpatError

    from defusedxml import DefusedXmlException

    declared = _Declared()
    try:
        declared.parser.Parse(data, True)
    except DefusedXmlException as error:
        return str(error)
    except (ExpatError, ValueError, LookupError):
        return ""  # the parser of RDF says where and why
    if data.count(b"&") * declared.longest > _MAX_SWELLING:
        return "the entities of the file would make it too long"
    return ""


class _Declared:
    """What a file of XML declares."""

    def __init__(self) -> None:
        from pyexpat import ParserCreate

        self.longest = 0
        self.parser = ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._begun
        self.parser.EntityDeclHandler = self._declared
        self.parser.ExternalEntityRefHandler = self._outside

    def _begun(self, name: str, system: str | None, public: str | None, inside: bool) -> None:
        _ = name, inside
        if system or public:
            self._outside()

    def _outside(self, *_: object) -> bool:
        from defusedxml import DefusedXmlException

        raise DefusedXmlException("the file names another file by its document type or entities")

    def _declared(
        self, name: str, parameter: bool, value: str | None, *elsewhere: str | None
    ) -> None:
        from defusedxml import DefusedXmlException

        if any(elsewhere[1:]) or value is None:
            self._outside()
        elif parameter or len(value) > _MAX_ENTITY or set(value) & set("&<%"):
            raise DefusedXmlException(f"the entity {name} of the file is no short text")
        else:
            self.longest = max(self.longest, len(value))


_MAX_ENTITY = 200
_MAX_SWELLING = 50_000_000


def _nesting(data: bytes) -> int:
    depth = deepest = 0
    for byte in re.sub(rb'"(?:[^"\\]|\\.)*"', b"", data):
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _with_own_context(data: bytes) -> bytes:
    """The file with our own published context put in where it is named."""
    import json

    ours = {ROOT + "context.jsonld", ROOT + "context"}
    try:
        loaded = json.loads(data)
    except ValueError:
        return data
    named = loaded.get("@context") if isinstance(loaded, dict) else None
    parts = named if isinstance(named, list) else [named]
    if not any(isinstance(part, str) and part in ours for part in parts):
        return data
    own = json.loads(ontology_text("context.jsonld"))["@context"]
    loaded["@context"] = [own if isinstance(p, str) and p in ours else p for p in parts]
    return json.dumps(loaded, ensure_ascii=False).encode()


def rewritten(ntriples: bytes, form: str) -> bytes:
    """N-Triples in another form: ``ntriples``, ``turtle``, ``xml`` or ``jsonld``."""
    from pyoxigraph import RdfFormat, serialize
    from pyoxigraph import parse as read

    forms = {
        "ntriples": RdfFormat.N_TRIPLES,
        "turtle": RdfFormat.TURTLE,
        "xml": RdfFormat.RDF_XML,
        "jsonld": RdfFormat.JSON_LD,
    }
    return serialize(read(ntriples, format=RdfFormat.N_TRIPLES), format=forms[form]) or b""
