"""Bad input gives one clear message with its place and the right exit code."""

from __future__ import annotations

import json
import socket
import time

import pytest

from tests.cli.conftest import SOUND


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Any attempt to reach another machine fails the test."""

    def refuse(*_args, **_kwargs):
        raise AssertionError("something asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_missing_file(argmap, write):
    write(name="example.ttl")
    path = write(name="other.ttl").parent / "exmaple.ttl"
    found = argmap("check", path)
    assert found.code == 2
    assert found.err.startswith(f"argmap: {path}: no such file\n")
    assert "did you mean" in found.err
    assert "example.ttl?" in found.err


def test_directory(argmap, tmp_path):
    found = argmap("show", tmp_path)
    assert found.code == 2
    assert f"{tmp_path}: is a directory, not a file" in found.err
    for command in (["info", tmp_path], ["convert", tmp_path, "-o", "x", "--to", "turtle"]):
        found = argmap(*command)
        assert found.code == 2
        assert f"{tmp_path}: no file in this folder" in found.err


@pytest.mark.parametrize("command", ["check", "info", "query"])
def test_binary_file(argmap, write, command):
    path = write(b"\x7fELF\x00\x01\x02\x00" * 40, "program.ttl")
    found = argmap(command, path, *["ASK {}"] * (command == "query"))
    assert found.code == (1 if command == "check" else 2)
    assert "the file is not text" in found.out + found.err


def test_empty_file(argmap, write):
    path = write(b"", "empty.ttl")
    found = argmap("check", path)
    assert found.code == 1
    assert f"{path}: error[ARG001]: the file is empty" in found.out
    assert argmap("render", path, "-o", path.parent / "page.html").code == 2
    assert not (path.parent / "page.html").exists()


def test_turtle_syntax_error(argmap, write):
    path = write(":a a arg:Claim ;\n    arg:text 'one' .\n:b a arg:Claim\n:c a arg:Claim .\n")
    found = argmap("check", path)
    assert found.code == 1
    head, line, caret, hint = found.out.splitlines()[:4]
    assert head.startswith(f"{path}:10:1: error[ARG001]: ")
    assert line == "   10 | :c a arg:Claim ."
    assert caret == "      | ^^"
    assert "full stop" in hint


def test_syntax_error_elsewhere_than_check(argmap, write):
    path = write(":a a arg:Claim .\n:b b\n")
    found = argmap("info", path)
    assert found.code == 2
    assert "no map could be read: line 8" in found.err
    assert found.out == ""


def test_undefined_statement(argmap, write):
    path = write(SOUND.replace("arg:premise :warm", "arg:premise :wram"))
    found = argmap("check", path, "--format", "json")
    assert found.code == 1
    (finding,) = [f for f in json.loads(found.out) if f["slug"] == "undefined-reference"]
    assert finding["about"] == "why"
    assert finding["hint"] == "did you mean warm?"
    line = path.read_text().splitlines()[finding["line"] - 1]
    assert line[finding["column"] - 1 :].startswith(":wram")


def test_map_without_thesis(argmap, write):
    path = write(SOUND.replace("arg:thesis :tea ; ", ""))
    found = argmap("check", path)
    assert found.code == 1
    assert f"{path}:8:1: error[ARG402]: the map has no thesis" in found.out


def test_billion_laughs(argmap, write):
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    path = write(
        f'<?xml version="1.0"?><!DOCTYPE r [{entities}]><rdf:RDF xmlns:rdf='
        '"http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="x:a">'
        '<t xmlns="x:">&a11;</t></rdf:Description></rdf:RDF>',
        "laughs.rdf",
    )
    found = argmap("check", path)
    assert found.code == 1
    assert "the entity a1 of the file is no short text" in found.out


@pytest.mark.parametrize(
    ("doctype", "why"),
    [
        ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "names another file"),
        ('<!DOCTYPE r SYSTEM "http://127.0.0.1:9/a.dtd">', "names another file"),
        ('<!DOCTYPE r PUBLIC "-//W3C//DTD" "a.dtd">', "names another file"),
        ("<!DOCTYPE r [<!ENTITY % p \"<!ENTITY x 'y'>\"> %p;]>", "no short text"),
        ('<!DOCTYPE r [<!ENTITY x "&#60;a/>">]>', "no short text"),
        (f'<!DOCTYPE r [<!ENTITY x "{"h" * 201}">]>', "no short text"),
    ],
)
def test_hostile_entities(argmap, write, doctype, why):
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    found = argmap("check", write(doctype + rdf, "hostile.rdf"))
    assert found.code == 1
    assert why in found.out


def test_short_entities_may_not_swell_a_file(argmap, write):
    text = (
        f'<!DOCTYPE r [<!ENTITY x "{"h" * 200}">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="x:">'
        f'<rdf:Description rdf:about="x:a"><x:t>{"&x;" * 260_000}</x:t></rdf:Description></rdf:RDF>'
    )
    found = argmap("check", write(text, "swollen.rdf"))
    assert found.code == 1
    assert "would make it too long" in found.out


def test_remote_context(argmap, write):
    path = write('{"@context": "https://example.org/context.jsonld", "@id": "x:a"}', "a.jsonld")
    found = argmap("check", path)
    assert found.code == 1
    assert "context that would have to be fetched" in found.out


def test_large_file(argmap, tmp_path):
    path = tmp_path / "large.ttl"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    found = argmap("check", path)
    assert found.code == 2
    assert "104,857,600 bytes; the limit is 67,108,864" in found.err
    assert "ARGMAP_MAX_BYTES" in found.err


def test_circle(argmap, write):
    path = write(SOUND + ":again a arg:Inference ; arg:premise :tea ; arg:conclusion :warm .\n")
    found = argmap("check", path)
    assert found.code == 1
    assert "error[ARG101]: tea rests on itself: tea supports warm supports tea" in found.out
    assert argmap("show", path).code == 0
    assert argmap("render", path, "-o", path.parent / "page.html").code == 0


def test_sparql_syntax_error(argmap, write):
    found = argmap("query", write(), "SELECT ?a WHERE {\n  ?a arg:text }")
    assert found.code == 2
    assert "not valid SPARQL at line 2, column" in found.err
    found = argmap("query", write(), "SELECT ?a WHERE { ?a nope:text ?b }")
    assert "the prefix is not declared" in found.err


def test_query_that_never_ends(argmap, write):
    began = time.monotonic()
    triples = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(6))
    found = argmap("query", write(), f"SELECT (COUNT(*) AS ?n) {{ {triples} }}", "--timeout", "1")
    assert time.monotonic() - began < 20
    assert found.code == 2
    assert "stopped after 1 seconds" in found.err


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", "SERVICE would ask"),
        ("SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", "SERVICE would ask"),
        ("LOAD <http://127.0.0.1:1/>", "changes data"),
        ("INSERT DATA { :a :b :c }", "changes data"),
    ],
)
def test_query_that_reaches_out_or_writes(argmap, write, query, said):
    found = argmap("query", write(), query)
    assert found.code == 2
    assert said in found.err


def test_unknown_format(argmap, write):
    found = argmap("check", write("a, b, c\n1, 2, 3\n", "table.csv"))
    assert found.code == 2
    assert "the format is not known" in found.err
    assert "turtle" in found.err


def test_unknown_record(argmap, write):
    found = argmap("show", write(), "wram")
    assert found.code == 2
    assert "nearest: warm" in found.err


def test_unknown_command_and_query(argmap, write):
    found = argmap("chek", "x.ttl")
    assert found.code == 2
    assert "Did you mean check?" in found.err
    found = argmap("query", write(), "--named", "direct-reason")
    assert found.code == 2
    assert "nearest: direct-reasons" in found.err


def test_unwritable_target(argmap, write):
    found = argmap("render", write(), "-o", "/no/such/folder/page.html")
    assert found.code == 2
    assert "cannot be written" in found.err


def test_query_before_the_map(argmap, write):
    found = argmap("query", "SELECT ?a { ?a ?b ?c }", write())
    assert found.code == 2
    assert "The query comes after the maps" in found.err


def test_empty_query(argmap, write):
    found = argmap("query", write(), " ")
    assert found.code == 2
    assert "the query was refused: it is empty" in found.err


def test_text_where_a_name_must_stand(argmap, write):
    path = write(SOUND.replace("arg:conclusion :tea", 'arg:conclusion "tea"'))
    found = argmap("check", path)
    assert found.code == 1
    assert "error[ARG105]: arg:conclusion of why is a text, where a name must stand" in found.out


def test_formats_that_cannot_hold_the_answer(argmap, write):
    assert argmap("query", write(), "SELECT ?a { ?a ?b ?c }", "--format", "turtle").code == 2
    assert argmap("query", write(), "DESCRIBE :tea", "--format", "csv").code == 2


def test_names_as_tables_show_them(argmap, write):
    assert argmap("show", write(), ":warm").out.startswith("Tea warms.")
    select = "SELECT ?claim { ?claim a arg:Claim }"
    assert argmap("query", write(), select, "--set", "claim=:tea", "--format", "csv").code == 0


def test_an_id_that_turtle_cannot_hold(argmap, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("Tea is best of all the drinks.")
    found = argmap("anchor", path, "--quote", "best of all the drinks", "--id", "bad id")
    assert found.code == 2
    assert "'bad id' cannot be an id" in found.err


def test_from_a_graph_that_is_not_there(argmap, write):
    found = argmap("query", write(), "SELECT ?a FROM <http://localhost:1/x> { ?a ?b ?c }")
    assert found.code == 2
    assert "FROM names <http://localhost:1/x>, which is no map at hand" in found.err
    own = "SELECT ?a FROM <https://w3id.org/argmap/graph/example> { ?a a arg:Claim }"
    assert "1 row" in argmap("query", write(), own).out
