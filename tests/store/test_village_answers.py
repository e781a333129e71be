"""Answers of a village's own in the store: by village, while they hold; nobody's name for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.people import Person, Unit
from bot.domain.village_answers import State, VillageAnswer, approved, needs
from bot.store import people, places, village_answers
from bot.store.database import Database, Work
from bot.store.migrate import migrate

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ONE = VillageAnswer("a1", "v", 1, "几点量血压", "每天上午", True, "zhou", NOW, NOW)


async def test_an_answer_counts_while_it_is_live_and_outlives_the_names(database: Database) -> None:
    await migrate(database)

    async def play(work: Work) -> None:
        await places.add_unit(work, Unit("v", None, "village", "柳湾村", "柳湾"))
        for id in ("zhou", "chen"):
            await people.add_person(work, Person(id, "v", id), now=NOW)
        assert await village_answers.next_number(work, "v") == 1
        await village_answers.put(work, ONE)
        assert await village_answers.next_number(work, "v") == 2
        assert await village_answers.live_in(work, ["v"]) == ()
        waiting = approved(ONE, "zhou", {"cadre"}, NOW)
        assert (waiting.state, needs(waiting)) == (State.ASKED, ("doctor",))
        live = approved(waiting, "chen", {"doctor"}, NOW)
        await village_answers.put(work, live)
        assert await village_answers.live_in(work, ["v"]) == (live,)
        assert await village_answers.live_in(work, ["w"]) == ()
        await village_answers.forget(work, "chen")
        assert await village_answers.find(work, "a1") == replace(live, doctor_id=None)
        gone = replace(live, doctor_id=None, state=State.WITHDRAWN)
        await village_answers.put(work, gone)
        assert await village_answers.live_in(work, ["v"]) == ()

    await database.write(play)
