"""Each command as a few plain calls; the only part that knows every other one.

What commands share has rooms of its own:

documents    what is vendored, and how it is read
packages     packages of bindings on disk, and where workers write them
kept         names that go on working after a vendor changed them
projects     a project that has, or is to have, bindings
predecessors the settings of another generator → what is taken over
checkup      what is wrong with a set-up, and how to mend it

Setting up, and what is fetched:

initialising a document → a project that vendors it and has its bindings
subjects     the document that a project is to follow, and whether it does already
fetching     an address → files, in a folder that is there only meanwhile
listings     the pages that an `llms.txt` lists → files
web_pages    an address → a text, sent or kept from before
receipts     where the files of a revision were fetched, noted beside it
novelties    what was fetched, beside the newest revision: does it mean something else?
vendoring    what was fetched → a revision
importing    a published page → a vendored revision and what was read from it
import_report  what an import says about what it read
updating     every vendored version, fetched anew → revisions, bindings, branches
intakes      a new revision → vendored, its bindings beside what people changed, a message that tells of it
branches     a git repository → a branch with one commit, made beside what people work on

Bindings:

generating   vendored revisions, or one file → packages on disk, whatever their kind
servers, distributions  the kinds of package beside clients
catalogues   many documents → what is to be written for each
batches      many packages at once, each one a task
tasks        what a worker does: bytes in, files out
toolchain    what packages are made with, and a digest of it
inferring    what a document suggests, as tables for `api.toml`
checking     is what is on disk what would be written?
reporting    what packages hold in full, and what only in part
mending      what is held only in part → the actions of an overlay
mocking, web_server  a document → a running server that answers by examples
migrating, callers  what changed of names → code that calls the bindings, rewritten
templates    Mooring's templates, and a project's own

Drift, and what is told:

comparing    two documents → a report of drift
policies     what the settings of an API decide about drift
version_numbers  whether they rose as what changed demands
gating, gate_reports  all that continuous integration asks, and its answers
history      one name through all revisions
changelog    all revisions of a version → what changed in each
explaining   a name of an API → the line that states it
codes, code_givers  the code of a message → what is said under it, read from the source
git          what git knows of a folder
"""
