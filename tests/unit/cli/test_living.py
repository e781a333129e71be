"""What runs until it is told to stop, in this very process."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.cli import demo, run, simulator
from bot.faults import StartFault
from bot.settings import load_settings
from bot.stopping import until_stopped
from tests.unit.cli.conftest import Telegram
from tests.unit.cli.test_commands import SAMPLE


async def told(capsys: pytest.CaptureFixture[str], words: str, running: asyncio.Task[Any]) -> str:
    """What was printed so far, once the words are in it."""
    said = ""
    async with asyncio.timeout(20):
        while words not in said:
            assert not running.done(), running.exception()
            captured = capsys.readouterr()
            said += captured.out + captured.err
            await asyncio.sleep(0.01)
    return said


async def test_the_demo_loads_the_village_and_keeps_the_phones(
    capsys: pytest.CaptureFixture[str], own_folder: Path
) -> None:
    settings = load_settings(token=simulator.TOKEN, api_url="http://127.0.0.1", home=own_folder)
    for keep in (False, True):
        stop = asyncio.Event()
        running = asyncio.create_task(demo.live(settings, 0, False, keep, stop))
        await told(capsys, "Ctrl-C ends it.", running)
        stop.set()
        await asyncio.wait_for(running, 2)
        assert (own_folder / "simulator.json").exists()


async def test_a_kept_demo_that_is_damaged_says_what_to_do(own_folder: Path) -> None:
    (own_folder / "simulator.json").write_text("{", encoding="utf-8")
    settings = load_settings(token=simulator.TOKEN, api_url="http://127.0.0.1", home=own_folder)
    with pytest.raises(Exception, match="start the demo without --keep"):
        await demo.live(settings, 0, False, True, asyncio.Event())


async def test_run_follows_the_clock_of_a_local_telegram(
    capsys: pytest.CaptureFixture[str], own_folder: Path, telegram: Telegram
) -> None:
    settings = load_settings(
        token=telegram.token, api_url=telegram.address, home=own_folder, bind="127.0.0.1:0"
    )
    stop = asyncio.Event()
    running = asyncio.create_task(run.live(settings, stop))
    said = await told(capsys, "?start=admin_", running)
    assert "it works once, for two days" in said
    telegram.sim.clock.jump(86_400)
    await told(capsys, "the village's clock was moved", running)
    stop.set()
    await asyncio.wait_for(running, 2)


async def test_while_telegram_is_waited_for_health_is_bad_and_not_silent(
    capsys: pytest.CaptureFixture[str], own_folder: Path, unused_port: int
) -> None:
    settings = load_settings(
        token="1:a", api_url="http://127.0.0.1:9", home=own_folder,
        bind=f"127.0.0.1:{unused_port}", speaker="no",
    )  # fmt: skip
    stop = asyncio.Event()
    running = asyncio.create_task(run.live(settings, stop))
    await told(capsys, "trying again", running)
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"http://127.0.0.1:{unused_port}/healthz")
    assert (answer.status_code, answer.json()) == (503, {"ok": False, "starting": True})
    stop.set()
    await asyncio.wait({running}, timeout=2)
    assert type(running.exception()).__name__ == "Stopped"


@pytest.mark.parametrize("village", [None, SAMPLE])
async def test_the_local_telegram_alone_says_how_a_bot_reaches_it(
    capsys: pytest.CaptureFixture[str], village: Path | None
) -> None:
    sim = simulator.build_simulator(load_settings(), village)
    stop = asyncio.Event()
    running = asyncio.create_task(simulator.serve(sim, 0, stop))
    said = await told(capsys, "LINLI_API_URL=", running)
    async with httpx.AsyncClient(trust_env=False) as http:
        address = said.split()[5]
        assert (await http.get(address)).status_code == 200
        people = (await http.get(f"{address}/sim/people")).json()["people"]
    assert bool(people) is (village is not None)
    stop.set()
    await asyncio.wait_for(running, 2)


def test_a_village_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StartFault, match="There is no folder"):
        simulator.build_simulator(load_settings(), tmp_path / "nowhere")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_a_wish_that_what_runs_can_hear(number: signal.Signals) -> None:
    ended = []

    async def listening(stop: asyncio.Event) -> None:
        os.kill(os.getpid(), number)
        await stop.wait()
        ended.append("heard")

    until_stopped(listening)
    assert ended == ["heard"]


def test_what_breaks_while_it_runs_is_told() -> None:
    async def broken(stop: asyncio.Event) -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        until_stopped(broken)
