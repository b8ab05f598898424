"""The example is a well-made map: every node named, every passage where it says it is."""

import hashlib
import json
import re
import unicodedata
from pathlib import Path

import pytest
from rdflib import RDF, BNode, Graph, Namespace
from rdflib.term import Node

ARG = Namespace("https://w3id.org/argmap/ns#")
OA = Namespace("http://www.w3.org/ns/oa#")
MAP = Namespace("https://w3id.org/argmap/graph/old-bridge#")
LONGEST_RUN = 8


def words(text: str) -> list[str]:
    """The words of a text as the loose digest sees them."""
    found = []
    for token in text.split():
        folded = unicodedata.normalize("NFKC", token).casefold()
        folded = re.sub("[\u00ad\u200b\u200c\u200d\u2060\ufeff'\u2019\u02bc]", "", folded)
        found += re.findall(r"[^\W_]+", folded)
    return found


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture(scope="module")
def text(example: Path) -> str:
    return (example / "article.txt").read_text(encoding="utf-8")


def test_text_is_canonical(example: Path, text: str) -> None:
    assert b"\r" not in (example / "article.txt").read_bytes()
    assert unicodedata.normalize("NFC", text) == text


def test_no_blank_nodes(example: Path) -> None:
    for path in example.glob("*.ttl"):
        assert {
            term for triple in Graph().parse(path) for term in triple if isinstance(term, BNode)
        } == set()


def selected(stored: Graph, selector: Node, text: str) -> str:
    return text[int(stored.value(selector, OA.start)) : int(stored.value(selector, OA.end))]


def test_selectors(stored: Graph, text: str) -> None:
    """Positions, digests and numbers of words are those of the article."""
    assert str(stored.value(MAP.article, ARG.sha256)) == sha256(text)
    for selector in stored.subjects(RDF.type, ARG.DigestSelector):
        chosen = selected(stored, selector, text)
        assert str(stored.value(selector, ARG.sha256)) == sha256(chosen)
        assert str(stored.value(selector, ARG.looseSha256)) == sha256(" ".join(words(chosen)))
        assert int(stored.value(selector, ARG.wordCount)) == len(words(chosen))


def test_names_of_passages(stored: Graph) -> None:
    """The passage of an element, and its digest selector, are named after the element."""
    for element, passage in stored.subject_objects(ARG.expressedIn):
        assert passage == MAP["in-" + element.removeprefix(MAP)]
        assert (passage, OA.hasSelector, passage + "-at") in stored


def test_quotations(stored: Graph, text: str) -> None:
    for selector, exact in stored.subject_objects(OA.exact):
        position = MAP[selector.removeprefix(MAP).removesuffix("-quote") + "-at"]
        assert str(exact) == selected(stored, position, text)
        assert text.count(str(exact) + str(stored.value(selector, OA.suffix))) == 1


def test_texts_are_paraphrases(stored: Graph, text: str) -> None:
    article = words(text)
    runs = {tuple(article[i : i + LONGEST_RUN + 1]) for i in range(len(article))}
    for element, wording in stored.subject_objects(ARG.text):
        mine = words(str(wording))
        assert not any(
            tuple(mine[i : i + LONGEST_RUN + 1]) in runs for i in range(len(mine) - LONGEST_RUN)
        ), element


def test_data_is_canonical_json(stored: Graph, example: Path) -> None:
    graph = stored + Graph().parse(example / "evaluation.ttl")
    for value in graph.objects(None, ARG.data):
        assert json.dumps(
            json.loads(str(value)), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        ) == str(value)


def test_evaluation_covers_the_map(example: Path, derived: Graph) -> None:
    """Every statement and every argument has one outcome, in a graph of its own."""
    evaluation = Graph().parse(example / "evaluation.ttl")
    judged = list(evaluation.subjects(ARG.status))
    assert sorted(judged) == sorted(
        set(derived.subjects(RDF.type, ARG.Statement))
        | set(derived.subjects(RDF.type, ARG.Argument))
    )
