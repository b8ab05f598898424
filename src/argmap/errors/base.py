"""What all errors of argmap have in common."""

from __future__ import annotations


class ArgmapError(Exception):
    """Something that the user can mend. Its text is one sentence; ``hint`` says what to do."""

    hint = ""
