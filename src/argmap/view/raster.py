"""A drawing as PNG or PDF, by a Chromium that is on the machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from argmap.errors import NoBrowser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""The names under which one is looked for; ``ARGMAP_CHROMIUM`` names another."""
_MOST = 12_000
"""Px of the longer side of a PNG."""
_SECONDS = 120
_DATES = re.compile(rb"\(D:\d{14}[^)]*\)")
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


def browser() -> str:
    """The path of a Chromium.

    Raises:
        NoBrowser: There is none.
    """
    named = os.environ.get("ARGMAP_CHROMIUM", "")
    found = [shutil.which(name) for name in ([named] if named else BROWSERS)]
    path = next((path for path in found if path), None)
    if path is None:
        raise NoBrowser(named or "Chromium")
    return path


def png(svg: str) -> bytes:
    """An SVG document as a picture, two px for one where that is not too large."""
    width, height = _size(svg)
    sharp = max(min(2.0, _MOST / max(width, height)), 0.05)
    return _made(
        svg,
        "picture.png",
        f"--window-size={round(width)},{round(height)}",
        f"--force-device-scale-factor={sharp:.4f}",
        "--hide-scrollbars",
        "--screenshot={}",
    )


def pdf(svg: str) -> bytes:
    """An SVG document as one page of its size, without dates, so that it is the same each time."""
    made = _made(svg, "picture.pdf", "--no-pdf-header-footer", "--print-to-pdf={}")
    return _DATES.sub(lambda date: b"(D:" + b"0" * (len(date[0]) - 4) + b")", made)


def _size(svg: str) -> tuple[float, float]:
    found = _SIZE.search(svg)
    return (float(found[1]), float(found[2])) if found else (1.0, 1.0)


def _made(svg: str, name: str, *options: str) -> bytes:
    """What Chromium makes of an SVG document; it may use no network and keeps nothing."""
    width, height = _size(svg)
    page = (
        '<!doctype html><meta charset="utf-8"><style>'
        f"@page{{size:{width}px {height}px;margin:0}}body{{margin:0}}svg{{display:block}}</style>"
        f"{svg}"
    )
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "picture.html", Path(folder) / name
        source.write_text(page, encoding="utf-8")
        command = [
            *(browser(), "--headless", "--disable-gpu", "--no-sandbox", "--disable-extensions"),
            *("--no-first-run", "--disable-background-networking", "--disable-sync"),
            *("--proxy-server=127.0.0.1:9", f"--user-data-dir={folder}/profile"),
            *(option.format(target) for option in options),
            source.as_uri(),
        ]
        run = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
        if run.returncode or not target.exists():
            last = run.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise NoBrowser(command[0], "".join(last))
        return target.read_bytes()
