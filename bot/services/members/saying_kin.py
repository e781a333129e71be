"""What is said about far family: names, and today's contact as it really was."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.services.desk import Desk
from bot.services.views.names import name_of, text_of, unit_name
from bot.store import members, people
from bot.store.database import Work


async def say_claim(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Somebody says whose family they are."""
    claim = await members.find_claim(work, params["claim"])
    parent = await people.find_person(work, claim.parent_id) if claim else None
    if claim is None or parent is None:
        return {"name": "", "parent": "", "kin": "", "place": "", "_subject": "-"}
    return {
        "name": claim.name or "",
        "parent": parent.address,
        "kin": claim.kin,
        "place": await unit_name(work, parent.unit_id),
        "_subject": claim.id,
    }


async def say_choice(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What this one of the family may hear."""
    parent_id, _, child_id = params["pair"].partition("__")
    choice = await members.news_for(work, parent_id, child_id)
    return {
        "name": await name_of(work, child_id),
        "parent": await name_of(work, parent_id),
        "now_set": text_of(desk, f"members.news_word.{choice.value}") if choice else "",
        "_subject": params["pair"],
    }


async def say_news(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """When, who and how they were seen or heard, and that they were well."""
    at = datetime.fromisoformat(params["at"]).astimezone(desk.zone)
    found = params["found"]
    return {
        "parent": await name_of(work, params["person"]),
        "clock": f"{at:%H:%M}",
        "by": await name_of(work, params["by"] or None),
        "how": text_of(desk, f"members.how.{params['how']}"),
        "found": text_of(desk, f"members.found.{found}") if found else "",
        "all": params["choice"] == "all",
    }


OF_CLAIMS = (
    "members.kin_ask", "members.kin_asked", "members.kin_confirmed", "members.kin_unknown",
)  # fmt: skip
OF_KIN = {
    **dict.fromkeys(OF_CLAIMS, say_claim),
    "members.news_ask": say_choice,
    "members.news_ask_for": say_choice,
    "members.news_ask_own": say_choice,
    "members.news": say_news,
}
