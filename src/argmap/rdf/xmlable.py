"""What RDF/XML can hold: XML has no place for some characters, and no name for some properties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.errors import NotInXml
from argmap.rdf.terms import TYPE, literal_value
from argmap.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Triple

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""XML 1.0, production ``Char``, of which surrogates are never there."""
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAMED = re.compile(f"[{_START}][{_START}0-9.\\-\u00b7\u0300-\u036f\u203f\u2040]*>$")
"""An IRI that ends with a name of XML without a colon."""
_RESERVED = frozenset(
    f"<{RDF}{name}>"
    for name in (
        *("RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "Description"),
        *("li", "aboutEach", "aboutEachPrefix", "bagID"),
    )
)


def require_xml(graph: Iterable[Triple]) -> None:
    """Stops unless RDF/XML can hold a graph.

    Raises:
        NotInXml: It cannot.
    """
    for triple in graph:
        for term in (triple.predicate, *([triple.object] * (triple.predicate == TYPE))):
            if term[0] == "<" and (term in _RESERVED or not _NAMED.search(term)):
                raise NotInXml(f"the name {term}")
        value = literal_value(triple.object) if triple.object[0] == '"' else None
        wrong = _NO_CHARACTER.search(value.text) if value else None
        if wrong:
            where = f"{triple.predicate} of {triple.subject}"
            raise NotInXml(f"the character U+{ord(wrong[0]):04X} in {where}")


def require_well_formed(text: bytes) -> None:
    """Stops unless usual readers of XML read a text: some know letters of older Unicode only.

    Raises:
        NotInXml: They do not.
    """
    from xml.sax import SAXParseException, handler

    from defusedxml.sax import parseString

    try:
        parseString(text, handler.ContentHandler(), forbid_dtd=True)
    except SAXParseException as error:
        line = text.split(b"\n")[(error.getLineNumber() or 1) - 1]
        raise NotInXml(f"a name in {line.decode().strip()[:80]}") from None
