"""Lists: one's own matters, what is in one's hands, the phone card."""

from __future__ import annotations

from typing import Any

from bot.domain.case import Case
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.discreet import author_may_read
from bot.services.duty.card import duty_rows
from bot.services.roles import holders_at
from bot.services.views.case_view import title_of
from bot.services.views.names import local, name_of, text_of, unit_name
from bot.store import cases, people, places, taps, timeline
from bot.store.database import Work

# These stand on top of the phone card by themselves.
FIRST = frozenset({"120", "119", "110"})
ORDER = {"emergency": 0, "urgent": 1, "same_day": 2, "self_care": 3}


async def line_of(work: Work, desk: Desk, case: Case) -> dict[str, Any]:
    """One case in a list."""
    return {
        "number": case.number,
        "title": title_of(desk, case),
        "state": text_of(desk, f"state.{case.state.value}"),
        "mark": text_of(desk, f"mark.{case.acuity.value}"),
        "holder": await name_of(work, case.claimed_by),
        "subject": await name_of(work, case.person_id),
        "place": await unit_name(work, case.unit_id),
        "since": local(desk, case.opened_at),
        "until": local(desk, case.paused_until) or "",
        "top": case.climb.repeats > 0 and case.climbing and case.claimed_by is None,
        "choice": case.number,
    }


async def mine(work: Work, desk: Desk, person: str) -> dict[str, object]:
    """One's own open matters, then those one reported for somebody else."""
    found: tuple[Case, ...] = ()
    if person:
        found = await cases.list_of_author(work, person, desk.now())
        found += await cases.list_reported(work, person)
        # What a doctor is asked about a wish stands under the wish alone.
        found = tuple([c for c in found if c.kind != "tick" and await author_may_read(work, c)])
    lines = []
    for case in found[:10]:
        line = await line_of(work, desk, case)
        line["whose"] = line["subject"] if case.person_id != person else ""
        lines.append(line)
    choices = [{"label": c.number, "choice": c.number} for c in found if not c.final][:3]
    return {"lines": lines, "choices": choices}


async def in_hand(work: Work, desk: Desk, person: str) -> tuple[Case, ...]:
    """What somebody holds, and what they were told of and nobody holds; worst first."""
    held = await cases.list_held(work, person)
    told = [c for c in await cases.list_told(work, person) if c.claimed_by in (None, person)]
    excluded: list[Case] = []
    found = {c.id: c for c in (*held, *told) if c.state is not State.ANSWERED}
    for case in found.values():
        if person in await timeline.list_excluded(work, case.id):
            excluded.append(case)
    keep = [c for c in found.values() if c not in excluded]
    # Among equals what one has taken comes first: it has a button, whatever else there is.
    return tuple(sorted(keep, key=lambda c: (*_worst(c), c.claimed_by != person, c.opened_at)))


def _worst(case: Case) -> tuple[int, int]:
    """Danger, then what nobody up the ladder answered, then by how much it presses."""
    forgotten = 1 if case.climb.repeats > 0 and case.claimed_by is None else 2
    return 0 if case.emergency else forgotten, ORDER[case.acuity.value]


async def duties(work: Work, desk: Desk, person: str) -> dict[str, object]:
    """What is in one's own hands, with a button for each of the first three."""
    found = await in_hand(work, desk, person)
    lines = []
    for case in found[:12]:
        line = await line_of(work, desk, case)
        line["yours"] = case.claimed_by == person
        lines.append(line)
    choices = [{"label": c.number, "choice": c.number} for c in found[:3]]
    more = max(len(found) - 12, 0)
    held = (await taps.of_person(work, person, desk.today())).held
    return {
        "lines": lines,
        "choices": choices,
        "more": more,
        "count": len(found),
        "held": held,
    }


async def phones(
    work: Work, desk: Desk, unit_id: str, *, lasting: bool = False
) -> dict[str, object]:
    """Numbers that work without the bot: emergency, the doctor, tonight's duty, the liaison.

    What hangs on a wall for months says who answers for a place, and not who has tonight's turn.
    """
    rows: list[dict[str, str]] = []
    if unit_id:
        rows.extend(await _people_on_card(work, desk, unit_id, duty=not lasting))
        for unit in await places.ancestors(work, unit_id):
            for label, number in unit.phones:
                if number in FIRST:
                    continue
                shown = desk.content.messages.has(label)
                rows.append({"name": text_of(desk, label) if shown else label, "number": number})
    area = ""
    if unit_id:
        over = await places.ancestors(work, unit_id)
        area = next((u.area_code for u in over if u.area_code), "")
    return {"rows": rows, "area_code": area, "unit": await unit_name(work, unit_id) or ""}


async def _people_on_card(
    work: Work, desk: Desk, unit_id: str, *, duty: bool
) -> list[dict[str, str]]:
    rows = []
    for level, role in (("hamlet", "liaison"), ("village", "doctor")):
        unit = await places.unit_of_level(work, unit_id, level)
        for person_id in await holders_at(work, desk, unit.id, role) if unit else ():
            rows.append(await _phone_row(work, desk, person_id, role))
    rows += await duty_rows(work, desk, unit_id) if duty else []
    return [row for row in rows if row["number"]]


async def _phone_row(work: Work, desk: Desk, person_id: str, role: str) -> dict[str, str]:
    person = await people.get_person(work, person_id)
    label = text_of(desk, f"phone_card.{role}")
    return {"name": f"{label} {person.address}", "number": person.phone or ""}
