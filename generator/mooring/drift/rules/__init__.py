"""One rule a file, named for what it finds; a rule is active because its file is here."""
