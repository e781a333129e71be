"""The whole bot in one process: its steps, its run, what a start owes to the last end."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs

from bot.clock import BorrowedClock, Ids
from bot.compose import assemble
from bot.faults import StartFault, Stopped
from bot.gateway.requests import request_to
from bot.reporting import report_on
from bot.services.present import Present
from bot.services.tick_log import TickLog, TickRun
from bot.settings import Secret, Settings, load_settings
from bot.simulator import Simulator
from bot.store import people
from bot.store.faults import DatabaseClosed, DatabaseDamaged
from bot.web.app import build_web
from tests.conformance.recording import Record
from tests.stories.stage import MONDAY, TOKEN, Props, on_stage, settle

WANG, LI, ZHOU, STRANGER = 900001, 900003, 900006, 7
EAST = -4000001


@pytest.fixture(scope="module")
def props(tmp_path_factory: pytest.TempPathFactory) -> Props:
    return Props(tmp_path_factory.mktemp("props"))


def settings_for(sim_folder: Path, url: str, **more: Any) -> Settings:
    more = {"speaker": "no", **more}
    return load_settings(
        token=TOKEN, api_url="http://simulator", database=url, home=sim_folder, **more
    )


async def test_a_step_at_a_time_a_villager_is_heard_and_answered(
    props: Props, tmp_path: Path, record_traffic: Record | None
) -> None:
    async with on_stage(props, tmp_path, record=record_traffic) as (sim, bot):
        sim.people.say(WANG, None, "/help")
        assert await bot.poll() == 1
        await bot.drain()
        assert await bot.dispatch() == 1
        assert sim.people.seen(WANG, None)[-1].from_bot


async def test_all_at_once_it_does_the_same_and_ends_when_told(
    props: Props, tmp_path: Path, record_traffic: Record | None
) -> None:
    async with on_stage(props, tmp_path, record=record_traffic) as (sim, bot):
        stop = asyncio.Event()
        running = asyncio.create_task(bot.run(stop))
        sim.people.say(WANG, None, "/help")
        async with asyncio.timeout(10):
            while not sim.people.seen(WANG, None)[-1].from_bot:
                await asyncio.sleep(0.01)
        sim.clock.on_jump(bot.hurry)
        sim.clock.jump(3600)
        stop.set()
        async with asyncio.timeout(2):
            await running
    with pytest.raises(DatabaseClosed):
        await bot.next_due()


async def test_a_damaged_file_ends_the_run_and_what_waits_is_laid_beside_it(
    props: Props, tmp_path: Path
) -> None:
    async with on_stage(props, tmp_path) as (sim, bot):
        sim.people.say(WANG, None, "要药")
        await bot.poll()
        bot.desk.database.damaged.set()
        async with asyncio.timeout(10):
            with capture_logs(), pytest.raises(DatabaseDamaged):
                await bot.run(asyncio.Event())
    (laid,) = tmp_path.rglob("*.unheard-*")
    assert laid.stat().st_mode & 0o777 == 0o600


async def test_group_chatter_leaves_nothing_behind_but_a_number(
    props: Props, tmp_path: Path
) -> None:
    async with on_stage(props, tmp_path) as (sim, bot):
        sim.people.say(WANG, EAST, "今天天气真好，晒晒被子")
        assert await bot.poll() == 1
        assert (await report_on(bot)).vitals.inbox == 0
        sim.people.say(WANG, EAST, "我胸口痛得厉害，喘不上气")
        sim.people.say(WANG, EAST, "/help")
        sim.people.say(WANG, EAST, "@linli_bot 今天天气真好")
        assert await bot.poll() == 3
        assert (await report_on(bot)).vitals.inbox == 3


async def test_health_is_seen_over_the_web(props: Props, tmp_path: Path) -> None:
    async with on_stage(props, tmp_path) as (_, bot):
        await bot.tick()
        app = build_web(lambda: report_on(bot), bot.routes)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
            told = (await http.get("/healthz")).json()
    assert set(told["ticks"]) == {
        "outbox",
        "overheard",
        "ladder",
        "dialogs",
        "stock",
        "tasks",
        "housekeeping",
        "lists",
        "sheets",
        "voices",
        "speaking",
        "audit",
    }
    assert told["ok"] is True


async def test_what_happens_next_by_itself_is_known(props: Props, tmp_path: Path) -> None:
    async with on_stage(props, tmp_path) as (sim, bot):
        await settle(sim, bot)
        # At twenty past nine it is looked which cards are old.
        due = await bot.next_due()
        assert due == MONDAY + timedelta(minutes=20)
        sim.people.say(WANG, None, "我胸口痛得厉害，喘不上气")
        await settle(sim, bot)
        sooner = await bot.next_due()
        assert sooner is not None
        assert sooner <= sim.clock.now() + timedelta(minutes=2)


async def test_after_a_long_silence_open_emergencies_are_said_again(
    props: Props, tmp_path: Path
) -> None:
    counts = []
    url = await props.database(MONDAY, tmp_path / "linli.db")
    sim = await props.simulator(MONDAY, None)
    async with on_stage(props, tmp_path, database=url, sim=sim) as (_, bot):
        sim.people.say(WANG, None, "我胸口痛得厉害，喘不上气")
        await settle(sim, bot)
        await bot.tick()
        counts.append(len(sim.people.seen(LI, None)))
    for away in (timedelta(seconds=60), timedelta(minutes=30)):
        sim.clock.jump(away.total_seconds())
        async with on_stage(props, tmp_path, database=url, sim=sim) as (_, bot):
            await settle(sim, bot)
            await bot.tick()
            counts.append(len(sim.people.seen(LI, None)))
    begun, soon, late = counts
    assert begun == soon < late


async def test_the_same_token_cannot_run_twice_on_one_database(
    props: Props, tmp_path: Path
) -> None:
    async with on_stage(props, tmp_path) as (sim, bot):
        again = assemble(
            settings_for(tmp_path, f"sqlite:///{tmp_path / 'linli.db'}"),
            clock=bot.desk.clock,  # type: ignore[arg-type]
            content=props.content,
            request=request_to(sim.app),
        )
        with pytest.raises(StartFault, match="Another linli already runs"):
            await again.__aenter__()


async def test_a_wrong_token_is_refused_and_one_refusal_by_mistake_is_not(
    props: Props, tmp_path: Path
) -> None:
    url = await props.database(MONDAY, tmp_path / "linli.db")
    sim = await props.simulator(MONDAY, None)
    sim.faults.unauthorized()
    async with on_stage(props, tmp_path, database=url, sim=sim) as (_, bot):
        assert bot.bot.username == "linli_bot"
    clock = BorrowedClock(sim.clock.now, lambda: 1.0)
    wrong = replace(settings_for(tmp_path, url), token=Secret("12345:wrong"))
    with pytest.raises(StartFault, match="does not accept the token"):
        await assemble(
            wrong, clock=clock, content=props.content, request=request_to(sim.app)
        ).__aenter__()


async def test_waiting_for_a_network_ends_when_it_is_told_to(props: Props, tmp_path: Path) -> None:
    url = await props.database(MONDAY, tmp_path / "linli.db")
    sim = await props.simulator(MONDAY, None)
    stop = asyncio.Event()
    clock = BorrowedClock(sim.clock.now, lambda: 1.0)
    nowhere = replace(settings_for(tmp_path, url), api_url="http://127.0.0.1:9")
    starting = asyncio.create_task(
        assemble(nowhere, clock=clock, content=props.content, stop=stop).__aenter__()
    )
    await asyncio.sleep(0.1)
    assert not starting.done()
    stop.set()
    with pytest.raises(Stopped):
        await asyncio.wait_for(starting, 2)
    # Nothing is left open: the same database can be used at once.
    async with on_stage(props, tmp_path, database=url, sim=sim) as (_, bot):
        assert await bot.poll() == 0


async def test_pushed_updates_are_stored_before_they_are_answered(
    props: Props, tmp_path: Path
) -> None:
    url = await props.database(MONDAY, tmp_path / "linli.db")
    sim: Simulator = await props.simulator(MONDAY, None)
    clock = BorrowedClock(sim.clock.now, lambda: 1.0)
    settings = settings_for(tmp_path, url, webhook="https://village.example")
    async with assemble(
        settings,
        clock=clock,
        content=props.content,
        ids=Ids(clock.now),
        request=request_to(sim.app),
        seconds=lambda: sim.clock.now().timestamp(),
    ) as bot:
        assert not bot.polls
        transport = httpx.ASGITransport(build_web(lambda: report_on(bot), bot.routes))
        async with httpx.AsyncClient(transport=transport) as http:

            async def post(address: str, headers: Any, body: bytes) -> Any:
                answer = await http.post(address, headers=headers, content=body)
                return answer.status_code, dict(answer.headers), answer.content

            sim.pusher.post = post
            sim.people.say(WANG, None, "/help")
            async with asyncio.timeout(5):
                while (await report_on(bot)).vitals.inbox == 0:
                    await asyncio.sleep(0.01)
            await bot.drain()
            assert await bot.dispatch() == 1
            stop = asyncio.Event()
            running = asyncio.create_task(bot.run(stop))
            stop.set()
            await asyncio.wait_for(running, 2)
        await sim.aclose()


async def test_the_present_state_is_listed_by_ids_and_codes(props: Props, tmp_path: Path) -> None:
    async with on_stage(props, tmp_path) as (sim, bot):
        sim.people.say(WANG, None, "我胸口痛得厉害，喘不上气")
        await settle(sim, bot)
        desk = bot.desk
        present = Present(desk.database, desk.clock, desk.ids)
        cases = [case async for case in present.cases(only_open=True)]
    assert len(cases) == 1
    assert cases[0]["author"] == "wangxiuying"
    assert cases[0]["acuity"] == "emergency"
    assert "胸口" not in str(cases[0])


async def test_an_admin_hears_of_a_late_tick_in_plain_words(props: Props, tmp_path: Path) -> None:
    async with on_stage(props, tmp_path) as (sim, bot):
        desk = bot.desk
        await desk.database.write(
            lambda work: people.add_role(work, "r1", "lixiaofang", "admin", "bailu", desk.today())
        )
        late = TickRun("ladder", desk.now(), took=0.1, late=240.0, done=0)
        assert await TickLog(desk).tell_late(late) > 0
        # The next run in the same hour is told once.
        await TickLog(desk).tell_late(late)
        await settle(sim, bot)
        heard = [m.text for m in sim.people.seen(LI, None) if "机器人比平时慢了" in m.text]
    assert len(heard) == 1
    assert "机器人比平时慢了 4 分钟，慢在往上找人" in heard[0]
