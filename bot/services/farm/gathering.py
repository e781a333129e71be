"""Weddings, funerals and field work: the house says its wants, each helper says a line."""

from __future__ import annotations

from bot.domain.gatherings import may_open
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.pools import Pool, Sort, Thing
from bot.services.desk import Desk
from bot.services.farm.own_list import Plan, answer, open_list, wished_by
from bot.services.farm.putting import drop, put
from bot.services.farm.reach import (
    has_other_matters,
    holder_of,
    is_liaison,
    lists_for,
    own_lines,
)
from bot.services.farm.spoken import Spoken
from bot.services.roles import holders_at
from bot.services.stock.finding import near
from bot.services.telling import Message, tell_person
from bot.services.views.names import text_of
from bot.store import places, pools
from bot.store.database import Work
from bot.understanding.farm_words import says_part
from bot.understanding.gathering_words import SaidHand, read_gathering, read_hand

HELPED = (Sort.WEDDING, Sort.FUNERAL, Sort.WORK)


async def opens_gathering(work: Work, desk: Desk, said: Spoken, decision: Decision) -> bool:
    """A feast at one's house with helpers wanted; a funeral is opened by the liaison alone."""
    found = read_gathering(said.text)
    if found is None:
        return False
    sort = Sort(found.sort)
    liaison = await is_liaison(work, desk, said.person)
    if not may_open(sort, liaison=liaison, guest=said.person.guest):
        return await _to_liaison(work, desk, said, sort, decision)
    things = tuple(
        Thing("", code, text_of(desk, f"pool.unit.{code}"), position, wanted=qty)
        for position, (code, qty) in enumerate(found.wants)
    )
    plan = Plan(
        sort=sort,
        unit_id=said.person.unit_id,
        organiser_id=said.person.id,
        things=things,
        on_day=said.day,
        **wished_by(desk, said.context),  # type: ignore[arg-type]
    )
    case = await open_list(work, desk, plan)
    await answer(work, desk, said.context, "pool.opened", {"pool": case.id})
    await _tell_lent(work, desk, said, {code for code, _ in found.wants})
    return True


async def _tell_lent(work: Work, desk: Desk, said: Spoken, codes: set[str]) -> None:
    """What the tool house has of it: to be borrowed there as ever."""
    for code, name in desk.content.farm.lent:
        things = desk.content.stocked.by_words(name) if code in codes else ()
        for thing in tuple(things)[:1]:
            found = await near(work, desk, said.person.unit_id, thing)
            if found:
                params = {"thing": name, "box": found[0].box.name, "n": str(found[0].free)}
                await answer(work, desk, said.context, "pool.lent_there", params)
                return


async def _to_liaison(work: Work, desk: Desk, said: Spoken, sort: Sort, decision: Decision) -> bool:
    """The house is asked nothing: its liaison hears what is wanted, and opens it."""
    if sort is not Sort.FUNERAL or said.person.guest:
        return False
    params = {"person": said.person.id, "words": said.text[:200]}
    about = f"funeral:{said.context.actor.chat.id}:{said.context.heard.message_id}"
    message = Message("pool.funeral_asked", about, params, Lane.CASE, Owed.OWED)
    hamlet = await places.unit_of_level(work, said.person.unit_id, "hamlet")
    for liaison in await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ():
        await tell_person(work, desk, liaison, message)
    if decision.death:
        # Whether it is so is asked as of any death; the house is not spoken to.
        return False
    await answer(work, desk, said.context, "pool.funeral_passed")
    return True


async def lends_hand(work: Work, desk: Desk, said: Spoken, _: Decision) -> bool:
    """A car, tables, a share of the field, or not coming after all: where a list wants it."""
    open_ones = await lists_for(work, said.person, *HELPED)
    if not open_ones:
        return False
    part = says_part(said.text)
    hand = SaidHand((("mu", part),)) if part else read_hand(said.text)
    if hand is None:
        return False
    if hand.back:
        return await _takes_back(work, desk, said, open_ones, hand)
    pool = await _wanting(work, said, open_ones, {code for code, _ in hand.gives})
    if pool is None:
        return False
    things = {t.item for t in await pools.things_of(work, pool.case_id)}
    outcomes = [
        await put(work, desk, pool, said.person, code, qty)
        for code, qty in hand.gives
        if code in things
    ]
    await _tell(work, desk, said, pool, outcomes)
    return True


async def _wanting(
    work: Work, said: Spoken, open_ones: tuple[Pool, ...], codes: set[str]
) -> Pool | None:
    """The one list that wants it; of several the one of the day that was said, else none."""
    fitting = []
    for pool in open_ones:
        things = await pools.things_of(work, pool.case_id)
        if codes & {t.item for t in things} and pool.organiser_id != said.person.id:
            fitting.append(pool)
    if len(fitting) > 1 and said.day is not None:
        fitting = [pool for pool in fitting if pool.on_day == said.day]
    return fitting[0] if len(fitting) == 1 else None


async def _takes_back(
    work: Work, desk: Desk, said: Spoken, open_ones: tuple[Pool, ...], hand: SaidHand
) -> bool:
    """Only where they have a line: who has none says it of something else."""
    own = [p for p in open_ones if await own_lines(work, p, said.person)]
    codes = {code for code, _ in hand.gives}
    unnamed = not codes and await has_other_matters(work, desk, said.person)
    if len(own) != 1 or unnamed:
        return False
    pool = own[0]
    lines = await own_lines(work, pool, said.person)
    named = [line.item for line in lines if line.item in codes]
    outcomes: list[Outcome] = (
        [await put(work, desk, pool, said.person, item, 0) for item in named]
        if named and len(named) < len(lines)
        else [await drop(work, desk, pool, said.person)]
    )
    await _tell(work, desk, said, pool, outcomes)
    return True


async def _tell(work: Work, desk: Desk, said: Spoken, pool: Pool, outcomes: list[Outcome]) -> None:
    """How their line stands now; the no only where nothing was written at all."""
    done = [one for one in outcomes if isinstance(one, Done)]
    refused = [one for one in outcomes if isinstance(one, Refused)]
    if not done and refused:
        await answer(work, desk, said.context, "said.plain", {"key": refused[0].reason})
        return
    cut = any(one.said == "pool.line.cut" for one in done)
    holder = holder_of(pool, said.person)
    params = {"pool": pool.case_id, "holder": holder, "cut": "yes" if cut else ""}
    await answer(work, desk, said.context, "pool.mine", params)
