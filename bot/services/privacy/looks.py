"""/looks: who looked at one's card, named; and writing a look down."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain.times import from_text
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.rides.telling_back import tell_back
from bot.services.views.names import local, named_with_role, text_of
from bot.store import privacy, records
from bot.store.database import Work

BACK, MOST = timedelta(days=90), 20


async def note_look(work: Work, desk: Desk, who: str, what: str, about: str) -> None:
    """`who` looked at somebody's `what` (card, list, report); looking at oneself is no look."""
    if who != about:
        await records.add_look(work, desk.ids.new(), who, what, about, desk.now())


async def send(work: Work, desk: Desk, actor: Actor) -> None:
    """For oneself alone."""
    person = actor.person.id if actor.person else ""
    found = await privacy.looks_at(work, person, desk.now() - BACK, 1) if person else []
    key = "privacy.looks" if found else "privacy.no_looks"
    await tell_back(work, desk, actor, key, {"person": person})


async def say(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """A line a look, the latest first."""
    rows = await privacy.looks_at(work, params["person"], desk.now() - BACK, MOST)
    lines = [
        {
            "at": local(desk, from_text(row["at"])),
            "who": await named_with_role(work, desk, row["who"]) or row["name"] or "",
            "what": text_of(desk, f"privacy.look.{row['what']}"),
        }
        for row in rows
    ]
    return {"lines": lines, "now": desk.today()}
