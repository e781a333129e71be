"""The key people of a place as a table: only those whose card the reader may see; each is told."""

from __future__ import annotations

from bot.domain.cards import Card
from bot.domain.categories import categories_of
from bot.domain.coverage import Body, is_key
from bot.domain.people import Person, age_on, masked_phone
from bot.services.desk import Desk
from bot.services.keypeople.rights import sight_of
from bot.services.keypeople.wording import colour_text, last_text, reason_text
from bot.services.privacy.looks import note_look
from bot.services.stock.sheets import List
from bot.services.views.names import text_of, unit_name
from bot.store import cards, people, places
from bot.store.database import Work

PEOPLE = (
    ("place", "text"), ("name", "text"), ("age", "int"), ("why_listed", "text"),
    ("colour", "text"), ("phone", "text"), ("guardians", "text"), ("doctor", "text"),
    ("last", "text"), ("checked", "date"),
)  # fmt: skip
REASONS = (("name", "text"), ("colour", "text"), ("computed", "text"), ("reason", "text"))
WORST_FIRST = {"red": 0, "yellow": 1, "green": 2}


class KeyPeopleLists:
    """Two sheets: who they are, and why they have their colour."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def make(self, reader: Person, unit: str | None) -> tuple[List, List] | None:
        """Of the reader's own village if no unit is named; None where no card there is theirs."""
        return await self._desk.database.write(lambda work: self._lists(work, reader, unit))

    async def _lists(
        self, work: Work, reader: Person, unit: str | None
    ) -> tuple[List, List] | None:
        desk = self._desk
        rows: list[tuple[object, ...]] = []
        reasons: list[tuple[object, ...]] = []
        for person, card, labels in await self._seen(work, reader, unit):
            await note_look(work, desk, reader.id, "list", person.id)
            rows.append(await self._row(work, person, card, labels))
            reasons.append((
                person.name, colour_text(desk, person.colour),
                colour_text(desk, card.computed if card else None),
                await reason_text(work, desk, person, card),
            ))  # fmt: skip
        if not rows:
            return None
        return self._list("keypeople", PEOPLE, rows), self._list("reasons", REASONS, reasons)

    def _list(
        self, what: str, columns: tuple[tuple[str, str], ...], rows: list[tuple[object, ...]]
    ) -> List:
        titles = tuple((text_of(self._desk, f"export.key.{code}"), kind) for code, kind in columns)
        return List(text_of(self._desk, f"export.title.{what}"), titles, tuple(rows))

    async def _seen(
        self, work: Work, reader: Person, unit: str | None
    ) -> list[tuple[Person, Card | None, str]]:
        """Red first, then by place; with what puts them on the list."""
        desk, day = self._desk, self._desk.today()
        units = await _units(work, reader, unit)
        own = {card.person_id: card for card in await cards.of_units(work, units)}
        tags = await cards.tags_of_units(work, units, day)
        found = []
        for person in await cards.people_of_units(work, units):
            card = own.get(person.id)
            codes = categories_of(person, card, tags.get(person.id, ()), day)
            body = Body(person.id, person.unit_id, None, person.colour, person.lives_alone, codes)
            if not is_key(body, desk.content.duty.key_categories):
                continue
            if (await sight_of(work, desk, reader.id, person)).may_see:
                known = desk.content.categories.items()
                labels = "、".join(one.label for code, one in known if code in codes)
                found.append((person, card, labels))
        found.sort(key=lambda one: (WORST_FIRST.get(one[0].colour or "", 3), one[0].unit_id))
        return found

    async def _row(
        self, work: Work, person: Person, card: Card | None, labels: str
    ) -> tuple[object, ...]:
        return (
            await unit_name(work, person.unit_id), person.name,
            age_on(person.born, self._desk.today()), labels,
            colour_text(self._desk, person.colour), masked_phone(person.phone),
            "、".join(await _guardians(work, person.id)),
            await _called(work, card.family_doctor_id if card else None),
            await last_text(work, self._desk, person.id), card.checked_on if card else None,
        )  # fmt: skip


async def _units(work: Work, reader: Person, unit: str | None) -> tuple[str, ...]:
    village = await places.unit_of_level(work, reader.unit_id, "village")
    return await places.subtree_ids(work, unit or (village.id if village else reader.unit_id))


async def _guardians(work: Work, person_id: str) -> list[str]:
    """By name; whoever needs a number rings from the card."""
    ties = await people.ties_of(work, person_id, "guardian")
    return [name for tie in ties if (name := await _called(work, tie.other_id))]


async def _called(work: Work, person_id: str | None) -> str | None:
    person = await people.find_person(work, person_id) if person_id else None
    return person.name if person is not None and person.ended_why is None else None
