"""/tasks: what waits for helpers near, worst first. /mytasks: one's own and the next step."""

from __future__ import annotations

from typing import Any

from bot.domain.case import Case
from bot.domain.errand_rules import HELP
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Outcome, Refused
from bot.domain.people import Person
from bot.domain.rights import may_claim
from bot.domain.states import State
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.claiming.few import few_carry, is_time_to_say
from bot.services.desk import Desk
from bot.services.errands.guiding import may_do
from bot.services.errands.protecting import guard_of
from bot.services.errands.sorts import kind_of
from bot.services.finishing import on_outcome
from bot.services.incoming import Pressed
from bot.services.local import content_for
from bot.services.roles import viewer_of
from bot.services.taking import on_arrived, on_claim
from bot.services.taps import make_tap
from bot.services.telling import Message, tell_chat
from bot.services.views.lists import line_of
from bot.services.views.names import text_of
from bot.store import cases, errands, people, places
from bot.store.database import Work

# Rides have a list of their own; what was only offered waits for nobody.
ELSEWHERE = frozenset({"ride", "offer"})
MOST_BUTTONS = 3  # under one message; whatever else is listed opens by its number
STEPS = {"arrived": on_arrived, "outcome": on_outcome}


async def show_tasks(call: Call) -> None:
    """What somebody could take now."""
    await _show(call, "errand.tasks")


async def show_mine(call: Call) -> None:
    """What somebody has taken."""
    await _show(call, "errand.mine")


async def _show(call: Call, key: str) -> None:
    person = call.actor.person
    if person is None:
        await call.say("press.who_are_you")
        return
    about = f"{key}:{call.actor.chat.id}:{call.heard.message_id}"
    params = {"person": person.id}
    if key == "errand.tasks" and await is_time_to_say(call.work, call.desk, person):
        params["few"] = "yes"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(call.work, call.desk, call.actor.chat.id, message, person.id)


async def say_tasks(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """At most ten, the first with one tap; own hamlet before the rest among equals."""
    person = await people.get_person(work, params["person"])
    found = await waiting_for(work, desk, person)
    most = desk.content.errands.most_lines
    lines, choices = [], []
    for case in found[:most]:
        lines.append(await _line(work, desk, case))
        choices.append({"label": _label(desk, "take", case), "choice": case.number})
    few = await few_carry(work, desk, person) if params.get("few") else ""
    shown = choices[:MOST_BUTTONS]
    return {"lines": lines, "choices": shown, "more": max(len(found) - most, 0), "few": few}


async def waiting_for(work: Work, desk: Desk, person: Person) -> list[Case]:
    """What waits in the village and this person may take."""
    village = await places.unit_of_level(work, person.unit_id, "village")
    units = await places.subtree_ids(work, village.id) if village else (person.unit_id,)
    found = []
    for case in await errands.list_waiting(work, units):
        if case.category not in ELSEWHERE and await _may(work, desk, case, person):
            found.append(case)
    worst = {case.acuity: rank for rank, case in reversed(list(enumerate(found)))}
    return sorted(found, key=lambda c: (worst[c.acuity], c.unit_id != person.unit_id, c.opened_at))


async def _may(work: Work, desk: Desk, case: Case, person: Person) -> bool:
    if case.author_id == person.id or case.subject_id == person.id:
        return False
    kind = (await content_for(work, desk, case.unit_id)).kinds[HELP]
    viewer = await viewer_of(work, desk, case, person)
    shown = case.shown_in_group or viewer.told or kind_of(desk, case) is not None
    if not shown or not may_claim(case, kind, viewer):
        return False
    return await may_do(work, desk, case, person.id) is None


async def say_mine(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Each with its next step, the earliest taken first."""
    held = [c for c in await cases.list_held(work, params["person"]) if c.kind == HELP]
    most = desk.content.errands.most_lines
    lines, choices = [], []
    for case in held[:most]:
        lines.append(await _line(work, desk, case))
        step = await _next_step(work, desk, case, params["person"])
        if step is not None:
            choices.append({"label": _label(desk, step, case), "choice": f"{case.number}|{step}"})
    return {"lines": lines, "choices": choices[:MOST_BUTTONS], "more": max(len(held) - most, 0)}


async def _next_step(work: Work, desk: Desk, case: Case, person_id: str) -> str | None:
    """我到了, then 办好了; none where protection comes first, and for rides."""
    kind = kind_of(desk, case)
    if kind is None or case.state not in (State.CLAIMED, State.IN_PROGRESS):
        return None
    if (await guard_of(work, desk, case, person_id)).pending:
        return None
    first = case.state is State.CLAIMED and kind.door and not kind.papers
    return "arrived" if first else "outcome"


async def _line(work: Work, desk: Desk, case: Case) -> dict[str, Any]:
    line = await line_of(work, desk, case)
    return {name: line[name] for name in ("number", "title", "mark", "place", "state", "since")}


def _label(desk: Desk, step: str, case: Case) -> str:
    return text_of(desk, f"errand.label.{step}", {"number": case.number})


async def on_take(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """我来 under /tasks."""
    case = await cases.find_by_number(work, pressed.choice or "")
    tap = await make_tap(work, desk, actor, case, "claim") if case else None
    return await on_claim(work, desk, tap) if tap else Refused("press.unknown")


async def on_next(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The next step under /mytasks."""
    number, _, step = (pressed.choice or "").partition("|")
    case = await cases.find_by_number(work, number)
    if case is None or step not in STEPS:
        return Refused("press.unknown")
    tap = await make_tap(work, desk, actor, case, step)
    if tap is None or tap.person.id != case.claimed_by:
        return Refused("claim.refused.not_yours")
    return await STEPS[step](work, desk, tap)
