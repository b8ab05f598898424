"""Writes what is derived from the ontology: docs/vocabulary.md and ontology/context.jsonld.

usage: python docs/generate/vocabulary.py [--check]

With --check nothing is written; the exit code is 1 if a file is not current.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Namespace, URIRef
from rdflib.term import Node

from argmap.rdf.schemes import schemes as schemes_by_id

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = ROOT / "ontology"
EXAMPLE = ROOT / "examples" / "old-bridge"

ARG = Namespace("https://w3id.org/argmap/ns#")
KIND = Namespace("https://w3id.org/argmap/kind#")
SCHEME = Namespace("https://w3id.org/argmap/scheme#")
ROLE = Namespace("https://w3id.org/argmap/role#")
SHAPE = Namespace("https://w3id.org/argmap/shape#")
SH = Namespace("http://www.w3.org/ns/shacl#")
DCTERMS = Namespace("http://purl.org/dc/terms/")

PREFIXES = {
    "arg": str(ARG),
    "kind": str(KIND),
    "scheme": str(SCHEME),
    "role": str(ROLE),
    "shape": str(SHAPE),
    "dcterms": str(DCTERMS),
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": str(OWL),
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": "https://schema.org/",
    "skos": str(SKOS),
    "xsd": str(XSD),
}

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

# Terms of other vocabularies that maps use, and the type of their values in JSON-LD.
BORROWED = {
    "label": ("rdfs:label", None),
    "title": ("dcterms:title", None),
    "description": ("dcterms:description", None),
    "source": ("dcterms:source", "@id"),
    "creator": ("dcterms:creator", "@id"),
    "license": ("dcterms:license", "@id"),
    "questionKind": ("dcterms:type", "@id"),
    "date": ("dcterms:date", "xsd:date"),
    "issued": ("dcterms:issued", "xsd:date"),
    "created": ("dcterms:created", "xsd:date"),
    "modified": ("dcterms:modified", "xsd:date"),
    "temporal": ("dcterms:temporal", None),
    "name": ("foaf:name", None),
    "wasAttributedTo": ("prov:wasAttributedTo", "@id"),
    "wasGeneratedBy": ("prov:wasGeneratedBy", "@id"),
    "wasAssociatedWith": ("prov:wasAssociatedWith", "@id"),
    "wasDerivedFrom": ("prov:wasDerivedFrom", "@id"),
    "wasRevisionOf": ("prov:wasRevisionOf", "@id"),
    "used": ("prov:used", "@id"),
    "endedAtTime": ("prov:endedAtTime", "xsd:dateTime"),
    "hasSource": ("oa:hasSource", "@id"),
    "hasSelector": ("oa:hasSelector", "@id"),
    "start": ("oa:start", "xsd:integer"),
    "end": ("oa:end", "xsd:integer"),
    "exact": ("oa:exact", None),
    "prefix": ("oa:prefix", None),
    "suffix": ("oa:suffix", None),
    "prefLabel": ("skos:prefLabel", None),
    "definition": ("skos:definition", None),
    "inScheme": ("skos:inScheme", "@id"),
}

INTRODUCTION = """\
# The vocabulary

<!-- Written by docs/generate/vocabulary.py from the files in ontology/. Do not edit. -->

A map is a graph of **statements** and **arguments**. An argument is one step of reasoning:
premises which, taken together, bear on one target. An **inference** speaks for its conclusion;
an **objection** rebuts a statement or undercuts an argument. The same statement can be the
conclusion of one step and a premise of the next, so roles are properties and not classes.
Premises of one argument are linked: each is needed. Several arguments for one statement
converge. To rebut a premise is to undermine.

A statement is a **claim** (reasons are given for it), **evidence** (it reports what was
observed or said, and has a source) or an **assumption** (the reasoning depends on it and gives
no reason). A statement is either expressed in a **passage** of a source or marked implicit. A
**scenario** assumes and rejects statements, and other statements hold in it. Connections that
were drawn without saying by which step of reasoning they hold are **relations**; what was said
in a dialogue are **locutions**; headings and sections are **groups**.

The ontology adds what follows and forbids nothing that a second analyst might say; the
[shapes](#shapes) say what a well-made map looks like. `arg:supports`, `arg:attacks` and
`arg:restsOn` are derived from the arguments, by the axioms of the ontology or by
`ontology/rules/`, and are not stored. The outcome of an evaluation (`arg:status`) belongs in a
graph of its own.

The premises of an argument that follows a [scheme](#schemes) can be told apart by the **role** that
each has in it, such as `role:expert-opinion-saying`. Every role is a subproperty of `arg:premise`,
which a map states as well.

The IRIs do not resolve yet. Vocabulary, lists, schemes, roles and shapes are in the public domain
([CC0](https://creativecommons.org/publicdomain/zero/1.0/)). The examples below are taken from
`examples/old-bridge/`.
"""


class Vocabulary:
    """The graphs from which the page and the context are made."""

    def __init__(self) -> None:
        self.terms = Graph().parse(ONTOLOGY / "argmap.ttl")
        self.kinds = Graph().parse(ONTOLOGY / "kinds.ttl")
        self.schemes = Graph().parse(ONTOLOGY / "schemes.ttl")
        self.roles = Graph().parse(ONTOLOGY / "roles.ttl")
        self.shapes = Graph().parse(ONTOLOGY / "shapes.ttl")
        self.example = Graph().parse(EXAMPLE / "old-bridge.ttl").parse(EXAMPLE / "evaluation.ttl")
        for name in ("types", "shortcuts"):
            rule = (ONTOLOGY / "rules" / f"{name}.rq").read_text(encoding="utf-8")
            self.example += self.example.query(rule).graph or Graph()

    def of_type(self, *types: Node) -> list[URIRef]:
        """The terms of these types, by name."""
        found = {
            s for t in types for s in self.terms.subjects(RDF.type, t) if isinstance(s, URIRef)
        }
        return sorted(term for term in found if term.startswith(ARG))


def short(term: Node) -> str:
    """The term as Turtle writes it with the prefixes of the page."""
    if not isinstance(term, URIRef):
        return term.n3() if hasattr(term, "n3") else str(term)
    if term.startswith("https://w3id.org/argmap/graph/old-bridge"):
        return ":" + term.partition("#")[2] if "#" in term else "<>"
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            return f"{prefix}:{term[len(namespace) :]}"
    return f"<{term}>"


def code(term: Node) -> str:
    """Gives the term as code, with its prefix."""
    return f"`{short(term)}`"


def codes(terms: Iterable[Node]) -> str:
    """The terms as code, in order, joined by commas; blank nodes are left out."""
    return ", ".join(sorted(code(term) for term in terms if isinstance(term, URIRef)))


def literal(graph: Graph, subject: Node, predicate: Node) -> str:
    """The text that the subject has for the predicate, or nothing."""
    value = graph.value(subject, predicate)
    return "" if value is None else str(value)


def row(*cells: object) -> str:
    """Gives one line of a Markdown table."""
    return (
        "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
    )


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """Gives the lines of a Markdown table."""
    names = list(head)
    return [row(*names), row(*["---"] * len(names)), *(row(*cells) for cells in rows), ""]


def clipped(text: str, size: int = 100) -> str:
    """Gives the text, cut to a size."""
    return text if len(text) <= size else text[: size - 3] + "..."


def usage(vocabulary: Vocabulary, term: URIRef) -> str:
    """One triple of the example, or of the schemes, in which the term is used."""
    for graph in (vocabulary.example, vocabulary.schemes, vocabulary.roles):
        if (term, RDF.type, OWL.Class) in vocabulary.terms:
            found = sorted(f"{short(s)} a {short(term)} ." for s in graph.subjects(RDF.type, term))
        else:
            found = sorted(
                f"{short(s)} {short(term)} {short(o)} ." for s, o in graph.subject_objects(term)
            )
        if found:
            return f"`{clipped(found[0])}`"
    return ""


def facts(vocabulary: Vocabulary, term: URIRef) -> list[tuple[str, str]]:
    """What the ontology says of the term, as pairs of a name and a text."""
    terms = vocabulary.terms
    rows = [
        ("Label", literal(terms, term, RDFS.label)),
        ("Subclass of", codes(terms.objects(term, RDFS.subClassOf))),
        ("Subclasses", codes(terms.subjects(RDFS.subClassOf, term))),
        ("Subproperty of", codes(terms.objects(term, RDFS.subPropertyOf))),
        ("Subproperties", codes(terms.subjects(RDFS.subPropertyOf, term))),
        ("Domain", codes(terms.objects(term, RDFS.domain))),
        ("Range", codes(terms.objects(term, RDFS.range))),
        ("Properties", codes(terms.subjects(RDFS.domain, term))),
        ("Example", usage(vocabulary, term)),
    ]
    return [(name, text) for name, text in rows if text]


def term_section(vocabulary: Vocabulary, term: URIRef) -> list[str]:
    """Gives the section on one class or property."""
    note = literal(vocabulary.terms, term, SKOS.scopeNote)
    lines = [f"### {short(term)}", "", literal(vocabulary.terms, term, SKOS.definition), ""]
    if note:
        lines += [note, ""]
    return lines + table(("", ""), facts(vocabulary, term))


def terms_part(title: str, vocabulary: Vocabulary, *types: Node) -> list[str]:
    """Gives the part on all terms of some types."""
    sections = (term_section(vocabulary, term) for term in vocabulary.of_type(*types))
    return [f"## {title}", "", *(line for section in sections for line in section)]


def list_section(kinds: Graph, scheme: Node) -> list[str]:
    """Gives the section on one list."""
    concepts = list(kinds.subjects(SKOS.inScheme, scheme))
    concepts.sort(key=lambda c: (int(str(kinds.value(c, SKOS.notation) or 0)), str(c)))
    rows = [
        (
            code(c),
            literal(kinds, c, SKOS.prefLabel),
            literal(kinds, c, SKOS.definition),
            codes(kinds.objects(c, SKOS.broader)),
        )
        for c in concepts
    ]
    head = [f"### {short(scheme)}", "", literal(kinds, scheme, SKOS.definition), ""]
    return head + table(("term", "label", "definition", "broader"), rows)


def lists_part(vocabulary: Vocabulary) -> list[str]:
    """Gives the part on the lists."""
    lists = sorted(vocabulary.kinds.subjects(RDF.type, SKOS.ConceptScheme), key=str)
    return [
        "## Lists",
        "",
        *(line for each in lists for line in list_section(vocabulary.kinds, each)),
    ]


def scheme_section(schemes: Graph, scheme: URIRef) -> list[str]:
    """Gives the section on one argumentation scheme."""
    names = [
        str(name) for p in (SKOS.altLabel, SKOS.hiddenLabel) for name in schemes.objects(scheme, p)
    ]
    lines = [
        f"### {short(scheme)}",
        "",
        literal(schemes, scheme, SKOS.prefLabel) + ".",
        "",
    ]
    if note := literal(schemes, scheme, SKOS.note):
        lines += [note, ""]
    if names:
        lines += ["Also called: " + ", ".join(f"`{name}`" for name in names) + ".", ""]
    found = schemes_by_id()[scheme.removeprefix(SCHEME)]
    premises = [(f"`role:{role.id}`", role.wording) for role in found.roles]
    lines += table(("premise", "text"), [*premises, ("therefore", found.conclusion)])
    questions = sorted(schemes.objects(scheme, ARG.criticalQuestion), key=str)
    rows = [
        (
            code(q),
            literal(schemes, q, SKOS.prefLabel),
            *(codes(schemes.objects(q, p)) for p in (DCTERMS.type, ARG.questionEffect)),
        )
        for q in questions
    ]
    return lines + table(("critical question", "text", "kind", "effect"), rows)


def schemes_part(vocabulary: Vocabulary) -> list[str]:
    """Gives the part on the schemes."""
    schemes = vocabulary.schemes
    lines = ["## Schemes", "", literal(schemes, SCHEME.Catalogue, SKOS.definition), ""]
    sections = (scheme_section(schemes, SCHEME[name]) for name in sorted(schemes_by_id()))
    return [*lines, *(line for section in sections for line in section)]


def shape_row(shapes: Graph, shape: Node) -> tuple[str, ...]:
    """Gives what a result of the shape is reported with."""
    severity = shapes.value(shape, SH.severity) or SH.Violation
    texts = (literal(shapes, shape, p) for p in (SH.message, SHAPE.hint))
    return (
        literal(shapes, shape, SHAPE.code),
        f"`{literal(shapes, shape, SHAPE.slug)}`",
        str(severity).rpartition("#")[2].lower(),
        *texts,
    )


def shapes_part(vocabulary: Vocabulary) -> list[str]:
    """Gives the table of the shapes."""
    rows = sorted(
        shape_row(vocabulary.shapes, shape) for shape in vocabulary.shapes.subjects(SHAPE.code)
    )
    intro = (
        "What a stored map must look like (violation) and should look like (warning, info). "
        "Validate it together with `kinds.ttl` and `schemes.ttl`."
    )
    return [
        "## Shapes",
        "",
        intro,
        "",
        *table(("code", "slug", "severity", "message", "hint"), rows),
    ]


def header(query: str, name: str) -> list[str]:
    """The values of the comment lines `# name: value` of a query."""
    return [
        line.partition(": ")[2] for line in query.splitlines() if line.startswith(f"# {name}: ")
    ]


def queries_part() -> list[str]:
    """Gives the table of the named queries."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in ONTOLOGY.glob("queries/*.rq")}
    names = sorted(texts, key=lambda name: int(header(texts[name], "order")[0]))
    rows = [
        (
            f"`{name}`",
            header(text, "topic")[0],
            text.splitlines()[0].removeprefix("# "),
            "; ".join(header(text, "parameter")),
            " ".join(header(text, "note")),
        )
        for name, text in ((name, texts[name]) for name in names)
    ]
    intro = (
        "Named queries in `ontology/queries/`. They expect the derived classes and shortcuts "
        "(`ontology/rules/`) beside the map and the lists. A parameter is the variable of that "
        "name: bind it, or get the answer for every value."
    )
    return [
        "## Queries",
        "",
        intro,
        "",
        *table(("name", "topic", "question", "parameter", "note"), rows),
    ]


def prefixes_part() -> list[str]:
    """Gives the prefixes, as SPARQL declares them."""
    lines = [f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items()]
    return ["## Prefixes", "", "```sparql", *lines, "```", ""]


def page(vocabulary: Vocabulary) -> str:
    """The reference page of the vocabulary."""
    parts = [
        prefixes_part(),
        terms_part("Classes", vocabulary, OWL.Class),
        terms_part("Properties", vocabulary, *PROPERTIES),
        lists_part(vocabulary),
        schemes_part(vocabulary),
        shapes_part(vocabulary),
        queries_part(),
    ]
    lines = [line for part in parts for line in part]
    return INTRODUCTION + "\n" + "\n".join(lines).rstrip() + "\n"


def context_entry(terms: Graph, term: URIRef) -> str | dict[str, str]:
    """What the context says of a term: its IRI and, for a property, the type of its values."""
    if (term, RDF.type, OWL.Class) in terms:
        return short(term)
    if (term, RDF.type, OWL.DatatypeProperty) not in terms:
        return {"@id": short(term), "@type": "@id"}
    value = terms.value(term, RDFS.range) or RDFS.Literal
    return (
        short(term)
        if value in (RDFS.Literal, XSD.string)
        else {"@id": short(term), "@type": short(value)}
    )


def context(vocabulary: Vocabulary) -> str:
    """The JSON-LD context; schemes have the prefix `schemes`, since `scheme` is a property."""
    names: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type"}
    names |= {
        ("schemes" if p == "scheme" else p): iri
        for p, iri in PREFIXES.items()
        if p not in ("shape", "owl", "rdf")
    }
    terms = vocabulary.of_type(OWL.Class, *PROPERTIES)
    names |= {term[len(ARG) :]: context_entry(vocabulary.terms, term) for term in terms}
    roles = sorted(vocabulary.roles.subjects(RDF.type, OWL.ObjectProperty))
    names |= {term[len(ROLE) :]: {"@id": short(term), "@type": "@id"} for term in roles}
    for name, (iri, kind) in BORROWED.items():
        names[name] = {"@id": iri, "@type": kind} if kind else iri
    return json.dumps({"@context": names}, indent=2) + "\n"


def main(arguments: list[str]) -> int:
    """Writes or checks the two files; gives the exit code."""
    vocabulary = Vocabulary()
    written: dict[Path, Callable[[Vocabulary], str]] = {
        ROOT / "docs" / "vocabulary.md": page,
        ONTOLOGY / "context.jsonld": context,
    }
    stale = 0
    for path, make in written.items():
        text = make(vocabulary)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(
                f"{path.relative_to(ROOT)} is not current; run python docs/generate/vocabulary.py"
            )
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
