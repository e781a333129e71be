"""How turns, spans and people on duty are said."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from bot.domain.rota_rules import Turn
from bot.services.desk import Desk
from bot.services.views.names import local, name_of, text_of
from bot.store import people, places
from bot.store.database import Work

Values = dict[str, Any]


def span_text(desk: Desk, begin: datetime, end: datetime) -> str:
    """A span of time as its weekday, its date and its two hours."""
    first, last = begin.astimezone(desk.zone), end.astimezone(desk.zone)
    return text_of(
        desk,
        "duty.span",
        {
            "begin": first,
            "end": last,
            "now": desk.today(),
            "weekday": text_of(desk, f"weekday.{first.weekday()}"),
            "over": last.date() > first.date(),
        },
    )


def turn_text(desk: Desk, turn: Turn) -> str:
    return span_text(desk, turn.starts_at, turn.ends_at)


def short_turn(desk: Desk, turn: Turn) -> str:
    """The weekday and the part of the day, for a button."""
    begin = turn.starts_at.astimezone(desk.zone)
    night = begin.hour >= 17 or begin.hour < 4
    return text_of(
        desk,
        "duty.turn_short",
        {"weekday": text_of(desk, f"weekday.{begin.weekday()}"), "day": begin, "night": night},
    )


def role_text(desk: Desk, role: str) -> str:
    return text_of(desk, f"duty.role.{role}")


async def turn_values(work: Work, desk: Desk, turn: Turn | None) -> Values:
    if turn is None:
        return {"who": "", "when": "", "role": "", "short": "", "place": ""}
    unit = await places.find_unit(work, turn.unit_id)
    return {
        "who": await name_of(work, turn.person_id),
        "when": turn_text(desk, turn),
        "role": role_text(desk, turn.role),
        "short": short_turn(desk, turn),
        "place": unit.name if unit else "",
    }


async def on_duty_line(
    work: Work, desk: Desk, turns: tuple[Turn, ...], *, phones: bool
) -> list[Values]:
    """Names, and phones where they may be seen."""
    found = []
    for turn in turns:
        person = await people.find_person(work, turn.person_id)
        if person is not None:
            phone = (person.phone or "") if phones else ""
            found.append({"name": person.address, "phone": phone})
    return found


def until_text(desk: Desk, moment: datetime | None) -> str:
    at = local(desk, moment)
    if at is not None and at.time() == time(0):
        evening = {"at": at.date() - timedelta(days=1), "now": desk.today()}
        return text_of(desk, "duty.until_evening", evening)
    return text_of(desk, "duty.until", {"at": at, "now": desk.today()}) if at else ""
