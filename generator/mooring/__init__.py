"""Keeps Python bindings moored while an API drifts.

cli            the commands; prints and exits
workflows      each command as a few plain calls; knows every part
sources        bytes → Document
spec           Document → Api
bindings       Api → files of a package
drift          Api × Api → findings
rendering      names + a template → text, and nothing but what is safe there
fetching       an address → bytes; the only part that opens a network connection
config, files  settings, and generated files on disk
document, model, diagnostics   what the parts hand to each other

Imports run one way, from the top of this list to its end; the parts in the middle never meet.
"""
