"""How people and places are called in a message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.domain.people import Person, age_on
from bot.services.desk import Desk
from bot.services.roles import roles_held
from bot.store import people, places
from bot.store.database import Work


async def name_of(work: Work, person_id: str | None) -> str:
    """What somebody is called; empty when nobody is known."""
    person = await people.find_person(work, person_id) if person_id else None
    return person.address if person else ""


async def named_with_role(work: Work, desk: Desk, person_id: str | None) -> str:
    """Name and office, or a surname with its title: the person, never the system (CONDUCT 22)."""
    person = await people.find_person(work, person_id) if person_id else None
    if person is None:
        return ""
    held = await roles_held(work, desk, person.id)
    if not held:
        return person.address
    role = desk.content.messages.render(f"role.{held[0].role}", {}).text
    if role in person.address:
        return person.address
    return desk.content.messages.render("name.role", {"name": person.address, "role": role}).text


async def unit_name(work: Work, unit_id: str | None) -> str:
    unit = await places.find_unit(work, unit_id) if unit_id else None
    return unit.name if unit else ""


def text_of(desk: Desk, key: str, values: Mapping[str, object] | None = None) -> str:
    """A small piece of wording."""
    return desk.content.messages.render(key, values or {}).text.strip()


def local(desk: Desk, moment: datetime | None) -> datetime | None:
    return moment.astimezone(desk.zone) if moment else None


def age_text(desk: Desk, person: Person | None) -> str:
    age = age_on(person.born, desk.today()) if person else None
    return "" if age is None else str(age)
