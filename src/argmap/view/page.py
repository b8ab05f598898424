"""The page and the pyvis network; pyvis and the template engine are imported only when used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.view.scene import scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.diagnostic import Diagnostic
    from argmap.model import ArgumentMap
    from argmap.view.drawing import ArgumentNetwork


def page(
    argument_map: ArgumentMap,
    diagnostics: Iterable[Diagnostic] = (),
    documents: Mapping[str, str] | None = None,
) -> str:
    """The page of a map: one HTML document that opens without a network.

    Args:
        argument_map: The map.
        diagnostics: What was found about it.
        documents: Canonical texts of sources, by their ids; they stand beside the map.
    """
    from argmap.view.drawing import ArgumentNetwork

    return ArgumentNetwork(scene(argument_map, diagnostics, documents)).generate_html()


def to_pyvis(argument_map: ArgumentMap) -> ArgumentNetwork:
    """The map as a ``pyvis.network.Network``, to be added to and written with pyvis's methods.

    Statements are boxes and arguments small nodes, at the places of the hybrid layout in px.
    """
    from argmap.view.drawing import ArgumentNetwork

    return ArgumentNetwork(scene(argument_map))
