"""One module for each kind of rewriting; each says what it would do to a node, and what it leaves to the caller.

imports        import statements, and what new code needs to be imported
references     names of packages and classes, wherever they stand
attributes     attributes of objects, members of enumerations, methods of clients
arguments      keywords of calls, in one place or moved between a call and what it is given
               (calls, taking_apart, placing, rebuilding, entries, layout)
constructors   keywords of models
patterns       the same in `case` clauses
values         strings that stand for members of enumerations
quoted         annotations in quotes, and names in other strings
bindings, new_imports, work, every   names that imports give; what is shared by all of these; all of them together
"""
