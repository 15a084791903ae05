"""The parts of a Markdown page: front matter, heading, fences, tags."""
