"""Each command as a few plain calls; the only part that knows every other one.

initialising a document → a project that vendors it and has its bindings
subjects     the document that a project is to follow, and whether it does already
placing      where it fits into a project that is there
api_names    what an API and its version are called, by what the document says of itself
predecessors the settings of another generator → what is taken over
settings_files  what Mooring writes into settings that people keep
pipelines    the files that make a build run Mooring
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
intakes      a new revision → vendored, its bindings beside what people changed, a message that tells of it
branches     a git repository → a branch with one commit, made beside what people work on
importing    a published page → a vendored revision and what was read from it
kept_names   names that a new revision changed → those that go on working, in `api.toml`
renamed_names, kept_places  which these are, and whether they still stand for something
sites        a folder of pages → one document, and the report of what was read
import_report  what an import says about what it read
generating   vendored revisions, or one file → packages on disk, whatever their kind
inputs       what a package is made from: its settings, and a digest of it all
packages     one package: is it on disk, and how it gets there
caching      what one run decided → the next one
servers, distributions  the kinds of package beside clients
mocking, web_server  a document → a running server that answers by examples
migrating, callers  what changed of names → code that calls the bindings, rewritten
conducts     what was recorded of operations, held against the document; else what is certain
inferring    what a document suggests, as tables for `api.toml`
catalogues   many documents → what is to be written for each
batches      many packages at once, each one a task
tasks        what a worker does: bytes in, files out
executors    where workers are: processes, or a Dask cluster
readings     what was read from each vendored file, noted beside it
checking     is what is on disk what would be written?
reporting    what packages hold in full, and what only in part
mending      what is held only in part → the actions of an overlay
gating, gate_reports  all that continuous integration asks, and its answers
checkup      what is wrong with a set-up, and how to mend it
git          what git knows of a folder
comparing    two documents → a report of drift
policies     what the settings of an API decide about drift
baseline     what was vendored at a revision of git
locks        what bindings were last written from
version_numbers  whether they rose as what changed demands
history      one name through all revisions
changelog    all revisions of a version → what changed in each
codes, code_givers  the code of a message → what is said under it, read from the source
explaining   a name of an API → the line that states it
templates    Mooring's templates, and a project's own
toolchain    what packages are made with, and a digest of it
"""
