"""Random documents over the whole syntax, read by argmap and by Argdown itself.

Runs a few hundred in the build; ``ARGMAP_ARGDOWN_DOCUMENTS=10000`` runs more, and
``ARGMAP_ARGDOWN_SEED`` others.
"""

import os
from collections import Counter

import pytest

from tests.conformance.argdown.generating import documents
from tests.conformance.argdown.oracle import folder, read_all
from tests.conformance.argdown.verdict import excuse, verdict

NUMBER = int(os.environ.get("ARGMAP_ARGDOWN_DOCUMENTS", "400"))
SEED = int(os.environ.get("ARGMAP_ARGDOWN_SEED", "20261124"))


@pytest.fixture(scope="module")
def verdicts():
    made = documents(SEED, NUMBER)
    answers = read_all(folder(), made)
    assert len(answers) == NUMBER
    return [(d, verdict(d, a)) for d, a in zip(made, answers, strict=True)]


def test_argmap_and_argdown_agree(verdicts):
    counts = Counter(said if said in {"same", "refused"} else "differs" for _, said in verdicts)
    print(f"{NUMBER} documents: {dict(counts)}")
    for document, said in verdicts:
        if said not in {"same", "refused"}:
            assert excuse(document, said), f"{said}\n\n{document}"


def test_most_documents_are_read_and_some_are_refused(verdicts):
    counts = Counter(said for _, said in verdicts)
    assert counts["same"] > 0.8 * NUMBER
    assert counts["refused"] > 0.05 * NUMBER
    assert counts["same"] + counts["refused"] >= 0.995 * NUMBER
