"""Words of death hold everything to and about a household until somebody has said what is so."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Event, Heading
from bot.domain.closing import resume
from bot.domain.members import DeathReport
from bot.domain.moved import Moved
from bot.domain.times import to_text
from bot.services.desk import Desk
from bot.services.recording import apply
from bot.store import cases, people
from bot.store.database import Work

REASON = "asked_after"  # why such a case waits; says nothing to whoever reads it


async def people_of(work: Work, report: DeathReport) -> tuple[str, ...]:
    """The one spoken of and who lives with them."""
    found = [report.person_id] if report.person_id else []
    if report.household_id:
        found += [p.id for p in await people.household_people(work, report.household_id)]
    return tuple(dict.fromkeys(found))


async def hold(work: Work, desk: Desk, report: DeathReport) -> None:
    """What is on its way waits, open matters pause; danger goes on."""
    until = report.heard_at + desk.content.members.waits
    for person_id in await people_of(work, report):
        await work.run("hold_notices_to", person=person_id, until=to_text(until))
    rows = await work.all(
        "open_cases_of_house", household=report.household_id, person=report.person_id,
        before=to_text(report.heard_at),
    )  # fmt: skip
    for row in rows:
        case = await cases.find_case(work, row["id"])
        if case is None or case.final or case.paused_until is not None:
            continue
        paused = replace(
            case, paused_until=until, pause_reason=REASON, next_at=until,
            changed_at=desk.now(), revision=case.revision + 1,
        )  # fmt: skip
        await apply(work, desk, case, Moved(paused, (Event("held", Heading.HANDLED),)))


async def let_go(work: Work, desk: Desk, report: DeathReport) -> None:
    """It is cleared up: what waited leaves, what was paused goes on."""
    until = report.heard_at + desk.content.members.waits
    for person_id in await people_of(work, report):
        await work.run(
            "release_notices_to", person=person_id, at=to_text(desk.now()), until=to_text(until)
        )
    rows = await work.all(
        "cases_paused_for", reason=REASON, household=report.household_id, person=report.person_id
    )
    for row in rows:
        case = await cases.find_case(work, row["id"])
        if case is not None and not case.final:
            await apply(work, desk, case, resume(case, desk.quiet(), desk.now()))
