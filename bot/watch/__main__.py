"""`linli watch`, in a process that holds nothing else."""

from __future__ import annotations

import asyncio
import sys
from functools import partial

import httpx
import structlog

from bot.clock import real_monotonic, real_now
from bot.domain.watching import Patience
from bot.faults import StartFault
from bot.logs import configure_logs, describe_crash
from bot.settings import Settings, SettingsFault, load_settings
from bot.stopping import keep_to_ourselves, until_stopped
from bot.watch.remembering import Memory
from bot.watch.telling import Line
from bot.watch.watching import Post, Watcher
from bot.watch.wording import read_wording

CHATS, TRY = "--chats", "--try"

_log = structlog.get_logger(__name__)


def main(words: list[str]) -> int:
    """The exit code, as every command of ours gives it."""
    keep_to_ourselves()
    try:
        settings = load_settings()
        configure_logs(settings.log)
        post = make_post(settings)
        if CHATS in words:
            return asyncio.run(show_chats(post.line))
        if not post.chats:
            raise StartFault("LINLI_WATCH_CHATS is not set; linli watch --chats shows ids.")
        if TRY in words:
            return asyncio.run(try_out(post))
        until_stopped(partial(watch, post))
    except (StartFault, SettingsFault) as fault:
        sys.stderr.write(f"linli: {fault}\n")
        return 2
    except httpx.HTTPError:
        sys.stderr.write("linli: the Bot API server cannot be reached.\n")
        return 2
    except Exception as fault:  # noqa: BLE001 - its own words may quote the token
        sys.stderr.write(f"linli: a fault of the program: {describe_crash(fault)}\n")
        return 2
    return 0


def make_post(settings: Settings) -> Post:
    """As the operator has set it."""
    if settings.watch_token is None:
        raise StartFault("LINLI_WATCH_TOKEN is not set; the watch needs a bot of its own.")
    token = settings.watch_token.get_secret_value()
    if token in settings.tokens:
        raise StartFault("LINLI_WATCH_TOKEN must be of another bot than LINLI_TOKEN.")
    return Post(
        url=settings.watched_url,
        chats=settings.watched_chats,
        patience=Patience(settings.watch_after),
        line=Line(settings.api_url, token),
        memory=Memory(settings.home / "watch.json"),
        wording=read_wording((settings.content_root, *settings.overlays), settings.tzinfo),
        now=real_now,
        monotonic=real_monotonic,
    )


async def watch(post: Post, stop: asyncio.Event) -> None:
    """Until told to stop; a token that is refused is said at once, not when it is needed."""
    try:
        name = await post.line.name()
    except httpx.HTTPError:
        _log.warning("the Bot API server cannot be reached; the bot is watched all the same")
    else:
        if name is None:
            raise StartFault("LINLI_WATCH_TOKEN is refused; ask BotFather for a new one.")
    _log.info("the watch is running", url=post.url, after=post.patience.after)
    await Watcher(post).run(stop)


async def show_chats(line: Line) -> int:
    """What to write into LINLI_WATCH_CHATS."""
    found = await line.chats()
    for chat, title in found.items():
        sys.stdout.write(f"{chat}\t{title}\n")
    if not found:
        sys.stderr.write("Nobody has written to the watch's bot today; send it /start there.\n")
    return 0 if found else 1


async def try_out(post: Post) -> int:
    """One harmless line to each chat."""
    fates = {chat: await post.line.tell(chat, post.wording.trial()) for chat in post.chats}
    for chat, fate in fates.items():
        sys.stdout.write(f"{chat}\t{fate.value}\n")
    return 0 if all(fate.value == "heard" for fate in fates.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
