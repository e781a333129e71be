"""What drivers and passengers say along a ride, about their time, their health and their car."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.understanding.driver_answers import answer
from bot.understanding.driver_car import Car, read_car
from bot.understanding.driver_health import Unfit, unfit, well
from bot.understanding.driver_steps import Step, minutes, step
from bot.understanding.driver_times import Span, availability
from bot.understanding.ride_text import plain
from bot.understanding.times.words import TimeWords

__all__ = [
    "Car", "DriverWords", "Span", "Step", "Unfit", "read_car", "read_driver_words", "read_unfit",
]  # fmt: skip

_TIMED = ("near", "late", "running_late")


@dataclass(frozen=True, slots=True)
class DriverWords:
    """Only what is said; what is not is None or empty."""

    step: Step | None = None
    # Of `near`, `late` and `running_late`.
    minutes: int | None = None
    # The answer to being asked; None where it is yes to a part only.
    yes: bool | None = None
    # Parts that are possible and parts that are not: out back meal people goods wheelchair.
    can: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    # 只能坐一个
    seats: int | None = None
    # Days, or parts of days, on which they cannot or can.
    off: tuple[Span, ...] = ()
    on: tuple[Span, ...] = ()
    # 从下周一起又行了; 明天起不跑了, 暂时不跑
    back_from: date | None = None
    off_since: date | None = None
    # 每周一三五上午能跑: "mon 08:00-12:00; wed 08:00-12:00; fri 08:00-12:00"
    opens: str | None = None
    # 晚上也行, 晚上不跑
    night: bool | None = None
    unfit: Unfit | None = None
    well: bool = False


def read_unfit(text: str) -> Unfit | None:
    """Why somebody who says so had better not drive."""
    return unfit(plain(text))


def read_driver_words(
    text: str, at: datetime, *, words: TimeWords, region: str | None = None
) -> DriverWords:
    """The reading of one message at that local time."""
    said = plain(text)
    told, free = answer(said), availability(said, at, words, region)
    where = step(said)
    return DriverWords(
        step=where,
        minutes=minutes(said) if where in _TIMED else None,
        # 周一到周五能跑,晚上不跑 tells hours, and answers nothing.
        yes=None if free.opens or (free.on and not free.off) else told.yes,
        can=told.can,
        cannot=told.cannot,
        seats=told.seats,
        off=free.off,
        on=free.on,
        back_from=free.back_from,
        off_since=free.off_since,
        opens=free.opens,
        night=free.night,
        unfit=unfit(said),
        well=well(said),
    )
