"""Places people go to or ring: what sort, when open, who answers; buses with stops and times."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.boxes import DAYS, Box


class FacilityKind(StrEnum):
    """What sort of place it is."""

    CLINIC = "clinic"  # 卫生室
    HOSPITAL_TOWNSHIP = "hospital_township"  # 卫生院
    HOSPITAL_COUNTY = "hospital_county"  # 县医院
    PHARMACY = "pharmacy"  # 药店
    WATCH_POINT = "watch_point"  # 守望点
    STATION = "station"  # 驿站: water, charging, umbrellas
    CANTEEN = "canteen"  # 食堂
    MEAL_POINT = "meal_point"  # 助餐点
    RESTAURANT = "restaurant"  # 饭店
    SHOP = "shop"  # 小卖部
    SUPPLIER = "supplier"  # 供应商: 农资 and the like
    CARE_HOME = "care_home"  # a home for the old
    LIVESTOCK = "livestock"  # 畜牧站
    BUS = "bus"  # 班车
    TAXI = "taxi"  # 付费车


HOSPITALS = frozenset({FacilityKind.HOSPITAL_TOWNSHIP, FacilityKind.HOSPITAL_COUNTY})
# Somebody ill is sent to these.
MEDICAL = HOSPITALS | {FacilityKind.CLINIC}
# Nobody rides there: they come by themselves.
MOVING = frozenset({FacilityKind.BUS, FacilityKind.TAXI})


class Part(StrEnum):
    """What somebody is to a place."""

    STAFF = "staff"
    RESIDENT = "resident"


@dataclass(frozen=True, slots=True)
class Facility:
    """One place of the directory, or one bus line, or one paid car."""

    id: str
    unit_id: str
    kind: FacilityKind
    name: str
    aliases: tuple[str, ...] = ()
    address: str | None = None  # with a landmark
    opens: str | None = None  # as of boxes: mon-fri 08:00-17:00; None: nobody wrote it down
    phone: str | None = None
    answers_id: str | None = None  # who picks up, as far as the register knows them
    answers: str | None = None  # who picks up, in words
    green_channel: bool = False
    green_contact: str | None = None  # whom to ring directly: name and phone
    offers: str | None = None  # what it does
    steps: tuple[str, ...] = ()  # how somebody sent there is received: 首诊, 接诊, 转诊
    keeper_id: str | None = None
    last_confirmed: date | None = None
    asked_on: date | None = None  # when the keeper was last asked whether all this is so

    @property
    def point(self) -> Box:
        """As a point with opening hours."""
        return Box(self.id, self.unit_id, self.name, self.address or "", opens=self.opens)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of one run of a bus line."""

    facility_id: str
    run: int
    position: int
    name: str
    at: time
    days: str  # mon-sun, mon-fri, sat
    unit_id: str | None = None  # the unit whose people get on here


@dataclass(frozen=True, slots=True)
class Departure:
    """A bus that can be taken: where and when one gets on, where and when one gets off."""

    facility_id: str
    stop: str
    leaves: datetime
    to: str
    arrives: datetime


def read_days(text: str) -> tuple[int, ...]:
    """`mon-fri`, `sat`, `sat,sun`; ValueError for anything else."""
    found: list[int] = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if first not in DAYS or (dash and last not in DAYS):
            raise ValueError(f"days are like mon-fri or sat,sun, not '{text}'")
        begin, end = DAYS.index(first), DAYS.index(last or first)
        found += range(begin, end + 1) if begin <= end else (*range(begin, 7), *range(end + 1))
    return tuple(sorted(set(found)))


def departures(
    stops: Iterable[Stop],
    here: Collection[str],
    there: Collection[str],
    after: datetime,
    zone: ZoneInfo,
    days: int = 2,
) -> tuple[Departure, ...]:
    """Every bus from a stop of `here` to a later stop of `there`, earliest first.

    Looks at the local day of `after` and as many following as make up `days`.
    """
    runs: dict[tuple[str, int], list[Stop]] = {}
    for stop in stops:
        runs.setdefault((stop.facility_id, stop.run), []).append(stop)
    today = after.astimezone(zone).date()
    found: list[Departure] = []
    for run in runs.values():
        ends = _ends(sorted(run, key=lambda stop: stop.position), here, there)
        if ends is None:
            continue
        for day in (today + timedelta(days=n) for n in range(days)):
            leaves = _moment(day, ends[0].at, zone)
            if day.weekday() in read_days(ends[0].days) and leaves >= after:
                arrives = _moment(day, ends[1].at, zone)
                line = ends[0].facility_id
                found.append(Departure(line, ends[0].name, leaves, ends[1].name, arrives))
    return tuple(sorted(found, key=lambda one: (one.leaves, one.facility_id)))


def _ends(
    run: list[Stop], here: Collection[str], there: Collection[str]
) -> tuple[Stop, Stop] | None:
    """Where one gets on and off: the first stop of `here`, the first of `there` behind it."""
    for on in run:
        behind = (s for s in run if s.position > on.position and s.unit_id in there)
        off = next(behind, None) if on.unit_id in here else None
        if off is not None:
            return on, off
    return None


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def asks_keeper(place: Facility, today: date, every: timedelta) -> bool:
    """Whether who keeps it is asked today if all is still so: never twice within `every`."""
    if place.keeper_id is None:
        return False
    last = max((day for day in (place.last_confirmed, place.asked_on) if day), default=None)
    return last is None or today - last >= every


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """data/referral.yaml: the numbers of the directory, which a village may change."""

    confirm_every: timedelta = timedelta(days=90)  # a keeper is asked so often if all is still so
    confirm_at: str = "10:00"
    correct_within: timedelta = timedelta(minutes=30)  # what was read back may be said yes to
    ask_after: timedelta = timedelta(hours=20)  # who was sent without a ride is asked how it went
    answer_within: timedelta = timedelta(days=7)  # words that tell how it went are of that visit
