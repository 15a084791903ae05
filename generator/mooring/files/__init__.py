"""Generated files on disk: written whole or not at all, and never over what a person wrote.

writing      a package → its folder, with whatever in the folder is a person's
replacing    one folder in the place of another, in one step
differences  how a folder differs from what would be written
manifest     what was written into a folder, and as what
regions      what a person added to a generated file between two marks
merging      a person's changes and the generator's, in one text
names        which paths every disk can hold
reading      files that somebody named
rewriting    files of a person's, at a person's word

**What a person may do to a package, and what becomes of it.**

* Put files of one's own beside the generated ones: they are never touched.
* Write into `hooks.py`: it is written once, and never again.
* Add lines to a generated file between `# mooring: keep` and `# mooring: end`: they stay where they stand,
  or at the end of their class where the lines around them are generated no more.
* Change a generated file: the next run stops and names it. `--merge` merges both sides' changes, `--force`
  overwrites it and keeps a copy.

**The pristine copy.** A merge needs the text as it was generated. Every package keeps it under `.mooring/pristine`,
as plain text: git holds equal contents once, so the copies add nothing to the size of a repository but their names,
and a fresh clone has them without a history or a connection. To generate it anew instead would need the Mooring of
that day; a compressed copy would be stored again with every change, and differ between versions of zlib. A copy is
believed only if it has the digest that the manifest names.
"""

from mooring.files.differences import Difference, State, differences
from mooring.files.manifest import MANIFEST, Files, Manifest
from mooring.files.reading import digest, read_bytes, shown
from mooring.files.rewriting import rewrite
from mooring.files.writing import Edits, Outcome, tidy, write, write_around

__all__ = [
    "MANIFEST",
    "Difference",
    "Edits",
    "Files",
    "Manifest",
    "Outcome",
    "State",
    "differences",
    "digest",
    "read_bytes",
    "rewrite",
    "shown",
    "tidy",
    "write",
    "write_around",
]
