"""What a page of a register shows: its purpose, its state, the last lines for who may see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.domain.registers import Entry, Register, share_of
from bot.services.desk import Desk
from bot.services.registers.numbers import Span, count
from bot.services.registers.scope import sees
from bot.services.registers.switching import on_at, pack_on
from bot.services.roles import roles_held
from bot.services.views.names import name_of, text_of
from bot.store import people, places, registers
from bot.store.database import Work

Values = dict[str, Any]
MOST_LINES = 10
MONTH = timedelta(days=31)


async def say_list(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What is on here, and until when; what else there is."""
    on: list[str] = []
    off: list[str] = []
    packs: list[Values] = []
    for register in desk.content.registers.values():
        here = await on_at(work, desk, params["unit"], register.code)
        (on if here else off).append(register.name)
    for pack in desk.content.packs.values():
        switch = await pack_on(work, desk, params["unit"], pack.code)
        if switch is None:
            off.append(pack.name)
        else:
            who = await name_of(work, switch.by_id)
            packs.append({"name": pack.name, "until": switch.until or "", "who": who})
    return {"on": on, "off": off, "packs": packs, "now": desk.today()}


async def say_register(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """One register, as far as whoever asks may see it."""
    register = desk.content.registers[params["code"]]
    values: Values = {
        "name": register.name,
        "inform": register.inform,
        "example": register.example,
        "missing": [f.label for f in register.fields if f.needed],
        "line": "",
        "lines": [],
        "total": 0,
        "shares": [],
        "items": [],
        "now": desk.today(),
        "choices": [],
        "signs": [{"label": text_of(desk, "registers.sign"), "choice": register.code}],
        "sees": bool(params.get("sees")),
    }
    if "ref" in params:
        entry = await registers.find(work, register.code, params["ref"])
        values["line"] = await line_of(work, register, entry) if entry else ""
    if "unit" in params:
        values |= await _page(work, desk, register, params)
    return values


async def say_pack(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """A pack: what it does, until when it is on, and how it is switched."""
    pack = desk.content.packs[params["code"]]
    switch = await pack_on(work, desk, params["unit"], pack.code)
    return {
        "name": pack.name,
        "inform": pack.inform,
        "until": (switch.until or "") if switch else "",
        "lasts": pack.lasts,
        "choices": [_switch(desk, f"pack:{pack.code}", on=switch is not None)]
        if params.get("may")
        else [],
        "now": desk.today(),
    }


async def line_of(work: Work, register: Register, entry: Entry) -> str:
    """A line in words: whom it is about, then each value behind its label."""
    about = await name_of(work, entry.person_id)
    if not about and entry.household_id:
        about = (await places.get_household(work, entry.household_id)).name
    told = []
    for field in register.fields:
        value = entry.fields.get(field.code)
        if value:
            told.append(value if field.code == "note" else f"{field.label}{value}")
    return " ".join(part for part in (about, *told) if part)


async def _page(work: Work, desk: Desk, register: Register, params: dict[str, str]) -> Values:
    on = await on_at(work, desk, params["unit"], register.code)
    may = bool(params.get("may"))
    values: Values = {"choices": [_switch(desk, register.code, on=on)] if may else []}
    if not on or "person" not in params:
        return values
    held = await roles_held(work, desk, params["person"])
    units, today = await sees(work, held, register), desk.today()
    if not units:
        return values
    if register.items:
        values["items"] = await _items(work, desk, register, units)
    found = await registers.entries(work, register.code, units, today - MONTH, today)
    lines = [{"day": e.day, "text": await _told(work, register, e)} for e in found[-MOST_LINES:]]
    return values | {
        "lines": lines,
        "total": len(found),
        "shares": await _shares(work, register, found),
    }


async def _told(work: Work, register: Register, entry: Entry) -> str:
    by = await name_of(work, entry.by_id)
    line = await line_of(work, register, entry)
    return f"{line}（{by}）" if by and by not in line else line


async def _items(
    work: Work, desk: Desk, register: Register, units: tuple[str, ...]
) -> list[dict[str, Any]]:
    """This month, from what was done anyway."""
    span = Span(units, desk.today().replace(day=1), desk.today())
    return [{"label": i.label, "n": await count(work, desk, i, span)} for i in register.items]


async def _shares(work: Work, register: Register, found: Sequence[Entry]) -> list[Values]:
    """How many an office has sent, of how many it has; only where it said so."""
    if not register.share:
        return []
    offices: dict[str, list[Entry]] = {}
    for entry in found:
        offices.setdefault(entry.fields.get("office", ""), []).append(entry)
    rows = []
    for office, entries in offices.items():
        staff = max((int(e.fields.get("staff") or 0) for e in entries), default=0)
        sent = len({e.person_id or e.fields.get("note") for e in entries})
        if office and staff:
            rows.append({"office": office, "sent": sent, "share": share_of(sent, staff)})
    return rows


def _switch(desk: Desk, code: str, *, on: bool) -> dict[str, str]:
    label = text_of(desk, "registers.turn_off" if on else "registers.turn_on")
    return {"label": label, "choice": f"{'off' if on else 'on'}:{code}"}


async def say_visits(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The visits a line told of."""
    refs = [ref for ref in params.get("refs", "").split(",") if ref]
    found = [await registers.find(work, "visits", ref) for ref in refs]
    entries = [entry for entry in found if entry is not None]
    return {
        "names": [await name_of(work, entry.person_id) for entry in entries],
        "gift": next((e.fields["gift"] for e in entries if "gift" in e.fields), ""),
        "day": entries[0].day if entries else desk.today(),
        "now": desk.today(),
    }


async def say_mine(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Whom somebody has visited this month, the latest first."""
    person, today = await people.get_person(work, params["person"]), desk.today()
    village = await places.unit_of_level(work, person.unit_id, "village")
    units = await places.subtree_ids(work, village.id if village else person.unit_id)
    found = await registers.entries(work, "visits", units, today - MONTH, today)
    own = [e for e in found if e.by_id == person.id][-MOST_LINES:]
    lines = [{"day": e.day, "who": await name_of(work, e.person_id)} for e in reversed(own)]
    return {"lines": lines, "now": today}


async def say_which(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Those of one name, with where they live: two of one hamlet by their doors."""
    choices = []
    for id in params["people"].split(","):
        person = await people.get_person(work, id)
        unit = await places.get_unit(work, person.unit_id)
        home = person.household_id
        door = ((await places.get_household(work, home)).door or "") if home else ""
        where = door if door.startswith(unit.name) else f"{unit.name}{door}"
        choices.append({"label": f"{where} {person.name}", "choice": id})
    return {"choices": choices}


async def say_found(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What was seen at a door, as a matter that one tap opens."""
    open_it, leave = text_of(desk, "registers.open_it"), text_of(desk, "registers.leave_it")
    choices = [
        {"label": open_it, "choice": f"yes:{params['to']}"},
        {"label": leave, "choice": "no"},
    ]
    return {"title": text_of(desk, params["title"]), "choices": choices}
