"""/cover: where nobody is, worst first, each with somebody who could; for who leads the village."""

from __future__ import annotations

from collections import Counter
from typing import Any

from bot.domain.coverage import Lack, Missing
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.coverage.finding import Could, candidates
from bot.services.coverage.rows import missing_in
from bot.services.desk import Desk
from bot.services.duty.gaps import name_hole
from bot.services.duty.holes import Hole
from bot.services.duty.reading import may_order
from bot.services.duty.speaking import role_text, span_text
from bot.services.incoming import Pressed
from bot.services.roles import roles_held
from bot.services.telling import Message, tell_chat
from bot.services.views.names import name_of, text_of, unit_name
from bot.store import boxes, places
from bot.store.database import Work

Values = dict[str, Any]
SEE = "0.0"


async def cover(call: Call) -> None:
    """/cover, in private."""
    person = call.actor.person
    unit_id = await village_of(call.work, call.desk, person.id) if person else None
    if person is None or unit_id is None:
        await call.say("cover.not_for_you")
        return
    about = f"cover:{call.actor.chat.id}:{call.heard.message_id}"
    await show(call.work, call.desk, call.actor, unit_id, 0, 0, about)


async def show(
    work: Work, desk: Desk, actor: Actor, unit_id: str, i: int, n: int, about: str
) -> None:
    params = {"unit": unit_id, "i": str(i), "n": str(n)}
    message = Message("cover.list", about, params, Lane.REPLY, Owed.LOOSE)
    chat = actor.private or actor.chat
    await tell_chat(work, desk, chat.id, message)


async def on_next(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The buttons for another and the next: the list anew, with another name or thing."""
    person = actor.person
    if person is None or not await may_order(work, desk, person.id, pressed.subject):
        return Refused("cover.refused.not_for_you")
    i, _, n = (pressed.choice or SEE).replace("see", SEE).partition(".")
    if not (i.isdigit() and n.isdigit()):
        return Refused("press.unknown")
    about = f"cover:{actor.chat.id}:{desk.ids.new()}"
    await show(work, desk, actor, pressed.subject, int(i), int(n), about)
    return Done()


async def village_of(work: Work, desk: Desk, person_id: str) -> str | None:
    """The village somebody leads, or lends a hand in leading."""
    for held in await roles_held(work, desk, person_id):
        village = await places.unit_of_level(work, held.unit_id, "village")
        if village is not None and await may_order(work, desk, person_id, village.id):
            return village.id
    return None


async def say_list(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """As things are at this moment: how many of each, and one of them in full."""
    unit_id = params["unit"]
    missing = await missing_in(work, desk, unit_id)
    counts = Counter(one.lack for one in missing)
    lines = [
        text_of(desk, f"cover.count.{lack.value}", {"n": _doors(missing, lack)})
        for lack in Lack
        if counts[lack]
    ]
    values: Values = {
        "place": await unit_name(work, unit_id),
        "lines": lines,
        "one": "",
        "who": "",
        "choices": [],
        "again": False,
        "left": len(missing),
        "_subject": unit_id,
    }
    if not missing:
        return values
    i = int(params.get("i", "0")) % len(missing)
    one = missing[i]
    found = await candidates(work, desk, one)
    n = int(params.get("n", "0")) % len(found) if found else 0
    values["one"] = await line_of(work, desk, one)
    values["who"] = await _who(work, desk, found[n]) if found else ""
    values["again"] = bool(found) and found[n].again
    values["choices"] = await _choices(work, desk, one, found, (i, n), len(missing))
    return values


def _doors(missing: tuple[Missing, ...], lack: Lack) -> int:
    """Of households it is said how many there are; of the rest how many things."""
    own = [one for one in missing if one.lack is lack]
    return sum(one.count for one in own) if lack is Lack.LIAISON else len(own)


async def line_of(work: Work, desk: Desk, one: Missing) -> str:
    """One thing that is missing, in a sentence."""
    place = await unit_name(work, one.unit_id)
    values: Values = {"place": place, "n": one.count, "who": "", "when": "", "role": ""}
    if one.lack in (Lack.DOOR, Lack.GUARDIAN, Lack.ENDING):
        values["who"] = await name_of(work, one.about)
    if one.lack is Lack.KEEPER:
        box = await boxes.find_box(work, one.about)
        values["who"] = box.name if box else ""
    if one.begin is not None and one.end is not None:
        values["when"] = span_text(desk, one.begin, one.end)
        values["role"] = role_text(desk, one.role or "")
    if one.until is not None:
        values["when"] = text_of(desk, "cover.day", {"at": one.until, "now": desk.today()})
    return text_of(desk, f"cover.one.{one.lack.value}", values)


async def _who(work: Work, desk: Desk, one: Could) -> str:
    """Who could take it, with what they answer for: no list, and no best."""
    values = {
        "who": await name_of(work, one.person_id),
        "households": one.load.households,
        "key": one.load.key_people,
    }
    return text_of(desk, "cover.who", values)


async def _choices(
    work: Work,
    desk: Desk,
    one: Missing,
    found: tuple[Could, ...],
    at: tuple[int, int],
    count: int,
) -> list[dict[str, str]]:
    i, n = at
    choices: list[dict[str, str]] = []
    if found:
        label = text_of(desk, "cover.tap.this", {"who": await name_of(work, found[n].person_id)})
        choices.append({"label": label, "choice": f"ok|{press_of(desk, one)}|{found[n].person_id}"})
    if len(found) > 1:
        label = text_of(desk, "cover.tap.another")
        choices.append({"label": label, "choice": f"{i}.{n + 1}"})
    if count > 1:
        choices.append({"label": text_of(desk, "cover.tap.next"), "choice": f"{i + 1}.0"})
    return choices


def press_of(desk: Desk, one: Missing) -> str:
    """What a button says of a thing: hours by role and minute, the rest by what it is about."""
    if one.lack is Lack.HOURS and one.begin is not None and one.end is not None:
        hole = Hole(one.unit_id, one.role or "", one.begin, one.end)
        return f"{one.lack.value[0]}{name_hole(desk, hole)}"
    return f"{one.lack.value[0]}{one.about}"
