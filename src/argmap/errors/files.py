"""What is wrong with a file, or with what is to be read from it or written to it."""

from __future__ import annotations

from pathlib import PurePath

from argmap.errors.base import ArgmapError


class FileMissing(ArgmapError):
    """There is no such file."""

    def __init__(self, path: str, nearest: str = "") -> None:
        super().__init__(f"{path}: no such file")
        self.hint = f"did you mean {nearest}?" if nearest else "check the spelling of the path"


class NotAFile(ArgmapError):
    """The path is a directory or a device."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: is a directory, not a file")
        self.hint = "name the file inside it"


class NoMaps(ArgmapError):
    """A folder holds no file that is a map."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: no file in this folder can be told to be a map")
        self.hint = "argmap formats lists what can be read; --from says it outright"


class Unreadable(ArgmapError):
    """The operating system refused the file."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: cannot be read: {reason}")


class Unwritable(ArgmapError):
    """The operating system refused to write the file."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: cannot be written: {reason}")


class TooLarge(ArgmapError):
    """The file is larger than the limit."""

    def __init__(self, path: str, size: int, limit: int) -> None:
        super().__init__(f"{path}: {size:,} bytes; the limit is {limit:,}")
        self.hint = "raise the limit with the environment variable ARGMAP_MAX_BYTES"


class NotText(ArgmapError):
    """The file holds no text that argmap can read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.hint = "argmap reads UTF-8 plain text, Markdown, HTML and, with argmap[pdf], PDF"


class MissingExtra(ArgmapError):
    """A library that is an extra is not installed."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(f"{purpose} needs a library that is not installed")
        self.hint = f"pip install 'argmap[{extra}]'"


class UnknownFormat(ArgmapError):
    """No format is known for the file."""

    def __init__(self, path: str, known: tuple[str, ...], option: str = "--from") -> None:
        super().__init__(f"{path}: the format is not known")
        self.hint = f"name it with {option}; known are " + ", ".join(known)


class NotTurtle(ArgmapError):
    """A command that works on Turtle was given another format."""

    def __init__(self, path: str, name: str, hint: str = "") -> None:
        super().__init__(f"{path}: is {name} and not Turtle")
        self.hint = hint or f"argmap convert {path} -o map.ttl writes it as Turtle"


class NotArgdown(ArgmapError):
    """A new map, which is Argdown, was to go into a file of another format."""

    def __init__(self, path: str, name: str) -> None:
        super().__init__(f"{path}: a new map is Argdown, and this file would be {name}")
        name = PurePath(path).with_suffix(".argdown").name
        self.hint = f"write {name}; argmap convert goes on from there"


class UnreadableMap(ArgmapError):
    """The file has faults that leave no map to work with."""

    def __init__(self, path: str, first: str, hint: str = "") -> None:
        super().__init__(f"{path}: no map could be read: {first}")
        self.hint = hint or f"run argmap check {path}"


class NotInXml(ArgmapError):
    """A map says what XML cannot hold."""

    def __init__(self, what: str) -> None:
        super().__init__(f"RDF/XML cannot hold {what}")
        self.hint = "write it as Turtle or JSON-LD, which can"


class WouldLose(ArgmapError):
    """An operation would drop what the user wrote."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path}: would lose {what}")
        self.hint = "use --force to go ahead"


class QuoteNotFound(ArgmapError):
    """The quotation does not stand in the document."""

    def __init__(self, quote: str) -> None:
        shown = quote if len(quote) <= 60 else quote[:57] + "..."
        super().__init__(f"the document does not contain {shown!r}")
        self.hint = "quote fewer words, or copy them from the document"


class NoBrowser(ArgmapError):
    """A picture needs a Chromium, and there is none, or it failed."""

    def __init__(self, name: str, reason: str = "") -> None:
        super().__init__(f"{name} failed: {reason}" if reason else f"no browser {name} was found")
        self.hint = (
            "PNG and PDF are made by Chromium or Chrome: install one, or name it in "
            "ARGMAP_CHROMIUM; SVG needs nothing"
        )


class UnknownPicture(ArgmapError):
    """A map cannot be drawn in a file of that kind."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"a map is not drawn as {name!r}")
        self.hint = "the page is html; pictures are " + ", ".join(known)


class OverInput(ArgmapError):
    """A report would be written over a file that is read."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: is read, and would be written over")
        self.hint = "name another file for the result"


class UnknownSource(ArgmapError):
    """A document is said to be a source that the map does not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"the map has no source called {name!r}")
        self.hint = f"it has {', '.join(known[:8])}" if known else "it names no sources"


class NothingStands(ArgmapError):
    """No passage of a source stands in the text that was given for it."""

    def __init__(self, path: str, source: str, count: int, whole: str) -> None:
        those = "the passage" if count == 1 else f"none of the {count} passages"
        stands = "does not stand" if count == 1 else "stands"
        super().__init__(f"{those} of {source} {stands} in {path}")
        self.hint = f"is it the right text? argmap verify {whole} --source {path} tells of each"
