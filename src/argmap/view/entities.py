"""What a map names besides its elements: sources, agents, scenarios, and the schemes it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import Agent, AgentKind, Scenario, Source, best
from argmap.rdf.schemes import schemes
from argmap.view.details import Value, plain, web
from argmap.view.language import named
from argmap.view.strings import string
from argmap.vocabulary import SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap
    from argmap.view.details import Details


def entity_names(argument_map: ArgumentMap) -> list[str]:
    """The ids of all entities: records in the order of their ids, then the IRIs of schemes."""
    records = (*argument_map.sources, *argument_map.agents, *argument_map.scenarios)
    followed = sorted({scheme for a in argument_map.arguments for scheme in a.schemes})
    return [*(record.id for record in records), *(SCHEME + scheme for scheme in followed)]


def entities(argument_map: ArgumentMap, details: Details) -> Iterator[dict[str, Any]]:
    """Each entity as the page has elements: id, kind, name and facts."""
    for name in entity_names(argument_map):
        record = argument_map.records.get(name)
        if isinstance(record, Source):
            facts = _of_source(record, details)
        elif isinstance(record, Agent):
            facts = _of_agent(record, details)
        elif isinstance(record, Scenario):
            facts = _of_scenario(record, details)
        else:
            facts = _of_scheme(name)
        known = {key: v[0] if len(v) == 1 else v for key, v in facts.items() if v}
        yield {
            "id": name,
            "kind": type(record).__name__.lower() if record else "scheme",
            "text": named(record, details.language) if record else _scheme_name(name),
            **({"facts": known} if known else {}),
        }


def _of_source(source: Source, details: Details) -> dict[str, list[Value]]:
    return {
        "creators": details.refer(source.creators),
        "date": plain(source.issued),
        "homepage": _address(source.homepage),
        "license": _address(source.license),
        "sha256": plain(source.sha256),
    }


def _of_agent(agent: Agent, details: Details) -> dict[str, list[Value]]:
    known = agent.kind is not AgentKind.AGENT
    return {
        "sort": plain(string(f"agent.{agent.kind}") if known else ""),
        "homepage": _address(agent.id),
        "stakes": details.refer(agent.stakes),
    }


def _of_scenario(scenario: Scenario, details: Details) -> dict[str, list[Value]]:
    return {
        "about": plain(best(scenario.about, details.language)),
        "assumes": details.refer(scenario.assumes),
        "rejects": details.refer(scenario.rejects),
    }


def _of_scheme(name: str) -> dict[str, list[Value]]:
    scheme = schemes().get(name.removeprefix(SCHEME))
    if scheme is None:
        return {}
    return {
        "pattern": [role.wording for role in scheme.roles],
        "concludes": plain(scheme.conclusion),
        "asks": [question.ask for question in scheme.questions],
    }


def _scheme_name(name: str) -> str:
    slug = name.removeprefix(SCHEME)
    known = schemes().get(slug)
    return known.name if known else slug


def _address(text: str) -> list[Value]:
    """An address of the web as a link; any other text that is an address as it stands."""
    link = web(text)
    return [{"text": text, **link}] if link else []
