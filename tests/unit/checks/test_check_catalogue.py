"""The catalogue of checks holds together, and every check does what its documentation shows."""

import re
from pathlib import Path

import pytest

import argmap.checks
from argmap.checks import CHECKS, Context, checks, run
from argmap.checks.allowances import parted
from argmap.diagnostic import Severity
from argmap.formats import loads
from argmap.sources import read_document

ALL = list(checks())
SECTIONS = ("What it finds", "Why it matters", "Wrong", "Right", "Reference")
HEAD = """\
@base <https://w3id.org/argmap/graph/example> .
@prefix : <https://w3id.org/argmap/graph/example#> .
@prefix arg: <https://w3id.org/argmap/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix kind: <https://w3id.org/argmap/kind#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix role: <https://w3id.org/argmap/role#> .
@prefix scheme: <https://w3id.org/argmap/scheme#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

each = pytest.mark.parametrize("check", ALL, ids=lambda check: check.finder.slug)


def section(check, name):
    """One section of the documentation of a check, without its indentation; empty when absent."""
    found = re.search(rf"^{name}:\n((?:    .*\n|\n)+)", check.about + "\n", re.MULTILINE)
    return re.sub(r"^    ", "", found[1], flags=re.MULTILINE).strip("\n") if found else ""


def findings(check, name, folder):
    """All findings about an example, with the document that the check's documentation gives."""
    text = HEAD + section(check, name) + "\n"
    if ":thesis " in text and "arg:ArgumentMap" not in text:
        text += "<> a arg:ArgumentMap ; arg:thesis :thesis .\n"
    loaded = loads(text.encode(), "example.ttl")
    assert loaded.diagnostics == ()
    documents = {}
    if source := section(check, "Source"):
        path = Path(folder, "source.txt")
        path.write_text(source, encoding="utf-8")
        documents = {s.id: read_document(path) for s in loaded.map.sources}
    chosen = [c for c in ALL if c.finder.default or c.finder is check.finder]
    context = Context(loaded.located(), documents, loaded.mention, stale_after=10)
    return parted(loaded.map, run(context, chosen))[0]


def serious(check, found):
    """The findings of a check itself, and whatever else is more than a remark."""
    return [d for d in found if d.code == check.finder.code or d.severity is not Severity.INFO]


@each
def test_the_documentation_has_all_its_sections(check):
    title = check.about.split("\n", 1)[0]
    assert title.endswith(".")
    for name in SECTIONS:
        assert section(check, name), name


@each
def test_what_is_called_wrong_raises_just_this_check(check, tmp_path):
    found = serious(check, findings(check, "Wrong", tmp_path))
    assert {d.code for d in found} == {check.finder.code}
    for finding in found:
        assert finding.slug == check.finder.slug
        assert finding.severity is check.finder.severity
        assert (finding.span.path, finding.span.line > 0) == ("example.ttl", True)
        assert finding.span.column > 0
        assert finding.hint


@each
def test_what_is_called_right_raises_nothing(check, tmp_path):
    assert serious(check, findings(check, "Right", tmp_path)) == []


@each
def test_the_message_is_one_sentence_without_a_full_stop(check, tmp_path):
    for finding in findings(check, "Wrong", tmp_path):
        assert not finding.message.endswith(".")
        assert ". " not in finding.message
        assert "\n" not in finding.message


@each
def test_code_and_slug_have_their_form(check):
    assert re.fullmatch(r"ARG[1235]\d\d", check.finder.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.finder.slug)


def test_codes_and_slugs_are_unique():
    assert len({check.finder.code for check in ALL}) == len(ALL)
    assert len({check.finder.slug for check in ALL}) == len(ALL)


def test_the_table_names_just_the_modules_of_the_folder():
    folder = Path(argmap.checks.__file__).parent
    helpers = {
        *("__init__", "allowances", "baseline", "chances", "check", "codes", "context"),
        *("examining", "mending", "plugins", "profile", "questioning", "reach", "reconstructions"),
        *("rules", "sharing", "terms"),
    }
    assert set(CHECKS) == {p.stem for p in folder.glob("*.py")} - helpers
    assert len(set(CHECKS)) == len(CHECKS)


def test_modules_are_called_by_their_slugs():
    assert [check.finder.slug.replace("-", "_") for check in ALL] == list(CHECKS)


def test_the_table_is_in_order_of_codes():
    codes = [check.finder.code for check in ALL]
    assert codes == sorted(codes)
