import pytest

from argmap.errors import UnknownFormat
from argmap.formats import FORMATS, detect, dump, load, loads
from argmap.formats.rdf import head_comments, other_comments
from argmap.model import MapBuilder
from argmap.span import NOWHERE

CLAIM = "<urn:m#a> a <https://w3id.org/argmap/ns#Claim> .\n"


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [
        ("a.ttl", b"", "turtle"),
        ("a.TTL", b"<?xml", "turtle"),
        ("a.nt", b"", "ntriples"),
        ("a.trig", b"", "trig"),
        ("a.nq", b"", "nquads"),
        ("a.jsonld", b"", "jsonld"),
        ("a.rdf", b"", "rdfxml"),
        ("a.owl", b"", "rdfxml"),
        ("-", b"@prefix a: <urn:a> .", "turtle"),
        ("-", b"# note\n\n  PREFIX a: <urn:a>", "turtle"),
        ("-", b"# note\n@base <urn:a> .", "turtle"),
        ("-", b"<urn:a> <urn:b> <urn:c> .\n", "ntriples"),
        ("-", b'# note\n<urn:a> <urn:b> "c" .', "ntriples"),
        ("-", b'<?xml version="1.0"?><rdf:RDF', "rdfxml"),
        ("-", b"<!-- x --><rdf:RDF", "rdfxml"),
        ("-", b'{"a": 1, "@context": {}}', "jsonld"),
        ("-", b' [{"@id": "urn:a"}]', "jsonld"),
        ("a.txt", b"@prefix a: <urn:a> .", "turtle"),
    ],
)
def test_formats_are_told_by_extension_else_by_how_they_begin(path, data, name):
    assert detect(path, data).name == name


@pytest.mark.parametrize("data", [b"", b"Dear Sir", b'{"a": 1}', b"\x00\x01", b"<html>"])
def test_what_begins_otherwise_is_unknown(data):
    with pytest.raises(UnknownFormat) as caught:
        detect("a.txt", data)
    assert "turtle" in caught.value.hint


def test_the_name_that_the_user_gives_wins():
    assert detect("a.ttl", b"", "rdfxml").name == "rdfxml"
    with pytest.raises(UnknownFormat, match="--from word"):
        detect("a.ttl", b"", "word")


def test_rows_have_names_and_extensions_of_their_own():
    extensions = [e for row in FORMATS for e in row.extensions]
    assert len({row.name for row in FORMATS}) == len(FORMATS)
    assert len(set(extensions)) == len(extensions)
    assert all(e.startswith(".") for e in extensions)


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_formats_that_are_not_written_say_so(row):
    if row.writes:
        assert dump(MapBuilder().build(), row.name) or row.name == "brat"  # of nothing no line
    else:
        with pytest.raises(UnknownFormat, match=f"--to {row.name}"):
            dump(MapBuilder().build(), row.name)


def test_a_byte_order_mark_and_carriage_returns_do_not_matter():
    plain = loads(CLAIM.encode(), "a.ttl")
    odd = loads(b"\xef\xbb\xbf" + CLAIM.replace("\n", "\r\n").encode(), "a.ttl")
    assert odd.diagnostics == ()
    assert odd.map == plain.map
    assert odd.located()["a"].span.line == 1


def test_several_maps_in_a_file_are_a_warning():
    kind = "<https://w3id.org/argmap/ns#ArgumentMap>"
    loaded = loads(f"<urn:b> a {kind} . <urn:a> a {kind} .".encode(), "a.ttl")
    assert [d.code for d in loaded.diagnostics] == ["ARG002"]
    assert loaded.map.iri == "urn:a"
    assert "2 maps" in loaded.diagnostics[0].message
    assert loads(dump(loaded.map), "a.ttl").map == loaded.map


def test_a_map_without_a_declaration_is_named_by_its_statements_else_its_file():
    assert loads(CLAIM.encode(), "a.ttl").map.iri == "urn:m"
    path = "My Map.ttl"
    assert loads(b"<urn:a> <urn:b> <urn:c> .", path).map.iri.endswith("/graph/my-map")


def test_json_and_xml_have_no_places():
    data = b'{"@id": "urn:m#a", "@type": "https://w3id.org/argmap/ns#Claim"}'
    loaded = loads(data, "a.jsonld")
    assert [r.span for r in loaded.located()] == [NOWHERE]


def test_a_file_is_read_by_its_path(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text(CLAIM)
    loaded = load(path)
    assert (loaded.path, loaded.text) == (str(path), CLAIM)


# --- comments ---


def test_comments_at_the_head_are_kept():
    text = "# One.\n\n  # Two.\n" + CLAIM + "# Three.\n"
    loaded = loads(text.encode(), "a.ttl")
    assert loaded.head == "# One.\n\n# Two.\n"
    assert dump(loaded.map, "turtle", loaded).decode().startswith(loaded.head + "\n@base")


def test_a_file_that_begins_otherwise_has_no_head():
    assert head_comments(CLAIM + "# late\n") == ""
    assert head_comments("") == ""


def test_other_comments_are_found_by_their_lines():
    text = (
        "# head\n"
        '<urn:a> <urn:p> "no # comment" . # yes\n'
        "<urn:a#no> <urn:p> '''# no\n# no''' .\n"
        "# --- Statements ---\n"
        '<urn:a> <urn:p> "\\"# no" , """ "# no""" .\n'
        "   # yes\n"
    )
    assert other_comments(text) == (2, 7)


def test_what_argmap_writes_has_no_other_comments(repository):
    text = dump(load(repository / "examples/old-bridge/old-bridge.ttl").map).decode()
    assert other_comments(text) == ()


# --- telling by content, in whatever order and encoding ---


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"meta: {title: T}\nstatements:\n  a: A\narguments:\n  x: {conclusion: a}\n", "carneades"),
        (b"# tea\nlanguage:\n  p/1: x\nargument_schemes:\n  - id: a\nassumptions:\n", "carneades"),
        (b'{"participants": [], "locutions": [], "nodes": [], "edges": []}', "aif"),
        (b'{"metadata": {"nodes": 1}, "resources": [], "edges": [], "nodes": []}', "sadface"),
        (b'{"nodes": [{"id": "a", "type": "atom"}], "edges": []}', "sadface"),
        (b'{"text": {"txt": "' + b'x{[\\"' * 20000 + b'"}, "OVA": {}, "AIF": {}}', "xaif"),
        (b'{"map": {}, "sections": [], "relations": [], "statements": {}}', "argdown-json"),
        (b'{"name": "' + b"x" * 9000 + b'", "@id": "urn:a"}', "jsonld"),
        (b'<?xml version="1.0"?>\n<!-- a - b -->\n<arggraph/>', "arggraph"),
        (b'{"AIF": {"nodes": []}}', "xaif"),
        (b"1. A\n1.1. Pro: B\n", "kialo"),
        (b"<urn:a> <urn:b> <urn:c> .\n", "ntriples"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_formats_are_told_by_their_keys_and_in_any_encoding(data, name, encoding):
    assert detect("-", data.decode().encode(encoding)).name == name


@pytest.mark.parametrize("data", [b"meta: x\ntests: y\n", b"arguments: a", b'{"nodes": 1, "a": {'])
def test_what_has_but_some_of_the_keys_is_unknown(data):
    with pytest.raises(UnknownFormat):
        detect("-", data)


SAID = {
    "ttl": "<urn:m#a> a <https://w3id.org/argmap/ns#Claim> ;\n "
    '<https://w3id.org/argmap/ns#text> "é" .',
    "aif.json": '{"nodes": [\n{"nodeID": "1", "type": "I", "text": "é"}], "edges": []}',
    "kialo.txt": "1. A\n1.1. Pro: é\n",
    "carneades.yml": "statements:\n  a: é\n",
    "argdown": "[A]: a\n\n[B]: é\n",
    "argdown.json": '{"statements": {},\n"arguments": {"é": {}}, "relations": []}',
    "ann": "T1\tClaim 0 1\ta\nT2\tClaim 2 3\té\n",
    "arggraph.xml": '<arggraph>\n<edu id="e1">é</edu></arggraph>',
    "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a='
    '"https://w3id.org/argmap/ns#">\n<a:Claim rdf:about="urn:m#a"><a:text>é</a:text></a:Claim>'
    "</rdf:RDF>",
}


@pytest.mark.parametrize("end", SAID)
def test_another_encoding_is_told_with_its_place(end):
    (found,) = loads(SAID[end].encode("latin-1"), f"a.{end}").diagnostics
    assert (found.code, found.span.line) == (
        "ARG053",
        SAID[end][: SAID[end].index("é")].count("\n") + 1,
    )
    assert "UTF-8" in found.hint
    plain = loads(SAID[end].encode(), f"a.{end}").map
    assert loads(SAID[end].encode("utf-16"), f"a.{end}").map == plain
    assert loads(SAID[end].encode("utf-8-sig"), f"a.{end}").map == plain


@pytest.mark.parametrize("end", [end for end in SAID if end != "argdown"])
def test_zero_bytes_are_no_text(end):
    (found,) = loads(SAID[end].encode("utf-16-be"), f"a.{end}").diagnostics
    assert found.code == "ARG053"
    assert "the file is not text" in found.message


@pytest.mark.parametrize("end", ["rdf", "arggraph.xml"])
@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "UTF-16"])
def test_xml_says_its_encoding(end, encoding):
    declared = f'<?xml version="1.0" encoding="{encoding}" standalone="yes"?>\n{SAID[end]}'
    loaded = loads(declared.encode(encoding), f"a.{end}")
    assert loaded.diagnostics == ()
    assert any("é" in s.says for s in loaded.map.statements) or end != "rdf"


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("1. A\n1.1. Pro: é\n".encode("utf-16") + b"x", 3, 1),
        (b"<?xml version='1.0' encoding='us-ascii'?>\n<arggraph id='\xe9'/>", 2, 15),
        (b"<?xml version='1.0' encoding='windows-1252'?>\n<arggraph id='\x81'/>", 2, 15),
    ],
)
def test_what_is_not_in_the_encoding_that_it_says_is_told(data, line, column):
    (found,) = loads(data, "", "arggraph" if b"xml" in data else "kialo").diagnostics
    assert (found.code, found.span.line, found.span.column) == ("ARG053", line, column)


@pytest.mark.parametrize("name", ["utf-16", "iso-8859-99", "UTF-8"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_xml_that_says_a_wrong_encoding_is_no_crash(name, mark):
    text = f"<?xml version='1.0' encoding='{name}'?>\n<arggraph id='é'/>"
    loaded = loads(mark + text.encode(), "", "arggraph")
    assert loaded.diagnostics == ()
    assert loaded.map.name == "é"
