"""What drivers and passengers say along a ride, about their time, their health and their car."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from bot.understanding.times.words import TimeWords

Step = Literal[
    "on_the_way", "near", "boarded", "there", "ready", "home", "no_show", "late", "running_late"
]  # fmt: skip
Unfit = Literal["ill", "drowsy", "alcohol", "tired"]


@dataclass(frozen=True, slots=True)
class Span:
    """A day or a part of it; without clocks the whole day."""

    day: date
    begin: time | None = None
    end: time | None = None


@dataclass(frozen=True, slots=True)
class DriverWords:
    """Only what is said; what is not is None or empty."""

    step: Step | None = None
    # Of `near`, `late` and `running_late`.
    minutes: int | None = None
    # The answer to being asked.
    yes: bool | None = None
    # Parts that are possible and parts that are not: out back meal people goods.
    can: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    # 只能坐一个
    seats: int | None = None
    # Days, or parts of days, on which they cannot or can.
    off: tuple[Span, ...] = ()
    on: tuple[Span, ...] = ()
    # 从下周一起又行了
    back_from: date | None = None
    # 每周一三五上午能跑: "mon 08:00-12:00; wed 08:00-12:00; fri 08:00-12:00"
    opens: str | None = None
    # 晚上也行, 晚上不跑
    night: bool | None = None
    unfit: Unfit | None = None
    well: bool = False


@dataclass(frozen=True, slots=True)
class Car:
    """A car that is registered; `seats` are for passengers."""

    seats: int | None = None
    what: str = ""  # 五菱面包车
    plate: str | None = None
    wheelchair: bool = False
    oxygen: bool = False
    child_seat: bool = False
    stretcher: bool = False
    truck: bool = False
    night: bool = False


def read_driver_words(
    text: str, at: datetime, *, words: TimeWords, region: str | None = None
) -> DriverWords:
    """The reading of one message at that local time."""
    return DriverWords()


def read_car(text: str) -> Car | None:
    """The car somebody registers; None where no car is told."""
    return None
