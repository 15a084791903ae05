"""Texts to JSON values and back, with the place of each."""
