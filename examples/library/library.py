"""argmap as a library: load, ask, check, draw, go on in other libraries, build a map.

python examples/library/library.py
"""

from pathlib import Path

from argmap import MapBuilder, open_map

BRIDGE = Path(__file__).parents[1] / "old-bridge" / "old-bridge.ttl"
KINDS = "SELECT ?kind (COUNT(?e) AS ?n) WHERE { ?e arg:evidenceKind ?kind } GROUP BY ?kind"


def main() -> None:
    # Load. A workbench never changes; its map is a frozen record of records.
    bench = open_map(BRIDGE)
    thesis = bench.map[bench.map.theses[0]]
    print(f"{bench.map.name}: {len(bench.map.statements)} statements")
    print(f"thesis: {thesis.says}")

    # Ask: a question that comes with argmap, then one in SPARQL.
    for row in bench.ask("direct-reasons", claim=thesis.id).rows:
        print("reason:", bench.map.id_of(row["reason"]))
    kinds = bench.query(KINDS).rows
    print(f"{sum(int(row['n']) for row in kinds)} pieces of evidence of {len(kinds)} kinds")

    # Check, with the document at hand, so that passages are looked up in it.
    for finding in bench.with_sources(BRIDGE.with_name("article.txt")).check():
        print(f"line {finding.span.line}: {finding.severity}[{finding.code}] {finding.message}")

    # Draw: one self-contained page. Give a path as well to have it written.
    print("a page of HTML:", bench.render().startswith("<!doctype html>"))

    # Go on in networkx or rdflib.
    network = bench.to_networkx()
    busiest = max(sorted(network), key=network.in_degree)
    print(f"networkx: {network.number_of_nodes()} nodes; most edges lead to {busiest}")
    print(f"rdflib: {len(bench.to_rdflib())} triples as stored")

    # Build a map, and give it to the same workbench.
    builder = MapBuilder("https://example.org/graph/tea", title="Drink tea")
    builder.evidence("poll", "Most people asked prefer tea.", evidence_kind="poll", implicit=True)
    builder.claim("popular", "Tea is popular.", implicit=True)
    builder.infer("asked", ["poll"], "popular").thesis("popular")
    for finding in bench.with_map(builder.build()).check():
        print(f"tea: {finding.slug}: {finding.message}")


if __name__ == "__main__":
    main()
