"""Input that is deep, long or meant to do harm is read in the time that its length allows."""

from pathlib import Path

import pytest

from argmap.diagnostic import Severity
from argmap.formats import loads
from argmap.formats.argdown.understanding import understand
from argmap.formats.argdown.yamlish import BadYaml, load
from argmap.view import page

ROOT = Path(__file__).parents[4]
FIXTURES = sorted(
    path
    for folder in ("tests/conformance/argdown/fixtures", "examples/bridge-debate")
    for path in (ROOT / folder).glob("*.argdown")
)
DEEP = 10_000
LARGE = 10_000_000


def test_relations_nest_as_deep_as_one_likes():
    text = "[A]: a\n" + "".join(" " * n + f"+ [B{n}]: b\n" for n in range(1, DEEP + 1))
    found = understand(text)
    assert found.faults == ()
    assert len(found.document.statements) == len(found.document.relations) + 1 == DEEP + 1


@pytest.mark.parametrize("mark", ["*", "_", "**", "__"])
def test_marks_nest_as_deep_as_one_likes(mark):
    text = f"{mark}a " * DEEP + f"{mark} " * DEEP
    assert understand(text).faults == () or len(understand(text).faults) == 1


@pytest.mark.parametrize(
    "braces", ["{a: " * DEEP, "{a: " * DEEP + "}" * DEEP, "[A]: a {x: " + "[" * DEEP]
)
def test_deep_data_is_refused(braces):
    loaded = loads(("[A]: a " + braces).encode(), "x.argdown")
    assert loaded.map.statements or loaded.diagnostics or loaded.map.locutions


def test_headings_nest_as_deep_as_one_likes():
    text = "\n\n".join("#" * n + f" H{n}\n\n[S{n}]: s" for n in range(1, 1001))
    assert len(loads(text.encode(), "x.argdown").map.groups) == 1000


ALIASES = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}, *{chr(97 + n)}]\n"
    for n in range(20)
)


@pytest.mark.parametrize(
    "text",
    [
        ALIASES,
        "&a [*a]",
        "[" * 500,
        "{a: " * 500,
        "!!python/object/apply:os.system [ls]",
        "a: &x {b: *x}",
    ],
)
def test_yaml_bombs_are_refused(text):
    with pytest.raises(BadYaml):
        load(text)


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "{a ",
        "} ",
        "[",
        "[a",
        "<",
        "<a",
        "#(",
        "@[",
        "@<",
        "//",
        "/*",
        "<!--",
        "=",
        "===\n",
        "*a ",
        "_a ",
        ":a",
        ".a",
        "\\",
        "\n",
        "\r",
        " ",
        "\t\n",
        "' ",
        "\n + ",
        "\n- ",
        "(1) ",
        "(1) a\n----\n",
        "----\n",
        "# ",
        "a ",
        "a\n\n",
        "[a](",
        "\u2028",
    ],
)
def test_masses_of_anything_are_read(piece):
    """Time that grew with the square of the length would make this run for hours."""
    text = piece * (300_000 // len(piece))
    found = understand(text)
    assert found.document is not None


@pytest.mark.slow
def test_ten_megabytes_of_text_are_read():
    block = "[T{}]: Some *words* about it. {{weight: 0.5}}\n  + <R{}>: because\n\n"
    text = "".join(block.format(n, n) for n in range(LARGE // 60))
    assert len(text) >= LARGE
    found = understand(text)
    assert found.faults == ()
    assert len(found.document.statements) == LARGE // 60


def test_labels_cannot_become_markup_on_the_page():
    evil = "<script>alert(1)</script>"
    text = (
        f"[A {evil[1:-1]}]: see {evil} and [x](javascript:alert(1)) &amp; </style> #({evil})\n"
        f"  + <B>: \\{evil} {{label: '{evil}', homepage: 'javascript:1', note: '{evil}'}}\n"
    )
    html = page(loads(text.encode(), "x.argdown").map, (), {})
    assert "<script>alert" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_no_beginning_of_a_fixture_raises(path):
    text = path.read_text(encoding="utf-8")
    for end in range(len(text)):
        loaded = loads(text[:end].encode(), "x.argdown")
        assert all(d.span.line for d in loaded.diagnostics)


def test_a_broken_file_has_a_map_all_the_same():
    loaded = loads(b"\xff\xfd\n\n[A]: a\n  + b \x00\n\n[C]: *", "x.argdown")
    assert any(d.severity is Severity.ERROR for d in loaded.diagnostics)
    assert loaded.map.statements
