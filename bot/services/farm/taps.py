"""Buttons of lists: a line on the group's card, the organiser's next step, one's own goods."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.pools import Pool, Thing
from bot.domain.roles import may
from bot.services.desk import Desk
from bot.services.farm.freight import for_list
from bot.services.farm.heard_lists import ASKED
from bot.services.farm.lists_told import redraw
from bot.services.farm.moving import arrive, call_off, close, fetched, over, paid
from bot.services.farm.putting import drop, put, zero
from bot.services.farm.reach import holder_of, own_lines
from bot.services.taps import Tap
from bot.services.telling import Message, tell_chat
from bot.store import pools
from bot.store.database import Work
from bot.store.timeline import Said

# Of these one person is one line; of all other things one tap is one more.
ONCE = frozenset({"hands", "cooks"})


async def on_line(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """我要, 不要, 我来: whoever it is open to."""
    pool = await pools.find_pool(work, tap.case.id)
    if pool is None:
        return Refused("press.unknown")
    if not (tap.viewer.near or tap.viewer.told):
        return Refused("claim.refused.not_for_you")
    choice = tap.choice or ""
    if choice == "want":
        return await _asks_amount(work, desk, tap, pool)
    if choice == "zero":
        return await zero(work, desk, pool, tap.person)
    if choice == "drop":
        return await drop(work, desk, pool, tap.person)
    if tap.person.id == pool.organiser_id and not pool.by_household:
        return Refused("pool.no.own_feast")
    return await _gives(work, desk, tap, pool, choice)


async def _asks_amount(work: Work, desk: Desk, tap: Tap, pool: Pool) -> Outcome:
    chat = tap.actor.private
    if chat is None:
        return Refused("press.open_private_first")
    await pools.renew_mark(work, pool.case_id, ASKED, desk.now(), tap.person.id)
    params = {"pool": pool.case_id, "holder": holder_of(pool, tap.person)}
    about = f"pool.ask:{pool.case_id}:{tap.person.id}:{desk.now().timestamp()}"
    message = Message("pool.ask_amount", about, params, Lane.REPLY, Owed.LOOSE, pool.case_id)
    await tell_chat(work, desk, chat.id, message, tap.person.id)
    return Done("press.sent_in_private" if tap.actor.chat.is_group else None)


async def _gives(work: Work, desk: Desk, tap: Tap, pool: Pool, choice: str) -> Outcome:
    things = await pools.things_of(work, pool.case_id)
    thing = next((t for t in things if choice in (f"t{t.position}", "rest")), None)
    if thing is None:
        return Refused("press.unknown")
    had = {x.item: x.qty for x in await own_lines(work, pool, tap.person)}.get(thing.item, 0)
    if thing.item in ONCE and had:
        return Refused("pool.no.already")
    return await put(work, desk, pool, tap.person, thing.item, had + _step(desk, thing, choice))


def _step(desk: Desk, thing: Thing, choice: str) -> int:
    if choice == "rest":
        return thing.left or 0
    return desk.content.farm.lists.part if thing.item == "mu" else 1


async def on_organiser(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """截单, 要车拉, 到货了, 谁领了, 发完了, 取消: by who holds the list."""
    pool = await pools.find_pool(work, tap.case.id)
    if pool is None:
        return Refused("press.unknown")
    if tap.person.id != pool.organiser_id and not may(tap.viewer.held, "hand"):
        return Refused("claim.refused.not_for_you")
    choice = tap.choice or ""
    if choice.startswith("g"):
        return await fetched(work, desk, pool, choice[1:])
    if choice == "truck":
        return await _truck(work, desk, pool)
    steps = {"close": close, "arrived": arrive, "done": over, "off": call_off}
    step = steps.get(choice)
    return await step(work, desk, pool) if step else Refused("press.unknown")


async def _truck(work: Work, desk: Desk, pool: Pool) -> Outcome:
    said = Said(desk.ids.new(), "text", desk.now(), pool.organiser_id)
    outcome = await for_list(work, desk, pool, said)
    await redraw(work, pool.case_id)
    return outcome


async def on_own(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """领到了, 付过了: of one's own line."""
    pool = await pools.find_pool(work, tap.case.id)
    if pool is None or not await own_lines(work, pool, tap.person):
        return Refused("pool.no.line")
    holder = holder_of(pool, tap.person)
    if tap.choice == "got":
        return await fetched(work, desk, pool, holder)
    if tap.choice == "paid":
        return await paid(work, desk, pool, holder)
    return await drop(work, desk, pool, tap.person)
