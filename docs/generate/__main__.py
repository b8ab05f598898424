"""Writes every page that is derived from the code and the ontology.

usage: python docs/generate [--check]

With --check nothing is written; the exit code is 1 if a page is not current.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import reference
import roles
import vocabulary

# The roles first: the vocabulary reads them.
sys.exit(max(part.main(sys.argv[1:]) for part in (roles, reference, vocabulary)))
