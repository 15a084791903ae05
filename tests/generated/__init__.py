"""The committed packages, as their users meet them."""
