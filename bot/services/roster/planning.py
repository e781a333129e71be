"""From lines and the register to a plan: who is new, who changes, who goes, and what is wrong."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from bot.domain.people import Household, Person
from bot.domain.times import to_text
from bot.services.roster.fields import (
    Given,
    card_differs,
    card_row,
    card_values,
    person_differs,
    person_row,
    person_values,
)
from bot.services.roster.likeness import find_alike
from bot.services.roster.lines import Line, Lines, fault_at
from bot.services.roster.matching import (
    ENDS,
    Placing,
    Unmatched,
    find_household,
    find_person,
)
from bot.services.roster.plan import Change, Does, Plan
from bot.services.roster.reader import Reader
from bot.services.roster.register import Register
from bot.services.roster.relating import Relating, tag_codes

BREATH = 50  # lines
OWN = "roster"  # where a change came from
# Categories that are the same as a column of their own.
AS_FLAGS = frozenset({"alone", "dialysis", "oxygen", "disabled"})


@dataclass(frozen=True, slots=True)
class Meant:
    """A line with what it means: the place, the door and the person."""

    line: Line
    change: Change
    person: Person
    unit_id: str


class Planner:
    """Works through the lines once; what a line makes, the next ones find."""

    def __init__(self, register: Register, placing: Placing, reader: Reader) -> None:
        self._register, self._placing, self._reader = register, placing, reader
        self._plan = Plan()
        self._rows: dict[str, int] = {}
        self._new: list[tuple[Line, Person]] = []

    async def make(self, lines: Lines) -> Plan:
        """Two rounds: everybody first, then who stands by whom; others get their turn between."""
        plan, form = self._plan, self._reader.content.roster
        plan.faults, plan.unused, plan.sheets = lines.faults, lines.unused, lines.sheets
        broken = {(fault.sheet, fault.row) for fault in lines.faults}
        meant, left = [], set()
        for number, line in enumerate(lines.lines):
            if number % BREATH == 0:
                await asyncio.sleep(0)
            self._tags(line)
            try:
                if (line.sheet, line.row) in broken:
                    left.add(line.name)
                    self._placing.unit_of(line)
                else:
                    meant.append(self._one(line))
            except Unmatched as no:
                left.add(line.name)
                said = line.text(no.column) or ""
                plan.faults.append(fault_at(form, line, no.column, no.key, said, no.choices))
        relating = Relating(self._register, self._reader, plan, frozenset(left))
        for number, each in enumerate(meant):
            if number % BREATH == 0:
                await asyncio.sleep(0)
            relating.relate(each.line, each.change, each.person)
            self._finish(each.change)
        plan.changes = [*relating.newcomers, *(each.change for each in meant)]
        plan.newcomers = len(relating.newcomers)
        plan.alike = await asyncio.to_thread(find_alike, self._register, self._new)
        plan.villages = sorted(self._register.villages)
        plan.faults.sort(key=lambda fault: (fault.sheet, fault.row, fault.column))
        return plan

    def _tags(self, line: Line) -> None:
        """Categories that are told from facts become those facts; the others stay categories."""
        codes = []
        for word, code in tag_codes(self._reader, line):
            if code is None:
                labels = [c.label for c in self._reader.content.categories.values()]
                form = self._reader.content.roster
                fault = fault_at(form, line, "tags", "no_such_tag", word, "、".join(labels)[:80])
                self._plan.faults.append(fault)
            elif code in AS_FLAGS:
                line.values.setdefault(code, True)
            elif not self._reader.content.categories[code].computed:
                codes.append(code)
        line.values["tag_codes"] = tuple(codes)

    def _one(self, line: Line) -> Meant:
        unit_id = self._placing.unit_of(line)
        known = find_household(self._register, unit_id, line)
        person = find_person(self._register, unit_id, known, line)
        if person is not None:
            if person.id in self._rows:
                raise Unmatched("name", "twice", str(self._rows[person.id]))
            self._rows[person.id] = line.row
        if line.action in ENDS or (person is not None and person.ended_why is not None):
            return self._ended(line, person, unit_id)
        if person is None and line.action == "replace":
            raise Unmatched("name", "nobody_to_end")
        household, writes = self._household(line, unit_id, known)
        if person is None:
            meant = self._added(line, unit_id, household)
        else:
            meant = self._changed(line, person, unit_id, household)
        if household is not None and writes:
            meant.change.write("put_roster_household", _household_row(household))
            if meant.change.does is Does.SAME:
                meant.change.does = Does.CHANGED
        self._key(line, meant)
        return meant

    def _ended(self, line: Line, person: Person | None, unit_id: str) -> Meant:
        """Moved away or dead; somebody who has gone already stays as they are."""
        if person is None:
            raise Unmatched("name", "nobody_to_end")
        if line.action is None and person.ended_why is not None:
            raise Unmatched("name", "ended_before")
        if line.action == "died":
            raise Unmatched("action", "two_for_death")  # one person's list is not two who say so
        change = Change(line.row, person.id, person.name, Does.SAME)
        if person.ended_why is None:
            change.does, change.why = Does.ENDED, line.action
        return Meant(line, change, person, unit_id)

    def _household(
        self, line: Line, unit_id: str, known: Household | None
    ) -> tuple[Household | None, bool]:
        """The door of the line, and whether it has to be written."""
        door, head = line.text("door"), line.text("household")
        mark = line.text("landmark")
        if known is not None:
            better = replace(known, door=known.door or door, landmark=mark or known.landmark)
            if better == known:
                return known, False
            self._register.add_household(better)
            return better, True
        if door is None and head is None:
            return None, False
        endings = self._reader.content.roster.household_endings
        name = f"{self._register.plain_head(head)}{endings[0]}" if head and endings else door or ""
        made = Household(self._reader.ids.new(), unit_id, name, self._full(unit_id, door), mark)
        self._register.add_household(made)
        return made, True

    def _full(self, unit_id: str, door: str | None) -> str | None:
        """A door's number alone would be nowhere: its hamlet goes before it."""
        unit = self._register.tree.units[unit_id]
        if door is None or unit.name in door or unit.short_name in door:
            return door
        return f"{unit.short_name}{door}"

    def _added(self, line: Line, unit_id: str, household: Household | None) -> Meant:
        given, card = person_values(line), card_values(line)
        person = Person(
            id=self._reader.ids.new(),
            unit_id=unit_id,
            household_id=household.id if household else None,
            **given,
        )
        self._register.add_person(person)
        self._rows[person.id] = line.row
        self._new.append((line, person))
        change = Change(line.row, person.id, person.name, Does.NEW)
        row = person_row(given | {"unit_id": unit_id, "household_id": person.household_id})
        made = {"id": person.id, "created_at": to_text(self._reader.now)}
        change.write("put_roster_person", {**row, **made})
        self._card(line, person, change, card_differs(None, card))
        return Meant(line, change, person, unit_id)

    def _changed(
        self, line: Line, person: Person, unit_id: str, household: Household | None
    ) -> Meant:
        given: Given = person_values(line) | {"unit_id": unit_id}
        if household is not None:
            given["household_id"] = household.id
        differs = person_differs(person, given)
        moves = bool({"unit_id", "household_id"} & set(differs))
        change = Change(line.row, person.id, person.name, Does.SAME, fields=sorted(differs))
        if differs:
            change.does = Does.MOVED if moves else Does.CHANGED
            change.write("change_roster_person", {"id": person.id, **person_row(differs)})
        card = card_differs(self._register.cards.get(person.id), card_values(line))
        self._card(line, person, change, card)
        return Meant(line, change, person, unit_id)

    def _card(self, line: Line, person: Person, change: Change, given: Given) -> None:
        colour = line.text("colour")
        why = line.text("why") or self._reader.text("roster.why")
        if colour is not None and colour != person.colour:
            by, at = self._reader.by, to_text(self._reader.now)
            given = given | {"override": colour, "override_why": why}
            given |= {"override_by": by, "override_at": at}
            change.write("set_colour", {"id": person.id, "colour": colour})
            self._log(change, "colour", person.colour, colour, OWN)
            change.fields.append("colour")
        if given:
            change.fields += sorted(set(given) - set(change.fields) - {"override"})
            change.write("put_roster_card", {"person_id": person.id, **card_row(given)})
            if change.does is Does.SAME:
                change.does = Does.CHANGED

    def _key(self, line: Line, meant: Meant) -> None:
        key, village = line.text("key"), self._register.tree.village_of(meant.unit_id)
        if key in (None, meant.person.id) or self._register.keys.get((village, key or "")):
            return
        self._register.keys[village, key or ""] = meant.person.id
        row = {"village_id": village, "own_key": key, "person_id": meant.person.id}
        meant.change.write("put_roster_key", row)
        if meant.change.does is Does.SAME:
            meant.change.does = Does.CHANGED
            meant.change.fields.append("key")

    def _finish(self, change: Change) -> None:
        """One line of the person's history for each line that changes something."""
        if change.does in (Does.NEW, Does.CHANGED, Does.MOVED):
            became = "new" if change.does is Does.NEW else ",".join(sorted(change.fields))[:200]
            self._log(change, OWN, None, became, None)

    def _log(
        self, change: Change, field: str, was: str | None, became: str, why: str | None
    ) -> None:
        row = {
            "id": self._reader.ids.new(), "person_id": change.person_id,
            "at": to_text(self._reader.now), "by_id": self._reader.by, "field": field,
            "was": was, "became": became, "why": why,
        }  # fmt: skip
        change.write("add_person_change", row)


def _household_row(household: Household) -> dict[str, object]:
    return {
        "id": household.id,
        "unit_id": household.unit_id,
        "name": household.name,
        "door": household.door,
        "landmark": household.landmark,
    }
