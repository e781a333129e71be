"""What people can do about rides: commands, buttons, words."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.rides import (
    board,
    heard,
    offer_join,
    offer_talk,
    offer_words,
    paper_doors,
    record,
    series_drivers,
    series_setting,
    series_talk,
    series_wish,
    steps,
)
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Opener, Way

COMMANDS: dict[str, Command] = {
    "rides": board.show_rides,
    "ics": paper_doors.ics,
    "trips": paper_doors.trips,
    "record": paper_doors.own_record,
}
IN_PRIVATE: frozenset[str] = frozenset({"rides", "ics", "trips", "record"})
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {
    "ride_no": steps.on_not_me,
    "ride_step": steps.on_step,
    "ride_kin": steps.on_family,
    "ride_again": steps.on_again,
    "trip_join": offer_join.on_join,
    "trip_take": offer_join.on_take,
    "trip_skip": offer_join.on_skip,
    "trip_full": offer_join.on_full,
    "trip_off": offer_join.on_off,
    "series_all": series_drivers.on_always,
}
PLAIN: dict[str, PlainVerb] = {
    "trip_pick": offer_join.on_pick,
    "trip_say": offer_talk.on_answer,
    "record_print": record.on_print,
    "series_right": series_talk.on_right,
    "series_until": series_talk.on_until,
    "series_more": series_talk.on_more,
    "series_which": series_talk.on_which,
    "series_stop": series_talk.on_stop,
    "series_driver": series_drivers.on_driver,
    "series_leave": series_drivers.on_leave,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (
    paper_doors.by_words,
    series_drivers.by_words,
    series_talk.by_words,
    offer_words.by_words,
    series_wish.by_words,
    heard.in_words,
)
# A wish as it came in: the case it became, or None where it goes the way of any other wish.
OPENERS: tuple[Opener, ...] = (series_setting.open_wish,)
