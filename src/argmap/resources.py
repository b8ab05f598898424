"""The data that comes with the package: the vocabulary and the encoded documents."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def data_folder() -> Path:
    """The folder that holds ``ontology`` and ``graph``.

    In an installed package that is ``argmap/_data``; in a checkout, which is known by its
    ``pyproject.toml``, the top level.

    Raises:
        FileNotFoundError: Neither is there, so the installation is damaged.
    """
    packaged = Path(str(files("argmap"))) / "_data"
    if (packaged / "ontology").is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file() and (checkout / "ontology").is_dir():
        return checkout
    raise FileNotFoundError(f"argmap's data is neither in {packaged} nor in {checkout}")


def ontology_file(name: str) -> Path:
    """Path of a file of the vocabulary, such as ``shapes.ttl`` or ``rules/types.rq``."""
    return data_folder() / "ontology" / name


def graph_file(name: str) -> Path:
    """Path of an encoded document, such as ``japan-south-korea-alignments.ttl``."""
    return data_folder() / "graph" / name


@cache
def ontology_text(name: str) -> str:
    """Text of a file of the vocabulary."""
    return ontology_file(name).read_text(encoding="utf-8")


@cache
def ontology_bytes(name: str) -> bytes:
    """Bytes of a file of the vocabulary."""
    return ontology_file(name).read_bytes()
