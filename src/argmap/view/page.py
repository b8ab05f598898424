"""The page and the pyvis network; pyvis and the template engine are imported only when used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.view.bridge import bridge
from argmap.view.tables import packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.diagnostic import Diagnostic
    from argmap.model import ArgumentMap
    from argmap.view.drawing import SafeNetwork


@dataclass(frozen=True, slots=True)
class Options:
    """How the page opens.

    Attributes:
        scenario: Id or label of the scenario to begin with; the map's default when empty.
        theme: ``light`` or ``dark``; that of the reader's system when empty.
        embed: Whether it stands within another page: only the map, details when one is selected.
        fold: How many levels are open; None for as many as can be read.
        focus: Id of the element of which alone is shown what bears on it; empty for the whole map.
    """

    scenario: str = ""
    theme: str = ""
    embed: bool = False
    fold: int | None = None
    focus: str = ""


PLAIN = Options()


def page(
    argument_map: ArgumentMap,
    diagnostics: Iterable[Diagnostic] = (),
    documents: Mapping[str, str] | None = None,
    options: Options = PLAIN,
) -> str:
    """The page of a map: one HTML document that opens without a network.

    Args:
        argument_map: The map.
        diagnostics: What was found about it.
        documents: Canonical texts of sources, by their ids; they stand beside the map.
        options: How it opens.

    Raises:
        UnknownScenario: The map has no such scenario.
        UnknownElement: It has nothing of the id in the focus.
    """
    from jinja2 import Environment

    from argmap.view import shell
    from argmap.view.bundle import bundle
    from argmap.view.strings import STRINGS

    argued = bridge(argument_map, diagnostics, documents, options.scenario)
    data = {
        "map": packed(argued),
        "options": {
            "theme": options.theme,
            "embed": options.embed,
            "fold": options.fold,
            "focus": argument_map[options.focus].id if options.focus else None,
        },
    }
    opener, before = shell.bare("shell/open.js"), shell.style(("open.css",))
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    html = environment.from_string(shell.template()).render(
        map=argued,
        say=STRINGS,
        policy=shell.policy((opener, shell.script()), (before, shell.style())),
        **shell.trusted(style=before, script=opener, bundle=bundle(), data=shell.embedded(data)),
    )
    return html.encode("utf-8", "replace").decode("utf-8")


def to_pyvis(
    argument_map: ArgumentMap,
    view: str = "knowledge",
    diagnostics: Iterable[Diagnostic] = (),
    scenario: str = "",
    theme: str = "",
) -> SafeNetwork:
    """The map as a ``pyvis.network.Network``, to be added to and written with pyvis's methods.

    Args:
        argument_map: The map.
        view: ``knowledge``, all that the map knows, placed by physics; or ``argument``, its
            reasoning alone, at the places of the map.
        diagnostics: What was found about it, for the details.
        scenario: Id or label of the scenario to begin with; the map's default when empty.
        theme: ``light`` or ``dark``; that of the reader's system when empty.

    Raises:
        UnknownScenario: The map has no such scenario.
        ValueError: There is no such view.
    """
    from argmap.view.networks import ArgumentNetwork, KnowledgeNetwork

    views = {"knowledge": KnowledgeNetwork, "argument": ArgumentNetwork}
    if view not in views:
        raise ValueError(f"no view is called {view!r}; there are {', '.join(views)}")
    return views[view](argument_map, bridge(argument_map, diagnostics, scenario=scenario), theme)
