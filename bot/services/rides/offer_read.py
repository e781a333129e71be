"""What an offer says: where to, when, how many seats, how far out of the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.moments import Moment, moment_from_text, moment_to_text
from bot.services.desk import Desk
from bot.understanding.meaning import Meaning, When
from bot.understanding.seat_words import on_day, without_return
from bot.understanding.times.find import find
from bot.understanding.times.wanted import wanted
from bot.understanding.trip_words import OfferWords, read_offer

# How far a driver goes out of the way who says nothing of it, who will not, who will.
DETOURS = {None: 1, False: 0, True: 2}


@dataclass(frozen=True, slots=True)
class Offering:
    """Only what is known so far; kept with an open question as plain texts."""

    to: str = ""
    when: Moment | None = None
    seats: int | None = None
    two_way: bool = False
    detour: int = 1
    wheelchair: bool | None = None

    def kept(self) -> dict[str, str]:
        said = {
            "to": self.to,
            "when": moment_to_text(self.when) if self.when else "",
            "seats": str(self.seats) if self.seats else "",
            "two_way": "yes" if self.two_way else "",
            "detour": str(self.detour),
            "wheelchair": {None: "", True: "yes", False: "no"}[self.wheelchair],
        }
        return {name: text for name, text in said.items() if text}

    @classmethod
    def read(cls, kept: dict[str, str]) -> Offering:
        return cls(
            to=kept.get("to", ""),
            when=moment_from_text(kept.get("when", "")),
            seats=int(kept["seats"]) if "seats" in kept else None,
            two_way="two_way" in kept,
            detour=int(kept.get("detour", "1")),
            wheelchair={"yes": True, "no": False}.get(kept.get("wheelchair", "")),
        )

    @property
    def has_day(self) -> bool:
        when = self.when
        return when is not None and bool(when.day or when.weekdays or when.soon)

    @property
    def has_clock(self) -> bool:
        when = self.when
        return when is not None and bool(when.clock or when.part or when.soon)


def words_of(desk: Desk, text: str, at: datetime, seats: int | None = None) -> OfferWords:
    """The reading of one message, with the village's words of time."""
    local = at.astimezone(desk.zone)
    return read_offer(text, local, seats, words=desk.content.lexicon.times)


def offering_of(desk: Desk, text: str, at: datetime, meaning: Meaning) -> Offering:
    """What one message offers."""
    words = words_of(desk, text, at, meaning.seats)
    return Offering(
        to=meaning.destination or "",
        when=moment_said(desk, text, at),
        seats=words.seats or meaning.seats,
        two_way=bool(words.two_way),
        detour=DETOURS[words.detour],
        wheelchair=words.wheelchair,
    )


def moment_said(desk: Desk, text: str, at: datetime, before: Moment | None = None) -> Moment | None:
    """When it leaves; the way back is no part of it. A clock alone is one of the day `before`."""
    local = at.astimezone(desk.zone)
    said = without_return(text)
    found = find(said, desk.content.lexicon.times, at=local)
    if before is not None and before.day and all(one.assumed for one in found):
        clocks = "".join(one.when.said for one in found)
        found = find(on_day(clocks, before.day), desk.content.lexicon.times, at=local)
        if not any(one.clock or one.when.part for one in found):
            return None
    when = wanted(found)
    return _moment(when) if when is not None else None


def _moment(when: When) -> Moment:
    return Moment(when.day, when.clock, when.part, when.weekdays, when.soon)


def later_said(before: Moment | None, said: Moment) -> Moment:
    """八点 after 后天: the day stays; another day takes its place, and its clock with it."""
    if before is None or (said.day and said.day != before.day):
        return said if before is None or said.clock or said.part else replace(before, day=said.day)
    return replace(before, clock=said.clock, part=None if said.clock else said.part, soon=False)
