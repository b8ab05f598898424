"""For each shape, a change to the example map that breaks this shape and no other."""

HEAD = """\
BASE <https://w3id.org/argmap/graph/old-bridge>
PREFIX : <https://w3id.org/argmap/graph/old-bridge#>
PREFIX arg: <https://w3id.org/argmap/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX kind: <https://w3id.org/argmap/kind#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX scheme: <https://w3id.org/argmap/scheme#>
"""


def add(triples: str) -> str:
    return f"{HEAD}INSERT DATA {{ {triples} }}"


def drop(subject: str, predicate: str) -> str:
    return f"{HEAD}DELETE WHERE {{ {subject} {predicate} ?old }}"


def change(subject: str, predicate: str, value: str) -> str:
    old = f"{subject} {predicate} ?old"
    return f"{HEAD}DELETE {{ {old} }} INSERT {{ {subject} {predicate} {value} }} WHERE {{ {old} }}"


PLANTED = {
    # the map
    "map-without-source": drop("<>", "dcterms:source"),
    "map-without-thesis": drop("<>", "arg:thesis"),
    "map-without-analyst": drop("<>", "prov:wasAttributedTo"),
    # elements
    "blank-element": add("[] a arg:Group"),
    "mixed-class": add(":queues a arg:Assumption"),
    "missing-text": drop(":queues", "arg:text"),
    "repeated-text": add(':queues arg:text "Other words."@en'),
    "bad-boolean-implicit": add(':queues arg:implicit "no"'),
    "bad-boolean-strict": add(':wear arg:strict "no"'),
    "bad-rank-order": add(":wear arg:order -1"),
    "bad-rank-level": change(":on-air", "arg:level", '"two"'),
    "weight-out-of-range": add(":wear arg:weight 2.0"),
    "repeated-value-implicit": add(":milford-alike arg:implicit false"),
    "repeated-value-certainty": add(":queues arg:certainty kind:likely"),
    "repeated-value-modality": add(":queues arg:modality kind:causal"),
    "repeated-value-horizon": add(":queues arg:horizon kind:past"),
    "repeated-value-evidenceKind": add(":cracks-found arg:evidenceKind kind:poll"),
    "repeated-value-weight": add(":cracks-found arg:weight 0.5"),
    "repeated-value-strict": add(":limit arg:strict false"),
    "repeated-value-relationKind": add(":street-helps-trade arg:relationKind kind:attack"),
    "repeated-value-defaultScenario": add("<> arg:defaultScenario :ring-road-unchanged"),
    "repeated-value-order": add(":column arg:order 9"),
    "repeated-value-level": add(":column arg:level 9"),
    "repeated-value-data": add(':no2-reading arg:data "2"'),
    "unknown-certainty": change(":queues", "arg:certainty", "kind:factual"),
    "unknown-modality": change(":queues", "arg:modality", "kind:likely"),
    "unknown-horizon": change(":queues", "arg:horizon", '"soon"'),
    "unknown-evidence-kind": change(":cracks-found", "arg:evidenceKind", "kind:rumour"),
    # references
    "undefined-statement": add(":wear arg:premise :craks-found"),
    "undefined-argument": add(":wear arg:outweighs :delays"),
    "undefined-element": add(":on-air arg:member :lmit"),
    "undefined-scenario": add(":queues arg:holdsIn :wider-road"),
    "undefined-passage": add(":queues arg:expressedIn :in-queue"),
    "undefined-source": change(":in-queues", "oa:hasSource", ":mayor"),
    "undefined-question": add(":queues arg:addresses scheme:sign"),
    "undefined-asked-question": add(":sales arg:asks scheme:sign"),
    # arguments
    "empty-inference": drop(":savings", "arg:premise"),
    "empty-objection": drop(":no-collapse", "arg:premise"),
    "missing-conclusion": drop(":savings", "arg:conclusion"),
    "several-conclusions": add(":savings arg:conclusion :small-price"),
    "conclusion-as-premise": add(":savings arg:premise :close-bridge"),
    "dangling-target": drop(":no-collapse", "arg:rebuts"),
    "several-targets": add(":trade arg:undercuts :air"),
    "unknown-scheme": add(":no-collapse arg:scheme scheme:no-such-scheme"),
    # relations and locutions
    "relation-without-start": drop(":mayor-asserts", "arg:from"),
    "relation-without-end": drop(":mayor-asserts", "arg:to"),
    "unknown-relation-kind": drop(":mayor-asserts", "arg:relationKind"),
    "locution-without-speaker": drop(":mayor-speaks", "arg:assertedBy"),
    # scenarios
    "scenario-conflict": add(":ring-road-unchanged arg:assumes :ring-road-widened"),
    # passages and sources
    "passage-without-source": drop(":in-queues", "oa:hasSource"),
    "passage-without-selector": drop(":in-queues", "oa:hasSelector"),
    "bad-span-start": change(":in-queues-at", "oa:start", "9999"),
    "bad-span-end": change(":in-queues-at", "oa:end", '"1310"'),
    "missing-digest": drop(":in-queues-at", "arg:sha256"),
    "bad-digest": change(":in-queues-at", "arg:sha256", '"ABC"'),
    "bad-loose-digest": change(":in-queues-at", "arg:looseSha256", '"ABC"'),
    "bad-sketch": change(":in-queues-at", "arg:wordCount", '12 ; arg:sketch "ABC"'),
    "bad-word-count": drop(":in-queues-at", "arg:wordCount"),
    "short-quote": change(":in-queues-at", "arg:wordCount", "3"),
    # what may be unfinished
    "evidence-without-kind": drop(":cracks-found", "arg:evidenceKind"),
    "evidence-without-source": drop(":cracks-found", "dcterms:source"),
    "missing-passage": drop(":queues", "arg:expressedIn"),
    "implicit-with-place": add(":queues arg:implicit true"),
    "unsupported-claim": change(":short-way", "arg:conclusion", ":close-bridge"),
    "supported-leaf": change(":savings", "arg:conclusion", ":keep-crossing"),
    "orphan-claim": add(':alone a arg:Assumption ; arg:text "It is so."@en ; arg:implicit true'),
    # what belongs in another graph
    "asserted-supports": add(":cracks-found arg:supports :bridge-wearing-out"),
    "asserted-attacks": add(":queues arg:attacks :close-bridge"),
    "asserted-restsOn": add(":close-bridge arg:restsOn :cracks-found"),
    "asserted-status": add(":close-bridge arg:status kind:accepted"),
}
