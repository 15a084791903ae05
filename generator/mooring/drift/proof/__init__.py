"""Which values two schemas accept.

containment    the question, asked of jsonschema-rs
schema_text    both schemas as JSON Schema
samples        values that tell them apart
proving        a difference → what is proved of it
"""
