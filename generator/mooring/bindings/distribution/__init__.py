"""Api → a distribution around its client package: metadata, a README, and tests that call every method.

example_calls    a call of each method with what the document gives as examples, and its answer
plan             everything that the files print
texts            text of a document as Markdown and as TOML, harmless there
views, render    what the templates see, and the files that they become
"""
