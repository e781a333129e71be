"""What messages about teams show: who is in them, where they help and until when."""

from __future__ import annotations

from typing import Any

from bot.domain.helping import Team
from bot.services.desk import Desk
from bot.services.views.names import name_of, text_of, unit_name
from bot.store import places, teams
from bot.store.database import Work

Values = dict[str, Any]
MOST_NAMED = 12


async def say_team(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """One team."""
    team = await teams.find_team(work, params["team"]) if "team" in params else None
    return {"team": await line(work, desk, team) if team is not None else {}}


async def say_list(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Teams of the place and of what it belongs to, and those that help there today."""
    over = [unit.id for unit in await places.ancestors(work, params["unit"])]
    village = await places.unit_of_level(work, params["unit"], "village")
    below = await places.subtree_ids(work, village.id) if village else ()
    found = await teams.teams_at(work, tuple(dict.fromkeys([*over, *below])), desk.today())
    return {"teams": [await line(work, desk, team) for team in found]}


async def line(work: Work, desk: Desk, team: Team) -> Values:
    """A team as it is shown: members by name, never a count of what they did."""
    today = desk.today()
    where = [p for p in await teams.places_of(work, team.id) if p.holds_on(today)]
    helps = []
    for place in where:
        values = {"name": await unit_name(work, place.unit_id), "until": place.until or ""}
        helps.append(text_of(desk, "team.at", values))
    names = [await name_of(work, person) for person in await teams.members(work, team.id)]
    return {
        "name": team.name,
        "sort": text_of(desk, f"team.sort.{team.sort.value}") if team.sort else "",
        "members": names[:MOST_NAMED],
        "contact": await name_of(work, team.contact_id) or team.contact or "",
        "helps": helps,
    }
