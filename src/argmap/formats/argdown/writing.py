"""An argument map as a document of Argdown that a person could have typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.formats.argdown import keys, yamlout
from argmap.formats.argdown.coding import FAMILIES, Codec
from argmap.formats.argdown.escaping import at_line_start, escaped, is_writable, tag, wrapped
from argmap.formats.argdown.filling import typed_roles
from argmap.formats.argdown.patching import patch
from argmap.formats.argdown.planning import main_text, natural_id, plain, plan
from argmap.formats.argdown.structure import usual_uses
from argmap.model import (
    Agent,
    Argument,
    DigestSelector,
    Group,
    Locution,
    Passage,
    Statement,
    StatementKind,
)

if TYPE_CHECKING:
    from argmap.formats.argdown.planning import Link, Plan, Structure
    from argmap.formats.argdown.structure import Line
    from argmap.model import ArgumentMap, Element, Json

_DEEPEST = 10
"""So deep relations are written within each other; what is deeper stands on its own."""
_WIDTH = 88
_USUAL = frozenset({"title", "abstract", "language", "argmap"})
Facts = dict[str, "Json"]


def to_argdown(argument_map: ArgumentMap) -> str:
    """The map as Argdown; reading it gives the same map again.

    What Argdown has no syntax for stands in data blocks; what does not fit there either is listed
    in the front matter, under ``argmap``.
    """
    from argmap.formats.argdown.reading import read_document
    from argmap.formats.argdown.understanding import understand

    writer = _Writer(argument_map)
    body = writer.body()
    front = writer.front_matter()
    text = _document(front, body)
    understood = understand(text)
    found = read_document(understood.document, argument_map.iri).map
    missing = patch(writer.codec, found, argument_map)
    if not missing:
        return text
    front["argmap"] = {**front["argmap"], **missing}  # type: ignore[dict-item]
    return _document(front, body)


def _document(front: Facts, body: str) -> str:
    rows = yamlout.block(front)
    return "\n".join(["===", *rows, "===", ""]) + "\n" + body


class _Writer:
    """Writes block after block; each thing is said where it first belongs, and then named."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._plan: Plan = plan(argument_map)
        self.codec = Codec(self._plan.language)
        self._said: set[str] = set()
        self._written: set[str] = set()
        self._structured: set[str] = set()
        self._blocks: list[str] = []
        self._last: int | None = None
        self._after_argument = False
        self._fresh: list[str] = []
        self._passages: set[str] = set()
        self._appendix: list[str] = []
        self._in_structure: dict[str, list[str]] = {}
        for whole, structure in self._plan.structures.items():
            for line in structure.lines:
                self._in_structure.setdefault(line.id, []).append(whole)
        self._concluding: dict[str, list[str]] = {}
        for whole, structure in self._plan.structures.items():
            self._concluding.setdefault(structure.lines[-1].id, []).append(whole)

    # --- front matter ---

    def front_matter(self) -> Facts:
        """The front matter, but for what reading back shows to be missing."""
        argument_map, language = self._map, self._plan.language
        front: Facts = {}
        data = argument_map.data.value
        title, about = plain(argument_map.label, language), plain(argument_map.about, language)
        if title:
            front["title"] = title
        if about:
            front["abstract"] = about
        if language:
            front["language"] = language
        own: Facts = {"iri": argument_map.iri}
        left = {"iri", "data", "extra", *FAMILIES} | ({"label"} if title else set())
        own |= self.codec.record_of_map(argument_map, left | ({"about"} if about else set()))
        if _USUAL.isdisjoint(data):
            front |= data
        else:
            own["data"] = data
        if self._plan.strict and "model" not in data:
            front["model"] = {"mode": "strict"}
        if not self._plan.ordered:
            own["unordered"] = True
        for family in ("sources", "agents", "scenarios"):
            records = getattr(argument_map, family)
            if records:
                listed: Facts = {r.id: self._front_record(r) for r in records}
                own[family] = listed
        passages: Facts = {
            p.id: self.codec.record(p) for p in argument_map.passages if p.id not in self._passages
        }
        if passages:
            own["passages"] = passages
        front["argmap"] = own
        return front

    def _front_record(self, record: Any) -> Facts:
        facts = self.codec.record(record)
        if isinstance(record, Agent) and len(record.label) == 1 and not record.label[0].language:
            facts["label"] = record.label[0].text
            return {"name": facts.pop("label"), **facts}
        if "label" in facts:
            facts = {"title": facts.pop("label"), **facts}
        return facts

    # --- the body ---

    def body(self) -> str:
        """All blocks, with an empty line between."""
        if self._plan.ordered:
            self._in_document_order()
        else:
            self._from_the_theses()
        appendix = [_APPENDIX, *self._appendix] if self._appendix else []
        blocks = [*self._blocks, *appendix]
        return "\n\n".join(blocks) + "\n" if blocks else ""

    def _in_document_order(self) -> None:
        elements: list[Element] = [*self._map.statements, *self._map.arguments]
        elements += [*self._map.groups, *self._map.locutions]
        elements.sort(key=lambda e: (e.order is None, e.order or 0, e.id))
        for element in elements:
            if isinstance(element, Group):
                self._heading(element)
            elif isinstance(element, Locution):
                self._prose(element)
            elif element.id not in self._said:
                self._turn(element)  # type: ignore[arg-type]
        for whole in self._plan.structures:
            if whole not in self._structured:
                self._structure(whole)

    def _turn(self, element: Statement | Argument) -> None:
        """Says something whose turn it is, with the structure that it opens."""
        if isinstance(element, Statement):
            for whole in self._in_structure.get(element.id, ()):
                ready = whole in self._said or self._nameless(whole)
                begun = ready and self._order(whole) < self._order(element.id)
                if begun and whole not in self._structured and self._opens(whole, element.id):
                    self._structure(whole)
            if element.id not in self._said:
                self._block_of(element.id)
            return
        whole = self._plan.step_of.get(element.id, "")
        if whole != element.id or not self._follows_at_once(whole):
            if not whole or whole == element.id:
                self._block_of(element.id)
            return
        self._structure(whole)

    def _order(self, name: str) -> int:
        order = getattr(self._map[name], "order", None)
        return order if isinstance(order, int) else 0

    def _opens(self, whole: str, name: str) -> bool:
        """Whether a statement is the first of a structure that is not said yet."""
        lines = self._plan.structures[whole].lines
        return next((line.id for line in lines if line.id not in self._said), "") == name

    def _follows_at_once(self, whole: str) -> bool:
        """Whether the structure of an argument stands right below its title."""
        unsaid = [
            line.id for line in self._plan.structures[whole].lines if line.id not in self._said
        ]
        if self._nameless(whole) or not unsaid:
            return True
        order, first = (
            self._map.argument_by_id[whole].order,
            self._map.statement_by_id[unsaid[0]].order,
        )
        return order is not None and first == order + 1

    def _nameless(self, whole: str) -> bool:
        return whole not in self._plan.titles

    def _from_the_theses(self) -> None:
        statements = self._map.statement_by_id
        aimed = [name for name in statements if name in self._concluding]
        used = {line.id for s in self._plan.structures.values() for line in s.lines[:-1]}
        tops = [name for name in aimed if name not in used]
        for name in (*self._map.theses, *tops, *aimed):
            if name in statements:
                self._fresh.append(name)
                self._drain()
        for whole in self._plan.structures:
            if whole not in self._structured:
                self._structure(whole)
                self._drain()
        for name in (*statements, *self._map.argument_by_id):
            if name not in self._said and self._plan.step_of.get(name, name) == name:
                self._block_of(name)
                self._drain()
        for locution in self._map.locutions:
            self._prose(locution)

    def _drain(self) -> None:
        """Says what was named last, and the reasons for it, before going on."""
        while self._fresh:
            name = self._fresh.pop(0)
            if name not in self._said:
                self._block_of(name)
            for whole in self._concluding.get(name, ()):
                if whole not in self._structured:
                    self._structure(whole)

    def _add(self, lines: list[str], argument: bool = False) -> None:
        self._blocks.append("\n".join(lines))
        self._after_argument = argument

    def _block_of(self, name: str) -> None:
        lines = self._said_here(name, "", "", 0)
        self._add(lines, name in self._map.argument_by_id)

    # --- elements ---

    def _says(self, name: str) -> bool:
        """Whether something is said here and now, or only named because its place is elsewhere."""
        if name in self._said:
            return False
        if not self._plan.ordered:
            return True
        order = self._map[name].order  # type: ignore[union-attr]
        return order is not None and self._last is not None and order == self._last + 1

    def _said_here(self, name: str, first: str, indent: str, depth: int) -> list[str]:
        """Something in full, with the relations below it."""
        self._said.add(name)
        element = self._map[name]
        assert isinstance(element, Statement | Argument)
        self._last = element.order
        if isinstance(element, Statement):
            self._fresh.append(name)
            head = self._statement(element)
        else:
            head = self._argument(element)
        lines = self._head(element, first, indent, *head)
        return lines + self._below(name, indent + "  ", depth + 1)

    def _named(self, name: str) -> str:
        title = self._plan.titles.get(name, name)
        return f"[{title}]" if name in self._map.statement_by_id else f"<{title}>"

    def _below(self, name: str, indent: str, depth: int) -> list[str]:
        """The relations of something that are not written yet."""
        lines: list[str] = []
        for link in self._links(name):
            if link.key in self._written:
                continue
            lower = link.upper == name
            mark = link.mark if lower else link.back
            other = link.lower if lower else link.upper
            if not mark or (not lower and link.mark and not self._plan.ordered):
                continue
            start = f"{indent}{mark} "
            if depth <= _DEEPEST and self._says(other):
                self._written.add(link.key)
                lines += self._said_here(other, start, indent, depth)
            elif not self._waits(other, lower or name not in self._plan.titles):
                self._written.add(link.key)
                lines.append(start + self._named(other))
        return lines

    def _waits(self, name: str, lower: bool) -> bool:
        """Whether a relation is better written where its other end is said.

        That is so when the other end has no title yet by which to name it, and when it is the
        target, below which one expects the relation.
        """
        if name in self._said or not self._plan.ordered:
            return False
        if not lower:
            return True
        element = self._map[name]
        bare = isinstance(element, Argument) and not self._text(element)
        return bare or name not in self._plan.titles

    def _links(self, name: str) -> list[Link]:
        found = self._plan.links.get(name, [])
        if self._plan.ordered:
            return sorted(found, key=lambda link: self._rank(link, name))
        return found

    def _rank(self, link: Link, name: str) -> tuple[bool, int]:
        other = self._map[link.lower if link.upper == name else link.upper]
        order = getattr(other, "order", None)
        return order is None, order or 0

    def _head(
        self, element: Element, first: str, indent: str, start: str, text: str, facts: Facts
    ) -> list[str]:
        """The text and data of something, wrapped."""
        inner = indent + "  "
        tags = [typed for name in element.tags if (typed := tag(name))]
        if start:
            lines = wrapped(first + start, text, inner) if text else [first + start]
        else:
            lines = wrapped(first, text if first.strip() else at_line_start(text), inner)
        for typed in tags:
            lines[-1] += f" {typed}"
        if facts:
            room = _WIDTH - len(lines[-1]) - 1
            rows = yamlout.data(facts, room, _WIDTH - len(inner))
            if len(rows) == 1 and len(rows[0]) <= room:
                lines[-1] += " " + rows[0]
            else:
                lines += [inner + row for row in rows]
        return lines

    def _statement(self, statement: Statement) -> tuple[str, str, Facts]:
        title = self._plan.titles.get(statement.id, "")
        text = self._text(statement)
        facts: Facts = {}
        if title and natural_id(title, "[") != statement.id:
            facts["id"] = statement.id
        facts |= self._common(statement, title, text)
        tagged = [keys.KIND_TAGS[t] for t in statement.tags if t in keys.KIND_TAGS and tag(t)]
        usual = tagged[0] if tagged else StatementKind.STATEMENT
        left = set(_HANDLED) | {"kind", "contradicts"}
        if statement.kind is not usual:
            facts["kind"] = str(statement.kind)
        facts |= self._passages_of(statement)
        if self._expressed_naturally(statement):
            left.add("expressed_in")
        facts |= self.codec.record(statement, left)
        facts |= self._data(statement, Statement)
        if not text and not title:
            facts.setdefault("text", self.codec.encode(statement.text))
        start = f"[{title}]" + (":" if text else "") if title else ""
        return start, text or ("" if title else "..."), facts

    def _argument(self, argument: Argument) -> tuple[str, str, Facts]:
        title = self._plan.titles.get(argument.id, argument.id)
        text = self._text(argument)
        facts: Facts = {}
        if natural_id(title, "<") != argument.id:
            facts["id"] = argument.id
        facts |= self._common(argument, title, text)
        left = set(_HANDLED) | {"kind", "premises", "target", "roles", "rules", "warrants"}
        structured = argument.id in self._plan.structures
        if structured:
            left.add("schemes")
            if argument.part_of and self._plan.step_of.get(argument.id) != argument.id:
                left.add("part_of")
        facts |= self._passages_of(argument)
        if self._expressed_naturally(argument):
            left.add("expressed_in")
        facts |= _aliased(self.codec.record(argument, left))
        if argument.warrants:
            facts["warrants"] = list(argument.warrants)
        if not structured and argument.roles:
            facts["roles"] = typed_roles(argument)
        if not structured and argument.rules:
            facts["rules"] = list(argument.rules)
        facts |= self._data(argument, Argument)
        return f"<{title}>" + (":" if text else ""), text, facts

    def _common(self, element: Element, title: str, text: str) -> Facts:
        """The label and text where the syntax cannot give them, and tags that cannot be typed."""
        facts: Facts = {}
        label = plain(element.label, self._plan.language)
        natural = title if title != element.id else ""
        if label != natural or (element.label and not label):
            facts["label"] = self.codec.encode(element.label)
        left = tuple(w for w in element.text if not text or w.language != self._plan.language)
        if left:
            facts["text"] = self.codec.encode(left)
        odd = [name for name in element.tags if not tag(name)]
        if odd:
            facts["tags"] = list(odd)
        return facts

    def _text(self, element: Element) -> str:
        """The text as it is typed; empty when it cannot be."""
        text = main_text(element.text, self._plan.language)
        if not is_writable(text):
            return ""
        markup = element.data.value.get("markup")
        return markup if isinstance(markup, str) and is_writable(markup) else escaped(text)

    def _data(self, element: Element, kind: type) -> Facts:
        """The free data of something, nested where its keys would be taken for facts."""
        value = element.data.value
        for name in ("markup", "sketched", "structure", "inference", "rules"):
            if name in value and self._is_own(element, name, value[name]):
                del value[name]
        free = {"source"} if self._is_free_source(element, value.get("source")) else set()
        if any(keys.is_known(kind, name) for name in value if name not in free):
            return {"data": value}
        return value

    def _is_free_source(self, element: Element, named: Json) -> bool:
        """Whether a source in the data of an element is read again as just that."""
        known = {n for s in self._map.sources for n in (s.id, *(w.text for w in s.label))}
        return named is not None and not element.expressed_in and str(named) not in known

    def _is_own(self, element: Element, name: str, value: Json) -> bool:
        """Whether a piece of data is one that reading the text gives anyway."""
        if name == "markup":
            return isinstance(value, str) and self._text(element) == value
        if not isinstance(element, Argument):
            return False
        structure = self._plan.structures.get(element.id)
        if name == "sketched":
            return structure is None and value is True
        return structure is not None

    # --- passages ---

    def _passages_of(self, element: Element) -> Facts:
        """What is said of passages beside their element; digests go into the appendix."""
        if not self._expressed_naturally(element):
            return {}
        found = [self._passage(self._map.passage_by_id[name]) for name in _own_passages(element)]
        self._passages.update(element.expressed_in)
        title = self._plan.titles.get(element.id)
        bulky = any("sha256" in facts for facts in found)
        bare = all(len(facts) == 1 for facts in found)
        whole: Facts = found[0] if len(found) == 1 and not bare else {"passages": list(found)}
        if not bulky or title is None:
            return whole
        self._appendix.append("\n".join([self._named(element.id), *yamlout.data(whole, 0, _WIDTH)]))
        return {}

    def _expressed_naturally(self, element: Element) -> bool:
        """Whether all passages of an element are its own, by id, and hold nothing unusual."""
        wanted = _own_passages(element)
        if not element.expressed_in or set(wanted) != set(element.expressed_in):
            return False
        return all(self._is_usual(name) for name in wanted)

    def _is_usual(self, name: str) -> bool:
        passage = self._map.passage_by_id.get(name)
        if passage is None or passage.label or not passage.source:
            return False
        kinds = [type(s) for s in passage.selectors]
        named = all(
            s.id == f"{name}-at" if isinstance(s, DigestSelector) else s.id == f"{name}-quote"
            for s in passage.selectors
        )
        return (
            named and len(set(kinds)) == len(kinds) and all(not s.label for s in passage.selectors)
        )

    def _passage(self, passage: Passage) -> Facts:
        facts: Facts = {"source": passage.source}
        if passage.digest:
            facts["span"] = [passage.digest.start, passage.digest.end]
            facts |= self.codec.record(passage.digest, {"start", "end"})
        if passage.quote:
            facts["quote"] = passage.quote.exact
            facts |= self.codec.record(passage.quote, {"exact"})
        return facts

    # --- structures, headings, prose ---

    def _structure(self, whole: str) -> None:
        self._structured.add(whole)
        structure = self._plan.structures[whole]
        if not self._nameless(whole) or self._after_argument:
            if whole in self._said:
                self._add([self._named(whole)])
            else:
                self._block_of(whole)
        self._said.add(whole)
        argument = self._map.argument_by_id[whole]
        if self._nameless(whole):
            self._last = argument.order
        lines: list[str] = []
        for number, line in enumerate(structure.lines, 1):
            if line.step >= 0:
                lines += self._inference(structure, line, number)
            first = f"({number}) "
            untitled = line.id not in self._plan.titles and line.id not in self._said
            if untitled or self._says(line.id):
                lines += self._said_here(line.id, first, "", 0)
            else:
                lines.append(first + self._named(line.id))
        self._add(lines)

    def _inference(self, structure: Structure, line: Line, number: int) -> list[str]:
        step = structure.steps[line.step]
        numbers = {
            other.id: n for n, other in reversed(list(enumerate(structure.lines[: number - 1], 1)))
        }
        uses = sorted(numbers[name] for name in step.needs)
        last = step is structure.steps[-1]
        facts: Facts = {}
        usual = usual_uses(structure.lines, number - 1)
        if {structure.lines[n - 1].id for n in usual} != set(step.needs):
            facts["uses"] = list(uses)
        if step.schemes:
            facts["scheme"] = step.schemes[0] if len(step.schemes) == 1 else list(step.schemes)
        if step.roles:
            facts["roles"] = typed_roles(step)
        value = step.data.value
        inner = value.get("inference") if last else value
        order = (inner or {}).get("rules") if isinstance(inner, dict) else None
        rules = list(step.rules)
        if isinstance(order, list) and sorted(map(str, set(map(str, order)))) == rules:
            rules = [str(rule) for rule in order]
        ruled = [escaped(rule).replace(",", "\\,").replace("--", "\\-\\-") for rule in rules]
        if any(not is_writable(rule) for rule in rules):
            ruled, facts["rules"] = [], list(rules)
        if isinstance(inner, dict):
            facts |= {k: v for k, v in inner.items() if k != "rules"}
        if not last:
            left = {"kind", "premises", "target", "roles", "rules", "schemes", "part_of"}
            left |= {"data", "order"}
            facts |= _aliased(self.codec.record(step, left))
        lines = _inference_line(", ".join(ruled), facts)
        return lines + self._undercuts(step.id, last)

    def _undercuts(self, step: str, last: bool) -> list[str]:
        """The undercuts of a step within a structure, below its line."""
        if last:
            return []
        lines: list[str] = []
        for link in self._links(step):
            if link.upper == step and link.mark == "<_" and link.key not in self._written:
                self._written.add(link.key)
                if self._says(link.lower):
                    lines += self._said_here(link.lower, "  <_ ", "  ", 1)
                else:
                    lines.append("  <_ " + self._named(link.lower))
        return lines

    def _heading(self, group: Group) -> None:
        label = plain(group.label, self._plan.language) or group.id
        if not is_writable(label) or not group.level or not 0 < group.level <= 100:
            return
        self._last = group.order
        left = {*_HANDLED, "members", "level"} - {"text"}
        facts = self.codec.record(group, left) | self._data(group, Group)
        from argmap.formats.argdown.naming import slug

        if slug(f"section {label}", "section") != group.id:
            facts = {"id": group.id, **facts}
        tags = "".join(f" {typed}" for name in group.tags if (typed := tag(name)))
        line = "#" * group.level + " " + escaped(label) + tags
        self._add([line + (" " + yamlout.flow(facts) if facts else "")])

    def _prose(self, locution: Locution) -> None:
        text = self._text(locution)
        if text and not locution.label and len(locution.text) == 1:
            self._last = locution.order
            facts = self._data(locution, Statement)
            self._add(self._head(locution, "", "", "", text, facts))


_APPENDIX = "// Where all this stands: positions in the sources, and digests of the words there."
_HANDLED = ("label", "text", "tags", "data", "order")


def _own_passages(element: Element) -> list[str]:
    """The ids that the passages of an element have when they are its own."""
    numbers = range(2, len(element.expressed_in) + 1)
    return [f"in-{element.id}", *(f"in-{element.id}-{number}" for number in numbers)]


def _aliased(facts: Facts) -> Facts:
    if "schemes" in facts:
        schemes = facts.pop("schemes")
        alone = isinstance(schemes, list) and len(schemes) == 1
        facts = {"scheme": schemes[0] if alone else schemes, **facts}  # type: ignore[index]
    return facts


def _inference_line(rules: str, facts: Facts) -> list[str]:
    if not rules and not facts:
        return ["----"]
    data = yamlout.flow(facts) if facts else ""
    line = " ".join(part for part in ("--", rules, data, "--") if part)
    if len(line) <= _WIDTH:
        return [line]
    rows = ["--", *([rules] if rules else [])]
    if facts:
        rows += yamlout.data(facts, _WIDTH, _WIDTH)
    return [*rows, "--"]
