"""What is odd in AIF that others have written: each told, none fatal.

The kinds are those that AIFdb's corpora show (4,563 node sets of AraucariaDB, US2016, QT30, IAC and
the microtexts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from argmap.span import Span


class Quirk(NamedTuple):
    """One kind of oddity."""

    code: str
    slug: str
    message: str
    title: str
    about: str


_I, _E = Severity.INFO, Severity.ERROR
QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        "ARG061",
        "empty-node-set",
        "the node set is empty",
        "The AIF file holds no nodes.",
        "It is read as an empty map.",
    ),
    Quirk(
        "ARG062",
        "step-without-premise",
        "{name} has no premise",
        "A step of reasoning in AIF starts from nothing.",
        "It is read as an argument without premises.",
    ),
    Quirk(
        "ARG063",
        "step-without-conclusion",
        "{name} leads nowhere",
        "A step of reasoning in AIF has no conclusion.",
        "It is read as an argument without a target.",
    ),
    Quirk(
        "ARG064",
        "several-conclusions",
        "{name} has several conclusions; {target} is taken",
        "A step of reasoning in AIF has more than one conclusion.",
        "The first is taken as its target; the edges to the others are kept for writing AIF.",
    ),
    Quirk(
        "ARG065",
        "bare-edge",
        "the edge from {name} to {target} has no step between",
        "An edge of AIF joins two nodes without a scheme node between them, or two steps.",
        "AIF asks for a scheme node between two pieces of information. The edge is kept for "
        "writing AIF and means nothing in the map.",
    ),
    Quirk(
        "ARG066",
        "dangling-edge",
        "an edge names {name}, which is no node",
        "An edge of AIF names a node that is not there.",
        "It is kept for writing AIF.",
    ),
    Quirk(
        "ARG067",
        "repeated-node",
        "there are several nodes {name}; edges go to the first",
        "Several nodes of AIF have one id.",
        "Edges go to the first; the others are read as nodes of their own.",
    ),
    Quirk(
        "ARG068",
        "unknown-node-type",
        "{name} has the type {count}, which is unknown",
        "A node of AIF has a type that is none of AIF's.",
        "Known are I, RA, CA, PA, MA, L, TA and YA. It is kept for writing AIF.",
    ),
    Quirk(
        "ARG069",
        "repeated-edge",
        "there are several edges from {name} to {target}",
        "The same edge of AIF is there more than once.",
        "It is read once; the others are kept for writing AIF.",
    ),
    Quirk(
        "ARG070",
        "loose-relation",
        "{name} joins nothing on one side",
        "A rephrase, transition, preference or illocution of AIF is joined on one side only.",
        "It is read as a relation that leads from nothing, or to nothing.",
    ),
    Quirk(
        "ARG075",
        "odd-value",
        "the {target} of {name} is {count} is due",
        "A field of AIF has a value of the wrong kind, or is missing.",
        "It is kept for writing AIF, and means nothing in the map.",
    ),
)
"""Every kind."""
_BY_SLUG = {quirk.slug: quirk for quirk in QUIRKS}
BAD = ("ARG060", "bad-aif")
"""Code and name of JSON that is no AIF."""


def quirk(slug: str, span: Span, name: str = "", target: str = "", count: str = "") -> Diagnostic:
    """A finding about an oddity; ``name`` is the record that it is about."""
    kind = _BY_SLUG[slug]
    said = kind.message.format(name=name, target=target, count=count)
    return Diagnostic(kind.code, slug, _I, said, name, span, hint=kind.about)


def bad(span: Span, why: str, what: str = "AIF") -> Diagnostic:
    """The finding that a file is not of its format."""
    hint = _SHAPES[what]
    return Diagnostic(*BAD, _E, f"this is no {what}: {why}", span=span, hint=hint)


_SHAPES = {
    "AIF": "AIF as AIFdb has it is an object with nodes, edges and locutions",
    "xAIF": "xAIF is an object with AIF, and in that nodes, edges and locutions",
    "SADFace": "SADFace is an object with nodes, edges, metadata and resources",
}
