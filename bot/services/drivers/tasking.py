"""Giving a matter to a team: everybody in it hears on one card each, exactly one takes it."""

from __future__ import annotations

from bot.domain.case import Case, Event, Heading
from bot.domain.helping import Team
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_work, oversees
from bot.domain.states import State
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.drivers.gates import asked_of
from bot.services.recording import write_events
from bot.services.roles import viewer_of
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import cases, outbox, places, rests, teams, timeline
from bot.store.database import Work
from bot.understanding.helper_words import gives_to, number_in


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A matter handed to a team by its name, as a reply to its card or with its number."""
    actor, heard = context.actor, context.heard
    if actor.person is None or not heard.origin.private:
        return False
    case = await _meant(work, context)
    known = await teams_near(work, desk, case.unit_id if case else actor.person.unit_id)
    named = gives_to(heard.text, [team.name for team in known])
    if named is None:
        return False
    if case is None:
        await _say(work, desk, context, Refused("team.which_case"))
        return True
    team = next(team for team in known if team.name == named)
    viewer = await viewer_of(work, desk, case, actor.person)
    if not (may_work(case, viewer) and (oversees(viewer.held) or viewer.told)):
        outcome: Outcome = Refused("claim.refused.not_yours")
    else:
        outcome = await give(work, desk, case, team, actor.person.id)
    await _say(work, desk, context, outcome, {"team": team.id, "case": case.id})
    return True


async def give(work: Work, desk: Desk, case: Case, team: Team, by: str) -> Outcome:
    """Each member hears once, with a card that shows who has it."""
    if case.final or case.emergency or case.state is not State.OPEN:
        return Refused("team.not_open")
    if not await teams.give_task(work, case.id, team.id, by, desk.now()):
        return Refused("team.has_it")
    reached = 0
    for person in await asked_of(work, team.id):
        reached += await _card(work, desk, case, team, person, by)
    event = Event("team", Heading.ASSIGNED, by, facts=(("team", team.id),))
    await write_events(work, desk, case, (event,))
    return Done("team.tasked") if reached else Refused("team.nobody_reached")


async def teams_near(work: Work, desk: Desk, unit_id: str) -> tuple[Team, ...]:
    """Teams of the unit and of what it belongs to, and those that help there today."""
    over = tuple(unit.id for unit in await places.ancestors(work, unit_id))
    return await teams.teams_at(work, over, desk.today())


async def _card(work: Work, desk: Desk, case: Case, team: Team, person: str, by: str) -> bool:
    if person in (by, case.author_id, case.subject_id):
        return False
    if person in await timeline.list_excluded(work, case.id):
        return False
    if await rests.resting(work, person, desk.now()) is not None:
        return False
    message = Message(
        "living.task",
        f"team:{case.id}:{team.id}:{person}",
        {"case": case.id, "person": person, "times": "team"},
        Lane.CASE,
        Owed.OWED,
        case.id,
        living=True,
    )
    reached = await tell_person(work, desk, person, message)
    rung = max(case.climb.last, 0)
    await timeline.note_told(work, case.id, person, rung, desk.now(), reached=reached)
    return reached


async def _meant(work: Work, context: Context) -> Case | None:
    """The matter of the card that is answered, else the one whose number is said."""
    heard = context.heard
    if heard.reply_to is not None and heard.reply_to_bot:
        row = await outbox.find_by_message(work, context.actor.chat.id, heard.reply_to)
        if row is not None and row.case_id is not None:
            return await cases.find_case(work, row.case_id)
    number = number_in(heard.text)
    return await cases.find_by_number(work, number) if number else None


async def _say(
    work: Work, desk: Desk, context: Context, outcome: Outcome, params: dict[str, str] | None = None
) -> None:
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    about = f"team:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message(
        key or "team.tasked", about, params or {}, Lane.REPLY, Owed.LOOSE
    )  # fmt: skip
    await tell_chat(work, desk, context.actor.chat.id, message)
