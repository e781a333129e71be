"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from typing import Any

from bot.domain.returnees import Returnee, State, day_number, last_day
from bot.services.desk import Desk
from bot.services.returnees import listing
from bot.services.returnees.parents import elders_of, old_ones
from bot.services.tasks.showing import Card, Saying
from bot.services.views.names import named_with_role, text_of
from bot.services.views.shown import Builder
from bot.store import people, returnees
from bot.store.database import Work

ONE = (
    "returnees.welcome", "returnees.known", "returnees.when", "returnees.where",
    "returnees.registered", "returnees.day.watch", "returnees.day.how", "returnees.arrived",
    "returnees.over", "returnees.over.invited",
)  # fmt: skip


async def say_one(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Whatever a message about one coming home may name."""
    one = await returnees.find(work, params["returnee"])
    if one is None:
        return {"who": "", "own": False, "one": {}, "_subject": "-"}
    author = await people.find_person(work, one.author_id) if one.author_id else None
    elders = await elders_of(work, desk, one)
    old = await old_ones(work, desk, author, one) if author else ()
    reporter = one.reported_by if one.reported_by != one.author_id else None
    return {
        "who": await listing.who(work, one),
        "own": one.person_id is not None and one.person_id == one.author_id,
        "one": _values(desk, one),
        "elders": [p.address for p in elders],
        "first": "first" in params and bool(old),
        "reporter": await named_with_role(work, desk, reporter),
        "areas": [
            {"advice": a.advice, "source": a.source, "until": a.expires_on}
            for a in desk.content.returnees.areas
            if a.holds(one.origin, desk.today())
        ],
        "now": desk.today(),
    }


def _values(desk: Desk, one: Returnee) -> dict[str, Any]:
    return {
        "origin": one.origin or "",
        "arrives": one.arrives_on or "",
        "last": last_day(one) or "",
        "days": one.days,
        "day": day_number(one, desk.today()),
        "home": one.state is State.HOME,
        "here": one.arrives_on is not None and one.arrives_on <= desk.today(),
    }


async def say_asks(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Whether a far child may hear what the old one hears."""
    yes, no = text_of(desk, "returnees.set.yes"), text_of(desk, "returnees.set.no")
    child = params["child"]
    return {
        "choices": [
            {"label": yes, "choice": f"yes:{child}"},
            {"label": no, "choice": f"no:{child}"},
        ]
    }


# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(ONE, say_one),
    "returnees.set.asks": say_asks,
    "returnees.list": listing.say_list,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {}
