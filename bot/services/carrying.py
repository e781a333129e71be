"""An answer in voice or words to somebody's voice note is carried back to who left it."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.claims import claim
from bot.domain.intake import UNSEEN_ALARMS
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.states import WORKING
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.noting import react, said_of
from bot.services.recording import apply
from bot.services.subjects import SELF
from bot.services.telling import Message, tell_person
from bot.store import cases, outbox, timeline
from bot.store.database import Work
from bot.understanding.meaning import Meaning


async def carry_back(work: Work, desk: Desk, actor: Actor, heard: Heard, case: Case) -> bool:
    """Whether it was an answer to a voice note, and went to its author.

    Who answers has listened: nobody else is sent to listen while they see to it.
    """
    person = actor.person
    told = await timeline.list_told_people(work, case.id)
    if case.kind != "message" or case.author_id is None or person is None or person.id not in told:
        return False
    said = said_of(desk, actor, heard)
    await timeline.add_said(work, case.id, said)
    message = Message(
        key="said.answer",
        about=f"answer:{said.id}",
        params={"case": case.id, "who": person.id, "said": said.id},
        lane=Lane.REPLY,
        owed=Owed.OWED,
        case_id=case.id,
    )
    if not await tell_person(work, desk, case.author_id, message):
        return False
    await react(work, desk, heard, actor)
    moved = claim(case, person.id, desk.quiet(), desk.now())
    if isinstance(moved, Moved):
        await apply(work, desk, case, moved)
    return True


async def pass_on(work: Work, desk: Desk, actor: Actor, heard: Heard, case: Case) -> bool:
    """What its holder says about a matter goes to its author, and the other way."""
    person, holder = actor.person, case.claimed_by
    voice = heard.form == "voice"
    unseen = case.alarm in UNSEEN_ALARMS or not heard.origin.private
    unseen = unseen or not (heard.text or voice)
    if person is None or holder is None or case.author_id is None or unseen:
        return False
    if person.id not in (holder, case.author_id) or holder == case.author_id:
        return False
    to = case.author_id if person.id == holder else holder
    said = said_of(desk, actor, heard)
    await timeline.add_said(work, case.id, said)
    await outbox.want(work, case.id)
    message = Message(
        key="said.answer",
        about=f"answer:{said.id}",
        params={"case": case.id, "who": person.id, "said": said.id},
        lane=Lane.REPLY,
        owed=Owed.OWED,
        case_id=case.id,
        # Whoever does the work is not rung for every word, since it stands on their card too; a
        # voice stands nowhere else.
        silent=to == holder and not case.emergency and not voice,
    )
    await tell_person(work, desk, to, message)
    await react(work, desk, heard, actor)
    return True


async def remark(work: Work, desk: Desk, actor: Actor, heard: Heard, meaning: Meaning) -> bool:
    """What was seen of the one ill person who is looked after, never of who looks after."""
    person, text = actor.person, heard.text
    of_others = meaning.names or meaning.subject not in SELF or "我" in text
    if person is None or of_others or set(meaning.intents) != {"symptom"}:
        return False
    held = await cases.list_held(work, person.id)
    ill = [c for c in held if c.kind == "symptom" and c.state in WORKING]
    if len(ill) != 1 or person.id in (ill[0].subject_id, ill[0].author_id):
        return False
    return await pass_on(work, desk, actor, heard, ill[0])
