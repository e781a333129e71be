"""A village as its folder tells it: checked, frozen, ready to be written into a database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from bot.content.faults import Fault
from bot.content.village_cards import VillageCard
from bot.content.village_helpers import VillageHelpers
from bot.domain.boxes import BoxKind
from bot.domain.facilities import Facility, Part, Stop
from bot.domain.meals import Provider
from bot.domain.people import Household, Person, Tie, Unit


@dataclass(frozen=True, slots=True)
class VillageRole:
    """A role somebody holds; without a date, from the day of loading."""

    person_id: str
    role: str
    unit_id: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class VillageTurn:
    """One turn of the rota: who takes it, from the day of loading on, day by day."""

    unit_id: str
    role: str
    name: str  # day | night
    begins: time
    ends: time
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VillageBox:
    """A box with its keeper and who stands in."""

    id: str
    unit_id: str
    name: str
    place: str
    hours: str | None = None
    keeper_id: str | None = None
    deputy_id: str | None = None
    kind: BoxKind = BoxKind.BOX
    opens: str | None = None
    key_holder_id: str | None = None


@dataclass(frozen=True, slots=True)
class VillageStock:
    """What lies in a box on the day the village is loaded."""

    box_id: str
    item: str
    qty: int
    unit: str
    days: int | None = None  # usable for so many days from the day of loading
    batch: str | None = None
    logo: str | None = None


@dataclass(frozen=True, slots=True)
class VillagePlace:
    """A place with its stops and its people; `confirmed_days` before the day of loading."""

    place: Facility
    confirmed_days: int | None = None
    stops: tuple[Stop, ...] = ()
    people: tuple[tuple[str, Part], ...] = ()


@dataclass(frozen=True, slots=True)
class VillageGroup:
    """A Telegram group bound to a unit; its members have accounts."""

    telegram_id: int
    title: str
    unit_id: str
    members: tuple[str, ...] = ()
    bot_admin: bool = False


@dataclass(frozen=True, slots=True)
class VillageAccount:
    """A Telegram account; speaks for `people`, for the first where nobody is named."""

    user_id: int
    shown_name: str
    people: tuple[str, ...]
    started: bool = False


@dataclass(frozen=True, slots=True)
class Village:
    """Everything in the folder; units stand after what they belong to.

    `away` says where those who work far off are; `warnings` is what should be put right but
    does not stand in the way.
    """

    units: tuple[Unit, ...] = ()
    households: tuple[Household, ...] = ()
    people: tuple[Person, ...] = ()
    roles: tuple[VillageRole, ...] = ()
    ties: tuple[Tie, ...] = ()
    turns: tuple[VillageTurn, ...] = ()
    boxes: tuple[VillageBox, ...] = ()
    stock: tuple[VillageStock, ...] = ()
    groups: tuple[VillageGroup, ...] = ()
    accounts: tuple[VillageAccount, ...] = ()
    places: tuple[VillagePlace, ...] = ()
    providers: tuple[Provider, ...] = ()
    helpers: VillageHelpers = field(default_factory=VillageHelpers)
    cards: tuple[VillageCard, ...] = ()
    away: tuple[tuple[str, str], ...] = ()  # (person id, where)
    warnings: tuple[Fault, ...] = ()
