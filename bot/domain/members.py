"""Coming in and leaving: what the family may hear, consent, reports of a death. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.roles import Held, may


class News(StrEnum):
    """What somebody lets their family hear."""

    ALL = "all"
    SAFE = "safe"  # only that all is well
    NONE = "none"


class ReportState(StrEnum):
    """How far it is clear that somebody died."""

    ASKED = "asked"
    ONCE = "once"  # one person has said so
    CONFIRMED = "confirmed"
    NO = "no"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class DeathReport:
    """Words of death, from the first word to two who confirm it."""

    id: str
    unit_id: str
    heard_at: datetime
    person_id: str | None = None
    household_id: str | None = None
    state: ReportState = ReportState.ASKED
    first_by: str | None = None
    first_at: datetime | None = None
    second_by: str | None = None
    second_at: datetime | None = None
    wider: bool = False
    over_at: datetime | None = None

    @property
    def open(self) -> bool:
        return self.state in (ReportState.ASKED, ReportState.ONCE)


@dataclass(frozen=True, slots=True)
class Absence:
    """Away for a while."""

    id: str
    person_id: str
    since: date
    until: date | None
    by_id: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says whose family they are."""

    id: str
    account_id: str
    parent_id: str
    kin: str
    name: str | None
    state: str  # asked | yes | no


@dataclass(frozen=True, slots=True)
class Link:
    """A deep link that somebody made."""

    token: str
    purpose: str
    facts: tuple[tuple[str, str], ...]
    expires_at: datetime | None = None
    many: bool = False
    made_by: str | None = None
    unit_id: str | None = None


@dataclass(frozen=True, slots=True)
class MemberRules:
    """data/consent.yaml."""

    version: str = "1"
    consent_after: timedelta = timedelta(minutes=20)
    silent_guest: timedelta = timedelta(days=7)
    guest_after: timedelta = timedelta(minutes=30)
    wider_after: timedelta = timedelta(hours=3)
    waits: timedelta = timedelta(hours=48)
    funeral_days: int = 3
    undo: timedelta = timedelta(days=30)
    news_at: time = time(19, 30)
    link_days: int = 30
    role_link_days: int = 2
    link_roles: tuple[str, ...] = ("volunteer", "driver", "keeper", "liaison")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line about one person, as far as it was said."""

    name: str | None = None
    born: str | None = None
    door: str | None = None
    hamlet: str | None = None
    phone: str | None = None
    sex: str | None = None
    illness: str | None = None
    alone: bool = False
    unread: tuple[str, ...] = field(default_factory=tuple)

    def over(self, before: Entry) -> Entry:
        """This said after `before`: what is said again replaces it."""
        return Entry(
            name=self.name or before.name,
            born=self.born or before.born,
            door=self.door or before.door,
            hamlet=self.hamlet or before.hamlet,
            phone=self.phone or before.phone,
            sex=self.sex or before.sex,
            illness=self.illness or before.illness,
            alone=self.alone or before.alone,
            unread=self.unread,
        )


def gives_who_one_is(held: tuple[Held, ...], maker: tuple[Held, ...], has_account: bool) -> bool:
    """Whether the link of a house makes somebody this person at once.

    Many may open such a link, so it gives no role away: only who could name people to roles
    there gives it out for that, and only to who has no account yet.
    """
    return not held or (may(maker, "name_roles") and not has_account)
