"""The line of the phone card: who is on duty now, until when, and who comes after."""

from __future__ import annotations

from bot.services.desk import Desk
from bot.services.duty.reading import unit_for, watch_of
from bot.services.duty.speaking import until_text
from bot.services.views.names import text_of
from bot.store import people
from bot.store.database import Work


async def duty_rows(work: Work, desk: Desk, unit_id: str) -> list[dict[str, str]]:
    """For the phone card: now until when, and who comes after."""
    rows: list[dict[str, str]] = []
    unit = await unit_for(work, unit_id, "duty_village")
    if unit is None:
        return rows
    now = await watch_of(work, desk, unit.id, "duty_village")
    for turn in now.on:
        person = await people.get_person(work, turn.person_id)
        values = {"name": person.address, "until": until_text(desk, now.until)}
        rows.append({"name": text_of(desk, "duty.card_now", values), "number": person.phone or ""})
    for turn in now.then[:1]:
        person = await people.get_person(work, turn.person_id)
        values = {"name": person.address, "from": until_text(desk, turn.starts_at)}
        rows.append({"name": text_of(desk, "duty.card_next", values), "number": person.phone or ""})
    return rows
