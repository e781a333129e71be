"""A case's page: who, where, and the timeline under the seeds' five headings."""

from __future__ import annotations

from typing import Any

from bot.domain.case import Case, Heading
from bot.domain.people import Person
from bot.domain.rights import may_claim, may_lower, may_withdraw, may_work
from bot.domain.roles import wears
from bot.domain.states import State
from bot.domain.stepping import may_raise
from bot.services.claiming.hiding import hide_door
from bot.services.desk import Desk
from bot.services.joint import owed_by
from bot.services.local import content_for
from bot.services.questions import is_asked_about
from bot.services.roles import viewer_of
from bot.services.views.case_view import full_view, parties_of
from bot.services.views.names import local, name_of, text_of
from bot.store import people, timeline
from bot.store.database import Work
from bot.store.timeline import Dated

STAGES = {
    Heading.COLLECTED: "collected",
    Heading.FOUND: "found",
    Heading.ASSIGNED: "assigned",
    Heading.HANDLED: "handled",
    Heading.FED_BACK: "answered",
}


async def page_values(work: Work, desk: Desk, case: Case, viewer: str) -> dict[str, Any]:
    """Everything on record, for somebody who may see it; the look itself was written down."""
    view = await full_view(work, desk, case)
    view = await hide_door(work, desk, case, view, viewer, card=False)
    person = await people.find_person(work, viewer) if viewer else None
    if person is not None:
        view.update(await _abilities(work, desk, case, person))
    words = {said.id: said.words or "" for said in await timeline.list_said(work, case.id)}
    events = await timeline.list_events(work, case.id)
    stages = []
    for heading, code in STAGES.items():
        lines = [
            await _line(work, desk, dated, words)
            for dated in events
            if dated.event.heading is heading and _telling(desk, dated)
        ]
        if lines:
            stages.append({"title": text_of(desk, f"stage.{code}"), "lines": lines[-6:]})
    parties = await parties_of(work, desk, case)
    return {"case": view, "stages": stages, "parties": parties}


async def _abilities(work: Work, desk: Desk, case: Case, person: Person) -> dict[str, bool]:
    """Which buttons this viewer has; the rule is asked again when one is pressed."""
    viewer = await viewer_of(work, desk, case, person)
    content = await content_for(work, desk, case.unit_id)
    own = person.id in (case.author_id, case.subject_id)
    mine = case.claimed_by == person.id and case.climbing
    kind = content.kinds[case.kind]
    can_raise = may_raise(case, viewer) and is_asked_about(case) and not own
    # Who holds an illness as its doctor may lower it; waiting is not what it needs then.
    can_lower = may_lower(viewer) and case.climbing and case.acuity.rank > 1
    can_lower = can_lower and (kind.health or not mine)
    # Somebody ill is sent on rather than kept waiting.
    may_refer = mine and case.kind == "symptom" and wears(viewer.held, "doctor", "liaison")
    free = case.state is State.OPEN and not own and may_claim(case, kind, viewer)
    return {
        "mine": mine,
        "own_open": own and not case.final,
        "withdraw": may_withdraw(case, viewer) and (own or viewer.reported) and not case.final,
        "own_answered": own and case.state is State.ANSWERED,
        "free_for_me": free,
        "work_on": (mine or (free and may_work(case, viewer))) and not can_raise,
        "can_raise": can_raise,
        "ack": bool(await owed_by(work, case, viewer)),
        "can_lower": can_lower,
        "can_wait": mine and not can_lower and not may_refer,
        "can_refer": may_refer and not can_lower,
    }


def _telling(desk: Desk, dated: Dated) -> bool:
    return desk.content.messages.has(f"event.{dated.event.what}")


async def _line(work: Work, desk: Desk, dated: Dated, words: dict[str, str]) -> dict[str, Any]:
    event = dated.event
    facts = dict(event.facts)
    values: dict[str, object] = {
        "who": await name_of(work, event.who),
        "to": await name_of(work, facts.get("to")),
        "level": text_of(desk, f"level.{facts['level']}") if "level" in facts else "",
        "outcome": text_of(desk, f"outcome.{facts['outcome']}") if "outcome" in facts else "",
        "party": text_of(desk, f"role.{facts['party']}") if "party" in facts else "",
        "note": _note(desk, event.why) if event.what == "noted" else "",
        "said": words.get(facts.get("said", ""), ""),
        "why": _why(desk, event.why),
    }
    key = f"event.{event.what}"
    needs = desk.content.messages.entry(key).needs
    text = text_of(desk, key, {name: values.get(name, "") for name in needs})
    return {"at": local(desk, dated.at), "text": text}


def _note(desk: Desk, kind: str | None) -> str:
    return text_of(desk, f"note.{kind or 'note'}")


def _why(desk: Desk, why: str | None) -> str:
    """A code has a sentence; words somebody gave as a reason stand as they are."""
    if not why:
        return ""
    key = f"reason.{why}"
    return text_of(desk, key) if desk.content.messages.has(key) else why
