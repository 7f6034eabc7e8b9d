"""Dragoman guides readers through scholarly literature in many languages and scripts."""

__version__ = "0.1.0"
