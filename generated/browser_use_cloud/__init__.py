"""Bindings for the browser-use API, one package a version: `v1`, `v2`, `v3`."""
