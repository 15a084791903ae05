"""An address → the bytes that are there; the only part that opens a network connection.

bounds         how much, how long, and how far
addresses      what may be asked, and which machines may be reached
connections    resolves once, checks, connects to what was checked, and ends in time
bodies         a body as it was sent → its bytes, never more than the bounds allow
answers        what an answer says beside its bytes
retrieval      one address → its bytes, through redirects
repositories   a path of a git repository → its bytes
git_program    the `git` program, which is told to trust nothing
faults         what is said of all that goes wrong on the way
"""
