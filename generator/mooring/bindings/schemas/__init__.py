"""What each schema is in Python, and what Python cannot say of it.

shapes, recursion              a class, an enumeration, or written out where it is used
schema_text                    a schema as the types are asked for by
complete_schema, conformity    a schema whole, and which values it describes
keywords                       what types cannot say, as keywords of JSON Schema
losses, reductions             what the bindings do not hold, and what to leave out so that they hold the rest
fingerprints, traces           whether what was seen of schemas is as it was
"""
