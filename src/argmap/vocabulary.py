"""The IRIs that argmap writes and reads. The namespace is stated here and nowhere else."""

from __future__ import annotations

ROOT = "https://w3id.org/argmap/"
ARG = ROOT + "ns#"
KIND = ROOT + "kind#"
SCHEME = ROOT + "scheme#"
ROLE = ROOT + "role#"
SHAPE = ROOT + "shape#"
GRAPH = ROOT + "graph/"

CITO = "http://purl.org/spar/cito/"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
OA = "http://www.w3.org/ns/oa#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: dict[str, str] = {
    "arg": ARG,
    "cito": CITO,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "kind": KIND,
    "oa": OA,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "role": ROLE,
    "schema": SCHEMA,
    "scheme": SCHEME,
    "shape": SHAPE,
    "skos": SKOS,
    "xsd": XSD,
}
"""Prefixes that queries may use without declaring them and that maps are written with."""

CERTAINTY = ("veryUnlikely", "unlikely", "possible", "likely", "veryLikely", "certain")
"""Local names of the degrees of certainty, least first."""

HORIZONS = ("past", "present", "nearTerm", "mediumTerm", "longTerm")
"""Local names of the horizons, earliest first."""


def shorten(iri: str, prefixes: dict[str, str] = PREFIXES) -> str:
    """The IRI with a known prefix, or as it is when none fits."""
    fitting = [(space, name) for name, space in prefixes.items() if iri.startswith(space)]
    if not fitting:
        return iri
    space, name = max(fitting, key=lambda pair: len(pair[0]))
    return f"{name}:{iri[len(space) :]}"


def local_name(iri: str) -> str:
    """What follows the last ``#`` or ``/`` of an IRI."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
