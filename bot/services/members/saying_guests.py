"""What is said about guests: what they call themselves, and who it may be."""

from __future__ import annotations

from typing import Any

from bot.services.desk import Desk
from bot.services.members.guests import UNKNOWN, suggested
from bot.services.views.names import text_of, unit_name
from bot.store import people
from bot.store.database import Work


async def say_guest(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The names that fit best, and the button that it is nobody they know."""
    guest = await people.find_person(work, params["guest"])
    if guest is None:
        return {"name": "", "place": "", "choices": [], "_subject": "-"}
    likely = await suggested(work, guest)
    choices = [{"label": p.address, "choice": p.id} for p in likely]
    choices.append({"label": text_of(desk, "members.guest_unknown"), "choice": UNKNOWN})
    return {
        "name": guest.name,
        "place": await unit_name(work, guest.unit_id),
        "choices": choices,
        "_subject": guest.id,
    }


OF_GUESTS = {"members.guest_ask": say_guest}
