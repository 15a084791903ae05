"""Both sides, side by side: what stands for each other, down to the last keyword.

documents, operations, parameters, payloads, media_types, schemes   what documents hold
walk, steps, unions, vocabularies                                  what schemas hold, each pair of named ones once
trade                                                              two operations that stand for each other
"""
