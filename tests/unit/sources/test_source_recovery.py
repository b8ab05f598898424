"""Every passage of a text is found again in a copy that is laid out in another way."""

import html
import os
import re
import shutil
import subprocess
import textwrap
from pathlib import Path

import pytest

from argmap.model import ArgumentMap, Passage, Source
from argmap.sources import (
    bare_words,
    canonical,
    digest_selector,
    loose_sha256,
    moved,
    read_document,
    sha256,
    verify,
)

OWN = """Why the town should keep its library

Nobody has ever claimed that a library pays for itself. \u201cIt is a cost,\u201d the treasurer likes to say \u2013 and she is right.

\u2022 A cost is not yet a waste
\u2022 The town\u2019s children can\u2019t buy what they borrow

Two long-term surveys found that borrowers read more than buyers do. The first, in 1988, asked 1,200 households; the second asked only the pupils of one school. Neither survey counts what is read aloud, which in this town is a good deal.

Critics answer that everything stands on the internet anyway. That overlooks the reading room: for many it\u2019s the only warm, quiet place between noon and six. A quiet place is worth more than the treasurer\u2019s ledger shows.

So the council ought to keep the library open \u2013 at least until the surveys are repeated."""  # noqa: E501

MENU, FOOTER = "Home News Subscribe", "Imprint and contact"


def article():
    shared = Path(os.environ.get("ARGMAP_SHARED", Path(__file__).parents[4] / "shared"))
    path = shared / "sources" / "000_bbe90d0a0c7ea0c6.txt"
    if not path.is_file():
        pytest.skip("the article is not at hand; ARGMAP_SHARED names its folder")
    return read_document(path).text


@pytest.fixture(params=["own", "article"])
def text(request):
    return canonical(OWN) if request.param == "own" else article()


def passages(text):
    """Stretches of four words or more that end as sentences or paragraphs do."""
    spans = [
        (block.start() + part.start(), block.start() + part.end())
        for block in re.finditer(r"[^\n]+", text)
        for part in re.finditer(r"\S.*?(?:[.!?][\u201d\u2019]*(?=\s+[A-Z\u201c])|$)", block.group())
    ]
    chosen = [(a, b) for a, b in spans if len(bare_words(text[a:b])) >= 4][:130]
    return tuple(
        Passage(id=f"p{n:03}", source="paper", selectors=(digest_selector(text, a, b, f"d{n:03}"),))
        for n, (a, b) in enumerate(chosen)
    )


def blocks(text):
    return [block for block in text.split("\n\n") if block.strip()]


def plain(text):
    typography = {
        0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'", 0x2013: "--", 0x2014: "--", 0x2022: "*"
    }  # fmt: skip
    return text.translate(typography)


def wrapped(text):
    return "\n\n".join(textwrap.fill(block, 60) for block in blocks(text))


def as_markdown(text):
    marked = [re.sub(r"\b(\w{7,})\b", r"**\1**", block, count=2) for block in blocks(text)]
    return f"# {MENU}\n\n" + "\n\n".join(marked) + f"\n\n---\n*{FOOTER}*\n"


def as_html(text, style=""):
    body = "".join(
        "<p>" + re.sub(r"\b([a-z]{7,})\b", r'<a href="/x">\1</a>', html.escape(block)) + "</p>\n"
        for block in blocks(text)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>unseen</title>'
        f"<style>{style}</style></head><body><nav><a>{MENU}</a></nav>{body}"
        f"<script>var unseen</script><footer>{FOOTER}</footer></body></html>"
    )


COPIES = {
    "same.txt": str,
    "upper.txt": str.upper,
    "plain.txt": plain,
    "wrapped.txt": wrapped,
    "nbsp.txt": lambda text: text.replace(" the ", "\u00a0the\u00a0"),
    "windows.txt": lambda text: text.replace("\n", "\r\n"),
    "framed.txt": lambda text: f"{MENU}\n\n{text}\n\n{FOOTER}",
    "everything.txt": lambda text: f"{MENU}\n\n{wrapped(plain(text))}\n\n{FOOTER}".upper(),
    "copy.md": as_markdown,
    "copy.html": as_html,
}


def lost(text, copy):
    """The passages that are not found whole in the copy, and how many were looked for."""
    recorded = passages(text)
    argument_map = ArgumentMap(
        passages=recorded, sources=(Source(id="paper", sha256=sha256(text)),)
    )
    results = verify(argument_map, {"paper": copy})
    fresh = moved(argument_map, results, {"paper": copy})
    again = {v.id: v.status for v in verify(fresh, {"paper": copy})}
    wrong = [
        (v.id, v.status, v.similarity)
        for v in results
        if v.status not in {"exact", "moved"}
        or loose_sha256(copy.text[slice(*v.found)]) != loose_sha256(text[v.start : v.end])
        or again[v.id] != "exact"
    ]
    order = [v.found[0] for v in results if v.found]
    return wrong, len(recorded), order == sorted(order)


@pytest.mark.parametrize("name", COPIES)
def test_reformatted_copy_is_recovered_whole(text, name, tmp_path):
    path = tmp_path / name
    path.write_text(COPIES[name](text), encoding="utf-8", newline="")
    wrong, count, in_order = lost(text, read_document(path))
    assert not wrong
    assert in_order
    assert count >= 10


def chromium():
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None and not os.environ.get("CI"), reason="there is no Chromium")
@pytest.mark.parametrize("style", ["", "body { width: 5cm }", "body { font-family: sans-serif }"])
def test_printed_copy_is_recovered_whole(text, style, tmp_path):
    pytest.importorskip("pypdfium2", reason="PDF is an extra")
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(as_html(text, style), encoding="utf-8")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'user'}",
    ]
    command = [chromium(), *options, f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    wrong, count, in_order = lost(text, read_document(printed))
    assert not wrong
    assert in_order
    assert count >= 10
