"""One SHACL engine in a process of its own, for ``shapes.py``; run by a Python that has the engine.

Reads a line of JSON for each validation, ``data`` and ``shapes`` as paths of N-Triples, and answers
with one: ``seconds``, and ``rows``, each result as focus node, path, component, value, severity and
shape, with ``_`` for a blank node; or ``error``.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import rdflib

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
Row = tuple[str, str, str, str, str, str]


def of_graph(report: rdflib.Graph) -> list[Row]:
    """The results in the graph of a report."""
    rows = []
    for node in report.objects(None, SH.result):
        if not any(True for _ in report.subjects(SH.detail, node)):
            names = ("focusNode", "resultPath", "sourceConstraintComponent", "value")
            names += ("resultSeverity", "sourceShape")
            rows.append(tuple(_shown(report.value(node, SH[name])) for name in names))
    return rows  # type: ignore[return-value]


def _shown(term: Any) -> str:
    if term is None:
        return ""
    return "_" if isinstance(term, rdflib.BNode) else term.n3()


def graphs(data: str, shapes: str) -> tuple[rdflib.Graph, rdflib.Graph]:
    """Both graphs, read by rdflib."""
    read = (rdflib.Graph().parse(path, format="nt") for path in (data, shapes))
    return tuple(read)  # type: ignore[return-value]


def by_pyshacl(data: str, shapes: str) -> list[Row]:
    pyshacl = import_module("pyshacl")

    given, wanted = graphs(data, shapes)
    settings: dict[str, Any] = {"inference": "none", "advanced": False, "inplace": True}
    _, report, _ = pyshacl.validate(given, shacl_graph=wanted, **settings)
    return of_graph(report)


def by_turbo(data: str, shapes: str) -> list[Row]:
    pyshacl_turbo = import_module("pyshacl_turbo")

    given, wanted = graphs(data, shapes)
    settings: dict[str, Any] = {"inference": "none", "advanced": False, "inplace": True}
    _, report, _ = pyshacl_turbo.validate(given, shacl_graph=wanted, **settings)
    return of_graph(report)


def by_shifty(data: str, shapes: str) -> list[Row]:
    shifty = import_module("shifty")

    given, wanted = graphs(data, shapes)
    _, report, _ = shifty.validate(given, wanted, infer=False, graph_mode="data")
    return of_graph(report)


def by_shacl(data: str, shapes: str) -> list[Row]:
    shacl = import_module("shacl")

    read = shacl.Shapes.from_text(Path(shapes).read_text(encoding="utf-8"), format="ntriples")
    text = Path(data).read_text(encoding="utf-8")
    report = read.validate_text(text, format="ntriples")
    return of_graph(rdflib.Graph().parse(data=report.serialize("ntriples"), format="nt"))


def by_shacl_rust(data: str, shapes: str) -> list[Row]:
    shacl_rust = import_module("shacl_rust")

    texts = (Path(path).read_text(encoding="utf-8") for path in (data, shapes))
    told = shacl_rust.validate(*texts, data_format="nt", shapes_format="nt")
    names = ("focusNode", "resultPath", "sourceConstraintComponent", "value")
    names += ("severity", "sourceShape")
    rows = [[_plain(found.get(name)) for name in names] for found in told["results"]]
    return [(r[0], r[1] if r[1][:2] in {"", "<h", "<u"} else "_", *r[2:]) for r in rows]


def _plain(term: Any) -> str:
    """A term as shacl-rust tells it, as N-Triples."""
    if term is None:
        return ""
    text = term if isinstance(term, str) else json.dumps(term)
    if text.startswith("_:"):
        return "_"
    return text if text[:1] in {"<", '"'} else f"<{text}>"


def by_rudof(data: str, shapes: str) -> list[Row]:
    pyrudof = import_module("pyrudof")

    session = pyrudof.Rudof(pyrudof.RudofConfig())
    session.read_data(data, pyrudof.RDFFormat.NTriples)
    session.read_shacl(shapes, pyrudof.ShaclFormat.NTriples)
    session.validate_shacl()
    form = pyrudof.ResultShaclValidationFormat.Turtle
    report = session.serialize_shacl_validation_results(form)
    return of_graph(rdflib.Graph().parse(data=report, format="turtle"))


ENGINES = {
    "pySHACL": by_pyshacl,
    "pyshacl-turbo": by_turbo,
    "pyshifty": by_shifty,
    "shacl": by_shacl,
    "shacl-rust": by_shacl_rust,
    "pyrudof": by_rudof,
}


def main() -> None:
    """Answers until there is nothing more to read."""
    validate = ENGINES[sys.argv[1]]
    for line in sys.stdin:
        request = json.loads(line)
        start = time.perf_counter()
        try:
            rows = validate(request["data"], request["shapes"])
            told: dict[str, Any] = {"seconds": time.perf_counter() - start, "rows": sorted(rows)}
        except BaseException as error:  # noqa: BLE001 - an engine may break in any way
            told = {"error": f"{type(error).__name__}: {error}"[:300]}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
