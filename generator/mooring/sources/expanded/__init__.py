"""Mintlify’s expanded endpoints, folded back into OpenAPI."""
