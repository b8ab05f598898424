from argmap.diagnostic import Severity
from argmap.formats import load, loads
from argmap.rdf.shapes import validate

HEAD = """\
@base <https://w3id.org/argmap/graph/example> .
@prefix : <https://w3id.org/argmap/graph/example#> .
@prefix arg: <https://w3id.org/argmap/ns#> .
@prefix kind: <https://w3id.org/argmap/kind#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def found(text, **options):
    return validate(loads((HEAD + text).encode(), "m.ttl").map, **options)


def test_findings_have_the_code_slug_and_hint_of_their_shape():
    finding = next(d for d in found("<> a arg:ArgumentMap .") if d.slug == "map-without-thesis")
    assert finding.code == "ARG402"
    assert finding.hint.startswith("Name the statement")
    assert finding.about == ""
    assert not finding.message.endswith(".")


def test_slugs_that_are_left_out_are_not_found():
    text = ":a a arg:Claim ."
    assert "missing-text" in {d.slug for d in found(text)}
    assert "missing-text" not in {d.slug for d in found(text, without=frozenset({"missing-text"}))}


def test_a_finding_is_about_the_record():
    text = ":a a arg:Claim ; arg:text 'x' ; arg:weight 1.5 ."
    finding = next(d for d in found(text) if d.slug == "weight-out-of-range")
    assert (finding.code, finding.about, finding.severity) == ("ARG410", "a", Severity.ERROR)


def test_ill_typed_values_that_are_carried_along_are_found():
    assert "bad-boolean" in {d.slug for d in found(":a a arg:Claim ; arg:implicit 'yes' .")}


def test_an_unknown_name_from_a_list_is_found_where_it_is_used():
    text = ":a a arg:Claim ; arg:text 'x' ; arg:certainty kind:vaguely ."
    finding = next(d for d in found(text) if d.slug == "unknown-certainty")
    assert finding.about == "a"


def test_the_shipped_maps_have_no_errors(repository):
    for name in ("examples/old-bridge/old-bridge.ttl", "graph/japan-south-korea-alignments.ttl"):
        found = validate(load(repository / name).map)
        assert [d for d in found if d.severity is Severity.ERROR] == []
