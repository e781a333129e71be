"""A ride about to be opened: how soon it leaves says who is asked, how fast, from when on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.ride_times import Stage, stage_of
from bot.services.desk import Desk
from bot.services.rides.needs import is_ride, known_of, need_of, words_of_ride
from bot.services.rides.series_search import as_series
from bot.store.database import Work

# Not for neighbours: no card in the group.
DESK_ONLY = "ride_desk"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the words said beside the form, and the stage the search begins at."""

    details: Mapping[str, str]
    stage: Stage
    pause: timedelta


async def prepare_ride(
    work: Work,
    desk: Desk,
    what: tuple[str, str | None],
    unit_id: str,
    details: Mapping[str, str],
    said: str,
) -> Prepared | None:
    """None for whatever is no ride; `details` are what its form was filled with."""
    if not is_ride(*what):
        return None
    words = words_of_ride(desk, said, desk.now())
    known = {**known_of(words, desk.content.rides.fixed_purposes), **details}
    if words.seats and "seats" not in details:
        known["seats"] = str(words.seats)
    elif words.companions and "seats" not in details:
        known["seats"] = str(words.companions + 1)
    if words.two_way and not known.get("to") and known.get("origin"):
        # To be fetched home again: where they are fetched from is where they went.
        known.update(to=known["origin"], origin="")
    need = await need_of(work, desk, "", unit_id, known)
    stage = stage_of(need, desk.now(), desk.quiet(), desk.content.rides)
    stage = await as_series(work, desk, need, stage)
    return Prepared(known, stage, max(stage.starts - desk.now(), timedelta(0)))
