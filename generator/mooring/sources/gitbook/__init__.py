"""GitBook’s blocks for endpoints that are written by hand, as OpenAPI."""
