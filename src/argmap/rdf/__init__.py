"""Maps as RDF: reading, writing, querying, shapes. The only home of the RDF libraries."""
