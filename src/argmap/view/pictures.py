"""A map as a picture, or for another tool that draws, by the kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import UnknownPicture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap

PICTURES = ("svg", "png", "pdf", "dot", "mmd", "md")
"""The kinds of file, by their endings."""


def picture(
    argument_map: ArgumentMap,
    kind: str,
    labels: Mapping[str, str] | None = None,
    theme: str = "light",
    standing: str = "",
) -> bytes:
    """A map drawn, or written for a tool that draws.

    Args:
        argument_map: The map.
        kind: ``svg``, ``png``, ``pdf``; ``dot`` of Graphviz, ``mmd`` of Mermaid, or ``md``, the
            outline in Markdown.
        labels: What becomes of each element; what is not in says so.
        theme: ``light`` or ``dark``, for pictures.
        standing: Of what the labels are, such as a scenario; pictures say it below their title.

    Raises:
        UnknownPicture: There is no such kind.
        NoBrowser: PNG and PDF need a Chromium, and there is none.
    """
    from argmap.view import exports, raster
    from argmap.view.scene import scene
    from argmap.view.svg import svg

    if kind in {"svg", "png", "pdf"}:
        drawn = svg(scene(argument_map), labels, theme, standing)
        made = {"svg": _encoded, "png": raster.png, "pdf": raster.pdf}
        return made[kind](drawn)
    if kind == "md":
        return _encoded(exports.markdown(argument_map, labels))
    if kind in {"dot", "mmd"}:
        made_text = exports.dot(argument_map) if kind == "dot" else exports.mermaid(argument_map)
        return _encoded(made_text)
    raise UnknownPicture(kind, PICTURES)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
