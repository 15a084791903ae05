"""Keeps Python bindings moored while an API drifts.

cli            the commands; prints and exits
workflows      each command as a few plain calls; knows every part
sources        bytes → Document
spec           Document → Api
inference      Api → what it does that its document hardly says
bindings       Api → files of a package
drift          Api × Api → findings
migration      changes of names × the caller's code → that code, rewritten
rendering      names + a template → text, and nothing but what is safe there
plugins        what other distributions add to sources and drift
fetching       an address → bytes; the only part that opens a network connection
config, files  settings, and generated files on disk
limits         what a document may cost
addresses      what documents write as such
surface        what callers see of a package: what the bindings print, and the migration follows
document, model, diagnostics   what the parts hand to each other

Imports run one way, from the top of this list to its end; the parts in the middle never meet.
"""
