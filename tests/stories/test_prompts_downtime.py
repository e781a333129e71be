"""Away and back: what is stale is skipped and says so, nothing is said twice, danger is first."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.people import Chat
from bot.store import accounts
from bot.store.database import Work
from tests.stories.prompting import HAMLETS, prompts_begun, said_in, seen_in, sends
from tests.stories.stage import BOT
from tests.stories.tables import ask
from tests.stories.village import Village
from tests.stories.working import Machine

# 2026-11-23 and every other day after it: the groups hear it in the evening, else at 07:30.
EVENING, MORNING = date(2026, 11, 23), date(2026, 11, 24)


async def off_until(village: Village, clock: str) -> None:
    """The machine is off; then it is this time."""
    hour, minute = (int(part) for part in clock.split(":"))
    target = village.now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if target <= village.now:
        target += timedelta(days=1)
    village.sim.clock.jump((target - village.now).total_seconds())


async def test_a_morning_missed_is_skipped_and_the_calendar_says_why(village: Village) -> None:
    await prompts_begun(village)
    await village.until("22:30")
    await off_until(village, "11:30")
    await village.passes(hours=9)
    found = [s for s in await sends(village) if s.day == MORNING and s.chat_id]
    assert {(s.state, s.why) for s in found} == {("skipped", "late")}
    assert len(found) == len(HAMLETS)
    assert len(seen_in(village, village.lixiaofang, "dongwan")) == 1
    await village.zhoujianguo.says("/prompts 日历")
    village.zhoujianguo.hears("没发", "机器人没开着")
    # It is not lost: what was skipped takes its turn again.
    await village.passes(days=3)
    assert {s.prompt for s in found} <= {s.prompt for s in await said_in(village, "dongwan")}


async def test_an_hour_late_is_still_said(village: Village) -> None:
    await prompts_begun(village)
    await village.until("22:30")
    await off_until(village, "09:00")
    await village.passes(hours=1)
    (send, *_) = await said_in(village, "dongwan")
    assert send.day == MORNING
    assert len(seen_in(village, village.lixiaofang, "dongwan")) == 2


async def test_an_evening_missed_is_not_made_up_for_by_night(village: Village) -> None:
    await prompts_begun(village)
    await village.until("18:00")
    await off_until(village, "22:10")
    await village.passes(hours=12)
    assert EVENING not in {s.day for s in await said_in(village, "dongwan")}
    assert MORNING in {s.day for s in await said_in(village, "dongwan")}


async def test_started_again_twice_nobody_is_told_twice(machine: Machine) -> None:
    async with machine.on() as village:
        await prompts_begun(village)
        await village.until("19:31")
    for _ in range(2):
        async with machine.on() as village:
            await village.passes(minutes=3)
    async with machine.on() as village:
        await village.passes(minutes=40)
        for hamlet in HAMLETS:
            assert len(await said_in(village, hamlet)) == 1
        assert len(seen_in(village, village.lixiaofang, "dongwan")) == 1
        assert len(seen_in(village, village.hechunlin, "hekou")) == 1


async def test_killed_half_way_the_rest_is_told_and_nobody_twice(village: Village) -> None:
    await prompts_begun(village)
    await village.until("19:31")
    before = await sends(village)

    async def half(work: Work) -> None:
        """As if the process had ended before the hours were over."""
        await work._fetch("DELETE FROM prompt_rounds WHERE slot = '19:30' RETURNING slot", {})
        gone = next(send for send in before if send.unit_id == "hekou" and send.chat_id)
        like = f"prompt:{gone.id}@%"
        await ask(work, "DELETE FROM outbox WHERE about LIKE :a RETURNING id", a=like)
        await ask(work, "DELETE FROM prompt_sends WHERE id = :id RETURNING id", id=gone.id)

    await village.bot.desk.database.write(half)
    await village.passes(hours=1)
    for hamlet, reader in zip(HAMLETS, ("lixiaofang", "liucaixia", "hechunlin"), strict=True):
        assert len(await said_in(village, hamlet)) == 1
        assert len(seen_in(village, village.person(reader), hamlet)) == 1
    people = [s.person_id for s in await sends(village) if s.person_id]
    assert len(people) == len(set(people))


async def forty_groups(village: Village) -> list[int]:
    """As many more groups of 东湾 as a township has hamlets."""
    chats = [-5_000_000 - n for n in range(40)]
    now = village.bot.desk.now()
    for chat in chats:
        members = [village.lixiaofang.user_id]
        village.sim.people.add_group(chat, f"群{chat}", members, bot=True, bot_admin=True)
    await village.settles()

    async def bind(work: Work) -> None:
        for chat in chats:
            found = await accounts.find_chat(work, BOT, chat)
            if found is None:
                found = Chat(f"many{-chat}", BOT, "group", chat, "群")
                await accounts.add_chat(work, found, now)
            await accounts.bind_chat(work, found.id, "dongwan", "zhoujianguo", now)

    await village.bot.desk.database.write(bind)
    return chats


async def test_an_emergency_leaves_before_the_rest_of_forty_groups(village: Village) -> None:
    chats = await forty_groups(village)
    await prompts_begun(village)
    desk = village.bot.desk

    async def now_due(work: Work) -> None:
        """All in the same minute: the worst there can be."""
        await ask(
            work,
            "UPDATE outbox SET due_at = :at WHERE key = 'prompt.group' RETURNING id",
            at=desk.now().isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        )

    await off_until(village, "19:30")
    await village.bot.tick()
    await desk.database.write(now_due)
    for _ in range(2):
        await village.bot.dispatcher.run_once()
    told = [c for c in chats if _prompts(village, c)]
    assert 0 < len(told) < len(chats)
    said_at: datetime = village.now
    village.sim.people.say(village.wangxiuying.user_id, None, "胸口压得慌出冷汗")
    await village.bot.poll()
    await village.bot.drain()
    await village.bot.dispatcher.run_once()
    for near in ("lixiaofang", "chenming"):
        village.person(near).finds("🚨", "王奶奶")
    assert village.now - said_at <= timedelta(seconds=1)
    assert len([c for c in chats if _prompts(village, c)]) < len(chats)
    await village.passes(minutes=10)
    # Beside an emergency nobody is told a prompt: the rest of this hamlet's groups hear none.
    assert all(_prompts(village, chat) <= 1 for chat in chats)
    assert len([c for c in chats if _prompts(village, c)]) < len(chats)


def _prompts(village: Village, chat: int) -> int:
    seen = village.sim.people.seen(village.lixiaofang.user_id, chat)
    return sum((m.text or "").startswith("🔔") for m in seen if m.from_bot)
