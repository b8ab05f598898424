"""The tokens of Argdown 2.0 and the patterns by which they are told apart.

A pattern here says what the language says: `.` stops at the four line terminators of ECMAScript,
and white space is what ECMAScript calls so, because that is what Argdown's own tools go by.
"""

from __future__ import annotations

import re
from enum import IntEnum, auto
from typing import NamedTuple


class Kind(IntEnum):
    """What a token is."""

    FRONT_MATTER = auto()
    DATA = auto()
    ESCAPED = auto()
    SHORTCODE = auto()
    EMPTY_LINE = auto()
    NEWLINE = auto()
    INDENT = auto()
    DEDENT = auto()
    INFERENCE_START = auto()
    INFERENCE_END = auto()
    LIST_DELIMITER = auto()
    INCOMING_SUPPORT = auto()
    INCOMING_ATTACK = auto()
    OUTGOING_SUPPORT = auto()
    OUTGOING_ATTACK = auto()
    CONTRADICTION = auto()
    INCOMING_UNDERCUT = auto()
    OUTGOING_UNDERCUT = auto()
    HEADING_START = auto()
    STATEMENT_NUMBER = auto()
    ORDERED_ITEM = auto()
    UNORDERED_ITEM = auto()
    BOLD_START = auto()
    BOLD_END = auto()
    ITALIC_START = auto()
    ITALIC_END = auto()
    LINK = auto()
    TAG = auto()
    STATEMENT_DEFINITION = auto()
    STATEMENT_REFERENCE = auto()
    STATEMENT_MENTION = auto()
    ARGUMENT_DEFINITION = auto()
    ARGUMENT_REFERENCE = auto()
    ARGUMENT_MENTION = auto()
    FREESTYLE = auto()
    CONTROL = auto()
    STRAY_ESCAPE = auto()
    """A backslash with nothing to escape; Argdown's own lexer gives up on it."""
    END = auto()

    __hash__ = int.__hash__
    """Members stand in many sets; the hash of an enumeration is slow."""


class Token(NamedTuple):
    """A stretch of the text.

    Attributes:
        kind: What it is.
        start: First code point, from 0.
        end: The code point after the last.
    """

    kind: Kind
    start: int
    end: int


RELATIONS = frozenset(
    {
        Kind.INCOMING_SUPPORT,
        Kind.INCOMING_ATTACK,
        Kind.OUTGOING_SUPPORT,
        Kind.OUTGOING_ATTACK,
        Kind.CONTRADICTION,
        Kind.INCOMING_UNDERCUT,
        Kind.OUTGOING_UNDERCUT,
    }
)
"""The marks that begin a relation."""

WHITE = r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""White space of ECMAScript, for use inside a character class."""
LINE = r"\n\r\u2028\u2029"
"""Its line terminators."""

STRUCTURE = re.compile(
    rf"(?P<indent>[' \t]*)(?:"
    rf"(?P<inference>--)|(?P<incoming_support>\+>)|(?P<incoming_attack>->)"
    rf"|(?P<outgoing_support><?\+)|(?P<outgoing_attack><?-)|(?P<contradiction>><)"
    rf"|(?P<incoming_undercut>_>)|(?P<outgoing_undercut><_|_(?=[{WHITE}]))"
    rf"|(?P<statement_number>\([0-9]+\))|(?P<ordered_item>[0-9]+\.(?=[{WHITE}]))"
    rf"|(?P<unordered_item>\*(?=[{WHITE}])))"
)
"""What may stand at the start of a line, after its indentation."""
AFTER_EMPTY_LINE = re.compile(STRUCTURE.pattern.replace("(?P<inference>--)|", ""))
"""The same after an empty line, where no inference can begin."""
HEADING = re.compile(r"#+ ")
EMPTY_LINE = re.compile(r"(?:[ \t]*\r?\n){2,}")
NEWLINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
SPACES = re.compile(r"[ \t]+")
FREESTYLE = re.compile(r"[^\\@#*_\[\],.:;</>\-\r\n(){}]+")
FRONT_MATTER = re.compile(r"===+[\s\S]*?===+")
ESCAPED = re.compile(rf"\\[^{LINE}] *")
SHORTCODE = re.compile(rf"\.[^{WHITE}]+?\.[ \t]?|:[^{WHITE}]+?:[ \t]?")
TAG = re.compile(r"#[a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+")
"""A tag of one word; one in parentheses may hold anything but a closing one."""
RANGE_START = {
    "**": re.compile(rf"\*\*(?![{WHITE}])"),
    "__": re.compile(rf"__(?![{WHITE}])"),
    "*": re.compile(rf"\*(?![{WHITE}])"),
    "_": re.compile(rf"_(?![{WHITE}])"),
}
RANGE_END = {
    mark: re.compile(re.escape(mark) + r"(?:[ \t]|(?=[\n\r)}_.,!?;:\-*])|\Z)")
    for mark in RANGE_START
}
AFTER_COMMENT = re.compile(r"(?:[ \t]*\r\n|\n|\r)*")
"""Line ends that go with a comment which follows an empty line."""
AFTER_COMMENT_LINE = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:\r\n|\n|\r)))?")
"""The line end that goes with a comment at the start of a line."""
