"""Other people's clients, and an editor in a browser, against a server in its own process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

ARG = "PREFIX arg: <https://w3id.org/argmap/ns#>\n"
COMUNICA = Path(sys.prefix) / "comunica" / "node_modules" / ".bin" / "comunica-sparql"
SELECT = ARG + "SELECT ?c WHERE { ?c a arg:Evidence }"


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper(address: str, method: str) -> None:
    wrapper = SPARQLWrapper(address + "sparql")
    wrapper.setMethod(method)
    wrapper.setQuery(SELECT)
    wrapper.setReturnFormat(JSON)
    assert len(wrapper.queryAndConvert()["results"]["bindings"]) == 17
    wrapper.setReturnFormat(XML)
    assert len(wrapper.queryAndConvert().getElementsByTagName("result")) == 17
    wrapper.setReturnFormat(CSV)
    assert len(wrapper.queryAndConvert().decode().split()) == 18
    wrapper.setQuery(ARG + "CONSTRUCT { ?c a arg:Evidence } WHERE { ?c a arg:Evidence }")
    wrapper.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=wrapper.queryAndConvert(), format="turtle")) == 17


def test_rdflib_over_the_protocol(address: str) -> None:
    graph = rdflib.Graph(SPARQLStore(address + "sparql"))
    assert len(list(graph.query(SELECT))) == 17
    bridge = rdflib.URIRef("https://w3id.org/argmap/graph/old-bridge#close-bridge")
    assert (bridge, rdflib.RDF.type, None) in graph


def test_curl(address: str) -> None:
    if not shutil.which("curl"):
        pytest.skip("there is no curl")
    run = subprocess.run(
        [
            "curl",
            "-sS",
            "-H",
            "Accept: text/csv",
            "--data-urlencode",
            f"query={SELECT}",
            address + "sparql",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(run.stdout.split()) == 18


def test_a_query_engine_of_the_web(address: str, tmp_path: Path) -> None:
    """Comunica, which ``make comunica`` installs; ARGMAP_COMUNICA may name its program."""
    program = os.environ.get("ARGMAP_COMUNICA") or str(COMUNICA)
    if not Path(program).exists() and "CI" not in os.environ:
        pytest.skip("there is no comunica-sparql; make comunica installs it")
    run = subprocess.run(
        [program, f"sparql@{address}sparql", SELECT, "-t", "application/sparql-results+json"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert len(json.loads(run.stdout)["results"]["bindings"]) == 17
