"""What the tests of the ontology share: where the files are, and the graphs they are read into."""

from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph, Literal, URIRef

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = URIRef("https://w3id.org/argmap/graph/old-bridge#article")
TEXT = URIRef("https://schema.org/text")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def ontology() -> Path:
    return ROOT / "ontology"


@pytest.fixture(scope="session")
def example() -> Path:
    return ROOT / "examples" / "old-bridge"


@pytest.fixture(scope="session")
def terms(ontology: Path) -> Graph:
    """The ontology itself."""
    return Graph().parse(ontology / "argmap.ttl")


@pytest.fixture(scope="session")
def stored(example: Path) -> Graph:
    """The map of the example, as it is stored."""
    return Graph().parse(example / "old-bridge.ttl")


@pytest.fixture(scope="session")
def lists(ontology: Path) -> Graph:
    """The lists and the schemes."""
    return Graph().parse(ontology / "kinds.ttl").parse(ontology / "schemes.ttl")


@pytest.fixture(scope="session")
def derived(ontology: Path, stored: Graph) -> Graph:
    """The map of the example with the classes and shortcuts that the rules derive."""
    graph = Graph() + stored
    for name in ("types", "shortcuts"):
        rule = (ontology / "rules" / f"{name}.rq").read_text(encoding="utf-8")
        for triple in graph.query(rule):
            graph.add(triple)
    return graph


@pytest.fixture(scope="session")
def queried(derived: Graph, lists: Graph, example: Path) -> Graph:
    """What the named queries are asked of: map, shortcuts, lists, evaluation and article."""
    graph = derived + lists
    graph.parse(example / "evaluation.ttl")
    text = (example / "article.txt").read_text(encoding="utf-8")
    return graph.add((ARTICLE, TEXT, Literal(text)))


@pytest.fixture(scope="session")
def store(queried: Graph) -> pyoxigraph.Store:
    """The same triples in Oxigraph."""
    store = pyoxigraph.Store()
    store.load(queried.serialize(format="nt").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store
