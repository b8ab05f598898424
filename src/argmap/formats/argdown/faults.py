"""What is wrong with a document, said so that one can learn the language from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.diagnostic import Diagnostic, Severity
from argmap.formats.argdown.content import TEXT
from argmap.formats.argdown.tokens import RELATIONS, Kind

if TYPE_CHECKING:
    from argmap.formats.argdown.document import Trouble
    from argmap.formats.argdown.including import Whole
    from argmap.formats.argdown.parser import Fault


@dataclass(frozen=True, slots=True)
class Lesson:
    """One kind of finding.

    Attributes:
        code: Its code.
        slug: Its name.
        severity: How much it matters.
        message: What is wrong; ``{found}`` is what stands there, ``{detail}`` what it is about.
        hint: What may stand there, and an example.
    """

    code: str
    slug: str
    severity: Severity
    message: str
    hint: str


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

FOUND = {
    Kind.FRONT_MATTER: "a row of equals signs, as around front matter",
    Kind.DATA: "data in braces",
    Kind.EMPTY_LINE: "an empty line",
    Kind.NEWLINE: "the end of the line",
    Kind.INDENT: "an indented line",
    Kind.DEDENT: "the end of the indented lines",
    Kind.INFERENCE_START: "the line of an inference (--)",
    Kind.INFERENCE_END: "the end of an inference (--)",
    Kind.LIST_DELIMITER: "a comma",
    Kind.INCOMING_SUPPORT: "the mark +>",
    Kind.INCOMING_ATTACK: "the mark ->",
    Kind.OUTGOING_SUPPORT: "the mark +",
    Kind.OUTGOING_ATTACK: "the mark -",
    Kind.CONTRADICTION: "the mark ><",
    Kind.INCOMING_UNDERCUT: "the mark _>",
    Kind.OUTGOING_UNDERCUT: "the mark <_",
    Kind.HEADING_START: "a heading",
    Kind.STATEMENT_NUMBER: "a number in parentheses",
    Kind.ORDERED_ITEM: "a numbered list item",
    Kind.UNORDERED_ITEM: "a list item",
    Kind.BOLD_START: "the start of bold text",
    Kind.BOLD_END: "the end of bold text",
    Kind.ITALIC_START: "the start of italic text",
    Kind.ITALIC_END: "the end of italic text",
    Kind.LINK: "a link",
    Kind.TAG: "a tag",
    Kind.STATEMENT_DEFINITION: "the title of a statement with a colon",
    Kind.STATEMENT_REFERENCE: "the title of a statement",
    Kind.STATEMENT_MENTION: "a mention of a statement",
    Kind.ARGUMENT_DEFINITION: "the title of an argument with a colon",
    Kind.ARGUMENT_REFERENCE: "the title of an argument",
    Kind.ARGUMENT_MENTION: "a mention of an argument",
    Kind.FREESTYLE: "text",
    Kind.CONTROL: "text",
    Kind.ESCAPED: "text",
    Kind.SHORTCODE: "text",
    Kind.STRAY_ESCAPE: "a backslash with nothing to escape",
    Kind.END: "the end of the paragraph",
}
"""How a reader would call a token."""

LESSONS: dict[str, Lesson] = {
    "block": Lesson(
        "ARG010",
        "bad-paragraph",
        _E,
        "a paragraph cannot begin with {found}",
        "begin it with text, [Statement], <Argument>, # Heading, (1) premise, or a list: * item",
    ),
    "empty": Lesson(
        "ARG011",
        "empty-document",
        _W,
        "the document says nothing yet",
        "write a statement, such as [Bridge]: The bridge should be closed.",
    ),
    "end-of-block": Lesson(
        "ARG012",
        "text-after-end",
        _E,
        "{found} cannot stand here: what stands before is complete",
        "a new paragraph needs an empty line before it, a further relation the same indentation as "
        "the last, without tabs; to name a statement within a text write @[Title]",
    ),
    "relation": Lesson(
        "ARG013",
        "bad-relation",
        _E,
        "a relation was expected here and not {found}",
        "below a statement or argument, indented alike: + supports it, - attacks it, <_ undercuts "
        "it, >< contradicts it; +> and -> the other way round, as in   + <Reason>: Because.",
    ),
    "other": Lesson(
        "ARG014",
        "empty-relation",
        _E,
        "the relation leads to nothing: there is {found}",
        "name what stands at its other end, as in   + <Reason>: Because.   or   - [Objection]",
    ),
    "contradiction": Lesson(
        "ARG015",
        "contradiction-of-argument",
        _E,
        "only a statement can contradict, and this is {found}",
        "write >< [Statement], or let the argument attack: - <Argument>",
    ),
    "list-item": Lesson(
        "ARG016", "empty-list-item", _E, "the list item is empty: there is {found}", "as in * text"
    ),
    "list-end": Lesson(
        "ARG017",
        "bad-list",
        _E,
        "the list cannot go on with {found}",
        "begin every item with the same mark at the same indentation; lists do not nest",
    ),
    "numbered": Lesson(
        "ARG018",
        "bad-premise",
        _E,
        "a premise or conclusion must be a statement, and this is {found}",
        "as in (1) text   or   (1) [Title]: text   or   (1) [Title]",
    ),
    "inference": Lesson(
        "ARG019",
        "missing-inference",
        _E,
        "numbered statements need an inference before the conclusion, and this is {found}",
        "write a line of four hyphens between premises and conclusion, without empty lines: "
        "(1) premise / ---- / (2) conclusion",
    ),
    "inference-end": Lesson(
        "ARG020",
        "unfinished-inference",
        _E,
        "the inference is not finished: there is {found}",
        "end it with two hyphens, as in -- Modus ponens, Rule two {{uses: [1, 2]}} --",
    ),
    "after-inference": Lesson(
        "ARG021",
        "text-after-inference",
        _E,
        "{found} stands behind the line of the inference",
        "let the conclusion begin on a line of its own: ---- / (2) conclusion",
    ),
    "rule": Lesson(
        "ARG022",
        "empty-rule",
        _E,
        "a name of a rule was expected and not {found}",
        "part names by commas, as in -- Modus ponens, Instantiation --",
    ),
    "conclusion": Lesson(
        "ARG023",
        "missing-conclusion-line",
        _E,
        "after an inference a numbered conclusion must follow, and this is {found}",
        "as in ---- / (3) [Title]: text",
    ),
    "text": Lesson(
        "ARG024", "missing-words", _E, "text was expected and not {found}", "as in # Title"
    ),
    "text-of-definition": Lesson(
        "ARG025",
        "missing-definition",
        _E,
        "after a title with a colon its text must follow, and this is {found}",
        "as in [Title]: text; leave the colon out to name what is said elsewhere",
    ),
    "range **": Lesson(
        "ARG026",
        "unclosed-bold",
        _E,
        "bold text is not closed before {found}",
        "close it with **, or write \\** for the characters themselves",
    ),
    "range __": Lesson(
        "ARG026",
        "unclosed-bold",
        _E,
        "bold text is not closed before {found}",
        "close it with __, or write \\__ for the characters themselves",
    ),
    "range *": Lesson(
        "ARG027",
        "unclosed-italic",
        _E,
        "italic text is not closed before {found}",
        "close it with *, or write \\* for the character itself",
    ),
    "range _": Lesson(
        "ARG027",
        "unclosed-italic",
        _E,
        "italic text is not closed before {found}",
        "close it with _, or write \\_ for the character itself",
    ),
    "after-front-matter": Lesson(
        "ARG028",
        "text-after-front-matter",
        _E,
        "{found} follows the front matter",
        "leave an empty line after the second row of equals signs",
    ),
    "stray-escape": Lesson(
        "ARG029",
        "stray-escape",
        _E,
        "a backslash stands at the end of a line, with nothing to escape",
        "write \\\\ for a backslash",
    ),
    "front-matter": Lesson(
        "ARG030",
        "bad-front-matter",
        _E,
        "the front matter is not YAML: {detail}",
        "as in title: A title   and, nested,   group: {{groupDepth: 1}}",
    ),
    "data": Lesson(
        "ARG031",
        "bad-data",
        _E,
        "the data is not YAML: {detail}",
        'as in {{kind: evidence, weight: 0.8}}; texts with punctuation need quotes: {{a: "b: c"}}',
    ),
    "odd-data": Lesson(
        "ARG032",
        "odd-data",
        _W,
        "the data is {detail} and no mapping, and is passed over",
        "as in {{kind: evidence}}",
    ),
    "second-structure": Lesson(
        "ARG033",
        "second-structure",
        _E,
        "the argument <{detail}> has a premise-conclusion structure already",
        "give this one a title of its own in a paragraph before it: <Title>",
    ),
    "undercut-of-statement": Lesson(
        "ARG034",
        "undercut-of-statement",
        _W,
        "an undercut attacks a step and not a statement such as [{detail}]; "
        "as in Argdown, it is read as one of the last inference above",
        "write it below an argument or below the line of the inference, or attack the statement: -",
    ),
    "dangling-undercut": Lesson(
        "ARG051",
        "dangling-undercut",
        _W,
        "an undercut attacks a step of reasoning, and [{detail}] is a statement",
        "write it below an argument or below the line of an inference, or attack the statement: -",
    ),
    "bad-id": Lesson(
        "ARG035",
        "bad-id",
        _W,
        "{detail!r} cannot be an id",
        "use letters, digits, hyphens and underscores, as in {{id: bridge-closed}}",
    ),
    "duplicate-id": Lesson(
        "ARG036",
        "duplicate-id",
        _W,
        "the id {detail} is taken already; this one gets another",
        "give each statement and argument an id of its own",
    ),
    "bad-value": Lesson(
        "ARG037",
        "bad-value",
        _W,
        "the value of {detail} is not of the right sort and is kept as plain data",
        "docs/argdown.md lists what each key holds, as in {{weight: 0.8, implicit: true}}",
    ),
    "bad-uses": Lesson(
        "ARG038",
        "bad-uses",
        _W,
        "the inference uses {detail}, and not all of these are numbers of statements above it",
        "as in {{uses: [1, 2]}}",
    ),
    "unused-premise": Lesson(
        "ARG039",
        "unused-premise",
        _W,
        "no step of the argument uses ({number}){title}",
        "name its number in the inference that needs it, {{uses: [{number}]}}, or leave it out",
    ),
    "front-matter-record": Lesson(
        "ARG040",
        "bad-front-matter-record",
        _W,
        "under argmap: {family}: the record {name} cannot be read{because}",
        "docs/argdown.md shows what may stand there",
    ),
    "front-matter-key": Lesson(
        "ARG041",
        "bad-front-matter-key",
        _W,
        "under argmap: the key {detail} is not known, or its value is of another sort",
        "docs/argdown.md lists the keys",
    ),
    "include-missing": Lesson(
        "ARG042",
        "missing-include",
        _E,
        "the included file cannot be read: {detail}",
        "paths are relative to the file that includes: @include(parts/second.argdown)",
    ),
    "include-again": Lesson(
        "ARG043",
        "repeated-include",
        _W,
        "{detail} is included already, and each file is included once",
        "leave this line out",
    ),
    "include-outside": Lesson(
        "ARG044",
        "include-outside",
        _E,
        "{detail} is not in the folder of the main file or below it, and is not read",
        "move it there",
    ),
    "undefined-title": Lesson(
        "ARG045",
        "undefined-title",
        _W,
        "{detail} is named and nowhere said",
        "say it once with a colon, or correct the title",
    ),
    "several-texts": Lesson(
        "ARG046",
        "several-texts",
        _W,
        "{detail} is said again in other words",
        "say it once and name it elsewhere by its title alone; or mark the best: "
        "{{isCanonical: true}}",
    ),
    "untitled-in-use": Lesson(
        "ARG047",
        "untitled-in-use",
        _I,
        "{detail}",
        "give it a title, as in [Title]: text, so that it can be named elsewhere",
    ),
    "lone-mention": Lesson(
        "ARG048",
        "undefined-mention",
        _W,
        "{detail} is mentioned and does not exist",
        "correct the title",
    ),
    "unclosed": Lesson(
        "ARG052",
        "unclosed-mark",
        _W,
        "{detail} opens here and is nowhere closed, so it is read as text",
        "close it, or write a backslash before it",
    ),
    "encoding": Lesson(
        "ARG053",
        "not-unicode",
        _E,
        "the file is not UTF-8: what stands here cannot be read",
        "save it as UTF-8 in your editor",
    ),
}
"""Every kind of finding about a document of Argdown, by what was being read."""


def of_fault(fault: Fault, whole: Whole) -> Diagnostic:
    """A place that is not Argdown, as a finding."""
    wanted = fault.wanted
    if fault.found is Kind.STRAY_ESCAPE:
        wanted = "stray-escape"
    elif wanted == "block" and fault.found is Kind.END and not whole.text[fault.start :].strip():
        wanted = "empty"
    elif wanted == "block" and fault.found in RELATIONS | {Kind.INDENT}:
        wanted = "relation-without-parent"
    elif wanted == "relation" and fault.found in _ITEMS:
        wanted = "nested-list"
    lesson = LESSONS[wanted]
    message = lesson.message.format(found=FOUND[fault.found])
    hint = _nearer_hint(fault, whole.text) or lesson.hint.format()
    return _made(lesson, message, hint, whole, fault.start)


def _nearer_hint(fault: Fault, text: str) -> str:
    """What helps in the cases that occur most, told by what stands before and at the place."""
    before = text[max(0, fault.start - 200) : fault.start].rstrip(" \t")
    at = text[fault.start : fault.start + 200]
    if fault.wanted == "block" and at.startswith("--"):
        return "an inference follows its premises at once: take out the empty line before it"
    if fault.wanted not in {"end-of-block", "relation"}:
        return ""
    if at.startswith("(") and fault.found is Kind.STATEMENT_NUMBER:
        return "leave an empty line between the title of an argument and its first premise"
    if before.endswith("}") and fault.found in TEXT:
        return "write all of the text before the data"
    if before.endswith(("]", ">")) and fault.found in TEXT:
        opening = before[max(before.rfind("["), before.rfind("<")) :]
        if at.startswith(":"):
            return f"no space before the colon: {opening}: text"
        if "\n" not in opening and _begins_line(before, opening):
            return f"is a colon missing? {opening}: text"
    if fault.found in _NAMES and not before.endswith("\n"):
        return "within a text a title is @[Title] or @<Title>, and a mere bracket is \\[ or \\<"
    return ""


_NAMES = frozenset(
    {
        Kind.STATEMENT_DEFINITION,
        Kind.STATEMENT_REFERENCE,
        Kind.ARGUMENT_DEFINITION,
        Kind.ARGUMENT_REFERENCE,
    }
)


def _begins_line(before: str, opening: str) -> bool:
    line = before.rpartition("\n")[2]
    return not line.removesuffix(opening).strip(" \t+-<>_*0123456789.()")


_ITEMS = frozenset({Kind.ORDERED_ITEM, Kind.UNORDERED_ITEM})
LESSONS["nested-list"] = Lesson(
    "ARG050",
    "nested-list",
    _E,
    "{found} stands within another, and lists do not nest",
    "begin it at the same indentation as the item above, or make it a relation: + text",
)
LESSONS["relation-without-parent"] = Lesson(
    "ARG049",
    "relation-without-parent",
    _E,
    "{found} begins the paragraph, so there is nothing that it could be about",
    "write it below its statement or argument, indented and without an empty line between",
)


def of_trouble(trouble: Trouble, whole: Whole) -> Diagnostic:
    """Something that cannot be as it is said, as a finding."""
    lesson = LESSONS[trouble.what]
    facts = {"detail": trouble.detail}
    if trouble.what == "unused-premise":
        number, title = trouble.detail.split("\0")
        facts = {"number": number, "title": f" of <{title}>"}
    elif trouble.what == "front-matter-record":
        family, name, because = trouble.detail.split("\0")
        facts = {"family": family, "name": name, "because": f": {because}" if because else ""}
    message = " ".join(lesson.message.format(**facts).split())
    made = _made(lesson, message, lesson.hint.format(**facts), whole, trouble.start)
    named = trouble.what == "undefined-title"
    return replace(made, related=(trouble.detail[1:-1],)) if named else made


def _made(lesson: Lesson, message: str, hint: str, whole: Whole, start: int) -> Diagnostic:
    return Diagnostic(
        lesson.code, lesson.slug, lesson.severity, message, "", whole.span(start), (), hint
    )
