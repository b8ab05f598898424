"""What all tests share: where things are, and how hard hypothesis tries."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
CALM = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)

settings.register_profile(
    "usual",
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=CALM,
)
settings.register_profile(
    "thorough", max_examples=2000, deadline=None, suppress_health_check=CALM, print_blob=True
)
settings.load_profile(os.environ.get("ARGMAP_HYPOTHESIS", "usual"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared(repository: Path) -> Path:
    """The folder with documents that may not be published."""
    folder = Path(os.environ.get("ARGMAP_SHARED", repository.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there; name the folder in ARGMAP_SHARED")
    return folder


@pytest.fixture(scope="session")
def article(shared: Path) -> Path:
    """The text of the article that the encoded map is about."""
    path = shared / "sources" / "000_bbe90d0a0c7ea0c6.txt"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    return path
