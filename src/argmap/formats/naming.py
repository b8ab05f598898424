"""Names for what a file does not name."""

from __future__ import annotations

import re

from argmap.formats.table import without_extension
from argmap.model import is_slug
from argmap.vocabulary import GRAPH


def map_iri(path: str) -> str:
    """The IRI of a map whose file states none: by the name of the file."""
    stem = without_extension(path) if path not in {"", "-"} else "untitled"
    slug = re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-").lower()
    return GRAPH + (slug if is_slug(slug) else "untitled")
