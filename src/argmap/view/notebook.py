"""Pages and tables within a notebook."""

from __future__ import annotations

from html import escape

_HEIGHT = 640
"""Height in px of the frame."""


def frame(page: str, title: str) -> str:
    """A page as a frame that may run its own scripts and nothing else.

    Without ``allow-same-origin`` it has no access to the notebook, its cookies or its storage.
    """
    return (
        f'<iframe sandbox="allow-scripts allow-downloads allow-modals" title="{escape(title)}" '
        f'style="width:100%;height:{_HEIGHT}px;border:1px solid #cfd4da;border-radius:6px" '
        f'srcdoc="{escape(page)}"></iframe>'
    )
