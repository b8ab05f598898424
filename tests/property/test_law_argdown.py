"""Laws of Argdown: every map comes back, and no text does any harm."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.conformance.argdown.generating import Generator
from tests.strategies import maps

from argmap.formats import dump, loads
from argmap.formats.argdown.exporting import as_data
from argmap.formats.argdown.understanding import understand

PIECES = [
    *"abc \t\n\r\\'\"[]<>(){}:;.,+-*_#@/=!?1&\u2028\u00a0é橋😀",
    "\n\n",
    "\r\n",
    "  ",
    "\n  + ",
    "\n  - ",
    "\n  <_ ",
    "\n    >< ",
    "[A]",
    "[A]: ",
    "<B>",
    "<B>: ",
    "(1) ",
    "\n----\n",
    "\n-- R {uses: [1]} --\n",
    "# ",
    "#tag ",
    "{kind: evidence}",
    "{id: a}",
    "===\n",
    "argmap: {records: {a: {in: statements}}}\n",
    "// ",
    "/*",
    "*/",
    "**",
    "__",
    ":smile:",
    "@[A]",
    "[x](y)",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)
DOCUMENTS = st.integers(0, 10**9).map(lambda seed: Generator(seed).document())


@given(maps())
def test_every_map_comes_back(argument_map):
    written = dump(argument_map, "argdown")
    assert loads(written, "x.argdown").map == argument_map
    assert dump(argument_map, "argdown") == written


@given(TEXTS)
def test_no_text_raises(text):
    loaded = loads(text.encode("utf-8", "surrogatepass"), "x.argdown")
    as_data(understand(text).document, text)
    assert all(d.span.path == "x.argdown" for d in loaded.diagnostics)


@given(TEXTS | DOCUMENTS)
def test_what_is_read_comes_through_rdf_and_back(text):
    found = loads(text.encode("utf-8", "surrogatepass"), "x.argdown").map
    assert loads(dump(found, "turtle"), "x.ttl").map == found
    assert loads(dump(found, "argdown"), "x.argdown").map == found


@settings(max_examples=10)
@given(DOCUMENTS)
def test_no_beginning_of_a_document_raises(text):
    for end in range(0, len(text), 3):
        loads(text[:end].encode("utf-8", "ignore"), "x.argdown")


@given(DOCUMENTS)
def test_line_ends_of_windows_change_nothing(text):
    plain, windows = (loads(t.encode(), "x.argdown").map for t in (text, _windows(text)))
    assert [s.id for s in plain.statements] == [s.id for s in windows.statements]
    assert plain.relations == windows.relations


def _windows(text):
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


@given(DOCUMENTS)
def test_argdowns_json_comes_back(text):
    """All but which of two marks made a text bold or italic, and titles that look like none."""
    loaded = loads(text.encode(), "x.argdown")
    assume("[Untitled" not in text and all(d.severity != "error" for d in loaded.diagnostics))
    again = loads(dump(loaded.map, "argdown-json", loaded), "x.json", "argdown-json").map
    assert [s.id for s in again.statements] == [s.id for s in loaded.map.statements]
    assert [s.text for s in again.statements] == [s.text for s in loaded.map.statements]
    assert again.relations == loaded.map.relations
    assert [(a.premises, a.target, a.kind) for a in again.arguments] == [
        (a.premises, a.target, a.kind) for a in loaded.map.arguments
    ]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "statements",
                        "arguments",
                        "relations",
                        "members",
                        "pcs",
                        "title",
                        "A",
                        "text",
                        "type",
                        "from",
                        "to",
                        "inference",
                        "sections",
                        "ranges",
                        "tags",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=25,
    )
)
def test_no_json_raises(value):
    import json

    loaded = loads(json.dumps(value).encode(), "x.json", "argdown-json")
    assert all(d.code == "ARG003" for d in loaded.diagnostics)
