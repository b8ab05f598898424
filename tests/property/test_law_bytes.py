"""No bytes make the reader raise: faults of a file are findings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import maps

from argmap.errors import ArgmapError
from argmap.formats import FORMATS, dump, loads
from argmap.rdf.locate import Places
from argmap.rdf.turtle import write_turtle

SYNTAXES = [row.name for row in FORMATS if row.reads]
CHUNKS = st.sampled_from(
    [
        *("@prefix : <urn:a#> .\n", "@base <urn:b> .\n", ":a", " a ", "arg:Claim", " ;\n", " .\n"),
        *(",", "[", "]", "(", ")", "{", "}", "<", ">", '"', "'", '"""', "\\", "\\u12", "#", "_:b"),
        *("@en", "^^", "<<", ">>", "<<(", ")>>", "{|", "|}", "é", "\u2028", "\x00", "\r", "1.5e3"),
        *("[A]: ", "<B>", "\n  + ", "\n----\n", "(1) ", "===\n", "{a: 1}", "*", "_", "# ", "//"),
        *('{"statements":', '"arguments":', '"relations":', '"type": "equivalence-class"'),
        *(
            '{"nodes": [',
            '"edges": [',
            '"nodeID": 1',
            '"type": "RA"',
            '"AIF": {',
            "1. A",
            "1.1. Pro: ",
        ),
        *(
            "T1\tClaim 0 3\t",
            "statements: ",
            "arguments: {a: ",
            "- ",
            "&a ",
            "*a",
            "<arggraph>",
            "2026-1-1",
        ),
        *('{"@context":', '"@id":', "<?xml?>", "<rdf:RDF>", "<!DOCTYPE a [", "<!ENTITY", "GRAPH"),
    ]
)
SNIPPETS = st.lists(CHUNKS, max_size=12).map("".join)

TEA = {
    "turtle": """\
@prefix : <https://example.org/tea#> .
@prefix arg: <https://w3id.org/argmap/ns#> .
<https://example.org/tea> a arg:ArgumentMap ; arg:thesis :good .
:good a arg:Claim ; arg:text "Tea is \\"good\\"."@en , \"\"\"Tee ist
gut.\"\"\"@de ; arg:weight 0.5 .
:step a arg:Inference ; arg:premise :old ; arg:conclusion :good .
:in-old a arg:Passage ; <http://www.w3.org/ns/oa#hasSelector> [ a arg:DigestSelector ] .
""",
    "ntriples": '<urn:m#a> <https://w3id.org/argmap/ns#text> "Tea\\u0021"@en .\n'
    "_:b <urn:p> <urn:o> .\n",
    "jsonld": '{"@context": {"arg": "https://w3id.org/argmap/ns#"}, "@graph": [{"@id": "urn:m#a", '
    '"@type": "arg:Claim", "arg:text": {"@value": "Tea", "@language": "en"}}]}',
    "rdfxml": '<?xml version="1.0"?>\n<rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:arg="https://w3id.org/argmap/ns#"><arg:Claim rdf:about="urn:m#a">'
    '<arg:text xml:lang="en">Tea &amp; milk</arg:text></arg:Claim></rdf:RDF>',
}
TEA["argdown"] = (
    "===\nlanguage: en\nargmap: {agents: {me: {name: Me}}}\n===\n\n# Tea\n\n"
    "[Good]: Tea is *good*. #pro {weight: 0.5}\n"
    "  + <Old>: It is old.\n\n(1) p\n-- R {uses: [1]} --\n(2) [Good]\n"
)
TEA["argdown-json"] = dump(
    loads(TEA["argdown"].encode(), "", "argdown").map, "argdown-json"
).decode()
for name in (
    "aif",
    "aif-rdf",
    "aif-rdf-dundee",
    "xaif",
    "sadface",
    "kialo",
    "carneades",
    "nanopub",
):
    TEA[name] = dump(loads(TEA["argdown"].encode(), "", "argdown").map, name).decode()
TEA["brat"] = "T1\tMajorClaim 0 3;4 6\tTea is\nT2\tPremise 7 9\tok\nR1\tsupports Arg1:T2 Arg2:T1\n"
TEA["arggraph"] = (
    '<?xml version="1.0"?>\n<arggraph id="t"><edu id="e1"><![CDATA[Tea]]></edu><adu id="a1" '
    'type="pro"/><adu id="a2" type="opp"/><edge id="s" src="e1" trg="a1" type="seg"/>'
    '<edge id="c" src="a2" trg="a1" type="reb"/></arggraph>'
)
TEA["trig"] = "GRAPH <urn:g> {\n" + TEA["turtle"].split("\n", 2)[2].replace("arg:", "<urn:x>") + "}"
TEA["nquads"] = TEA["ntriples"].replace(" .\n", " <urn:g> .\n")


def read(data, syntax):
    """Reads and looks at everything that reading gives; only a refusal may stop it."""
    try:
        loaded = loads(data, "any", syntax)
    except ArgmapError:
        return
    for record in loaded.located():
        assert record.span.line >= 0
    for finding in loaded.diagnostics:
        assert finding.code.startswith("ARG0")
        assert finding.message
        assert "\n" not in finding.message


@pytest.mark.parametrize("syntax", SYNTAXES)
@given(
    data=st.binary(max_size=60) | st.text(max_size=40).map(str.encode) | SNIPPETS.map(str.encode)
)
def test_no_bytes_make_reading_raise(syntax, data):
    read(data, syntax)


@pytest.mark.parametrize("syntax", SYNTAXES)
@given(end=st.integers(0, 700))
def test_no_truncated_file_makes_reading_raise(syntax, end):
    read(TEA[syntax].encode()[:end], syntax)


@pytest.mark.parametrize("syntax", SYNTAXES)
@given(where=st.integers(0, 700), what=st.binary(max_size=3) | CHUNKS.map(str.encode))
def test_no_damaged_file_makes_reading_raise(syntax, where, what):
    data = TEA[syntax].encode()
    read(data[:where] + what + data[where + len(what) :], syntax)


@given(maps(most=3), st.integers(0, 3000))
def test_no_truncated_map_makes_reading_raise(m, end):
    read(write_turtle(m).encode()[:end], "turtle")


@given(
    SNIPPETS | st.text(max_size=60), st.sampled_from(["", "urn:a", "https://example.org/[", "x"])
)
def test_no_text_makes_the_search_for_places_raise(text, base):
    Places(text, base, "any.ttl")


@given(st.binary(max_size=40))
def test_bytes_of_no_known_format_are_refused_in_one_sentence(data):
    read(data, "")
