"""Prompts as stories speak of them: begun by the secretary, what a group or somebody was told."""

from __future__ import annotations

from collections import Counter
from datetime import date

from bot.store import prompts
from bot.store.database import Work
from bot.store.prompts import Send
from tests.stories.village import Person, Village

HAMLETS = ("dongwan", "xiwan", "hekou")


async def prompts_begun(village: Village) -> None:
    """周书记 begins them; the next hours are the first ones."""
    await village.zhoujianguo.says("/prompts 开始")
    village.zhoujianguo.hears("好，开始")
    village.hush()


async def sends(village: Village) -> tuple[Send, ...]:
    """Everything in 柳湾, the newest first."""
    units = ("liuwan", *HAMLETS)

    async def read(work: Work) -> tuple[Send, ...]:
        return await prompts.sends_of_units(work, units, date(2020, 1, 1), date(2040, 1, 1))

    return await village.bot.desk.database.read(read)


async def said_in(village: Village, hamlet: str) -> tuple[Send, ...]:
    """What was said in a group, the newest first."""
    found = await sends(village)
    return tuple(s for s in found if s.chat_id and s.unit_id == hamlet and s.state == "sent")


async def said_to(village: Village, person: str) -> tuple[Send, ...]:
    return tuple(s for s in await sends(village) if s.person_id == person and s.state == "sent")


def seen_in(village: Village, reader: Person, hamlet: str | None = None) -> list[str]:
    """The prompts that really stand in a chat."""
    return [m.text or "" for m in reader.messages(group=hamlet) if (m.text or "").startswith("🔔")]


def per_day(found: tuple[Send, ...]) -> Counter[date]:
    return Counter(send.day for send in found)
