"""Who can drive, and with what: cars, hours, and whether somebody may take the wheel today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A car of a driver or an organisation; `seats` are for passengers."""

    id: str
    owner_id: str
    seats: int
    what: str = ""  # make and kind
    plate: str | None = None  # shown to the passenger alone
    wheelchair: bool = False
    stretcher: bool = False
    oxygen: bool = False
    child_seat: bool = False
    truck: bool = False
    night: bool = False  # may be asked by night


@dataclass(frozen=True, slots=True)
class Driver:
    """A driver as matching sees them at one moment."""

    person_id: str
    units: tuple[str, ...]  # where the role is held: hamlet, then village, then township
    vehicle: Vehicle | None = None
    opens: str | None = None  # weekly hours as of boxes: mon-fri 08:00-17:00; None: any waking hour
    off: bool = False  # /off, ill, drowsy medicine, not able on the day in question
    trips_today: int = 0
    asked_at: datetime | None = None  # the last time asked for anything
    said_no_on: date | None = None  # NO once and left alone for that day
