"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.services.desk import Desk
from bot.services.drivers import profile
from bot.services.drivers.profile import MIDNIGHT, car_line, last_day, skill_names
from bot.services.drivers.tasking_values import say_list, say_team
from bot.services.tasks.showing import Card, Saying
from bot.services.views.case_view import title_of
from bot.services.views.names import local, named_with_role
from bot.services.views.shown import Builder
from bot.store import cases, drivers, skills
from bot.store.database import Work

Values = dict[str, Any]


async def say_car(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The car somebody drives, or the one they just told."""
    if "person" not in params:
        return {"car": ""}
    told = (await drivers.helper(work, params["person"])).draft
    car = told or await drivers.vehicle_of(work, params["person"])
    return {"car": car_line(desk, car)}


async def say_poster(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The payload of the link under which somebody joins."""
    return {"links": {"car": "car"}}


async def say_off(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Until when they are left alone, what went back to the pool and who hears of each."""
    freed = [part.split(":") for part in params["freed"].split(",") if part]
    going = [id for id in params["going"].split(",") if id]
    until = _moment(desk, params["until"])
    return {
        "now": local(desk, desk.now()),
        "off": {
            "until": last_day(until),
            "evening": until is not None and until.time() == MIDNIGHT,
            "since": _moment(desk, params["since"]),
            "freed": [await _line(work, desk, case, who) for case, who in freed],
            "going": [await _line(work, desk, case, "") for case in going],
        },
    }


async def say_skills(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Names of what somebody can do; `codes` are those a message is about."""
    codes = params.get("codes", "").split(",")
    known = desk.content.helping.skills
    found = await skills.skills_of(work, params["person"])
    choices = [
        {"label": text, "choice": f"{codes[0]}:{answer}"}
        for answer, text in (("yes", _said(desk, "skills.yes")), ("no", _said(desk, "skills.no")))
    ]
    return {
        "skills": skill_names(desk, found),
        "named": [known[code].name for code in codes if code in known],
        "choices": choices,
        "who": await named_with_role(work, desk, params.get("who")),
    }


async def _line(work: Work, desk: Desk, case_id: str, who: str) -> dict[str, str]:
    case = await cases.find_case(work, case_id)
    return {
        "number": case.number if case else "",
        "title": title_of(desk, case) if case else "",
        "who": await named_with_role(work, desk, who) if who else "",
    }


def _said(desk: Desk, key: str) -> str:
    return desk.content.messages.render(key, {}).text.strip()


def _moment(desk: Desk, text: str) -> datetime | None:
    return local(desk, datetime.fromisoformat(text).astimezone(UTC)) if text else None


_OFF = ("help.off.rest", "help.off.unwell", "help.off.drowsy", "help.off.drank")
_SKILLS = ("skills.mine", "skills.noted", "skills.ask", "skills.counted", "skills.not_counted")
_TEAM = (
    "team.tasked", "team.has_it", "team.made", "team.changed", "team.placed", "team.withdrawn",
    "team.nobody_reached",
)  # fmt: skip

# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(("car.mine", "car.check", "car.seats", "drive.asks"), say_car),
    **dict.fromkeys(_OFF, say_off),
    **dict.fromkeys(_SKILLS, say_skills),
    **dict.fromkeys(_TEAM, say_team),
    "car.poster": say_poster,
    "team.list": say_list,
    "me.page": profile.values,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {}
