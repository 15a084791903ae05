"""The text of a rendered endpoint’s page, with its labels, as OpenAPI."""
