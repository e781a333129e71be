"""Who stands by whom, what somebody does, and which categories they belong to, as a line says."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.ladder import Level
from bot.domain.people import Person
from bot.domain.roles import Role
from bot.domain.times import to_text
from bot.services.roster.cells import Named
from bot.services.roster.fields import person_row
from bot.services.roster.lines import Line, fault_at
from bot.services.roster.naming import Known, Unnamed, find_named
from bot.services.roster.plan import Change, Does, Plan
from bot.services.roster.reader import Reader
from bot.services.roster.register import Register

# Column -> the tie and its rank; where one stands alone, whoever stood there before steps back.
ALONE = {
    "guardian1": ("guardian", 1),
    "guardian2": ("guardian", 2),
    "key_holder": ("key_holder", 1),
    "next_door": ("next_door", 1),
}
SEVERAL = ("kin", "proxy")
TO_THEIR_DOOR = frozenset({"key_holder", "next_door", "kin", "proxy"})
LEVELS = {Level.VILLAGE: "village", Level.TOWNSHIP: "township", Level.COUNTY: "county"}


class Relating:
    """The second round over the lines: everybody who is named is there by now."""

    def __init__(
        self, register: Register, reader: Reader, plan: Plan, broken: frozenset[str]
    ) -> None:
        self._register, self._reader, self._plan = register, reader, plan
        self._broken = broken  # names on lines that cannot be read: they come with the next try
        self._day = reader.today.isoformat()
        self._roles = {
            reader.text(f"role.{code}"): role for code, role in reader.content.roles.items()
        }
        self.newcomers: list[Change] = []

    def relate(self, line: Line, change: Change, person: Person) -> None:
        if change.does is not Does.ENDED:
            self._alone(line, change, person)
            for code in SEVERAL:
                for rank, named in enumerate(line.named(code), start=1):
                    self._tie(line, change, person, (code, code, rank), named)
            self._doctor(line, change, person)
            self._tags(line, change, person)
            for word in line.words("roles"):
                self._role(line, change, person, word)
        if "heir" in line.values:
            change.heir = self._find(line, person, "heir", line.named("heir")[0])
            if change.does is Does.SAME and line.action == "replace":
                change.does = Does.REPLACED

    def _alone(self, line: Line, change: Change, person: Person) -> None:
        wanted = {}
        for code, (tie, rank) in ALONE.items():
            for named in line.named(code):
                other = self._find(line, person, code, named)
                if other is not None:
                    wanted[code] = (tie, rank, other)
        stay = {(tie, other) for tie, _, other in wanted.values()}
        known = self._register.ties[person.id]
        for code, (tie, rank, other) in wanted.items():
            for (old_tie, old), old_rank in list(known.items()):
                if (old_tie, old_rank) == (tie, rank) and (old_tie, old) not in stay:
                    self._end_tie(change, person.id, old_tie, old)
            self._put_tie(change, person.id, code, tie, rank, other)

    def _tie(
        self, line: Line, change: Change, person: Person, kind: tuple[str, str, int], named: Named
    ) -> None:
        code, tie, rank = kind
        other = self._find(line, person, code, named)
        if other is not None and (tie, other) not in self._register.ties[person.id]:
            self._put_tie(change, person.id, code, tie, rank, other)

    def _put_tie(
        self, change: Change, person_id: str, code: str, tie: str, rank: int, other: str
    ) -> None:
        known = self._register.ties[person_id]
        if known.get((tie, other)) == rank:
            return
        known[tie, other] = rank
        row = {
            "id": f"{person_id}:{tie}:{other}", "person_id": person_id, "other_id": other,
            "tie": tie, "rank": rank, "confirmed_by": self._reader.by, "since": self._day,
        }  # fmt: skip
        change.write("add_tie", row, later=True)
        self._changed(change, code)

    def _end_tie(self, change: Change, person_id: str, tie: str, other: str) -> None:
        del self._register.ties[person_id][tie, other]
        row = {"person_id": person_id, "other_id": other, "tie": tie, "until": self._day}
        change.write("end_tie", row, later=True)

    def _doctor(self, line: Line, change: Change, person: Person) -> None:
        for named in line.named("doctor"):
            other = self._find(line, person, "doctor", named)
            card = self._register.cards.get(person.id)
            if other is not None and (card is None or card["family_doctor_id"] != other):
                row = {"person_id": person.id, "doctor_id": other}
                change.write("set_roster_doctor", row, later=True)
                self._changed(change, "doctor")

    def _tags(self, line: Line, change: Change, person: Person) -> None:
        for code in line.words("tag_codes"):
            if code in self._register.tags[person.id]:
                continue
            self._register.tags[person.id].add(code)
            row = {
                "person_id": person.id, "tag": code, "since": self._day, "until": None,
                "source": "list", "by_id": self._reader.by,
            }  # fmt: skip
            change.write("put_tag", row, later=True)
            self._changed(change, "tags")

    def _role(self, line: Line, change: Change, person: Person, word: str) -> None:
        """The office alone, or with its place after an at sign."""
        name, _, place = word.partition("@")
        role = self._roles.get(name.strip())
        if role is None:
            self._fault(line, "roles", "no_such_role", word, "、".join(list(self._roles)[:12]))
            return
        if not self._reader.names_roles:
            self._fault(line, "roles", "no_roles", word)
            return
        unit_id = self._place(person, role, place.strip())
        if unit_id is None:
            self._fault(line, "roles", "no_such_place", word)
            return
        if (role.code, unit_id) in self._register.roles[person.id]:
            return
        self._register.roles[person.id].add((role.code, unit_id))
        row = {
            "id": self._reader.ids.new(), "person_id": person.id, "role": role.code,
            "unit_id": unit_id, "since": self._day,
        }  # fmt: skip
        change.write("put_roster_role", row, later=True)
        self._changed(change, "roles")

    def _place(self, person: Person, role: Role, name: str) -> str | None:
        """Where it is held: the place named, else where such a role is at home."""
        tree = self._register.tree
        above = list(tree.above(person.unit_id))
        if name:
            near = [id for top in above for id in tree.below(top)]
            return next((id for id in near if tree.called(tree.units[id], name)), None)
        level = LEVELS.get(role.level) if role.level else None
        if level is None:
            return person.unit_id
        return next((id for id in above if tree.units[id].level == level), None)

    def _find(self, line: Line, person: Person, code: str, named: Named) -> str | None:
        """The id of who is named; who is new and has a phone is added without an account."""
        if named.name in self._broken:
            return None
        try:
            found = find_named(self._register, person, named, near=code in TO_THEIR_DOOR)
        except Unnamed as unnamed:
            self._fault(line, code, unnamed.key, named.name, unnamed.choices)
            return None
        if isinstance(found, Known):
            return found.id
        return self._newcomer(line, person, named)

    def _newcomer(self, line: Line, person: Person, named: Named) -> str:
        new = Person(self._reader.ids.new(), person.unit_id, named.name, phone=named.phone)
        self._register.add_person(new)
        change = Change(line.row, new.id, new.name, Does.NEW)
        given = {"unit_id": new.unit_id, "name": new.name, "phone": new.phone}
        row = {**person_row(given), "id": new.id, "created_at": to_text(self._reader.now)}
        change.write("put_roster_person", row)
        self.newcomers.append(change)
        return new.id

    def _changed(self, change: Change, code: str) -> None:
        if code not in change.fields:
            change.fields.append(code)
        if change.does is Does.SAME:
            change.does = Does.CHANGED

    def _fault(self, line: Line, code: str, key: str, said: str, choices: str = "") -> None:
        form = self._reader.content.roster
        self._plan.faults.append(fault_at(form, line, code, key, said, choices))


def tag_codes(reader: Reader, line: Line) -> Iterator[tuple[str, str | None]]:
    """Each word with the code of its category; None where there is no such category."""
    known = reader.content.categories
    for word in line.words("tags"):
        found = [c.code for c in known.values() if c.label == word]
        found += [
            c.code for c in known.values()
            if len(word) > 1 and (c.label.startswith(word) or word.startswith(c.label))
        ]  # fmt: skip
        yield word, found[0] if found else None
