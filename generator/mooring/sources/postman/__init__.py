"""Postman collections (schema.postman.com, v2.0 and v2.1), as OpenAPI."""
