"""Answers to the bot's own questions: who is ill, was that meant, how are you, me too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain import closing
from bot.domain.acuity import Acuity
from bot.domain.case import Case, Event, Heading
from bot.domain.intake import DANGER_CARDS
from bot.domain.ladder import Climb, next_at
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Chat
from bot.domain.rights import may_calm, may_confirm
from bot.domain.states import State
from bot.services.actors import Actor, somebody
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.incoming import Pressed
from bot.services.local import content_for
from bot.services.opening import ladder_of, open_case, plan_of, set_going
from bot.services.questions import begin
from bot.services.read_back import MOST_ASKED
from bot.services.recording import apply, write_events
from bot.services.rides.needs import shared_with
from bot.services.said_before import support
from bot.services.stood_down import note_denied
from bot.services.taps import Tap
from bot.services.telling import Message, tell_chat, tell_person
from bot.services.together import opened_with
from bot.services.understand import OWN_KINDS
from bot.services.wanted import Wanted
from bot.store import accounts, cases, outbox, people
from bot.store.database import Work


async def on_who(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """One of the household's names: the case is about that person from now on."""
    if tap.case.final:
        return Refused("case.refused.ended")
    if not may_confirm(tap.case, tap.viewer):
        return Refused("case.refused.only_the_author")
    if tap.choice == "other" or tap.choice is None:
        await begin(work, desk, tap.case, tap.actor.chat.id)
        return Done("ask.who_other")
    person = await people.find_person(work, tap.choice)
    if person is None:
        return Refused("press.unknown")
    others = await opened_with(work, desk, tap.case)
    for case in (tap.case, *(c for c in others if c.subject_id is None)):
        changed = replace(
            case,
            subject_id=person.id,
            household_id=person.household_id or case.household_id,
            changed_at=desk.now(),
            revision=case.revision + 1,
        )
        event = Event("about", Heading.COLLECTED, tap.person.id, facts=(("person", person.id),))
        known = await apply(work, desk, case, Moved(changed, (event,)))
        await begin(work, desk, known, tap.actor.chat.id)
    return Done("ask.who_thanks")


async def on_silence(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The one question after a bare complaint: bad, doctor, or fine.

    That it is bad is believed of anybody; that it is not, of who may know.
    """
    if tap.choice != "bad" and not may_calm(tap.case, tap.viewer):
        return Refused("case.refused.who_has_seen")
    if tap.case.kind == "message" and tap.case.state in (State.OPEN, State.CLAIMED):
        return await _voice_answered(work, desk, tap)
    if tap.case.state is not State.DRAFT:
        return Refused("case.refused.ended" if tap.case.final else "silence.already")
    if tap.choice == "fine":
        return await _silence_fine(work, desk, tap)
    if tap.choice == "bad":
        await alarm(work, desk, tap.case)
        return Done("silence.coming")
    await raise_to(work, desk, tap.case, Acuity.SAME_DAY)
    return Done("silence.doctor")


async def _voice_answered(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Who left a voice note says how they are; what they said is heard all the same."""
    if tap.choice != "fine":
        await alarm(work, desk, tap.case)
        return Done("silence.coming")
    if tap.case.emergency:
        return Refused("silence.already")
    content = await content_for(work, desk, tap.case.unit_id)
    kind = content.kinds[tap.case.kind]
    plan = plan_of(kind, kind.category("day"), tap.case.acuity, silence=False)
    ladder = ladder_of(content, kind, plan, tap.case.acuity)
    climb = Climb(0, desk.now())
    calmer = replace(
        tap.case,
        category="day",
        plan=plan,
        ladder=ladder,
        climb=climb,
        next_at=tap.case.claim_until or next_at(ladder, desk.quiet(), climb),
        changed_at=desk.now(),
        revision=tap.case.revision + 1,
    )
    await cases.save_case(work, tap.case, calmer)
    await write_events(work, desk, calmer, (Event("fine", Heading.COLLECTED, tap.person.id),))
    return Done("silence.heard_later")


async def _silence_fine(work: Work, desk: Desk, tap: Tap) -> Outcome:
    moved = closing.cancel(tap.case, tap.person.id, "fine", desk.now())
    if isinstance(moved, Refused):
        return moved
    await settle(work, desk, tap.case, moved, by=tap.person.id)
    return Done("silence.fine")


async def alarm(work: Work, desk: Desk, case: Case) -> Case:
    """The matter is an emergency from now on; its author gets the card with 120 and the address."""
    raised = await raise_to(work, desk, case, Acuity.EMERGENCY)
    if raised.author_id is not None:
        await tell_person(work, desk, raised.author_id, _danger_card(raised))
    return raised


def _danger_card(case: Case, card: str = "danger.120") -> Message:
    return Message(
        f"living.{card}",
        f"danger:{case.id}:private",
        {"case": case.id},
        Lane.EMERGENCY,
        Owed.EMERGENCY,
        case.id,
        living=True,
    )


async def raise_to(work: Work, desk: Desk, case: Case, level: Acuity) -> Case:
    """A draft becomes a case at `level`, on that level's ladder, from its first rung."""
    content = await content_for(work, desk, case.unit_id)
    kind = content.kinds[case.kind]
    plan = plan_of(kind, kind.category(case.category), level, silence=False)
    ladder = ladder_of(content, kind, plan, level)
    climb = Climb(-1, desk.now())
    opened = replace(
        case,
        state=State.OPEN,
        acuity=level,
        plan=plan,
        ladder=ladder,
        climb=climb,
        level=ladder.rungs[0].level,
        next_at=next_at(ladder, desk.quiet(), climb),
        changed_at=desk.now(),
        revision=case.revision + 1,
    )
    await cases.save_case(work, case, opened)
    event = Event("raised", Heading.FOUND, facts=(("acuity", level.value),))
    await write_events(work, desk, opened, (event,))
    await outbox.want(work, case.id)
    return await set_going(work, desk, opened)


async def on_meant(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button of yes, find me somebody: what may have been a need in the group was one."""
    if pressed.choice is None or pressed.choice == "no":
        await note_denied(work, desk, actor, pressed)
        return Done("ask.not_meant")
    kind, category, level = (*pressed.choice.split("."), "", "")[:3]
    said_in = await accounts.find_chat_by_id(work, pressed.subject)
    if not _may_be_meant(desk, actor, said_in, kind, category):
        return Refused("press.unknown")
    actor = await somebody(work, desk, actor, said_in)
    if actor.person is None:
        return Refused("press.who_are_you")
    just_now = await _opened_just_now(work, desk, actor.person.id, kind, category or None)
    if just_now or (said_in and await _alarm_rings(work, said_in, kind, category or None)):
        return Done("ask.already_open")
    case = await open_case(
        work,
        desk,
        Wanted(
            kind=kind,
            category=category or None,
            acuity=Acuity(level) if level in set(Acuity) else None,
            alarm=category if category in DANGER_CARDS else None,
            unit_id=actor.person.unit_id,
            origin="group" if said_in else "private",
            household_id=actor.person.household_id,
            # Under words in the group anybody may know that they are true.
            subject_id=None if actor.chat.is_group else actor.person.id,
            author_id=actor.person.id,
            chat_id=(said_in or actor.chat).id,
        ),
    )
    if case.emergency:
        await _show_danger(work, desk, actor, case, DANGER_CARDS.get(category, "danger.120"))
    return Done("ask.opened")


def _may_be_meant(desk: Desk, actor: Actor, said_in: Chat | None, kind: str, category: str) -> bool:
    """Only what people ask for in words, said in a group or in one's own chat."""
    meant = desk.content.kinds.get(kind)
    if meant is None or not (meant.words or kind in OWN_KINDS):
        return False
    if category and meant.category(category) is None and category not in DANGER_CARDS:
        return False
    return said_in is None or said_in.is_group or said_in.id == actor.chat.id


async def _show_danger(work: Work, desk: Desk, actor: Actor, case: Case, card: str) -> None:
    """The card with the address to who pressed; in a group the one without."""
    if actor.chat.is_group:
        shown = replace(_danger_card(case, f"{card}.group"), about=f"danger:{case.id}:group")
        await tell_chat(work, desk, actor.chat.id, shown)
    private = actor.private if actor.chat.is_group else actor.chat
    if private is not None:
        await tell_chat(work, desk, private.id, _danger_card(case, card))


async def _alarm_rings(work: Work, said_in: Chat, kind: str, category: str | None) -> bool:
    """Two press under the same words in the group: one alarm."""
    ringing = [c for c in await cases.list_emergencies(work) if c.chat_id == said_in.id]
    return any((c.kind, c.category) == (kind, category) for c in ringing)


async def _opened_just_now(
    work: Work, desk: Desk, person: str, kind: str, category: str | None
) -> bool:
    """A button pressed twice opens one case."""
    since = desk.now() - timedelta(minutes=10)
    mine = await cases.list_of_author(work, person, since)
    return any(
        c.kind == kind and c.category == category and c.opened_at > since and not c.final
        for c in mine
    )


async def on_me_too(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The button me too: a public problem gains weight; a need gets a line of the person's own."""
    if tap.case.final:
        return Refused("case.refused.ended")
    if tap.person.id == tap.case.author_id:
        return Refused("case.refused.own")
    category = tap.kind.category(tap.case.category)
    if category is not None and category.support:
        await support(work, desk, tap.case, tap.person.id)
        await outbox.want(work, tap.case.id)
        return Done("case.me_too_counted")
    return await _own_line(work, desk, tap)


async def _own_line(work: Work, desk: Desk, tap: Tap) -> Outcome:
    joined = await cases.list_joined(work, tap.case.id)
    if any(c.author_id == tap.person.id and not c.final for c in joined):
        return Refused("case.refused.own")
    case = await open_case(
        work,
        desk,
        Wanted(
            kind=tap.case.kind,
            category=tap.case.category,
            unit_id=tap.person.unit_id,
            origin="group",
            household_id=tap.person.household_id,
            subject_id=tap.person.id,
            author_id=tap.person.id,
            chat_id=tap.actor.chat.id,
            joined_to=tap.case.id,
            known=shared_with(tap.case),
            asked=MOST_ASKED,  # when and where to stands on the card that was joined
        ),
    )
    await outbox.want(work, tap.case.id)
    return Done("case.me_too_opened", (("number", case.number),))


async def on_call_back(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Guardian spoke with the person: the clock on the silence stops, with what they heard."""
    if not (tap.viewer.told or may_confirm(tap.case, tap.viewer)):
        return Refused("claim.refused.not_for_you")
    if tap.case.state is not State.DRAFT:
        return Refused("silence.already")
    if tap.choice == "bad":
        await alarm(work, desk, tap.case)
        return Done("silence.coming")
    moved = closing.cancel(tap.case, tap.person.id, "spoken_with", desk.now())
    if isinstance(moved, Refused):
        return moved
    await settle(work, desk, tap.case, moved, by=tap.person.id)
    return Done("silence.thanks")
