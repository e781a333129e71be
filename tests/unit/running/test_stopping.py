"""A process that is told to end does so within five seconds, whatever hangs in it."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from bot.stopping import LATEST, until_stopped


def test_what_does_not_end_when_asked_is_ended_in_time() -> None:
    ended: list[str] = []

    async def main(stop: asyncio.Event) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        await stop.wait()
        ended.append("asked")
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cancelled")

    until_stopped(main)
    assert ended == ["asked", "cancelled"]
    # Once for being asked, once for being cancelled; the rest is the interpreter's.
    assert 2 * LATEST < 5


def test_who_ends_by_themselves_is_not_waited_for() -> None:
    async def main(stop: asyncio.Event) -> None:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        until_stopped(main)
