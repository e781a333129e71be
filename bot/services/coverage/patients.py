"""The doctor's own list, in private: his key people, and who waits with symptoms."""

from __future__ import annotations

from typing import Any

from bot.domain.cards import Card
from bot.domain.categories import categories_of, narrowed, symbols
from bot.domain.coverage import Body, is_key
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person, age_on
from bot.domain.roles import Held, wears
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.coverage import mine
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import holders_at, roles_held
from bot.services.telling import Message, tell_chat
from bot.services.views.lists import line_of
from bot.services.views.names import text_of, unit_name
from bot.store import cards, cases, coverage, places, records
from bot.store.database import Work

Values = dict[str, Any]
PAGE, WAITING = 12, 8
OF_ILLNESS = ("symptom", "ask_doctor")
NARROW = ("old_young", "hardship")
COLOURS = {"red": 0, "yellow": 1, "green": 2}


async def patients(call: Call) -> None:
    """/patients: for who acts as a doctor; a liaison sees who is theirs; in private."""
    person = call.actor.person
    if person is None or not wears(call.actor.held, "doctor", "health_officer"):
        if not await mine.show(call):
            await call.say("patients.not_for_you")
        return
    about = f"patients:{call.actor.chat.id}:{call.heard.message_id}"
    await _show(call.work, call.desk, call.actor, "all", 0, about)


async def on_list(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Narrowed to the old and the young or to those in hardship, or the next page."""
    if (pressed.choice or "").startswith("mine."):
        return await mine.on_page(work, desk, actor, (pressed.choice or "").partition(".")[2])
    if actor.person is None or not wears(actor.held, "doctor", "health_officer"):
        return Refused("press.unknown")
    narrow, _, page = (pressed.choice or "all.0").partition(".")
    if narrow not in ("all", *NARROW) or not page.isdigit():
        return Refused("press.unknown")
    about = f"patients:{actor.chat.id}:{desk.ids.new()}"
    await _show(work, desk, actor, narrow, int(page), about)
    return Done()


async def _show(work: Work, desk: Desk, actor: Actor, narrow: str, page: int, about: str) -> None:
    if actor.private is None or actor.person is None:
        return
    me = actor.person.id
    await records.add_look(work, desk.ids.new(), me, "patients", me, desk.now())
    params = {"person": me, "narrow": narrow, "page": str(page)}
    message = Message("patients.list", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.private.id, message, me)


async def say_list(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Red first; beside a name its signs, the illness and how many days nobody was there."""
    me, narrow, page = params["person"], params["narrow"], int(params["page"])
    units = await _units(work, desk, me)
    rows = await _people(work, desk, me, units, narrow)
    waiting = await coverage.open_of(work, units, OF_ILLNESS)
    shown = []
    for case_id in waiting[:WAITING]:
        case = await cases.find_case(work, case_id)
        if case is not None:
            shown.append(await line_of(work, desk, case))
    begin = page * PAGE
    return {
        "rows": rows[begin : begin + PAGE],
        "count": len(rows),
        "waiting": shown,
        "more": max(len(waiting) - WAITING, 0),
        "narrow": text_of(desk, f"patients.narrow.{narrow}"),
        "choices": _choices(desk, narrow, page, len(rows)),
    }


def _choices(desk: Desk, narrow: str, page: int, count: int) -> list[dict[str, str]]:
    others = [code for code in ("all", *NARROW) if code != narrow]
    choices = [
        {"label": text_of(desk, f"patients.narrow.{code}"), "choice": f"{code}.0"}
        for code in others
    ]
    if count > (page + 1) * PAGE:
        choices.append({"label": text_of(desk, "board.on"), "choice": f"{narrow}.{page + 1}"})
    return choices


async def _units(work: Work, desk: Desk, person_id: str) -> tuple[str, ...]:
    """What a doctor answers for: a village and below, a township for its clinic."""
    found: dict[str, None] = {}
    for held in await roles_held(work, desk, person_id):
        if not wears((held,), "doctor", "health_officer"):
            continue
        for unit_id in await places.subtree_ids(work, await _root(work, held)):
            found[unit_id] = None
    return tuple(found)


async def _root(work: Work, held: Held) -> str:
    unit = await places.find_unit(work, held.unit_id)
    of_department = unit is not None and unit.level == "department"
    return (unit.parent_id or held.unit_id) if unit and of_department else held.unit_id


async def _people(
    work: Work, desk: Desk, me: str, units: tuple[str, ...], narrow: str
) -> list[Values]:
    """His own by name, and where nobody is named those of the villages whose doctor he is."""
    day, known = desk.today(), desk.content.categories
    named = await coverage.patients_of(work, me)
    around = tuple(dict.fromkeys((*units, *(person.unit_id for person in named))))
    tags = await cards.tags_of_units(work, around, day)
    own = {card.person_id: card for card in await cards.of_units(work, around)}
    villages = await _villages_of(work, desk, me, units)
    everybody = {p.id: p for p in (*await cards.people_of_units(work, units), *named)}
    rows: list[tuple[Person, Values]] = []
    for person in everybody.values():
        card = own.get(person.id)
        codes = categories_of(person, card, tags.get(person.id, frozenset()), day)
        his = _is_his(me, person, card, villages) and _counts(desk, person, codes)
        if his and _fits(narrow, narrowed(codes, known)):
            rows.append((person, await _row(work, desk, person, card, codes)))
    rows.sort(key=lambda row: (COLOURS.get(row[0].colour or "", 3), row[0].unit_id, row[0].id))
    return [row for _, row in rows]


async def _villages_of(work: Work, desk: Desk, me: str, units: tuple[str, ...]) -> frozenset[str]:
    """Every unit of the villages whose doctor somebody is."""
    found: set[str] = set()
    for unit_id in units:
        if me in await holders_at(work, desk, unit_id, "doctor"):
            found |= set(await places.subtree_ids(work, unit_id))
    return frozenset(found)


def _is_his(me: str, person: Person, card: Card | None, villages: frozenset[str]) -> bool:
    named = card.family_doctor_id if card else None
    return named == me if named else person.unit_id in villages


def _counts(desk: Desk, person: Person, codes: frozenset[str]) -> bool:
    body = Body(person.id, person.unit_id, None, person.colour, person.lives_alone, codes)
    return is_key(body, desk.content.duty.key_categories)


def _fits(narrow: str, found: frozenset[str]) -> bool:
    return narrow == "all" or narrow in found


async def _row(
    work: Work, desk: Desk, person: Person, card: Card | None, codes: frozenset[str]
) -> Values:
    age = age_on(person.born, desk.today())
    return {
        "name": person.address,
        "colour": text_of(desk, f"patients.colour.{person.colour or 'none'}"),
        "age": str(age) if age is not None else "",
        "illness": (card.diseases if card else None) or person.illness or "",
        "signs": symbols(codes, desk.content.categories),
        "place": await unit_name(work, person.unit_id),
        "phone": person.phone or "",
    }
