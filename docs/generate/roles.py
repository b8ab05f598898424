"""Writes ontology/roles.ttl: a property for each premise of each scheme, from ontology/schemes.ttl.

usage: python docs/generate/roles.py [--check]

With --check nothing is written; the exit code is 1 if the file is not current.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.rdf.schemes import schemes
from argmap.vocabulary import ARG, DCTERMS, OWL, RDFS, ROLE, SCHEME, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.rdf.schemes import Role, Scheme

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "ontology" / "roles.ttl"
NAMESPACES = {
    "arg": ARG,
    "dcterms": DCTERMS,
    "owl": OWL,
    "rdfs": RDFS,
    "role": ROLE,
    "scheme": SCHEME,
    "skos": SKOS,
}
HEAD = """\
# Written by docs/generate/roles.py from schemes.ttl. Do not edit.

<{home}> a owl:Ontology ;
    owl:versionInfo "0.1.0" ;
    dcterms:title "Roles of premises"@en ;
    dcterms:description "A property for each premise of each argumentation scheme: by it an \
argument says which of its premises is which."@en ;
    dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> .
"""
PROPERTY = """\
role:{role.id} a owl:ObjectProperty ;
    rdfs:subPropertyOf arg:premise ;
    rdfs:label "{label}"@en ;
    skos:definition "The argument uses the statement as this premise of the scheme {scheme}: \
{role.wording}"@en ;
    arg:roleOf scheme:{scheme} ;
    rdfs:isDefinedBy <{home}> .
"""
HOME = ROLE.rstrip("#")


def text() -> str:
    """The whole file."""
    prefixes = "".join(f"@prefix {name}: <{space}> .\n" for name, space in NAMESPACES.items())
    properties = (block for scheme in schemes().values() for block in blocks(scheme))
    return "\n".join([prefixes, HEAD.format(home=HOME), *properties])


def blocks(scheme: Scheme) -> Iterator[str]:
    """The properties of one scheme, in the order of its premises."""
    for role in scheme.roles:
        yield PROPERTY.format(role=role, label=label(scheme, role), scheme=scheme.id, home=HOME)


def label(scheme: Scheme, role: Role) -> str:
    """The label of a role, which no other has: its short name and its scheme."""
    return f"{role.name.replace('-', ' ')} ({scheme.id.replace('-', ' ')})"


def main(arguments: list[str]) -> int:
    """Writes or checks the file; gives the exit code."""
    written = text()
    if "--check" not in arguments:
        PATH.write_text(written, encoding="utf-8")
    elif not PATH.exists() or PATH.read_text(encoding="utf-8") != written:
        print(f"{PATH.relative_to(ROOT)} is not current; run python docs/generate/roles.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
