"""The file formats and answers of the competitions on computational models of argumentation.

=========  =======================================================================================
``af``     ``p af N``, then one attack a line, as two numbers from 1; ``#`` begins a comment
``apx``    ``arg(a).`` and ``att(a,b).``; ``%`` begins a comment
``tgf``    one name a line, a line ``#``, then two names a line
``aba``    ``p aba N``, then ``a X`` (assumption), ``c X Y`` (Y is the contrary of X), and
           ``r H B ...`` (rule); ``#`` begins a comment
=========  =======================================================================================

Answers of 2023: ``w`` and the members for a set, ``YES`` or ``NO`` first where that is asked. For
``apx`` and ``tgf`` those of the years before: ``[a,b]`` for a set, ``[[a],[b]]`` for all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.errors import BadFramework
from argmap.semantics.aba import AssumptionFramework
from argmap.semantics.dung.framework import Framework

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

FORMATS = ("af", "apx", "tgf", "aba")
MOST = 2_000_000
"""So many arguments or sentences a file may announce."""
_DIGITS = 9


def detect(path: str, text: str) -> str:
    """The format of a file: by what it begins with, else by the ending of its name; or empty."""
    if match := re.match(r"(?:\s*#.*\n)*\s*p\s+(af|aba)\b", text):
        return match[1]
    ending = path.rpartition(".")[2]
    if ending in FORMATS:
        return ending
    return "apx" if re.match(r"\s*(?:%.*\n\s*)*arg\s*\(", text) else ""


def read(path: str, text: str, name: str) -> Framework | AssumptionFramework:
    """The framework in a text.

    Args:
        path: Where it came from, for what is said of faults.
        text: The whole text.
        name: One of ``FORMATS``.

    Raises:
        BadFramework: The text is not of that format; the error names line and column.
    """
    readers: dict[str, Callable[[str, str], Framework | AssumptionFramework]] = {
        "af": _read_af,
        "apx": _read_apx,
        "tgf": _read_tgf,
        "aba": _read_aba,
    }
    return readers[name](path, text)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers; comments after ``#`` are left out."""
    for number, line in enumerate(text.splitlines(), 1):
        told = line.partition("#")[0] if "#" in line else line
        if told.strip():
            yield number, told


def _head(path: str, lines: Iterator[tuple[int, str]], kind: str) -> int:
    """The number in the line ``p af N``."""
    number, line = next(lines, (1, ""))
    parts = line.split()
    if len(parts) != 3 or parts[:2] != ["p", kind] or not parts[2].isascii():
        raise BadFramework(path, number, 1, f"the first line is not 'p {kind} N'")
    if not parts[2].isdigit() or len(parts[2]) > _DIGITS or int(parts[2]) > MOST:
        column = line.index(parts[2], line.index(kind) + len(kind)) + 1
        raise BadFramework(path, number, column, f"{parts[2]!r} is no number up to {MOST:,}")
    return int(parts[2])


def _read_af(path: str, text: str) -> Framework:
    found = _plain_af(text)
    return _read_lines(path, text) if found is None else found


def _plain_af(text: str) -> Framework | None:
    """The framework in a text without comments, blank lines or further spaces, read at one go.

    None for any other text, and for one with a fault. Without its digits such a text is ``p af``
    and a line with one space for each attack; with two numbers for each there are none missing.
    """
    if not text.startswith("p af ") or not text.isascii():
        return None
    rest = text.encode().translate(None, b"0123456789")
    count = rest.count(b"\n") - 1
    if rest != b"p af \n" + b" \n" * count:
        return None
    told = text[5:].split()
    if max(map(len, told)) > _DIGITS:
        return None
    size, *numbers = map(int, told)
    whole = len(numbers) == 2 * count and size <= MOST
    if not whole or (numbers and not 0 < min(numbers) <= max(numbers) <= size):
        return None
    less = [number - 1 for number in numbers]
    pairs = zip(less[::2], less[1::2], strict=True)
    return Framework(list(map(str, range(1, size + 1))), pairs)


def _read_lines(path: str, text: str) -> Framework:
    lines = _lines(text)
    count = _head(path, lines, "af")
    attacks = []
    for number, line in lines:
        try:
            one, other = map(_number, line.split())
        except ValueError:
            raise _not_numbers(path, number, line, "an attack is two numbers") from None
        if not (0 < one <= count and 0 < other <= count):
            raise _outside(path, number, line, count)
        attacks.append((one - 1, other - 1))
    return Framework([str(i) for i in range(1, count + 1)], attacks)


def _number(word: str) -> int:
    """A number of few digits.

    Raises:
        ValueError: The word is no number, or longer than any number in use.
    """
    if len(word) > _DIGITS:
        raise ValueError(word)
    return int(word)


def _not_numbers(path: str, number: int, line: str, rule: str, skip: int = 0) -> BadFramework:
    words = line.split()[skip:]
    wrong = next((w for w in words if not w.isdigit() or len(w) > _DIGITS), line.strip())
    column = line.index(wrong, line.index(line.split(maxsplit=1)[0]) + skip if skip else 0) + 1
    shown = line.strip() if len(line) < 80 else line.strip()[:77] + "..."
    return BadFramework(path, number, column, f"{rule}, not {shown!r}")


def _outside(path: str, number: int, line: str, count: int) -> BadFramework:
    wrong = next(
        (w for w in line.split() if w.lstrip("-").isdigit() and not 0 < int(w) <= count), line
    )
    return BadFramework(
        path, number, line.index(wrong) + 1, f"{wrong} is not one of the numbers 1 to {count}"
    )


_FACT = re.compile(r"\s*(arg|att)\s*\(\s*([^(),\s]+)\s*(?:,\s*([^(),\s]+)\s*)?\)\s*\.")


_WHOLE = re.compile(r"\s*(?:(?:arg\([^(),\s%]+\)|att\([^(),\s%]+,[^(),\s%]+\))\.\s*)*", re.ASCII)
_ARGUMENT = re.compile(r"arg\(([^(),\s%]+)\)")
_ATTACK = re.compile(r"att\(([^(),\s%]+),([^(),\s%]+)\)")


def _read_apx(path: str, text: str) -> Framework:
    if _WHOLE.fullmatch(text):
        known = dict.fromkeys(_ARGUMENT.findall(text))
        place = {name: i for i, name in enumerate(known)}
        pairs = _ATTACK.findall(text)
        if all(one in place and other in place for one, other in pairs):
            return Framework(list(known), [(place[a], place[b]) for a, b in pairs])
    names: dict[str, int] = {}
    attacks: list[tuple[str, str, int, int]] = []
    for number, line in enumerate(text.splitlines(), 1):
        told = line.partition("%")[0]
        start = 0
        while told[start:].strip():
            match = _FACT.match(told, start)
            if match is None or (match[1] == "att") != (match[3] is not None):
                column = start + len(told[start:]) - len(told[start:].lstrip()) + 1
                raise BadFramework(path, number, column, "expected arg(a). or att(a,b).")
            if match[1] == "arg":
                names.setdefault(match[2], len(names))
            else:
                attacks.append((match[2], match[3], number, match.start(2) + 1))
            start = match.end()
    return _named(path, names, attacks)


def _read_tgf(path: str, text: str) -> Framework:
    names: dict[str, int] = {}
    attacks: list[tuple[str, str, int, int]] = []
    below = False
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.split()
        if parts == ["#"]:
            below = True
        elif parts and not below:
            names.setdefault(parts[0], len(names))
        elif len(parts) > 1:
            attacks.append((parts[0], parts[1], number, line.index(parts[0]) + 1))
        elif parts:
            raise BadFramework(path, number, 1, f"an attack is two names, not {line.strip()!r}")
    if not below:
        raise BadFramework(path, text.count("\n") + 1, 1, "no line '#' ends the arguments")
    return _named(path, names, attacks)


def _named(
    path: str, names: dict[str, int], attacks: Iterable[tuple[str, str, int, int]]
) -> Framework:
    numbered = []
    for one, other, number, column in attacks:
        if one not in names or other not in names:
            missing = one if one not in names else other
            raise BadFramework(path, number, column, f"no argument is called {missing!r}")
        numbered.append((names[one], names[other]))
    return Framework(list(names), numbered)


def _read_aba(path: str, text: str) -> AssumptionFramework:
    lines = _lines(text)
    count = _head(path, lines, "aba")
    assumptions: dict[int, int] = {}
    contraries: dict[int, int] = {}
    rules: list[tuple[int, tuple[int, ...]]] = []
    heads: dict[int, tuple[int, int]] = {}
    for number, line in lines:
        letter, *rest = line.split()
        try:
            numbers = [_number(word) for word in rest]
        except ValueError:
            raise _not_numbers(path, number, line, "after the letter come numbers", 1) from None
        if not all(0 < n <= count for n in numbers):
            raise _outside(path, number, line, count)
        sentences = [n - 1 for n in numbers]
        if letter == "a" and len(sentences) == 1:
            assumptions[sentences[0]] = number
        elif letter == "c" and contraries.get(sentences[0], sentences[-1]) != sentences[-1]:
            raise BadFramework(path, number, 1, f"{numbers[0]} has two contraries")
        elif letter == "c" and len(sentences) == 2:
            contraries[sentences[0]] = sentences[1]
        elif letter == "r" and sentences:
            rules.append((sentences[0], tuple(sentences[1:])))
            heads.setdefault(sentences[0], (number, line.index(rest[0]) + 1))
        else:
            raise BadFramework(path, number, 1, "expected 'a X', 'c X Y' or 'r H B ...'")
    return _flat(path, count, assumptions, contraries, rules, heads)


def _flat(
    path: str,
    count: int,
    assumptions: dict[int, int],
    contraries: dict[int, int],
    rules: list[tuple[int, tuple[int, ...]]],
    heads: dict[int, tuple[int, int]],
) -> AssumptionFramework:
    for assumption, number in assumptions.items():
        if assumption not in contraries:
            raise BadFramework(path, number, 1, f"assumption {assumption + 1} has no contrary")
        if assumption in heads:
            line, column = heads[assumption]
            told = (
                f"{assumption + 1} is an assumption and has a rule; only flat frameworks are solved"
            )
            raise BadFramework(path, line, column, told)
    named = tuple(str(i) for i in range(1, count + 1))
    kept = {a: contraries[a] for a in sorted(assumptions)}
    return AssumptionFramework(named, kept, tuple(rules))


def write(framework: Framework | AssumptionFramework, name: str, about: Sequence[str] = ()) -> str:
    """A framework as text.

    Args:
        framework: Arguments and attacks, or assumptions and rules.
        name: One of ``FORMATS``; ``aba`` for the latter and the others for the former.
        about: Lines of comment for the head; for ``tgf``, which has none, a number and words for
            each argument, which stand beside its name.
    """
    if isinstance(framework, AssumptionFramework):
        return _comments("#", about) + "".join(_aba_lines(framework))
    if name == "af":
        lines = [f"p af {len(framework)}\n"]
        lines += [f"{one + 1} {other + 1}\n" for one, other in framework.attacks]
        return _comments("#", about) + "".join(lines)
    names = framework.names
    if name == "apx":
        lines = [f"arg({n}).\n" for n in names]
        lines += [f"att({names[one]},{names[other]}).\n" for one, other in framework.attacks]
        return _comments("%", about) + "".join(lines)
    attacks = [f"{names[one]} {names[other]}\n" for one, other in framework.attacks]
    told = [" ".join(line.split()[1:]) for line in about] or [""] * len(names)
    lines = [f"{n} {more}".rstrip() + "\n" for n, more in zip(names, told, strict=True)]
    return "".join([*lines, "#\n", *attacks])


def _comments(mark: str, about: Sequence[str]) -> str:
    told = [" ".join(line.split()) for line in about]
    return "".join(f"{mark} {line}\n" for line in told)


def _aba_lines(framework: AssumptionFramework) -> Iterator[str]:
    yield f"p aba {len(framework.names)}\n"
    for assumption in framework.contraries:
        yield f"a {assumption + 1}\n"
    for assumption, contrary in framework.contraries.items():
        yield f"c {assumption + 1} {contrary + 1}\n"
    for head, body in framework.rules:
        yield " ".join(["r", str(head + 1), *(str(b + 1) for b in body)]) + "\n"


def one_set(members: Iterable[int], names: Sequence[str], year: int) -> str:
    """A set as an answer of that year has it: ``w 1 2`` from 2023 on, ``[1,2]`` before."""
    told = [names[i] for i in sorted(members)]
    return " ".join(["w", *told]) if year >= 2023 else "[" + ",".join(told) + "]"


def all_sets(sets: Iterable[Iterable[int]], names: Sequence[str], year: int) -> str:
    """Several sets: a line each from 2023 on, in brackets before."""
    told = [one_set(members, names, year) for members in sets]
    return "\n".join(told) if year >= 2023 else "[" + ",".join(told) + "]"
