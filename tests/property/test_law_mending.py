"""A fact put into the text of a file gives a file that describes just the map that was meant."""

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import maps

from argmap.checks.mending import allowing
from argmap.diagnostic import Diagnostic, Severity
from argmap.formats import dump, loads
from argmap.formats.mending import mended_text


@given(maps(), st.data(), st.booleans())
def test_a_fact_can_be_put_into_any_turtle(argument_map, data, typed):
    text = dump(argument_map, "turtle").decode()
    if typed:
        text = "# as somebody typed it\n\n" + text.replace(" ;\n", " ; # so\n")
    loaded = loads(text.encode(), "x.ttl")
    records = sorted(loaded.map.records)
    if not records or loaded.diagnostics:
        return
    name = data.draw(st.sampled_from(records))
    finding = Diagnostic("ARG999", "a-slug", Severity.INFO, "x", name)
    wanted = allowing(loaded.map, [finding], "because")
    new = mended_text(loaded, wanted)
    if new is not None:
        assert loads(new.encode(), "x.ttl").map == wanted
        assert typed is ("# so" in new) or " ;\n" not in text
    else:
        assert typed
