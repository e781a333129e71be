"""Buttons of what was phoned in or pasted: [开] [不要], and which person of that name."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.opening import Wanted, open_case
from bot.services.roles import roles_held
from bot.store import friends, people, timeline
from bot.store.database import Work


async def on_paste(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A pasted line becomes a case, once, with its words; or it is let go."""
    if actor.person is None or not await roles_held(work, desk, actor.person.id):
        return Refused("claim.refused.not_for_you")
    said = await timeline.find_said(work, pressed.subject)
    if said is None:
        return Refused("press.unknown")
    opens = pressed.choice is not None and pressed.choice != "no"
    if not await _once(work, desk, actor.person, pressed.subject):
        return Refused("phone.done_already")
    if not opens:
        return Done("phone.let_go")
    case_id = await _open(work, desk, actor, actor.person, pressed.choice or "", proxy=True)
    if case_id is None:
        return Refused("press.unknown")
    await timeline.give_said(work, said.id, case_id)
    return Done("phone.opened")


async def on_which(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Several of one name: this one is meant."""
    who, _, choice = (pressed.choice or "").partition("|")
    person = await people.find_person(work, who)
    if person is None or actor.person is None:
        return Refused("press.unknown")
    if not await _once(work, desk, actor.person, f"{person.id}:{pressed.message_id}"):
        return Refused("phone.done_already")
    if await _open(work, desk, actor, person, choice, proxy=True) is None:
        return Refused("press.unknown")
    return Done("phone.opened")


async def _once(work: Work, desk: Desk, person: Person, about: str) -> bool:
    return await friends.propose(
        work, desk.ids.new(), "phone", f"phone:{about}", {}, person.unit_id, desk.now()
    )


async def _open(
    work: Work, desk: Desk, actor: Actor, person: Person, choice: str, *, proxy: bool
) -> str | None:
    kind, _, rest = choice.partition(".")
    category, _, level = rest.partition(".")
    if kind not in desk.content.kinds:
        return None
    speaker = actor.person.id if actor.person and proxy else None
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
            subject_id=person.id,
            author_id=person.id,
            chat_id=actor.chat.id,
            proxy_id=speaker,
        ),
    )
    return case.id
