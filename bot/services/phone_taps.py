"""Buttons of what was phoned in or pasted: open it or not, and which person of that name."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.acuity import Acuity
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.services import dialogs
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.opening import open_case
from bot.services.phone_in import PASTED
from bot.services.proxy import open_for
from bot.services.roles import roles_held
from bot.services.subjects import people_called
from bot.services.wanted import Wanted
from bot.store import friends, people, timeline
from bot.store.database import Work
from bot.store.timeline import Said


async def on_paste(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A pasted line becomes a case, once, with its words; or it is let go."""
    if actor.person is None or not await roles_held(work, desk, actor.person.id):
        return Refused("claim.refused.not_for_you")
    said = await timeline.find_said(work, pressed.subject)
    refused = _not_theirs(said, actor.person)
    if refused is not None or said is None:
        return refused or Refused("phone.done_already")
    opens = pressed.choice is not None and pressed.choice != "no"
    if not await _once(work, desk, actor.person, pressed.subject):
        return Refused("phone.done_already")
    if not opens:
        await timeline.drop_unused(work, said.id)
        return Done("phone.let_go")
    line = PASTED.match(said.words or "")
    found = await people_called(work, line["who"], actor.person.unit_id) if line else ()
    if line and len(found) == 1:
        copy = replace(said, id=desk.ids.new(), words=line["said"])
        if await open_for(work, desk, actor, found[0], copy):
            await timeline.drop_unused(work, said.id)
            return Done("phone.opened")
    case_id = await _open(work, desk, actor, actor.person, pressed.choice or "")
    if case_id is None:
        return Refused("press.unknown")
    await timeline.give_said(work, said.id, case_id)
    return Done("phone.opened")


async def on_which(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Several of one name: this one is meant, and it opens with the words that were said."""
    person = await people.find_person(work, pressed.choice or "")
    said = await timeline.find_said(work, pressed.subject)
    if person is None or actor.person is None:
        return Refused("press.unknown")
    refused = _not_theirs(said, actor.person)
    if refused is not None or said is None:
        return refused or Refused("phone.done_already")
    if not await _once(work, desk, actor.person, pressed.subject):
        return Refused("phone.done_already")
    opened = await open_for(work, desk, actor, person, replace(said, id=desk.ids.new()))
    await timeline.drop_unused(work, said.id)
    if opened:
        return Done("phone.opened")
    await dialogs.ask_about(work, desk, actor, person)
    return Done()


def _not_theirs(said: Said | None, person: Person) -> Refused | None:
    """What somebody else passed on is theirs to open or to let go."""
    if said is None:
        return Refused("phone.done_already")
    return None if said.person_id == person.id else Refused("claim.refused.not_for_you")


async def _once(work: Work, desk: Desk, person: Person, about: str) -> bool:
    return await friends.propose(
        work, desk.ids.new(), "phone", f"phone:{about}", {}, person.unit_id, desk.now()
    )


async def _open(work: Work, desk: Desk, actor: Actor, person: Person, choice: str) -> str | None:
    """Somebody the register does not know: who pasted it stands for them."""
    kind, _, rest = choice.partition(".")
    category, _, level = rest.partition(".")
    if kind not in desk.content.kinds:
        return None
    case = await open_case(
        work,
        desk,
        Wanted(
            kind=kind,
            category=category or None,
            acuity=Acuity(level) if level in set(Acuity) else None,
            unit_id=person.unit_id,
            origin="phone",
            household_id=person.household_id,
            author_id=person.id,
            chat_id=actor.chat.id,
            proxy_id=person.id,
        ),
    )
    return case.id
