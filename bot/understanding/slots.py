"""What else a message says, read only once it is known that it says something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.understanding.age import age
from bot.understanding.complaint import Complaint
from bot.understanding.duration import duration
from bot.understanding.expiry import expiry
from bot.understanding.lexicon import Lexicon
from bot.understanding.meaning import Meaning, When
from bot.understanding.mention import Mention
from bot.understanding.normalise import Shadow
from bot.understanding.people import names, phone, proxy, subject
from bot.understanding.readings import Readings
from bot.understanding.scan import Scan
from bot.understanding.seats import seats
from bot.understanding.times.clocks import over
from bot.understanding.times.find import find
from bot.understanding.times.wanted import wanted as wanted_time

_TRAVEL = frozenset({"need_ride", "offer_ride"})
# What is wanted or offered at a time.
_TIMED = _TRAVEL | {"need_errand", "need_meal", "need_borrow", "need_look_in"}
_TIMED |= {"offer_help", "need_farm"}
_PLACED = _TRAVEL | {"need_errand", "need_meal", "need_borrow", "need_look_in"}
_PLACED |= {"status", "cancel"}


@dataclass(frozen=True, slots=True)
class Heard:
    """A message and all that is known when it is read."""

    shadow: Shadow
    scan: Scan
    read: Readings
    lexicon: Lexicon
    at: datetime
    region: str | None = None
    places: Sequence[str] = ()
    # The medicines named, when they were looked for already.
    mentions: Sequence[Mention] | None = None


def with_slots(meaning: Meaning, heard: Heard, sick: Complaint) -> Meaning:
    """The meaning with its numbers, people and places."""
    if not (meaning.intents or meaning.alarm or sick.absent):
        return _who(meaning, heard)
    meaning = _who(meaning, heard)
    wanted = set(meaning.intents)
    text = heard.shadow.text
    if sick.ill or "need_ride" in wanted:
        meaning = _ill(meaning, heard, sick)
    if wanted & _PLACED or "returnee" in wanted:
        where = heard.lexicon.places.read(
            text,
            ride="need_ride" in wanted,
            back=bool(wanted & {"returnee", "offer_ride", "need_ride"}),
            own=heard.places,
        )
        placed = bool(wanted & _PLACED)
        meaning = replace(
            meaning,
            destination=_written(heard, where.destination) if placed else None,
            origin=_written(heard, where.origin) if wanted & _TRAVEL else None,
            from_place=_written(heard, where.from_place),
        )
    if wanted & _TRAVEL:
        meaning = replace(meaning, seats=seats(text))
    if wanted & _TIMED:
        found = find(text, heard.lexicon.times, at=heard.at, region=heard.region)
        meaning = replace(meaning, when=_dated(wanted_time(found), wanted, heard.at))
    return _things(meaning, heard, wanted)


def _dated(when: When | None, wanted: set[str], at: datetime) -> When | None:
    """下午 without a day is the next one, for who needs something; an offer may mean any."""
    needs = any(intent.startswith("need_") for intent in wanted)
    if when is None or when.day or when.weekdays or when.part is None or not needs:
        return when
    return replace(when, day=at.date() + timedelta(days=int(over(at, when.part, when.said))))


def _things(meaning: Meaning, heard: Heard, wanted: set[str]) -> Meaning:
    """What is asked for or offered, and until when it may be used."""
    text = heard.shadow.unmended
    things = heard.lexicon.things.items(text, wanted, heard.mentions)
    things = tuple(t if t.medicine else replace(t, name=_quoted(heard, t.name)) for t in things)
    meaning = replace(meaning, items=things)
    if "offer_medicine" in wanted:
        meaning = replace(meaning, expiry=expiry(text, heard.at.date()))
    return meaning


def _written(heard: Heard, name: str | None) -> str | None:
    """The place in the characters it was written in."""
    return None if name is None else _quoted(heard, name)


def _quoted(heard: Heard, name: str) -> str:
    shadow, written = heard.shadow.unmended, heard.shadow.written
    start = shadow.find(name)
    if start < 0 or len(shadow) != len(written):
        return name
    return written[start : start + len(name)]


def _who(meaning: Meaning, heard: Heard) -> Meaning:
    spaced = heard.shadow.spaced
    return replace(
        meaning, names=names(spaced), proxy=proxy(spaced), phone=phone(heard.shadow.text)
    )


def _ill(meaning: Meaning, heard: Heard, sick: Complaint) -> Meaning:
    """The measured values, and whose they are."""
    read, years = heard.read, age(heard.shadow.text)
    about = subject(heard.scan, sick.hits, years)
    if about is None and sick.hits:
        about = "self"
    return replace(
        meaning,
        temperature_c=read.temperature_c,
        spo2=read.spo2,
        bp=read.bp,
        glucose=read.glucose,
        breaths=read.breaths,
        duration_h=duration(heard.shadow.text) if sick.ill else None,
        subject=about,
        age=years,
        chronic=any(h.code == "chronic" for h in heard.scan.of("context")),
    )
