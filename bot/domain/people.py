"""People and places as the rules see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Unit:
    """A node of the tree: micro, hamlet, village, township, county, city, province, department."""

    id: str
    parent_id: str | None
    level: str
    name: str
    short_name: str
    code: str | None = None
    landmark: str | None = None
    area_code: str | None = None
    region: str | None = None
    phones: tuple[tuple[str, str], ...] = ()  # (message key or name, number), for the phone card


@dataclass(frozen=True, slots=True)
class Household:
    """A door in a hamlet."""

    id: str
    unit_id: str
    name: str
    door: str | None = None
    landmark: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the village knows; a guest was only heard once and is not registered."""

    id: str
    unit_id: str
    name: str
    household_id: str | None = None
    called: str | None = None
    born: str | None = None  # "1948" or "1948-03" or "1948-03-09"
    sex: str | None = None  # m | f
    phone: str | None = None
    colour: str | None = None  # red | yellow | green
    lives_alone: bool = False
    pregnant: bool = False
    illness: str | None = None
    listens: bool = False
    guest: bool = False
    ended_on: str | None = None
    ended_why: str | None = None  # died | moved | asked

    @property
    def address(self) -> str:
        """What they are called when spoken of: the surname and grandmother rather than the name."""
        return self.called or self.name


def age_on(born: str | None, day: date) -> int | None:
    """Full years on `day`; with only a year or month known, the younger age is taken."""
    if not born:
        return None
    parts = [int(p) for p in born.split("-")]
    year, month, dom = parts[0], (parts[1:2] or [12])[0], (parts[2:3] or [31])[0]
    return day.year - year - ((day.month, day.day) < (month, dom))


def masked_phone(phone: str | None) -> str | None:
    """As it stands on a list: enough to know it again, too little to ring."""
    if phone is None:
        return None
    return phone[:3] + "*" * (len(phone) - 7) + phone[-4:] if len(phone) > 7 else "*" * len(phone)


def is_elder(person: Person, day: date) -> bool:
    """65 or older (the register's line for key persons)."""
    age = age_on(person.born, day)
    return age is not None and age >= 65


@dataclass(frozen=True, slots=True)
class Account:
    """A Telegram account: may speak for several people, one of them by default."""

    id: str
    bot: str
    user_id: int
    shown_name: str
    may_write: bool = False
    welcomed: bool = False


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat, a group or a supergroup; its Telegram id may change, ours does not."""

    id: str
    bot: str
    kind: str  # private | group | supergroup
    telegram_id: int
    title: str | None = None
    account_id: str | None = None
    unit_id: str | None = None
    reads_all: bool = True
    rest_until: datetime | None = None
    gone: bool = False

    @property
    def is_group(self) -> bool:
        return self.kind != "private"


@dataclass(frozen=True, slots=True)
class Tie:
    """Who stands by whom: guardian, key_holder, next_door, kin, proxy; rank 1 is asked first."""

    person_id: str
    other_id: str
    tie: str
    rank: int = 1
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """One turn of the rota."""

    unit_id: str
    role: str
    person_id: str
    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        if self.starts_at.utcoffset() is None or self.ends_at.utcoffset() is None:
            raise ValueError("a turn of the rota must carry a timezone")
