"""What is said about a death: names and days, looked up as the message leaves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.services.desk import Desk
from bot.services.views.names import name_of, named_with_role, unit_name
from bot.store import deaths, people
from bot.store.database import Work


async def say_death(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Whatever a message about a report may name."""
    report = await deaths.find_report(work, params["report"])
    if report is None:
        return {"_subject": "-"}
    person = await people.find_person(work, report.person_id) if report.person_id else None
    at_home = (
        await people.household_people(work, report.household_id) if report.household_id else ()
    )
    until = report.over_at or report.heard_at
    days = timedelta(days=desk.content.members.funeral_days)
    return {
        "place": await unit_name(work, report.unit_id),
        "name": person.address if person else "",
        "phone": (person.phone or "") if person else "",
        "house": bool(at_home),
        "first": await named_with_role(work, desk, report.first_by),
        "by": await name_of(work, params.get("by")),
        "until": until.astimezone(desk.zone).date() + days,
        "day": date.fromisoformat(params["day"]) if "day" in params else "",
        "now": desk.today(),
        "choices": [{"label": p.address, "choice": p.id} for p in at_home],
        "_subject": report.id,
    }


OF_DEATHS = (
    "death.ask_liaison", "death.ask_second", "death.which", "death.other_says_no",
    "death.wrong", "death.wrong_confirmed", "death.somebody_says_wrong",
    "death.somebody_says_wrong_confirmed", "death.confirmed", "death.told",
    "death.funeral", "death.apologise", "death.undone",
)  # fmt: skip
