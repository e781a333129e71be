"""/rumours: how much was asked about what, and what stands; never who asked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain.roles import wears
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.rumours.saying_one import rumour_values
from bot.store import places, rumours
from bot.store.database import Work

ROLES = ("cadre", "doctor", "officer", "health_officer")
DAYS, MOST = 30, 8


async def show(call: Call) -> None:
    """For who judges or publishes; a villager is told how to ask."""
    person = call.actor.person
    unit = await places.unit_of_level(call.work, person.unit_id, "village") if person else None
    if unit is None or not any(wears(call.actor.held, role) for role in ROLES):
        await call.say("rumour.how")
        return
    await call.say("rumour.list", {"village": unit.id})


async def say_list(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Counts by topic, and the latest with their numbers."""
    since = desk.now() - timedelta(days=DAYS)
    found = await rumours.of_unit(work, params["village"], since)
    asked = await rumours.by_topic(work, params["village"], desk.today() - timedelta(days=DAYS))
    labels = {code: topic.label for code, topic in desk.content.faq.topics.items()}
    return {
        "days": DAYS,
        "topics": [
            {"label": labels.get(a.topic, a.topic), "rumours": a.rumours, "times": a.times}
            for a in asked
        ],
        "rumours": [await rumour_values(work, desk, one) for one in found[:MOST]],
    }
