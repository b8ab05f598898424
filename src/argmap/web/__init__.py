"""Pages over HTTP, on this machine alone; the only home of the web framework."""
