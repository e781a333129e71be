"""What a ride asks for, from what is known of its case and from the words that were said."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.case import Case
from bot.domain.moments import Moment, moment_from_text
from bot.domain.ride_times import Span, for_appointment, span_of
from bot.domain.rides import Need
from bot.services.desk import Desk
from bot.services.directory.other_ways import place_key
from bot.store import cases, rides, timeline
from bot.store.database import Work
from bot.understanding.ride_words import RideWords, read_ride_words

RIDE = ("help", "ride")
# What is kept with the case of what was said beside its form; the group sees the first three.
FLAGS = ("wheelchair", "child_seat", "two_way", "infectious", "purpose", "desk")
SHARED = frozenset({"when", "to", "to.said", "ride.be_there", "ride.window", "ride.two_way"})
YES = "yes"


def is_ride(kind: str, category: str | None) -> bool:
    return (kind, category) == RIDE


def shared_with(case: Case) -> dict[str, str]:
    """What who says 我也要 under a ride asks for too: the same way at the same hour."""
    if not is_ride(case.kind, case.category):
        return {}
    return {name: value for name, value in case.details if name in SHARED and value}


def words_of_ride(desk: Desk, text: str, at: datetime) -> RideWords:
    """The reading of one message, with the village's words of time."""
    local = at.astimezone(desk.zone)
    return read_ride_words(text, local, words=desk.content.lexicon.times)


def comes_back(words: RideWords, treatments: Collection[str]) -> bool:
    """Who goes for a treatment comes home again, unless they said otherwise."""
    return words.purpose in treatments if words.two_way is None else words.two_way


def known_of(words: RideWords, treatments: Collection[str] = ()) -> dict[str, str]:
    """What is kept with the case; what was denied or not said is not there."""
    found = {
        "wheelchair": YES if words.wheelchair else "",
        "child_seat": YES if words.child_seat else "",
        "two_way": YES if comes_back(words, treatments) else "",
        "infectious": YES if words.infectious else "",
        "purpose": words.purpose or "",
        "desk": ",".join(words.desk),
    }
    if words.appointment is not None:
        found["be_there"] = f"{words.appointment:%H:%M}"
    if words.window is not None:
        found["window"] = f"{words.window[0]:%H:%M}-{words.window[1]:%H:%M}"
    return {f"ride.{name}": value for name, value in found.items() if value}


async def need_of(
    work: Work, desk: Desk, case_id: str, unit_id: str, details: Mapping[str, str]
) -> Need:
    """The row beside a case, made anew from what is known now."""
    rules, now = desk.content.rides, desk.now()
    flags = {name: details.get(f"ride.{name}", "") for name in FLAGS}
    span, be_there = _when(desk, details, now)
    destination = details.get("to") or details.get("to.said")
    purpose = flags["purpose"] or None
    return Need(
        case_id=case_id,
        unit_id=unit_id,
        origin=details.get("origin") or None,
        destination=destination or None,
        place_key=await place_key(work, unit_id, destination),
        leave_from=span.first if span else None,
        leave_until=span.last if span else None,
        be_there_at=be_there,
        seats=_seats(details),
        wheelchair=bool(flags["wheelchair"]),
        infectious=bool(flags["infectious"]),
        child_seat=bool(flags["child_seat"]),
        two_way=bool(flags["two_way"]),
        purpose=purpose,
        fixed=purpose in rules.fixed_purposes,
        desk=bool(flags["desk"]),
        series_id=details.get("ride.series") or None,
        changed_at=now,
    )


def _when(
    desk: Desk, details: Mapping[str, str], now: datetime
) -> tuple[Span | None, datetime | None]:
    rules = desk.content.rides
    moment = moment_from_text(details.get("when", "")) or Moment()
    be_there = details.get("ride.be_there")
    if be_there and moment.day is not None:
        clock = datetime.strptime(be_there, "%H:%M").time()  # noqa: DTZ007 - a clock, no moment
        span, there = for_appointment(moment.day, clock, desk.zone, rules)
        return span, there
    found = span_of(moment, now, desk.zone, rules)
    window = details.get("ride.window")
    if found is not None and window:
        first, last = (
            datetime.combine(
                found.first.astimezone(desk.zone).date(),
                datetime.strptime(part, "%H:%M").time(),  # noqa: DTZ007 - a clock, no moment
                desk.zone,
            )
            for part in window.split("-")
        )
        found = Span(max(first, min(now, last)), max(last, first + timedelta(minutes=1)))
    return found, None


def _seats(details: Mapping[str, str]) -> int:
    found = details.get("seats", "")
    return min(max(int(float(found)), 1), 60) if found.replace(".", "", 1).isdigit() else 1


async def note_need(work: Work, desk: Desk, case: Case) -> Need:
    """Written with the case whenever what is known of it changes."""
    before = await rides.find_need(work, case.id)
    need = await need_of(work, desk, case.id, case.unit_id, dict(case.details))
    if before is not None:
        need = replace(
            need,
            series_id=need.series_id or before.series_id,
            all_asked_at=before.all_asked_at,
            none_said_at=before.none_said_at,
        )
    await rides.put_need(work, need)
    return need


async def said_in(work: Work, case_id: str) -> str:
    """Everything that was said of it, oldest first."""
    return "，".join(s.words for s in await timeline.list_said(work, case_id) if s.words)


async def open_rides_of(work: Work, desk: Desk, person_id: str) -> tuple[Case, ...]:
    """The rides somebody asked for that are not over."""
    mine = await cases.list_of_author(work, person_id, desk.now())
    return tuple(c for c in mine if is_ride(c.kind, c.category) and not c.final)
