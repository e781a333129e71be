"""What the register knows of some villages, by everything a line may be found by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.content.roster import RosterForm
from bot.domain.people import Household, Person, Unit
from bot.store import places, roster
from bot.store.database import Work
from bot.store.work import Row

HAMLETS = ("hamlet", "micro")
VILLAGE = "village"


@dataclass(slots=True)
class Tree:
    """All places, and how they are called on lists."""

    units: dict[str, Unit]
    form: RosterForm
    children: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, units: Iterable[Unit], form: RosterForm) -> Tree:
        tree = cls({unit.id: unit for unit in units}, form)
        for unit in tree.units.values():
            if unit.parent_id is not None:
                tree.children.setdefault(unit.parent_id, []).append(unit.id)
        return tree

    def below(self, unit_id: str) -> list[str]:
        """The unit itself and everything below it."""
        found = [unit_id]
        for id in found:
            found.extend(self.children.get(id, ()))
        return found

    def above(self, unit_id: str) -> Iterator[str]:
        """The unit itself, what it belongs to, and so on up to the root."""
        at: str | None = unit_id
        while at is not None:
            yield at
            at = self.units[at].parent_id

    def village_of(self, unit_id: str) -> str:
        """The village it lies in; itself where it lies above them all."""
        at: str | None = unit_id
        while at is not None and self.units[at].level != VILLAGE:
            at = self.units[at].parent_id
        return at or unit_id

    def plain(self, name: str) -> str:
        """Without spaces, and without the word for village, group or hamlet at the end."""
        short = name.replace(" ", "")
        for ending in self.form.unit_endings:
            if short.endswith(ending) and len(short) > len(ending) + 1:
                return short[: -len(ending)]
        return short

    def called(self, unit: Unit, name: str) -> bool:
        """Whether a name on a list means this place."""
        if name in (unit.id, unit.code, unit.name, unit.short_name):
            return True
        return self.plain(name) in (self.plain(unit.name), self.plain(unit.short_name))


@dataclass(slots=True)
class Register:
    """People and doors of some villages as they are now; a plan adds to it what it will write."""

    tree: Tree
    people: dict[str, Person] = field(default_factory=dict)
    named: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    households: dict[str, Household] = field(default_factory=dict)
    doors: dict[tuple[str, str], str] = field(default_factory=dict)
    heads: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    cards: dict[str, Row] = field(default_factory=dict)
    tags: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    ties: dict[str, dict[tuple[str, str], int]] = field(default_factory=lambda: defaultdict(dict))
    roles: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    keys: dict[tuple[str, str], str] = field(default_factory=dict)
    villages: set[str] = field(default_factory=set)

    def add_person(self, person: Person) -> None:
        """Found from now on by village and name."""
        self.people[person.id] = person
        place = self.tree.village_of(person.unit_id)
        for name in {person.name, person.called or person.name}:
            self.named[place, name].append(person.id)

    def add_household(self, household: Household) -> None:
        self.households[household.id] = household
        if household.door:
            self.doors[household.unit_id, self.plain_door(household.unit_id, household.door)] = (
                household.id
            )
        self.heads[household.unit_id, self.plain_head(household.name)].append(household.id)

    def plain_door(self, unit_id: str, door: str) -> str:
        """A door's number with the hamlet's name and without it are one door of that hamlet."""
        short = door.replace(" ", "")
        unit = self.tree.units[unit_id]
        village = self.tree.units[self.tree.village_of(unit_id)]
        for name in (village.name, village.short_name, unit.name, unit.short_name):
            if short.startswith(name) and len(short) > len(name):
                short = short[len(name) :]
                for ending in self.tree.form.unit_endings:
                    short = short.removeprefix(ending) or short
        return short

    def plain_head(self, name: str) -> str:
        """With the word for home after the head's name or without, it is one household."""
        short = name.replace(" ", "")
        for ending in self.tree.form.household_endings:
            if short.endswith(ending) and len(short) > len(ending) + 1:
                return short[: -len(ending)]
        return short

    def called(self, village: str, name: str) -> list[Person]:
        """Everybody of a village with this name who is still there."""
        found = [self.people[id] for id in self.named.get((village, name), ())]
        return [person for person in found if person.ended_why is None]


async def load_register(work: Work, tree: Tree, villages: Iterable[str], day: date) -> Register:
    """A few reads a unit, whatever the size of the list."""
    register = Register(tree)
    for village in sorted(set(villages)):
        register.villages.add(village)
        for key, person_id in (await roster.keys_of(work, village)).items():
            register.keys[village, key] = person_id
        for unit_id in tree.below(village):
            await _load_unit(work, register, unit_id, day)
    # Whoever is named on a list may work above: the township, its departments, the county.
    higher = {id for village in register.villages for id in tree.above(village)}
    for unit_id in sorted(higher - register.villages):
        departments = [c for c in tree.children[unit_id] if tree.units[c].level == "department"]
        for id in (unit_id, *departments):
            for person in await roster.people_of(work, id):
                register.add_person(person)
    return register


async def _load_unit(work: Work, register: Register, unit_id: str, day: date) -> None:
    for household in await places.households_of_unit(work, unit_id):
        register.add_household(household)
    for person in await roster.people_of(work, unit_id):
        register.add_person(person)
    for card in await roster.cards_of(work, unit_id):
        register.cards[card["person_id"]] = card
    for tag in await roster.tags_of(work, unit_id, day):
        register.tags[tag["person_id"]].add(tag["tag"])
    for tie in await roster.ties_of(work, unit_id):
        register.ties[tie["person_id"]][tie["tie"], tie["other_id"]] = tie["rank"]
    for role in await roster.roles_of(work, unit_id, day):
        register.roles[role["person_id"]].add((role["role"], role["unit_id"]))
