"""Where argmap reads otherwise than Argdown and means to: the table in docs/argdown.md."""

import pytest

from argmap.diagnostic import Severity
from argmap.formats import loads
from tests.conformance.argdown.oracle import folder, read_all
from tests.conformance.argdown.verdict import verdict

REFUSED = {
    "list as key": ('[A]: a {source: "doc.txt",  [1, 20]}', "ARG031"),
    "mapping as key": ("[A]: a {tags: [a, b],  {x: null}}", "ARG031"),
    "no key": ("[A]: a {: yes, at: 2020-01-02}", "ARG031"),
    "a single value": ("[A]: a {\nweight:0.5\n}", "ARG032"),
}
"""Argdown reads these; argmap tells what is wrong with them, and reads the rest."""
READ = {
    "key over lines": (
        "===\nselection: {mode: not-used-in-argume\n\nnt}\nmap: {x: 1}\n===\n\n[A]: a",
        "a",
    ),
    "link over lines": ("[A]: a [b\nc](https://example.org)", "a b c"),
    "data after lines of Windows": ("[A]: a\r\n{\r\n  weight: 0.5\r\n}\r\n", "a"),
}
"""Argdown stops at these, or drops some of what they say."""


@pytest.mark.parametrize("name", REFUSED)
def test_what_argmap_refuses_alone(name):
    text, code = REFUSED[name]
    loaded = loads((text + "\n\n[B]: b\n").encode(), "talk.argdown")
    assert [d.code for d in loaded.diagnostics if d.severity is not Severity.INFO] == [code]
    assert {s.id for s in loaded.map.statements} == {"a", "b"}


@pytest.mark.parametrize("name", READ)
def test_what_argmap_reads_alone(name):
    text, said = READ[name]
    loaded = loads(text.encode(), "talk.argdown")
    assert [d for d in loaded.diagnostics if d.severity is Severity.ERROR] == []
    assert loaded.map["a"].says == said


def test_the_differences_are_still_there():
    made = [text for text, _ in (REFUSED | READ).values()]
    answers = read_all(folder(), made)
    said = {t: verdict(t, a) for t, a in zip(made, answers, strict=True)}
    assert [t for t, v in said.items() if v in {"same", "refused"}] == []
