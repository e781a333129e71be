"""The rota as it holds: turns without the hours of whoever is ill or off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ladder import UNIT_OF_LEVEL, Level
from bot.domain.people import Unit
from bot.domain.roles import wears
from bot.domain.rota_rules import Away, Turn, Watch, present, watch
from bot.services.desk import Desk
from bot.services.roles import covering, holders_at
from bot.store import accounts, coverage, people, places
from bot.store import duty_changes as turns_in
from bot.store.database import Work

NEXT = timedelta(days=3)
BACK = timedelta(days=1)
# At which level a duty is done.
LEVELS = {
    "duty_village": Level.VILLAGE,
    "duty_doctor": Level.VILLAGE,
    "duty_driver": Level.VILLAGE,
    "duty_township": Level.TOWNSHIP,
    "duty_transfer": Level.TOWNSHIP,
    "duty_county": Level.COUNTY,
}
# Who leads a unit, first of all.
LEADERS = ("secretary", "director", "command", "first_secretary")
# Who could be on duty, and who hears where nobody is.
ABLE = {
    "duty_village": ("cadre",),
    "duty_doctor": ("doctor",),
    "duty_driver": ("driver",),
    "duty_township": ("officer", "command"),
    "duty_transfer": ("officer",),
    "duty_county": ("officer", "command"),
}


@dataclass(frozen=True, slots=True)
class Rota:
    """The turns of one unit and role in a span, as written and as they hold."""

    written: tuple[Turn, ...]
    holds: tuple[Turn, ...]
    away: Away


async def rota_of(
    work: Work, desk: Desk, unit_id: str, role: str, since: datetime, until: datetime
) -> Rota:
    found = await rotas_of(work, desk, (unit_id,), since, until)
    return found.get((unit_id, role), Rota((), (), {}))


async def rotas_of(
    work: Work, desk: Desk, unit_ids: Iterable[str], since: datetime, until: datetime
) -> dict[tuple[str, str], Rota]:
    """By unit and role, in two queries."""
    turns = await turns_in.turns_between(work, unit_ids, since, until)
    open_end = desk.now() + desk.content.duty.open_ended
    people = {turn.person_id for turn in turns}
    away = await turns_in.rests_between(work, people, since, until, open_end) if people else {}
    by: dict[tuple[str, str], list[Turn]] = {}
    for turn in turns:
        by.setdefault((turn.unit_id, turn.role), []).append(turn)
    return {key: Rota(tuple(own), present(own, away), away) for key, own in by.items()}


async def watch_of(work: Work, desk: Desk, unit_id: str, role: str) -> Watch:
    """Who is on now, until when, and who is next."""
    now = desk.now()
    rota = await rota_of(work, desk, unit_id, role, now - BACK, now + NEXT)
    return watch(rota.holds, now)


async def unit_for(work: Work, unit_id: str, role: str) -> Unit | None:
    """Where a duty is done for whoever lives in a unit."""
    return await places.unit_of_level(work, unit_id, UNIT_OF_LEVEL[LEVELS[role]])


async def able(work: Work, desk: Desk, unit_id: str, role: str) -> tuple[str, ...]:
    """Everybody who could be on duty there, and is neither ill nor off."""
    found = await holders_at(work, desk, unit_id, *ABLE.get(role, ("cadre",)))
    resting = await coverage.resting_among(work, found, desk.now()) if found else frozenset()
    return tuple(person for person in found if person not in resting)


async def heads(work: Work, desk: Desk, unit_id: str) -> tuple[str, ...]:
    """Whom it is told where something is missing: the secretary, else whoever leads there."""
    lead = await places.unit_of_level(work, unit_id, "village")
    at = lead.id if lead else unit_id
    named = await people.holders(work, at, LEADERS, desk.today())
    among = [row.person_id for row in sorted(named, key=lambda row: LEADERS.index(row.role))]
    among += await holders_at(work, desk, at, "cadre", "command", "officer")
    found = tuple(dict.fromkeys(among))
    resting = await coverage.resting_among(work, found, desk.now()) if found else frozenset()
    return tuple(person for person in found if person not in resting)


async def to_tell(work: Work, desk: Desk, unit_id: str) -> str | None:
    """The first of those who lead that may still be written to unasked; else the first of all.

    What a budget holds back has not been told: it goes to the next.
    """
    able_to_hear = [
        person
        for person in await heads(work, desk, unit_id)
        if await accounts.private_chats_of_person(work, person)
    ]
    limits, now = desk.content.budgets, desk.now()
    for person in able_to_hear:
        day = await coverage.unasked_since(work, person, now - BACK)
        week = await coverage.unasked_since(work, person, now - 7 * BACK)
        if day < limits.person_a_day and week < limits.person_a_week:
            return person
    return able_to_hear[0] if able_to_hear else None


async def may_order(work: Work, desk: Desk, person_id: str, unit_id: str) -> bool:
    """Who may change the rota and name who stands in: the unit's cadres, and officers above."""
    held = await covering(work, desk, person_id, unit_id)
    return wears(held, "cadre", "officer", "admin", "command")
