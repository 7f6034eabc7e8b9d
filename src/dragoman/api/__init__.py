"""The library for machines: REST API, other forms of a work, OAI-PMH, feeds, sitemaps."""
