"""What is wrong with what is asked about a map, or with the configuration of its checks."""

from __future__ import annotations

from argmap.errors.base import ArgmapError


class UnknownElement(ArgmapError):
    """The map has no record of that id."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(f"the map has nothing called {name!r}")
        self.hint = ("nearest: " + ", ".join(nearest)) if nearest else "argmap show lists the ids"


class UnknownScheme(ArgmapError):
    """No scheme of the list has that name."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(f"there is no scheme called {name!r}")
        self.hint = ("nearest: " + ", ".join(nearest)) if nearest else "argmap schemes lists them"


class DuplicateId(ArgmapError):
    """Two records of one map have the same id."""

    def __init__(self, name: str) -> None:
        super().__init__(f"two records are called {name!r}")
        self.hint = "every record of a map has an id of its own"


class BadId(ArgmapError):
    """An id is neither a slug nor an absolute IRI."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} cannot be an id")
        self.hint = "use letters, digits, hyphens, full stops and underscores, or an absolute IRI"


class NoSuchRecordField(ArgmapError):
    """A pure edit names a field that the record does not have."""

    def __init__(self, record: str, name: str) -> None:
        super().__init__(f"a {record} has no field {name!r}")


class UnknownScenario(ArgmapError):
    """The map has no scenario of that name."""

    def __init__(self, name: str, nearest: tuple[str, ...], known: tuple[str, ...]) -> None:
        super().__init__(f"the map has no scenario called {name!r}")
        shown = nearest or known
        self.hint = ("it has " + ", ".join(shown)) if shown else "it has no scenarios at all"


class BadFramework(ArgmapError):
    """A file that is to hold an argumentation framework does not."""

    def __init__(self, path: str, line: int, column: int, what: str) -> None:
        super().__init__(f"{path}:{line}:{column}: {what}")
        self.hint = "docs/evaluation.md shows the formats of the competitions"


class SolverTimedOut(ArgmapError):
    """A solver did not finish within its limit and was stopped."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the solver was stopped after {seconds:g} seconds")
        self.hint = "raise the limit with --timeout, or ask for less"


class TooManyArguments(ArgmapError):
    """A map has more arguments in the sense of Dung than can be listed."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the map has more than {limit:,} arguments in Dung's sense")
        self.hint = "write it as aba, which needs no list of them; or raise the limit with --most"


class NoLabel(ArgmapError):
    """The name is that of a record which is neither a statement nor an argument."""

    def __init__(self, name: str, kind: str) -> None:
        article = "an" if kind[:1] in "aeiou" else "a"
        super().__init__(f"{name!r} is {article} {kind}; only statements and arguments have labels")
        self.hint = "argmap show lists the statements and arguments"


class AssumedAndRejected(ArgmapError):
    """One element is to be assumed and rejected at once."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name!r} is to be assumed and rejected at once")
        self.hint = "leave one of the two out"


class UnknownArgument(ArgmapError):
    """A framework has no argument or sentence of that name."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(f"the framework has no argument {name!r}")
        self.hint = ("nearest: " + ", ".join(nearest)) if nearest else "the file names them"


class BadConfiguration(ArgmapError):
    """The settings of a project are not TOML, or say what is not known."""

    def __init__(self, path: str, line: int, column: int, what: str, hint: str = "") -> None:
        place = f":{line}:{column}" if line else ""
        super().__init__(f"{path}{place}: {what}")
        self.hint = hint or "docs/checking.md shows the settings"


class UnknownCode(ArgmapError):
    """No finding has that code or name."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(f"there is no check or code {name!r}")
        self.name = name
        shown = "did you mean " + " or ".join(nearest) + "?" if nearest else ""
        self.hint = shown or "argmap explain lists them"


class BadRule(ArgmapError):
    """A check of the project's own cannot be read."""

    def __init__(self, path: str, line: int, what: str, hint: str = "") -> None:
        super().__init__(f"{path}:{line}: {what}" if line else f"{path}: {what}")
        self.line, self.what = line, what
        self.hint = hint or "docs/checking.md shows how such a file is written"


class UnknownPlugin(ArgmapError):
    """A plug-in that the settings name is not installed."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no plug-in {name!r} among those installed")
        self.hint = f"installed are {', '.join(known)}" if known else "none is installed"


class BadBaseline(ArgmapError):
    """A file that is to hold the findings that are known already does not."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path}: {what}")
        self.hint = "argmap check MAP... --write-baseline FILE writes one"
