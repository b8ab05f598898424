"""The distributions carry their data: wheel, sdist and editable install run the command."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.packaging
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with sdist and wheel; the wheel is built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    return folder


def test_wheel_has_vocabulary_graph_and_page(built):
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "argmap/_data/ontology/argmap.ttl" in names
    assert "argmap/_data/ontology/queries/direct-reasons.rq" in names
    assert "argmap/_data/graph/japan-south-korea-alignments.ttl" in names
    assert "argmap/py.typed" in names
    assert any(name.startswith("argmap/view/vendor/") for name in names)
    assert not any(name.startswith(("tests", "docs", "examples", "src")) for name in names)


def test_sdist_has_what_the_wheel_needs(built):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"pyproject.toml", "ontology/shapes.ttl", "src/argmap/__init__.py", "LICENSE"} <= names


@pytest.mark.parametrize("what", ["wheel", "sdist", "editable"])
def test_an_installed_argmap_runs(built, what, tmp_path):
    """Installed without its dependencies' sources, away from the checkout, the command works."""
    home = tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", "--system-site-packages", home], check=True)
    python = home / "bin" / "python"
    target = {
        "wheel": str(next(built.glob("*.whl"))),
        "sdist": str(next(built.glob("*.tar.gz"))),
    }.get(what, str(ROOT))
    editable = ["--editable"] if what == "editable" else []
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    parent = _site_packages()
    (next((home / "lib").glob("python3*")) / "site-packages" / "parent.pth").write_text(parent)
    subprocess.run(
        [*install, "--no-deps", "--no-build-isolation", "--ignore-installed", *editable, target],
        check=True,
        capture_output=True,
    )
    done = subprocess.run(
        [home / "bin" / "argmap", "demo", "-o", "page.html"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "4 warnings, 196 remarks in 1 file" in done.stdout
    where = subprocess.run(
        [python, "-c", "import argmap.resources as r; print(r.data_folder())"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert (where == str(ROOT)) == (what == "editable")
    assert where == str(ROOT) or where.startswith(str(home))


def _site_packages() -> str:
    """Where the dependencies of the running interpreter are, for the fresh environments."""
    import rdflib

    return str(Path(rdflib.__file__).parents[1])
