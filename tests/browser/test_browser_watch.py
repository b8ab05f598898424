"""The page of a watched file reloads itself in a browser."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.browser


def test_the_page_reloads_when_the_file_is_saved(browser, tmp_path):
    talk = tmp_path / "talk.argdown"
    talk.write_text("[Tea]: Tea is best.\n  + <Warm>: It warms.\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "watch", str(talk)], stderr=subprocess.PIPE, text=True
    )
    try:
        address = process.stderr.readline().split(" at ")[1].split()[0]
        page = browser.new_page()
        problems = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        page.goto(address)
        frame = page.frame_locator("#page")
        frame.get_by_text("It warms.").first.wait_for()
        talk.write_text("[Tea]: Tea is best.\n  + <Warm>: It cools.\n", encoding="utf-8")
        frame.get_by_text("It cools.").first.wait_for()
        talk.write_text("[Tea]: Tea is *best.\n", encoding="utf-8")
        page.locator("#bar.broken").wait_for()
        assert "italic text is not closed" in page.locator("#findings").inner_text()
        assert frame.get_by_text("It cools.").first.is_visible()
        assert problems == []
        page.close()
    finally:
        process.terminate()
        process.communicate(timeout=10)
