"""`linli demo`: a whole village on this machine, without token and without internet."""

from __future__ import annotations

import asyncio
import fcntl
import shutil
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from bot.assembled import Assembled
from bot.cli.demo_world import World, build_world
from bot.cli.simulator import TOKEN
from bot.compose import assemble
from bot.content.load import load_content
from bot.faults import StartFault
from bot.logs import configure_logs
from bot.reporting import report_on
from bot.services.village_load import load_village_into
from bot.serving import address_of, listening, serving
from bot.settings import Settings, load_settings
from bot.stopping import until_stopped
from bot.web.app import build_web

HOST = "127.0.0.1"


def demo(
    *,
    port: int = 8080,
    browser: Annotated[bool, Parameter(negative="--no-browser")] = True,
    keep: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Bring up a village with its phones in the browser, until Ctrl-C.

    Parameters
    ----------
    port
        Of the page, on this machine only; 0 takes a free one.
    browser
        Open the page in a browser.
    keep
        Go on where the last demo ended, instead of beginning afresh.
    """
    # What belongs to the real bot is neither read nor touched.
    settings = load_settings(
        token=TOKEN, database=None, webhook=None, ringer=None, speed=1.0,
        api_url=f"http://{HOST}",
    )  # fmt: skip
    configure_logs("warning" if settings.log == "info" else settings.log)
    own = replace(settings, home=settings.home / "demo")
    until_stopped(partial(live, own, port, browser, keep))


async def live(
    settings: Settings, port: int, browser: bool, keep: bool, stop: asyncio.Event
) -> None:
    """The local Telegram, the village, the bot and the page in one process."""
    content = await asyncio.to_thread(load_content, settings.content_root, *settings.overlays)
    async with AsyncExitStack() as stack:
        bound = stack.enter_context(listening(HOST, port))
        stack.enter_context(fresh_folder(settings.home, keep=keep))
        world = build_world(settings, content)
        stack.callback(world.save)
        made = await stack.enter_async_context(
            assemble(
                settings,
                clock=world.clock,
                content=content,
                request=world.request(),
                poll_request=world.request(),
                stop=stop,
            )
        )
        await settle(made, world)
        page = world.page_routes(settings.zone)
        world.sim.mount("/", build_web(partial(report_on, made, home=settings.home), page))
        await stack.enter_async_context(serving(world.sim.app, bound))
        stack.push_async_callback(world.sim.aclose)
        world.sim.clock.on_jump(made.hurry)
        tell_where(address_of(bound), browser)
        await made.run(stop)


async def settle(made: Assembled, world: World) -> None:
    """The village as the bot's register has it; what is there already stays."""
    desk = made.desk
    await load_village_into(
        desk.database, world.village, bot=desk.bot, ids=desk.ids, now=desk.now(), zone=desk.zone
    )


def tell_where(address: str, browser: bool) -> None:
    """Print it, and let a browser open it in its own time."""
    print(f"The village is at {address}")
    print(f"How the bot is doing: {address}/healthz and {address}/metrics")
    print("Ctrl-C ends it.", flush=True)
    if browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


@contextmanager
def fresh_folder(home: Path, *, keep: bool) -> Iterator[None]:
    """The demo's own folder, for one demo at a time."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = (home / "demo.lock").open("w")
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise StartFault(
            f"The folder {home} cannot be used ({reason}); set LINLI_HOME to another."
        ) from fault
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StartFault(f"Another demo already lives in {home}.") from None
        if not keep:
            _forget(home)
        yield


def _forget(home: Path) -> None:
    for path in home.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != "demo.lock":
            path.unlink()
