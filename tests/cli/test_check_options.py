"""The options of ``argmap check``, the reports for other programs, and ``argmap explain``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import SOUND

LONE = ':alone a arg:Claim ; arg:text "So\\u001b[31m." ; arg:implicit true .\n'


@pytest.fixture
def lone(write):
    """A map with an orphan that is an unsupported claim as well."""
    return write(SOUND + LONE)


@pytest.fixture
def settings(tmp_path):
    """Writes settings beside the map."""

    def make(text):
        (tmp_path / "argmap.toml").write_text(text, encoding="utf-8")

    return make


def found(argmap, *arguments):
    outcome = argmap("check", *arguments, "--format", "json")
    return sorted({item["code"] for item in json.loads(outcome.out)})


class TestChoosing:
    def test_select_and_ignore(self, argmap, lone):
        assert {"ARG102", "ARG103"} <= set(found(argmap, lone))
        assert found(argmap, lone, "--select", "ARG102") == ["ARG102"]
        assert found(argmap, lone, "--select", "orphan-claim,ARG102") == ["ARG102", "ARG103"]
        assert found(argmap, lone, "--select", "ARG10", "--ignore", "ARG103") == ["ARG102"]

    def test_a_name_that_is_none_is_a_usage_error_with_the_nearest(self, argmap, lone):
        outcome = argmap("check", lone, "--select", "orphan-claims")
        assert outcome.code == 2
        assert "did you mean orphan-claim" in outcome.err

    def test_settings_count_unless_the_command_line_says_otherwise(self, argmap, lone, settings):
        settings("[check]\nselect = ['ARG103']\nfail-on = 'warning'\n")
        assert found(argmap, lone) == ["ARG103"]
        assert argmap("check", lone).code == 1
        assert argmap("check", lone, "--fail-on", "error").code == 0
        assert found(argmap, lone, "--select", "ARG102") == ["ARG102"]

    def test_severities_and_files_can_be_set(self, argmap, lone, settings):
        settings("[check.severity]\norphan-claim = 'error'\n")
        assert argmap("check", lone).code == 1
        settings("[check.per-file-ignores]\n'*.ttl' = ['ARG10']\n")
        assert "ARG103" not in found(argmap, lone)

    def test_settings_of_another_file(self, argmap, lone, tmp_path):
        (tmp_path / "other.toml").write_text("[check]\nselect = ['ARG102']\n")
        assert found(argmap, lone, "--config", tmp_path / "other.toml") == ["ARG102"]

    def test_bad_settings_are_told_with_their_place(self, argmap, lone, settings, tmp_path):
        settings("[check]\nignored = []\n")
        outcome = argmap("check", lone)
        assert outcome.code == 2
        assert f"{tmp_path}/argmap.toml:2:1: there is no setting 'ignored'" in outcome.err
        assert "hint: did you mean ignore?" in outcome.err

    def test_documents_can_be_settled(self, argmap, write, settings, tmp_path):
        (tmp_path / "note.txt").write_text("Tea is best.")
        settings("[check]\nsources = ['note=note.txt']\n")
        assert argmap("check", write()).code == 0
        settings("[check]\nsources = ['note=gone.txt']\n")
        assert argmap("check", write()).code == 2

    def test_a_scenario_that_is_none(self, argmap, lone):
        outcome = argmap("check", lone, "--scenario", "rain")
        assert (outcome.code, "no scenario called 'rain'" in outcome.err) == (2, True)

    def test_a_scenario_decides_what_stands(self, argmap, repository):
        path = repository / "graph/japan-south-korea-alignments.ttl"
        plain = found(argmap, path, "--select", "ARG505")
        assert plain == ["ARG505"]
        gone = argmap(
            "check", path, "--select", "ARG505", "--scenario", "conciliatory", "--format", "json"
        )
        assert "japan-more-useful" not in {f["about"] for f in json.loads(gone.out)}


class TestRules:
    def test_rules_of_a_folder_are_part_of_the_report(self, argmap, repository):
        path = repository / "examples/own-rules/rents.ttl"
        assert {"HOUSE001", "HOUSE002", "HOUSE010", "ARG308"} <= set(found(argmap, path))
        assert found(argmap, path, "--select", "HOUSE001") == ["HOUSE001"]

    def test_a_broken_rule_is_reported_and_the_others_go_on(self, argmap, lone, settings, tmp_path):
        folder = tmp_path / "rules"
        folder.mkdir()
        (folder / "broken.rq").write_text("# X.\n# code: T01\nSELECT ?about WHERE {")
        (folder / "headless.rq").write_text("SELECT ?about WHERE {}")
        (folder / "broken.ttl").write_text("no turtle")
        settings("[check]\nrules = 'rules'\n")
        outcome = argmap("check", lone)
        assert outcome.code == 1
        assert f"{folder}/broken.rq:3" in outcome.out
        assert "error[ARG599]: the check broken failed" in outcome.out
        assert f"{folder}/headless.rq:1: error[ARG598]" in outcome.out
        assert f"{folder}/broken.ttl:1" in outcome.out
        assert "ARG103" in outcome.out

    def test_a_plug_in_that_is_not_installed(self, argmap, lone, settings):
        settings("[check]\nplugins = ['house']\n")
        outcome = argmap("check", lone)
        assert (outcome.code, "no plug-in 'house'" in outcome.err) == (2, True)


class TestText:
    def test_remarks_beyond_a_handful_are_counted(self, argmap, repository):
        path = repository / "graph/japan-south-korea-alignments.ttl"
        brief = argmap("check", path)
        assert "Remarks (--fail-on info lists them one by one):" in brief.out
        assert "info[" not in brief.out
        whole = argmap("check", path, "--fail-on", "info")
        assert "Remarks" not in whole.out
        assert "info[ARG205]" in whole.out
        assert "info[ARG505]" in argmap("check", path, "--select", "single-point-of-failure").out

    def test_statistics(self, argmap, lone):
        outcome = argmap("check", lone, "--statistics")
        assert "ARG103" in outcome.out
        rows = json.loads(argmap("check", lone, "--statistics", "--format", "json").out)
        assert {"code": "ARG103", "slug": "orphan-claim", "severity": "warning", "findings": 1} in (
            rows
        )

    def test_explain_says_why_it_matters(self, argmap, lone):
        outcome = argmap("check", lone, "--explain", "--select", "ARG103")
        assert "Why it matters:" in outcome.out

    def test_a_file_takes_the_findings(self, argmap, lone, tmp_path):
        outcome = argmap("check", lone, "-o", tmp_path / "found.txt")
        assert outcome.out == ""
        assert "warning[ARG103]" in (tmp_path / "found.txt").read_text()

    def test_what_is_let_stand_is_counted(self, argmap, write):
        allowed = LONE.replace("arg:implicit", 'arg:allows "ARG103: later" ; arg:implicit')
        outcome = argmap("check", write(SOUND + allowed))
        assert "[ARG103]" not in outcome.out
        assert "1 let stand" in outcome.err


class TestReports:
    def sarif(self, argmap, *arguments):
        from sarif_pydantic import Sarif

        body = json.loads(argmap("check", *arguments, "--format", "sarif").out)
        Sarif.model_validate(body)
        schema = os.environ.get("ARGMAP_SARIF_SCHEMA")
        if schema:
            import jsonschema

            jsonschema.validate(body, json.loads(Path(schema).read_text()))
        return body

    def test_sarif_holds_rules_places_and_suppressions(self, argmap, write, monkeypatch, tmp_path):
        allowed = LONE.replace("arg:implicit", 'arg:allows "ARG103: later" ; arg:implicit')
        monkeypatch.chdir(tmp_path)
        write(SOUND + allowed, "a b.ttl")
        run = self.sarif(argmap, "a b.ttl")["runs"][0]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        by_rule = {result["ruleId"]: result for result in run["results"]}
        assert set(by_rule) == set(rules)
        orphan = by_rule["ARG103"]
        assert rules[orphan["ruleIndex"]] == "ARG103"
        assert orphan["suppressions"] == [{"kind": "inSource", "justification": "later"}]
        (place,) = orphan["locations"]
        assert place["physicalLocation"]["artifactLocation"] == {
            "uri": "a%20b.ttl",
            "uriBaseId": "%SRCROOT%",
        }
        assert place["physicalLocation"]["region"]["startLine"] > 1
        assert "suppressions" not in by_rule["ARG102"]
        assert by_rule["ARG102"]["level"] == "warning"

    def test_sarif_of_every_example(self, argmap, repository):
        for path in sorted(repository.glob("examples/*/*.ttl")):
            run = self.sarif(argmap, path)["runs"][0]
            for result in run["results"]:
                assert result["message"]["text"]

    def test_sarif_without_findings_is_whole(self, argmap, write):
        assert self.sarif(argmap, write(), "--ignore", "all")["runs"][0]["results"] == []

    def test_github_commands_cannot_be_broken_out_of(self, argmap, write):
        odd = ':a%3A a arg:Claim ; arg:text "x" ; arg:implicit true .\n'
        outcome = argmap("check", write(SOUND + LONE + odd, "a,b:c.ttl"), "--format", "github")
        lines = outcome.out.splitlines()
        assert all(line.startswith(("::warning ", "::error ", "::notice ")) for line in lines)
        assert any("file=" in line and "a%2Cb%3Ac.ttl" in line for line in lines)
        assert any("%0Ahint: " in line for line in lines)

    def test_junit_has_a_case_for_each_finding(self, argmap, write):
        path = write(SOUND + LONE)
        root = ET.fromstring(argmap("check", path, "--format", "junit").out)
        (suite,) = root
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure")) >= 2
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        good = ET.fromstring(argmap("check", path, "--ignore", "all", "--format", "junit").out)
        assert [case.get("name") for case in good.iter("testcase")] == ["no findings"]

    def test_no_report_holds_what_moves_a_cursor(self, argmap, write):
        path = write(SOUND + LONE, "odd.ttl")
        for form in ("text", "junit", "github"):
            assert "\x1b" not in argmap("check", path, "--format", form).out


class TestKnown:
    def test_a_baseline_lets_known_findings_pass(self, argmap, lone, write, tmp_path):
        known = tmp_path / "known.json"
        assert argmap("check", lone, "--write-baseline", known).code == 0
        outcome = argmap("check", lone, "--baseline", known, "--fail-on", "info")
        assert (outcome.code, outcome.out) == (0, "")
        assert "known" in outcome.err
        more = write(SOUND + LONE + ':also a arg:Claim ; arg:text "y" ; arg:implicit true .\n')
        assert argmap("check", more, "--baseline", known, "--fail-on", "warning").code == 1
        gone = argmap("check", write(), "--baseline", known)
        assert "of the baseline gone" in gone.err

    def test_what_is_no_baseline_is_told(self, argmap, lone, write):
        bad = write("{}", "known.json", prefixes="")
        outcome = argmap("check", lone, "--baseline", bad)
        assert (outcome.code, "is no baseline" in outcome.err) == (2, True)


class TestMending:
    TWINS = (
        ':two a arg:Assumption ; arg:text "Tea warms!" ; arg:implicit true .  # said twice\n'
        ":again a arg:Inference ; arg:premise :two ; arg:conclusion :tea .\n"
    )

    def test_diff_shows_what_fix_does(self, argmap, write):
        path = write(SOUND + self.TWINS)
        before = path.read_text()
        shown = argmap("check", path, "--diff")
        assert shown.code == 1
        assert "+:two arg:restates :warm ;" in shown.out
        assert path.read_text() == before
        fixed = argmap("check", path, "--fix")
        assert "1 of the findings mended" in fixed.err
        assert "ARG114" not in fixed.out
        assert "# said twice" in path.read_text()
        assert argmap("check", path, "--diff").code == 0

    def test_fix_and_diff_exclude_each_other(self, argmap, write):
        assert argmap("check", write(), "--fix", "--diff").code == 2

    def test_a_moved_passage_takes_its_new_place(self, argmap, write, tmp_path):
        note = tmp_path / "note.txt"
        note.write_text("Tea is best. It warms the hands of whoever holds the cup.\n")
        passage = argmap(
            "anchor",
            note,
            "--quote",
            "It warms the hands of whoever",
            "--id",
            "p",
            "--source",
            "note",
        ).out
        body = SOUND.replace(
            '"Tea warms." ; arg:implicit true', '"Tea warms." ; arg:expressedIn :p'
        )
        path = write(body + passage)
        note.write_text("A note. Tea is best. It warms the hands of whoever holds the cup.\n")
        said = argmap("check", path, "--source", f"note={note}", "--select", "ARG309")
        assert "stand at characters" in said.out
        argmap("check", path, "--source", f"note={note}", "--fix")
        assert "exact" in argmap("verify", path, "--source", f"note={note}", "--all").out

    def test_suppressions_are_written_with_their_reason(self, argmap, lone):
        outcome = argmap("check", lone, "--add-suppressions", "a  sketch", "--fail-on", "info")
        assert outcome.code == 0
        text = lone.read_text()
        assert 'arg:allows "orphan-claim: a sketch"' in text.replace("\n", " ").replace("    ", "")
        assert argmap("check", lone, "--fail-on", "info").code == 0

    def test_suppressions_need_a_reason(self, argmap, lone):
        before = lone.read_text()
        assert argmap("check", lone, "--add-suppressions", " ").code == 2
        assert lone.read_text() == before


class TestExplain:
    def test_a_page_by_code_or_name(self, argmap):
        by_code, by_name = argmap("explain", "arg101"), argmap("explain", "circular-support")
        assert by_code == by_name
        assert "Why it matters:" in by_code.out
        assert by_code.out.startswith("ARG101 circular-support\nerror; found by a check")

    def test_shapes_and_lessons_have_pages_too(self, argmap):
        assert "shape of the vocabulary" in argmap("explain", "ARG410").out
        assert "reading the file" in argmap("explain", "ARG014").out
        assert "evaluating" in argmap("explain", "ARG501").out

    def test_the_list_has_every_code(self, argmap):
        from argmap.checks.codes import codes

        rows = json.loads(argmap("explain", "--format", "json").out)
        assert [row["code"] for row in rows] == list(codes())
        assert "ARG599" in argmap("explain").out

    def test_an_unknown_code_gets_the_nearest(self, argmap):
        outcome = argmap("explain", "circular-suport")
        assert (outcome.code, "did you mean circular-support" in outcome.err) == (2, True)


def test_every_code_in_the_source_has_its_page(repository):
    import re

    from argmap.checks.codes import codes

    text = "".join(
        path.read_text(encoding="utf-8") for path in repository.glob("src/argmap/**/*.py")
    )
    used = set(re.findall(r'"(ARG\d{3})"', text)) - {"ARG400"}
    assert used <= set(codes())


class TestQuestions:
    def test_what_the_map_asks_comes_first(self, argmap, repository):
        outcome = argmap("questions", repository / "examples/old-bridge/old-bridge.ttl")
        assert outcome.code == 0
        assert outcome.out.startswith("sales (analogy)")
        assert "asked in the map" in outcome.out
        assert "pressed by other-causes" in outcome.out
        assert "answered by" not in outcome.out

    def test_answering_one_closes_it(self, argmap, write):
        body = SOUND.replace(
            "arg:conclusion :tea .",
            "arg:conclusion :tea ; arg:scheme scheme:sign ; arg:asks scheme:sign-strength .",
        )
        path = write("@prefix scheme: <https://w3id.org/argmap/scheme#> .\n" + body)
        rows = json.loads(argmap("questions", path, "--format", "json").out)
        assert [(r["question"], r["asked"], r["state"]) for r in rows] == [
            ("sign-strength", True, "open"),
            ("sign-other-events", False, "open"),
        ]
        assert rows[0]["thesesLost"] == ["tea"]
        assert "warning[ARG205]" in argmap("check", path).out
        answer = body.replace(":warm a", ":warm arg:addresses scheme:sign-strength ; a")
        path = write("@prefix scheme: <https://w3id.org/argmap/scheme#> .\n" + answer)
        rows = json.loads(argmap("questions", path, "--all", "--format", "json").out)
        assert [(r["question"], r["state"], r["by"]) for r in rows if r["asked"]] == [
            ("sign-strength", "answered", ["warm"])
        ]
        assert "warning[ARG205]" not in argmap("check", path).out

    def test_the_questions_of_one_argument(self, argmap, repository):
        path = repository / "examples/old-bridge/old-bridge.ttl"
        rows = json.loads(argmap("questions", path, "as-in-milford", "--format", "json").out)
        assert {row["argument"] for row in rows} == {"as-in-milford"}
        assert {row["state"] for row in rows} == {"open", "pressed", "answered"}

    def test_a_map_without_schemes_has_none(self, argmap, write):
        outcome = argmap("questions", write())
        assert outcome.out == "no critical questions\n"


class TestShipped:
    def test_the_action_is_one(self, repository):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "check_jsonschema",
                "--builtin-schema",
                "vendor.github-actions",
                "action.yml",
            ],
            cwd=repository,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def test_the_step_of_the_action_annotates_and_fails(self, repository, tmp_path, lone):
        import yaml

        steps = yaml.safe_load((repository / "action.yml").read_text())["runs"]["steps"]
        script = next(step["run"] for step in steps if step.get("id") == "check")
        output, runner = tmp_path / "output", tmp_path / "runner"
        (runner / "argmap/bin").mkdir(parents=True)
        (runner / "argmap/bin/argmap").write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -m argmap "$@"\n'
        )
        (runner / "argmap/bin/argmap").chmod(0o755)
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=tmp_path,
            env={
                **os.environ,
                "RUNNER_TEMP": str(runner),
                "ARGMAP_MAPS": "*.ttl",
                "ARGMAP_SOURCES": "",
                "ARGMAP_FAIL_ON": "warning",
                "ARGMAP_SARIF": "found.sarif",
                "GITHUB_OUTPUT": str(output),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1, done.stderr
        assert "::warning file=example.ttl," in done.stdout
        assert output.read_text() == "sarif=found.sarif\n"
        assert json.loads((tmp_path / "found.sarif").read_text())["version"] == "2.1.0"

    def test_the_hooks_are_hooks(self, repository):
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"],
            cwd=repository,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


class TestSafety:
    def test_nothing_is_written_over_what_is_read(self, argmap, lone, tmp_path):
        before = lone.read_bytes()
        note = tmp_path / "note.txt"
        note.write_text("Tea.")
        for options in (
            ("-o", lone),
            ("--write-baseline", lone),
            ("--source", f"note={note}", "-o", note),
        ):
            outcome = argmap("check", lone, *options)
            assert (outcome.code, "would be written over" in outcome.err) == (2, True)
        assert argmap("audit", lone, "--format", "md", "-o", lone).code == 2
        assert (lone.read_bytes(), note.read_text()) == (before, "Tea.")

    def test_other_syntaxes_are_never_written_as_turtle(self, argmap, lone, tmp_path):
        other = tmp_path / "map.nt"
        argmap("convert", lone, "--to", "ntriples", "-o", other)
        before = other.read_bytes()
        outcome = argmap("check", other, "--add-suppressions", "so")
        assert "cannot be changed in place" in outcome.err
        assert other.read_bytes() == before

    def test_devices_are_poured_into(self, argmap, lone):
        assert argmap("check", lone, "-o", "/dev/null").code == 0
        assert not Path("/dev/null").is_file()

    def test_windows_line_ends_and_a_mark_are_kept(self, argmap, lone):
        lone.write_bytes(b"\xef\xbb\xbf" + lone.read_bytes().replace(b"\n", b"\r\n"))
        assert argmap("check", lone, "--add-suppressions", "so").code == 0
        data = lone.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf@")
        assert b"arg:allows" in data
        assert data.count(b"\n") == data.count(b"\r\n")

    def test_a_failed_check_is_never_let_stand(self, argmap, lone, settings, tmp_path):
        (tmp_path / "rules").mkdir()
        (tmp_path / "rules/broken.rq").write_text("# X.\n# code: T01\nSELECT ?about WHERE {")
        settings("[check]\nrules = 'rules'\n")
        argmap("check", lone, "--add-suppressions", "so")
        assert "error[ARG599]" in argmap("check", lone).out

    def test_a_mend_that_cannot_be_made_stops_no_other(self, argmap, write):
        twins = (
            TestMending.TWINS + ':a a arg:Claim ; arg:text "A." ; arg:implicit true ; arg:allows '
        )
        body = SOUND + twins + '"circular-support: x", "orphan-claim: y" .\n'
        path = write(body)
        outcome = argmap("check", path, "--fix")
        assert "1 of the findings mended" in outcome.err
        assert "unused-allowance of a cannot be mended" in outcome.err
        assert "arg:restates" in path.read_text()

    def test_needless_allowances_go(self, argmap, write):
        path = write(SOUND.replace(":warm a", ':warm arg:allows "circular-support: x" ; a'))
        assert argmap("check", path, "--fix").code == 0
        assert "allows" not in path.read_text()

    def test_a_misspelt_check_in_the_settings_has_its_place(self, argmap, lone, settings, tmp_path):
        settings("[check]\n\nignore = ['ARG1', 'orphan-clam']\n")
        outcome = argmap("check", lone)
        assert outcome.code == 2
        assert f"{tmp_path}/argmap.toml:3:20: there is no check or code" in outcome.err

    def test_a_document_of_no_source(self, argmap, lone, tmp_path):
        note = tmp_path / "other.txt"
        note.write_text("Tea.")
        outcome = argmap("check", lone, "--source", f"nosuch={note}")
        assert outcome.code == 2
        assert "no source called 'nosuch'" in outcome.err
        assert "it has note" in outcome.err
