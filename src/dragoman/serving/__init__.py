"""What does every server of a library need, be it for people or for machines? Addresses, watching, jobs."""
