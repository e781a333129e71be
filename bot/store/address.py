"""Which database an address means."""

from __future__ import annotations

from pathlib import Path

from bot.store.faults import DatabaseUnusable


def sqlite_path(url: str) -> Path | None:
    """The file of `sqlite:///path` or a plain path; None for PostgreSQL; anything else is refused.

    As elsewhere: three slashes and a path from here, or four slashes and one from the root.
    """
    scheme, mark, rest = url.partition("://")
    if not mark:
        return Path(url)
    if scheme == "sqlite":
        return Path(rest.removeprefix("/"))
    if scheme in {"postgresql", "postgres"}:
        return None
    raise DatabaseUnusable(f"{scheme}:// is neither sqlite:// nor postgresql://")
