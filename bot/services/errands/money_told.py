"""What the two sides of a purchase hear of its money; the liaison only where they differ."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.purchases import Purchase
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.store import outbox, places, purchases
from bot.store.database import Work


async def keep(
    work: Work, desk: Desk, bought: Purchase, who: str | None, what: str, fen: int | None = None
) -> None:
    """The purchase as it is now, and a line of its record; cards show it from now on."""
    await purchases.put_purchase(work, bought)
    step = purchases.Step(desk.ids.new(), desk.now(), who, what, fen)
    await purchases.add_step(work, bought.case_id, step)
    await outbox.want(work, bought.case_id)


async def say(
    work: Work,
    desk: Desk,
    person_id: str | None,
    bought: Purchase,
    key: str,
    *,
    silent: bool = False,
) -> bool:
    """One line to one side; never to a group, never to a stand-in."""
    if person_id is None:
        return False
    occasion = len(await purchases.steps_of(work, bought.case_id))
    message = Message(
        key,
        f"{key}:{bought.case_id}:{occasion}",
        {"case": bought.case_id, "person": person_id},
        Lane.REPLY,
        Owed.OWED,
        bought.case_id,
        silent=silent,
    )
    return await tell_person(work, desk, person_id, message)


async def tell_sum(work: Work, desk: Desk, bought: Purchase) -> None:
    """What it cost, to both: each confirms their side."""
    await say(work, desk, bought.asker_id, bought, "errand.money.told")
    await say(work, desk, bought.buyer_id, bought, "errand.money.yours")


async def tell_over(work: Work, desk: Desk, bought: Purchase) -> None:
    """Above the limit: one question to who asked, and nothing is bought before the answer."""
    asked = await say(work, desk, bought.asker_id, bought, "errand.money.over")
    key = "errand.money.wait" if asked else "errand.money.ask_yourself"
    await say(work, desk, bought.buyer_id, bought, key)


async def tell_differs(work: Work, desk: Desk, bought: Purchase) -> None:
    """Both see both sums, and are asked once to look again."""
    for side in (bought.asker_id, bought.buyer_id):
        await say(work, desk, side, bought, "errand.money.differs")


async def tell_liaison(work: Work, desk: Desk, case: Case, bought: Purchase) -> None:
    """Somebody who is neither side asks both, without blaming either."""
    sides = {bought.asker_id, bought.buyer_id}
    for level, role in (("hamlet", "liaison"), ("village", "cadre")):
        unit = await places.unit_of_level(work, case.unit_id, level)
        for person in await holders_at(work, desk, unit.id, role) if unit else ():
            if person in sides:
                continue
            if await say(work, desk, person, bought, "errand.money.split"):
                for side in sides:
                    await say(work, desk, side, bought, "errand.money.split_you", silent=True)
                return
