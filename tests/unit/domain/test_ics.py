"""A calendar file read back as a phone reads it: lines unfolded, marks taken off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ics import WIDEST, Entry, write_calendar

MADE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
EIGHT = datetime(2026, 11, 24, 8, 0, tzinfo=timezone(timedelta(hours=8)))
# What ends a line for us and not for a phone is no part of a name.
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=120)


def entry(**other: object) -> Entry:
    values = {"uid": "t1", "begin": EIGHT, "end": EIGHT + timedelta(hours=2), "title": "接秀英"}
    return Entry(**{**values, **other})  # type: ignore[arg-type]


def fields(data: bytes) -> dict[str, str]:
    """The last value of each name."""
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    found = dict(line.split(":", 1) for line in lines if line)
    return {name: _plain(value) for name, value in found.items()}


def _plain(value: str) -> str:
    plain, marked = "", False
    for letter in value:
        if marked:
            plain, marked = plain + ("\n" if letter == "n" else letter), False
        elif letter == "\\":
            marked = True
        else:
            plain += letter
    return plain


def test_times_are_in_utc_and_an_entry_keeps_its_name() -> None:
    found = fields(write_calendar("我的出车", [entry(place="县医院")], MADE))
    assert found["UID"] == "t1"
    assert (found["DTSTART"], found["DTEND"]) == ("20261124T000000Z", "20261124T020000Z")
    assert (found["DTSTAMP"], found["LAST-MODIFIED"]) == ("20261123T010000Z",) * 2
    assert (found["SUMMARY"], found["LOCATION"]) == ("接秀英", "县医院")
    assert found["X-WR-CALNAME"] == "我的出车"
    assert found["STATUS"] == "CONFIRMED"


def test_what_is_cancelled_says_so_and_nothing_ends_before_it_begins() -> None:
    found = fields(write_calendar("车", [entry(cancelled=True, end=MADE)], MADE))
    assert found["STATUS"] == "CANCELLED"
    assert found["DTEND"] == found["DTSTART"]
    assert "LOCATION" not in found


def test_an_empty_calendar_is_a_calendar() -> None:
    data = write_calendar("车", [], MADE)
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"VEVENT" not in data


def test_entries_follow_one_another_each_in_its_own_frame() -> None:
    data = write_calendar("车", [entry(), entry(uid="t2")], MADE)
    assert data.count(b"BEGIN:VEVENT\r\n") == data.count(b"END:VEVENT\r\n") == 2


@given(words, words, words)
def test_any_words_come_back_and_no_line_is_too_long(title: str, place: str, notes: str) -> None:
    data = write_calendar("车", [entry(title=title, place=place, notes=notes)], MADE)
    assert all(len(line) <= WIDEST for line in data.split(b"\r\n"))
    found = fields(data)
    assert found["SUMMARY"] == title
    assert found.get("LOCATION", "") == place
    assert found.get("DESCRIPTION", "") == notes


def test_a_line_break_in_words_stays_in_its_value() -> None:
    found = fields(write_calendar("车", [entry(notes="两个人\n带轮椅，到门口;按铃")], MADE))
    assert found["DESCRIPTION"] == "两个人\n带轮椅，到门口;按铃"
