"""The YAML of front matter and data blocks: YAML 1.2 with the core schema and dates.

``yes`` and ``off`` are words here and ``0o17`` is a number, as in the tools that Argdown's users
have; dates are read as text, in the form in which they are written as JSON.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from argmap.model import Json

MOST_NODES = 200_000
"""So many nodes a block may hold, those repeated by aliases included."""
DEEPEST = 100
"""So deep a block may be nested."""


class BadYaml(Exception):
    """A block is not YAML, or not such as can be kept.

    Attributes:
        offset: Where in the block, in code points, as far as known.
    """

    def __init__(self, reason: str, offset: int = 0) -> None:
        super().__init__(reason)
        self.offset = offset


class _Core:
    """The core schema, for either of the library's loaders."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - as the library has it

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """A mapping; a key that stands twice is refused."""
        seen = set()
        for key, _ in node.value:
            if key.tag == "tag:yaml.org,2002:merge":
                continue
            name = (key.tag, key.value if isinstance(key.value, str) else id(key))
            if name in seen:
                raise BadYaml(f"the key {key.value!r} stands twice", _offset(key.start_mark))
            seen.add(name)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)  # type: ignore[misc]
        return mapping


class _Careful(_Core, yaml.SafeLoader):
    """Slow; takes ``a:[b]`` within braces, as YAML 1.2 does."""


class _Fast(_Core, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Fast."""


def _resolver(tag: str, form: str, first: str) -> None:
    for loader in (_Careful, _Fast):
        resolvers = [(f"tag:yaml.org,2002:{tag}", re.compile(form))]
        for character in first or [""]:
            loader.yaml_implicit_resolvers.setdefault(character, []).extend(resolvers)


_resolver("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF")
_resolver("null", r"^(?:~|null|Null|NULL)$", "~nN")
_resolver("null", r"^$", "")
_resolver("int", r"^[-+]?(?:0b[01]+|0o[0-7]+|0x[0-9a-fA-F]+|[0-9]+)$", "-+0123456789")
_resolver(
    "float",
    r"^(?:[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
    "-+0123456789.",
)
_resolver("merge", r"^(?:<<)$", "<")
_resolver(
    "timestamp",
    r"^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?"
    r"(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?)$",
    "0123456789",
)


def _integer(loader: Any, node: Any) -> int | float:
    text = loader.construct_scalar(node)
    sign = -1 if text.startswith("-") else 1
    plain = text.lstrip("+-")
    base = {"0b": 2, "0o": 8, "0x": 16}.get(plain[:2], 10)
    if len(plain) > 400:
        return math.inf * sign
    return sign * int(plain[2:] if base != 10 else plain, base)


def _float(loader: Any, node: Any) -> float:
    text = loader.construct_scalar(node).lower()
    if text.lstrip("+-") == ".inf":
        return -math.inf if text.startswith("-") else math.inf
    return math.nan if text == ".nan" else float(text)


def _timestamp(loader: Any, node: Any) -> str:
    """The date as ``Date.prototype.toJSON`` of ECMAScript writes it."""
    value = loader.construct_yaml_timestamp(node)
    if isinstance(value, datetime):
        value = value.astimezone(UTC) if value.tzinfo else value
        return f"{value:%Y-%m-%dT%H:%M:%S}.{value.microsecond // 1000:03}Z"
    return f"{value}T00:00:00.000Z" if isinstance(value, date) else str(value)


for _loader in (_Careful, _Fast):
    _loader.add_constructor("tag:yaml.org,2002:int", _integer)
    _loader.add_constructor("tag:yaml.org,2002:float", _float)
    _loader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


@lru_cache(maxsize=1024)
def load(text: str) -> Json:
    """The value that a block of YAML holds, as plain JSON data; NaN and infinities become null.

    Raises:
        BadYaml: It is not YAML, or too deep, or grows too large by its aliases.

    The value must not be changed: equal blocks, of which a file may hold many, share it.
    """
    try:
        return _load(text, _Fast)
    except BadYaml:
        if len(text) > _SMALL:
            raise
        return _load(text, _Careful)


_SMALL = 20_000
"""Blocks of up to so many characters are read again carefully when they cannot be read fast."""


def _load(text: str, kind: Any) -> Json:
    try:
        loader = kind(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return None
            _limit(node)
            value = loader.construct_document(node)
        finally:
            loader.dispose()
        return _plain(value)
    except yaml.MarkedYAMLError as error:
        reason = " ".join(str(error.problem or error.context or "not YAML").split())
        raise BadYaml(reason, _offset(error.problem_mark or error.context_mark)) from None
    except (yaml.YAMLError, ValueError, OverflowError, TypeError) as error:
        raise BadYaml(" ".join(str(error).split())[:200] or "not YAML") from None
    except RecursionError:
        raise BadYaml("it is nested too deeply") from None


def key_offsets(text: str) -> dict[tuple[str, ...], int]:
    """Where each key of a block stands, by the keys that lead to it; nothing if it is not YAML."""
    try:
        root = yaml.compose(text, Loader=_Fast)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    found: dict[tuple[str, ...], int] = {}
    waiting: list[tuple[tuple[str, ...], Any]] = [((), root)]
    while waiting:
        above, node = waiting.pop()
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            path = (*above, str(key.value))
            if len(path) <= _DEEPEST_KEY and path not in found:
                found[path] = _offset(key.start_mark)
                waiting.append((path, value))
    return found


_DEEPEST_KEY = 3
"""``argmap``, a family of records, and a record."""


def _offset(mark: Any) -> int:
    return int(mark.index) if mark is not None else 0


def _limit(root: Any) -> None:
    """Refuses what is too deep or too large, before anything is built from it."""
    count = 0
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if count > MOST_NODES:
            raise BadYaml("it grows too large by its aliases")
        if depth > DEEPEST:
            raise BadYaml("it is nested too deeply", _offset(node.start_mark))
        if isinstance(node, yaml.SequenceNode):
            waiting += [(inner, depth + 1) for inner in node.value]
        elif isinstance(node, yaml.MappingNode):
            waiting += [(inner, depth + 1) for pair in node.value for inner in pair]


def _plain(value: Any) -> Json:
    """The value as JSON can hold it; keys are texts, as in ECMAScript."""
    if isinstance(value, dict):
        return {_key(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(inner) for inner in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, bytes):
        return value.hex()
    return value if isinstance(value, str | int | bool | None) else str(value)


def _key(key: Any) -> str:
    if isinstance(key, str):
        return key
    plain = _plain(key)
    if isinstance(plain, str):
        return plain
    import json

    return json.dumps(plain, ensure_ascii=False)


def merged(old: Json, new: Json) -> Json:
    """Two values as one, mapping by mapping and list by list; where they differ the new holds."""
    if isinstance(old, dict) and isinstance(new, dict):
        both = dict(old)
        for key, value in new.items():
            both[key] = merged(both[key], value) if key in both else value
        return both
    if isinstance(old, list) and isinstance(new, list):
        both_there = [merged(one, other) for one, other in zip(old, new, strict=False)]
        return both_there + (new[len(old) :] or old[len(new) :])
    return new
