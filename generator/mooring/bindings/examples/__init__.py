"""A JSON value for every schema.

example_values       what the document gives where that fits, else one made from the type
primitive_examples   numbers and texts
pattern_text         texts that match a pattern
"""
