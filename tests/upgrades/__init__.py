"""Whether drift says of the generated packages what their callers see: programs written against the old package meet the new one.

sources    a package as it is written: its classes, methods and their annotations
callers    what a caller does with a package: names, objects, attributes, calls, as a program that is fully annotated
running    the same as a program that is run
observing  what breaks: where griffe, a run and a type checker see it
judging    what breaks beside what drift says of it
"""
