"""A calendar as every phone reads it (RFC 5545): entries in, bytes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

WIDEST = 75  # octets of a line, its end not counted
_MAKER = "-//Linli//rides//"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a day; `uid` is what a phone knows it by when it comes again."""

    uid: str
    begin: datetime
    end: datetime
    title: str
    place: str = ""
    notes: str = ""
    changed: datetime | None = None
    cancelled: bool = False


def write_calendar(name: str, entries: Iterable[Entry], made: datetime) -> bytes:
    """The whole file; an entry read in again takes the place of what it was."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_MAKER}", "METHOD:PUBLISH",
             f"X-WR-CALNAME:{_text(name)}"]  # fmt: skip
    for entry in entries:
        lines += _entry(entry, made)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _entry(entry: Entry, made: datetime) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"DTSTAMP:{_moment(made)}",
        f"LAST-MODIFIED:{_moment(entry.changed or made)}",
        f"DTSTART:{_moment(entry.begin)}",
        f"DTEND:{_moment(max(entry.end, entry.begin))}",
        f"SUMMARY:{_text(entry.title)}",
        f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}",
    ]
    lines += [f"LOCATION:{_text(entry.place)}"] * bool(entry.place)
    lines += [f"DESCRIPTION:{_text(entry.notes)}"] * bool(entry.notes)
    return [*lines, "END:VEVENT"]


def _moment(moment: datetime) -> str:
    """In UTC, so that no description of a time zone has to come along."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """What would end a value, or the line, is marked as text."""
    for mark in ("\\", ";", ","):
        words = words.replace(mark, f"\\{mark}")
    return "\\n".join(words.splitlines())


def _folded(line: str) -> bytes:
    """Long lines go on after a blank; no character is cut in two."""
    return b"\r\n ".join(_pieces(line)) + b"\r\n"


def _pieces(line: str) -> Iterator[bytes]:
    piece, room = b"", WIDEST
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > room:
            yield piece
            piece, room = b"", WIDEST - 1
        piece += octets
    yield piece
