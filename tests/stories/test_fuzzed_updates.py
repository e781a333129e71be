"""Updates in broken or hostile hands, handled by the whole bot: set aside at worst."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import booleans
from structlog.testing import capture_logs

from bot.gateway.keeping import Keeping
from bot.store.inbox import count_inbox
from tests.fuzz.profile import fuzzed
from tests.fuzz.updates import mangled, shapes, texts, wire
from tests.stories.stage import BOT
from tests.stories.village import Village

# A villager's phone, and the group of the hamlet.
PERSON, GROUP = 900002, -4000001
UPDATES = mangled(shapes(PERSON, GROUP, int(BOT)))
NUMBERS = count(5_000_000)


@pytest.fixture
async def besieged(village: Village) -> AsyncIterator[Village]:
    """In the end it still hears who needs help."""
    yield village
    await village.wangxiuying.says("救命")
    village.wangxiuying.hears("120")


async def handle(village: Village, raw: dict[str, Any]) -> tuple[int, int]:
    """How many are waiting then, and how many were set aside."""
    update = {**json.loads(wire(raw)), "update_id": next(NUMBERS)}
    village.sim.clock.jump(20)
    await Keeping(village.bot.intake, lambda raw: False).keep([update])
    with capture_logs():
        await village.bot.drain()
    left = await village.bot.desk.database.read(lambda work: count_inbox(work, BOT))
    return left.new, left.poison


@fuzzed(120)
@given(raw=UPDATES)
async def test_whatever_comes_is_handled_or_set_aside(
    raw: dict[str, Any], besieged: Village
) -> None:
    waiting, _ = await handle(besieged, raw)
    assert waiting == 0


def typed(text: str, *, caption: bool = False) -> dict[str, Any]:
    """A message as it must be, but for its words."""
    whole = shapes(PERSON, GROUP, int(BOT))[5 if caption else 0]
    return {"message": {**whole["message"], "caption" if caption else "text": text}}


@fuzzed(60)
@given(text=texts, caption=booleans())
async def test_whatever_is_typed_is_handled(text: str, caption: bool, besieged: Village) -> None:
    """Also what no keyboard has: half a character, a zero, ten thousand of one."""
    assert await handle(besieged, typed(text, caption=caption)) == (0, 0)
