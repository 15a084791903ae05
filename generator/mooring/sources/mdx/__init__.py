"""Mintlify’s hand-written endpoint pages, as OpenAPI."""
