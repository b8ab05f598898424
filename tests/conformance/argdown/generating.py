"""Random Argdown: documents over the whole grammar, most of them right, some of them broken."""

import random

WORDS = [
    "bridge",
    "toll",
    "river",
    "ferry",
    "trade",
    "town",
    "winter",
    "Mühe",
    "橋",
    "costs",
    "10%",
    "e.g.",
    "well-known",
    "a/b",
]
TITLES = ["A", "B", "C", "Toll", "The bridge", "D 1", "ü-ber", "Untitled 2", "1"]
NAMES = ["A", "Arg", "Second one", "B", "Tolls work", "2"]
TAGS = ["#pro ", "#con ", "#(two words) ", "#x-1 "]
RULES = ["Modus ponens", "Instantiation", "Rule of 3", "a (b) c", "by :->:"]
DATA = [
    "{a: 1}",
    "{isInMap: false}",
    "{isInMap: true}",
    '{source: "doc.txt", span: [1, 20]}',
    "{kind: evidence}",
    "{isInGroup: true}",
    "{isCanonical: true}",
    "{tags: [a, b], n: {x: null}}",
    "{on: yes, at: 2020-01-02, f: 1.50, o: 0o17}",
    "{color: 2}",
    '{color: "#ff0000"}',
    "{\n  a: b\n  c:\n    - 1\n    - 2\n}",
    "{\nweight: 0.5\n}",
]
SECTION_DATA = ["{isGroup: true}", "{isGroup: false}", "{isClosed: true}", "{color: 1}", "{a: 1}"]
FRONT = [
    "model:\n  mode: strict",
    "model: {removeTagsFromText: true}",
    "model: {transformArgumentRelations: false}",
    'model: {shortcodes: {":me:": {unicode: "*"}}}',
    "group: {groupDepth: 1}",
    "group: {groupDepth: 3}",
    "group: {groupDepth: 0}",
    'group: {sections: {"The bridge": {isGroup: true, isClosed: true}}}',
    "group: {ignoreIsGroup: true}",
    "group: {regroup: [{title: One, statements: [A, B], children: [{title: Two}]}]}",
    "selection: {excludeDisconnected: false}",
    "selection: {statementSelectionMode: all}",
    "selection: {statementSelectionMode: top-level}",
    "selection: {statementSelectionMode: with-relations}",
    "selection: {statementSelectionMode: not-used-in-argument}",
    "selection: {statementSelectionMode: with-more-than-one-relation}",
    "selection: {selectedTags: [pro]}",
    "selection: {selectedTags: [pro], selectElementsWithoutTag: true}",
    "selection: {selectedSections: [The bridge], selectElementsWithoutSection: true}",
    "selection: {excludeStatements: [A], excludeArguments: [B], includeStatements: [C]}",
    "selection: {ignoreIsInMap: true}",
    "map: {statementLabelMode: text, argumentLabelMode: title}",
    "map: {statementLabelMode: none, addTags: false}",
    "color: {colorScheme: colorbrewer-set3, tagColors: {pro: 2, con: '#123456'}}",
    "color: {colorizeByTag: false, statementColors: {A: 3}}",
    "title: Some text\nauthor: nobody\ndate: 22/10/2018",
]
STATEMENT_MARKS = ["+", "<+", "+>", "-", "<-", "->", "><", "<_", "_>", "_"]
COMMENTS = ["// aside", "/* aside\nover lines */", "<!-- aside -->"]


class Generator:
    """Makes documents; the same seed always makes the same ones."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def document(self):
        r = self.random
        size = r.choice([1, 2, 3, 5, 8, 12])
        blocks = [self.block() for _ in range(size)]
        if r.random() < 0.35:
            blocks.insert(0, self.front_matter())
        text = self.start() + "".join(block + self.gap() for block in blocks)
        text = text[:-1] if r.random() < 0.2 else text
        if r.random() < 0.15:
            text = self.broken(text)
        return self.line_ends(text)

    def line_ends(self, text):
        """Some documents have the line ends of Windows, where no data goes over lines."""
        whole = all(line.count("{") == line.count("}") for line in text.split("\n"))
        if self.random.random() < 0.1 and whole:
            return text.replace("\n", "\r\n")
        return text

    def start(self):
        return self.random.choice(["", "", "", "", "\n", "\n\n", "// first\n\n", "/* x */\n"])

    def gap(self):
        r = self.random
        if r.random() < 0.12:
            return "\n\n" + r.choice(COMMENTS) + "\n" * r.choice([1, 2, 2, 3])
        return r.choice(["\n\n"] * 6 + ["\n\n\n", "\n \t\n", "\n\n\n\n"])

    def broken(self, text):
        """The text with something put in, taken out or changed."""
        r = self.random
        at = r.randrange(len(text) + 1)
        if r.random() < 0.5:
            piece = r.choice(["*", "_", "[", "]", "<", ">:", "{", "}", "--", "\n", "\n\n", "(1) "])
            return text[:at] + piece + text[at:]
        return text[:at] + text[at + r.choice([1, 2, 5]) :]

    def front_matter(self):
        r = self.random
        found = {}
        for line in r.sample(FRONT, r.choice([1, 1, 2, 3])):
            found.setdefault(line.partition(":")[0], line)
        return "===\n" + "\n".join(found.values()) + "\n==="

    def block(self):
        r = self.random
        makers = [
            (self.statement, 9),
            (self.argument, 7),
            (self.pcs, 7),
            (self.named_pcs, 5),
            (self.heading, 4),
            (self.list, 1),
            (self.text, 2),
        ]
        return r.choices([m for m, _ in makers], [w for _, w in makers])[0]()

    def heading(self):
        r = self.random
        title = r.choice([*TITLES, "Part *one*", "End #pro", "A. B"])
        data = " " + r.choice(SECTION_DATA) if r.random() < 0.3 else ""
        return "#" * r.choice([1, 1, 2, 2, 3, 4]) + " " + title + data

    def words(self):
        r = self.random
        return " ".join(r.choice(WORDS) for _ in range(r.choice([1, 2, 3, 5])))

    def span(self):
        r = self.random
        inner = self.words()
        return r.choice(
            [
                f"*{inner}* ",
                f"_{inner}_ ",
                f"**{inner}** ",
                f"__{inner}__ ",
                f"**a _{inner}_** ",
                f"[{inner}](https://example.org/a_b) ",
                f"@[{r.choice(TITLES)}] ",
                f"@<{r.choice(NAMES)}> ",
                ":smile: ",
                ".A. ",
                ":->:",
                "\\* ",
                "\\[x\\] ",
                "\\#no ",
                "... ",
                "5 < 6 ",
                "a, b; c: ",
                "(so) ",
                "* ",
                "# ",
                "/* gone */ ",
            ]
        )

    def text(self, indent=""):
        r = self.random
        parts = [self.words()]
        for _ in range(r.choice([0, 0, 0, 1, 1, 2, 3])):
            parts += [r.choice([self.span(), self.words() + " ", "\n" + indent + self.words()])]
        if r.random() < 0.2:
            parts.append(r.choice(TAGS))
        return r.choice(["", "", " "]).join(parts)

    def data(self):
        r = self.random
        if r.random() > 0.22:
            return ""
        return r.choice([" ", "\n", ""]) + r.choice(DATA)

    def statement(self, depth=0, relations=True):
        r = self.random
        indent = "    " * (depth + 1)
        head = r.choices(
            [
                self.text(indent),
                f"[{r.choice(TITLES)}]: {self.text(indent)}",
                f"[{r.choice(TITLES)}]" + r.choice(["", "", " " + r.choice(TAGS)]),
            ],
            [3, 5, 4],
        )[0]
        return head + self.data() + (self.relations(depth) if relations else "")

    def argument(self, depth=0):
        r = self.random
        indent = "    " * (depth + 1)
        head = r.choices(
            [
                f"<{r.choice(NAMES)}>: {self.text(indent)}",
                f"<{r.choice(NAMES)}>" + r.choice(["", "", " " + r.choice(TAGS)]),
            ],
            [4, 4],
        )[0]
        return head + self.data() + self.relations(depth)

    def relations(self, depth):
        r = self.random
        if depth > 4 or r.random() < 0.35 + 0.12 * depth:
            return ""
        indent = r.choice(["  ", "    ", " ", "\t"]) * (depth + 1) if depth == 0 else None
        indent = indent or "    " * (depth + 1) + " " * r.choice([0, 0, 1])
        found = ""
        for _ in range(r.choice([1, 1, 2, 3])):
            mark = r.choice(STATEMENT_MARKS)
            lower = (
                self.statement(depth + 1)
                if mark == "><" or r.random() < 0.5
                else self.argument(depth + 1)
            )
            found += "\n" + indent + mark + " " + lower
        return found

    def pcs(self):
        r = self.random
        lines, number = [], 0
        for _ in range(r.choice([1, 1, 1, 2, 3])):
            for _ in range(r.choice([1, 1, 2, 3]) if not lines or r.random() < 0.7 else 0):
                number += 1
                lines.append(f"({number}) " + self.statement(relations=r.random() < 0.3))
            lines.append(self.inference(number))
            number += 1
            lines.append(f"({number}) " + self.statement(relations=r.random() < 0.4))
        return "\n".join(lines)

    def named_pcs(self):
        r = self.random
        head = f"<{r.choice(NAMES)}>" + r.choice(["", f": {self.words()}"])
        return head + self.data() + "\n\n" + self.pcs()

    def inference(self, number):
        r = self.random
        rules = ", ".join(r.sample(RULES, r.choice([1, 1, 2])))
        uses = r.choice(["", "", f" {{uses: [{max(number, 1)}]}}", " {logic: deductive}"])
        line = r.choice(
            ["----", "-----", f"-- {rules} --", f"--\n{rules}{uses}\n--", f"-- {rules}{uses} --"]
        )
        if r.random() < 0.15:
            line += "\n  <_ " + self.argument(4)
        return line

    def list(self):
        r = self.random
        marks = r.choice([["*", "*", "*"], ["1.", "2.", "3."]])
        indent = r.choice(["", "  "])
        return "\n".join(
            f"{indent}{mark} {r.choice([self.statement, self.argument])(4)}"
            for mark in marks[: r.choice([1, 2, 3])]
        )


def documents(seed, number):
    """So many documents."""
    maker = Generator(seed)
    return [maker.document() for _ in range(number)]
