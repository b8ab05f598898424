"""What a person sees of a map: the page, the pyvis network, the outline.

Importing this package imports neither pyvis nor the template engine.
"""

from argmap.view.outline import OutlineItem, outline
from argmap.view.page import Options, page, to_pyvis
from argmap.view.scene import scene

__all__ = ["Options", "OutlineItem", "outline", "page", "scene", "to_pyvis"]
