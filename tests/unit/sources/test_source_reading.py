import builtins
import os

import pytest

from argmap.errors import FileMissing, MissingExtra, NotAFile, NotText, TooLarge, Unreadable
from argmap.sources import read_document, sha256
from argmap.sources.hyphens import mend


@pytest.fixture
def write(tmp_path):
    def to(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return to


def test_plain_text_is_read_into_its_canonical_form(write):
    document = read_document(write("tea.txt", b"\xef\xbb\xbfTea\r\nis hot.\r\n"))
    assert (document.text, document.kind) == ("Tea\nis hot.\n", "text")
    assert document.sha256 == sha256("Tea\nis hot.\n")
    assert document.path.endswith("tea.txt")


def test_path_may_be_a_string(write):
    assert read_document(str(write("a.txt", "words"))).text == "words"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.MD", "# Tea", "markdown"),
        ("a.markdown", "Tea", "markdown"),
        ("a.htm", "<p>Tea", "html"),
        ("noext", "<!DOCTYPE html><p>Tea", "html"),
        ("page.asp", " <!-- made by hand -->\n<html><body>Tea", "html"),
        ("noext", "1 < 2 <html>", "text"),
        ("a.txt", "<html><p>Tea", "text"),
    ],
)
def test_kind_is_told_by_the_extension_else_by_the_content(write, name, content, kind):
    assert read_document(write(name, content)).kind == kind


def test_html_gives_what_a_reader_sees(write):
    page = """<!doctype html><html><head><title>Unseen</title><style>p {}</style></head><body>
    <!-- unseen --><script>unseen()</script><template>unseen</template>
    <h1>On <em>te</em>a</h1><p hidden>unseen</p><p style="color: red; DISPLAY : none">unseen</p>
    <p>The <a href="/c">cup</a>\u2019s handle,<br>they say, is\n hot<sup>2</sup>.</p>
    <section>One</section><section>Two</section>
    <ul><li>black<li>green</ul><noscript>unseen</noscript></body></html>"""
    document = read_document(write("a.html", page))
    assert document.text == (
        "On tea\n\nThe cup\u2019s handle,\nthey say, is hot 2.\n\nOne\nTwo\n\nblack\ngreen"
    )


def test_markdown_gives_what_a_reader_sees(write):
    page = """---
title: unseen
---
# On *tea*

A [cup](https://example.org/unseen) of
**tea**&mdash;hot. <span hidden>unseen</span>

| kind | price |
|------|-------|
| black | 2 |

> quoted

    code
"""
    document = read_document(write("a.md", page))
    assert document.text == (
        "On tea\n\nA cup of tea\u2014hot.\n\nkind price\nblack 2\n\nquoted\n\ncode"
    )


@pytest.mark.parametrize("markdown", ["[" * 60_000 + "tea", "tea " * 300_000])
def test_markdown_that_would_take_minutes_is_read_as_written(write, markdown):
    assert "tea" in read_document(write("a.md", markdown)).text


def test_deeply_nested_html_is_refused_at_once(write):
    with pytest.raises(NotText, match="nested too deeply"):
        read_document(write("a.html", "<div>" * 200_000 + "deep"))


def test_long_flat_html_is_read(write):
    document = read_document(write("a.html", "<p>tea and <b>cake</b>" * 50_000))
    assert document.text.count("\n\n") == 49_999


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t", "is empty"),
        ("a.txt", b"ab\x00c", "is binary: byte 2 is zero"),
        ("a.txt", b"tea \xe9t", "is not UTF-8: byte 4 is 0xe9"),
        ("a.html", b"<p>\xff", "is not UTF-8: byte 3 is 0xff"),
        ("a.html", b"<script>x</script>", "holds no text"),
        ("a.html", b"<!-- x -->", "holds no text"),
        ("a.md", b"<!-- x -->", "holds no text"),
        ("a.pdf", b"%PDF-1.7 broken", "is not a PDF that can be read"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(write, name, content, reason):
    with pytest.raises(NotText, match=reason):
        read_document(write(name, content))


def test_missing_file_is_named_with_the_nearest(write):
    path = write("article.txt", "x")
    with pytest.raises(FileMissing) as caught:
        read_document(path.with_name("artcle.txt"))
    assert caught.value.hint.endswith("article.txt?")


@pytest.mark.parametrize("path", ["no/such/folder/a.txt", "nul\0l", ""])
def test_missing_folder_and_impossible_names_raise_no_other_error(path):
    with pytest.raises((FileMissing, NotAFile)):
        read_document(path)


@pytest.mark.parametrize("name", [".", os.devnull])
def test_folders_and_devices_are_no_files(tmp_path, name):
    with pytest.raises(NotAFile):
        read_document(tmp_path / name)


def test_name_that_the_system_refuses_is_unreadable(tmp_path):
    with pytest.raises((Unreadable, FileMissing)):
        read_document(tmp_path / ("x" * 5000))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_file_without_permission_is_unreadable(write):
    path = write("a.txt", "x")
    path.chmod(0)
    with pytest.raises(Unreadable):
        read_document(path)


def test_refusal_of_the_system_is_reported(write, monkeypatch):
    path = write("a.txt", "x")

    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(Unreadable, match="Permission denied"):
        read_document(path)


@pytest.mark.parametrize(("limit", "fits"), [("3", False), ("4", True), ("none", True)])
def test_limit_is_taken_from_the_environment(write, monkeypatch, limit, fits):
    monkeypatch.setenv("ARGMAP_MAX_BYTES", limit)
    path = write("a.txt", "four")
    if fits:
        assert read_document(path).text == "four"
    else:
        with pytest.raises(TooLarge, match="4 bytes; the limit is 3"):
            read_document(path)


def test_pdf_without_its_library_names_the_extra(write, monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "pypdfium2":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra) as caught:
        read_document(write("a.pdf", b"%PDF-1.4"))
    assert "argmap[pdf]" in caught.value.hint


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("exam\x02\nple", "example"),
        ("exam\ufffe\nple", "example"),
        ("exam-\nple", "example"),
        ("a long\ufffeterm plan, long and term", "a long-term plan, long and term"),
        ("single\x02handed, and every single one", "single-handed, and every single one"),
        ("under\x02stand is to understand under", "understand is to understand under"),
        ("pages 3-\n4", "pages 3-\n4"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_mended(broken, whole):
    assert mend(broken) == whole
