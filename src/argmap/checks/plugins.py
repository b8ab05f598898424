"""Checks of installed plug-ins, by the entry points of the group ``argmap.checks``.

A plug-in is a module like those of argmap's own checks: with ``FINDER``, ``check`` and a docstring,
or an object with these attributes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.checks.check import Check
from argmap.checks.context import Finder
from argmap.diagnostic import Diagnostic, Severity
from argmap.errors import UnknownPlugin

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.metadata import EntryPoint

GROUP = "argmap.checks"


def entry_points(group: str) -> Iterable[EntryPoint]:
    """The installed entry points of a group; looked for only when somebody asks for one."""
    from importlib import metadata

    return metadata.entry_points(group=group)


def read_plugins(names: Iterable[str]) -> tuple[tuple[Check, ...], tuple[Diagnostic, ...]]:
    """The checks of the named plug-ins, and complaints about those that cannot be loaded.

    Raises:
        UnknownPlugin: None of that name is installed.
    """
    wanted = tuple(names)
    if not wanted:
        return (), ()
    installed = {point.name: point for point in entry_points(group=GROUP)}
    made: list[Check] = []
    complaints: list[Diagnostic] = []
    for name in wanted:
        if name not in installed:
            raise UnknownPlugin(name, tuple(sorted(installed)))
        try:
            made.append(_check(installed[name].load()))
        except Exception as error:  # noqa: BLE001 - the code of others may fail in any way
            complaints.append(_complaint(name, error))
    return tuple(made), tuple(complaints)


def _check(module: Any) -> Check:
    finder, find = module.FINDER, module.check
    if not isinstance(finder, Finder) or not callable(find):
        raise TypeError("FINDER is to be a Finder, and check a function")
    return Check(finder, module.__doc__ or finder.slug, find)


def _complaint(name: str, error: Exception) -> Diagnostic:
    said = " ".join(str(error).split())
    return Diagnostic(
        "ARG598",
        "unreadable-rule",
        Severity.ERROR,
        f"the plug-in {name} cannot be used: {type(error).__name__}: {said}".rstrip("."),
        hint="a plug-in is a module with FINDER and check, as argmap's own checks are",
    )
