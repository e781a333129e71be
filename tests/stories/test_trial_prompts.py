"""Prompts as people met them: beside an emergency, twice the same, in whose words."""

from __future__ import annotations

from bot.store import prompt_wishes
from bot.store.database import Work
from tests.stories.prompting import prompts_begun, said_in, seen_in, sends
from tests.stories.village import Village


async def test_no_prompt_stands_beside_an_emergency_nobody_has_come_to(village: Village) -> None:
    await prompts_begun(village)
    await village.until("07:28", day=1)
    before = len(seen_in(village, village.lixiaofang, "dongwan"))
    await village.wangxiuying.says("快来人我妈昏倒了叫不醒", group="dongwan")
    await village.until("07:55")
    assert len(seen_in(village, village.lixiaofang, "dongwan")) == before
    # Elsewhere the day goes on.
    day = village.bot.desk.today()
    assert day in {s.day for s in await said_in(village, "xiwan")}
    assert all(s.day != day for s in await said_in(village, "dongwan"))


async def test_an_emergency_that_begins_while_a_prompt_waits_its_minute_holds_it(
    village: Village,
) -> None:
    await prompts_begun(village)
    await village.until("07:30", day=1)
    waiting = [s for s in await said_in(village, "dongwan") if s.at > village.now]
    assert waiting
    before = len(seen_in(village, village.lixiaofang, "dongwan"))
    await village.wangxiuying.says("快来人我妈昏倒了叫不醒", group="dongwan")
    await village.until("07:55")
    assert len(seen_in(village, village.lixiaofang, "dongwan")) == before


async def test_what_the_group_heard_this_week_is_not_said_again_in_private(
    village: Village,
) -> None:
    await prompts_begun(village)
    await village.passes(days=8)
    heard = [(s.prompt, s.day) for s in await sends(village) if s.chat_id and s.state == "sent"]
    told = [s for s in await sends(village) if s.person_id and s.state == "sent"]
    assert told
    doubled = [
        s.prompt for s in told for code, day in heard
        if code == s.prompt and 0 <= (s.day - day).days < 7
    ]  # fmt: skip
    assert doubled == []


async def test_a_preview_calls_dialects_by_their_names(village: Village) -> None:
    await prompts_begun(village)
    await village.zhoujianguo.says("预览防煤气")
    shown = village.zhoujianguo.hears("👀", "江淮话", "西南话").text or ""
    assert "jianghuai" not in shown


async def test_what_is_for_shops_is_not_said_to_the_doctor(village: Village) -> None:
    async def read(work: Work) -> dict[str, bool]:
        found = await prompt_wishes.reachable(work, ("dongwan",))
        return {one.id: one.keeps for one in found}

    keeps = await village.bot.desk.database.read(read)
    assert keeps["zhangxiaolan"]
    assert not keeps["chenming"]


async def test_gone_and_last_night_is_a_death_and_no_riddle(village: Village) -> None:
    await village.lixiaofang.says("王德发走了，昨晚没的")
    village.lixiaofang.hears_nothing("没听明白")
    assert "王德发" in " ".join(m.text or "" for m in village.lixiaofang.messages())
