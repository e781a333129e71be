"""`linli simulator`: the local Telegram alone, for a bot that runs elsewhere."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from bot.cli.neighbours import move_in, notes, read_scenes
from bot.clock import real_monotonic, real_now
from bot.content.kept import Kept
from bot.content.load import load_content
from bot.content.villages import load_village
from bot.faults import StartFault
from bot.serving import address_of, listening, serving
from bot.settings import Settings, load_settings
from bot.simulator import Simulator
from bot.simulator.page import page_app
from bot.stopping import until_stopped

TOKEN = "1000001:SIMULATOR-TOKEN-FOR-THIS-MACHINE-ONLY"
USERNAME = "linli_bot"


def simulator(*, port: int = 8081, village: Path | None = None) -> None:
    """Run a local Telegram with its page until Ctrl-C.

    Parameters
    ----------
    port
        On this machine only; 0 takes a free one.
    village
        A village folder whose people and groups are there from the start.
    """
    until_stopped(partial(serve, build_simulator(load_settings(), village), port))


def build_simulator(settings: Settings, village: Path | None) -> Simulator:
    """Empty, or with everybody of a village in it; its page hangs under it."""
    sim = Simulator(TOKEN, USERNAME, "邻里", real_monotonic, real_now())
    if village is None:
        sim.mount("/", page_app((), zone=settings.zone))
        return sim
    if not village.is_dir():
        raise StartFault(f"There is no folder {village}.")
    content = load_content(settings.content_root, *settings.overlays, kept=Kept(settings.home))
    read = load_village(village, roles=content.roles)
    move_in(sim, read)
    scenes = read_scenes(village / "scenes")
    sim.mount("/", page_app(scenes, zone=settings.zone, notes=notes(read, content)))
    return sim


async def serve(sim: Simulator, port: int, stop: asyncio.Event) -> None:
    """Say where it is, and answer until told to stop."""
    with listening("127.0.0.1", port) as bound:
        address = address_of(bound)
        print(f"The local Telegram is at {address}")
        print(f"A bot reaches it with LINLI_API_URL={address} LINLI_TOKEN={TOKEN}", flush=True)
        async with serving(sim.app, bound):
            await stop.wait()
            await sim.aclose()
