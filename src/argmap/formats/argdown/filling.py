"""Roles as people type them: by their short names within the scheme of the argument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.formats.argdown.coding import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model import Argument, Json
    from argmap.rdf.schemes import Scheme


def with_full_roles(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts of an argument, with a role by its full name where its scheme tells which it is."""
    stated = facts.get("roles", ())
    if not stated:
        return facts
    named = tuple((_in_full(role, facts.get("schemes", ())), filler) for role, filler in stated)
    return facts | {"roles": named}


def typed_roles(argument: Argument) -> dict[str, Json]:
    """The roles of an argument by the shortest names that are read as those roles."""
    return pairs([(_in_short(role, argument.schemes), filler) for role, filler in argument.roles])


def _in_full(role: str, schemes: Iterable[str]) -> str:
    known = (scheme.role(role) for scheme in _known(schemes))
    return next((found.id for found in known if found), role)


def _in_short(role: str, schemes: Iterable[str]) -> str:
    known = (scheme.role(role) for scheme in _known(schemes))
    short = next((found.name for found in known if found and found.id == role), role)
    return short if _in_full(short, schemes) == role else role


def _known(schemes: Iterable[str]) -> Iterator[Scheme]:
    from argmap.rdf.schemes import find_scheme

    return (scheme for name in schemes if (scheme := find_scheme(name)))
