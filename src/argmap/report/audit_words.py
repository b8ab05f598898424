"""How an audit refers to what it tells of: elements with their words, labels, places, numbers."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from argmap.view.blocks import Break, Mark, Paragraph, Quoted, Reference, Web
from argmap.view.strings import spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.report.audit import Audit
    from argmap.report.audit_common import Listed, Place
    from argmap.report.audit_names import Named
    from argmap.view.blocks import Inline, Line

_SLUG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_WORD = re.compile(r"([\s,;:()\[\]\"']+)")
_LONGEST_NAME = 70
_PREMISES = 3


class Teller:
    """Refers to the elements of one audit, and remembers which it has named."""

    def __init__(self, made: Audit) -> None:
        self.made = made
        self.known = {n.id: n for n in made.named}
        self._anchors = {
            n.id: f"s-{n.id}" if _SLUG.fullmatch(n.id) else f"n-{number}"
            for number, n in enumerate(made.named, 1)
        }
        self.used: set[str] = set()

    def anchor(self, name: str) -> str:
        """The anchor of the entry of an element; empty when it has none."""
        return self._anchors.get(name, "")

    def whole(self, name: str) -> Line:
        """A statement by its full text, or an argument by its premises, with the id."""
        return self._refer(name, whole=True)

    def name(self, name: str) -> Line:
        """A statement by its name, or an argument by the names of its premises, with the id."""
        return self._refer(name, whole=False)

    def _refer(self, name: str, whole: bool) -> Line:
        known = self.known.get(name)
        if known is None:
            return (Reference(name, ""),)
        self.used.add(name)
        if known.premises and not known.text:
            return self._argument(known)
        text = known.text or known.name if whole else self._short(known)
        return (Reference(name, self.anchor(name), text, known.language, name=not whole),)

    def _argument(self, known: Named) -> Line:
        """An argument by what it starts from: the names of its premises, then its own id."""
        names = [self._short(self.known[n]) for n in known.premises if n in self.known]
        more = len(known.premises) - _PREMISES
        told = "; ".join(names[:_PREMISES]) + (f"; and {more} more" if more > 0 else "")
        return (Reference(known.id, self.anchor(known.id), told, known.language, name=True),)

    @staticmethod
    def _short(known: Named) -> str:
        text = known.name or known.text
        return shorten(text, _LONGEST_NAME, placeholder="...") if " " in text.strip() else text

    def target(self, name: str) -> Line:
        """What an objection is raised against: a statement, or the step to one."""
        known = self.known.get(name)
        if known is None or not known.target:
            return self.name(name)
        self.used.add(name)
        objection = known.kind in {"rebuttal", "undercut"}
        lead = "the objection to " if objection else "the step to "
        below = self.name(known.target)
        return (lead, *below, ", ", Reference(name, self.anchor(name)))

    def premises(self, names: Sequence[str], argument: str = "") -> Line:
        """The premises of an argument in full, a line each, then the argument's id."""
        lines: list[Inline] = []
        for number, name in enumerate(names):
            lines += [Break()] if number else []
            lines += self.whole(name)
        if argument in self.known:
            self.used.add(argument)
            lines += [Break(), "objection ", Reference(argument, self.anchor(argument))]
        return tuple(lines) or ("(it names no premise)",)

    def names(self, names: Iterable[str], most: int = 4) -> Line:
        """Names one after the other, with ``and`` before the last; the first of many."""
        every = tuple(names)
        shown = [self.name(n) for n in every[:most]]
        if len(every) > most:
            shown.append((f"{len(every) - most:,} more",))
        return joined(shown)

    def message(self, text: str) -> Line:
        """A message in which the ids of elements are told with their names.

        An id that could be a word of the message itself, of letters alone, stays as it is.
        """
        told: list[Inline] = []
        for word in _WORD.split(text):
            plain = word.rstrip(".")
            if plain in self.known and plain != self.known[plain].text and not plain.isalpha():
                told += [*self.name(plain), word[len(plain) :]]
            else:
                told.append(word)
        return tuple(part for part in told if part)

    def scenario(self, name: str) -> Line:
        """A scenario by its name."""
        found = next((c.name for c in self.made.scenarios if c.id == name), name)
        return (Quoted(found, named=True),) if name else (found,)


def joined(parts: Sequence[Line], last: str = " and ", between: str = ", ") -> Line:
    """Lines one after the other, with what stands between them and before the last."""
    told: list[Inline] = []
    for number, part in enumerate(parts):
        if number:
            told.append(last if number == len(parts) - 1 else between)
        told += part
    return tuple(told)


def lines(parts: Sequence[Line]) -> Line:
    """Lines under each other."""
    told: list[Inline] = []
    for number, part in enumerate(parts):
        told += ([Break()] if number else []) + list(part)
    return tuple(told)


def label(name: str, out: str = "") -> Line:
    """A label with the kind of out."""
    mark = Mark(name, name)
    return (mark, f" ({out})") if out else (mark,)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 statement``, ``12,345 statements``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def place(found: Place, title: bool = True) -> Line:
    """Where something stands, without its words."""
    at = "" if found.paragraph is None else f"paragraph {found.paragraph}, "
    where = f"{at}characters {found.start} to {found.end}" if found.start is not None else "quoted"
    return (where, " of ", Quoted(found.source)) if title else (where,)


def web(text: str, address: str) -> Line:
    """A link, where the address is one of the web; else the text alone."""
    if address.startswith(("http://", "https://")):
        return (Web(text, address),)
    return (Quoted(text),)


def more(listed: Listed[Any], what: str = "") -> tuple[Paragraph, ...]:
    """A line that says how many are not shown; nothing when all are."""
    tail = f" {what}" if what else ""
    return (Paragraph((f"and {listed.more:,} more{tail}",)),) if listed.more else ()


def term(name: str) -> str:
    """A name of a list as words."""
    return spaced(name)
