"""Links for a house, a hamlet, a role: opened once or often, over in time, taken back by a tap."""

from __future__ import annotations

import re

from bot.store import accounts, people
from tests.stories.village import Person, Village


async def made(village: Village, by: Person, words: str) -> str:
    """The payload of a new link; the maker sees it as a square and as an address."""
    await by.says(f"/link {words}")
    said = by.hears("https://t.me/", "/links")
    found = re.search(r"start=(m_[\w-]+)", said.text or said.caption or "")
    assert found is not None
    return found[1]


async def roles(village: Village, person: str) -> set[str]:
    day = village.now.date()
    held = await village.bot.desk.database.read(lambda w: people.roles_of(w, person, day))
    return {role.role for role in held}


async def speaking_for(village: Village, person: str) -> list[int]:
    found = await village.bot.desk.database.read(lambda w: accounts.accounts_of_person(w, person))
    return [account.user_id for account in found]


async def test_who_scans_the_square_of_a_house_says_who_they_are(village: Village) -> None:
    payload = await made(village, village.lixiaofang, "东湾6号")
    newcomer = village.newcomer("守田")
    await newcomer.starts(payload)
    asked = newcomer.hears("东湾6号", "您是哪一位")
    assert [b.text for b in asked.buttons] == ["李大爷", "李奶奶", "都不是"]
    assert await newcomer.taps("李大爷") == "好，认得您了。"
    assert await speaking_for(village, "lishoutian") == [newcomer.user_id]
    village.lixiaofang.hears("“守田”", "李大爷")
    assert await village.lixiaofang.taps("不是本人") == "好，断开了。"
    assert await speaking_for(village, "lishoutian") == []


async def test_a_link_that_gives_a_role_works_once(village: Village) -> None:
    payload = await made(village, village.zhoujianguo, "司机 东湾")
    await village.wangqiang.starts(payload)
    village.wangqiang.hears("您是东湾的司机了")
    village.zhoujianguo.hears("王强", "司机")
    assert "driver" in await roles(village, "wangqiang")
    await village.zhangshuigen.starts(payload)
    village.zhangshuigen.hears("用过了、过期了，或者收回了")
    assert "driver" not in await roles(village, "zhangshuigen")


async def test_a_link_is_over_after_its_time(village: Village) -> None:
    payload = await made(village, village.zhoujianguo, "司机 东湾")
    await village.passes(days=3)
    village.hush()
    await village.wangqiang.starts(payload)
    village.wangqiang.hears("过期了")
    assert await roles(village, "wangqiang") == set()


async def test_a_link_is_taken_back_by_who_made_it(village: Village) -> None:
    payload = await made(village, village.lixiaofang, "东湾6号")
    await village.lixiaofang.says("/links")
    village.lixiaofang.hears("还能用的链接", "东湾6号")
    assert await village.lixiaofang.taps("收回 东湾6号 李守田家") == "收回了，再点也没用了。"
    newcomer = village.newcomer("守田")
    await newcomer.starts(payload)
    newcomer.hears("收回了")


async def test_a_stranger_takes_no_role_and_the_link_is_still_good(village: Village) -> None:
    payload = await made(village, village.zhoujianguo, "司机 东湾")
    stranger = village.newcomer("外乡人")
    await stranger.starts(payload)
    stranger.hears("还不知道您是哪一位")
    await village.wangqiang.starts(payload)
    village.wangqiang.hears("您是东湾的司机了")


async def test_only_who_names_people_gives_out_roles(village: Village) -> None:
    await village.lixiaofang.says("/link 司机 东湾")
    village.lixiaofang.hears("要书记或管理员来发")
    await village.wangxiuying.says("/link 东湾")
    village.wangxiuying.hears("由联络员和村干部来发")


async def test_the_link_of_a_hamlet_brings_a_stranger_there(village: Village) -> None:
    payload = await made(village, village.lixiaofang, "东湾")
    first, second = village.newcomer("阿福"), village.newcomer("阿贵", 990002)
    for newcomer in (first, second):
        await newcomer.starts(payload)
        newcomer.hears("东湾的乡亲")
    await first.says("要人帮忙抬一下柜子")
    assert (await village.the_case()).unit_id == "dongwan"
