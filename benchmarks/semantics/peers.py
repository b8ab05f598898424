"""One task by one solver on one or more files: prints seconds and answers as JSON.

Run by the interpreter that has the solver: ``python peers.py SOLVER TASK QUERY FILE...``. A task is
GR, ST or PR for some extension, DC or DS for acceptance under the preferred semantics. The seconds
are told apart into loading the files and solving; imports are done before, and no solver's garbage
is collected. The encodings for
clingo are written here; everything else is the solver's own.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from itertools import pairwise
from pathlib import Path


def argmap_solver():
    import pysat.solvers  # noqa: F401

    from argmap.semantics import solvers  # noqa: F401 - imported before the clock runs
    from argmap.semantics.dung import (
        Semantics,
        credulous,
        sceptical,
        some_extension,
    )
    from argmap.semantics.iccma import detect, read

    def load(path):
        text = Path(path).read_text()
        return read(path, text, detect(path, text))

    def solve(framework, task, query):
        if task in {"GR", "ST", "PR"}:
            return some_extension(framework, Semantics(task)) is not None
        argument = framework.names.index(query)
        if task == "DC":
            return credulous(framework, Semantics.PREFERRED, argument, certify=False).accepted
        return sceptical(framework, Semantics.PREFERRED, argument, certify=False).accepted

    return load, solve


def formal():
    import z3  # noqa: F401
    from argumentation.core.dung import grounded_extension
    from argumentation.interop.iccma import parse_af, parse_apx, parse_tgf
    from argumentation.solving.solver import solve_dung_acceptance, solve_dung_single_extension

    parsers = {"af": parse_af, "apx": parse_apx, "tgf": parse_tgf}

    def load(path):
        return parsers[path.rpartition(".")[2]](Path(path).read_text())

    def solve(framework, task, query):
        if task == "GR":
            return grounded_extension(framework) is not None
        if task in {"ST", "PR"}:
            name = {"ST": "stable", "PR": "preferred"}[task]
            return solve_dung_single_extension(framework, semantics=name).extension is not None
        name = {"DC": "credulous", "DS": "skeptical"}[task]
        return solve_dung_acceptance(
            framework, semantics="preferred", task=name, query=query
        ).answer

    return load, solve


def pygarg():
    from pygarg.dung import apx_parser, dimacs_parser, solver

    def load(path):
        return (apx_parser if path.endswith(".apx") else dimacs_parser).parse(path)

    def solve(framework, task, query):
        args, atts = framework
        if task in {"GR", "ST", "PR"}:
            return solver.compute_some_extension(args, atts, task) != "NO"
        if task == "DC":
            return bool(solver.credulous_acceptability(args, atts, query, "PR")[0])
        return bool(solver.skeptical_acceptability(args, atts, query, "PR")[0])

    return load, solve


def pyarg():
    from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension
    from py_arg.algorithms.semantics.get_preferred_extensions import get_preferred_extensions
    from py_arg.algorithms.semantics.get_stable_extensions import get_stable_extensions
    from py_arg.import_export import (
        argumentation_framework_from_aspartix_format_reader as apx,
    )
    from py_arg.import_export import (
        argumentation_framework_from_iccma23_format_reader as af,
    )

    def load(path):
        text = Path(path).read_text()
        if path.endswith(".apx"):
            return apx.ArgumentationFrameworkFromASPARTIXFormatReader.from_apx(text)
        return af.ArgumentationFrameworkFromICCMA23FormatReader.from_iccma23(text)

    def solve(framework, task, query):
        if task == "GR":
            return get_grounded_extension(framework) is not None
        if task == "ST":
            return bool(get_stable_extensions(framework))
        found = get_preferred_extensions(framework)
        if task == "PR":
            return bool(found)
        inside = [query in {a.name for a in e} for e in found]
        return any(inside) if task == "DC" else all(inside)

    return load, solve


_COMPLETE = (
    "{in(X)} :- arg(X). def(X) :- in(Y), att(Y,X). :- in(X), def(X). "
    "ndef(X) :- att(Y,X), not def(Y). :- in(X), ndef(X). "
)
_STABLE = (
    "{in(X)} :- arg(X). def(X) :- in(Y), att(Y,X). :- in(X), def(X). "
    ":- arg(X), not in(X), not def(X). "
)
_GROUNDED = "in(X) :- arg(X), def(Y) : att(Y,X). def(X) :- att(Y,X), in(Y). "


def clingo():
    import clingo as library

    def load(path):
        lines = []
        for line in Path(path).read_text().splitlines():
            parts = line.split()
            if parts[:1] == ["p"]:
                lines.append(f"arg(1..{parts[2]}).")
            elif parts and not line.startswith("#"):
                lines.append(f"att({parts[0]},{parts[1]}).")
        return "".join(lines)

    def answers(text, program, *options):
        control = library.Control(["--warn=none", *options])
        control.add("base", [], text + program + "#show in/1.")
        control.ground([("base", [])])
        with control.solve(yield_=True) as handle:
            for model in handle:
                yield {s.arguments[0].number for s in model.symbols(shown=True)}

    largest = ("--heuristic=Domain", "--enum-mode=domRec", "--dom-mod=3,16")

    def solve(text, task, query):
        if task == "GR":
            return next(answers(text, _GROUNDED, "1"), None) is not None
        if task == "ST":
            return next(answers(text, _STABLE, "1"), None) is not None
        if task == "PR":
            return next(answers(text, _COMPLETE, "1", *largest), None) is not None
        if task == "DC":
            program = _COMPLETE + f":- not in({query})."
            return next(answers(text, program, "1"), None) is not None
        return all(int(query) in e for e in answers(text, _COMPLETE, "0", *largest))

    return load, solve


def afsolver():
    from afsolver import ArgumentationFramework

    def load(path):
        args, attacks = [], []
        for line in Path(path).read_text().splitlines():
            parts = line.split()
            if parts[:1] == ["p"]:
                args = [str(i) for i in range(1, int(parts[2]) + 1)]
            elif parts and not line.startswith("#"):
                attacks.append((parts[0], parts[1]))
        return ArgumentationFramework(args, attacks)

    def solve(framework, task, query):
        if task == "GR":
            return framework.grounded() is not None
        if task == "ST":
            return bool(framework.stable())
        if task == "PR":
            return bool(framework.preferred())
        if task == "DC":
            return bool(framework.preferred(contains=[query]))
        return all(query in e for e in framework.preferred())

    return load, solve


def arglib():
    from arglib import ArgumentGraph
    from arglib.reasoning import compute_credibility

    def load(length):
        graph = ArgumentGraph.new(title="chain")
        claims = [graph.add_claim(f"claim {i}", claim_id=f"c{i}") for i in range(int(length))]
        for one, other in pairwise(claims):
            graph.add_support(one, other)
        return graph

    def solve(graph, _task, _query):
        compute_credibility(graph)
        graph.diagnostics()
        return True

    return load, solve


def argmap_chain():
    from argmap.model import Argument, ArgumentMap, Statement
    from argmap.semantics import evaluate

    def load(length):
        count = int(length)
        statements = tuple(Statement(id=f"c{i}") for i in range(count))
        arguments = tuple(
            Argument(id=f"k{i}", premises=(f"c{i}",), target=f"c{i + 1}") for i in range(count - 1)
        )
        return ArgumentMap(statements=statements, arguments=arguments)

    def solve(argument_map, _task, _query):
        found = evaluate(argument_map)
        last = f"c{len(argument_map.statements) - 1}"
        return found.critical(last) == {"c0"} and bool(found.why(last).grounds)

    return load, solve


SOLVERS = {
    "arglib": arglib,
    "argmap-chain": argmap_chain,
    "argmap": argmap_solver,
    "formal-argumentation": formal,
    "pygarg": pygarg,
    "PyArg": pyarg,
    "clingo": clingo,
    "afsolver": afsolver,
}


def main() -> None:
    name, task, query, *paths = sys.argv[1:]
    load, solve = SOLVERS[name]()
    gc.disable()
    answers, loading, solving = [], 0.0, 0.0
    for path in paths:
        start = time.perf_counter()
        framework = load(path)
        loaded = time.perf_counter()
        answers.append(bool(solve(framework, task, query)))
        loading += loaded - start
        solving += time.perf_counter() - loaded
    print(json.dumps({"loading": loading, "solving": solving, "answers": answers}))


if __name__ == "__main__":
    main()
