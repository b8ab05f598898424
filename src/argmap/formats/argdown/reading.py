"""From what an Argdown document says to an argument map.

Classes of statements become statements, arguments become arguments, steps of longer structures
arguments that are part of them, headings groups. A relation that an argument without a structure
has to one target is the argument's own; every other one that reconstructions do not bear out is a
relation of the map.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from argmap.formats.argdown import keys
from argmap.formats.argdown.asking import (
    all_sections,
    between_statements,
    data_place,
    first_place,
    is_prose,
    own_kind,
    unescaped_start,
    untitled,
)
from argmap.formats.argdown.coding import FAMILIES, Undecodable
from argmap.formats.argdown.document import (
    ArgumentNode,
    EquivalenceClass,
    Inference,
    RelationType,
    Trouble,
)
from argmap.formats.argdown.drawing import canonical_member
from argmap.formats.argdown.escaping import escaped
from argmap.formats.argdown.filling import with_full_roles
from argmap.formats.argdown.fronting import FrontMatter
from argmap.formats.argdown.naming import Names, slug, slug_of_text
from argmap.formats.argdown.structure import Line, laid_out, usual_uses
from argmap.model import (
    Argument,
    ArgumentKind,
    ArgumentMap,
    Data,
    Group,
    Locution,
    Relation,
    RelationKind,
    Source,
    Statement,
    StatementKind,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.formats.argdown import document as d
    from argmap.formats.argdown.document import Document, Member, Section
    from argmap.model import Element, Json

_KIND = {
    RelationType.SUPPORT: (RelationKind.SUPPORT, "supports"),
    RelationType.ATTACK: (RelationKind.ATTACK, "attacks"),
    RelationType.UNDERCUT: (RelationKind.UNDERCUT, "undercuts"),
    RelationType.CONTRADICTORY: (RelationKind.CONTRADICTION, "contradicts"),
    RelationType.CONTRARY: (RelationKind.CONTRARY, "is-contrary-to"),
    RelationType.ENTAILS: (RelationKind.ENTAILMENT, "entails"),
}


@dataclass(slots=True)
class Read:
    """A map and where it was written.

    Attributes:
        map: The map.
        places: Where each record is written, in code points from the start of the text.
        mentions: Where one record names another.
        sketches: Kind, origin, target and place of each relation as it was drawn.
        troubles: What cannot be as it is said.
    """

    map: ArgumentMap
    places: dict[str, int] = field(default_factory=dict)
    mentions: dict[tuple[str, str], int] = field(default_factory=dict)
    sketches: list[tuple[RelationKind, str, str, int]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


def read_document(
    document: Document,
    iri: str,
    front: tuple[int, int] = (0, 0),
    offsets: Mapping[tuple[str, ...], int] | None = None,
) -> Read:
    """The map that a document describes.

    Args:
        document: The document.
        iri: IRI of the map unless the document states one.
        front: Offsets of its front matter, for complaints about it.
        offsets: Offsets of the keys in it, by the keys that lead to each.
    """
    return _Reader(document, iri, FrontMatter(document.front_matter, front, offsets)).run()


class _Reader:
    def __init__(self, document: Document, iri: str, front: FrontMatter) -> None:
        self._document, self._iri = document, iri
        self._front = front
        self._codec = self._front.codec
        headings = document.headings
        self._sections = all_sections(headings.sections if headings else document.sections)
        self._names = Names()
        self._ids: dict[int, str] = {}
        self._read = Read(ArgumentMap())
        self._records: dict[str, list[Any]] = {name: [] for name in FAMILIES}
        self._rank: dict[int, int] = {}

    def run(self) -> Read:
        document = self._document
        self._own_ids()
        self._rank_all()
        self._name_all()
        outgoing, incoming = self._ends()
        for node in document.statements.values():
            if is_prose(node):
                self._records["locutions"].append(self._prose(node))
            else:
                self._records["statements"].append(self._statement(node))
        used: set[int] = set()
        for argument in document.arguments.values():
            self._argument(argument, outgoing.get(id(argument), []), incoming, used)
        self._relations(used)
        self._groups()
        for sketch in document.sketches:
            ends = (self._ids[id(sketch.origin)], self._ids[id(sketch.target)])
            self._read.sketches.append((_KIND[sketch.type][0], *ends, sketch.start))
        self._front.add_records(self._records)
        self._front.name_sources(self._records, self._names)
        self._finish()
        return self._read

    # --- names and order ---

    def _own_ids(self) -> None:
        """Gives the ids that the document states."""
        self._names.taken.update(self._front.ids())
        nodes = self._document.nodes
        for node in (*nodes, *self._sections):
            if isinstance(node.data, dict) and "id" in node.data:
                node.data = dict(node.data)
                stated = node.data["id"]
                name = keys.own_id(node.data)
                start, end = data_place(node)
                if not name:
                    self._trouble("bad-id", start, end, str(stated))
                elif name in self._names.taken:
                    self._trouble("duplicate-id", start, end, name)
                else:
                    self._ids[id(node)] = self._names.claim(name)

    def _name_all(self) -> None:
        for node in self._document.statements.values():
            if untitled(node):
                member = canonical_member(node)
                wish = slug_of_text(member.plain if member else "", "statement")
            else:
                wish = slug(node.title, "statement")
            self._name(node, wish)
        for argument in self._document.arguments.values():
            wish = slug(argument.title, "argument")
            if argument.untitled:
                conclusion = (
                    self._document.statements[argument.pcs[-1].title] if argument.pcs else None
                )
                wish = f"for-{self._ids[id(conclusion)]}" if conclusion else "argument"
            name = self._name(argument, wish)
            steps = [m.inference for m in argument.pcs if m.inference]
            for number, inference in enumerate(steps[:-1], 1):
                self._name(inference, f"{name}-step-{number}")
            if steps:
                self._ids[id(steps[-1])] = name
        for section in self._sections:
            self._name(section, slug(f"section {section.plain}", "section"))

    def _name(self, node: object, wish: str) -> str:
        if id(node) not in self._ids:
            self._ids[id(node)] = self._names.claim(wish)
        return self._ids[id(node)]

    def _rank_all(self) -> None:
        """The order in which things are first said."""
        nodes: list[Any] = [*self._document.nodes]
        places = [(first_place(node), 0, node) for node in nodes]
        places += [(s.start, 1, s) for s in self._sections]
        places.sort(key=lambda place: place[:2])
        for rank, (_, _, node) in enumerate(places, 1):
            self._rank[id(node)] = rank

    def _order(self, node: object) -> int | None:
        return None if self._front.unordered else self._rank[id(node)]

    def _words(self, text: str) -> tuple[Words, ...]:
        return (Words(text, self._codec.language),) if text else ()

    # --- statements ---

    def _common(
        self, node: EquivalenceClass | ArgumentNode, kind: type[Element], untitled: bool
    ) -> dict[str, Any]:
        """What statements and arguments have in common; what the data states goes before all."""
        name = self._ids[id(node)]
        member = canonical_member(node)
        title = "" if untitled else node.title
        text = member.plain if member else ("" if kind is Argument else title)
        rest = dict(node.data) if isinstance(node.data, dict) else {}
        passages = self._passages(name, node, rest)
        stated, rest, wrong = keys.split(self._codec, kind, rest)
        for key in wrong:
            self._trouble("bad-value", *data_place(node), key)
        markup = unescaped_start(member.markup) if member else ""
        if markup and markup != escaped(text):
            rest["markup"] = markup
        typed, spoken = self._words(text) if member else (), stated.get("text", ())
        instead: tuple[Words, ...] = ()
        if typed and spoken and all(w.language != typed[0].language for w in spoken):
            stated["text"] = (*typed, *spoken)  # translations stand beside what is typed
        elif spoken:
            instead = tuple(w for w in typed if w not in spoken)
        others = [
            m.plain for m in node.members if m.plain and m.plain != text and not m.is_reference
        ]
        self._read.places[name] = first_place(node)
        facts: dict[str, Any] = {
            "id": name,
            "label": self._words(title) if title != name else (),
            "text": self._words(text),
            "wordings": tuple(sorted({w for t in others for w in self._words(t)} | {*instead})),
            "tags": tuple({*node.tags, *stated.pop("tags", ())}),
            "order": self._order(node),
        }
        nested = stated.pop("data", None)
        facts["data"] = nested if nested and not rest else Data.of(rest)
        return facts | ({"expressed_in": passages} if passages else {}) | stated

    def _statement(self, node: EquivalenceClass) -> Statement:
        facts = self._common(node, Statement, untitled(node))
        if "kind" not in facts:
            tagged = [keys.KIND_TAGS[t] for t in node.tags if t in keys.KIND_TAGS]
            facts["kind"] = tagged[0] if tagged else StatementKind.STATEMENT
        contradicts = [
            self._ids[id(r.target)]
            for r in node.relations
            if r.type is RelationType.CONTRADICTORY
            and r.origin is node
            and isinstance(r.target, EquivalenceClass)
        ]
        for other in contradicts:
            self._mention(node, facts["id"], other)
        facts["contradicts"] = tuple({*facts.get("contradicts", ()), *contradicts})
        return Statement(**facts)

    def _prose(self, node: EquivalenceClass) -> Locution:
        """A paragraph that is no part of the argument."""
        facts = self._common(node, Locution, True)
        return Locution(**facts)

    def _mention(self, node: EquivalenceClass, name: str, other: str) -> None:
        start = next(
            (r.start for r in node.relations if self._ids.get(id(r.target)) == other), None
        )
        if start is not None:
            self._read.mentions.setdefault((name, other), start)

    def _passages(
        self, name: str, node: EquivalenceClass | ArgumentNode, rest: dict[str, Json]
    ) -> tuple[str, ...]:
        found, wrong = keys.passages(rest, lambda named: bool(self._front.source_called(named)))
        start, end = data_place(node)
        made: list[str] = []
        for number, facts in enumerate(found, 1):
            passage = f"in-{name}" + (f"-{number}" if number > 1 else "")
            source = facts.get("source", "")
            try:
                record = keys.passage(self._codec, passage, self._source(str(source)), facts)
            except Undecodable as error:
                wrong.append(str(error))
                continue
            self._records["passages"].append(record)
            self._names.taken.add(passage)
            self._read.places[passage] = start
            made.append(passage)
        for key in wrong:
            self._trouble("bad-value", start, end, key)
        return tuple(made)

    def _source(self, named: str) -> str:
        """The id of the source that a passage names: an id, or the name of a file."""
        known = self._front.source_called(named)
        if known or not named:
            return known
        made = slug(PurePath(named).stem, "source")
        if all(s.id != made for s in self._records["sources"]):
            label = self._words(named) if named != made else ()
            self._records["sources"].append(Source(id=made, label=label))
            self._names.taken.add(made)
        return made

    # --- arguments ---

    def _ends(self) -> tuple[dict[int, list[d.Relation]], dict[int, list[d.Relation]]]:
        """The relations by what they lead from and to."""
        outgoing: dict[int, list[d.Relation]] = {}
        incoming: dict[int, list[d.Relation]] = {}
        for relation in self._document.relations:
            outgoing.setdefault(id(relation.origin), []).append(relation)
            incoming.setdefault(id(relation.target), []).append(relation)
        return outgoing, incoming

    def _argument(
        self,
        node: ArgumentNode,
        outgoing: list[d.Relation],
        incoming: dict[int, list[d.Relation]],
        used: set[int],
    ) -> None:
        facts = self._common(node, Argument, node.untitled)
        if node.pcs:
            self._steps(node, facts)
            return
        aims = [(r, kind) for r in outgoing if (kind := own_kind(r))]
        if len(aims) == 1:
            relation, kind = aims[0]
            used.add(id(relation))
            facts = {"kind": kind, "target": self._ids[id(relation.target)]} | facts
            self._read.mentions[facts["id"], facts["target"]] = relation.start
        premises = set(facts.get("premises", ()))
        for relation in incoming.get(id(node), []):
            statement = isinstance(relation.origin, EquivalenceClass)
            if statement and relation.type is RelationType.SUPPORT:
                used.add(id(relation))
                premise = self._ids[id(relation.origin)]
                premises.add(premise)
                self._read.mentions[facts["id"], premise] = relation.start
        facts["premises"] = tuple(premises.difference(facts.get("warrants", ())))
        made = Argument(**with_full_roles(facts))
        if made.kind is ArgumentKind.INFERENCE and made.needs and made.target:
            made = replace(made, data=Data.of(made.data.value | {"sketched": True}))
        self._records["arguments"].append(made)

    def _steps(self, node: ArgumentNode, facts: dict[str, Any]) -> None:
        """The steps of a structure; the last one is the argument itself."""
        name = facts["id"]
        title = self._document.statements
        ids = [self._ids[id(title[m.title])] for m in node.pcs]
        lines: list[Line] = []
        steps: list[tuple[tuple[str, ...], str]] = []
        made: list[dict[str, Any]] = []
        used: set[int] = set()
        for index, member in enumerate(node.pcs):
            lines.append(Line(ids[index], len(steps) if member.inference else -1))
            if member.inference:
                uses = self._uses(member, lines, index)
                used.update(uses)
                premises = tuple({ids[n - 1] for n in uses})
                steps.append((premises, ids[index]))
                made.append(self._step(member.inference, premises, ids[index]))
        self._unused(node, used)
        last = len(made) - 1
        for number, step in enumerate(made[:last]):
            inference = [m.inference for m in node.pcs if m.inference][number]
            step["id"], step["part_of"] = self._ids[id(inference)], name
            self._read.places[step["id"]] = inference.start
            self._keep(Argument(**with_full_roles(step)), node)
        data = facts.pop("data").value
        inner = made[last].pop("data").value
        if inner:
            data["inference"] = inner
        if [line.code for line in laid_out(steps, self._id_rank)] != [line.code for line in lines]:
            data["structure"] = [line.code for line in lines]
        final = made[last] | facts | {"data": Data.of(data)}
        for key in ("schemes", "roles"):
            final[key] = (*made[last].get(key, ()), *facts.get(key, ()))
        final["premises"] = tuple(set(final["premises"]).difference(final.get("warrants", ())))
        self._keep(Argument(**with_full_roles(final)), node)

    def _keep(self, argument: Argument, node: ArgumentNode) -> None:
        self._records["arguments"].append(argument)
        for member in node.pcs:
            other = self._ids[id(self._document.statements[member.title])]
            self._read.mentions.setdefault((argument.id, other), member.start)

    def _id_rank(self, name: str) -> tuple[float, str]:
        if not hasattr(self, "_ranks") or name not in self._ranks:
            statements = self._document.statements.values()
            self._ranks = {self._ids[id(s)]: self._order(s) for s in statements}
        rank = self._ranks.get(name)
        return (float("inf") if rank is None else rank, name)

    _ranks: dict[str, int | None]

    def _step(
        self, inference: Inference, premises: tuple[str, ...], conclusion: str
    ) -> dict[str, Any]:
        rest = dict(inference.data) if isinstance(inference.data, dict) else {}
        for key in ("uses", "from"):
            if isinstance(rest.get(key), list):
                del rest[key]
        stated, rest, wrong = keys.split(self._codec, Argument, rest)
        for key in wrong:
            self._trouble("bad-value", inference.start, inference.end, key)
        rules = [rule for rule in inference.rules if rule]
        if rules != sorted(set(rules)):
            rest["rules"] = list(rules)
        facts = {"premises": premises, "target": conclusion, "rules": tuple(rules)}
        nested = stated.pop("data", None)
        return facts | stated | {"data": nested if nested and not rest else Data.of(rest)}

    def _uses(self, member: Member, lines: list[Line], index: int) -> list[int]:
        """The numbers of the statements that an inference is drawn from."""
        inference = member.inference
        for data in (inference.data if inference else None, member.data):
            stated = data.get("uses", data.get("from")) if isinstance(data, dict) else None
            if isinstance(stated, list):
                right = [n for n in stated if type(n) is int and 0 < n <= index]
                if len(right) < len(stated) and inference:
                    self._trouble("bad-uses", inference.start, inference.end, str(stated))
                if right:
                    return right
        return usual_uses(lines, index)

    def _unused(self, node: ArgumentNode, used: set[int]) -> None:
        for number, member in enumerate(node.pcs[:-1], 1):
            if number not in used:
                self._trouble("unused-premise", member.start, member.end, f"{number}\0{node.title}")

    # --- the rest ---

    def _relations(self, used: set[int]) -> None:
        names = Names()
        names.taken = self._names.taken
        for relation in self._document.relations:
            own = relation.type is RelationType.CONTRADICTORY and between_statements(relation)
            if id(relation) in used or own:
                continue
            kind, verb = _KIND[relation.type]
            origin, target = self._ids[id(relation.origin)], self._ids[id(relation.target)]
            name = names.claim(f"{origin}-{verb}-{target}")
            self._read.places[name] = relation.start
            made = Relation(id=name, kind=kind, origins=(origin,), targets=(target,))
            self._records["relations"].append(made)

    def _groups(self) -> None:
        members: dict[int, list[str]] = {}
        nodes = self._document.nodes
        for node in (*nodes, *self._sections):
            above = self._above(node)
            if above is not None:
                members.setdefault(id(above), []).append(self._ids[id(node)])
        for section in self._sections:
            name = self._ids[id(section)]
            stated, rest, wrong = keys.split(self._codec, Group, section.data)
            for key in wrong:
                self._trouble("bad-value", section.start, section.end, key)
            facts: dict[str, Any] = {
                "id": name,
                "label": self._words(section.plain) if section.plain != name else (),
                "members": tuple(members.get(id(section), ())),
                "level": section.level,
                "tags": tuple({*section.tags, *stated.pop("tags", ())}),
                "order": self._order(section),
            }
            nested = stated.pop("data", None)
            facts["data"] = nested if nested and not rest else Data.of(rest)
            self._read.places[name] = section.start
            self._records["groups"].append(Group(**(facts | stated)))

    def _above(self, node: EquivalenceClass | ArgumentNode | Section) -> Section | None:
        """The section that something stands in."""
        if not isinstance(node, EquivalenceClass | ArgumentNode):
            return node.parent
        headings = self._document.headings
        return headings.of[id(node)] if headings else node.section

    def _finish(self) -> None:
        statements = self._document.statements.values()
        theses = [self._ids[id(s)] for s in statements if "thesis" in s.tags]
        self._read.map = self._front.map(self._records, self._iri, theses)
        self._read.troubles += self._front.troubles
        for record in self._read.map:
            self._read.places.setdefault(record.id, self._front.place[0])
        for family in FAMILIES:
            for record in self._records[family]:
                if self._read.places[record.id] == self._front.place[0]:
                    self._read.places[record.id] = self._front.place_of(family, record.id)
        made = self._read.map
        stated = {"thesis": made.theses, "theses": made.theses}
        for key, names in (stated | {"sourcesAnalysed": made.sources_analysed}).items():
            if (place := self._front.place_of(key)) != self._front.place[0]:
                self._read.mentions |= {("", name): place for name in names}

    def _trouble(self, what: str, start: int, end: int, detail: str = "") -> None:
        self._read.troubles.append(Trouble(what, start, end, detail))
