"""Reports that were confirmed, in all their versions, and the sum of many villages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.reports import ReportRules


class Standing(StrEnum):
    """How a village stands with its report of a day."""

    WAITING = "waiting"  # the hour has not come
    MISSING = "missing"  # red; never a zero
    ON_TIME = "on_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Filed:
    """A version that was confirmed; later ones are beside it, none is edited away."""

    unit_id: str
    day: date
    version: int
    figures: Mapping[str, int]
    changed: Mapping[str, int]
    zero: bool
    late: bool
    at: datetime
    by_id: str | None = None
    by_role: str | None = None
    why_said: str | None = None
    first_at: datetime | None = None
    first_late: bool = False

    @property
    def corrected(self) -> bool:
        return self.version > 1


def standing(filed: Filed | None, now: datetime, due: datetime) -> Standing:
    if filed is not None:
        return Standing.LATE if filed.first_late else Standing.ON_TIME
    return Standing.MISSING if now >= due else Standing.WAITING


@dataclass(frozen=True, slots=True)
class Rollup:
    """Villages summed: what was said, by how many; a missing one adds nothing and is named."""

    figures: Mapping[str, int]
    units: int
    reported: int
    zero: int
    late: int
    corrected: int
    missing: tuple[str, ...]


def roll_up(units: Iterable[str], filed: Mapping[str, Filed], rules: ReportRules) -> Rollup:
    """The latest version of every village; silence is never counted as nothing."""
    units = tuple(units)
    there = [filed[unit] for unit in units if unit in filed]
    sums = {
        one.code: sum(report.figures.get(one.code, 0) for report in there) for one in rules.figures
    }
    return Rollup(
        figures=sums,
        units=len(units),
        reported=len(there),
        zero=sum(report.zero for report in there),
        late=sum(report.first_late for report in there),
        corrected=sum(report.corrected for report in there),
        missing=tuple(unit for unit in units if unit not in filed),
    )


def summed(parts: Iterable[Rollup]) -> Rollup:
    """Several as one."""
    parts = tuple(parts)
    codes = dict.fromkeys(code for part in parts for code in part.figures)
    return Rollup(
        figures={code: sum(part.figures.get(code, 0) for part in parts) for code in codes},
        units=sum(p.units for p in parts),
        reported=sum(p.reported for p in parts),
        zero=sum(p.zero for p in parts),
        late=sum(p.late for p in parts),
        corrected=sum(p.corrected for p in parts),
        missing=tuple(unit for p in parts for unit in p.missing),
    )
