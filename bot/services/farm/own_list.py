"""A list and its case: opened, held by its organiser, shown in the groups, ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import claims, closing
from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.pools import Pool, PoolState, Sort, Thing
from bot.domain.quiet import is_quiet
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.farm.lists_told import CARD, CATEGORY
from bot.services.feedback import give_task
from bot.services.noting import react, said_of
from bot.services.opening import open_case
from bot.services.recording import apply
from bot.services.telling import Message, tell_chat
from bot.services.wanted import Wanted
from bot.store import accounts, cases, places, pools
from bot.store.database import Work
from bot.store.timeline import Said


@dataclass(frozen=True, slots=True)
class Plan:
    """A list that is about to be opened."""

    sort: Sort
    unit_id: str
    organiser_id: str
    things: tuple[Thing, ...]
    said: Said
    origin: str = "private"
    closes_at: datetime | None = None
    on_day: date | None = None
    host_id: str | None = None
    note: str | None = None
    household_id: str | None = None
    chat_id: str | None = None
    message_id: int | None = None


def wished_by(desk: Desk, context: Context) -> dict[str, object]:
    """What of a plan is the message's own: words, place, way."""
    actor, heard = context.actor, context.heard
    return {
        "said": said_of(desk, actor, heard),
        "origin": "private" if heard.origin.private else "group",
        "chat_id": actor.chat.id,
        "message_id": heard.message_id,
    }


async def open_list(work: Work, desk: Desk, plan: Plan) -> Case:
    """The case, the list, the organiser's card, and one card in each group of the place."""
    wanted = Wanted(
        kind="help",
        category=CATEGORY[plan.sort],
        unit_id=plan.unit_id,
        origin=plan.origin,
        household_id=plan.household_id,
        author_id=plan.organiser_id,
        chat_id=plan.chat_id,
        message_id=plan.message_id,
        said=(plan.said,),
        quiet_author=True,
        ask=False,
    )
    case = await open_case(work, desk, wanted)
    now = desk.now()
    pool = Pool(
        case.id, plan.sort, plan.unit_id, plan.organiser_id, PoolState.OPEN, now, now,
        plan.closes_at, plan.on_day, plan.host_id, plan.note,
    )  # fmt: skip
    await pools.add_pool(work, pool, tuple(_of(case.id, thing) for thing in plan.things))
    case = await _hold(work, desk, case, plan.organiser_id)
    await _show(work, desk, case)
    return case


def _of(case_id: str, thing: Thing) -> Thing:
    return Thing(
        case_id, thing.item, thing.unit, thing.position, thing.wanted, price_fen=thing.price_fen
    )


async def _hold(work: Work, desk: Desk, case: Case, organiser_id: str) -> Case:
    """It waits for nobody: its organiser has it from the first moment."""
    moved = claims.claim(case, organiser_id, desk.quiet(), desk.now())
    if isinstance(moved, Moved):
        case = await apply(work, desk, case, moved)
        await give_task(work, desk, case, organiser_id)
    return case


async def _show(work: Work, desk: Desk, case: Case) -> None:
    message = Message(
        CARD, f"pool:{case.id}", {"case": case.id}, Lane.CASE, Owed.OWED, case.id,
        living=True, silent=is_quiet(desk.now(), desk.quiet()),
    )  # fmt: skip
    for unit_id in await places.subtree_ids(work, case.unit_id):
        for chat in await accounts.groups_of_unit(work, unit_id):
            await tell_chat(work, desk, chat.id, message)


async def end(work: Work, desk: Desk, pool: Pool, to: PoolState) -> bool:
    """The list is over; its case with it, without a question to anybody."""
    if not await pools.move_pool(work, pool, to, desk.now()):
        return False
    case = await cases.find_case(work, pool.case_id)
    if case is None or case.final:
        return True
    if to is PoolState.CANCELLED:
        moved = closing.cancel(case, pool.organiser_id, "called_off", desk.now())
    else:
        moved = closing.confirm(case, pool.organiser_id, "organiser", desk.now())
    if isinstance(moved, Moved):
        await apply(work, desk, case, moved)
    return True


async def answer(
    work: Work, desk: Desk, context: Context, key: str, params: dict[str, str] | None = None
) -> None:
    """In private; in a group a quiet mark on what was said, and the words where nobody reads."""
    chat = context.actor.chat if context.heard.origin.private else context.actor.private
    if not context.heard.origin.private:
        await react(work, desk, context.heard, context.actor)
    if chat is None:
        return
    about = f"{key}:{context.actor.chat.id}:{context.heard.message_id}"
    await tell_chat(work, desk, chat.id, Message(key, about, params or {}, Lane.REPLY, Owed.OWED))
