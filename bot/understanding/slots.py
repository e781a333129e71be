"""What else a message says, read only once it is known that it says something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.understanding.age import age
from bot.understanding.complaint import Complaint
from bot.understanding.duration import duration
from bot.understanding.expiry import expiry
from bot.understanding.lexicon import Lexicon
from bot.understanding.meaning import When
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
    # The medicines named, when they were looked for already.
    mentions: Sequence[Mention] | None = None


def slots(heard: Heard, sick: Complaint, intents: Sequence[str], *, told: bool) -> dict[str, Any]:
    """The numbers, people and places of a meaning by their names; `told`: there is one at all."""
    said = _who(heard)
    if not (told or intents or sick.absent):
        return said
    wanted = set(intents)
    text = heard.shadow.text
    if sick.ill or "need_ride" in wanted:
        said |= _ill(heard, sick)
    if wanted & _PLACED or "returnee" in wanted:
        said |= where(heard.shadow, heard.lexicon, wanted)
    if wanted & _TRAVEL:
        said["seats"] = seats(text)
    if wanted & _TIMED:
        found = find(text, heard.lexicon.times, at=heard.at, region=heard.region)
        said["when"] = _dated(wanted_time(found), wanted, heard.at)
    return said | _things(heard, wanted)


def where(
    shadow: Shadow, lexicon: Lexicon, wanted: set[str], own: Sequence[str] = ()
) -> dict[str, Any]:
    """The places of what is wanted; `own` are the village's."""
    found = lexicon.places.read(
        shadow.text,
        ride="need_ride" in wanted,
        back=not wanted.isdisjoint(("returnee", "offer_ride", "need_ride")),
        own=own,
    )
    said = {"from_place": _written(shadow, found.from_place)}
    if wanted & _PLACED:
        said["destination"] = _written(shadow, found.destination)
    if wanted & _TRAVEL:
        said["origin"] = _written(shadow, found.origin)
    return said


def _dated(when: When | None, wanted: set[str], at: datetime) -> When | None:
    """下午 without a day is the next one, for who needs something; an offer may mean any."""
    needs = any(intent.startswith("need_") for intent in wanted)
    if when is None or when.day or when.weekdays or when.part is None or not needs:
        return when
    return replace(when, day=at.date() + timedelta(days=int(over(at, when.part, when.said))))


def _things(heard: Heard, wanted: set[str]) -> dict[str, Any]:
    """What is asked for or offered, and until when it may be used."""
    text = heard.shadow.unmended
    things = heard.lexicon.things.items(text, wanted, heard.mentions)
    things = tuple(
        t if t.medicine else replace(t, name=_quoted(heard.shadow, t.name)) for t in things
    )
    if "offer_medicine" not in wanted:
        return {"items": things}
    return {"items": things, "expiry": expiry(text, heard.at.date())}


def _written(shadow: Shadow, name: str | None) -> str | None:
    """The place in the characters it was written in."""
    return None if name is None else _quoted(shadow, name)


def _quoted(shadow: Shadow, name: str) -> str:
    unmended, written = shadow.unmended, shadow.written
    start = unmended.find(name)
    if start < 0 or len(unmended) != len(written):
        return name
    return written[start : start + len(name)]


def _who(heard: Heard) -> dict[str, Any]:
    spaced = heard.shadow.spaced
    return {"names": names(spaced), "proxy": proxy(spaced), "phone": phone(heard.shadow.text)}


def _ill(heard: Heard, sick: Complaint) -> dict[str, Any]:
    """The measured values, and whose they are."""
    read, years = heard.read, age(heard.shadow.text)
    about = subject(heard.scan, sick.hits, years)
    if about is None and sick.hits:
        about = "self"
    return {
        "temperature_c": read.temperature_c,
        "spo2": read.spo2,
        "bp": read.bp,
        "glucose": read.glucose,
        "breaths": read.breaths,
        "duration_h": duration(heard.shadow.text) if sick.ill else None,
        "subject": about,
        "age": years,
        "chronic": any(h.code == "chronic" for h in heard.scan.of("context")),
    }
