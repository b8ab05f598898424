"""The colours of the drawing: by what a step does, never by kind; each stands for a word too."""

from __future__ import annotations

LIGHT: dict[str, str] = {
    "neutral": "#3b3f46",
    "support": "#0067b1",
    "attack": "#b34700",
    "undercut": "#8a1f6b",
}
"""On white, each with a contrast of at least 5.5 to 1, and apart for the colour-blind."""

DARK: dict[str, str] = {
    "neutral": "#d3d8de",
    "support": "#6db8ff",
    "attack": "#ff9a3d",
    "undercut": "#f08fd0",
}
"""The same on a dark ground."""

GROUNDS: dict[str, dict[str, str]] = {
    "light": {
        "ground": "#ffffff",
        "card": "#ffffff",
        "ink": "#1b1f24",
        "quiet": "#59626d",
        "rail": "#737c87",
        "neutral-tint": "#e6e8ea",
        "support-tint": "#d9e8f5",
        "attack-tint": "#f8e2d3",
        "undercut-tint": "#f1dcea",
    },
    "dark": {
        "ground": "#14171b",
        "card": "#21262c",
        "ink": "#e8eaed",
        "quiet": "#a9b2bd",
        "rail": "#8a94a0",
        "neutral-tint": "#31373e",
        "support-tint": "#1d3448",
        "attack-tint": "#46301c",
        "undercut-tint": "#432a3d",
    },
}
"""What lies beneath, by theme; the style sheet of the page has the same."""


def colours(polarity: str) -> dict[str, str]:
    """Border and ground of a box as pyvis takes them; the pages have a style sheet of their own."""
    return {"border": LIGHT[polarity], "background": "#ffffff"}
