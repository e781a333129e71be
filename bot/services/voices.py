"""A voice note, a picture, a place or words nobody could read: carried to a person."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.intake import UNSEEN_ALARMS
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.quiet import is_night
from bot.domain.states import WORKING, State
from bot.services import learning
from bot.services.actors import Actor, somebody
from bot.services.belonging import is_for_holder, matter_of
from bot.services.carrying import carry_back, pass_on
from bot.services.climbing import say_again
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.noting import react, said_of
from bot.services.opening import open_case
from bot.services.stock import pack_photo
from bot.services.telling import Message, tell_chat, tell_person
from bot.services.unclear import asked_lately
from bot.services.wanted import Wanted
from bot.services.watched import is_watched
from bot.services.words import answered_case
from bot.store import cases, outbox, timeline
from bot.store.database import Work
from bot.store.timeline import Said

LATELY = timedelta(minutes=30)
SAID_MORE = {"self_harm": "danger.self_harm.more", "violence": "danger.neutral"}


async def take(work: Work, desk: Desk, actor: Actor, heard: Heard) -> None:
    """To the case it answers, to the matter just opened, or to a listener of its own.

    A picture of a pack goes with the gift that is being talked about.
    """
    if await pack_photo.kept(work, desk, actor, heard):
        return
    actor = await somebody(work, desk, actor)
    person = actor.person
    if person is None:
        return
    case = await answered_case(work, actor, heard)
    case = case or await _just_opened(work, desk, person, heard.form)
    if case is not None and await _answered(work, desk, actor, heard, case):
        return
    if case is None or case.final:
        await _to_listener(work, desk, actor, person, heard)
        return
    said = said_of(desk, actor, heard)
    await timeline.add_said(work, case.id, said)
    await outbox.want(work, case.id)
    if heard.form == "voice" and person.id in (case.author_id, case.subject_id):
        # A card that is there does not sound anew: somebody listens to it as to any other.
        await _to_listener(work, desk, actor, person, heard)
    else:
        await _noted(work, desk, actor, heard, case, said)


async def _answered(work: Work, desk: Desk, actor: Actor, heard: Heard, case: Case) -> bool:
    """Whether it went from who sees to the matter to who has it, or back."""
    own = actor.person is not None and actor.person.id in (case.author_id, case.subject_id)
    if not own and await carry_back(work, desk, actor, heard, case):
        return True
    speaks = heard.form == "voice" and not case.final
    return speaks and await pass_on(work, desk, actor, heard, case)


async def _noted(
    work: Work, desk: Desk, actor: Actor, heard: Heard, case: Case, said: Said
) -> None:
    await react(work, desk, heard, actor)
    if heard.form == "place" and case.emergency:
        await _tell_place(work, desk, case, said)


async def in_group(work: Work, desk: Desk, actor: Actor, heard: Heard) -> None:
    """What answers a card of ours in a group belongs to its case; a voice is heard by somebody.

    By who goes or has the matter, else by who asked: a card does not sound anew.
    """
    case = await answered_case(work, actor, heard)
    if case is None:
        return
    said = said_of(desk, actor, heard)
    await timeline.add_said(work, case.id, said)
    await outbox.want(work, case.id)
    await react(work, desk, heard, actor)
    person = actor.person
    if heard.form != "voice" or person is None or case.final:
        return
    seeing_to_it = case.going or ((case.claimed_by,) if case.claimed_by else ())
    others = [p for p in (*seeing_to_it, case.author_id) if p not in (None, person.id)]
    params = {"case": case.id, "who": person.id, "said": said.id}
    message = Message("said.answer", f"answer:{said.id}", params, Lane.REPLY, Owed.OWED, case.id)
    for listener in others[:1]:
        await tell_person(work, desk, listener or "", message)


async def not_understood(work: Work, desk: Desk, actor: Actor, heard: Heard) -> bool:
    """Whether words that could not be read found their way.

    What may be said of what was just opened belongs to it; of the rest a second line goes to a
    person, the first is asked for again.
    """
    fresh = await matter_of(work, desk, actor.person, heard) if actor.person else None
    if fresh is not None:
        if not await pass_on(work, desk, actor, heard, fresh):
            await _say_more(work, desk, actor, heard, fresh)
        return True
    held = await cases.list_held(work, actor.person.id) if actor.person else ()
    at_work = [case for case in held if case.state in WORKING]
    if (
        len(at_work) == 1
        and await is_for_holder(work, actor, heard, at_work[0])
        and await pass_on(work, desk, actor, heard, at_work[0])
    ):
        return True
    await learning.note_miss(work, desk, actor, heard)
    since = desk.now() - LATELY
    if not await asked_lately(work, actor.chat.id, since):
        return False
    actor = await somebody(work, desk, actor)
    if actor.person is None:
        return False
    mine = await cases.list_of_author(work, actor.person.id, desk.now())
    for case in mine:
        if case.kind == "message" and not case.final and case.state is not State.ANSWERED:
            await timeline.add_said(work, case.id, said_of(desk, actor, heard))
            await outbox.want(work, case.id)
            await react(work, desk, heard, actor)
            return True
    await _to_listener(work, desk, actor, actor.person, heard)
    return True


async def _say_more(work: Work, desk: Desk, actor: Actor, heard: Heard, case: Case) -> None:
    """What is added is kept with the case; while nobody goes, an alarm is said again with it."""
    await timeline.add_said(work, case.id, said_of(desk, actor, heard))
    await outbox.want(work, case.id)
    if case.emergency and not case.going and case.alarm not in UNSEEN_ALARMS:
        await say_again(work, desk, case, f"said{heard.message_id}")
    about = f"added:{case.id}:{heard.message_id}"
    heard_by = "danger.more" if case.going else "danger.more.alone"
    key = SAID_MORE.get(case.alarm or "", heard_by if case.emergency else "case.added")
    message = Message(key, about, {"case": case.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)


async def _just_opened(work: Work, desk: Desk, person: Person, form: str) -> Case | None:
    """The matter a picture or a place belongs to, an emergency first; a voice is heard apart."""
    if form == "voice":
        return None
    mine = await cases.list_of_author(work, person.id, desk.now())
    # What a doctor was asked is no matter the author was ever told of.
    own = [c for c in mine if not c.final and c.kind != "tick"]
    fresh = [c for c in own if desk.now() - c.changed_at < LATELY]
    return min(fresh, key=lambda c: not c.emergency, default=None)


async def _tell_place(work: Work, desk: Desk, case: Case, said: Said) -> None:
    """Where to go, to those who go; while nobody goes, to everybody who was told."""
    message = Message(
        "danger.place", f"place:{said.id}", {"case": case.id}, Lane.EMERGENCY, Owed.EMERGENCY,
        case.id,
    )  # fmt: skip
    for person in case.going or await timeline.list_told_people(work, case.id):
        await tell_person(work, desk, person, message)


async def _to_listener(work: Work, desk: Desk, actor: Actor, person: Person, heard: Heard) -> None:
    """A person hears it within 20 minutes by day, 5 at night; danger until heard if rule 1 fits."""
    watched = heard.form == "voice" and is_watched(desk, person)
    night = is_night(desk.now(), desk.quiet())
    case = await open_case(
        work,
        desk,
        Wanted(
            kind="message",
            category=_category(watched=watched, night=night),
            unit_id=person.unit_id,
            origin="private",
            acuity=Acuity.URGENT,
            household_id=person.household_id,
            subject_id=person.id,
            author_id=person.id,
            chat_id=actor.chat.id,
            message_id=heard.message_id,
            said=(said_of(desk, actor, heard),),
            quiet_author=True,
        ),
    )
    key = "voice.watched" if watched else f"voice.taken.{heard.form}"
    message = Message(key, f"voice:{case.id}", {"case": case.id}, Lane.REPLY, Owed.OWED, case.id)
    await tell_chat(work, desk, actor.chat.id, message)


def _category(*, watched: bool, night: bool) -> str:
    if watched:
        return "watched_night" if night else "watched"
    return "night" if night else "day"
