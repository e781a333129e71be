"""Ill or off: somebody takes the place, its roles and what was in hand, until they are back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.roles import Held, wears
from bot.domain.states import State
from bot.services.claiming.handing import must_agree
from bot.services.coverage.finding import could_take
from bot.services.desk import Desk
from bot.services.duty.reading import able, heads
from bot.services.feedback import give_task
from bot.services.handing_on import hand_on, is_a_side, note_told
from bot.services.roles import holders_at, roles_held
from bot.services.tasks.gates import why_not
from bot.services.telling import Message, tell_person
from bot.store import cases, coverage, people, timeline
from bot.store.database import Work

# Whose place is taken by name; beside them a unit has several, who need no stand-in.
BY_NAME = ("liaison", "doctor")
BY_OFFICE = (*BY_NAME, "cadre", "officer")
MOST = 20


@dataclass(frozen=True, slots=True)
class Away:
    """From when until when somebody is away; without an end until they say so."""

    person_id: str
    since: datetime
    until: datetime | None
    named: str | None = None  # who was asked to stand in
    by: str | None = None  # who said so, where that was another


async def step_out(work: Work, desk: Desk, away: Away) -> str | None:
    """Who stands in; None for somebody without an office, who only hands back what they took."""
    held = await roles_held(work, desk, away.person_id)
    if not wears(held, *BY_OFFICE):
        return None
    stand_in = away.named or await _choose(work, desk, held, away.person_id)
    if stand_in is None:
        return None
    await _put_roles(work, desk, held, away, stand_in)
    handed: tuple[str, ...] = ()
    if away.since <= desk.now():
        handed = await _hand_on(work, desk, away.person_id, stand_in)
    await _tell(work, desk, away, stand_in, handed)
    return stand_in


async def back_again(work: Work, desk: Desk, person_id: str) -> None:
    """They are there again: nobody stands in for them any more."""
    told: set[str] = set()
    for post in await coverage.stand_ins_for(work, person_id, desk.today()):
        await people.end_role(work, post.id, desk.today())
        if post.person_id in told:
            continue
        told.add(post.person_id)
        about = f"duty.back:{post.id}"
        message = Message("duty.back", about, {"who": person_id}, Lane.REMINDER, unasked=True)
        await tell_person(work, desk, post.person_id, message)


async def _choose(work: Work, desk: Desk, held: tuple[Held, ...], person_id: str) -> str | None:
    for role in held:
        for word in BY_NAME:
            if wears((role,), word):
                found = await could_take(work, desk, role.unit_id, word, {person_id})
                if found:
                    return found[0].person_id
    for role in held:
        if wears((role,), "cadre", "officer"):
            duty = "duty_village" if wears((role,), "cadre") else "duty_township"
            others = [p for p in await able(work, desk, role.unit_id, duty) if p != person_id]
            if others:
                return others[0]
    return None


async def _put_roles(
    work: Work, desk: Desk, held: tuple[Held, ...], away: Away, stand_in: str
) -> None:
    """Each role that would stand empty is theirs meanwhile, and ends by itself."""
    since = max(away.since.astimezone(desk.zone).date(), desk.today())
    until = _first_day_back(desk, away.until)
    for role in held:
        word = next((w for w in BY_NAME if wears((role,), w)), None)
        if word is None or (until is not None and until <= since):
            continue
        others = await holders_at(work, desk, role.unit_id, word)
        rest = await coverage.resting_among(work, others, desk.now())
        if any(p not in rest for p in others if p != away.person_id):
            continue
        await people.add_role(
            work, desk.ids.new(), stand_in, word, role.unit_id, since, until, away.person_id
        )


def _first_day_back(desk: Desk, until: datetime | None) -> date | None:
    if until is None:
        return None
    local = until.astimezone(desk.zone)
    return local.date() if local.time() == time(0) else local.date() + timedelta(days=1)


async def _hand_on(work: Work, desk: Desk, person_id: str, stand_in: str) -> tuple[str, ...]:
    """What they hold by office goes to the stand-in; what is under way stays theirs."""
    done: list[str] = []
    for case in (await cases.list_held(work, person_id))[:MOST]:
        if case.state is State.IN_PROGRESS or not await _may_have(work, desk, case, stand_in):
            continue
        if await hand_on(work, desk, case, person_id, stand_in):
            done.append(case.id)
    for case in (await cases.list_told(work, person_id))[:MOST]:
        free = case.claimed_by is None and case.state is State.OPEN
        if not free or case.emergency or not await _may_have(work, desk, case, stand_in):
            continue
        if stand_in not in await timeline.list_told_people(work, case.id):
            await note_told(work, desk, case, stand_in)
            await give_task(work, desk, case, stand_in)
            done.append(case.id)
    return tuple(done)


async def _may_have(work: Work, desk: Desk, case: Case, person_id: str) -> bool:
    """No side of a quarrel, nobody who asked for it, nobody who would have to be asked first."""
    if await is_a_side(work, case, person_id):
        return False
    if await must_agree(work, desk, case, person_id):
        return False
    return await why_not(work, desk, case, person_id) is None


async def _tell(work: Work, desk: Desk, away: Away, stand_in: str, handed: tuple[str, ...]) -> None:
    params = {
        "who": away.person_id,
        "to": stand_in,
        "since": away.since.isoformat() if away.since > desk.now() else "",
        "until": away.until.isoformat() if away.until else "",
        "count": str(len(handed)),
        "subject": away.person_id,
    }
    about = f"{away.person_id}:{desk.ids.new()}"
    reply = Message("duty.away.yours", f"duty.away.yours:{about}", params, Lane.REPLY, Owed.OWED)
    await tell_person(work, desk, away.person_id, reply)
    takes = Message("duty.away.take", f"duty.away.take:{about}", params, Lane.CASE, Owed.OWED)
    await tell_person(work, desk, stand_in, takes)
    held = await roles_held(work, desk, away.person_id)
    for unit_id in dict.fromkeys(h.unit_id for h in held if wears((h,), *BY_OFFICE)):
        await _tell_heads(work, desk, unit_id, params, about, {away.person_id, stand_in, away.by})


async def _tell_heads(
    work: Work,
    desk: Desk,
    unit_id: str,
    params: dict[str, str],
    about: str,
    without: set[str | None],
) -> None:
    """One line to whoever leads the village, once, however many roles it was."""
    told = [p for p in await heads(work, desk, unit_id) if p not in without]
    for person in told[:1]:
        message = Message(
            "duty.away.told",
            f"duty.away.told:{about}",
            params,
            Lane.REMINDER,
            unasked=True,
            silent=True,
        )
        await tell_person(work, desk, person, message)
