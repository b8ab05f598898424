"""argmap: audit the reasoning of a document.

The usual way in is the workbench::

    from argmap import open_map

    workbench = open_map("examples/old-bridge/old-bridge.ttl")
    for finding in workbench.check():
        print(finding.code, finding.message)

Nothing heavy is imported until it is used.
"""

TYPE_CHECKING = False  # spares the import of typing, a third of the time that --help takes
if TYPE_CHECKING:
    from argmap.model import ArgumentMap, MapBuilder
    from argmap.workbench import Workbench, open_map

__version__ = "0.1.0"
__all__ = ["ArgumentMap", "MapBuilder", "Workbench", "__version__", "open_map"]

_HOME = {
    "ArgumentMap": "argmap.model",
    "MapBuilder": "argmap.model",
    "Workbench": "argmap.workbench",
    "open_map": "argmap.workbench",
}


def __getattr__(name: str) -> object:
    """Imports a public name when it is first used."""
    from importlib import import_module

    if name not in _HOME:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
