"""The parts of a prompt that are tables: its season, its audience, its dialects."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.content.questions import read_maybe
from bot.content.readers import Unfit, one_of, read_code, read_count, read_flag, read_text
from bot.content.table import Table
from bot.domain.prompts import BOTH, GROUP, PERSON, Audience, Season, Voice, Who
from bot.understanding.times.seasons import TERMS

_WAYS = ("from", "from_term", "on", "lunar", "months", "home_day", "event", "always")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_season(table: Table) -> Season:
    """Exactly one way to say when."""
    given = [way for way in _WAYS if way in table.raw]
    if len(given) != 1:
        table.fault("", f"must say one of {', '.join(_WAYS)}")
    begin, end = table.read("from", _day, None), table.read("to", _day, None)
    first, last = table.read("from_term", _term, None), table.read("to_term", _term, None)
    if (begin is None) is not (end is None) or (first is None) is not (last is None):
        table.fault("", "must say both ends")
    season = Season(
        span=(begin, end) if begin and end else None,
        terms=(first, last) if first and last else None,
        day=table.read("on", _day, None),
        lunar=table.read("lunar", _lunar_day, None),
        months=table.several("months", _month) or (),
        home_day=table.read("home_day", read_count, None),
        event=table.read("event", read_code, None),
        always=table.read("always", read_flag, False),
        before=table.read("before", read_count, 0),
    )
    table.close()
    return season


def read_audience(table: Table) -> Audience:
    """Whom it is for; `to` must be said."""
    audience = Audience(
        to=table.read("to", _to, GROUP, required=True),
        colours=table.several("colours", _colour) or (),
        tags=table.several("tags", read_code) or (),
        age_from=table.read("age_from", read_count, None),
        age_to=table.read("age_to", read_count, None),
        who=table.read("who", one_of(Who), None),
    )
    table.close()
    return audience


def read_voices(row: Table, read_line: Callable[[str], str]) -> Mapping[str, Voice]:
    """What it says in dialects, by the folder of the dialect."""
    table = row.table("in")
    if table is None:
        return {}
    found = {}
    for name, one in table.tables():
        found[name] = Voice(
            text=one.read("text", read_text, None),
            rhyme=one.several("rhyme", read_line) or (),
            checked_by=one.read("checked_by", read_maybe, None, required=True),
        )
        one.close()
    return found


def _day(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{2})-(\d{2})", text)
    month, day = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        raise Unfit(f"must be a day of the year like 09-28, not '{text}'")
    return month, day


def _lunar_day(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{2})-(\d{2})", text)
    month, day = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (1 <= month <= 12 and 1 <= day <= 30):
        raise Unfit(f"must be a lunar date like 12-23, not '{text}'")
    return month, day


def _term(text: str) -> str:
    if text not in TERMS:
        raise Unfit(f"must be one of the 24 solar terms, not '{text}'")
    return text


def _month(text: str) -> int:
    number = read_count(text)
    if not 1 <= number <= 12:
        raise Unfit(f"must be a month from 1 to 12, not '{text}'")
    return number


def _to(text: str) -> str:
    if text not in (GROUP, PERSON, BOTH):
        raise Unfit(f"must be group, person or both, not '{text}'")
    return text


def _colour(text: str) -> str:
    if text not in ("red", "yellow", "green"):
        raise Unfit(f"must be red, yellow or green, not '{text}'")
    return text
