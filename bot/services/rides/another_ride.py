"""Whether a wish for a car, beside one that waits, is a ride of its own: another day."""

from __future__ import annotations

from datetime import datetime

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.services.rides.days import day_of, day_said
from bot.services.rides.needs import is_ride, words_of_ride
from bot.understanding.meaning import Meaning
from bot.understanding.ride_changes import asks_anew, changes, goes_again, wants_also
from bot.understanding.ride_wish import goes_somewhere


def is_another_ride(desk: Desk, case: Case, text: str, at: datetime, meaning: Meaning) -> bool:
    """A ride on another day than the open one; no move of it, nor a day that answers a question."""
    details = dict(case.details)
    before = day_of(case)
    if not is_ride(case.kind, case.category) or before is None or changes(text):
        return False
    if day_said(desk, text, at) in (None, before):
        return False
    if goes_again(text):
        return True
    words = words_of_ride(desk, text, at)
    wish = "need_ride" in meaning.intents or goes_somewhere(text, words, meaning)
    to = details.get("to") or details.get("to.said") or ""
    same_place = bool(to) and to in text
    return wish and (not same_place or wants_also(text) or asks_anew(text))
