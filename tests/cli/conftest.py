"""Running the command line in-process."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def argmap(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    """Calls ``argmap`` with some arguments; gives exit code, standard output and error."""
    from argmap.commands.cli import run

    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


PREFIXES = """\
@base <https://w3id.org/argmap/graph/example> .
@prefix : <https://w3id.org/argmap/graph/example#> .
@prefix arg: <https://w3id.org/argmap/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
"""
SOUND = """
<> a arg:ArgumentMap ; arg:thesis :tea ; dcterms:source :note ; prov:wasAttributedTo :reader .
:reader a prov:Agent .
:note a arg:Source ; dcterms:title "A note on tea" .
:tea a arg:Claim ; arg:text "Tea is best." ; arg:implicit true .
:warm a arg:Assumption ; arg:text "Tea warms." ; arg:implicit true .
:why a arg:Inference ; arg:premise :warm ; arg:conclusion :tea .
"""


@pytest.fixture
def write(tmp_path):
    """Writes a file into a fresh folder; a map when only its body is given."""

    def make(body: str | bytes = SOUND, name: str = "example.ttl", prefixes: str = PREFIXES):
        path = tmp_path / name
        if isinstance(body, bytes):
            path.write_bytes(body)
        else:
            path.write_text(prefixes + body if name.endswith(".ttl") else body, encoding="utf-8")
        return path

    return make
