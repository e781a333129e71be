"""What stands in chats: the question to one person, the list of one holder."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.domain.contacts import Contact, Found
from bot.domain.people import Person
from bot.domain.round_rules import COLOURS
from bot.domain.rounds import State
from bot.services.checkins.facts import begin_of
from bot.services.desk import Desk
from bot.services.views.names import local, name_of, text_of
from bot.services.views.shown import Shown
from bot.store import checkins, contacts, people, places
from bot.store.checkins import FAMILY, Ask, Line, RoundList
from bot.store.database import Work
from bot.store.outbox import OutboxRow

Values = dict[str, Any]
MOST_BUTTONS = 12
TAPS = ("seen", "phone", "nobody")
LATE = timedelta(hours=2)


async def show_ask(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The question, or what became of it; nothing of somebody who has ended."""
    ask = await checkins.find_ask(work, row.params["ask"])
    person = await people.find_person(work, ask.person_id) if ask else None
    if ask is None or person is None or person.ended_on is not None or ask.state is State.OVER:
        return None
    if row.message_id is None and not ask.state.waits:
        return None
    if row.message_id is None and ask.times > int(row.params["times"]):
        return None
    values: Values = {
        "who": person.address,
        "family": ask.way == FAMILY,
        "again": row.params["times"] != "0",
        "state": ask.state.value,
        "morning": local(desk, ask.asked_at),
        "open": ask.state.waits,
    }
    return Shown("checkins.ask", values, ask.id, ask.times)


async def show_list(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """Worst first; who is ticked waits for how they were met."""
    found = await checkins.find_list(work, row.params["list"])
    if found is None:
        return None
    values = await list_values(work, desk, found)
    if not values["lines"] and row.message_id is None:
        return None
    return Shown("checkins.list", values, found.id)


async def list_values(work: Work, desk: Desk, found: RoundList) -> Values:
    """Everything a list shows, in chat or on paper."""
    lines = []
    for line in await checkins.lines_of(work, found.id):
        value = await _line(work, desk, found, line)
        if value is not None:
            lines.append(value)
    lines.sort(key=lambda value: value["rank"])
    waiting = [value for value in lines if value["open"]]
    ticked = [value for value in waiting if value["ticked"]]
    return {
        "day": found.day,
        "now": desk.today(),
        "lines": lines,
        "waiting": len(waiting),
        "heard": len(lines) - len(waiting),
        "ticked": text_of(desk, "checkins.names", {"names": [v["name"] for v in ticked]}),
        "people": [_button(desk, value) for value in waiting[:MOST_BUTTONS]],
        "ways": [_way(desk, code, many=len(ticked) > 1) for code in TAPS] if ticked else [],
    }


def _button(desk: Desk, value: Values) -> dict[str, str]:
    key = "checkins.tap.ticked" if value["ticked"] else "checkins.tap.person"
    label = text_of(desk, key, {"number": value["number"], "name": value["name"]})
    return {"label": label, "choice": str(value["number"])}


def _way(desk: Desk, code: str, *, many: bool) -> dict[str, str]:
    key = f"checkins.tap.{code}_all" if many else f"checkins.tap.{code}"
    return {"label": text_of(desk, key), "choice": code}


async def _line(work: Work, desk: Desk, found: RoundList, line: Line) -> Values | None:
    person = await people.find_person(work, line.person_id)
    if person is None or person.ended_on is not None:
        return None
    ask = await checkins.ask_of(work, person.id, found.day)
    if ask is None or ask.state is State.OVER:
        return None
    door = await places.get_household(work, person.household_id) if person.household_id else None
    last = await contacts.last_of(work, person.id)
    return {
        "number": line.number,
        "name": person.address,
        "full": person.name,
        "phone": person.phone or "",
        "door": (door.door or door.name) if door else "",
        "colour": text_of(desk, f"checkins.colour.{ask.colour or 'none'}"),
        "open": ask.state.waits,
        "ticked": line.ticked and ask.state.waits,
        "state": await _state(work, desk, ask, person),
        "last": await last_text(work, desk, last),
        "rank": _rank(ask, last, line),
    }


def _rank(ask: Ask, last: Contact | None, line: Line) -> tuple[object, ...]:
    colour = COLOURS.index(ask.colour) if ask.colour in COLOURS else len(COLOURS)
    missing = ask.state is not State.MISSING
    return (not ask.state.waits, missing, colour, last.at.timestamp() if last else 0.0, line.number)


async def _state(work: Work, desk: Desk, ask: Ask, person: Person) -> str:
    """Never 'assigned' as if it were done: only that nobody was heard, or how they were."""
    if ask.state is not State.HEARD:
        asked = "asked_self" if ask.state is State.ASKED and ask.way != "list" else ask.state.value
        return text_of(desk, f"checkins.state.{asked}")
    begin = begin_of(desk, ask.day)
    today = await contacts.of_person(work, person.id, begin, begin + timedelta(days=1))
    real = [one for one in today if one.real]
    return await last_text(work, desk, real[-1] if real else None)


async def last_text(work: Work, desk: Desk, contact: Contact | None) -> str:
    """When and how somebody was last heard of, and by whom; whether it was noted afterwards."""
    if contact is None:
        return text_of(desk, "checkins.never")
    at = local(desk, contact.at)
    assert at is not None
    values = {
        "day": at.date(),
        "now": desk.today(),
        "at": at,
        "by": await name_of(work, contact.by_id) if contact.by_id != contact.person_id else "",
        "how": text_of(desk, f"checkins.how.{contact.how.value}"),
        "late": contact.late(LATE),
        "unwell": contact.found is Found.UNWELL,
    }
    return text_of(desk, "checkins.last", values)


async def say_list_again(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Who of a list has not been heard."""
    found = await checkins.find_list(work, params["list"])
    values = await list_values(work, desk, found) if found else {"lines": []}
    names = [value["name"] for value in values["lines"] if value["open"]]
    return {"names": names, "n": len(names)}
