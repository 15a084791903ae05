"""Names that go on working after a vendor changed them.

renamed_names   what became of names between two revisions
kept_places     what the bindings have that keeps a name
kept_names      both, recorded when a revision is imported
"""
