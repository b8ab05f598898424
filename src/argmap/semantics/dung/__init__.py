"""Abstract argumentation: frameworks, their semantics, and the problems of the competitions."""

from argmap.semantics.dung.framework import IN, OUT, UNDECIDED, Framework, grounded
from argmap.semantics.dung.solving import (
    Semantics,
    Verdict,
    credulous,
    extensions,
    sceptical,
    some_extension,
)

__all__ = [
    "IN",
    "OUT",
    "UNDECIDED",
    "Framework",
    "Semantics",
    "Verdict",
    "credulous",
    "extensions",
    "grounded",
    "sceptical",
    "some_extension",
]
