"""What is vendored, and how it is read.

pages          a folder of documentation pages → what they say together
publications   all that a document is read from, as bytes
revisions      what is vendored, and what each revision is read from
sites          which pages a folder means, and their copies
reading        what a person calls a document → `Document`, with its overlays
readings       what was read from each vendored file, noted beside it
baseline       what was vendored at a revision of git
locks          what the bindings were last written from
"""
