"""What a query may not do, told from its tokens before any engine sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.errors import QueryRefused

if TYPE_CHECKING:
    from collections.abc import Collection

MAX_QUERY = 200_000
"""Longest query, in characters."""
MAX_NESTING = 200
"""Deepest nesting of brackets; Oxigraph's parser is recursive."""

_TOKEN = re.compile(
    r"""
    (?P<space>\s+|\#[^\n\r]*)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<name>[\w.-]*:(?:[^\s<>"'(){}\[\];,.][^\s<>"'(){}\[\];,]*)?)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
)


def guard(query: str, services: Collection[str] = ()) -> None:
    """Lets a query pass, or says why not.

    Args:
        query: The text of a SPARQL 1.1 query.
        services: IRIs of the endpoints that SERVICE may ask.

    Raises:
        QueryRefused: The query asks another machine, changes data, or is too long or too deep.
    """
    _guard(query, services, frozenset(_UPDATES))


def guard_update(text: str) -> None:
    """Lets an update pass, or says why not.

    Args:
        text: The text of a SPARQL 1.1 Update.

    Raises:
        QueryRefused: It asks another machine, or is too long or too deep.
    """
    _guard(text, (), frozenset())


def _guard(query: str, services: Collection[str], refused: Collection[str]) -> None:
    if len(query) > MAX_QUERY:
        raise QueryRefused(f"it has {len(query):,} characters", f"the limit is {MAX_QUERY:,}")
    if not query.strip():
        raise QueryRefused("it is empty", "argmap queries lists the questions that come along")
    tokens = tokenize(_codepoints(query))
    depth = 0
    for number, (kind, token) in enumerate(tokens):
        depth += (token in "({[") - (token in ")}]") if kind == "other" else 0
        if depth > MAX_NESTING:
            raise QueryRefused("its brackets are nested too deep", f"the limit is {MAX_NESTING}")
        if _hides_service(tokens, number):
            raise QueryRefused("SERVICE would ask another machine", "put a space around each word")
        if kind == "word":
            changes = depth == 0 and token.upper() in refused
            _guard_word(token.upper(), tokens[number + 1 :], services, changes)


def _hides_service(tokens: list[tuple[str, str]], number: int) -> bool:
    """Whether a token may hold SERVICE and more; Oxigraph needs no space beside a key word.

    It takes ``trueSERVICE`` for two words, and ``SERVICE:x {`` for a call of ``:x``.
    """
    kind, token = tokens[number]
    if "SERVICE" not in token.partition(":")[0].upper():
        return False
    if kind != "name":
        return kind == "word" and token.upper() != "SERVICE"
    before = tokens[number - 1][1].upper() if number else ""
    followed = tokens[number + 1 : number + 2] == [("other", "{")]
    return followed and before not in {"GRAPH", "FROM", "NAMED"}


def tokenize(query: str) -> list[tuple[str, str]]:
    """The tokens of a query, without white space and comments, each with its kind."""
    found = ((m.lastgroup or "", m.group()) for m in _TOKEN.finditer(query))
    return [(kind, token) for kind, token in found if kind != "space"]


def words_of(query: str) -> frozenset[str]:
    """The key words of a query in upper case."""
    return frozenset(token.upper() for kind, token in tokenize(query) if kind == "word")


def _codepoints(query: str) -> str:
    """The query with its codepoint escapes resolved, as SPARQL 1.1 section 19.2 prescribes."""
    return re.sub(
        r"\\u([0-9A-Fa-f]{4})|\\U(00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})",
        lambda m: chr(int(m[1] or m[2], 16)),
        query,
    )


def _guard_word(
    word: str, rest: list[tuple[str, str]], services: Collection[str], changes: bool
) -> None:
    if word == "SERVICE":
        asked = next((token for kind, token in rest if token.upper() != "SILENT"), "")
        if asked.removeprefix("<").removesuffix(">") not in services or not asked.startswith("<"):
            raise QueryRefused(
                f"SERVICE would ask {asked or 'another machine'}",
                "allow one endpoint by its IRI with --allow-service",
            )
    if changes:
        raise QueryRefused(f"{word} changes data", "argmap query reads; edit the file instead")
    if word == "LOAD":
        raise QueryRefused("LOAD would fetch a document", "name the file on the command line")
