"""Builds the pages of the gallery, and one that leads to them.

python examples/gallery/build.py FOLDER [MAP...]

The pages are the same each time. Further maps are drawn along with those of the gallery.
"""

import sys
from html import escape
from pathlib import Path

from argmap import open_map

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ARTICLE = ROOT / "graph" / "japan-south-korea-alignments.ttl"
LESSON = ROOT / "examples" / "school-start"


def main(folder: Path, further: list[Path]) -> list[Path]:
    """Writes the pages into a folder; the paths of the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    article = open_map(ARTICLE)
    lesson = open_map(LESSON / "school-start.ttl").with_sources(LESSON / "article.txt")
    pages = [
        (
            "article",
            "A published analysis: its argument, and the places of its passages without the text.",
            article.render(),
        ),
        (
            "article-network",
            "The same with its sources, speakers, schemes and scenarios, as a network.",
            article.to_pyvis().generate_html(),
        ),
        ("lesson", "A lesson for students: the text beside its argument.", lesson.render()),
        (
            "meeting",
            "Who said what to whom: a map as corpora of AIF have them.",
            open_map(HERE / "meeting.json").render(),
        ),
        (
            "water",
            "From right to left: a map in Arabic.",
            open_map(HERE / "water.ttl").render(),
        ),
        (
            "hostile",
            "A map in which everything tries to run: it is text, and stays text.",
            open_map(HERE / "hostile.ttl").render(),
        ),
        (
            "embedded",
            "The map of the lesson as another page shows it in a frame.",
            lesson.render(embed=True),
        ),
    ]
    for path in further:
        bench = open_map(path)
        pages.append((path.stem, bench.map.name, bench.render()))
    written = []
    for name, _, html in pages:
        target = folder / f"{name}.html"
        target.write_text(html, encoding="utf-8", newline="\n")
        written.append(target)
    rows = "\n".join(
        f'<li><a href="{escape(name)}.html">{escape(name)}</a>: {escape(about)}</li>'
        for name, about, _ in pages
    )
    index = folder / "index.html"
    index.write_text(
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>Gallery of argument maps</title>\n"
        f"<h1>Gallery of argument maps</h1>\n<ul>\n{rows}\n</ul>\n</html>\n",
        encoding="utf-8",
        newline="\n",
    )
    return [*written, index]


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("say where to: python examples/gallery/build.py FOLDER [MAP...]")
    for written in main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]):
        print(f"wrote {written}")
