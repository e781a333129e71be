"""`linli version`."""

from __future__ import annotations

from bot.reporting import versions


def version() -> None:
    """Print the version of linli and of what it stands on."""
    for name, number in versions().items():
        print(f"{name} {number}")
