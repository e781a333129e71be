"""What a button carries: `version:verb:id:revision[:choice]`, at most 64 bytes."""

from __future__ import annotations

import re

VERSION = "1"
LIMIT = 64

# Longer numbers, and digits of other scripts, are in no button of ours and fit into no column.
_NO_NUMBER = re.compile(r"[0-9]{19,}|(?![0-9])\d|[⁰¹²³⁴-⁹₀-₉]")
_DATA = re.compile(r"1:([a-z][a-z0-9_]*):([A-Za-z0-9_-]*):(0|[1-9][0-9]{0,8})(?::(.+))?", re.DOTALL)


def write_button(verb: str, subject: str, revision: int, choice: str | None = None) -> str:
    """The data of a button; ValueError for what Telegram or `read_button` would not take."""
    parts = [VERSION, verb, subject, str(revision)]
    data = ":".join(parts if choice is None else [*parts, choice])
    if len(data.encode()) > LIMIT:
        raise ValueError(f"a button carries at most {LIMIT} bytes: {data!r}")
    if read_button(data) != (verb, subject, revision, choice):
        raise ValueError(f"a button cannot carry {data!r}")
    return data


def read_button(data: str) -> tuple[str, str, int, str | None] | None:
    """Verb, subject, revision and choice; None for a button that is not of this version."""
    found = _DATA.fullmatch(data)
    if found is None:
        return None
    verb, subject, revision, choice = found.groups()
    return verb, subject, int(revision), choice


def read_pressed(data: str) -> tuple[str, str, int, str | None] | None:
    """As `read_button`, of what came back: it may be forged, and its numbers unusable."""
    return None if _NO_NUMBER.search(data) else read_button(data)
