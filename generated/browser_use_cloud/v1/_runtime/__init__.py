"""What the modules of this package share, each of which says where it takes what from."""
