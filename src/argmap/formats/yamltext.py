"""YAML and the places in it: plain values, and where each key of its mappings stands."""

from __future__ import annotations

from typing import Any

import yaml

from argmap.formats.badtext import BadText
from argmap.formats.jsontext import can_be_written

_DEEPEST = 50
_TRUE_OR_FALSE = frozenset("tTfF")


class BadYaml(BadText):
    """A text is no YAML that can be held."""


class _Loader(yaml.SafeLoader):
    """YAML without aliases, which can make a small file endless; ``yes`` and ``no`` are words."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise BadYaml("aliases are not read", *_place(mark))
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {
    letter: [
        (tag, form)
        for tag, form in several
        if letter in _TRUE_OR_FALSE or not tag.endswith(":bool")
    ]
    for letter, several in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Yaml:
    """A document of YAML.

    Attributes:
        value: What it says: mappings with texts as keys, lists, texts, numbers, true, false, null.
        repeated: The keys that stand twice in one mapping, each with its line and column.

    Raises:
        BadYaml: It is none, or nested too deep, or has half a character in a text.
    """

    def __init__(self, text: str) -> None:
        self.repeated: list[tuple[str, int, int]] = []
        self._places: dict[tuple[str, ...], tuple[int, int]] = {}
        try:
            loader = _Loader(text)
            node = loader.get_single_node()
            self.value = self._value(loader, node, ()) if node else None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            where = _place(mark) if mark else (0, 0)
            raise BadYaml(error.problem or "it is no YAML", *where) from None
        except (yaml.YAMLError, ValueError, TypeError) as error:
            raise BadYaml(str(error)) from None
        except RecursionError:
            raise BadYaml("it is nested too deep") from None

    def place(self, *keys: str) -> tuple[int, int]:
        """The line and column of a key, by the keys that lead to it; of the last that is there."""
        while keys and keys not in self._places:
            keys = keys[:-1]
        return self._places.get(keys, (0, 0))

    def _value(self, loader: _Loader, node: Any, keys: tuple[str, ...]) -> Any:
        if len(keys) > _DEEPEST:
            raise BadYaml("it is nested too deep", *_place(node.start_mark))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(loader, node, keys)
        if isinstance(node, yaml.SequenceNode):
            several = enumerate(node.value)
            return [self._value(loader, item, (*keys, str(number))) for number, item in several]
        value = loader.construct_object(node)
        if isinstance(value, str) and not can_be_written(value):
            raise BadYaml("half a character stands in a text", *_place(node.start_mark))
        held = value is None or isinstance(value, bool | int | str)
        return value if held or _is_finite(value) else str(node.value)

    def _mapping(self, loader: _Loader, node: Any, keys: tuple[str, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, part in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise BadYaml("a key is no plain text", *_place(key.start_mark))
            name, where = str(key.value), _place(key.start_mark)
            if not can_be_written(name):
                raise BadYaml("half a character stands in a key", *where)
            if name in found:
                self.repeated.append((name, *where))
                continue
            self._places[*keys, name] = where
            found[name] = self._value(loader, part, (*keys, name))
        return found


def _is_finite(value: object) -> bool:
    return isinstance(value, float) and value - value == 0


def _place(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
