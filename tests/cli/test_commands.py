"""What each command does with good input."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import PREFIXES, SOUND

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Tea is best. It warms the hands of whoever holds the cup.\n\n"
    "Some say that coffee wakes one sooner; “but at what cost”, asks the note.\n"
)


@pytest.fixture
def document(tmp_path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def anchored(argmap, write, document):
    """A map with one passage of the document."""
    quote = "It warms the hands of whoever holds the cup."
    passage = argmap(
        "anchor", document, "--quote", quote, "--id", "in-warm", "--source", "note"
    ).out
    body = SOUND.replace(
        ':warm a arg:Assumption ; arg:text "Tea warms." ; arg:implicit true .',
        ':warm a arg:Assumption ; arg:text "Tea warms." ; arg:expressedIn :in-warm .',
    )
    return write(body + passage)


class TestCheck:
    def test_a_sound_map_has_no_warnings(self, argmap, write):
        found = argmap("check", write(), "--fail-on", "warning")
        assert (found.code, found.err) == (0, "2 remarks in 1 file\n")
        quiet = argmap("check", write(), "--ignore", "one-sided-conclusion,ARG5")
        assert quiet == (0, "", "no findings in 1 file\n")

    def test_fail_on_decides_the_exit_code(self, argmap, write):
        path = write(SOUND + ':alone a arg:Claim ; arg:text "So." ; arg:implicit true .\n')
        assert argmap("check", path).code == 0
        assert argmap("check", path, "--fail-on", "warning").code == 1
        assert argmap("check", path, "--fail-on", "never").code == 0

    def test_several_maps(self, argmap, write):
        good, bad = write(), write(b"", "bad.ttl")
        found = argmap("check", good, bad)
        assert found.code == 1
        assert found.err == "1 error, 2 remarks in 2 files\n"

    def test_json_has_the_promised_fields(self, argmap, write):
        path = write(SOUND + ':alone a arg:Claim ; arg:text "So." ; arg:implicit true .\n')
        found = json.loads(argmap("check", path, "--format", "json").out)
        wanted = ["code", "slug", "severity", "message", "path", "line", "column", "about", "hint"]
        assert all(set(wanted) <= set(finding) for finding in found)
        serious = {finding["slug"] for finding in found if finding["severity"] != "info"}
        assert serious == {"unsupported-claim", "orphan-claim"}

    def test_passages_are_looked_up_in_the_source(self, argmap, anchored, document):
        assert argmap("check", anchored, "--source", document).code == 0
        document.write_text("Nothing of the kind stands here any more.", encoding="utf-8")
        found = argmap("check", anchored, "--source", document)
        assert found.code == 1
        assert "error[ARG302]: the words of in-warm stand nowhere in the source" in found.out

    def test_a_document_that_fits_no_source(self, argmap, anchored, document, tmp_path):
        other = tmp_path / "other.txt"
        other.write_text("Quite another text.", encoding="utf-8")
        found = argmap("check", anchored, "--source", document, "--source", other)
        assert found.code == 1
        assert "other.txt" in found.out

    def test_standard_input(self, argmap, write, monkeypatch):
        data = write().read_bytes()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert argmap("check", "-").code == 0


class TestQuery:
    ASK = "ASK { :warm arg:supports :tea . :tea arg:restsOn :warm }"

    def test_shortcuts_and_prefixes_are_known(self, argmap, write):
        assert argmap("query", write(), self.ASK).out == "yes\n"

    def test_table(self, argmap, write):
        found = argmap("query", write(), "SELECT ?a ?t { ?a a arg:Assumption ; arg:text ?t }")
        lines = found.out.splitlines()
        assert lines[0].split() == ["a", "t"]
        assert lines[2].split() == [":warm", "Tea", "warms."]
        assert lines[-1] == "1 row"

    def test_formats(self, argmap, write):
        select = "SELECT ?a { ?a a arg:Assumption }"
        warm = "https://w3id.org/argmap/graph/example#warm"
        rows = json.loads(argmap("query", write(), select, "--format", "json").out)
        assert rows["results"]["bindings"] == [{"a": {"type": "uri", "value": warm}}]
        assert argmap("query", write(), select, "--format", "csv").out == f"a\n{warm}\n"
        assert argmap("query", write(), select, "--format", "tsv").out == f"?a\n<{warm}>\n"
        assert f"<uri>{warm}</uri>" in argmap("query", write(), select, "--format", "xml").out

    def test_graphs_come_as_turtle(self, argmap, write):
        found = argmap("query", write(), "CONSTRUCT { ?a arg:tag 'x' } { ?a a arg:Assumption }")
        assert ':warm arg:tag "x" .' in found.out
        assert "arg:conclusion :tea ." in argmap("query", write(), "DESCRIBE :why").out

    def test_file_named_and_set(self, argmap, write, tmp_path):
        question = tmp_path / "q.rq"
        question.write_text(self.ASK)
        assert argmap("query", write(), "--file", question).out == "yes\n"
        found = argmap(
            "query", write(), "--named", "direct-reasons", "--set", "claim=tea", "--format", "csv"
        )
        assert "#warm" in found.out

    def test_several_maps_and_their_graphs(self, argmap, write):
        other = write(SOUND, "other.ttl", PREFIXES.replace("graph/example", "graph/other"))
        count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?m a arg:ArgumentMap } }"
        assert argmap("query", write(), other, count, "--format", "csv").out == "n\n2\n"

    def test_nothing_to_ask(self, argmap, write):
        found = argmap("query", write())
        assert found.code == 2
        assert "--named" in found.err


class TestQueries:
    def test_listing_and_one(self, argmap):
        assert "direct-reasons" in argmap("queries").out
        assert argmap("queries", "direct-reasons").out.startswith("# What are the direct reasons")
        assert len(json.loads(argmap("queries", "--format", "json").out)) >= 30


class TestShow:
    def test_outline_and_depth(self, argmap, write):
        found = argmap("show", write()).out
        assert found.index("Tea is best.") < found.index("Tea warms.")
        assert "Tea warms." not in argmap("show", write(), "--depth", "0").out
        assert argmap("show", write(), "warm").out.startswith("Tea warms. [warm]")

    def test_json(self, argmap, write):
        items = json.loads(argmap("show", write(), "--format", "json").out)
        assert items[0]["id"] == "tea"
        assert items[0]["depth"] == 0


class TestInfo:
    def test_text_and_json(self, argmap, write):
        assert "2: 1 assumption (50%), 1 claim (50%)" in argmap("info", write()).out
        found = json.loads(argmap("info", write(), "--format", "json").out)
        assert found["theses"] == {"tea": "Tea is best."}
        assert found["longest_chain"] == ["warm", "tea"]
        assert found["parts"] == 1


class TestAnchor:
    def test_exact_and_tolerant(self, argmap, document):
        exact = json.loads(
            argmap("anchor", document, "--quote", "It warms the hands", "--format", "json").out
        )
        assert TEXT[exact["start"] : exact["end"]] == "It warms the hands"
        found = argmap("anchor", document, "--quote", '"BUT AT\nWHAT COST"', "--format", "json")
        assert found.code == 0
        assert "other typography" in found.err
        place = json.loads(found.out)
        assert "but at what cost" in TEXT[place["start"] : place["end"]]

    def test_ambiguous_and_occurrence(self, argmap, document):
        found = argmap("anchor", document, "--quote", "the")
        assert found.code == 1
        assert "choose one with --occurrence" in found.err
        assert found.out.startswith("1. characters ")
        assert argmap("anchor", document, "--quote", "the", "--occurrence", "2").code == 0
        assert argmap("anchor", document, "--quote", "the", "--occurrence", "9").code == 2

    def test_not_there(self, argmap, document):
        found = argmap("anchor", document, "--quote", "It warms the feet of whoever holds the cup")
        assert found.code == 1
        assert "nearest" in found.err
        found = argmap("anchor", document, "--quote", "quantum chromodynamics xylophone zebra")
        assert found.code == 2
        assert "does not contain" in found.err


class TestVerify:
    def test_exact(self, argmap, anchored, document):
        found = argmap("verify", anchored, "--source", document, "--format", "json")
        assert found.code == 0
        (row,) = json.loads(found.out)
        assert list(row) == ["id", "status", "start", "end", "found", "similarity"]
        assert row["status"] == "exact"

    def test_moved_and_updated(self, argmap, anchored, document):
        document.write_text("A new line on top.\n\n" + TEXT, encoding="utf-8")
        found = argmap("verify", anchored, "--source", document)
        assert found.code == 0
        assert "moved" in found.out
        assert argmap("verify", anchored, "--source", document, "--update").code == 0
        again = argmap("verify", anchored, "--source", document)
        assert again.out == ""
        assert again.err == "1 passages: 1 exact\n"

    def test_reworded_and_gone(self, argmap, anchored, document):
        document.write_text(TEXT.replace("whoever holds the cup", "all who hold the cup"))
        found = argmap("verify", anchored, "--source", document, "--format", "json")
        assert found.code == 1
        (row,) = json.loads(found.out)
        assert row["status"] == "reworded"
        assert 0 < row["similarity"] < 1
        document.write_text("Gone.")
        found = argmap("verify", anchored, "--source", document, "--format", "json")
        assert found.code == 1
        assert json.loads(found.out)[0]["status"] == "gone"

    def test_source_is_needed(self, argmap, anchored):
        assert argmap("verify", anchored).code == 2


class TestFmt:
    def test_formats_and_is_stable(self, argmap, write):
        path = write("# kept\n\n" + PREFIXES + SOUND, prefixes="")
        assert argmap("fmt", "--check", path).code == 1
        before = path.read_bytes()
        assert path.read_bytes() == before
        assert argmap("fmt", path).code == 0
        assert path.read_text().startswith("# kept\n\n@base ")
        assert argmap("fmt", "--check", path).code == 0

    def test_comments_elsewhere_are_not_lost_in_silence(self, argmap, write):
        path = write(SOUND + "# a remark\n")
        before = path.read_bytes()
        found = argmap("fmt", path)
        assert found.code == 2
        assert f"would lose a comment (line {len(before.splitlines())})" in found.err
        assert path.read_bytes() == before
        assert argmap("fmt", "--force", path).code == 0
        assert "a remark" not in path.read_text()

    def test_what_is_no_map_gets_nothing_added(self, argmap, write):
        path = write(":a arg:status <https://w3id.org/argmap/kind#accepted> .\n")
        assert argmap("fmt", path).code == 0
        assert "ArgumentMap" not in path.read_text()


class TestRender:
    def test_page(self, argmap, write, document):
        page = document.parent / "page.html"
        assert argmap("render", write(), "-o", page).code == 0
        html = page.read_text(encoding="utf-8")
        assert html.startswith("<!doctype html>")
        assert "Content-Security-Policy" in html
        assert "coffee" not in html
        assert argmap("render", write(), "-o", page, "--source", document).code == 0
        assert "coffee" in page.read_text(encoding="utf-8")

    def test_same_map_same_page(self, argmap, write):
        assert argmap("render", write(), "-o", "-").out == argmap("render", write(), "-o", "-").out


class TestDemo:
    def test_check_answer_and_page(self, argmap, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        found = argmap("demo")
        assert found.code == 0
        assert "warning[ARG506]: nothing answers the objection firms-decide-themselves" in found.out
        assert "4 warnings, 196 remarks in 1 file" in found.out
        assert "What kinds of evidence" in found.out
        assert "wrote japan-south-korea-alignments.html; open it" in found.out
        assert (tmp_path / "japan-south-korea-alignments.html").stat().st_size > 100_000
        assert "wrote audit.html; the same as a document" in found.out
        assert (tmp_path / "audit.html").stat().st_size > 50_000


class TestExitCodes:
    def test_a_fault_of_our_own(self, argmap, write, monkeypatch):
        def broken(*_):
            raise RuntimeError("a wheel came off")

        monkeypatch.setattr("argmap.report.info.info", broken)
        found = argmap("info", write())
        assert found.code == 3
        assert "fault of its own: RuntimeError: a wheel came off" in found.err
        assert "ARGMAP_TRACEBACK=1" in found.err

    def test_interruption(self, argmap, write, monkeypatch):
        def stop(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr("argmap.report.info.info", stop)
        assert argmap("info", write()).code == 130

    def test_closed_pipe(self, write):
        path = write()
        command = [sys.executable, "-m", "argmap", "fmt", "--force", "-"]
        reader, writer = os.pipe()
        os.close(reader)
        with path.open("rb") as data, os.fdopen(writer, "wb") as closed:
            done = subprocess.run(
                command, stdin=data, stdout=closed, stderr=subprocess.PIPE, check=False
            )
        assert b"Traceback" not in done.stderr
