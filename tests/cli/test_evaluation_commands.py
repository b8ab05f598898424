"""The commands that evaluate: what they print, and what they do with bad input."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import pytest

MAP = """
<> a arg:ArgumentMap ; arg:thesis :go ; arg:defaultScenario :dry ; dcterms:title "A walk"@en .
:dry a arg:Scenario ; arg:assumes :sun ; arg:rejects :rain .
:wet a arg:Scenario ; arg:assumes :rain ; arg:rejects :sun .
:both a arg:Scenario ; arg:assumes :rain , :sun .
:sun a arg:Assumption ; rdfs:label "The sun shines"@en ; arg:contradicts :rain .
:rain a arg:Assumption ; rdfs:label "It rains"@en .
:free a arg:Evidence ; rdfs:label "The afternoon is free"@en .
:mud a arg:Assumption ; rdfs:label "The path is mud"@en .
:gravel a arg:Evidence ; rdfs:label "The path is gravel"@en .
:go a arg:Claim ; rdfs:label "We should go for a walk"@en .
:why a arg:Inference ; arg:premise :sun , :free ; arg:conclusion :go .
:but a arg:Objection ; arg:premise :mud ; arg:rebuts :go .
:reply a arg:Objection ; arg:premise :gravel ; arg:undercuts :but .
"""
HEAD = """\
@base <https://w3id.org/argmap/graph/walk> .
@prefix : <https://w3id.org/argmap/graph/walk#> .
@prefix arg: <https://w3id.org/argmap/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


@pytest.fixture
def walk(write):
    return write(MAP, "walk.ttl", HEAD)


def test_every_statement_and_argument_is_labelled(argmap, walk):
    found = argmap("evaluate", walk, "--format", "json")
    told = json.loads(found.out)
    assert found.code == 0
    assert told["policy"] == {"rebut": "one-way", "leaves": "assumed", "layer": "none"}
    assert told["scenario"] == "dry"
    assert told["labels"] == {
        "free": "in",
        "go": "in",
        "gravel": "in",
        "mud": "in",
        "rain": "out",
        "sun": "in",
        "but": "out",
        "reply": "in",
        "why": "in",
    }
    assert told["out"] == {"rain": "unsupported", "but": "defeated"}


def test_the_table_and_the_summary_name_scenario_and_policy(argmap, walk):
    found = argmap("evaluate", walk, "--scenario", "wet")
    assert "out     unsupported   claim        go       We should go for a walk" in found.out
    assert "scenario  [wet]" in found.out
    assert "policy    objections work one way; claims without reasons are assumed" in found.out
    assert "thesis    out (unsupported): We should go for a walk [go]" in found.out


def test_the_outline_has_a_label_before_each_line(argmap, walk):
    found = argmap("evaluate", walk, "--outline", "--reject", "gravel")
    assert "out       We should go for a walk [go]" in found.out
    assert "in          but against it [but]" in found.out
    assert "rejected: gravel" in found.out


def test_results_as_turtle_are_a_graph_of_their_own_with_its_provenance(argmap, walk):
    import rdflib

    found = argmap("evaluate", walk, "--format", "ttl")
    graph = rdflib.Graph().parse(data=found.out, format="turtle")
    assert argmap("evaluate", walk, "--format", "ttl").out == found.out
    ask = """
        PREFIX : <https://w3id.org/argmap/graph/walk#> PREFIX arg: <https://w3id.org/argmap/ns#>
        PREFIX kind: <https://w3id.org/argmap/kind#> PREFIX prov: <http://www.w3.org/ns/prov#>
        ASK {
          :go arg:status kind:accepted . :rain arg:status kind:unsupported .
          <https://w3id.org/argmap/graph/walk/evaluation/dry> prov:wasGeneratedBy ?run ;
            prov:wasDerivedFrom <https://w3id.org/argmap/graph/walk> .
          ?run prov:used :dry ; prov:wasAssociatedWith ?program . ?program a prov:SoftwareAgent .
        }"""
    assert graph.query(ask).askAnswer
    by_hand = argmap("evaluate", walk, "--format", "ttl", "--reject", "sun").out
    assert "evaluation/dry-" in by_hand
    assert "rejects sun" in by_hand


def test_results_as_trig_carry_the_name_of_their_graph(argmap, walk):
    import pyoxigraph

    found = argmap("evaluate", walk, "--format", "trig").out
    quads = list(pyoxigraph.parse(found.encode(), pyoxigraph.RdfFormat.TRIG))
    name = "https://w3id.org/argmap/graph/walk/evaluation/dry"
    assert {quad.graph_name.value for quad in quads} == {name}
    plain = argmap("evaluate", walk, "--format", "ttl").out
    triples = set(pyoxigraph.parse(plain.encode(), pyoxigraph.RdfFormat.TURTLE))
    assert {quad.triple for quad in quads} == {quad.triple for quad in triples}


def test_results_answer_queries_beside_the_map(argmap, walk, tmp_path):
    results = tmp_path / "evaluation.ttl"
    results.write_text(argmap("evaluate", walk, "--scenario", "wet", "--format", "ttl").out)
    query = "SELECT ?c WHERE { ?c a arg:Claim ; arg:status kind:unsupported }"
    found = argmap("query", walk, results, query, "--format", "csv")
    assert found.code == 0
    assert "https://w3id.org/argmap/graph/walk#go" in found.out


def test_why_says_so_in_sentences(argmap, walk):
    found = argmap("why", walk, "go")
    lines = found.out.splitlines()
    start = "“We should go for a walk” [go] is in. The step [why] leads to it from 2 premises, both"
    assert any(line.startswith(start) for line in lines)
    assert "  “The sun shines” [sun] is in: it is accepted as an assumption." in lines
    told = " ".join(found.out.split())
    assert (
        "Against it speaks the objection [but] (“The path is mud”), but that is defeated by the "
        "objection [reply]: The objection [reply] is in. It has one premise: “The path is gravel”"
        in told
    )
    shallow = argmap("why", walk, "go", "--depth", "0").out
    assert "The sun shines" not in shallow
    assert shallow.rstrip().endswith("...")


def test_why_as_data(argmap, walk):
    told = json.loads(argmap("why", walk, "go", "--reject", "free", "--format", "json").out)
    first = told["grounds"][0]
    assert (first["id"], first["label"], first["out"], first["way"]) == (
        "go",
        "out",
        "unsupported",
        "lacking",
    )
    assert first["failures"][0]["because"] == "free"


def test_rests_on(argmap, walk):
    found = argmap("rests-on", walk, "go")
    assert "The lists below are complete." in found.out
    assert "Sufficient reasons: 1" in found.out
    assert "  1. free, gravel, sun" in found.out
    assert "It rains [rain]" in found.out[found.out.index("Threats") :]
    told = json.loads(argmap("rests-on", walk, "go", "--format", "json").out)
    assert told["critical"] == ["free", "gravel", "sun"]
    assert told["resilience"] == 1
    assert told["complete"] is True
    assert "rests on nothing" in argmap("rests-on", walk, "go", "--reject", "sun").out


def test_what_changes_and_through_what(argmap, walk):
    found = argmap("whatif", walk, "--drop", "gravel")
    assert "Falls: 2 statements" in found.out
    assert "thesis: We should go for a walk [go]: in, then out (defeated)" in found.out
    assert "through gravel > reply > but > why > go" in found.out
    assert "labelled otherwise" in found.out
    nothing = argmap("whatif", walk, "--assume", "free")
    assert "Nothing is labelled otherwise." in nothing.out


def test_two_scenarios_side_by_side(argmap, walk):
    found = argmap("whatif", walk, "--scenario", "dry", "--against", "wet")
    assert "accepts besides: It rains [rain]" in found.out
    assert "no longer accepts: The sun shines [sun]" in found.out
    assert "Rises: 1 statement" in found.out
    told = json.loads(argmap("whatif", walk, "--against", "wet", "--format", "json").out)
    assert told["changes"][0] == {
        "id": "go",
        "before": "in",
        "after": "out",
        "out_before": None,
        "out_after": "unsupported",
        "through": ["sun", "why", "go"],
    }


def test_dropping_an_argument_or_an_argued_claim(argmap, walk):
    step = argmap("whatif", walk, "--drop", "why")
    assert "takes out of play: [why]" in step.out
    assert "We should go for a walk [go]: in, then out (unsupported)" in step.out
    claim = argmap("why", walk, "go", "--reject", "go")
    assert "is out: it was taken out of play." in claim.out


def test_rankings(argmap, walk):
    found = argmap("whatif", walk, "--rank")
    assert found.out.splitlines()[3].split()[:3] == ["free", "1", "1"]
    assert "Birnbaum and Banzhaf are exact." in found.out
    told = json.loads(argmap("whatif", walk, "--rank", "--format", "json").out)
    assert told["exact"] is True
    by_id = {row["id"]: row for row in told["rows"]}
    assert by_id["free"]["theses_lost"] == ["go"]
    assert by_id["free"]["banzhaf"] == 0.375
    assert by_id["mud"]["birnbaum"] == -0.125
    assert "No two statements" in argmap("whatif", walk, "--all-pairs").out


def test_strengths_and_contributions(argmap, walk):
    found = argmap("strength", walk, "go")
    assert "We should go for a walk [go]: strength 0.000, base 0.000" in found.out
    assert "Shapley" in found.out
    told = json.loads(argmap("strength", walk, "go", "--format", "json").out)
    assert told["outcome"] == "converged"
    assert told["strengths"]["why"] == 0.25
    shares = {c["id"]: c for c in told["contributions"]}
    whole = told["strengths"]["go"]
    assert sum(c["shapley"] for c in shares.values()) == pytest.approx(whole, abs=1e-8)
    assert shares["mud"]["removal"] == pytest.approx(-0.25)
    assert told["doubleCounting"][0]["excess"] == 0
    table = argmap("strength", walk, "--semantics", "quadratic-energy", "--linking", "weakest")
    assert "strengths quadratic-energy, premises linked by the weakest" in table.out


def test_a_map_says_how_it_is_read_and_options_win(argmap, write):
    data = '{\\"evaluation\\":{\\"leaves\\":\\"unsupported\\",\\"rebut\\":\\"symmetric\\"}}'
    path = write(
        MAP.replace("<> a arg:ArgumentMap", f'<> arg:data "{data}" ; a arg:ArgumentMap'),
        "walk.ttl",
        HEAD,
    )
    told = json.loads(argmap("evaluate", path, "--format", "json").out)["policy"]
    assert (told["rebut"], told["leaves"]) == ("symmetric", "unsupported")
    told = json.loads(argmap("evaluate", path, "--rebut", "one-way", "--format", "json").out)
    assert told["policy"]["rebut"] == "one-way"


def test_standards_and_preferences_are_laid_over(argmap, walk):
    for layer in ("last-link", "weakest-link", "standards"):
        found = argmap("evaluate", walk, "--layer", layer, "--brief")
        assert found.code == 0
        assert f"layer: {layer}" in found.out.replace("\n          ", " ")
    told = json.loads(argmap("evaluate", walk, "--layer", "standards", "--format", "json").out)
    assert told["labels"]["go"] == "in"


@pytest.mark.parametrize("command", ["why", "rests-on", "strength"])
def test_an_unknown_id_names_the_nearest(argmap, walk, command):
    found = argmap(command, walk, "gravle")
    assert found.code == 2
    assert "argmap: the map has nothing called 'gravle'" in found.err
    assert "hint: nearest: gravel" in found.err


def test_unknown_ids_and_scenarios_in_options(argmap, walk):
    for arguments in (
        ("evaluate", walk, "--assume", "sunn"),
        ("evaluate", walk, "--reject", "sunn"),
        ("whatif", walk, "--drop", "sunn"),
    ):
        found = argmap(*arguments)
        assert found.code == 2
        assert "nearest: sun" in found.err
    found = argmap("evaluate", walk, "--scenario", "dryy")
    assert found.code == 2
    assert "no scenario called 'dryy'" in found.err
    assert "hint: it has dry" in found.err
    assert argmap("whatif", walk).code == 2
    assert argmap("whatif", walk, "--rank", "--against", "wet").code == 2


def test_a_scenario_that_accepts_both_sides_is_told_and_labelled_nevertheless(argmap, walk):
    found = argmap("evaluate", walk, "--scenario", "both", "--format", "json")
    assert found.code == 0
    assert "warning[ARG501]" in found.err
    assert "rain and sun, which contradict each other" in found.err
    told = json.loads(found.out)
    assert told["labels"]["sun"] == told["labels"]["rain"] == "undecided"
    assert told["diagnostics"][0]["code"] == "ARG501"
    why = argmap("why", walk, "sun", "--scenario", "both").out
    why = " ".join(why.split())
    assert "It hangs on a loop of attacks that settles nothing" in why
    assert "It is settled by withdrawing any one of: “It rains” [rain]." in why


def test_a_map_with_nothing_to_assume(argmap, write):
    body = (
        "<> a arg:ArgumentMap ; arg:thesis :a . :a a arg:Claim . :b a arg:Claim . "
        ":k a arg:Inference ; arg:premise :b ; arg:conclusion :a . "
        ":l a arg:Inference ; arg:premise :a ; arg:conclusion :b ."
    )
    path = write(body, "round.ttl", HEAD)
    found = argmap("evaluate", path)
    assert found.code == 0
    assert "warning[ARG502]" in found.err
    assert "out     circular   claim       a" in found.out
    why = argmap("why", path, "a").out
    told = "goes round in a circle and starts from nothing given: a, which needs b, which needs a."
    assert told in " ".join(why.split())
    assert argmap("whatif", path, "--rank").code == 0
    assert argmap("whatif", path, "--all-pairs").code == 0
    assert argmap("strength", path, "a").code == 0


def test_a_premise_that_nothing_defines_is_never_in(argmap, write):
    body = ":a a arg:Claim . :k a arg:Inference ; arg:premise :nowhere ; arg:conclusion :a ."
    found = argmap("evaluate", write(body, "gap.ttl", HEAD), "--format", "json")
    assert "warning[ARG503]: nowhere is used" in found.err
    assert json.loads(found.out)["labels"]["a"] == "out"


def test_an_answer_that_is_exponential_stops_and_says_so(argmap, write):
    """Twenty independent pairs, all needed: a million reasons."""
    lines = [":t a arg:Claim . <> a arg:ArgumentMap ; arg:thesis :t ."]
    pairs = range(20)
    lines.append(
        ":k a arg:Inference ; arg:conclusion :t ; arg:premise "
        + ", ".join(f":c{i}" for i in pairs)
        + " ."
    )
    for i in pairs:
        lines.append(f":c{i} a arg:Claim . :a{i} a arg:Assumption . :b{i} a arg:Assumption .")
        lines += [
            f":k{side}{i} a arg:Inference ; arg:premise :{side}{i} ; arg:conclusion :c{i} ."
            for side in "ab"
        ]
    path = write("\n".join(lines), "wide.ttl", HEAD)
    start = time.monotonic()
    found = argmap("rests-on", path, "t", "--most", "50")
    assert found.code == 0
    assert "incomplete" in found.out
    assert "Sufficient reasons: 50" in found.out
    assert time.monotonic() - start < 60
    assert (
        json.loads(argmap("rests-on", path, "t", "--most", "50", "--format", "json").out)[
            "complete"
        ]
        is False
    )


def test_solving(argmap, walk, tmp_path):
    (tmp_path / "nixon.apx").write_text("arg(a). arg(b). att(a,b). att(b,a).\n")
    (tmp_path / "nixon.af").write_text("p af 2\n# a\n1 2\n2 1\n")
    (tmp_path / "choice.aba").write_text("p aba 4\na 1\na 2\nc 1 4\nc 2 3\nr 3 1\nr 4 2\n")
    apx, af, aba = (tmp_path / n for n in ("nixon.apx", "nixon.af", "choice.aba"))
    assert argmap("solve", apx, "-p", "EE-PR").out.strip() in {"[[a],[b]]", "[[b],[a]]"}
    assert argmap("solve", af, "-p", "SE-GR").out == "w\n"
    assert argmap("solve", af, "-p", "CE-CO").out == "3\n"
    assert argmap("solve", af, "-p", "DC-ST", "-a", "1").out == "YES\nw 1\n"
    assert argmap("solve", af, "-p", "DS-PR", "-a", "1").out == "NO\nw 2\n"
    assert argmap("solve", apx, "-p", "DS-PR", "-a", "a").out == "NO\n"
    assert argmap("solve", af, "-p", "DS-ST", "-a", "1", "--year", "2019").out == "NO\n"
    assert argmap("solve", aba, "-p", "DC-CO", "-a", "4").out == "YES\nw 2\n"
    assert argmap("solve", walk, "-p", "SE-GR").out == "w free go gravel mud sun\n"
    limited = argmap("solve", af, "-p", "EE-CO", "--limit", "1")
    assert limited.code == 0
    assert "incomplete: stopped after 1 extension " in limited.err


def test_a_framework_is_written_in_other_formats(argmap, walk, tmp_path):
    path = tmp_path / "n.apx"
    path.write_text("arg(a). arg(b). att(a,b).")
    assert argmap("solve", path, "--write", "af").out == "p af 2\n1 2\n"
    assert argmap("solve", path, "--write", "tgf").out == "a\nb\n#\na b\n"
    assert argmap("solve", path, "--write", "aba").code == 2
    written = argmap("solve", walk, "--write", "aba").out
    assert written.startswith("# 1 free\n")
    (tmp_path / "walk.aba").write_text(written)
    number = next(line.split()[1] for line in written.splitlines() if line.endswith(" go"))
    assert argmap("solve", tmp_path / "walk.aba", "-p", "DS-PR", "-a", number).out == "YES\n"
    assert "p af" in argmap("solve", walk, "--write", "af").out
    few = argmap("solve", walk, "--write", "af", "--most", "2")
    assert few.code == 2
    assert "more than 2 arguments" in few.err


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.af", "p af 2\n1 3\n", ":2:3: 3 is not one of the numbers 1 to 2"),
        ("a.af", "p af 2\n1 x\n", ":2:3: an attack is two numbers"),
        ("a.af", "p af two\n", ":1:6: 'two' is no number"),
        ("a.apx", "arg(a).\natt(a,b).\n", ":2:5: no argument is called 'b'"),
        ("a.apx", "arg(a).\n  nonsense\n", ":2:3: expected arg(a). or att(a,b)."),
        ("a.tgf", "a\n#\na\n", ":3:1: an attack is two names"),
        ("a.aba", "p aba 3\na 1\nc 1 2\nr 1 3\n", ":4:3: 1 is an assumption and has a rule"),
        ("a.aba", "p aba 3\na 1\n", ":2:1: assumption 1 has no contrary"),
        ("a.aba", "p aba 3\nz 1\n", ":2:1: expected 'a X', 'c X Y' or 'r H B ...'"),
    ],
)
def test_a_bad_framework_is_told_with_its_place(argmap, tmp_path, name, text, place):
    path = tmp_path / name
    path.write_text(text)
    found = argmap("solve", path, "-p", "SE-PR")
    assert found.code == 2
    assert f"argmap: {path}{place}" in found.err
    assert "hint:" in found.err


def test_what_is_asked_for_wrongly(argmap, walk, tmp_path):
    path = tmp_path / "n.af"
    path.write_text("p af 2\n1 2\n")
    assert argmap("solve", path).code == 2
    assert "is no problem" in argmap("solve", path, "-p", "XX-YY").err
    assert "DC needs argument" in argmap("solve", path, "-p", "DC-PR").err
    assert "SE takes no argument" in argmap("solve", path, "-p", "SE-PR", "-a", "1").err
    assert "no argument '7'" in argmap("solve", path, "-p", "DC-PR", "-a", "7").err
    assert "are for maps" in argmap("solve", path, "-p", "SE-PR", "--scenario", "x").err


def _hard(tmp_path):
    """Forty pairs that attack each other: more complete extensions than anybody can count."""
    path = tmp_path / "hard.af"
    lines = [f"{i} {i + 1}\n{i + 1} {i}\n" for i in range(1, 80, 2)]
    path.write_text("p af 80\n" + "".join(lines))
    return path


def _run(*arguments):
    return [sys.executable, "-m", "argmap", "solve", *map(str, arguments)]


def test_a_solver_that_takes_too_long_is_stopped(tmp_path):
    command = _run(_hard(tmp_path), "-p", "CE-CO", "--limit", "100000000", "--timeout", "1.5")
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert time.monotonic() - start < 30
    assert done.returncode == 2
    assert "the solver was stopped after 1.5 seconds" in done.stderr
    assert "hint: raise the limit with --timeout" in done.stderr


def test_an_interrupt_ends_the_solver(tmp_path):
    command = _run(_hard(tmp_path), "-p", "CE-CO", "--limit", "100000000")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        time.sleep(1.5)
        assert running.poll() is None
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert b"interrupted" in err
    assert b"Traceback" not in err


def test_labels_cannot_move_the_cursor_or_turn_the_writing(argmap, write):
    body = (
        "<> a arg:ArgumentMap ; arg:thesis :a . :b a arg:Claim . "
        ':a a arg:Claim ; rdfs:label "bad\\u001B[31mRED\\u0007\\nnew\\u202E" . '
        ":k a arg:Inference ; arg:premise :b ; arg:conclusion :a ."
    )
    path = write(body, "hostile.ttl", HEAD)
    for arguments in (
        ("why", path, "a"),
        ("evaluate", path),
        ("evaluate", path, "--outline"),
        ("rests-on", path, "a"),
        ("whatif", path, "--drop", "b"),
        ("strength", path, "a"),
    ):
        found = argmap(*arguments)
        assert found.code == 0
        assert not set(found.out) & set("\x1b\x07\u202e")


def test_an_objection_told_in_words_is_explained(argmap, write):
    path = write("[S]: Thesis.\n  - <con>: Con.\n", "talk.argdown")
    told = " ".join(argmap("why", path, "s").out.split())
    assert told.endswith(
        "“S” [s] is out, because the objection [con] defeats it: "
        "The objection [con] is in: nothing defeats it."
    )
    way = argmap("whatif", path, "--drop", "con").out
    assert "through con > s" in way


def test_settings_that_are_not_known_are_told(argmap, write):
    path = write("===\nevaluation:\n  rebut: sideways\n===\n\n[S]: S.\n", "talk.argdown")
    found = argmap("evaluate", path)
    assert found.code == 0
    assert "warning[ARG504]" in found.err
    assert "rebut: sideways" in found.err


def test_a_file_that_is_no_framework_is_told_what_solve_reads(argmap, write):
    found = argmap("solve", write("Dear Sir", "letter.txt"), "-p", "SE-PR")
    assert found.code == 2
    assert "known are af, apx, tgf, aba, map" in found.err


def test_names_that_have_no_label(argmap, walk):
    assert "'dry' is a scenario" in argmap("why", walk, "dry").err
    assert (
        "assumed and rejected at once"
        in argmap("evaluate", walk, "--assume", "sun", "--reject", ":sun").err
    )
    iri = "https://w3id.org/argmap/graph/walk#go"
    assert argmap("solve", walk, "-p", "DC-PR", "-a", iri).out.startswith("YES")
    assert argmap("solve", walk, "-p", "DC-PR", "-a", ":go").out.startswith("YES")


def test_a_reader_that_stops_is_no_finding(walk):
    command = f"{sys.executable} -m argmap evaluate {walk} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr == ""
