"""Nobody left out: where a household, a key person, a box or an hour has nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

RED, ALERT = "red", frozenset({"red", "yellow"})


class Lack(StrEnum):
    """What is missing, worst first."""

    HOURS = "hours"  # nobody on duty
    LIAISON = "liaison"  # households without a liaison
    DOOR = "door"  # alone or red, and nobody has the key or lives next door
    GUARDIAN = "guardian"
    KEEPER = "keeper"
    ENDING = "ending"  # the liaison's time is about to end


@dataclass(frozen=True, slots=True)
class Body:
    """A person as far as the audit looks."""

    id: str
    unit_id: str
    household_id: str | None
    colour: str | None = None
    alone: bool = False
    categories: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody who holds a liaison's role at a unit, until when, and whether they are away."""

    person_id: str
    unit_id: str
    until: date | None = None
    away: bool = False
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Hours without anybody on duty."""

    unit_id: str
    role: str
    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Rows:
    """All that is looked at of one village, loaded in a few queries."""

    parents: Mapping[str, str | None]  # unit below the village -> unit above it
    households: Mapping[str, str]  # household -> unit
    people: Collection[Body] = ()
    # person -> kind of tie -> who
    ties: Mapping[str, Mapping[str, Collection[str]]] = field(default_factory=dict)
    liaisons: Collection[Post] = ()
    boxes: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)  # id -> unit, keeper
    gaps: Collection[Gap] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing: about a unit, a person, a box; how many doors it leaves out."""

    lack: Lack
    about: str
    unit_id: str
    count: int = 1
    red: bool = False
    role: str | None = None
    begin: datetime | None = None
    end: datetime | None = None
    until: date | None = None

    @property
    def order(self) -> tuple[int, bool, int, str]:
        return (_WORST.index(self.lack), not self.red, -self.count, self.about)


_WORST = tuple(Lack)


@dataclass(frozen=True, slots=True)
class Load:
    """What one liaison answers for."""

    households: int = 0
    key_people: int = 0


def is_key(body: Body, categories: Collection[str]) -> bool:
    """Red, yellow, alone, or of a category that counts."""
    return body.colour in ALERT or body.alone or bool(body.categories & frozenset(categories))


def audit(
    rows: Rows,
    day: date,
    *,
    guardians: int = 2,
    ending: timedelta = timedelta(days=14),
    categories: Collection[str] = (),
) -> tuple[Missing, ...]:
    """Everything that is missing in a village, worst first."""
    found = [
        Missing(Lack.HOURS, gap.role, gap.unit_id, role=gap.role, begin=gap.begin, end=gap.end)
        for gap in rows.gaps
    ]
    found += _without_liaison(rows)
    for body in rows.people:
        if is_key(body, categories):
            found += _of_key_person(rows, body, guardians)
    found += [
        Missing(Lack.KEEPER, box, unit) for box, (unit, keeper) in rows.boxes.items() if not keeper
    ]
    found += _about_to_end(rows, day, ending)
    return tuple(sorted(found, key=lambda one: one.order))


def load_of(rows: Rows, categories: Collection[str] = ()) -> dict[str, Load]:
    """How much each liaison answers for; where several share a unit, each his part."""
    doors = Counter(_covered_by(rows, unit) for unit in rows.households.values())
    keys = Counter(
        _covered_by(rows, body.unit_id) for body in rows.people if is_key(body, categories)
    )
    at: dict[str | None, list[str]] = {}
    for post in rows.liaisons:
        at.setdefault(post.unit_id, []).append(post.person_id)
    found: dict[str, Load] = {}
    for unit, people in at.items():
        for person in dict.fromkeys(people):
            before = found.get(person, Load())
            share = len(set(people))
            found[person] = Load(
                before.households + -(-doors[unit] // share),
                before.key_people + -(-keys[unit] // share),
            )
    return found


def _covered_by(rows: Rows, unit_id: str) -> str | None:
    """The nearest unit up the tree that has a liaison who is there."""
    posted = {post.unit_id for post in rows.liaisons if not post.away}
    at: str | None = unit_id
    while at is not None:
        if at in posted:
            return at
        at = rows.parents.get(at)
    return None


def _without_liaison(rows: Rows) -> list[Missing]:
    covered = {unit: _covered_by(rows, unit) for unit in set(rows.households.values())}
    bare = Counter(unit for unit in rows.households.values() if covered[unit] is None)
    red = {body.unit_id for body in rows.people if body.colour == RED}
    return [Missing(Lack.LIAISON, unit, unit, n, unit in red) for unit, n in bare.items()]


def _of_key_person(rows: Rows, body: Body, guardians: int) -> list[Missing]:
    ties = rows.ties.get(body.id, {})
    red = body.colour == RED
    found: list[Missing] = []
    short = guardians - len(set(ties.get("guardian", ())))
    if short > 0:
        found.append(Missing(Lack.GUARDIAN, body.id, body.unit_id, short, red))
    if (red or body.alone) and not (ties.get("key_holder") or ties.get("next_door")):
        found.append(Missing(Lack.DOOR, body.id, body.unit_id, 1, red))
    return found


def _about_to_end(rows: Rows, day: date, ending: timedelta) -> list[Missing]:
    """Only where nobody else holds the place afterwards; who stands in ends by nature."""
    stay = {p.unit_id for p in rows.liaisons if p.until is None or p.until > day + ending}
    return [
        Missing(Lack.ENDING, post.person_id, post.unit_id, until=post.until)
        for post in rows.liaisons
        if post.until is not None and post.unit_id not in stay and not post.stands_in
    ]
