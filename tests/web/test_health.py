"""/healthz and /metrics say how the bot is doing, and nothing of anybody."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot.reporting import versions
from bot.services.backups import BackupKeeper
from bot.services.desk import Desk
from bot.services.health import take_vitals
from bot.services.lateness import Lateness, take_lateness
from bot.services.pulse import Pulse
from bot.services.tick_log import TickLog, TickRun
from bot.store import inbox
from bot.store.inbox import Raw
from bot.web.app import build_web
from bot.web.report import Report, TickState
from tests.desk import BOT, HandClock
from tests.unit.running.test_backups import HandFolder

TICKS = (TickState("ladder", 5.0, 2.0, 0.0, False), TickState("outbox", 2.0, 9.0, 7.0, True))


async def a_report(desk: Desk, poll_age: float | None = 3.0) -> Report:
    return Report(versions(), True, poll_age, 0, TICKS, await take_vitals(desk))


async def get(path: str, report: Report) -> httpx.Response:
    async def look() -> Report:
        return report

    transport = httpx.ASGITransport(build_web(look))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
        return await http.get(path)


async def health(report: Report) -> Any:
    return (await get("/healthz", report)).json()


@pytest.mark.parametrize(("age", "status"), [(0.0, 200), (120.0, 200), (120.1, 503), (None, 200)])
async def test_health_is_bad_when_nobody_has_been_heard_for_two_minutes(
    desk: Desk, age: float | None, status: int
) -> None:
    answer = await get("/healthz", await a_report(desk, age))
    assert answer.status_code == status
    assert answer.json()["ok"] is (status == 200)
    assert answer.headers["cache-control"] == "no-store"


async def test_health_counts_what_waits_and_what_is_set_aside(desk: Desk, clock: HandClock) -> None:
    begun = clock.now()
    raws = [Raw(n, "5001", json.dumps({"text": "王奶奶 13800000001"})) for n in (1, 2, 3)]
    await desk.database.write(lambda work: inbox.keep_updates(work, BOT, raws, begun))
    for _ in range(3):
        await desk.database.write(lambda work: inbox.mark_failed(work, BOT, 3, "KeyError"))
    clock.passes(90)
    answer = await get("/healthz", await a_report(desk))
    assert answer.json()["inbox"] == {"waiting": 2, "oldest_seconds": 90.0, "set_aside": 1}
    assert "王奶奶" not in answer.text
    assert "13800000001" not in answer.text


async def test_health_shows_each_tick_with_its_last_fault(desk: Desk) -> None:
    run = TickRun("outbox", desk.now() - timedelta(seconds=9), 0.5, 7.0, 4, "KeyError at x.py:1")
    await TickLog(desk).record(run)
    ticks = (await health(await a_report(desk)))["ticks"]
    assert ticks["outbox"] == {
        "every_seconds": 2.0,
        "last_run_seconds_ago": 9.0,
        "late_seconds": 7.0,
        "overdue": True,
        "last_fault": "KeyError at x.py:1",
    }
    assert ticks["ladder"]["last_fault"] is None


async def test_health_names_the_content_nobody_has_signed(desk: Desk) -> None:
    report = await a_report(desk)
    signed = replace(report, vitals=replace(report.vitals, unreviewed=()))
    assert "phone poison" in (await health(report))["unreviewed"]
    assert (await health(signed))["unreviewed"] == []


async def test_health_shows_the_age_of_the_newest_backup(desk: Desk, clock: HandClock) -> None:
    await BackupKeeper(desk, HandFolder()).run()
    clock.passes(24 * 3600)
    await BackupKeeper(desk, HandFolder()).run()
    clock.passes(90)
    keeping = (*TICKS, TickState("backup", 60.0, 2.0, 0.0, False))
    report = replace(await a_report(desk), ticks=keeping)
    assert (await health(report))["backup"] == {
        "by": "linli",
        "newest_seconds_ago": 90.0,
        "old": False,
        "last_fault": None,
    }
    said = (await get("/metrics", report)).text.splitlines()
    assert {"linli_backup_age_seconds 90.0", "linli_backup_old 0.0"} <= set(said)


async def test_health_promises_no_backup_that_is_somebody_elses_to_make(desk: Desk) -> None:
    report = await a_report(desk)
    by = {"sqlite": "operator", "postgresql": "pg_dump"}[desk.database.dialect]
    assert (await health(report))["backup"]["by"] == by
    assert (await health(report))["backup"]["newest_seconds_ago"] is None
    assert "linli_backup" not in (await get("/metrics", report)).text


async def test_health_tells_the_versions(desk: Desk) -> None:
    told = await health(await a_report(desk))
    assert told["versions"]["python-telegram-bot"] == "22.8"
    assert told["database"] == desk.database.dialect


async def test_metrics_are_the_same_in_the_words_of_prometheus(desk: Desk) -> None:
    await TickLog(desk).record(TickRun("outbox", desk.now(), 0.5, 0.0, 4))
    answer = await get("/metrics", await a_report(desk, 3.0))
    assert answer.headers["content-type"].startswith("text/plain; version=")
    lines = answer.text.splitlines()
    for line in (
        "linli_ok 1.0",
        "linli_poll_age_seconds 3.0",
        "linli_inbox_waiting 0.0",
        "linli_audit_findings 0.0",
        'linli_tick_overdue{tick="outbox"} 1.0',
        'linli_tick_late_seconds{tick="outbox"} 7.0',
        'linli_tick_took_seconds{tick="outbox"} 0.5',
    ):
        assert line in lines
    pushed = await get("/metrics", await a_report(desk, None))
    assert "linli_poll_age_seconds" not in pushed.text


@pytest.mark.parametrize(
    ("late", "disk", "age", "reasons"),
    [
        (Lateness(600.0, 600.0, 300.0), 1 << 30, 120.0, []),
        (Lateness(said=601.0), None, 0.0, ["messages wait for long"]),
        (Lateness(timer=601.0), None, 0.0, ["timers wait for long"]),
        (Lateness(written=301.0), None, 0.0, ["nothing was written for long"]),
        (Lateness(), 199 << 20, 0.0, ["the disk is nearly full"]),
        (Lateness(), None, 121.0, ["no update was fetched for long"]),
    ],
)
async def test_it_is_ready_only_while_it_fetches_writes_and_keeps_up(
    desk: Desk, late: Lateness, disk: int | None, age: float, reasons: list[str]
) -> None:
    report = replace(await a_report(desk, age), lateness=late, disk_free=disk)
    answer = await get("/readyz", report)
    assert answer.json() == {"ready": not reasons, "reasons": reasons}
    assert answer.status_code == (503 if reasons else 200)
    assert f"linli_ready {float(not reasons)}" in (await get("/metrics", report)).text
    # People are heard all the same, and whoever restarts what is not healthy need not.
    assert (await get("/healthz", report)).status_code == (503 if age > 120 else 200)


@pytest.mark.parametrize("page", ["/healthz", "/readyz"])
async def test_what_keeps_everything_from_being_written_is_said_at_once(
    desk: Desk, page: str
) -> None:
    report = replace(await a_report(desk, 1.0), refused="the disk is full")
    answer = await get(page, report)
    assert answer.status_code == 503
    assert answer.json()["unready" if page == "/healthz" else "reasons"] == ["the disk is full"]


async def test_what_waits_and_the_last_sign_of_life_are_told_with_their_age(
    desk: Desk, clock: HandClock
) -> None:
    assert await take_lateness(desk) == Lateness(0.0, 0.0, None)
    await Pulse(desk).beat()
    clock.passes(45)
    assert await take_lateness(desk) == Lateness(0.0, 0.0, 45.0)


async def test_there_is_nothing_else_to_see(desk: Desk) -> None:
    assert (await get("/", await a_report(desk))).status_code == 404
