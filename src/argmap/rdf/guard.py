"""What a query may not do, told from its text before any engine sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urljoin

from argmap.errors import QueryRefused

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Ids: TypeAlias = "tuple[str, ...]"

MAX_QUERY = 200_000
"""Longest query, in characters."""
MAX_NESTING = 200
"""Deepest nesting of brackets; Oxigraph's parser is recursive."""

MAX_STEPS = 2_000
"""Most operators and groups; each may be a level in Oxigraph's algebra, which is recursive too."""

_TOKEN = re.compile(
    r"""
    (?P<space>\s+|\#[^\n\r]*)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*+(?:\"\"\"|\Z)
      |'''(?:[^'\\]|\\.|'(?!''))*+(?:'''|\Z)
      |"(?:[^"\\\n\r]|\\.)*+"|'(?:[^'\\\n\r]|\\.)*+')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*+>)
  | (?P<variable>[?$]\w+)
  | (?P<name>[\w.-]{0,100}+:(?:[^\s<>"'(){}\[\];,.][^\s<>"'(){}\[\];,]*)?)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
"""Tokens near enough; what asks another machine is told without them."""
_HARMLESS = r"<[^<>\"'(){}|^`\\\x00-\x20]*+>|[?$]\w+|:[\w-][\w.-]*+"
"""Where the name of a key word is none: in an IRI, a variable, a name with a prefix.

A ``<`` that compares stands within brackets, one in a string before a quotation mark; so what is
taken for an IRI has neither, and hides no key word whatever an engine takes it for.
"""
_KEYWORD = re.compile(
    rf"{_HARMLESS}"
    r"|(?P<SERVICE>SERVICE(?=\s*+(?:SILENT|[<?$\#])|\s*+[^\s{\#]{0,300}+(?:\s*+[{\#]|[^\s{\#])))"
    r"|(?P<LOAD>LOAD(?=\s*+(?:SILENT|[<\#])"
    r"|\s*+[^\s\"'(){}<>\#:]{0,300}+(?::|[^\s\"'(){}<>\#:])))",
    re.IGNORECASE,
)
_ALLOWED = re.compile(r"SERVICE\s*+(?:SILENT\s*+)?<([^<>]*)>", re.IGNORECASE)
_STEPS = frozenset("!/+-*|^&{=") | {"UNION", "OPTIONAL", "MINUS", "BIND", "FILTER", "VALUES", "AS"}
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
    read = _codepoints(query)
    for text in dict.fromkeys((query, read)):
        _refuse_calls(text, services, loads=not refused)
    depth = steps = 0
    for kind, token in tokenize(read):
        depth += (token in "({[") - (token in ")}]") if kind == "other" else 0
        steps += kind in {"other", "word"} and token.upper() in _STEPS
        if depth > MAX_NESTING:
            raise QueryRefused("its brackets are nested too deep", f"the limit is {MAX_NESTING}")
        if steps > MAX_STEPS:
            raise QueryRefused(
                "it has too many operators and groups", f"the limit is {MAX_STEPS:,}"
            )
        if kind == "word" and depth == 0 and token.upper() in refused:
            raise QueryRefused(
                f"{token.upper()} changes data", "argmap query reads; edit the file instead"
            )


def _refuse_calls(text: str, services: Collection[str], *, loads: bool) -> None:
    """Stops at SERVICE, and at LOAD, wherever an engine might take the word for the key word.

    Oxigraph needs no space beside a key word, and parsers differ in what they take for a string
    or a comment. So one that reads as if it asked another machine is refused as well.

    Args:
        text: The query or update.
        services: IRIs of the endpoints that SERVICE may ask.
        loads: Whether LOAD is a key word here.
    """
    for found in _KEYWORD.finditer(text):
        if found["SERVICE"]:
            allowed = _ALLOWED.match(text, found.start())
            if allowed is None or allowed[1] not in services:
                asked = f"<{allowed[1]}>" if allowed else "another machine"
                raise QueryRefused(
                    f"SERVICE would ask {asked}",
                    "allow one endpoint by its IRI with --allow-service; in a string, write it "
                    'otherwise: "SER" and "VICE" joined by CONCAT',
                )
        elif found["LOAD"] and loads:
            raise QueryRefused(
                "LOAD would fetch a document", "send the graph itself; argmap load reads files"
            )


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


def dataset_clause(query: str, base: str, prefixes: Mapping[str, str]) -> tuple[Ids, Ids] | None:
    """The graphs that a query names by FROM and by FROM NAMED; None when it names none.

    Args:
        query: The query (SPARQL 1.1, section 13.2).
        base: IRI against which relative ones are resolved unless the query says otherwise.
        prefixes: Prefixes that need not be declared, name to namespace.
    """
    tokens = tokenize(query)
    known = {f"{name}:": iri for name, iri in prefixes.items()}
    default: list[str] = []
    named: list[str] = []
    for number, (kind, token) in enumerate(tokens[:-1]):
        word = token.upper() if kind == "word" else ""
        following = [text for _, text in tokens[number + 1 : number + 3]]
        if word == "BASE":
            base = _resolved(following[0], base)
        elif word == "PREFIX" and len(following) == _PAIR:
            known[following[0]] = _resolved(following[1], base)
        elif word == "FROM":
            is_named = following[0].upper() == "NAMED" and len(following) == _PAIR
            graph = _absolute(following[1 if is_named else 0], base, known)
            (named if is_named else default).append(graph)
    return (tuple(default), tuple(named)) if default or named else None


def _absolute(token: str, base: str, known: Mapping[str, str]) -> str:
    if token.startswith("<"):
        return _resolved(token, base)
    prefix, _, local = token.partition(":")
    return known.get(f"{prefix}:", "") + local


def _resolved(token: str, base: str) -> str:
    """The IRI in angle brackets; an empty fragment stays."""
    found = urljoin(base, token[1:-1])
    return f"{found}#" if token.endswith("#>") and not found.endswith("#") else found


_PAIR = 2
