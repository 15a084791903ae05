"""Each command as a few plain calls; the only part that knows every other one.

publications all that a document is read from, as bytes
revisions    what is vendored, and what each revision is read from
documents    what a person calls a document → `Document`, with its overlays
fetching     an address → files, in a folder that is there only meanwhile
listings     the pages that an `llms.txt` lists → files
web_pages    an address → a text, sent or kept from before
novelties    what was fetched, beside the newest revision: does it mean something else?
vendoring    what was fetched → a revision
receipts     where the files of a revision were fetched, noted beside it
updating     every vendored version, fetched anew → revisions, bindings, branches
branches     a git repository → a branch with one commit, made beside what people work on
importing    a published page → a vendored revision and what was read from it
kept_names   a schema under another name → the names that its class keeps
sites        a folder of pages → one document, and the report of what was read
import_report  what an import says about what it read
generating   vendored revisions, or one file → packages on disk
catalogues   many documents → what is to be written for each
batches      many packages at once, each one a task
tasks        what a worker does: bytes in, files out
executors    where workers are: processes, or a Dask cluster
readings     what was read from each vendored file, noted beside it
checking     is what is on disk what would be written?
reporting    what packages hold in full, and what only in part
mending      what is held only in part → the actions of an overlay
comparing    two documents → a report of drift
baseline     what was vendored at a revision of git
history      one name through all revisions
changelog    all revisions of a version → what changed in each
explaining   a name of an API → the line that states it
toolchain    what packages are made with, and a digest of it
"""
