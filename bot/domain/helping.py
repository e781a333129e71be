"""Who may be asked to help: who rests, who said no today, what counts as a skill, teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.boxes import read_opening
from bot.domain.drivers import Driver


class RestWhy(StrEnum):
    """Why somebody is left alone; nobody is asked for more than this."""

    REST = "rest"
    UNWELL = "unwell"
    DROWSY = "drowsy"  # took a medicine that makes drowsy
    DRANK = "drank"

    @property
    def of_health(self) -> bool:
        return self is not RestWhy.REST


class TeamKind(StrEnum):
    """Who helps together."""

    TEAM = "team"  # the squad that takes medicine round
    ORGANISATION = "organisation"  # member as a whole, reached through one person
    FLEET = "fleet"  # cars from outside that help a village for some days


class OrganisationSort(StrEnum):
    """What sort of organisation a member is."""

    LEAGUE = "league"  # 群团
    CHARITY = "charity"
    SOCIAL_WORK = "social_work"
    FIRM = "firm"
    TWINNED = "twinned"  # a unit twinned with the village
    HOSPITAL = "hospital"


@dataclass(frozen=True, slots=True)
class Rest:
    """A span in which somebody is left alone; without an end until they say so."""

    id: str
    person_id: str
    why: RestWhy
    since: datetime
    until: datetime | None = None
    ask_at: datetime | None = None  # asked once then whether they are well again
    asked_at: datetime | None = None
    ended_at: datetime | None = None

    def holds_at(self, moment: datetime) -> bool:
        ended = self.ended_at is not None and self.ended_at <= moment
        return not ended and self.since <= moment and (self.until is None or moment < self.until)


@dataclass(frozen=True, slots=True)
class Team:
    """A team, an organisation or a fleet."""

    id: str
    kind: TeamKind
    unit_id: str
    name: str
    sort: OrganisationSort | None = None
    contact_id: str | None = None
    contact: str | None = None  # how one without anybody in the register is reached
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TeamPlace:
    """Where a team helps, both days counted; without an end until told."""

    team_id: str
    unit_id: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)


def left_alone(driver: Driver, today: date) -> bool:
    """NO once and left alone for the day; who is off is not asked either."""
    return driver.off or driver.said_no_on == today


def in_hours(opens: str | None, moment: datetime, zone: ZoneInfo) -> bool:
    """Whether a moment lies in somebody's hours of the week; without any, every moment does."""
    if opens is None:
        return True
    local = moment.astimezone(zone)
    return any(
        local.weekday() in span.days and span.begin <= local.time() < span.end
        for span in read_opening(opens)
    )


def end_of_day(moment: datetime, zone: ZoneInfo, days: int = 0) -> datetime:
    """Midnight after the local day of the moment, or after a day so many days later."""
    day = moment.astimezone(zone).date() + timedelta(days=days + 1)
    return datetime.combine(day, time(0), zone)


def end_of_week(moment: datetime, zone: ZoneInfo) -> datetime:
    """Midnight after the Sunday to come."""
    return end_of_day(moment, zone, 6 - moment.astimezone(zone).weekday())


@dataclass(frozen=True, slots=True)
class SkillKind:
    """One line of the skills in data/helping.yaml."""

    code: str
    name: str
    words: tuple[str, ...] = ()
    medical: bool = False  # counts once somebody who knows it has said so


def ask_again_at(
    why: RestWhy, now: datetime, ask_after: Mapping[RestWhy, timedelta]
) -> datetime | None:
    """When somebody who is not fit is asked once how they are."""
    pause = ask_after.get(why)
    return now + pause if pause else None
