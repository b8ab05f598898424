"""Short names of maps, by which their pages and files are called on a server."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.vocabulary import GRAPH

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_DIGITS = 8
"""So many digits of a digest tell maps apart; more where even they are the same."""


def slugs_for(iris: Collection[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """A short name for each map, from the last part of its IRI; the same for the same maps.

    Where maps would have the same name, the one in argmap's own namespace of graphs has it, and the
    others have a digest of their IRIs at the end.

    Args:
        iris: The maps.
        given: Names that were given before, by IRI; no other map ever has one of these.
    """
    known = given or {}
    found = {map_iri: known[map_iri] for map_iri in iris if map_iri in known}
    plain = {map_iri: _plain(map_iri) for map_iri in iris if map_iri not in known}
    often = Counter(plain.values())
    own = {map_iri for map_iri, name in plain.items() if map_iri == GRAPH + name}
    shared = {map_iri for map_iri, name in plain.items() if often[name] > 1} - own
    taken = set(known.values())
    for map_iri in sorted(plain, key=lambda name: (name not in own, name in shared, name)):
        found[map_iri] = _free(map_iri, plain[map_iri], taken, map_iri in shared)
        taken.add(found[map_iri])
    return found


def _plain(map_iri: str) -> str:
    last = map_iri.rstrip("/#").rsplit("/", 1)[-1].partition("#")[0]
    return re.sub(r"[^A-Za-z0-9._-]+", "-", last).strip(".-") or "map"


def _free(map_iri: str, plain: str, taken: Collection[str], is_shared: bool) -> str:
    """The plain name, or that with as much of a digest as nobody else has."""
    digest = hashlib.sha256(map_iri.encode()).hexdigest()
    name, length = plain, _DIGITS
    while name in taken or (is_shared and name == plain):
        name, length = f"{plain}-{digest[:length]}", length + 1
    return name
