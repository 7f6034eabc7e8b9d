"""Benches: one file per stage; results are kept as JSON in `results`."""
