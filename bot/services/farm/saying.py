"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from typing import Any

from bot.services.desk import Desk
from bot.services.farm.lists_told import CARD, CATEGORIES
from bot.services.farm.livestock import DEAD
from bot.services.farm.views import card, say, task
from bot.services.tasks.showing import Card, Saying
from bot.services.views.names import name_of, unit_name
from bot.services.views.shown import Builder
from bot.store import cases, facilities, freights
from bot.store.database import Work


async def say_advice(_: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Not to be sold, thrown away or eaten; from where that comes."""
    return {"ill": params.get("ill", ""), "source": desk.content.farm.source}


async def say_together(work: Work, _: Desk, params: dict[str, str]) -> dict[str, Any]:
    """To the station: all reports of one hamlet."""
    found = [case for id in params["cases"].split(",") if (case := await cases.find_case(work, id))]
    numbers = [case.number for case in found]
    return {
        "place": await unit_name(work, params["unit"]),
        "numbers": numbers,
        "count": len(numbers),
        "dead": sum(int(dict(case.details).get(DEAD, 0)) for case in found),
    }


async def say_sellers(work: Work, _: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Where something is sold, with the telephone."""
    found = [await facilities.facility_by_id(work, id) for id in params["places"].split(",")]
    places = [
        {"name": p.name, "address": p.address or "", "phone": p.phone or ""}
        for p in found
        if p is not None
    ]
    return {"thing": params["thing"], "places": places}


async def say_freight(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """A load for the way back."""
    freight = await freights.find_freight(work, params["freight"])
    case = await cases.find_case(work, params["freight"])
    assert freight is not None
    assert case is not None
    return {
        "number": case.number,
        "who": await name_of(work, case.author_id),
        "goods": freight.goods,
        "kilos": freight.kilos or "",
        "way": freight.way.value,
        "where": freight.place or "",
        "day": freight.on_day or "",
        "_subject": case.id,
    }


async def say_funeral(work: Work, _: Desk, params: dict[str, str]) -> dict[str, Any]:
    """To the liaison: the words of the house."""
    return {"who": await name_of(work, params["person"]), "words": params["words"]}


async def say_lent(_: Work, __: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What a tool house has for a feast."""
    return {name: params[name] for name in ("thing", "box", "n")}


OF_A_LIST = (
    "pool.opened", "pool.mine", "pool.arrived", "pool.off", "pool.moved", "pool.moved_own",
    "pool.full", "pool.hand_lost", "pool.demand", "pool.all_fetched", "pool.fetch",
    "pool.unfetched", "pool.evening", "pool.who_comes", "pool.ask_amount", "pool.open_to_you",
)  # fmt: skip
# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(OF_A_LIST, say),
    **dict.fromkeys(("farm.sick", "farm.mad_dog", "farm.bite"), say_advice),
    "farm.sick.together": say_together,
    "farm.sellers": say_sellers,
    "freight.back": say_freight,
    "pool.funeral_asked": say_funeral,
    "pool.lent_there": say_lent,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {f"help.{category}": task for category in sorted(CATEGORIES)}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {CARD: card}
