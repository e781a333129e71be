"""A gap next Tuesday night is found today and told once, with who could take it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.lanes import Lane
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rota_rules import Span, Turn, could
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.duty.editing import add
from bot.services.duty.holes import Found, Hole, look
from bot.services.duty.reading import BACK, LEVELS, able, may_order, rota_of, to_tell
from bot.services.duty.speaking import Values, role_text, span_text, until_text
from bot.services.incoming import Pressed
from bot.services.telling import Message, tell_person
from bot.services.views.names import name_of, text_of, unit_name
from bot.store import accounts, duty_changes, places, records
from bot.store.database import Work
from bot.store.duty_changes import DONE, Change

MARK = "duty.look"
AROUND = timedelta(days=8)
SOON = timedelta(hours=12)  # what is bare tonight waits for no budget
MOST = 3  # at once; the rest the day after


async def find_gaps(desk: Desk) -> int:
    """Twice a day: every unit that keeps a rota, each in a write of its own."""
    slot = _slot(desk)
    done = await desk.database.read(lambda work: records.get_mark(work, MARK))
    if done is not None and done[0] == slot.isoformat():
        return 0
    told = 0
    for unit_id in await desk.database.read(lambda work: _units(work, desk)):

        async def one(work: Work, unit_id: str = unit_id) -> int:
            return await tell_gaps(work, desk, unit_id)

        told += await desk.database.write(one)
    await desk.database.write(lambda work: records.set_mark(work, MARK, slot.isoformat(), slot))
    return told + 1


async def next_look(desk: Desk) -> datetime | None:
    """The next of the clocks at which it is looked."""
    done = await desk.database.read(lambda work: records.get_mark(work, MARK))
    slot = _slot(desk)
    if done is None or done[0] != slot.isoformat():
        return slot
    return _slots(desk, 1)[0]


async def tell_gaps(work: Work, desk: Desk, unit_id: str) -> int:
    """What is bare of one unit, to whoever leads it; each gap once."""
    told = 0
    for found in await look(work, desk, (unit_id,)):
        for hole in found.holes[:MOST]:
            if not await _was_told(work, hole):
                told += await _tell(work, desk, hole)
        if found.ends is not None and found.ends - desk.now() <= desk.content.duty.runs_out:
            told += await _tell_end(work, desk, found)
    return told


async def _hears(work: Work, person_id: str) -> bool:
    return bool(await accounts.private_chats_of_person(work, person_id))


async def _tell(work: Work, desk: Desk, hole: Hole) -> int:
    to = await to_tell(work, desk, hole.unit_id)
    if to is None:
        return 0
    params = {"unit": hole.unit_id, "hole": name_hole(desk, hole), "n": "0"}
    about = f"duty.gap:{hole.unit_id}:{hole.role}:{_begin(hole)}:{desk.ids.new()}"
    await _note_told(work, desk, hole, to)
    soon = hole.begin - desk.now() < SOON
    lane = Lane.CASE if soon else Lane.REMINDER
    message = Message("duty.gap", about, params, lane, unasked=not soon)
    return int(await tell_person(work, desk, to, message))


def _begin(hole: Hole) -> str:
    return hole.begin.astimezone(UTC).isoformat()


async def _was_told(work: Work, hole: Hole) -> bool:
    """A gap is told once, to one; another who falls ill makes it another."""
    return await duty_changes.gap_told(work, hole.unit_id, hole.role, _begin(hole), hole.was)


async def _note_told(work: Work, desk: Desk, hole: Hole, to: str) -> None:
    change = Change(
        desk.ids.new(), "told", hole.unit_id, hole.role, _begin(hole), hole.was, to, None, DONE,
        desk.now(),
    )  # fmt: skip
    await duty_changes.add_change(work, change)


async def _tell_end(work: Work, desk: Desk, found: Found) -> int:
    end = found.ends.isoformat() if found.ends else ""
    params = {"unit": found.unit_id, "role": found.role, "ends": end}
    mark = f"duty.ends:{found.unit_id}:{found.role}"
    told, to = await records.get_mark(work, mark), await to_tell(work, desk, found.unit_id)
    if to is None or (told is not None and told[0] == end):
        return 0
    await records.set_mark(work, mark, end, desk.now())
    about = f"{mark}:{end}"
    message = Message("duty.ends", about, params, Lane.REMINDER, unasked=True)
    return int(await tell_person(work, desk, to, message))


def name_hole(desk: Desk, hole: Hole) -> str:
    """Role and first minute, short enough for a button."""
    index = tuple(desk.content.duty.cover).index(hole.role)
    return f"{index}.{int(hole.begin.timestamp()) // 60}"


async def hole_named(work: Work, desk: Desk, unit_id: str, name: str) -> Hole | None:
    """The gap as it is now; None where it is filled."""
    role, _, minute = name.partition(".")
    roles = tuple(desk.content.duty.cover)
    if not (role.isdigit() and minute.isdigit()) or int(role) >= len(roles):
        return None
    for found in await look(work, desk, (unit_id,)):
        for hole in found.holes:
            begun = int(hole.begin.timestamp()) // 60 == int(minute)
            if found.role == roles[int(role)] and begun:
                return hole
    return None


async def offers(work: Work, desk: Desk, hole: Hole) -> tuple[str, ...]:
    """Who could take it: on duty least of all in these days, rested, to be written to."""
    since, until = hole.begin - AROUND, hole.end + AROUND
    rota = await rota_of(work, desk, hole.unit_id, hole.role, since, until)
    among = [p for p in await able(work, desk, hole.unit_id, hole.role) if await _hears(work, p)]
    return could(rota.written, Span(hole.begin, hole.end), among, rota.away)


async def on_fill(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Chosen: the gap is theirs; another one: who else could."""
    unit_id = pressed.subject
    person = actor.person
    if person is None or not await may_order(work, desk, person.id, unit_id):
        return Refused("duty.refused.not_for_you")
    name, _, to = (pressed.choice or "").partition("|")
    hole = await hole_named(work, desk, unit_id, name)
    if hole is None:
        return Refused("duty.refused.filled")
    if to.isdigit():
        params = {"unit": unit_id, "hole": name, "n": to}
        about = f"duty.gap_other:{unit_id}:{name}:{desk.ids.new()}"
        await tell_person(work, desk, person.id, Message("duty.gap", about, params, Lane.REPLY))
        return Done()
    if to not in await offers(work, desk, hole):
        return Refused("duty.refused.cannot")
    await fill(work, desk, hole, to, person.id)
    return Done("duty.filled", (("who", to),))


async def fill(work: Work, desk: Desk, hole: Hole, to: str, by: str) -> None:
    """A turn of their own, as long as the gap."""
    id = f"{hole.unit_id}:{hole.role}:{desk.ids.new()}"
    begin = max(hole.begin, desk.now())
    await add(work, desk, Turn(id, hole.unit_id, hole.role, to, begin, hole.end), by)


async def say_gap(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """As it is now: filled meanwhile, it says so."""
    hole = await hole_named(work, desk, params["unit"], params["hole"])
    place = await unit_name(work, params["unit"])
    if hole is None:
        return {"open": False, "place": place, "when": "", "was": "", "who": "",
                "role": "", "choices": [], "_subject": params["unit"]}  # fmt: skip
    could_be = await offers(work, desk, hole)
    n = int(params["n"]) % len(could_be) if could_be else 0
    choices = []
    if could_be:
        who = await name_of(work, could_be[n])
        label = text_of(desk, "duty.tap.this_one", {"who": who})
        choices.append({"label": label, "choice": f"{params['hole']}|{could_be[n]}"})
    if len(could_be) > 1:
        label = text_of(desk, "duty.tap.another")
        choices.append({"label": label, "choice": f"{params['hole']}|{n + 1}"})
    return {
        "open": True,
        "place": place,
        "when": span_text(desk, hole.begin, hole.end),
        "was": await name_of(work, hole.was),
        "who": await name_of(work, could_be[n]) if could_be else "",
        "role": role_text(desk, hole.role),
        "choices": choices,
        "_subject": params["unit"],
    }


async def say_ends(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    ends = datetime.fromisoformat(params["ends"])
    return {
        "place": await unit_name(work, params["unit"]),
        "role": role_text(desk, params["role"]),
        "until": until_text(desk, ends),
    }


async def _units(work: Work, desk: Desk) -> tuple[str, ...]:
    levels = dict.fromkeys(LEVELS[role].value for role in desk.content.duty.cover)
    found: list[str] = []
    for level in levels:
        found += [unit.id for unit in await places.units_of_level(work, level)]
    return tuple(found)


def _slot(desk: Desk) -> datetime:
    """The last of the clocks that has passed."""
    return [at for at in (*_slots(desk, -1), *_slots(desk, 0)) if at <= desk.now()][-1]


def _slots(desk: Desk, days: int) -> tuple[datetime, ...]:
    """The clocks of yesterday (-1) or today (0); the next to come (1) stands alone."""
    day = desk.today()
    clocks = sorted(desk.content.duty.look_at)
    if days == 1:
        both = [datetime.combine(day + n * BACK, at, desk.zone) for n in (0, 1) for at in clocks]
        return tuple(at for at in both if at > desk.now())[:1]
    return tuple(datetime.combine(day + days * BACK, at, desk.zone) for at in clocks)
