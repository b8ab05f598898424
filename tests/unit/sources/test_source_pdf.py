import zlib

import pytest

from argmap.errors import NotText
from argmap.sources import paragraph_of, read_document

pytest.importorskip("pypdfium2", reason="PDF is an extra")


def pdf(pages, encrypt=False):
    """A PDF of pages; each a list of (height, text) set in 12 points, 72 points from the left."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    kids = []
    for i, lines in enumerate(pages):
        page, content = 10 + 2 * i, 11 + 2 * i
        kids.append(f"{page} 0 R")
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        drawn = "".join(f"BT /F1 12 Tf 72 {y} Td ({text}) Tj ET\n" for y, text in lines).encode()
        packed = zlib.compress(drawn)
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        objects[content] = head + packed + b"\nendstream"
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>".encode()
    body = b"%PDF-1.4\n"
    for number, content in sorted(objects.items()):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    key = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]"
    extra = key % (b"00" * 32, b"11" * 32) if encrypt else b""
    return body + b"trailer << /Root 1 0 R %s >>\n" % extra


@pytest.fixture
def read(tmp_path):
    def of(pages, **options):
        path = tmp_path / "made.pdf"
        path.write_bytes(pdf(pages, **options))
        return read_document(path)

    return of


def test_paragraphs_are_told_by_the_distance_of_lines(read):
    page = [(700, "Tea is drunk"), (686, "all over."), (650, "Coffee is"), (636, "not far behind.")]
    document = read([page])
    assert document.kind == "pdf"
    assert document.text == "Tea is drunk\nall over.\n\nCoffee is\nnot far behind."
    assert paragraph_of(document.text, document.text.index("Coffee")) == 2


def test_sentence_goes_on_over_the_foot_and_head_of_a_page(read):
    first = [(760, "The Tea Herald"), (700, "Tea is drunk by"), (686, "many"), (30, "page 1 of 2")]
    second = [(760, "The Tea Herald"), (700, "people."), (686, "Even now."), (30, "page 2 of 2")]
    text = read([first, second]).text
    assert " ".join(text.split()) == "Tea is drunk by many people. Even now."


def test_what_recurs_on_one_page_only_stays(read):
    assert read([[(700, "Tea"), (686, "Tea")]]).text == "Tea\nTea"


def test_encrypted_pdf_is_refused(read):
    with pytest.raises(NotText, match="is encrypted"):
        read([[(700, "secret")]], encrypt=True)


def test_pdf_without_text_is_refused(read):
    with pytest.raises(NotText, match="holds no text"):
        read([[]])
