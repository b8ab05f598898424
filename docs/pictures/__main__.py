"""Takes the pictures of docs/page.md.

python docs/pictures [FOLDER]

They are taken of the pages of the gallery, in a headless Chromium by Playwright. What a letter
looks like depends on the machine, so the bytes do too; what is shown does not.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from argmap.view.raster import browser as chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
READY = "document.documentElement.dataset.ready === 'yes'"
PATIENCE = 60


@dataclass(frozen=True)
class Shot:
    """A picture: of which page, at which place in it, how wide and high in px, in which light."""

    name: str
    page: str
    fragment: str = ""
    width: int = 1240
    height: int = 780
    light: str = "light"
    act: str = ""


SHOTS = (
    Shot("document", "lesson", "#half-asleep"),
    Shot("thesis", "article", "#japan-more-useful?focus=japan-more-useful"),
    Shot("what-if", "article", "#japan-more-useful?without=china-stays-coercive", light="dark"),
    Shot("network", "article-network", "#pew-poll"),
    Shot(
        "phone", "lesson", width=390, height=780, act="document.getElementById('tab-map').click()"
    ),
    Shot("arabic", "water", "#safe", width=1100, height=700),
)


def take(browser: Browser, shot: Shot, pages: Path, folder: Path) -> Path:
    """Takes one picture; its path."""
    tab = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.light == "dark" else "light",
        reduced_motion="reduce",
    )
    tab.goto((pages / f"{shot.page}.html").as_uri() + shot.fragment)
    end = time.monotonic() + PATIENCE
    while not tab.evaluate(READY):
        if time.monotonic() > end:
            sys.exit(f"{shot.page} is never ready")
        time.sleep(0.05)
    if shot.act:
        tab.evaluate(shot.act)
    tab.wait_for_timeout(300)
    target = folder / f"{shot.name}.png"
    tab.screenshot(path=target)
    tab.close()
    return target


def main(folder: Path) -> None:
    """Takes all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as pages, sync_playwright() as playwright:
        build = [sys.executable, str(ROOT / "examples/gallery/build.py"), pages]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        with playwright.chromium.launch(executable_path=chromium(), args=arguments) as browser:
            for shot in SHOTS:
                print(f"wrote {take(browser, shot, Path(pages), folder)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
