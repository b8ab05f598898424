"""The ontology is in OWL 2 DL and RL, consistent, and every class can have members."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(shutil.which("java") is None, reason="the OWL API and HermiT need Java")
@pytest.mark.parametrize(
    "names", [("argmap",), ("argmap", "alignments"), ("argmap", "roles")], ids="+".join
)
def test_profile(names: tuple[str, ...], ontology: Path) -> None:
    script = Path(__file__).with_name("owl_profile.py")
    files = [str(ontology / f"{name}.ttl") for name in names]
    run = subprocess.run(
        [sys.executable, script, *files], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, ""), run.stdout + run.stderr
