"""/taps: how many taps were asked in the units somebody looks after, and by what; never of whom."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.rides.telling_back import tell_back
from bot.services.roles import units_seen
from bot.services.views.names import text_of
from bot.store import taps
from bot.store.database import Work

WEEK = timedelta(days=6)


async def send(work: Work, desk: Desk, actor: Actor) -> None:
    """To whoever serves; a villager is asked for none."""
    person = actor.person.id if actor.person else ""
    seen = await units_seen(work, desk, person) if person else ()
    await tell_back(work, desk, actor, "taps.seen" if seen else "taps.none", {"person": person})


async def say(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Today and the week, by what asked; one's own number of today beside it."""
    person, today = params["person"], desk.today()
    units = await units_seen(work, desk, person)
    found = await taps.lines(work, today - WEEK, today, units)
    week, now = Counter[str](), Counter[str]()
    for line in found:
        week[line.asked_by] += line.times
        if line.day == today:
            now[line.asked_by] += line.times
    own = await taps.of_person(work, person, today)
    lines = [
        {"what": _named(desk, what), "today": now[what], "week": week[what]}
        for what, _ in week.most_common(12)
    ]
    return {
        "lines": lines,
        "today": now.total(),
        "week": week.total(),
        "own": own.times,
        "held": own.held,
        "most": desk.content.taps.a_day,
    }


def _named(desk: Desk, what: str) -> str:
    key = f"taps.what.{what}"
    return text_of(desk, key if desk.content.messages.has(key) else "taps.what.other")
