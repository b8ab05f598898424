"""Whether argmap and Argdown agree about one document."""

import json
import re

from argmap.formats.argdown.exporting import as_data
from argmap.formats.argdown.lines import Lines
from argmap.formats.argdown.understanding import understand
from tests.conformance.argdown.comparing import differences, essence

HARMLESS = {"undercut-of-statement", "dangling-undercut"}
"""Complaints about what Argdown reads without one."""


def verdict(document, answer):
    """``same``, ``refused`` when both refuse it at one line, else what they differ in."""
    understood = understand(document)
    troubles = [t for t in understood.document.troubles if t.what not in HARMLESS]
    lines = Lines(document)
    places = [lines.place(f.start)[0] for f in (*understood.faults, *troubles)]
    if answer["refused"]:
        if not places:
            return "argmap alone reads it: " + "; ".join(answer["exceptions"])[:80]
        if answer["errors"] and answer["errors"][0] not in places:
            return f"refused at line {answer['errors'][0]}, by argmap at {places}"
        return "refused"
    if places:
        kinds = {t.what for t in troubles} | {f.wanted for f in understood.faults}
        return f"argmap alone refuses it, {' and '.join(sorted(kinds))}, at {places}"
    ours = json.loads(json.dumps(as_data(understood.document, document)))
    found = differences(essence(answer["json"]), essence(ours))
    return f"differs in {found[0]}" if found else "same"


_LINK_OVER_LINES = re.compile(r"\[[^\]]*[\r\n][^\]]*\]\(|\[[^\]]*\]\([^)]*[\r\n]")


_YAML_ALONE = re.compile(
    "argmap alone refuses it, (data|odd-data|front-matter)( and (data|odd-data|front-matter))*, at"
    "|argmap alone reads it: YAMLException"
)


def excuse(document, said):
    """Why a disagreement is meant (docs/argdown.md lists the reasons); empty when it is not."""
    if _LINK_OVER_LINES.search(document):
        return "a link over several lines"
    if _YAML_ALONE.match(said):
        return "broken YAML that one of the two libraries lets pass"
    return ""
