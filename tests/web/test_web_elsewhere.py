"""Maps at endpoints of others: no more is fetched than is needed, and nothing comes out else."""

from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from servers import TOKEN, Server, argmap, free_port, oxigraph, virtuoso
from starlette.testclient import TestClient
from tests.browser.test_browser_parity import random_map

from argmap.checks.reach import bearing_on
from argmap.commands.cli import run
from argmap.errors import BadIri, TooMuchThere, UnknownElement, UnknownGraph
from argmap.formats import loads
from argmap.rdf import remote
from argmap.rdf.endpoint import EndpointSession
from argmap.rdf.named import NamedQuery, named_queries
from argmap.rdf.query import Session
from argmap.rdf.remote import RemoteMap
from argmap.rdf.store import VOCABULARY, derived_graph
from argmap.web.elsewhere import Elsewhere
from argmap.web.gate import Limits
from argmap.web.serving import application
from argmap.workbench import open_map, open_remote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([*ROOT.glob("graph/*.ttl"), *ROOT.glob("examples/*/*.ttl")])
LOADED = [
    ROOT / "graph" / "japan-south-korea-alignments.ttl",
    ROOT / "examples" / "old-bridge" / "old-bridge.ttl",
    ROOT / "examples" / "own-rules" / "rents.ttl",
]
BRIDGE = "https://w3id.org/argmap/graph/old-bridge"
ARTICLE = "https://w3id.org/argmap/graph/japan-south-korea-alignments"
HTML = {"Accept": "text/html"}
NTRIPLES = {"Accept": "application/n-triples"}
RENTS = "https://w3id.org/argmap/graph/rents"


@pytest.fixture(scope="module", params=["argmap", "oxigraph", "virtuoso"])
def there(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server of others with three maps, put there by ``argmap load``."""
    starts = {"argmap": argmap, "oxigraph": oxigraph, "virtuoso": virtuoso}
    if request.param == "virtuoso" and not shutil.which("virtuoso-t") and "CI" not in os.environ:
        pytest.skip("there is no virtuoso-t; Debian has it as virtuoso-opensource")
    folder = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch, starts[request.param](folder) as server:
        patch.setenv("ARGMAP_AUTHORIZATION", f"Bearer {TOKEN}")
        assert run(["load", *map(str, LOADED), "--graph-store", server.data]) == 0
        yield server


class Here:
    """A map in this process, asked as an endpoint is; what is asked is counted."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self.session, self.rows = Session([argument_map]), 0

    def ask(self, query: str, **options: Any) -> Any:
        answer = self.session.ask(query, **options)
        self.rows += len(answer.terms)
        return answer


def part(argument_map: ArgumentMap, *names: str, depth: int | None = None) -> ArgumentMap:
    """What would be fetched around some elements."""
    here = Here(argument_map)
    with here.session:
        fetched = RemoteMap(here, argument_map.iri).around(names, depth)  # type: ignore[arg-type]
    return loads(fetched, "", "ntriples").map


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_part_that_bears_on_something_is_all_that_does(path: Path) -> None:
    whole = open_map(path).map
    some = [s.id for s in whole.statements]
    for name in random.Random(1).sample(some, min(6, len(some))):
        fetched = part(whole, name)
        wanted = bearing_on(whole, [name])
        found = {r.id for r in (*fetched.statements, *fetched.arguments)}
        assert wanted <= found
        for element in wanted:
            assert fetched[element] == whole[element] or path.stem == "hostile"


def test_labels_are_those_of_the_whole_map_on_generated_maps() -> None:
    pick = random.Random(3)
    seen = set()
    for _ in range(60):
        whole = random_map(pick)
        expected = open_labels(whole)
        for name in pick.sample([s.id for s in whole.statements], 2):
            assert open_labels(part(whole, name))[name] == expected[name]
            seen.add(expected[name])
    assert seen == {"in", "out", "undecided"}


def open_labels(argument_map: ArgumentMap) -> dict[str, str]:
    from argmap.semantics import evaluate

    return {name: str(label) for name, label in evaluate(argument_map).labels.items()}


def test_a_depth_cuts_whole_steps() -> None:
    whole = open_map(LOADED[0]).map
    near = part(whole, "japan-more-useful", depth=1)
    further = part(whole, "japan-more-useful", depth=2)
    assert len(near.statements) < len(further.statements) < len(whole.statements)
    for argument in near.arguments:
        assert all(need in near.statement_by_id for need in argument.needs)
    assert near.theses == ("japan-more-useful",)


def test_no_more_is_fetched_than_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = open_map(LOADED[0]).map
    here = Here(whole)
    with here.session:
        RemoteMap(here, whole.iri).around(["both-depend-on-us"])  # type: ignore[arg-type]
    assert 0 < here.rows < 400
    monkeypatch.setattr(remote, "MOST", 20)
    with pytest.raises(TooMuchThere):
        part(whole, "japan-more-useful")
    monkeypatch.setattr(remote, "MOST", 20_000)
    monkeypatch.setattr(remote, "PAGE", 7)
    monkeypatch.setattr(remote, "BATCH", 3)
    small = open_map(LOADED[1]).map
    assert part(small, "close-bridge").statements
    monkeypatch.setattr(remote, "MOST_ROWS", 10)
    with pytest.raises(TooMuchThere):
        part(small, "close-bridge")


def test_what_is_not_there_is_said() -> None:
    small = open_map(LOADED[1]).map
    with pytest.raises(UnknownElement, match="nothing-such"):
        part(small, "nothing-such")
    with pytest.raises(BadIri):
        RemoteMap(Here(small), "x> } DROP ALL {")  # type: ignore[arg-type]
    with Session([small]) as session, pytest.raises(UnknownGraph, match="the endpoint holds no"):
        RemoteMap(session, "https://example.org/none").around()  # type: ignore[arg-type]


def test_terms_that_cannot_stand_in_a_map_are_left_there() -> None:
    small = open_map(LOADED[1]).map

    class Hostile(Here):
        def ask(self, query: str, **options: Any) -> Any:
            answer = super().ask(query, **options)
            data = json.loads(answer.body)
            for row in data["results"]["bindings"][:]:
                bad = {"type": "uri", "value": "x:y> . } DROP ALL { <z:"}
                data["results"]["bindings"] += [row | {"o": bad}, row | {"s": bad}]
                data["results"]["bindings"] += [row | {"o": {"type": "bnode", "value": "b"}}]
            answered = json.dumps(data).encode()
            assert "DROP" not in query
            return type(answer)(answer.form, answered)

    here = Hostile(small)
    with here.session:
        found = RemoteMap(here, small.iri).around(["close-bridge"])  # type: ignore[arg-type]
    assert b"DROP" not in found
    assert loads(found, "", "ntriples").map.statements


def test_figures_and_grounds_are_those_of_the_file(
    there: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, name in zip(LOADED, (ARTICLE, BRIDGE, RENTS), strict=True):
        assert run(["info", str(path)]) == 0
        here = capsys.readouterr().out.partition("carried")[0]
        assert run(["info", name, "--endpoint", there.query]) == 0
        assert capsys.readouterr().out == here
    for words in (["rests-on", "japan-more-useful"], ["why", "japan-more-useful"]):
        command, *rest = words
        assert run([command, str(LOADED[0]), *rest]) == 0
        here = capsys.readouterr().out
        assert run([command, ARTICLE, *rest, "--endpoint", there.query]) == 0
        assert capsys.readouterr().out == here


def test_an_outline_and_a_page_of_a_part(
    there: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", str(LOADED[1]), "close-bridge"]) == 0
    here = capsys.readouterr().out
    assert run(["show", BRIDGE, "close-bridge", "--endpoint", there.query]) == 0
    assert capsys.readouterr().out == here
    page = tmp_path / "part.html"
    shown = ["render", ARTICLE, "--endpoint", there.query, "--focus", "japan-more-useful"]
    assert run([*shown, "--depth", "1", "-o", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    assert "japan-more-useful" in html
    assert "esper-first-trip" not in html
    picture = ["render", BRIDGE, "--endpoint", there.query, "-o", str(tmp_path / "part.svg")]
    assert run(picture) == 0
    assert run(["render", str(LOADED[1]), "--depth", "2"]) == 2
    assert run(["show", BRIDGE, "nothing", "--endpoint", there.query]) == 2
    assert run(["show", BRIDGE + "s", "--endpoint", there.query]) == 2
    assert run(["show", BRIDGE, "--graph", "x:y"]) == 2


def test_the_rules_of_a_project_are_asked_there(
    there: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = str(ROOT / "examples" / "own-rules" / "argmap.toml")
    asked = ["check", RENTS, "--endpoint", there.query, "--config", settings]
    assert run([*asked, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(f["code"], f["about"], f["related"]) for f in found] == [
        ("HOUSE001", "rents-fall", ["rents-fall"]),
        ("HOUSE002", "rents-fall", ["minister"]),
    ]
    assert found[0]["path"] == RENTS + "#rents-fall"
    assert run([*asked, "--ignore", "HOUSE001"]) == 0
    assert "asked 1 rule at" in capsys.readouterr().err
    assert run(["check", RENTS, "--endpoint", there.query, "--fix", "--config", settings]) == 2
    assert run(["check", RENTS, "--endpoint", there.query]) == 2
    assert "there are none" in capsys.readouterr().err
    assert run(["check", RENTS + "s", *asked[2:]]) == 2


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_named_queries_give_the_same_there(there: Server, query: NamedQuery) -> None:
    """But for those that ask which graphs there are, of which a server of others has its own."""
    graphs = [g for name in (ARTICLE, BRIDGE, RENTS) for g in (name, derived_graph(name))]
    maps = [open_map(path).map for path in LOADED]
    with Session(maps) as session:
        expected = session.ask(query.text).rows
    with EndpointSession(there.query, [*graphs, VOCABULARY]) as elsewhere:
        found = elsewhere.ask(query.text).rows
    if any("reply" in row for row in found):  # Virtuoso gives a boolean as 0 or 1
        found = [
            r | {"reply": {"0": "false", "1": "true"}.get(r["reply"], r["reply"])} for r in found
        ]
    assert found == expected


def test_maps_come_and_go(there: Server, capsys: pytest.CaptureFixture[str]) -> None:
    school = str(ROOT / "examples" / "school-start" / "school-start.ttl")
    iri = open_map(school).map.iri
    load = ["load", school, "--graph-store", there.data]
    assert run(load) == 0
    assert run(load) == 2
    assert "nothing was changed" in capsys.readouterr().err
    labelled = run([*load, "--replace", "--labels"])
    if there.data.endswith("/data"):  # ours works out what follows, and takes none from others
        assert labelled == 2
        assert "takes no labels" in capsys.readouterr().err
    else:
        assert labelled == 0
    with EndpointSession(there.query) as elsewhere:
        asked = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        held = {row["g"]: int(row["n"]) for row in elsewhere.ask(asked).rows}
    assert held[iri] == len(open_map(school).map.extra) + len(own(school))
    labels = [name for name in held if name.startswith(iri + "/evaluation")]
    assert len(labels) == int(labelled == 0)
    assert run(["unload", iri, *labels, "--graph-store", there.data]) == 0
    with EndpointSession(there.query) as elsewhere:
        assert not any(row["g"].startswith(iri) for row in elsewhere.ask(asked).rows)
    assert run(["unload", iri, "--graph-store", there.data]) == 2
    assert run(["unload", iri]) == 2
    assert run(["load", school, "--graph-store", there.data, "--store", "x"]) == 2
    assert run(["load", school, school, "--graph-store", there.data]) == 2


def own(path: str) -> list[Any]:
    from argmap.rdf.write import own_triples

    return list(own_triples(open_map(path).map))


def test_from_a_program(there: Server) -> None:
    bench = open_remote(there.query, BRIDGE, ["close-bridge"])
    assert str(bench.evaluate().labels["close-bridge"]) == "in"


def test_a_server_in_front_of_it(there: Server) -> None:
    app = application(Elsewhere(there.query), Limits(union=True))
    with TestClient(app, base_url="http://localhost") as client:
        listed = client.get("/maps.json").json()
        assert [row["iri"] for row in listed] == sorted((ARTICLE, BRIDGE, RENTS))
        by_iri = {row["iri"]: row for row in listed}
        whole = open_map(LOADED[0]).map
        assert by_iri[ARTICLE]["title"] == whole.name
        assert by_iri[ARTICLE]["statements"] == len(whole.statements)
        assert by_iri[ARTICLE]["arguments"] == len(whole.arguments)
        assert BRIDGE in client.get("/").text
        assert "close-bridge" in client.get("/graph/old-bridge", headers=HTML).text
        turtle = client.get("/graph/old-bridge.ttl").content
        assert loads(turtle, "", "turtle").map == open_map(LOADED[1]).map
        asked = {"query": "SELECT ?a { ?a arg:supports ?b } ORDER BY ?a"}
        with Session([open_map(path).map for path in LOADED]) as session:
            rows = session.ask(asked["query"]).rows
        found = client.get("/sparql", params=asked).json()["results"]["bindings"]
        assert [cell["a"]["value"] for cell in found] == [row["a"] for row in rows]
        one = {"query": "SELECT ?a { ?a a arg:Claim }", "default-graph-uri": RENTS}
        found = client.get("/sparql", params=one).json()["results"]["bindings"]
        assert {cell["a"]["value"].partition("#")[0] for cell in found} == {RENTS}
        for rest in (f"FROM <{RENTS}> {{ ?a a arg:Claim }}",
                     f"FROM NAMED <{RENTS}> {{ GRAPH ?g {{ ?a a arg:Claim }} }}"):  # fmt: skip
            rows = client.get("/sparql", params={"query": f"SELECT ?a {rest}"}).json()["results"]
            found = {cell["a"]["value"].partition("#")[0] for cell in rows["bindings"]}
            assert found == {RENTS}
        triples = client.get("/data", params={"graph": RENTS}, headers=NTRIPLES).text
        assert len(triples.splitlines()) == len(own(str(LOADED[2])))
        assert client.post("/sparql", data={"update": "DROP ALL"}).status_code == 403
        refused = {"query": "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }"}
        assert client.get("/sparql", params=refused).status_code == 403


def test_a_server_in_front_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    app = application(Elsewhere(f"http://127.0.0.1:{free_port()}/sparql", timeout=2), Limits())
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        assert client.get("/").status_code == 502
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 502
    assert run(["serve", "--endpoint", "ftp://x/"]) == 2
    assert run(["serve", "--endpoint", f"http://127.0.0.1:{free_port()}/sparql"]) == 2
    assert "does not answer" in capsys.readouterr().err
    assert run(["serve", "--endpoint", "http://x/", "--store", "y"]) == 2
