"""What is said of a change.

elements, keywords     what can change: every place of a document, every keyword of a schema
differences, scopes    one change, and where it is met
effects                effect × direction × guards → a verdict for each audience
side                   one of the two revisions
shapes, joins          schemas as they are met, two conditions at once
phrases, words         places, types and values in the reader's words; likeness of names
"""
