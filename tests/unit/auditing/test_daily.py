"""Every night at half past three, once: what lasts is told to the admins, once until it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.services.audit.daily import DailyAudit, standing_of
from bot.services.desk import Desk
from bot.services.health import take_vitals
from tests.desk import ZONE, HandClock
from tests.unit.auditing.faults import FAULTS, ROUND
from tests.unit.auditing.loaded import plant

NIGHT = datetime(2026, 11, 22, 3, 30, tzinfo=ZONE)
# The evening went on as it does: everything was said, and nothing is due before the look is over.
SAID = "UPDATE outbox SET state = 'sent', message_id = 1 WHERE key LIKE '{key}'"
EVENING = (
    "UPDATE cases SET next_at = '2099-01-01T00:00:00.000Z' WHERE ended_at IS NULL",
    SAID.format(key="%"),
)
FAULT = FAULTS["message_refused"]
HEALED = SAID.format(key="case.answered")


@pytest.fixture
async def evening(database_url: str) -> str:
    await plant(database_url, *EVENING)
    return database_url


async def read_in_the_morning(url: str) -> None:
    await plant(url, SAID.format(key="audit.found"))


async def at_night(desk: Desk, clock: HandClock, day: int = 0) -> list[int]:
    """Four ticks, each of a process begun anew."""
    clock.moment = NIGHT + timedelta(days=day)
    done = []
    for _ in range(4):
        done.append(await DailyAudit(desk).run())
        clock.passes(600)
    return done


async def told(desk: Desk) -> Sequence[Any]:
    async def read(work: Any) -> Any:
        asked = "SELECT person_id, params, due_at, lane FROM outbox WHERE key = 'audit.found'"
        return await work._fetch(f"{asked} ORDER BY id", {})

    return await desk.database.read(read)


async def test_a_clean_night_is_one_look_and_silence(
    desk: Desk, clock: HandClock, evening: str
) -> None:
    assert await at_night(desk, clock) == [0, 0, 0, 0]
    standing = await desk.database.read(standing_of)
    assert (standing.done_at, standing.count) == (NIGHT, 0)
    assert await told(desk) == []


async def test_what_two_looks_found_is_told_to_the_admin_in_the_morning_once(
    desk: Desk, clock: HandClock, evening: str
) -> None:
    await plant(evening, *FAULT)
    assert await at_night(desk, clock) == [1, 0, 1, 0]
    (row,) = await told(desk)
    assert row["person_id"] == "linxiaohe"
    assert row["params"] == '{"found": "message_refused=1"}'
    assert row["due_at"] > "2026-11-21T22:00"
    assert (await take_vitals(desk)).audit_findings == 1
    await read_in_the_morning(evening)
    assert await at_night(desk, clock, day=1) == [1, 0, 1, 0]
    assert len(await told(desk)) == 1


async def test_what_changes_or_comes_back_is_told_again(
    desk: Desk, clock: HandClock, evening: str
) -> None:
    await plant(evening, *FAULT)
    await at_night(desk, clock)
    await read_in_the_morning(evening)
    await plant(evening, *(line.replace("m1", "m2") for line in FAULT))
    await at_night(desk, clock, day=1)
    await read_in_the_morning(evening)
    assert [row["params"] for row in await told(desk)] == [
        '{"found": "message_refused=1"}',
        '{"found": "message_refused=2"}',
    ]
    await plant(evening, HEALED)
    assert await at_night(desk, clock, day=2) == [0, 0, 0, 0]
    await plant(evening, *(line.replace("m1", "m3") for line in FAULT))
    await at_night(desk, clock, day=3)
    assert len(await told(desk)) == 3


async def test_what_was_only_late_is_not_told(desk: Desk, clock: HandClock, evening: str) -> None:
    late = ROUND.format(at="2026-11-19T01:00:00.000Z")
    await plant(evening, late)
    clock.moment = NIGHT
    assert await DailyAudit(desk).run() == 1
    await plant(evening, "UPDATE round_asks SET next_at = NULL")
    clock.passes(900)
    assert await DailyAudit(desk).run() == 0
    assert await told(desk) == []
    assert (await take_vitals(desk)).audit_findings == 0


async def test_two_processes_at_it_tell_once(desk: Desk, clock: HandClock, evening: str) -> None:
    await plant(evening, *FAULT)
    clock.moment = NIGHT
    one, other = DailyAudit(desk), DailyAudit(replace(desk))
    await one.run()
    clock.passes(900)
    before = await desk.database.read(standing_of)
    assert await one.run() == 1
    # The other had looked before the first one wrote down that it was told.
    await desk.database.write(lambda work: other._second(work, found=before.seen))
    assert len(await told(desk)) == 1


async def test_nobody_is_named_in_what_is_told(desk: Desk, clock: HandClock, evening: str) -> None:
    await plant(evening, *FAULT)
    await at_night(desk, clock)
    lines = {"lines": [{"says": "该说的话被退回来，没人看到", "n": 1}]}
    said = desk.content.messages.render("audit.found", lines).text
    assert "该说的话被退回来，没人看到，1 处" in said
    assert "linli audit" in said


async def test_what_only_the_second_look_found_is_perhaps_on_its_way_and_not_told(
    desk: Desk, clock: HandClock, evening: str
) -> None:
    await plant(evening, ROUND.format(at="2026-11-19T01:00:00.000Z"))
    clock.moment = NIGHT
    assert await DailyAudit(desk).run() == 1
    await plant(evening, "UPDATE round_asks SET next_at = NULL", *FAULT)
    clock.passes(900)
    assert await DailyAudit(desk).run() == 0
    assert await told(desk) == []
