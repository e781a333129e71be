"""Which prompt is said where and when: pure rules, the same from the same facts."""

from __future__ import annotations

from hashlib import sha256

NOW = "now"  # the slot of what was not planned


def digest_of(wording: str) -> str:
    """Names the very wording that somebody has said yes to; other words have another."""
    return sha256(wording.encode()).hexdigest()[:16]
