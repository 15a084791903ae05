"""Flattened pages, laid over a revision that is known."""
