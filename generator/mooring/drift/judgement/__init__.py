"""What becomes of a finding.

causes              one edit, however often it is met
keys, acceptance    a finding that stays the same one, and that a person accepted
notices             what a document announces
gate                who must not break, and what stops a change
numbers             version numbers, and whether one rose as far as a change demands
"""
