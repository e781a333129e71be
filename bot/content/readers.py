"""From the text of one scalar to what is meant: durations, clock times, codes, flags, keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cache
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)


class Unfit(Exception):
    """The text is not what was asked for; `reason` says what it must look like."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@cache
def as_one(words: tuple[str, ...]) -> frozenset[str]:
    """The set of these words, one for all places: thousands of messages take the same few."""
    return frozenset(words)


_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def read_duration(text: str) -> timedelta:
    """30m, 4h or 2d."""
    found = re.fullmatch(r"([0-9]{1,5})([mhd])", text)
    if found is None:
        raise Unfit(f"must look like 30m, 4h or 2d, not '{text}'")
    return int(found[1]) * _UNITS[found[2]]


def write_duration(duration: timedelta) -> str:
    """The shortest text that `read_duration` reads back as `duration` (whole minutes)."""
    for unit in ("d", "h"):
        if duration and duration % _UNITS[unit] == timedelta(0):
            return f"{duration // _UNITS[unit]}{unit}"
    return f"{duration // _UNITS['m']}m"


def read_clock(text: str) -> time:
    """22:00."""
    found = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", text)
    if found is None:
        raise Unfit(f"must be a time of day like 22:00, not '{text}'")
    return time(int(found[1]), int(found[2]))


def read_span(text: str) -> tuple[time, time]:
    """22:00-06:30; it may pass midnight."""
    begin, dash, end = text.partition("-")
    if not dash:
        raise Unfit(f"must look like 22:00-06:30, not '{text}'")
    span = (read_clock(begin.strip()), read_clock(end.strip()))
    if span[0] == span[1]:
        raise Unfit(f"must not begin when it ends: '{text}'")
    return span


def read_date(text: str) -> date:
    """2026-11-21."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise Unfit(f"must be a date like 2026-11-21, not '{text}'")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unfit(f"is no day of the calendar: '{text}'") from None


def read_flag(text: str) -> bool:
    """yes or no."""
    known = {"yes": True, "true": True, "no": False, "false": False}
    if text not in known:
        raise Unfit(f"must be yes or no, not '{text}'")
    return known[text]


def read_count(text: str) -> int:
    """A whole number."""
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise Unfit(f"must be a whole number, not '{text}'")
    return int(text)


def read_factor(text: str) -> float:
    """A number of at least 1: how much longer each pause is than the one before."""
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]+)?", text) or float(text) < 1:
        raise Unfit(f"must be a number of at least 1, not '{text}'")
    return float(text)


def read_code(text: str) -> str:
    """The name of a thing inside the program."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,31}", text):
        raise Unfit(f"must be a name of small letters, digits and _, not '{text}'")
    return text


def read_message_key(text: str) -> str:
    """area.name, or longer."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+", text):
        raise Unfit(f"must be a message key like case.opened, not '{text}'")
    return text


def read_text(text: str) -> str:
    """Any text but none."""
    if not text.strip():
        raise Unfit("must not be empty")
    return text


def one_of(kind: type[E]) -> Callable[[str], E]:
    """A reader for one of the values of `kind`."""

    def read(text: str) -> E:
        try:
            return kind(text)
        except ValueError:
            raise Unfit(f"must be one of {', '.join(kind)}, not '{text}'") from None

    return read
