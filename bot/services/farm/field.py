"""Field work: several hands or a large field is shared out; a machine is looked for."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.intake import Decision
from bot.domain.pools import Sort, Thing
from bot.services.desk import Desk
from bot.services.farm.own_list import Plan, answer, open_list, wished_by
from bot.services.farm.spoken import Spoken
from bot.services.farm.views import tell_opened
from bot.services.roles import holders_at
from bot.services.stock.asked import Asking
from bot.services.views.names import text_of
from bot.store import places
from bot.store.database import Work
from bot.understanding.farm_words import SaidWork, read_work

SHARED = 2  # so many hands are no matter for one


async def ask_field(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """A list where one neighbour alone is not enough; else the way of any other wish."""
    if (asking.opens.kind, asking.opens.category) != ("help", "farm"):
        return None
    found = read_work(asking.said.words or "")
    thing = _wanted(desk, found) if found else None
    if found is None or thing is None or asking.author_id is None:
        return None
    organiser = await _organiser(work, desk, asking.unit_id, asking.author_id, found)
    when = asking.meaning.when
    plan = Plan(
        sort=Sort.WORK,
        unit_id=asking.unit_id,
        organiser_id=organiser,
        things=(thing,),
        said=asking.said,
        origin=asking.origin,
        on_day=when.day if when else None,
        host_id=asking.person.id if asking.person and asking.person.id != organiser else None,
        note=found.what,
        household_id=asking.household_id,
        chat_id=asking.chat_id,
        message_id=asking.message_id,
    )
    case = await open_list(work, desk, plan)
    await tell_opened(work, desk, case, asking.author_id)
    return case


async def shares_field(work: Work, desk: Desk, said: Spoken, decision: Decision) -> bool:
    """Hands wanted for a day of field work; no death is in it, so it is theirs alone to say."""
    found = None if decision.death or said.person.guest else read_work(said.text)
    thing = _wanted(desk, found) if found else None
    if found is None or thing is None:
        return False
    unit_id = said.person.unit_id
    plan = Plan(
        sort=Sort.WORK,
        unit_id=unit_id,
        organiser_id=await _organiser(work, desk, unit_id, said.person.id, found),
        things=(thing,),
        on_day=said.day,
        note=found.what,
        household_id=None if found.owner_away else said.person.household_id,
        **wished_by(desk, said.context),  # type: ignore[arg-type]
    )
    case = await open_list(work, desk, plan)
    await answer(work, desk, said.context, "pool.opened", {"pool": case.id})
    return True


def _wanted(desk: Desk, found: SaidWork) -> Thing | None:
    if found.hands and found.hands >= SHARED:
        return Thing("", "hands", text_of(desk, "pool.unit.hands"), wanted=found.hands)
    if found.mu and found.mu >= desk.content.farm.lists.part_from:
        return Thing("", "mu", text_of(desk, "pool.unit.mu"), wanted=found.mu)
    return None


async def _organiser(work: Work, desk: Desk, unit_id: str, author: str, found: SaidWork) -> str:
    """Of an owner who is ill or gone nothing is asked: the liaison looks after it."""
    hamlet = await places.unit_of_level(work, unit_id, "hamlet")
    if not found.owner_away or hamlet is None:
        return author
    liaisons = await holders_at(work, desk, hamlet.id, "liaison")
    return author if author in liaisons or not liaisons else liaisons[0]
