"""Writes every page that is derived from the code and the ontology.

usage: python docs/generate [--check]

With --check nothing is written; the exit code is 1 if a page is not current.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import reference
import vocabulary

sys.exit(max(reference.main(sys.argv[1:]), vocabulary.main(sys.argv[1:])))
