"""Argdown on the command line: every command takes it, and mistakes are shown with their line."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

TALK = """\
[Tea]: Tea is best. #thesis
  + <Warm>: It warms the hands.
    - [Cold]: It gets cold.
"""
BROKEN = "[Tea]: Tea is best.\n  + <Warm>: *It warms.\n\n[More] said\n"


def test_verify_does_not_write_turtle_over_a_text(argmap, write, tmp_path):
    article = write("Tea is best, all say. Tea it is.\n", "article.txt")
    text = '[Tea]: Tea wins. {source: article, quote: "Tea it is", span: [0, 9]}\n'
    path = write(text, "talk.argdown")
    found = argmap("verify", path, "--source", f"article={article}", "--update", "--force")
    assert found.code == 2
    assert "argmap anchor --into" in found.err
    assert (tmp_path / "talk.argdown").read_text() == text


def test_a_new_map_does_not_go_into_a_file_of_another_format(argmap, write, tmp_path):
    article = write("Tea.\n", "article.txt")
    found = argmap("new", article, "-o", tmp_path / "map.ttl")
    assert found.code == 2
    assert "write map.argdown" in found.err
    assert not (tmp_path / "map.ttl").exists()


def test_a_map_without_a_source_says_so(argmap, talk, write):
    article = write("Tea.\n", "article.txt")
    found = argmap("check", talk, "--source", article)
    assert "the map names no source" in found.out
    assert "argmap new" in found.out


def test_contradictions_are_told_on_both_sides(argmap, write):
    path = write("[A]: a\n  >< [B]: b\n  + <C>: c\n", "talk.argdown")
    assert argmap("show", path).out.splitlines() == [
        "a [a]",
        "  supported by: c [c]",
        "  contradicts: b [b]",
        "b [b]",
        "  contradicts: a [a]",
    ]


def test_a_sketched_reply_answers_an_objection(argmap, write):
    query = ("--named", "unanswered-objections", "--format", "csv")
    text = "[A]: a\n  - <O>: o\n    - [R]: r\n  - <P>: p\n"
    found = argmap("query", write(text, "talk.argdown"), *query)
    assert [line.split(",")[0].rpartition("#")[2] for line in found.out.splitlines()[1:]] == ["p"]


@pytest.fixture
def talk(write):
    return write(TALK, "talk.argdown")


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["show"],
        ["info"],
        ["query", "ASK { ?a a arg:Inference }"],
        ["render", "-o", "-"],
    ],
    ids=lambda c: c[0],
)
def test_commands_take_argdown(argmap, talk, command):
    found = argmap(command[0], talk, *command[1:])
    assert found.code == 0
    assert "Traceback" not in found.err


def test_a_mistake_is_shown_with_its_line_and_a_hint(argmap, write):
    found = argmap("check", write(BROKEN, "talk.argdown"))
    assert found.code == 1
    assert (
        ":2:23: error[ARG027]: italic text is not closed before the end of the paragraph"
        in found.out
    )
    assert "    2 |   + <Warm>: *It warms." in found.out
    assert ":4:8: error[ARG012]" in found.out
    assert found.out.count("hint:") == 2


def test_other_commands_refuse_a_broken_file(argmap, write):
    found = argmap("show", write(BROKEN, "talk.argdown"))
    assert (found.code, found.out) == (2, "")
    assert "line 2, column 23" in found.err


class TestConvert:
    def test_to_turtle_and_back(self, argmap, talk, tmp_path):
        assert argmap("convert", talk, "-o", tmp_path / "talk.ttl").code == 0
        assert argmap("convert", tmp_path / "talk.ttl", "-o", tmp_path / "again.argdown").code == 0
        assert argmap("convert", tmp_path / "again.argdown", "-o", tmp_path / "b.ttl").code == 0
        assert (tmp_path / "b.ttl").read_bytes() == (tmp_path / "talk.ttl").read_bytes()

    def test_to_argdowns_json_and_back(self, argmap, talk, tmp_path):
        target = tmp_path / "talk.json"
        assert argmap("convert", talk, "-o", target, "--to", "argdown-json").code == 0
        found = json.loads(target.read_text("utf-8"))
        assert [n["title"] for n in found["map"]["nodes"]] == ["Tea", "Cold", "Warm"]
        assert argmap("convert", target, "--to", "argdown").out.endswith(TALK)
        assert argmap("convert", target, "--from", "argdown-json").code == 0

    def test_without_an_output_it_prints_turtle(self, argmap, talk):
        assert ":warm a arg:Inference" in argmap("convert", talk).out

    def test_an_unknown_target_is_refused(self, argmap, talk, tmp_path):
        found = argmap("convert", talk, "-o", tmp_path / "talk.xyz")
        assert found.code == 2
        assert "--to" in found.err
        assert not (tmp_path / "talk.xyz").exists()

    def test_a_broken_file_is_not_converted(self, argmap, write, tmp_path):
        found = argmap("convert", write(BROKEN, "talk.argdown"), "-o", tmp_path / "x.ttl")
        assert found.code == 2
        assert not (tmp_path / "x.ttl").exists()

    def test_json_that_is_not_argdowns_is_told(self, argmap, write):
        found = argmap("check", write("{}", "x.json"), "--from", "argdown-json")
        assert (found.code, "ARG003" in found.out) == (1, True)


class TestNew:
    def test_it_begins_a_map(self, argmap, write, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        write("Tea is best because it warms.\n", "note.txt")
        assert argmap("new", "note.txt").code == 0
        found = argmap("check", "note.argdown", "--source", "note.txt")
        assert (found.code, "ARG011" in found.out) == (0, True)

    def test_it_writes_over_nothing(self, argmap, write, tmp_path):
        note, old = write("Tea is best.\n", "note.txt"), write("[A]: mine\n", "note.argdown")
        found = argmap("new", note, "-o", old)
        assert (found.code, old.read_text("utf-8")) == (2, "[A]: mine\n")
        assert argmap("new", note, "-o", old, "--force").code == 0

    def test_a_document_that_is_not_there(self, argmap, tmp_path):
        assert argmap("new", tmp_path / "none.txt").code == 2


class TestAnchorInto:
    def test_places_are_written_into_the_file(self, argmap, write):
        note = write("Tea is best. It warms the hands.\n", "note.txt")
        path = write('[A]: a {quote: "It warms the hands"}\n', "talk.argdown")
        found = argmap("anchor", note, "--into", path)
        assert (found.code, found.err) == (0, "1 anchored\n")
        assert 'quote: "It warms the hands", span: [13, 31], sha256: "' in path.read_text("utf-8")
        assert argmap("verify", path, "--source", note).code == 0
        assert argmap("anchor", note, "--into", path).err == "1 as before\n"

    def test_what_cannot_be_placed_is_told(self, argmap, write):
        note = write("Tea is best. Tea is best.\n", "note.txt")
        path = write("[A]: {quote: x} a\n", "bad.argdown")
        assert argmap("anchor", note, "--into", path).code == 2
        path = write('[A]: a {quote: "Tea is best"}\n\n[B]: b {quote: nowhere}\n', "talk.argdown")
        before = path.read_text("utf-8")
        found = argmap("anchor", note, "--into", path)
        assert found.code == 1
        assert f'{path}:1:16: "Tea is best" stands in 2 places' in found.err
        assert "does not contain" in found.err
        assert path.read_text("utf-8") == before

    def test_either_a_quotation_or_a_file(self, argmap, write):
        note = write("Tea.\n", "note.txt")
        assert argmap("anchor", note).code == 2
        assert argmap("anchor", note, "--quote", "Tea", "--into", "x.argdown").code == 2


@pytest.fixture
def watched(talk):
    """A running watch; gives the process and a function that asks it something."""
    command = [sys.executable, "-m", "argmap", "watch", str(talk)]
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    line = process.stderr.readline()
    base = line.split(" at ")[1].split()[0]

    def ask(path, host=None):
        request = urllib.request.Request(base + path, headers={"Host": host} if host else {})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.read().decode()

    ask.base = base
    yield process, ask
    process.terminate()
    process.communicate(timeout=10)


def until(ask, wanted):
    for _ in range(200):
        state = json.loads(ask("state.json"))
        if wanted(state):
            return state
        time.sleep(0.05)
    raise AssertionError(state)


class TestWatch:
    def test_it_reads_anew_at_every_save(self, watched, talk):
        _, ask = watched
        assert json.loads(ask("state.json"))["number"] == 1
        assert "It warms the hands." in ask("page")
        talk.write_text(TALK.replace("hands", "heart"), encoding="utf-8")
        until(ask, lambda state: state["number"] > 1)
        assert "It warms the heart." in ask("page")

    def test_while_a_file_is_broken_the_last_page_stays(self, watched, talk):
        _, ask = watched
        talk.write_text(BROKEN, encoding="utf-8")
        state = until(ask, lambda state: state["broken"])
        assert "error[ARG027]" in state["findings"]
        assert "It warms the hands." in ask("page")
        talk.unlink()
        until(ask, lambda state: "no such file" in state["summary"])
        talk.write_text(TALK, encoding="utf-8")
        until(ask, lambda state: not state["broken"])

    def test_only_this_machine_is_answered(self, watched):
        process, ask = watched
        with pytest.raises(urllib.error.HTTPError) as refused:
            ask("page", host="evil.example")
        assert refused.value.code == 400
        refused.value.close()
        for path in ("../talk.argdown", "frame.py", "watching.py", "%2e%2e/x"):
            with pytest.raises(urllib.error.HTTPError) as missing:
                ask(path)
            missing.value.close()
        assert process.poll() is None

    def test_listeners_are_told(self, watched, talk):
        _, ask = watched
        with urllib.request.urlopen(ask.base + "events", timeout=10) as stream:
            first = stream.readline().decode()
            assert json.loads(first.removeprefix("data: "))["number"] == 1
            talk.write_text(TALK + "\n", encoding="utf-8")
            lines = (stream.readline().decode() for _ in range(20))
            assert any('"number": 2' in line for line in lines)


def test_a_missing_file_is_not_watched(argmap, tmp_path):
    assert argmap("watch", tmp_path / "none.argdown").code == 2
