"""A child far away asks how a parent is: as much as the parent lets them hear."""

from __future__ import annotations

from bot.domain.contacts import Found
from bot.domain.members import News
from bot.services.calls import Call
from bot.services.checkins.hearing_words import meant_by
from bot.services.checkins.showing import last_text
from bot.services.desk import Desk
from bot.services.members.family_news import ask_choice
from bot.services.roles import holders_at
from bot.services.views.names import name_of
from bot.store import contacts, members, people, places
from bot.store.database import Work

NEAR = ("kin", "proxy")


async def answer_family(call: Call, whom: str) -> bool:
    """Whether it was their own parent; who is not confirmed as family hears nothing here."""
    work, desk, me = call.work, call.desk, call.actor.person
    parent = await meant_by(work, me, whom) if me is not None else None
    if me is None or parent is None:
        return False
    ties = await people.ties_of(work, parent.id)
    proxy = any(t.other_id == me.id and t.tie == "proxy" for t in ties)
    if not any(t.other_id == me.id and t.tie in NEAR for t in ties):
        return False
    choice = await members.news_for(work, parent.id, me.id)
    if choice is None and not proxy:
        hamlet = await places.unit_of_level(work, parent.unit_id, "hamlet")
        liaisons = await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ()
        if liaisons:
            await ask_choice(work, desk, parent, me, liaisons[0])
    last = await contacts.last_of(work, parent.id)
    unwell = last is not None and last.found in (Found.UNWELL, Found.CALL_BACK)
    hears_all = choice is News.ALL or (choice is None and proxy)
    told = hears_all or (choice is News.SAFE and not unwell)
    words = await last_text(work, desk, last) if told and last is not None else ""
    state = "told" if words else "none" if told else "unsaid" if choice is None else "closed"
    await call.say("asked.family", {"person": parent.id, "state": state, "last": words})
    return True


async def say_family(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, object]:
    """The parent by name, and what may be told."""
    return {"name": await name_of(work, params["person"]), "state": params["state"],
            "last": params["last"], "_subject": params["person"]}  # fmt: skip
