"""Words of death: nothing goes on as before until the liaison has said whether it is so."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.store import friends, places
from bot.store.database import Work

ANSWERS = {"yes": "death.yes", "no": "death.no"}


async def hold(work: Work, desk: Desk, context: Context) -> None:
    """Ask the liaison, quietly and once a day; nobody is answered, nobody is registered from it."""
    unit_id = context.actor.chat.unit_id
    if unit_id is None and context.actor.person is not None:
        unit_id = context.actor.person.unit_id
    hamlet = await places.unit_of_level(work, unit_id, "hamlet") if unit_id else None
    if hamlet is None:
        return
    about = f"death:{hamlet.id}:{desk.today().isoformat()}"
    proposal = desk.ids.new()
    if not await friends.propose(work, proposal, "death", about, {}, hamlet.id, desk.now()):
        return
    params = {"unit": hamlet.id, "subject": proposal}
    for liaison in await holders_at(work, desk, hamlet.id, "liaison"):
        message = Message("death.ask_liaison", about, params, Lane.CASE, Owed.OWED)
        await tell_person(work, desk, liaison, message)


async def on_death(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """属实 or 不是, by the liaison who was asked; written down once."""
    proposal = await friends.find_proposal(work, pressed.subject)
    said = ANSWERS.get(pressed.choice or "")
    if proposal is None or said is None or proposal["purpose"] != "death":
        return Refused("press.unknown")
    asked = await holders_at(work, desk, proposal["unit_id"], "liaison")
    if actor.person is None or actor.person.id not in asked:
        return Refused("claim.refused.not_for_you")
    decision, now = pressed.choice or "", desk.now()
    if not await friends.decide_proposal(work, proposal["id"], actor.person.id, decision, now):
        return Refused("phone.done_already")
    return Done(said)
