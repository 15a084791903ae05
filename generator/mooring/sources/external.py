"""The mark of a reference to another file, in the bytes of a document that nobody has read yet."""

import re

EXTERNAL = re.compile(rb"""\$ref["']?\s*:\s*(?:[>|][-+0-9]*\s+)?["']?[^\s"'#{\[>|]""")
"""What no document is without that refers to another file; the reference may stand in a block scalar (YAML 1.2, section 8.1)."""
