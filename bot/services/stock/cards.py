"""What the cards and messages of taking show, as things are at this moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.boxes import Box, closes_at, is_open, opens_at
from bot.domain.case import Case
from bot.domain.dispensing import listed
from bot.domain.holds import Hold, in_line
from bot.domain.medicines import Medicine
from bot.domain.near_box import is_lent
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.stock import tick
from bot.services.stock.bringing import who_fetches
from bot.services.stock.going_on import DOCTOR_SAID_YES, WAITS_FOR_DOCTOR, open_questions
from bot.services.stock.taker import CAPPED, GUESSED, NONE_OF_IT, flags_of, taker_of
from bot.services.stock.whom import hold_of, of_box
from bot.services.views.names import local, name_of, named_with_role, text_of
from bot.store import boxes, cases, holds, people, timeline
from bot.store.database import Work

Values = dict[str, Any]


def open_text(desk: Desk, box: Box, now: datetime) -> str:
    """Until when it is open today, or when it opens; nothing where it is always open."""
    shuts = closes_at(box, now, desk.zone)
    if shuts is not None:
        return text_of(desk, "box.open_until", {"at": local(desk, shuts)})
    opens = opens_at(box, now, desk.zone)
    if opens is None:
        return text_of(desk, "box.shut")
    if opens == now:
        return text_of(desk, "box.always_open")
    return text_of(desk, "box.opens", {"at": local(desk, opens), "now": desk.today()})


async def of_hold(work: Work, desk: Desk, hold: Hold) -> Values:
    """Thing, how many, where, when it is open, who keeps it."""
    thing = desk.content.stocked.find(hold.item)
    box = await boxes.find_box(work, hold.box_id) if hold.box_id else None
    return {
        "thing": thing.name if thing else hold.item,
        "amount": f"{hold.qty}{hold.unit or ''}",
        "qty": hold.qty,
        "lent": thing is not None and is_lent(thing),
        "guessed": GUESSED in flags_of(hold),
        "capped": CAPPED in flags_of(hold),
        "later": box is not None and await _is_told_later(work, desk, hold, box),
        "box": box.name if box else "",
        "at": box.place if box else "",
        "open": open_text(desk, box, desk.now()) if box else "",
        "keeper": await named_with_role(work, desk, box.keeper_id) if box else "",
        "until": local(desk, hold.until) or "",
        "turn": await _turn(work, hold),
    }


async def _is_told_later(work: Work, desk: Desk, hold: Hold, box: Box) -> bool:
    """Whether its keeper hears of it only when the box opens."""
    case = await cases.find_case(work, hold.case_id)
    now = desk.now()
    return case is not None and case.climb.since > now and not is_open(box, now, desk.zone)


async def _turn(work: Work, hold: Hold) -> int:
    line = [one.id for one in in_line(await holds.queue_for(work, hold.item))]
    return line.index(hold.id) + 1 if hold.id in line else 0


async def task(work: Work, desk: Desk, case: Case) -> Values:
    """The keeper's card: what, for whom as far as it matters, what is still to be asked."""
    hold = await hold_of(work, case)
    thing = desk.content.stocked.find(hold.item) if hold else None
    if hold is None or thing is None:
        return {"stock": {}}
    found = await of_hold(work, desk, hold)
    flags = flags_of(hold)
    # Who has it needs no question any more, and what was answered is forgotten by then.
    asks = await open_questions(work, desk, case, hold, thing) if hold.waiting else ()
    found.update(
        whom=text_of(desk, f"box.whom.{hold.whom}") if hold.whom else "",
        ask_whom="whom" in asks,
        ask_list=_lines(desk, thing) if "list" in asks else "",
        asked_all=NONE_OF_IT in flags,
        doctor=DOCTOR_SAID_YES in flags,
        waits=WAITS_FOR_DOCTOR in flags and DOCTOR_SAID_YES not in flags,
        none_left=hold.box_id is None,
        free=case.claimed_by is None and case.state is State.OPEN and hold.box_id is not None,
        fetcher=await name_of(work, await who_fetches(work, desk, case)),
        limits="；".join(thing.limits),
    )
    return {"stock": found}


async def tick_task(work: Work, desk: Desk, asked: Case) -> Values:
    """The doctor's card: for whom, what, and why it is asked."""
    facts = await tick.facts_of(work, asked)
    hold = await holds.find_hold(work, facts.get("hold", ""))
    thing = desk.content.stocked.find(hold.item) if hold else None
    if hold is None or thing is None:
        return {"stock": {}}
    found = await of_hold(work, desk, hold)
    reasons = [r for r in facts.get("why", "").split(",") if r]
    found["why"] = [text_of(desk, key) for r in reasons if has(desk, key := f"box.why.{r}")][:3]
    # One of them holds, nobody said which: the doctor has to see the list itself.
    found["lines"] = await _asked_lines(work, desk, hold) if "listed" in reasons else []
    found["whom"] = text_of(desk, f"box.whom.{hold.whom}") if hold.whom else ""
    found["limits"] = "；".join(thing.limits)
    return {"stock": found}


def has(desk: Desk, key: str) -> bool:
    return desk.content.messages.has(key)


def _lines(desk: Desk, thing: Medicine) -> str:
    codes = [c for c in listed(thing) if has(desk, f"box.avoid.{c}")]
    return "；".join(text_of(desk, f"box.avoid.{code}") for code in codes)


async def values(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Whatever a message of taking may name."""
    found: Values = {}
    case = await cases.find_case(work, params["case"]) if "case" in params else None
    hold = await holds.find_hold(work, params["hold"]) if "hold" in params else None
    hold = hold or (await hold_of(work, case) if case else None)
    if hold is not None:
        found["stock"] = await of_hold(work, desk, hold)
        found["stock"]["lines"] = await _asked_lines(work, desk, hold)
        found["stock"]["leaflet"] = _leaflet(desk, hold)
    for name in ("thing", "earlier"):
        medicine = desk.content.stocked.find(params.get(name, ""))
        if medicine is not None:
            found[name] = medicine.name
    if "group" in params:
        key = f"box.group.{params['group'].lower()}"
        found["group"] = text_of(desk, key) if has(desk, key) else params["group"]
    why = f"box.because.{params.get('why', '')}"
    found["because"] = text_of(desk, why) if has(desk, why) else ""
    found["advice"] = _meanwhile(desk, params, hold)
    found["doctor"] = await _doctor(work, desk, case) if case else ""
    return {**DEFAULTS, **found}


DEFAULTS: Values = {
    "stock": {},
    "thing": "",
    "earlier": "",
    "group": "",
    # Who has not pressed Start is led into a private chat.
    "links": {"box": "box"},
}


async def _asked_lines(work: Work, desk: Desk, hold: Hold) -> list[str]:
    """The one list, a line a thing, in plain words."""
    case = await cases.find_case(work, hold.case_id)
    thing = desk.content.stocked.find(hold.item)
    if case is None or thing is None:
        return []
    person = await people.find_person(work, case.subject_id) if case.subject_id else None
    codes = listed(thing, await taker_of(work, desk, hold, person))
    if hold.whom == "child":
        codes = ("under_4", *codes)
    return [text_of(desk, key) for c in codes if has(desk, key := f"box.avoid.{c}")]


def _leaflet(desk: Desk, hold: Hold) -> list[str]:
    """How to take it: the lines of the catalogue, how long, and what not with it."""
    thing = desk.content.stocked.find(hold.item)
    if thing is None:
        return []
    lines = list(thing.limits)
    if thing.dosing.course_days:
        days = thing.dosing.course_days
        lines.append(text_of(desk, "box.leaflet.days", {"days": days}))
    for group in thing.ingredients:
        key = f"box.leaflet.not_with.{group.lower()}"
        if has(desk, key):
            lines.append(text_of(desk, key))
    return list(dict.fromkeys(lines))


def _meanwhile(desk: Desk, params: dict[str, str], hold: Hold | None) -> str:
    """What to do without medicine, and when to go, while a doctor looks at it."""
    thing = desk.content.stocked.find(hold.item if hold else params.get("thing", ""))
    uses = thing.use if thing else ()
    keys = [f"box.meanwhile.{use}" for use in uses if has(desk, f"box.meanwhile.{use}")]
    return text_of(desk, keys[0] if keys else "box.meanwhile")


async def _doctor(work: Work, desk: Desk, case: Case) -> str:
    """Who was asked, by name."""
    for asked in await tick.open_ticks(work, case):
        told = await timeline.list_told_people(work, asked.id)
        if told:
            return await named_with_role(work, desk, told[0])
    near = await of_box(work, desk, case, "doctors_near")
    return await name_of(work, near[0]) if near else ""
