"""What is said about a ride that is wanted: why, who, with what, till when and how back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.understanding.ride_back import two_way
from bot.understanding.ride_desk import desk
from bot.understanding.ride_named import wants_named
from bot.understanding.ride_people import carried, child_seat, companions, infectious, wheelchair
from bot.understanding.ride_purposes import purpose
from bot.understanding.ride_series import series
from bot.understanding.ride_text import plain
from bot.understanding.ride_times import hours
from bot.understanding.times.words import TimeWords


@dataclass(frozen=True, slots=True)
class RideWords:
    """Only what is said; what is not is None or empty."""

    # A code of PURPOSES: dialysis chemo prenatal visit discharge vaccination medicine …
    purpose: str | None = None
    # Those who go along, besides whom the ride is for.
    companions: int | None = None
    # Everybody who is to be carried, companions counted, a wheelchair not.
    seats: int | None = None
    wheelchair: bool = False
    infectious: bool | None = None
    child_seat: bool = False
    two_way: bool | None = None
    # From when till when they may leave.
    window: tuple[time, time] | None = None
    # When they must be there, as against when they leave.
    appointment: time | None = None
    # What a volunteer's car must not carry: oxygen stretcher drip unconscious ventilator.
    desk: tuple[str, ...] = ()
    # A series: its weekdays from Monday 0, its last day, the days left out.
    every: tuple[int, ...] = ()
    until: date | None = None
    except_days: tuple[date, ...] = ()
    # Its first day, where that is later than today.
    since: date | None = None
    # Whom they ask for by name: 老赵, 赵卫国.
    wants_named: str | None = None


def read_ride_words(
    text: str,
    at: datetime,
    destination: str | None = None,
    *,
    words: TimeWords,
    region: str | None = None,
) -> RideWords:
    """The reading of one message at that local time."""
    said = plain(text)
    beside = companions(said)
    clocks = hours(said, at, words, region)
    again = series(said, at, words, region)
    return RideWords(
        purpose=purpose(said, destination),
        companions=beside,
        seats=carried(said, beside),
        wheelchair=wheelchair(said),
        infectious=infectious(said),
        child_seat=child_seat(said),
        two_way=two_way(said),
        window=clocks.window,
        appointment=clocks.appointment,
        desk=desk(said),
        every=again.every,
        until=again.until,
        except_days=again.except_days,
        since=again.since,
        wants_named=wants_named(said),
    )
