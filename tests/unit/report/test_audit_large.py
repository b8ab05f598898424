"""Large maps: the audit finishes, its lists are cut, and it says so."""

from __future__ import annotations

import runpy
import time

import pytest

from argmap.report.audit import audit
from argmap.report.audit_formats import AUDIT_FORMATS
from argmap.semantics import evaluate


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["layered", "chain", "many-objections"])
def test_it_finishes(repository, shape):
    generate = runpy.run_path(str(repository / "benchmarks" / "generators.py"))["generate"]
    evaluation = evaluate(generate(20_000, shape))
    start = time.process_time()
    made = audit(evaluation, program="argmap")
    texts = {name: write(made) for name, write in AUDIT_FORMATS.items()}
    assert time.process_time() - start < 120
    assert all(len(text) < 2_000_000 for text in texts.values())
    assert any(gap.count for gap in made.gaps)


def test_long_lists_say_how_many_more():
    from argmap import MapBuilder

    b = MapBuilder("https://example.org/graph/x", title="Many")
    b.claim("top", "The top.").thesis("top")
    for number in range(1300):
        b.assumption(f"a{number}", f"Assumption {number}.", implicit=True)
    b.infer("all", [f"a{number}" for number in range(1300)], "top")
    made = audit(evaluate(b.build()), program="argmap")
    text = AUDIT_FORMATS["md"](made)
    assert "1,300 statements each bring down a thesis alone" in text
    assert "and 1,275 more" in text
    assert not made.rests.footings[0].sought
