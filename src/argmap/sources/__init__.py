"""Documents and their passages: reading, fixing by digest, verifying and finding again."""

from argmap.sources.assigning import documents_for, sources_named
from argmap.sources.document import Document, read_document
from argmap.sources.moving import moved
from argmap.sources.quoting import Match, find_quote
from argmap.sources.selecting import digest_selector
from argmap.sources.signals import Paragraph, Sentence, paragraphs
from argmap.sources.sketching import likeness, sketch
from argmap.sources.texts import canonical, paragraph_of, sha256
from argmap.sources.verification import Verification, verify
from argmap.sources.wording import Word, bare_words, loose_sha256

__all__ = [
    "Document",
    "Match",
    "Paragraph",
    "Sentence",
    "Verification",
    "Word",
    "bare_words",
    "canonical",
    "digest_selector",
    "documents_for",
    "find_quote",
    "likeness",
    "loose_sha256",
    "moved",
    "paragraph_of",
    "paragraphs",
    "read_document",
    "sha256",
    "sketch",
    "sources_named",
    "verify",
]
