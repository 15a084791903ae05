"""What the Security sends and receives."""

from __future__ import annotations
