import json

import pytest

from argmap.diagnostic import Diagnostic, Severity
from argmap.model import MapBuilder
from argmap.rdf.query import Answer
from argmap.report.checked import remarks_text
from argmap.report.findings import findings_json, findings_text, summary
from argmap.report.info import info, info_json, info_text
from argmap.report.table import answer_table, table
from argmap.span import Span


def finding(line=1, column=1, severity=Severity.ERROR, hint=""):
    return Diagnostic(
        "ARG101",
        "circular-support",
        severity,
        "a rests on itself",
        "a",
        Span("m.ttl", line, column),
        ("a",),
        hint,
    )


def shown(text, **place):
    return findings_text([finding(**place)], {"m.ttl": text})


# --- findings ---


def test_a_finding_shows_its_place_its_line_and_its_hint():
    assert shown("first\n:a arg:premise :a .\n", line=2, column=16, hint="take it out") == (
        "m.ttl:2:16: error[ARG101]: a rests on itself\n"
        "    2 | :a arg:premise :a .\n"
        "      |                ^^\n"
        "  hint: take it out\n"
    )


def test_without_the_text_there_is_no_line():
    text = findings_text([finding()], {})
    assert text == "m.ttl:1:1: error[ARG101]: a rests on itself\n"


def test_a_place_beyond_the_text_is_no_error():
    assert shown("one line", line=9).count("\n") == 1
    assert "|" in shown("one", line=1, column=99)


def test_without_a_column_there_is_no_caret():
    assert "^" not in shown("text", column=0)


def caret_column(text, column):
    _, line, caret, *_ = shown(text, column=column).split("\n")
    return line, caret.index("^"), caret.count("^")


def test_the_caret_stands_under_wide_characters():
    """Each of the two ideographs takes two columns of a terminal."""
    assert caret_column("中文 :a", 4)[1:] == (8 + 5, 2)
    assert caret_column("e\u0301 :a", 4)[1:] == (8 + 2, 2)


def test_long_lines_are_cut_around_the_place():
    line, column, width = caret_column("x" * 500 + " :here " + "y" * 500, 502)
    assert len(line) <= 8 + 100
    assert line[column : column + width] == ":here"


def test_control_characters_reach_no_terminal():
    text = shown("\x1b[31mred\x07 \u202e\x9b", column=1)
    assert not set("\x1b\x07\u202e\x9b") & set(text)


def test_tabs_count_as_one_column():
    line, column, _ = caret_column("\t:a", 2)
    assert line[column] == ":"


def test_styles_are_put_by_the_caller():
    painted = findings_text([finding(hint="h")], {}, lambda text, style: f"<{style}>{text}</>")
    assert "<error>error[ARG101]</>" in painted
    assert "<faint>hint:</>" in painted


@pytest.mark.parametrize(
    ("severities", "files", "text"),
    [
        ([], 1, "no findings in 1 file"),
        ([Severity.ERROR], 1, "1 error in 1 file"),
        (
            [Severity.INFO, Severity.WARNING, Severity.ERROR, Severity.ERROR],
            2,
            "2 errors, 1 warning, 1 remark in 2 files",
        ),
        ([Severity.INFO] * 2, 0, "2 remarks in 0 files"),
    ],
)
def test_findings_are_counted(severities, files, text):
    assert summary([finding(severity=s) for s in severities], files) == text


def test_findings_as_json_have_just_these_fields():
    loaded = json.loads(findings_json([finding(3, 4, hint="h")]))
    assert loaded == [
        {
            "code": "ARG101",
            "slug": "circular-support",
            "severity": "error",
            "message": "a rests on itself",
            "path": "m.ttl",
            "line": 3,
            "column": 4,
            "about": "a",
            "related": ["a"],
            "hint": "h",
        }
    ]
    assert json.loads(findings_json([])) == []


# --- info ---


def tea():
    b = MapBuilder("https://example.org/tea", title="Tea").thesis("good", "missing")
    b.claim("good", "Tea is good.", certainty="likely").evidence("poll", evidence_kind="poll")
    b.assumption("rule", implicit=True).source("s", "A note").about(sources_analysed=["s"])
    return b.infer("step", ["poll", "rule"], "good").build()


def test_the_figures_of_a_map():
    found = info(tea())
    assert found.theses == {"good": "Tea is good."}
    assert found.statements == {"assumption": 1, "claim": 1, "evidence": 1}
    assert (found.implicit, found.anchored, found.parts) == (1, 0, 1)
    assert found.longest_chain == ["poll", "good"]
    assert json.loads(info_json(found))["certainty"] == {"likely": 1}


def test_the_figures_in_words_fit_the_width():
    text = info_text(info(tea()), tea(), 40)
    assert max(map(len, text.splitlines())) <= 40
    assert "Tea is good. (good)" in text
    assert "one connected whole" in text


def test_an_empty_map_has_figures_too():
    m = MapBuilder().build()
    assert info_text(info(m), m, 80)


# --- tables ---


def answer(*values):
    rows = [{"x": {"type": "uri", "value": v}} if v else {} for v in values]
    body = {"head": {"vars": ["x"]}, "results": {"bindings": rows}}
    return Answer("table", json.dumps(body).encode())


def test_a_table_shortens_iris_and_counts_rows():
    text = answer_table(answer("https://w3id.org/argmap/ns#Claim", ""), {}, 80, colour=False)
    assert "arg:Claim" in text
    assert text.endswith("2 rows\n")
    assert answer_table(answer("urn:x"), {"": "urn:"}, 80, colour=False).endswith(":x\n1 row\n")


@pytest.mark.parametrize(("yes", "word"), [(True, "yes\n"), (False, "no\n")])
def test_an_answer_to_ask_is_a_word(yes, word):
    given = Answer("boolean", json.dumps({"head": {}, "boolean": yes}).encode())
    assert answer_table(given, {}, 80, colour=False) == word


def test_cells_wrap_and_hold_no_control_characters():
    text = table(("a", "b"), [["x" * 100, "\x1b[31m[bold]y"]], 40, colour=False)
    assert max(map(len, text.splitlines())) <= 40
    assert "\x1b" not in text
    assert "[bold]y" in text


def test_counted_remarks_fit_the_width():
    counted = [("ARG205", "open-critical-question", 122), ("ARG115", "compound-claim", 2)]
    titles = {"ARG205": "An argument by a scheme leaves critical questions of the scheme open."}
    lines = remarks_text(counted, titles, 60).splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[1:] == [
        "  122  ARG205 open-critical-question: An argument by a",
        "       scheme leaves critical questions of the scheme open.",
        "    2  ARG115 compound-claim",
    ]


def test_no_remarks_need_no_heading():
    assert remarks_text([], {}, 80) == ""
