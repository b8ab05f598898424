"""The formats in which maps are read and written: one row each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: What ``--from`` and ``--to`` call it.
        media_type: Registered media type.
        extensions: File name extensions with their full stop, the usual one first.
        reads: Whether argmap reads it.
        writes: Whether argmap writes it.
        about: One line for a newcomer.
        module: The module that reads and writes it; it has ``read`` and, if it writes, ``write``.
        lossless: Whether it holds all of a map; what is read of it is held by every map.
        lacks: What it cannot hold, in words; empty when it holds all.
    """

    name: str
    media_type: str
    extensions: tuple[str, ...]
    reads: bool
    writes: bool
    about: str
    module: str = "argmap.formats.rdf"
    lossless: bool = True
    lacks: str = ""


FORMATS: tuple[Format, ...] = (
    Format(
        "turtle",
        "text/turtle",
        (".ttl",),
        reads=True,
        writes=True,
        about="Turtle, the form in which maps are kept: sorted, one fact a line",
    ),
    Format(
        "ntriples",
        "application/n-triples",
        (".nt",),
        reads=True,
        writes=True,
        about="N-Triples, one triple a line",
    ),
    Format(
        "argdown",
        "text/argdown",
        (".argdown", ".ad", ".adown", ".argdn"),
        reads=True,
        writes=True,
        about="Argdown 2.0, the text that people type",
        module="argmap.formats.argdown",
    ),
    Format(
        "argdown-json",
        "application/json",
        (".argdown.json",),
        reads=True,
        writes=True,
        about="Argdown's own JSON, with the map as it draws it",
        module="argmap.formats.argdown_json",
    ),
    Format(
        "aif",
        "application/json",
        (".aif.json",),
        reads=True,
        writes=True,
        about="AIF's JSON, as AIFdb and OVA have it, dialogue included",
        module="argmap.formats.aif",
        lossless=False,
        lacks="titles, kinds of statements, evidence, certainty, passages, sources, scenarios",
    ),
    Format(
        "aif-rdf",
        "text/turtle",
        (".aif.ttl", ".aif.rdf"),
        reads=True,
        writes=True,
        about="AIF as RDF, in the namespace of arg.tech",
        module="argmap.formats.aif.rdf",
        lossless=False,
        lacks="speakers, kinds of statements, evidence, certainty, passages, sources, scenarios",
    ),
    Format(
        "aif-rdf-dundee",
        "text/turtle",
        (".aif-dundee.ttl",),
        reads=True,
        writes=True,
        about="AIF as RDF, in the namespace of arg.dundee.ac.uk",
        module="argmap.formats.aif.rdf",
        lossless=False,
        lacks="speakers, kinds of statements, evidence, certainty, passages, sources, scenarios",
    ),
    Format(
        "xaif",
        "application/json",
        (".xaif.json", ".xaif"),
        reads=True,
        writes=True,
        about="xAIF, as OVA saves it, with the analysed text",
        module="argmap.formats.xaif",
        lossless=False,
        lacks="titles, kinds of statements, evidence, certainty, sources, scenarios",
    ),
    Format(
        "sadface",
        "application/json",
        (".sadface.json",),
        reads=True,
        writes=True,
        about="SADFace",
        module="argmap.formats.sadface",
        lossless=False,
        lacks="kinds of statements, evidence, certainty, dialogue, scenarios",
    ),
    Format(
        "brat",
        "text/plain",
        (".ann",),
        reads=True,
        writes=True,
        about="brat stand-off annotation, with its text beside it",
        module="argmap.formats.brat",
        lossless=False,
        lacks="statements without a place in a text, linked premises, undercuts, schemes, titles",
    ),
    Format(
        "kialo",
        "text/plain",
        (".kialo.txt", ".kialo"),
        reads=True,
        writes=True,
        about="the text that Kialo exports, an outline of pros and cons",
        module="argmap.formats.kialo",
        lossless=False,
        lacks="linked premises, undercuts, schemes, sources, passages, kinds of statements",
    ),
    Format(
        "carneades",
        "application/yaml",
        (".carneades.yml", ".carneades.yaml"),
        reads=True,
        writes=True,
        about="argument graphs of Carneades 4, with issues and proof standards",
        module="argmap.formats.carneades",
        lossless=False,
        lacks="rebuttals but by issues, sources, passages, kinds of evidence, dialogue, groups",
    ),
    Format(
        "arggraph",
        "application/xml",
        (".arggraph.xml",),
        reads=True,
        writes=False,
        about="arggraph, the XML of the microtexts",
        module="argmap.formats.arggraph",
    ),
    Format(
        "trig",
        "application/trig",
        (".trig",),
        reads=True,
        writes=True,
        about="TriG: Turtle, the map as a named graph",
    ),
    Format(
        "nquads",
        "application/n-quads",
        (".nq",),
        reads=True,
        writes=True,
        about="N-Quads: N-Triples, the map as a named graph",
    ),
    Format(
        "jsonld",
        "application/ld+json",
        (".jsonld",),
        reads=True,
        writes=True,
        about="JSON-LD 1.1, in the terms of the published context",
    ),
    Format(
        "rdfxml",
        "application/rdf+xml",
        (".rdf", ".owl"),
        reads=True,
        writes=True,
        about="RDF/XML",
    ),
    Format(
        "nanopub",
        "application/trig",
        (".nanopub.trig",),
        reads=True,
        writes=True,
        about="a nanopublication in TriG, not signed: assertion, provenance, publication",
    ),
    Format(
        "csv",
        "text/csv",
        (".csv",),
        reads=False,
        writes=True,
        about="a table of the statements",
        module="argmap.formats.csv",
        lossless=False,
        lacks="steps and relations, which csv-links has, and all else",
    ),
    Format(
        "csv-links",
        "text/csv",
        (".links.csv",),
        reads=False,
        writes=True,
        about="a table of what leads to what",
        module="argmap.formats.csv",
        lossless=False,
        lacks="what statements say, which csv has, and all else",
    ),
    Format(
        "graphml",
        "application/graphml+xml",
        (".graphml",),
        reads=False,
        writes=True,
        about="GraphML, for yEd, Gephi and networkx",
        module="argmap.network",
        lossless=False,
        lacks="passages, sources, scenarios, groups, and of statements all but kind and text",
    ),
)
"""Every format, the usual one first."""

OWN_DATA = frozenset({"aif", "arggraph", "brat", "carneades"})
"""Keys of free data under which formats keep what the model has no place for."""
BY_NAME = {row.name: row for row in FORMATS}
BY_EXTENSION = {extension: row for row in FORMATS for extension in row.extensions}


def row_named(name: str) -> Format | None:
    """The format of that name, or whose files have that extension: ``turtle``, ``ttl``."""
    plain = name.strip().lower()
    return BY_NAME.get(plain) or BY_EXTENSION.get("." + plain.removeprefix("."))


def without_extension(name: str) -> str:
    """The name of a file without the extension that tells its format, else without its last one."""
    path = PurePath(name)
    double = "".join(path.suffixes[-2:])
    if double.lower() in BY_EXTENSION and len(path.name) > len(double):
        return path.name[: -len(double)]
    return path.stem
