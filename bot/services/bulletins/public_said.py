"""The values of the public board: numbers, gifts whose giver agreed, whom to ring tonight."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.services.bulletins.public_board import WEEK, public
from bot.services.desk import Desk
from bot.services.duty.reading import watch_of
from bot.services.views.names import text_of, unit_name
from bot.store import people, places, public_board
from bot.store.database import Work
from bot.store.public_board import Count

MOST = 4  # sorts of matters and gifts that are named; what is rarer is summed


async def say_week(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """As things are when it is said."""
    village, until = params["village"], datetime.fromisoformat(params["until"])
    units, since = await places.subtree_ids(work, village), until - WEEK
    asked = list(public(desk, await public_board.asked_between(work, units, since, until)))
    solved = list(public(desk, await public_board.solved_between(work, units, since, until)))
    waits = list(public(desk, await public_board.open_in(work, units)))
    gifts = await public_board.gifts_between(work, units, since, until)
    return {
        "place": await unit_name(work, village),
        "asked": _sum(asked),
        "solved": _sum(solved),
        "waits": _sum(waits),
        "lines": [{"label": _label(desk, o), "times": o.times} for o in solved[:MOST]],
        "gifts": [{"donor": g.donor, "times": g.times} for g in gifts if g.donor][:MOST],
        "quiet_gifts": sum(gift.times for gift in gifts if not gift.donor),
        "tonight": await _tonight(work, desk, village),
    }


def _sum(counts: list[Count]) -> int:
    return sum(one.times for one in counts)


def _label(desk: Desk, one: Count) -> str:
    key = f"kind.{one.kind}.category.{one.category}"
    if one.category and desk.content.messages.has(key):
        return text_of(desk, key)
    return text_of(desk, f"kind.{one.kind}.title")


async def _tonight(work: Work, desk: Desk, village: str) -> list[dict[str, str]]:
    """Who is on duty by the rota; their numbers stand in the pinned card as well."""
    watch = await watch_of(work, desk, village, "duty_village")
    found = []
    for turn in watch.on:
        person = await people.find_person(work, turn.person_id)
        if person is not None:
            found.append({"name": person.address, "phone": person.phone or ""})
    return found


async def say_state(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    return {"on": bool(params["on"])}
