"""The real Argdown, to compare with: ``@argdown/core`` in node, where both can be had."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

VERSION = "1.7.5"
HERE = Path(__file__).parent


def folder() -> Path:
    """A folder in whose ``node_modules`` the package is; installed there when it is not yet."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    stated = os.environ.get("ARGMAP_ARGDOWN")
    home = Path(stated) if stated else HERE.parents[2] / ".argdown"
    if not (home / "node_modules/@argdown/core").is_dir():
        home.mkdir(parents=True, exist_ok=True)
        (home / "package.json").write_text("{}", encoding="utf-8")
        command = ["npm", "install", "--no-audit", "--no-fund", f"@argdown/core@{VERSION}"]
        try:
            done = subprocess.run(
                command, cwd=home, capture_output=True, text=True, timeout=240, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            pytest.skip(f"@argdown/core cannot be installed: {error}")
        if done.returncode:
            pytest.skip("@argdown/core cannot be installed: " + done.stderr.strip()[-200:])
    return home


def read_all(home: Path, documents: list[str]) -> list[dict]:
    """What Argdown makes of each document."""
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    done = subprocess.run(
        ["node", str(HERE / "oracle.js")],
        input=lines,
        capture_output=True,
        text=True,
        timeout=1200,
        check=True,
        env={**os.environ, "NODE_PATH": str(home / "node_modules")},
    )
    return [json.loads(line) for line in done.stdout.split("\n") if line]
