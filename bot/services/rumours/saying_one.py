"""A rumour as it is shown: the claim, the verdict, whose it is; nobody who asked."""

from __future__ import annotations

from typing import Any

from bot.domain.rumours import Rumour
from bot.services.desk import Desk
from bot.services.rumours.publishing import is_danger
from bot.services.views.names import local, named_with_role, text_of
from bot.services.views.shown import Shown
from bot.store import rumours
from bot.store.database import Work
from bot.store.outbox import OutboxRow

Values = dict[str, Any]


async def rumour_values(work: Work, desk: Desk, one: Rumour | None) -> Values:
    """What any message of it may name."""
    if one is None:
        return {}
    topic = desk.content.faq.topics.get(one.topic)
    return {
        "claim": one.claim,
        "number": one.number,
        "topic": topic.label if topic else "",
        "verdict": one.verdict.value if one.verdict else "",
        "says": text_of(desk, f"rumour.says.{one.verdict.value}") if one.verdict else "",
        "why": one.why,
        "by": await named_with_role(work, desk, one.judge_id),
        "on": local(desk, one.judged_at),
        "corrected": one.corrected,
        "posted": one.posted,
        "withdrawn": one.withdrawn_at is not None and not one.posted,
        "health": one.health,
        "danger": is_danger(desk, one),
    }


async def say(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """By the parameter `rumour`."""
    one = await rumours.find(work, params["rumour"])
    found: Values = {"rumour": await rumour_values(work, desk, one), "_subject": params["rumour"]}
    if "verdict" in params:
        found["pressed"] = text_of(desk, f"rumour.says.{params['verdict']}")
    if "told" in params:
        found["told"] = int(params["told"])
    return found


async def show(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """As it stands now."""
    one = await rumours.find(work, row.params["rumour"])
    if one is None:
        return None
    key = row.key.replace("living.rumour_", "rumour.")
    return Shown(key, {"rumour": await rumour_values(work, desk, one)}, one.id, one.revision)


async def show_post(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """In a group: what was taken back before it was said never is."""
    one = await rumours.find(work, row.params["rumour"])
    if one is None or (row.is_new and not one.posted):
        return None
    return Shown("rumour.post", {"rumour": await rumour_values(work, desk, one)}, one.id)
