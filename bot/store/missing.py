"""What a `get_` raises when there is nothing of this name or id."""

from __future__ import annotations


class Missing(KeyError):
    """Nothing of this kind has this id."""

    def __init__(self, what: str, id: str) -> None:
        super().__init__(f"no {what} {id}")
