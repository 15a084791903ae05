"""What the writer of bindings decides, module by module, and what comes out of it."""
