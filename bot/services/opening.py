"""Opening a case: number, ladder, card, those concerned, and the author's answer, in one write."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.content.content import Content
from bot.domain.acuity import Acuity
from bot.domain.case import Case, Event, Heading
from bot.domain.kinds import Category, GroupView, Kind
from bot.domain.ladder import Climb, Ladder, Level, climb_to, first_rung_of, next_at
from bot.domain.lanes import Lane, Owed
from bot.domain.nights import asked_by_night, plan_by_night
from bot.domain.quiet import is_night, is_quiet
from bot.domain.states import State
from bot.services.climbing import tell_climbed
from bot.services.condition import condition_of
from bot.services.desk import Desk
from bot.services.first_steps import warn_all
from bot.services.group_board import show_card
from bot.services.local import content_for
from bot.services.questions import begin
from bot.services.read_back import opened_key
from bot.services.recording import write_events
from bot.services.rides.asked_for import note_asked
from bot.services.rides.preparing import DESK_ONLY
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.services.wanted import Wanted
from bot.services.weighing import details_known, weighed
from bot.store import cases, places, timeline
from bot.store.database import Work


async def open_case(work: Work, desk: Desk, wanted: Wanted) -> Case:
    """Write the case and everything that follows from it at once."""
    said_level = wanted.acuity
    wanted = await weighed(work, desk, wanted)
    case = await _make(work, desk, wanted)
    await cases.add_case(work, case)
    await write_events(work, desk, case, _first_events(case, wanted.proxy_id or case.author_id))
    for said in wanted.said:
        await timeline.add_said(work, case.id, said)
    if wanted.plan:
        await note_asked(work, desk, case, taken=wanted.taken)
    if wanted.heard_in:
        await copy_said(work, desk, wanted.heard_in, case.id)
    for person in wanted.excluded:
        await timeline.exclude(work, case.id, person)
    if case.state is State.DRAFT or wanted.taken:
        return case
    case = await set_going(work, desk, case, quiet_author=wanted.quiet_author, asked=wanted.asked)
    if case.emergency and wanted.acuity is not said_level:
        # The register made it an emergency: nobody has shown its author the card yet.
        await warn_all(work, desk, case, wanted.chat_id, await condition_of(work, desk, case))
    if wanted.ask:
        await begin(work, desk, case, wanted.chat_id)
    return case


async def set_going(
    work: Work, desk: Desk, case: Case, *, quiet_author: bool = False, asked: int = 0
) -> Case:
    """Parties, group card, the rungs that are due at once, and the author's answer."""
    content = await content_for(work, desk, case.unit_id)
    kind = content.kinds[case.kind]
    for party in _parties(kind.category(case.category)):
        await timeline.need_party(work, case.id, party)
    case = await _show_in_group(work, desk, case, view_of(kind, kind.category(case.category)))
    climbed = climb_to(case.ladder, desk.quiet(), case.climb, desk.now())
    if climbed.rungs:
        rung = case.ladder.rungs[climbed.climb.last]
        before = case
        case = replace(
            case,
            climb=climbed.climb,
            level=rung.level,
            next_at=next_at(case.ladder, desk.quiet(), climbed.climb),
            revision=case.revision + 1,
        )
        await cases.save_case(work, before, case)
        await write_events(work, desk, case, _told(case, climbed.rungs))
        await tell_climbed(work, desk, case, climbed)
        case = await cases.find_case(work, case.id) or case
    if not quiet_author and not case.emergency:
        await answer_author(work, desk, case, asked)
    return case


async def copy_said(work: Work, desk: Desk, from_case: str, to_case: str) -> None:
    """What was heard in one case goes with the case that came of it."""
    for said in await timeline.list_said(work, from_case):
        await timeline.add_said(work, to_case, replace(said, id=desk.ids.new()))


async def answer_author(work: Work, desk: Desk, case: Case, asked: int = 0) -> None:
    """One message: the number, what happens now, and until when it may be quiet."""
    if case.author_id is None:
        return
    waits = not case.emergency and case.climb.last < 0
    key = "case.opened.waits" if waits else "case.opened"
    if asked_by_night(case.plan):
        key = "night.ask"
    key = await opened_key(work, desk, case, key, asked)
    message = Message(
        key=key,
        about=f"opened:{case.id}",
        params={"case": case.id},
        lane=Lane.REPLY,
        owed=Owed.OWED,
        case_id=case.id,
    )
    if case.origin == "group" and case.shown_in_group:
        # Who is not reachable in private sees the card where it was asked.
        await tell_person(work, desk, case.author_id, message)
    else:
        await tell_or_relay(work, desk, case.author_id, message)


def view_of(kind: Kind, category: Category | None) -> GroupView:
    """What the group gets: the category's word before the kind's."""
    return category.group if category and category.group else kind.group


def _parties(category: Category | None) -> tuple[str, ...]:
    return category.parties if category else ()


def _first_events(case: Case, reporter: str | None) -> tuple[Event, ...]:
    facts = (("acuity", case.acuity.value), ("origin", case.origin))
    return (
        Event("reported", Heading.COLLECTED, reporter, facts=facts),
        Event("opened", Heading.FOUND, facts=(("kind", case.kind),)),
    )


def _told(case: Case, rungs: tuple[int, ...]) -> tuple[Event, ...]:
    return tuple(
        Event(
            "told",
            Heading.ASSIGNED,
            facts=(("rung", str(i)), ("level", case.ladder.rungs[i].level.value)),
        )
        for i in rungs
    )


async def _make(work: Work, desk: Desk, wanted: Wanted) -> Case:
    content = await content_for(work, desk, wanted.unit_id)
    kind = content.kinds[wanted.kind]
    category = kind.category(wanted.category)
    acuity = wanted.acuity or (category and category.acuity) or kind.acuity
    plan = wanted.plan or plan_of(kind, category, acuity, silence=wanted.silence)
    now = desk.now()
    if is_night(now, desk.quiet()):
        plan = plan_by_night(plan, acuity, wanted.origin, content.ladders)
    ladder = ladder_of(content, kind, plan, acuity)
    climb = starting(ladder, category, now + wanted.pause)
    return Case(
        id=desk.ids.new(),
        number=await number_for(work, wanted.unit_id),
        kind=wanted.kind,
        state=State.DRAFT if wanted.silence else State.OPEN,
        acuity=acuity,
        unit_id=wanted.unit_id,
        origin=wanted.origin,
        plan=plan,
        ladder=ladder,
        level=ladder.rungs[max(climb.last + 1, 0)].level,
        climb=climb,
        opened_at=now,
        changed_at=now,
        category=wanted.category,
        alarm=wanted.alarm,
        household_id=wanted.household_id,
        team=wanted.team or (category and category.team) or kind.team,
        subject_id=wanted.subject_id,
        author_id=wanted.author_id,
        chat_id=wanted.chat_id,
        message_id=wanted.message_id,
        joined_to=wanted.joined_to,
        details=details_known(kind, wanted),
        next_at=next_at(ladder, desk.quiet(), climb),
    )


def plan_of(kind: Kind, category: Category | None, acuity: Acuity, *, silence: bool) -> str:
    """Which ladder: danger has its own, then the category's, then the kind's."""
    if silence:
        return "silence"
    if acuity is Acuity.EMERGENCY and kind.acuity is not Acuity.EMERGENCY:
        return "emergency"
    return category.ladder if category and category.ladder else kind.ladder


def ladder_of(content: Content, kind: Kind, plan: str, acuity: Acuity) -> Ladder:
    """The ladder as this kind climbs it: the lower of both ceilings holds."""
    ladder = content.ladders.get(plan, acuity)
    lower = kind.ceiling.rank < ladder.ceiling.rank
    return replace(ladder, ceiling=kind.ceiling) if lower else ladder


def starting(ladder: Ladder, category: Category | None, now: datetime) -> Climb:
    """Below the first rung; a category that starts higher leaves the lower rungs out."""
    first = first_rung_of(ladder, category.starts_at or Level.LIAISON) if category else 0
    return Climb((first or 0) - 1, now)


async def number_for(work: Work, unit_id: str) -> str:
    """A number people can say aloud: the village's short name and four digits."""
    village = await places.unit_of_level(work, unit_id, "village")
    unit = village or (await places.ancestors(work, unit_id))[0]
    number = await places.take_number(work, unit.id)
    return f"{unit.short_name}{number:04d}"


async def _show_in_group(work: Work, desk: Desk, case: Case, view: GroupView) -> Case:
    """A card where neighbours can take it; a quiet mark at most for the rest."""
    if view is GroupView.NOTHING or case.alarm in ("violence", "self_harm"):
        return case
    if view is GroupView.QUIET or case.emergency or case.joined_to:
        return case
    if case.plan == DESK_ONLY:
        return case
    if case.origin != "group" and any(rung.group for rung in case.ladder.rungs):
        # Those who drive are asked first; the group when its rung is reached.
        return case
    if not await show_card(work, desk, case, silent=_rests(desk, case)):
        return case
    shown = replace(case, public=True, shown_in_group=True, revision=case.revision + 1)
    await cases.save_case(work, case, shown)
    return shown


def _rests(desk: Desk, case: Case) -> bool:
    """What can wait makes no sound while the village rests."""
    presses = case.emergency or case.acuity is Acuity.URGENT
    return not presses and is_quiet(desk.now(), desk.quiet())
