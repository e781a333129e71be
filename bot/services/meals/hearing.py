"""Who hears of meals: who eats, who asked, who speaks for them, who looks after the hamlet."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.meals import Plan, Provider
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.store import people, places
from bot.store.database import Work


def message_of(
    plan: Plan, key: str, occasion: str, params: dict[str, str] | None = None
) -> Message:
    """Something about one plan; the occasion makes a second one impossible.

    Who phoned it in hears it too; a far child who set it up hears the beginning and the end.
    """
    given = {"plan": plan.id, **(params or {})}
    about = f"{key}:{plan.id}:{occasion}"
    return Message(
        key, about, given, Lane.REPLY, Owed.OWED, plan.case_id if plan.proxy_id else None
    )


async def tell_eater(
    work: Work,
    desk: Desk,
    plan: Plan,
    key: str,
    occasion: str,
    params: dict[str, str] | None = None,
    *,
    by: str | None = None,
) -> None:
    """Who eats; without an account through who speaks for them."""
    target = plan.person_id or plan.author_id
    if target is not None:
        message = message_of(plan, key, occasion, params)
        await tell_or_relay(work, desk, target, message, by=by)


async def tell_asker(work: Work, desk: Desk, plan: Plan, key: str, occasion: str) -> None:
    """Who set it up, else who eats."""
    target = plan.author_id or plan.person_id
    if target is not None:
        await tell_or_relay(work, desk, target, message_of(plan, key, occasion))


async def tell_far(
    work: Work, desk: Desk, plan: Plan, key: str, occasion: str, *, but: str | None = None
) -> None:
    """Who speaks for them from far away: that it began and ended, never each meal."""
    if plan.person_id is None:
        return
    ties = await people.ties_of(work, plan.person_id, "proxy")
    for person in dict.fromkeys([plan.author_id, *(tie.other_id for tie in ties)]):
        if person not in (None, plan.person_id, plan.proxy_id, but):
            await tell_person(work, desk, person or "", message_of(plan, key, occasion))


async def liaisons(work: Work, desk: Desk, unit_id: str) -> tuple[str, ...]:
    """Who looks after the hamlet; where there is nobody, the cadres of the village."""
    for level, role in (("hamlet", "liaison"), ("village", "cadre")):
        unit = await places.unit_of_level(work, unit_id, level)
        found = await holders_at(work, desk, unit.id, role) if unit else ()
        if found:
            return found
    return ()


async def tell_over(
    work: Work, desk: Desk, unit_id: str, key: str, about: str, params: dict[str, str]
) -> None:
    """The liaisons of a hamlet, else the cadres."""
    for person in await liaisons(work, desk, unit_id):
        message = Message(key, f"{key}:{about}", params, Lane.REPLY, Owed.OWED)
        await tell_person(work, desk, person, message)


async def tell_provider(
    work: Work, desk: Desk, provider: Provider, key: str, about: str, params: dict[str, str]
) -> None:
    """Who cooks, and who stands in."""
    for person in provider.people:
        message = Message(key, f"{key}:{about}", params, Lane.REPLY, Owed.OWED)
        await tell_person(work, desk, person, message)
