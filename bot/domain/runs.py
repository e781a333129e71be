"""Handing out by list: who stands on it, which stages a line goes through, how many kits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.dispensing import Way, judge
from bot.domain.medicines import Medicine
from bot.domain.people import Person, age_on
from bot.domain.takers import Taker

MONTHS_A_YEAR = 12
ELDER = 65


class RunKind(StrEnum):
    """What sort of list it is."""

    KIT = "kit"  # packed, loaded, given
    ENTITLEMENT = "entitlement"  # a person a line
    LIST = "list"  # a door a line


class RunState(StrEnum):
    """Where a list as a whole is."""

    ASKED = "asked"  # the keeper has not said yes
    OPEN = "open"
    CLOSED = "closed"
    DROPPED = "dropped"


class Stage(StrEnum):
    """Where one line is."""

    TODO = "todo"
    PACKED = "packed"
    LOADED = "loaded"
    GIVEN = "given"
    REFUSED = "refused"
    AWAY = "away"
    DOCTOR = "doctor"


# What may be said of a line at the door; a kit has to be on the way first.
AT_THE_DOOR = (Stage.GIVEN, Stage.REFUSED, Stage.AWAY)
_OPEN_LINES = {
    RunKind.KIT: (Stage.LOADED, Stage.AWAY),
    RunKind.ENTITLEMENT: (Stage.TODO, Stage.AWAY),
    RunKind.LIST: (Stage.TODO, Stage.AWAY),
}


@dataclass(frozen=True, slots=True)
class Part:
    """So many of a thing in one kit, or for one line."""

    item: str
    qty: int
    unit: str
    stocked: bool = True


@dataclass(frozen=True, slots=True)
class Kit:
    """A bundle with a name: its parts, and what is read to whoever gets it."""

    code: str
    name: str
    parts: tuple[Part, ...]
    leaflet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a list is for: any of these sorts, within these ages, so many doors at most."""

    who: tuple[str, ...] = ("all",)
    over: int | None = None
    under: int | None = None
    most: int | None = None

    def text(self) -> str:
        """As it is kept."""
        ages = f"{self.over or ''}-{self.under or ''}"
        return f"{'+'.join(self.who)};{ages};{self.most or ''}"


def read_audience(text: str) -> Audience:
    """As `Audience.text` wrote it."""
    who, ages, most = text.split(";")
    over, _, under = ages.partition("-")
    return Audience(
        tuple(who.split("+")),
        int(over) if over else None,
        int(under) if under else None,
        int(most) if most else None,
    )


@dataclass(frozen=True, slots=True)
class Run:
    """One list."""

    id: str
    number: str
    kind: RunKind
    unit_id: str
    box_id: str
    item: str
    qty: int
    audience: str
    state: RunState
    opened_at: datetime
    by_id: str | None = None
    donation_id: str | None = None
    loaded_by: str | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One door or person on a list."""

    run_id: str
    line: int
    household_id: str
    stage: Stage
    changed_at: datetime
    person_id: str | None = None
    by_id: str | None = None
    mark: str | None = None  # why a doctor looks first, or `again`


def fits(person: Person, audience: Audience, today: date) -> bool:
    """Whether somebody is meant: lives there, is of one of the sorts, is of that age."""
    if person.guest or person.ended_on is not None or person.household_id is None:
        return False
    if not any(_is(person, sort, today) for sort in audience.who):
        return False
    if audience.over is None and audience.under is None:
        return True
    age = age_on(person.born, today)
    if age is None:
        return False
    return (audience.over or 0) <= age and (audience.under is None or age <= audience.under)


def _is(person: Person, sort: str, today: date) -> bool:
    age = age_on(person.born, today)
    return {
        "all": True,
        "elder": age is not None and age >= ELDER,
        "red": person.colour == "red",
        "colour": person.colour in ("red", "yellow"),
        "alone": person.lives_alone,
        "pregnant": person.pregnant,
        "ill": person.illness is not None,
    }.get(sort, False)


def persons(people: Iterable[Person], audience: Audience, today: date) -> tuple[Person, ...]:
    """Everybody who is meant, door by door, each once."""
    found = {p.id: p for p in people if fits(p, audience, today)}
    return tuple(found.values())[: audience.most]


def doors(people: Iterable[Person], audience: Audience, today: date) -> tuple[str, ...]:
    """Every door behind which somebody is meant, each once, in the order given."""
    found = [p.household_id for p in people if fits(p, audience, today) and p.household_id]
    return tuple(dict.fromkeys(found))[: audience.most]


def packable(kit: Sequence[Part], there: Mapping[str, int]) -> int:
    """How many whole kits the shelf allows."""
    return min((there.get(p.item, 0) // p.qty for p in kit if p.stocked), default=0)


def missing(kit: Sequence[Part], there: Mapping[str, int], wanted: int) -> tuple[Part, ...]:
    """What is lacking for so many kits, and how many of it."""
    short = [(p, p.qty * wanted - there.get(p.item, 0)) for p in kit if p.stocked]
    return tuple(Part(p.item, lack, p.unit) for p, lack in short if lack > 0)


def may_mark(kind: RunKind, stage: Stage, to: Stage) -> bool:
    """Whether a line may go there: nobody gets it twice, what is on no way is given by nobody."""
    return to in AT_THE_DOOR and stage in _OPEN_LINES[kind] and stage is not to


def is_open(kind: RunKind, stage: Stage) -> bool:
    """Whether somebody still has to go to that door."""
    return stage in _OPEN_LINES[kind]


def next_line(kind: RunKind, lines: Sequence[Line]) -> Line | None:
    """Who comes next: first who was not tried, then who was away."""
    waiting = [one for one in lines if is_open(kind, one.stage)]
    return min(waiting, key=lambda one: (one.stage is Stage.AWAY, one.line), default=None)


def for_the_doctor(
    thing: Medicine,
    person: Person,
    illness: Mapping[str, Sequence[str]],
    today: date,
    now: datetime,
) -> str | None:
    """Why a doctor looks first, by the register alone; whoever gives it asks the rest."""
    age = age_on(person.born, today)
    if person.illness:
        known = [c for c, words in illness.items() if any(w in person.illness for w in words)]
        against = [code for code in known if code in thing.dosing.avoid]
        if against:
            return against[0]
    taker = Taker(
        age_months=None if age is None else age * MONTHS_A_YEAR,
        pregnant=person.pregnant,
        flagged=False,
        chronic=person.illness is not None,
    )
    verdict = judge(thing, taker, 1, now)
    return verdict.why[0] if verdict.way in (Way.DOCTOR, Way.NEVER) and verdict.why else None
