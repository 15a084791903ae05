"""Packages of bindings, and how many of them are made at once.

package      one package: is it on disk, and how it gets there
inputs       what it is made from: its settings, and a digest of it all
conducts     what was recorded of operations, held against the document; else what is certain
executors    where workers are: processes, or a Dask cluster
caching      what one run decided, kept for the next one
"""
