"""A case as a message shows it: all of it for those concerned, the public part for a group."""

from __future__ import annotations

from typing import Any

from bot.content.said import as_html
from bot.domain.case import Case
from bot.domain.nights import asked_by_night
from bot.domain.people import Person
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.keypeople.wording import depends_text
from bot.services.local import content_for
from bot.services.together import opened_with
from bot.services.views.details import details_line, question_of, said_back
from bot.services.views.names import (
    age_text,
    local,
    name_of,
    named_with_role,
    text_of,
    unit_name,
)
from bot.store import cases, people, places, timeline
from bot.store.database import Work

View = dict[str, Any]
# Who is rung where the person cannot be, the first first; two numbers at most.
TO_RING = ("key_holder", "next_door", "kin", "guardian")
RUNG = 2


async def public_view(work: Work, desk: Desk, case: Case) -> View:
    """What a group may see: no words, no illness, no door."""
    view = await _told_to_all(work, desk, case)
    return {**view, "details": details_line(desk, case, public=True)}


async def _told_to_all(work: Work, desk: Desk, case: Case) -> View:
    joined = await cases.list_joined(work, case.id)
    return {
        "number": case.number,
        "title": title_of(desk, case),
        "when": "",
        "asker": await name_of(work, case.author_id) if case.origin == "group" else "",
        "who": await name_of(work, case.claimed_by or case.answered_by),
        "open": case.state is State.OPEN,
        "taken": case.state in (State.CLAIMED, State.IN_PROGRESS),
        "done": case.state in (State.ANSWERED, State.CLOSED),
        "over": case.state in (State.CANCELLED, State.ENDED),
        "waiting": case.paused_until is not None,
        "until": local(desk, case.paused_until) or "",
        "lines": [
            {"who": await name_of(work, c.author_id), "done": not c.climbing} for c in joined
        ],
        "weight": case.weight if case.weight > 1 else 0,
    }


def title_of(desk: Desk, case: Case) -> str:
    """The kind, or its category where it has one."""
    if case.category:
        key = f"kind.{case.kind}.category.{case.category}"
        if desk.content.messages.has(key):
            return text_of(desk, key)
    return text_of(desk, f"kind.{case.kind}.title")


async def full_view(work: Work, desk: Desk, case: Case) -> View:
    """What those concerned see: who, where, what was said, whom to ring, who has it."""
    subject = await people.find_person(work, case.subject_id) if case.subject_id else None
    view = await _told_to_all(work, desk, case)
    view.update(await _where(work, desk, case))
    view.update(await _about(work, desk, case, subject))
    view.update(_known(desk, case, view["title"]))
    view.update(
        acuity=text_of(desk, f"acuity.{case.acuity.value}"),
        emergency=case.emergency,
        alarm=case.alarm or "",
        kind=case.kind,
        helped=case.kind == "help",
        public=case.shown_in_group,
        team=text_of(desk, f"team.{case.team}") if case.team else "",
        category=case.category or "",
        author=await name_of(work, case.author_id),
        holder=await named_with_role(work, desk, case.claimed_by),
        answerer=await named_with_role(work, desk, case.answered_by or case.claimed_by),
        outcome=_outcome(desk, case),
        since=local(desk, case.opened_at),
        words=await words_of(work, case),
        unanswered=case.unanswered,
        why=_reason(desk, case.pause_reason),
        answer=await answer_of(work, case),
        level=text_of(desk, f"level.{case.level.value}"),
        state=text_of(desk, f"state.{case.state.value}"),
        draft=case.state is State.DRAFT,
        unasked=asked_by_night(case.plan) and case.state is State.OPEN,
        claimed=case.state is State.CLAIMED,
        arrived=case.state is State.IN_PROGRESS,
        answered=case.state is State.ANSWERED,
        final=case.final,
        live=case.climbing,
        safe=case.end_reason == "stood_down",
        going=[await name_of(work, p) for p in case.going],
        knowing="、".join(p["named"] for p in await parties_of(work, desk, case)),
        waits_until=local(desk, case.next_at) or "",
    )
    return view


def _known(desk: Desk, case: Case, title: str) -> View:
    """What is known of the need and what is not, for its author and who helps."""
    details = details_line(desk, case, public=False)
    return {
        "details": details,
        "said_back": said_back(desk, title, details),
        "question": question_of(desk, case),
        "held": not case.emergency and case.climb.last < 0,
    }


def _outcome(desk: Desk, case: Case) -> str:
    """What it came to; of somebody in danger nobody says that it is done."""
    if case.outcome is None:
        return ""
    solved = case.emergency and case.outcome == "solved"
    return text_of(desk, "outcome.solved.person" if solved else f"outcome.{case.outcome}")


async def _where(work: Work, desk: Desk, case: Case) -> View:
    household = await places.get_household(work, case.household_id) if case.household_id else None
    village = await places.unit_of_level(work, case.unit_id, "village")
    over = await places.ancestors(work, case.unit_id)
    place, door = await unit_name(work, case.unit_id), (household.door or "") if household else ""
    return {
        "place": place,
        # Many doors are named by their hamlet already: 东湾1号 needs no second 东湾.
        "spot": door if door.startswith(place) else f"{place} {door}".strip(),
        "village": village.name if village else "",
        "household": household.name if household else "",
        "door": door,
        "landmark": (household.landmark or "") if household else (over[0].landmark or ""),
        "area_code": next((u.area_code for u in over if u.area_code), ""),
    }


async def _about(work: Work, desk: Desk, case: Case, subject: Person | None) -> View:
    return {
        "subject": subject.address if subject else await name_of(work, case.author_id),
        "subject_known": subject is not None,
        "age": age_text(desk, subject),
        "illness": (subject.illness or "") if subject else "",
        "alone": subject.lives_alone if subject else False,
        "depends": await depends_text(work, desk, subject.id) if subject and case.emergency else "",
        "contact": await contact_of(work, case, subject),
        "phone": (subject.phone or "") if subject else "",
    }


async def contact_of(work: Work, case: Case, subject: Person | None) -> str:
    """Somebody to ring: the person, then the key holder and next of kin, with a number."""
    found = {subject.id: subject} if subject and subject.phone else {}
    about = case.person_id
    ties = await people.ties_of(work, about) if about else ()
    near = [row.other_id for tie in TO_RING for row in ties if row.tie == tie]
    for other in (*near, *filter(None, (case.author_id,))):
        if len(found) == RUNG:
            break
        person = await people.find_person(work, other)
        if person and person.phone:
            found[person.id] = person
    return "、".join(f"{p.address} {p.phone}" for p in found.values())


async def words_of(work: Work, case: Case) -> str:
    """What was said first and the last three, newest last; never for a group."""
    everything = await timeline.list_said(work, case.id)
    said = [s.words for s in everything if s.words and not s.form.startswith("note.")]
    kept = said if len(said) <= 4 else [said[0], *said[-3:]]
    return " / ".join(word[:200] for word in kept)


def _reason(desk: Desk, why: str | None) -> str:
    """Words that were given as a reason; a plain code says nothing the message does not say."""
    return why if why and not desk.content.messages.has(f"reason.{why}") else ""


async def answer_of(work: Work, case: Case) -> str:
    """What the answerer said with the outcome, newest."""
    who = case.answered_by
    said = [s.words for s in await timeline.list_said(work, case.id) if s.person_id == who]
    return (said[-1] or "") if who and who != case.author_id and said else ""


async def said_together(work: Work, desk: Desk, case: Case) -> str:
    """What else one message opened: it is told in the same answer, not in one of its own."""
    others = await opened_with(work, desk, case)
    return as_html("、".join(f"{_titled(desk, c)}（{c.number}）" for c in others))


def _titled(desk: Desk, case: Case) -> str:
    known = (title_of(desk, case), details_line(desk, case, public=False))
    return " ".join(filter(None, known))


async def parties_of(work: Work, desk: Desk, case: Case) -> list[dict[str, Any]]:
    """Which parties have to know, and who has said so."""
    return [
        {
            "name": text_of(desk, f"role.{p.party}"),
            "who": await name_of(work, p.person_id),
            "named": await named_with_role(work, desk, p.person_id),
            "yes": p.acknowledged_at is not None,
        }
        for p in await timeline.list_parties(work, case.id)
    ]


async def voice_of(work: Work, case: Case) -> tuple[str | None, str | None]:
    """The latest voice note and picture of a case, as Telegram's file ids."""
    said = await timeline.list_said(work, case.id)
    own = (case.author_id, case.subject_id)
    voices = [s.file_id for s in said if s.form == "voice" and s.file_id and s.person_id in own]
    photos = [s.file_id for s in said if s.form == "photo" and s.file_id]
    return (voices[-1] if voices else None, photos[-1] if photos else None)


async def position_of(work: Work, case: Case) -> str:
    """Where somebody said they are, as longitude and latitude, the latest first."""
    for said in reversed(await timeline.list_said(work, case.id)):
        if said.latitude is not None and said.longitude is not None:
            return f"{said.longitude:.6f},{said.latitude:.6f}"
    return ""


async def ladder_kind(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """The outcomes this kind can have, in its own words."""
    content = await content_for(work, desk, case.unit_id)
    return content.kinds[case.kind].outcomes
