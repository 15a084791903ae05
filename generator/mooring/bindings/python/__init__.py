"""Text of Python source: safe, laid out, and named.

code          text from a document → text of source, by the only doors there are
annotations   type annotations as text
identifiers   text from a document → identifiers
docstrings    prose of a document → docstrings
layout        what black has nothing left to change in
imports       import statements in their order
order         one order for what a document may state in any
"""
