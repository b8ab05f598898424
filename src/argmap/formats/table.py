"""The formats in which maps are read and written: one row each."""

from __future__ import annotations

from dataclasses import dataclass


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
    Format("trig", "application/trig", (".trig",), True, False, "TriG, Turtle with named graphs"),
    Format("nquads", "application/n-quads", (".nq",), True, False, "N-Quads"),
    Format("jsonld", "application/ld+json", (".jsonld",), True, False, "JSON-LD 1.1"),
    Format("rdfxml", "application/rdf+xml", (".rdf", ".owl"), True, False, "RDF/XML"),
)
"""Every format, the usual one first."""

BY_NAME = {row.name: row for row in FORMATS}
BY_EXTENSION = {extension: row for row in FORMATS for extension in row.extensions}
