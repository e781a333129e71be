"""A doctor's word before something leaves the box: a case of its own, with its own ladder."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case, Event, Heading
from bot.domain.closing import confirm
from bot.domain.holds import Hold
from bot.domain.moved import Moved
from bot.services.desk import Desk
from bot.services.opening import copy_said, open_case
from bot.services.recording import apply, write_events
from bot.services.wanted import Wanted
from bot.store import cases, timeline
from bot.store.database import Work


async def ask_doctor(work: Work, desk: Desk, case: Case, hold: Hold, why: tuple[str, ...]) -> Case:
    """The doctor hears at once; 10 minutes later the next one, then the township's desk."""
    asked = await open_case(
        work,
        desk,
        Wanted(
            kind="tick",
            unit_id=case.unit_id,
            origin=case.origin,
            household_id=case.household_id,
            subject_id=case.person_id,
            quiet_author=True,
            ask=False,
            joined_to=case.id,
        ),
    )
    await copy_said(work, desk, case.id, asked.id)
    facts = (("hold", hold.id), ("why", ",".join(why)))
    await write_events(work, desk, asked, (Event("for_box", Heading.COLLECTED, facts=facts),))
    return asked


async def facts_of(work: Work, asked: Case) -> dict[str, str]:
    """What is asked for, and why a doctor has to say it."""
    for dated in await timeline.list_events(work, asked.id):
        if dated.event.what == "for_box":
            return dict(dated.event.facts)
    return {}


async def end(work: Work, desk: Desk, asked: Case, who: str, outcome: str) -> Case:
    """The doctor has spoken; nobody has to confirm it."""
    moved = confirm(replace(asked, outcome=outcome), who, "self", desk.now())
    return await apply(work, desk, asked, moved) if isinstance(moved, Moved) else asked


async def drop(work: Work, desk: Desk, case: Case) -> None:
    """The matter is over: what was asked for it needs no answer any more."""
    for asked in await open_ticks(work, case):
        moved = confirm(replace(asked, outcome="no_longer"), "", "self", desk.now())
        if isinstance(moved, Moved):
            quiet = replace(moved, events=())
            await apply(work, desk, asked, quiet)


async def open_ticks(work: Work, case: Case) -> tuple[Case, ...]:
    """What doctors were asked for this matter and have not answered."""
    joined = await cases.list_joined(work, case.id)
    return tuple(one for one in joined if one.kind == "tick" and not one.final)
