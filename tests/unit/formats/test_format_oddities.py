"""What is odd in files of Kialo, arggraph and brat is told with its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.diagnostic import Severity
from argmap.formats import dump, load, loads
from argmap.model import MapBuilder

if TYPE_CHECKING:
    from pathlib import Path


def warnings(text: str, name: str) -> list[tuple[str, int]]:
    found = loads(text.encode(), "x", name).diagnostics
    assert all(d.severity is Severity.WARNING for d in found)
    return [(d.message, d.span.line) for d in found]


def test_what_stands_before_the_claims_of_kialo_is_the_description() -> None:
    text = "Discussion Title: Tea\n\nBy Ann.\nIn 2020.\n\n1. A\n1.1. Pro: B\n"
    loaded = loads(text.encode(), "x", "kialo")
    assert [w.text for w in loaded.map.about] == ["By Ann.\nIn 2020."]
    assert dump(loaded.map, "kialo").decode() == text
    assert (loaded.mention("1.1", "").line, loaded.mention("step-1.1", "").line) == (7, 7)
    assert loaded.mention("nothing", "").line == 0


def test_oddities_of_kialo_are_told() -> None:
    text = "1. Pro: A\n1.1. B\n1.2. con: C\n1.3. Pro: -> See 1.1.\n1.3. Con: -> See 1.2.\n"
    assert warnings(text, "kialo") == [
        ("1 stands under nothing, so Pro is left out", 1),
        ("1.1 is neither Pro nor Con; it is read as Pro", 2),
        ("there are several claims 1.3", 5),
    ]
    text = "1. A\n1.1. Pro: -> See 1.\n1.1. Con: B\n2. C\n2. D\n"
    assert warnings(text, "kialo") == [
        ("there are several claims 1.1", 3),
        ("there are several claims 2", 5),
    ]


def test_implicit_units_of_arggraph_stand_in_no_text() -> None:
    text = (
        '<arggraph id="m"><edu id="e1">Tea,</edu><edu id="e2" implicit="true">it is good</edu>'
        '<edu id="e3">so drink.</edu><adu id="a1" type="pro"/><adu id="a2" type="opp"/>'
        '<edge id="s1" src="e1" trg="a1" type="seg"/><edge id="s2" src="e3" trg="a1" type="seg"/>'
        '<edge id="s3" src="e2" trg="a2" type="seg"/></arggraph>'
    )
    loaded = loads(text.encode(), "x", "arggraph")
    assert loaded.diagnostics == ()
    found = loaded.map.statement_by_id
    assert (found["a2"].says, found["a2"].implicit, found["a2"].expressed_in) == (
        "it is good",
        True,
        (),
    )
    assert (found["a1"].says, found["a1"].implicit) == ("Tea, so drink.", False)
    assert [p.digest.start for p in loaded.map.passages] == [0, 5]  # type: ignore[union-attr]


def test_ids_and_oddities_of_arggraph() -> None:
    text = (
        '<arggraph id="m">\n<edu id="e 1">A</edu>\n<adu id="a/1" type="pro"/>\n'
        '<adu id="proponent" type="x"/>\n<adu id="a/1" type="opp"/>\n<note/>\n'
        '<edge id="s" src="e 1" trg="a/1" type="seg"/>\n'
        '<edge id="c 1" src="proponent" trg="a/1" type="sup" by="me"/>\n'
        '<edge id="c2" src="a/1" trg="none" type="add"/>\n<edge id="c3" src="e 1" trg="s"/>\n'
        "</arggraph>"
    )
    found = loads(text.encode(), "x", "arggraph")
    assert sorted((d.slug, d.span.line) for d in found.diagnostics) == [
        ("dangling-edge", 9),
        *(("left-out", line) for line in (4, 5, 6, 8, 9, 10)),
    ]
    names = {s.name: s.id for s in found.map.statements}
    assert set(names) == {"a/1", "proponent"}
    (step,) = found.map.arguments
    assert (step.premises, step.target) == ((names["proponent"],), names["a/1"])
    assert (found.mention(step.id, "").line, found.mention(names["a/1"], "").line) == (8, 3)
    assert loads(dump(found.map), "", "turtle").map == found.map


def test_ids_that_stand_twice_in_an_annotation_are_told_and_kept() -> None:
    text = (
        "T1\tClaim 0 1\ta\nT1\tClaim 2 3\tb\nR1\tsupports Arg1:T1 Arg2:T1\t\nR1\tx\n"
        "R a\tsupports Arg1:T1 Arg2:T1\n"
    )
    assert warnings(text, "brat") == [
        ("T1 stands twice; the first is read", 2),
        ("R1 stands twice; the first is read", 4),
    ]
    written = dump(loads(text.encode(), "x", "brat").map, "brat").decode()
    assert sorted(written.split("\n")) == sorted(text.split("\n"))


def test_the_text_of_an_annotation_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "essay.ann"
    path.write_text("T1\tClaim 0 1\ta\n")
    path.with_suffix(".txt").write_bytes("a\ncafé\n".encode("latin-1"))
    (found,) = load(path).diagnostics
    assert (found.slug, found.severity) == ("not-unicode", Severity.WARNING)
    assert str(found.span) == f"{path.with_suffix('.txt')}:2:4"


def test_ids_of_annotations_are_no_others() -> None:
    found = MapBuilder().claim("T2").claim("x").build()
    passages = loads(b"T1\tClaim 0 1\ta\n", "x", "brat").map
    made = replace(
        found,
        passages=passages.passages,
        sources=passages.sources,
        statements=tuple(replace(s, expressed_in=("passage-1",)) for s in found.statements),
    )
    lines = dump(made, "brat").decode().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["T2", "T02"]
