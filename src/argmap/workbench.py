"""The facade that people import: open a map and work with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.checks.examining import PLAIN, Examination, examine
from argmap.diagnostic import Diagnostic, Severity
from argmap.errors import UnknownSource, UnreadableMap
from argmap.files import write_whole
from argmap.formats import Loaded, dump, load, loads
from argmap.formats.loaded import nowhere

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    import networkx as nx
    import rdflib
    from pyvis.network import Network

    from argmap.checks.profile import Profile
    from argmap.model import ArgumentMap, Triple
    from argmap.rdf.query import Answer
    from argmap.rdf.results import Run
    from argmap.report.audit import Audit
    from argmap.report.audit_about import File
    from argmap.report.info import Info
    from argmap.semantics import Evaluation
    from argmap.sources import Document, Verification
    from argmap.view import OutlineItem


@dataclass(frozen=True)
class Workbench:
    """A map, the file it came from and the documents at hand.

    Make one with ``open_map``; it never changes. ``with_sources`` and ``with_map`` give a new one.

    Attributes:
        loaded: The map as it was read.
        documents: The documents at hand, by the id of the source they are.
        remarks: Findings about the documents themselves, such as one that fits no source.
    """

    loaded: Loaded
    documents: Mapping[str, Document] = field(default_factory=dict)
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def map(self) -> ArgumentMap:
        """The argument map."""
        return self.loaded.map

    @property
    def is_whole(self) -> bool:
        """Whether reading the file found no error."""
        return all(d.severity is not Severity.ERROR for d in self.loaded.diagnostics)

    def with_map(self, argument_map: ArgumentMap) -> Workbench:
        """The same workbench with another version of the map.

        What the file said of places no longer holds and is dropped; prefixes and the comments at
        its head are kept for saving.
        """
        loaded = replace(self.loaded, map=argument_map, mention=nowhere, text="")
        return replace(self, loaded=loaded)

    @classmethod
    def of(cls, argument_map: ArgumentMap) -> Workbench:
        """A workbench for a map that was built in code."""
        return cls(Loaded(argument_map))

    def with_sources(self, *paths: str | Path) -> Workbench:
        """The same workbench with documents at hand, so that passages can be verified.

        Args:
            paths: Files, each a path, or ``ID=PATH`` to say which source of the map it is.

        Raises:
            FileMissing, NotAFile, NotText, TooLarge: A document cannot be read.
            UnknownSource: The map has no source of that id.
        """
        from argmap.sources import documents_for, read_document, sources_named

        free: list[Document] = []
        named: dict[str, Document] = {}
        for path in map(str, paths):
            name, equals, rest = path.partition("=")
            if equals and name in self.map:
                named[name] = read_document(rest)
            elif equals and not Path(path).exists() and Path(rest).exists():
                raise UnknownSource(name, tuple(s.id for s in self.map.sources))
            else:
                free.append(read_document(path))
        found, complaints = documents_for(self.map, free, named)
        known = bool(sources_named(self.map))
        return replace(
            self, documents=found, remarks=tuple(_unassigned(c, known) for c in complaints)
        )

    def check(self, *companions: ArgumentMap, profile: Profile = PLAIN) -> tuple[Diagnostic, ...]:
        """All findings: of reading, of the shapes, of the checks; in order of place and code.

        What the map lets stand with a reason is left out; ``examine`` tells it too.

        Args:
            companions: Maps that belong to this one: what it sketches may be reconstructed there.
            profile: Which findings are wanted.

        Raises:
            UnknownScenario: The map has no scenario of the name in the profile.
        """
        return self.examine(*companions, profile=profile).findings

    def examine(self, *companions: ArgumentMap, profile: Profile = PLAIN) -> Examination:
        """What ``check`` finds, with what the map lets stand and which checks were not run."""
        return examine(self.loaded, self.documents, self.remarks, companions, profile)

    def query(self, text: str, **options: Any) -> Answer:
        """The answer to a SPARQL query; the options are those of ``argmap.rdf.query.Session.ask``.

        ``bench.query("SELECT ?claim WHERE { ?claim a arg:Claim }").rows`` is a list of dicts.
        """
        from argmap.rdf.query import query

        return query(self.map, text, **options)

    def ask(self, name: str, **bindings: str) -> Answer:
        """The answer to a shipped query, by its name; ``argmap queries`` lists them.

        Raises:
            UnknownQuery: There is none of that name.
        """
        from argmap.rdf.named import named_query

        return self.query(named_query(name).text, bindings=bindings)

    def verify(self) -> tuple[Verification, ...]:
        """For every passage whether it stands in the documents at hand."""
        from argmap.sources import verify

        return verify(self.map, self.documents)

    def evaluate(
        self,
        scenario: str = "",
        *,
        assume: Iterable[str] = (),
        reject: Iterable[str] = (),
        rebut: str = "",
        leaves: str = "",
    ) -> Evaluation:
        """What stands, what falls and what is undecided in a scenario; see ``semantics.evaluate``.

        Raises:
            UnknownScenario, UnknownElement: The map has no such scenario or element.
        """
        from argmap.semantics import evaluate

        return evaluate(
            self.map, scenario, assume=assume, reject=reject, rebut=rebut, leaves=leaves
        )

    def info(self) -> Info:
        """The figures of the map."""
        from argmap.report.info import info

        return info(self.map)

    def outline(self, root: str = "", depth: int | None = None) -> tuple[OutlineItem, ...]:
        """The argument in words, or what stands under one claim.

        Raises:
            UnknownElement: The map has no such record.
        """
        from argmap.view import outline

        root = self.map.id_of(root.removeprefix(":"))
        if root:
            _ = self.map[root]
        return outline(self.map, root or None, depth)

    def render(
        self,
        path: str | Path | None = None,
        diagnostics: bool = True,
        found: tuple[Diagnostic, ...] | None = None,
        **options: Any,
    ) -> str:
        """The interactive page as HTML; written to a file as well when a path is given.

        Args:
            path: Where to write it; ``-`` is standard output.
            diagnostics: Whether to show the findings of ``check`` beside the claims.
            found: Those findings, where they are at hand already.
            options: How the page opens: ``scenario``, ``theme``, ``embed``, ``fold``, ``focus``,
                as ``argmap.view.Options`` has them.

        Raises:
            UnknownScenario, UnknownElement: The map has no such scenario, or nothing to focus on.
        """
        from argmap.view import Options, page

        texts = {name: document.text for name, document in self.documents.items()}
        shown = found if found is not None else self.check() if diagnostics else ()
        html = page(self.map, shown, texts, Options(**options))
        if path is not None:
            write_whole(path, html)
        return html

    def _repr_html_(self) -> str:
        """The page in a frame of a notebook, which can reach neither the notebook nor a network."""
        from argmap.view.notebook import frame

        return frame(self.render(embed=True), self.map.name)

    def picture(self, kind: str, scenario: str = "", theme: str = "light") -> bytes:
        """The map as ``svg``, ``png``, ``pdf``, ``dot``, ``mmd`` or ``md``, as it stands judged.

        Args:
            kind: The kind of file.
            scenario: Id or label of the scenario; the map's default when empty.
            theme: ``light`` or ``dark``.

        Raises:
            UnknownPicture, UnknownScenario: There is no such kind, or no such scenario.
            NoBrowser: PNG and PDF need a Chromium, and there is none.
        """
        from argmap.view.pictures import picture
        from argmap.view.strings import string

        evaluation = self.evaluate(scenario)
        labels = {name: str(label) for name, label in evaluation.labels.items()}
        chosen = evaluation.setting.scenario
        standing = string("picture.scenario", self.map.name_of(chosen)) if chosen else ""
        return picture(self.map, kind, labels, theme, standing)

    def audit(
        self,
        scenario: str = "",
        *,
        rebut: str = "",
        leaves: str = "",
        profile: Profile = PLAIN,
    ) -> Audit:
        """The whole audit as plain data; ``argmap.report.audit_paper`` puts it into words.

        Args:
            scenario: Id or label of the scenario in which the map is read; its default when empty.
            rebut: As for ``evaluate``.
            leaves: As for ``evaluate``.
            profile: Which findings are wanted.

        Raises:
            UnknownScenario: The map has no such scenario.
        """
        from argmap import __version__
        from argmap.report.audit import audit
        from argmap.report.questions import open_questions

        evaluation = self.evaluate(scenario, rebut=rebut, leaves=leaves)
        told = replace(profile, scenario=scenario or profile.scenario)
        examined = self.examine(profile=told)
        return audit(
            evaluation,
            program=f"argmap {__version__}",
            files=_files(self.loaded),
            documents=self.documents,
            verified=self.verify() if self.documents else (),
            found=examined.findings,
            allowed=examined.allowed,
            questions=open_questions(evaluation),
            off=examined.not_run,
        )

    def save(self, path: str | Path, name: str = "turtle") -> None:
        """Writes the map; the comments at the head of the file it came from are kept."""
        write_whole(path, dump(self.map, name, self.loaded))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The map as a networkx graph (see ``argmap.network.to_networkx``)."""
        from argmap.network import to_networkx

        return to_networkx(self.map)

    def to_rdflib(self, shortcuts: bool = False) -> rdflib.Graph:
        """The map as an rdflib graph, with the derived shortcuts if wanted."""
        from argmap.rdf.interop import to_rdflib

        return to_rdflib(self.map, shortcuts)

    def to_pyvis(
        self,
        view: str = "knowledge",
        *,
        scenario: str = "",
        theme: str = "",
        diagnostics: bool = True,
        found: tuple[Diagnostic, ...] | None = None,
    ) -> Network:
        """The map as a pyvis network whose pages are safe to open; it can be added to.

        Args:
            view: ``knowledge``, all that the map knows, placed by physics; or ``argument``, its
                reasoning alone, at the places of the map.
            scenario: Id or label of the scenario to begin with; the map's default when empty.
            theme: ``light`` or ``dark``; that of the reader's system when empty.
            diagnostics: Whether to show the findings of ``check`` in the details.
            found: Those findings, where they are at hand already.

        Raises:
            UnknownScenario: The map has no such scenario.
            ValueError: There is no such view.
        """
        from argmap.view import to_pyvis

        shown = found if found is not None else self.check() if diagnostics else ()
        network: Network = to_pyvis(self.map, view, shown, scenario, theme)
        return network

    def to_knowledge_graph(self) -> nx.MultiDiGraph[str]:
        """All that the map knows as a networkx graph (``argmap.network.knowledge_graph``)."""
        from argmap.network import knowledge_graph

        return knowledge_graph(self.map)


def results_of(
    evaluation: Evaluation, layer: str = "none", most: int = 10_000, named: bool = False
) -> str:
    """An evaluation as Turtle: the statuses in a graph of their own, with PROV of the run.

    Args:
        evaluation: The map in its scenario.
        layer: Name of the layer that is laid over the grounded labels.
        most: So many arguments may be built for preferences.
        named: Whether to write TriG, in which the graph carries its name.

    Raises:
        TooManyArguments: There are more.
    """
    from argmap.rdf.results import results_trig, results_turtle

    run = run_of(evaluation, layer, most)
    return results_trig(run) if named else results_turtle(run)


def run_of(evaluation: Evaluation, layer: str = "none", most: int = 10_000) -> Run:
    """An evaluation as what is written of it in RDF; the arguments are those of ``results_of``.

    Raises:
        TooManyArguments: There are more than ``most``.
    """
    from argmap import __version__
    from argmap.rdf.results import Run
    from argmap.report.labels import Labelled
    from argmap.semantics import Label, Policy

    found = Labelled.of(evaluation, layer, most)
    concepts = {Label.IN: "accepted", Label.UNDECIDED: "undecided", Label.OUT: "rejected"}
    setting = evaluation.setting
    by_hand = (
        *(f"assumes {name}" for name in setting.changed("+")),
        *(f"rejects {name}" for name in setting.changed("-")),
    )
    return Run(
        evaluation.map,
        setting.scenario,
        (found.policy, *by_hand),
        f"argmap {__version__}",
        {n: str(found.outs.get(n) or concepts[v]) for n, v in found.labels.items()},
        plain=evaluation.policy == Policy() and not by_hand and layer == "none",
    )


def _files(loaded: Loaded) -> tuple[File, ...]:
    """The files that a map was read from; a map without text by what it is as Turtle."""
    from argmap.report.audit_about import File
    from argmap.sources import sha256

    texts = loaded.texts or {loaded.path: loaded.text}
    if not any(texts.values()):
        texts = {loaded.path: dump(loaded.map).decode()}
    return tuple(File(path, sha256(text)) for path, text in sorted(texts.items()))


def _unassigned(complaint: str, names_sources: bool) -> Diagnostic:
    return Diagnostic(
        "ARG303",
        "unassigned-document",
        Severity.ERROR,
        complaint,
        hint="say which source it is: --source ID=PATH"
        if names_sources
        else "name it as argmap new does, which begins a map of a document",
    )


def open_map(path: str | Path, name: str = "") -> Workbench:
    """Opens a map.

    Args:
        path: A file in any format that argmap reads; ``-`` is standard input.
        name: Its format; told from the file when left empty.

    Raises:
        FileMissing, NotAFile, TooLarge, Unreadable, UnknownFormat: The file cannot be read.
        UnreadableMap: It has faults that leave no whole map; ``argmap check`` shows them all.
    """
    return _whole(load(path, name))


def open_remote(
    address: str,
    map_iri: str,
    names: Collection[str] = (),
    depth: int | None = None,
    *,
    graph: str = "",
    timeout: float = 30.0,
    authorization: str = "",
) -> Workbench:
    """Opens the part of a map at a SPARQL 1.1 endpoint that bears on some elements.

    These elements have the same labels there as in the whole map, unless a depth was given. Checks
    of the whole map have no meaning for a part.

    Args:
        address: The address of the endpoint.
        map_iri: IRI of the map.
        names: Ids or IRIs of statements and arguments; the theses of the map when empty.
        depth: So many levels of reasons are fetched; all when None.
        graph: IRI of the graph in which the map lies; that of the map when empty.
        timeout: Seconds in which each request must be answered.
        authorization: The header ``Authorization`` to be sent; none when empty.

    Raises:
        BadEndpoint, BadIri: The address or a name is none.
        UnknownGraph, UnknownElement: There is no such map, or no such element in it.
        TooMuchThere: More bears on them than is ever fetched.
        EndpointUnreachable, EndpointRefused, QueryTimedOut: The endpoint does not answer.
    """
    from argmap.rdf.endpoint import EndpointSession
    from argmap.rdf.remote import RemoteMap

    with EndpointSession(address, authorization=authorization) as session:
        remote = RemoteMap(session, map_iri, graph, timeout)
        return _whole(loads(remote.around(names, depth), map_iri, "ntriples"))


def remote_info(
    address: str,
    map_iri: str,
    *,
    graph: str = "",
    timeout: float = 30.0,
    authorization: str = "",
) -> tuple[Info, ArgumentMap]:
    """The figures of a map at an endpoint, and what was fetched of it; see ``open_remote``."""
    from argmap.network import longest_chain
    from argmap.rdf.endpoint import EndpointSession
    from argmap.rdf.remote import RemoteMap
    from argmap.report.info import info

    with EndpointSession(address, authorization=authorization) as session:
        remote = RemoteMap(session, map_iri, graph, timeout)
        known = remote.skeleton()
        chain = longest_chain(loads(known, map_iri, "ntriples").map)
        known += remote.described(chain)
        found = loads(known, map_iri, "ntriples").map
    return replace(info(found), carried=None), found


def labels_of(argument_map: ArgumentMap) -> tuple[str, Iterable[Triple]]:
    """The IRI and the triples of the graph of the labels of a map in its default scenario."""
    from argmap.rdf.results import results_triples
    from argmap.semantics import evaluate

    run = run_of(evaluate(argument_map))
    return run.iri, results_triples(run)


def open_text(text: str, name: str = "turtle", path: str = "") -> Workbench:
    """Opens a map that is at hand as text; the errors are those of ``open_map``."""
    return _whole(loads(text.encode(), path, name))


def _whole(loaded: Loaded) -> Workbench:
    require_whole(loaded)
    return Workbench(loaded)


def require_whole(loaded: Loaded) -> None:
    """Stops when the reading of a file found errors.

    Raises:
        UnreadableMap: It did; the error names the first of them and its place.
    """
    faults = [f for f in loaded.diagnostics if f.severity is Severity.ERROR]
    if not faults:
        return
    first, *others = faults
    place = f"line {first.span.line}, column {first.span.column}: " * bool(first.span.line)
    more = f" (and {len(others)} more: argmap check lists them all)" if others else ""
    raise UnreadableMap(loaded.path or "text", place + first.message + more, first.hint)
