"""The names most like a misspelt one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 20_000


def nearest(name: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Up to ``count`` of the known names that are most like ``name`` or contain it, best first.

    Only the first twenty thousand names are compared, so that the answer comes at once.
    """
    from difflib import get_close_matches

    candidates = [k for k, _ in zip(known, range(_MOST), strict=False)]
    alike = get_close_matches(name, candidates, n=count, cutoff=0.6)
    holding = [k for k in candidates if name and name in k and k not in alike]
    return tuple((alike + holding)[:count])
