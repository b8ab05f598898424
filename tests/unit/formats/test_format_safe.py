"""What is written for other tools does them no harm: no broken XML, no formulas in tables."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree as ET

import pytest

from argmap.errors import NotInXml
from argmap.formats import dump, loads
from argmap.model import ArgumentMap, MapBuilder, Triple
from argmap.vocabulary import RDF


@pytest.mark.parametrize("text", ["a\x0bb", "\x00", "\ufffe", "\x1f"])
def test_rdf_xml_refuses_characters_that_xml_cannot_hold(text: str) -> None:
    with pytest.raises(NotInXml, match=rf"U\+{ord(text.strip('ab')):04X} in .*#a>"):
        dump(MapBuilder().claim("a", text).build(), "rdfxml")


@pytest.mark.parametrize("name", ["urn:p:1", "https://example.org/", f"{RDF}li"])
def test_rdf_xml_refuses_properties_and_classes_without_a_name_in_xml(name: str) -> None:
    for triple in (("<urn:x>", f"<{name}>", '"o"'), ("<urn:x>", f"<{RDF}type>", f"<{name}>")):
        with pytest.raises(NotInXml, match="the name"):
            dump(ArgumentMap(extra=(Triple(*triple),)), "rdfxml")


def test_rdf_xml_refuses_names_that_not_every_reader_knows() -> None:
    extra = (Triple("<urn:x>", "<https://example.org/\U00010400>", '"o"'),)
    with pytest.raises(NotInXml, match="a name in <\U00010400"):
        dump(ArgumentMap(extra=extra), "rdfxml")


def test_rdf_xml_keeps_carriage_returns_and_odd_letters() -> None:
    argument_map = MapBuilder().claim("a", "a\rb\r\n\x7f\x85\u2028 <&>").build()
    text = dump(argument_map, "rdfxml")
    assert loads(text, "a.rdf").map == argument_map
    found = [tag.text for tag in ET.fromstring(text).iter() if tag.tag.endswith("}text")]
    assert found == ["a\rb\r\n\x7f\x85\u2028 <&>"]


def test_cells_are_no_formulas() -> None:
    b = MapBuilder().claim("a", '=HYPERLINK("http://attacker.example")', tags=("+1", "@x"))
    b.claim("b", "-2+3", label="\tTab").infer("i", ["a"], "b")
    for name in ("csv", "csv-links"):
        rows = list(csv.reader(io.StringIO(dump(b.build(), name).decode(), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not any(
            cell.startswith(("=", "+", "-", "@", "\t", "\r")) for r in rows for cell in r
        )
    rows = list(csv.DictReader(io.StringIO(dump(b.build(), "csv").decode(), newline="")))
    assert rows[0]["text"] == '\'=HYPERLINK("http://attacker.example")'
    links = list(csv.DictReader(io.StringIO(dump(b.build(), "csv-links").decode())))
    assert links == [
        {"origin": "a", "step": "i", "kind": "inference", "target": "b", "scheme": "", "role": ""}
    ]


@pytest.mark.parametrize("sign", [*"=+-@\uff1d\uff0b\uff0d\uff20\ufe66"])
@pytest.mark.parametrize(
    "before", ["", " ", "  \n", "\n", "\u00a0", "\u3000", "\ufeff", "\x00 ", "\t"]
)
def test_cells_are_no_formulas_after_what_is_not_seen(before: str, sign: str) -> None:
    argument_map = MapBuilder().claim("a", f"{before}{sign}1+1").claim("b", "a = b").build()
    rows = list(csv.DictReader(io.StringIO(dump(argument_map, "csv").decode(), newline="")))
    assert [row["text"] for row in rows] == [f"'{before}{sign}1+1", "a = b"]


@pytest.mark.parametrize("text", ["\nTea", "\rTea", "\tTea"])
def test_cells_begin_with_no_break(text: str) -> None:
    data = dump(MapBuilder().claim("a", text).build(), "csv").decode()
    assert next(csv.DictReader(io.StringIO(data, newline="")))["text"] == f"'{text}"
