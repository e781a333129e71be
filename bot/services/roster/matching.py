"""Which place, which door and which person of the register a line means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.people import Household, Person, Unit
from bot.services.roster.lines import Line
from bot.services.roster.register import HAMLETS, VILLAGE, Register, Tree

ENDS = frozenset({"moved", "died", "asked"})
LOOKS_FURTHER = frozenset({*ENDS, "move", "replace"})


class Unmatched(Exception):
    """What the line says leads to nothing, or to several: column, key of the sentence, choices."""

    def __init__(self, column: str, key: str, choices: str = "") -> None:
        super().__init__(key)
        self.column, self.key, self.choices = column, key, choices


@dataclass(slots=True)
class Placing:
    """Finds places by name, within what the list is for; each question is answered once."""

    tree: Tree
    root: str | None
    _known: dict[tuple[str | None, str | None], str]

    @classmethod
    def within(cls, tree: Tree, root: str | None) -> Placing:
        return cls(tree, root, {})

    def unit_of(self, line: Line) -> str:
        """The hamlet of a line; Unmatched where it is not clear."""
        asked = line.text("village"), line.text("hamlet")
        if asked not in self._known:
            self._known[asked] = self._find(*asked)
        return self._known[asked]

    def _find(self, village: str | None, hamlet: str | None) -> str:
        roots = self._villages(village)
        if hamlet is None:
            return self._only(roots)
        units = [self.tree.units[id] for root in roots for id in self.tree.below(root)]
        found = _called(self.tree, units, hamlet, HAMLETS)
        if not found:
            found = _called(self.tree, units, self._without_village(roots, hamlet), HAMLETS)
        if len(found) != 1:
            names = "、".join(u.name for u in units if u.level in HAMLETS)
            key = "no_such_hamlet" if not found else "several_hamlets"
            raise Unmatched("hamlet", key, names[:80])
        return found[0].id

    def _villages(self, name: str | None) -> list[str]:
        ids = self.tree.below(self.root) if self.root else list(self.tree.units)
        units = [self.tree.units[id] for id in ids]
        if name is not None:
            found = _called(self.tree, units, name, (VILLAGE,))
            if len(found) != 1:
                names = "、".join(u.name for u in units if u.level == VILLAGE)
                raise Unmatched("village", "no_such_village", names[:80])
            return [found[0].id]
        if self.root is not None:
            return [self.root]
        return [unit.id for unit in units if unit.level == VILLAGE]

    def _only(self, roots: list[str]) -> str:
        """Without a hamlet: the only one there is."""
        hamlets = [
            id for root in roots for id in self.tree.below(root)
            if self.tree.units[id].level in HAMLETS
        ]  # fmt: skip
        if len(hamlets) == 1:
            return hamlets[0]
        if len(roots) == 1 and not hamlets:
            return roots[0]
        names = "、".join(self.tree.units[id].name for id in hamlets)
        raise Unmatched("hamlet", "no_hamlet", names[:80])

    def _without_village(self, roots: list[str], hamlet: str) -> str:
        for root in roots:
            for name in (self.tree.units[root].name, self.tree.units[root].short_name):
                if hamlet.startswith(name) and len(hamlet) > len(name):
                    return hamlet[len(name) :]
        return hamlet


def _called(tree: Tree, units: Iterable[Unit], name: str, levels: tuple[str, ...]) -> list[Unit]:
    found = [unit for unit in units if unit.level in levels and tree.called(unit, name)]
    exact = [unit for unit in found if name in (unit.name, unit.short_name, unit.id)]
    return exact or found


def find_household(register: Register, unit_id: str, line: Line) -> Household | None:
    """By its door, else by its head; a door nobody knows is a new household."""
    door, head = line.text("door"), line.text("household")
    if door is not None:
        known = register.doors.get((unit_id, register.plain_door(unit_id, door)))
        if known is not None:
            return register.households[known]
    if head is None:
        return None
    named = register.heads.get((unit_id, register.plain_head(head)), ())
    found = [register.households[id] for id in named]
    if door is not None:
        found = [household for household in found if household.door is None]
    return found[0] if found else None


def find_person(
    register: Register, unit_id: str, household: Household | None, line: Line
) -> Person | None:
    """By the village's own number, else by name, birthday and household."""
    village = register.tree.village_of(unit_id)
    key = line.text("key")
    if key is not None:
        known = register.keys.get((village, key), key)
        if known in register.people:
            return _same_name(register.people[known], line)
    named = register.called(village, line.name)
    alike = [p for p in named if fits(p.born, line.text("born"))]
    near = [p for p in alike if _near(p, unit_id, household, line)]
    if len(near) > 1:
        near = [p for p in near if p.born == line.text("born")] or near
    if not near and line.action in LOOKS_FURTHER:
        near = alike
    if len(near) > 1:
        raise Unmatched("name", "several_people", str(len(near)))
    return near[0] if near else _ended(register, village, line)


def _ended(register: Register, village: str, line: Line) -> Person | None:
    """Who has died or moved is not made anew by a list that still names them."""
    found = [register.people[id] for id in register.named.get((village, line.name), ())]
    gone = [
        person for person in found
        if person.ended_why is not None and person.born is not None
        and fits(person.born, line.text("born")) and line.text("born") is not None
    ]  # fmt: skip
    return gone[0] if len(gone) == 1 else None


def _same_name(person: Person, line: Line) -> Person:
    """A number that belongs to somebody quite different is a slip, not a change of name."""
    if not set(person.name) & set(line.name) and person.name:
        raise Unmatched("key", "key_of_another", person.name)
    return person


def _near(person: Person, unit_id: str, household: Household | None, line: Line) -> bool:
    """Behind the door that is meant; where either has none, in the hamlet.

    Behind a door that is new it is only who has the same birthday: the household moved.
    """
    if household is not None and person.household_id is not None:
        return person.household_id == household.id
    new_door = household is None and ("door" in line.values or "household" in line.values)
    if new_door and person.household_id is not None:
        return person.unit_id == unit_id and None not in (person.born, line.text("born"))
    return person.unit_id == unit_id


def fits(known: str | None, said: str | None) -> bool:
    """1948 fits 1948-03-09; what is not known fits everything."""
    if known is None or said is None:
        return True
    return known.startswith(said) or said.startswith(known)
