"""A process of its own that validates by the shapes of a project, so that it can be ended.

It reads one line of JSON, ``data`` and ``shapes`` as N-Triples, and prints one: ``results``, each
as the fields of ``shapes.Result``, or ``error``.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from typing import Any

from argmap.rdf.limits import limit_time


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The results of a validation, or what went wrong."""
    import pyshacl
    import rdflib

    from argmap.rdf.shapes import results_of

    data, shapes = (
        rdflib.Graph().parse(data=request[name], format="nt") for name in ("data", "shapes")
    )
    with contextlib.redirect_stderr(io.StringIO()):
        _, report, _ = pyshacl.validate(
            data, shacl_graph=shapes, inference="none", advanced=False, inplace=True
        )
    if not isinstance(report, rdflib.Graph):
        return {"error": str(getattr(report, "message", report))}
    return {"results": sorted(results_of(report))}


def main() -> None:
    """Answers one request."""
    try:
        request = json.loads(sys.stdin.readline())
        limit_time(request["timeout"])
        told = answer(request)
    except Exception as error:  # noqa: BLE001 - shapes of others may break the engine in any way
        told = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(told))  # noqa: T201 - this is how it answers


if __name__ == "__main__":
    main()
