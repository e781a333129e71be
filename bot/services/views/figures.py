"""Values of the figures: sums over the tree, without anybody's name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain.figures import Figure, publishable
from bot.domain.people import Unit
from bot.services.desk import Desk
from bot.services.roles import codes_acting_as
from bot.services.views.names import text_of
from bot.store import figures, places
from bot.store.database import Work

LATELY = timedelta(days=7)
HANDS = ("liaison", "doctor", "driver", "volunteer", "keeper")


async def counts(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """By township below the reader's unit, over the last seven days."""
    below = set(await places.subtree_ids(work, params["units"]))
    by_case = await figures.count_cases(work, desk.now() - LATELY)
    by_role = await figures.count_roles(work, desk.today())
    lines = []
    for unit in await places.units_of_level(work, "township"):
        if unit.id in below:
            inside = set(await places.subtree_ids(work, unit.id))
            found = [count for at, count in by_case.items() if at in inside]
            holders = sum(n for (at, _), n in by_role.items() if at in inside)
            lines.append(
                Figure(
                    unit.name,
                    holders,
                    sum(c.open_now for c in found),
                    sum(c.danger for c in found),
                    sum(c.closed for c in found),
                    sum(c.unconfirmed for c in found),
                )
            )
    shown = [
        {
            "name": figure.unit or text_of(desk, "figures.small_units"),
            "open": figure.open_now,
            "danger": figure.danger,
            "closed": figure.closed,
            "unconfirmed": figure.unconfirmed,
        }
        for figure in publishable(lines)
    ]
    return {"lines": shown}


async def team(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """By village: how many of each, what is missing, how many households have a liaison."""
    seen = set(params["units"].split(","))
    villages = [u for u in await places.units_of_level(work, "village") if u.id in seen]
    return {"lines": [await _team_of(work, desk, village) for village in villages]}


async def _team_of(work: Work, desk: Desk, village: Unit) -> dict[str, Any]:
    inside = set(await places.subtree_ids(work, village.id))
    held = await figures.count_roles(work, desk.today())
    homes = await figures.count_households(work)
    codes = {hand: set(codes_acting_as(desk, hand)) for hand in HANDS}
    many = {
        hand: sum(n for (at, role), n in held.items() if at in inside and role in codes[hand])
        for hand in HANDS
    }
    led = {at for (at, role) in held if role in codes["liaison"]}
    total = sum(n for at, n in homes.items() if at in inside)
    covered = sum(n for at, n in homes.items() if at in inside and at in led)
    return {
        "name": village.name,
        "hands": [{"name": text_of(desk, f"role.{h}"), "n": n} for h, n in many.items() if n],
        "missing": [text_of(desk, f"role.{h}") for h, n in many.items() if not n],
        "households": total,
        "covered": covered,
        "percent": 100 * covered // total if total else 100,
    }
