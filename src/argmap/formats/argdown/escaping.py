"""Texts as they must be typed, so that Argdown reads them back as they are."""

from __future__ import annotations

import re

from argmap.formats.argdown.shortcodes import SHORTCODES
from argmap.formats.argdown.tokens import WHITE

_CODES = "|".join(re.escape(code) for code in sorted(SHORTCODES, key=len, reverse=True))
_SPECIAL = re.compile(
    rf"(?P<code>{_CODES})"
    rf"|\\|\[|\{{|<(?=!--)|<(?=[^\n]*>)|[*_](?![{WHITE}]|\Z)|===+"
    r"|#(?=[a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF(])|@(?=[\[<])|/(?=[/*])"
)
_SAFE_START = re.compile(r"[^\W\d_]|[\"\u201c\u201e\u00ab]")
_HARMLESS_START = re.compile(r"[^\x00-\x7f\s]|[:.!?,;$%&~^|]")
"""What else can begin a paragraph, though it should not begin a line that goes on."""
_WIDTH = 88
_WHOLE = re.compile(r"@<[^>]*>|@\[[^\]]*\]|\[[^\]]*\]\([^)]*\)|#\([^)]*\)")
"""What must not be broken over lines."""
_WRITABLE = re.compile(r"[^\x00-\x1f\x7f\u2028\u2029\ufeff\ud800-\udfff]+")


def is_writable(text: str) -> bool:
    """Whether a text can stand in a document and come back as it is."""
    single = "  " not in text and text == text.strip(" ")
    return bool(text) and single and _WRITABLE.fullmatch(text) is not None


def escaped(text: str) -> str:
    """A plain text with a backslash before what would be read as more than text."""
    return " ".join(_word(word, text) for word in _marked(text).split(" "))


def _marked(text: str) -> str:
    return _SPECIAL.sub(lambda m: "\\" + m[0] if m[0][0] != "=" else "\\" + "\\".join(m[0]), text)


def _word(word: str, _: str) -> str:
    """A word whose points and colons cannot swallow a backslash (see the token SHORTCODE)."""
    if "\\" not in word or not re.search("[.:]", word):
        return word
    return re.sub(r"(?<!\\)[.:]", r"\\\g<0>", word)


def at_line_start(text: str) -> str:
    """A text that can begin a line: a backslash before a first character that means something."""
    harmless = _SAFE_START.match(text) or _HARMLESS_START.match(text)
    return text if harmless or text.startswith("\\") else "\\" + text


def wrapped(first: str, text: str, indent: str, width: int = _WIDTH) -> list[str]:
    """A text in lines, broken only where the next line cannot be taken for something else.

    Args:
        first: What stands before the text on the first line.
        text: The text, escaped.
        indent: What stands before each further line.
        width: Columns to fill, where words allow it.
    """
    lines = [first.rstrip(" ")] if first else [""]
    bare = not first.strip()
    for part in _WHOLE.sub(lambda m: m[0].replace(" ", "\0"), text).split(" "):
        word = part.replace("\0", " ")
        breaks = len(lines[-1]) + 1 + len(word) > width and _SAFE_START.match(word) and not bare
        if breaks:
            lines.append(indent + word)
        else:
            lines[-1] += word if bare else " " + word
        bare = False
    return lines


def tag(name: str) -> str:
    """A tag as it is typed; empty when no tag can be called so."""
    if re.fullmatch(r"[a-zA-Z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+", name):
        return f"#{name}"
    return f"#({name})" if is_writable(name) and ")" not in name else ""


_TITLE = {
    "[": re.compile(
        r"(?!Untitled)(?![- ])[^\x00-\x1f\x7f\u2028\u2029\]\ufeff\ud800-\udfff]+(?<! )"
    ),
    "<": re.compile(
        r"(?!Untitled)(?![-+_!/ ])[^\x00-\x1f\x7f\u2028\u2029>\ufeff\ud800-\udfff]+(?<! )"
    ),
}


def is_title(text: str, bracket: str) -> bool:
    """Whether a text can be the title of a statement (``[``) or an argument (``<``)."""
    return _TITLE[bracket].fullmatch(text) is not None
