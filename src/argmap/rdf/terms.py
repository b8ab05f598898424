"""RDF terms as strings in canonical N-Triples syntax.

Strings sort, hash and compare without any library, and both engines read them. Literals are
escaped as RDFC-1.0 prescribes, which is how Oxigraph writes them too.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from argmap.vocabulary import RDF, XSD

TYPE = f"<{RDF}type>"
_ESCAPES = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
    "\x7f": "\\u007F",
} | {chr(n): f"\\u{n:04X}" for n in range(32) if chr(n) not in "\b\t\n\f\r"}
_TO_ESCAPE = re.compile('[\x00-\x1f\x7f"\\\\]')
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_UNESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?', re.DOTALL)


class Literal(NamedTuple):
    """A literal taken apart.

    Attributes:
        text: The lexical form, unescaped.
        language: Language tag; empty when there is none.
        datatype: IRI of the datatype; empty for plain strings and language-tagged ones.
    """

    text: str
    language: str = ""
    datatype: str = ""


def iri(value: str) -> str:
    """The term for an IRI."""
    return f"<{value}>"


def is_iri(term: str) -> bool:
    """Whether the term is an IRI."""
    return term.startswith("<")


def is_blank(term: str) -> bool:
    """Whether the term is a blank node."""
    return term.startswith("_:")


def iri_value(term: str) -> str:
    """The IRI that a term stands for."""
    return term[1:-1]


def literal(text: str, language: str = "", datatype: str = "") -> str:
    """The term for a literal; ``datatype`` is an IRI and may be left out for strings."""
    quoted = '"' + _TO_ESCAPE.sub(lambda m: _ESCAPES[m.group()], text) + '"'
    if language:
        return f"{quoted}@{language}"
    if datatype and datatype != XSD + "string":
        return f"{quoted}^^<{datatype}>"
    return quoted


def literal_value(term: str) -> Literal | None:
    """The parts of a literal; None when the term is no literal."""
    if not term.startswith('"'):
        return None
    if "\\" not in term:
        end = term.rindex('"')
        tail = term[end + 1 :]
        language = tail[1:] if tail.startswith("@") else ""
        return Literal(term[1:end], language, tail[3:-1] if tail.startswith("^^") else "")
    match = _LITERAL.fullmatch(term)
    if match is None:
        return None
    return Literal(unescape(match[1]), match[2] or "", match[3] or "")


def unescape(text: str) -> str:
    """The text with the escapes of N-Triples resolved."""
    return _ESCAPED.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16))
    return _UNESCAPES.get(match[3], match[3])
