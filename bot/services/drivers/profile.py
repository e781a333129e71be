"""/me: one's own car, hours, skills and teams, and whether one is there; nothing of others."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from bot.content.said import as_html
from bot.domain.drivers import Vehicle
from bot.services.actors import somebody
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.drivers.who_helps import drives
from bot.services.views.names import local, text_of
from bot.store import drivers, rests, skills, teams
from bot.store.database import Work

Values = dict[str, Any]
MIDNIGHT = time(0)


async def show(call: Call) -> None:
    """In private, to oneself alone."""
    actor = await somebody(call.work, call.desk, call.actor)
    if actor.person is None:
        await call.say("help.nobody")
        return
    await call.say("me.page", {"person": actor.person.id, "subject": actor.person.id})


async def values(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What somebody said of themselves, as it stands."""
    person = params["person"]
    car = await drivers.vehicle_of(work, person)
    held = await rests.resting(work, person, desk.now())
    told = await drivers.helper(work, person)
    in_teams = await teams.teams_of(work, person, desk.today())
    until = local(desk, held.until) if held else None
    return {
        "now": local(desk, desk.now()),
        "me": {
            "drives": await drives(work, desk, person),
            "waits": told.accepted == "asked",
            "car": car_line(desk, car),
            "hours": hours_line(desk, told.opens),
            "night": bool(car and car.night),
            "skills": skill_names(desk, await skills.skills_of(work, person)),
            "teams": [team.name for team in in_teams],
            "off": held is not None,
            "until": last_day(until),
            "evening": until is not None and until.time() == MIDNIGHT,
        },
    }


def car_line(desk: Desk, car: Vehicle | None) -> str:
    """A car in one line: what it looks like, seats, plate, whether a wheelchair fits."""
    return as_html(text_of(desk, "car.line", {"car": car})) if car is not None else ""


def last_day(until: datetime | None) -> datetime | None:
    """What ends at midnight lasts until the evening before."""
    ends = until is not None and until.time() == MIDNIGHT
    return until - timedelta(minutes=1) if until is not None and ends else until


def hours_line(desk: Desk, opens: str | None) -> str:
    """Hours of the week as people say them; empty for any waking hour."""
    text = opens or ""
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        text = text.replace(day, text_of(desk, f"help.day.{day}"))
    return text.replace("; ", "，")


def skill_names(desk: Desk, found: tuple[skills.Skill, ...]) -> list[str]:
    """Names of skills; what waits to be confirmed says so."""
    known = desk.content.helping.skills
    names = []
    for skill in found:
        if skill.code not in known:
            continue
        kind = known[skill.code]
        waits = kind.medical and not skill.verified
        mark = text_of(desk, "skills.unconfirmed") if waits else ""
        names.append(f"{kind.name}{mark}")
    return names
