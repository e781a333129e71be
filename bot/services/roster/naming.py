"""Who is meant by a name in a cell, with or without a phone beside it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.people import Person
from bot.services.roster.cells import Named
from bot.services.roster.register import Register


class Unnamed(Exception):
    """Nobody, or too many: the key of the sentence."""

    def __init__(self, key: str, choices: str = "") -> None:
        super().__init__(key)
        self.key, self.choices = key, choices


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is in the register."""

    id: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody with a phone whom the register does not know."""


def find_named(register: Register, person: Person, named: Named, *, near: bool) -> Known | Newcomer:
    """In the village of the person first, then in the others, then above them.

    `near`: somebody who comes to the door is looked for in the hamlet before.
    """
    found = _called(register, person, named.name)
    if named.phone is not None:
        same = [other for other in found if other.phone == named.phone]
        if same:
            return Known(same[0].id)
        found = [other for other in found if other.phone is None] if found else []
        if len(found) != 1:
            return Newcomer()
    if len(found) > 1 and near:
        found = [other for other in found if other.unit_id == person.unit_id] or found
    if len(found) > 1:
        raise Unnamed("several_named", str(len(found)))
    if not found:
        raise Unnamed("nobody_named")
    if found[0].id == person.id:
        raise Unnamed("oneself")
    return Known(found[0].id)


def _called(register: Register, person: Person, name: str) -> list[Person]:
    tree = register.tree
    own = tree.village_of(person.unit_id)
    for group in ((own,), sorted(register.villages - {own}), tuple(tree.above(own))[1:]):
        found = [other for place in group for other in register.called(place, name)]
        found += [
            other for place in group for child in tree.children.get(place, ())
            if tree.units[child].level == "department"
            for other in register.called(child, name)
        ]  # fmt: skip
        if found:
            return list({other.id: other for other in found}.values())
    return []
