"""Where the frameworks and maps with known answers are."""

import json

import pytest


@pytest.fixture(scope="session")
def oracle(shared):
    """Reads one file of known answers."""
    folder = shared / "oracles" / "semantics"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")

    def read(name):
        return json.loads((folder / name).read_text(encoding="utf-8"))

    return read
