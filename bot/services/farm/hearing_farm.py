"""Words about field, stable, lists and feasts, before a decision is carried out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.domain.intake import Decision
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.farm.field import shares_field
from bot.services.farm.freight import asks_truck
from bot.services.farm.gathering import lends_hand, opens_gathering
from bot.services.farm.heard_lists import of_own_goods, of_own_list, opens_list, says_line
from bot.services.farm.livestock import sick_animals
from bot.services.farm.selling import where_sold
from bot.services.farm.spoken import Spoken, spoken
from bot.store.database import Work

Reader = Callable[[Work, Desk, Spoken, Decision], Awaitable[bool]]
READERS: tuple[Reader, ...] = (
    opens_gathering, opens_list, of_own_list, of_own_goods, says_line, lends_hand, shares_field,
    asks_truck, where_sold,
)  # fmt: skip
ILL = frozenset({"symptom", "danger", "look_in"})


async def about_farm(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """True where it was handled; what says that somebody is ill goes its own way first."""
    person = context.actor.person
    heard = context.heard
    if person is None or heard.edited or heard.reply_to_bot or context.reading.meaning.proxy:
        return False
    said = spoken(desk, context, person)
    if await sick_animals(work, desk, said, decision):
        return True
    if decision.watch or decision.ask_once or any(one.kind in ILL for one in decision.opens):
        return False
    for reader in READERS:
        if await reader(work, desk, said, decision):
            return True
    return False
