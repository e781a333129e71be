"""A stranger of the group is a guest of the hamlet until the liaison says who it is."""

from __future__ import annotations

from bot.store import accounts, people
from tests.stories.gathering import came_in
from tests.stories.village import Person, Village


async def asks_in_the_group(village: Village, name: str = "德发") -> Person:
    guest = came_in(village, name, group="dongwan")
    await guest.says("要人帮忙抬一下柜子", group="dongwan")
    village.hush()
    return guest


async def test_talk_in_the_group_registers_nobody(village: Village) -> None:
    guest = came_in(village, "德发", group="dongwan")
    before = await village.row_count("people")
    for words in ("今天天气好", "登记 王小明 1950年 东湾3号", "我是王秀英的儿子"):
        await guest.says(words, group="dongwan")
    assert await village.row_count("people") == before
    assert await village.row_count("kin_claims") == 0
    await village.passes(days=1)
    village.lixiaofang.hears_nothing("哪一位")


async def test_the_liaison_joins_a_guest_to_a_person_by_one_tap(village: Village) -> None:
    guest = await asks_in_the_group(village)
    case = await village.the_case()
    assert case.author_id != "wangdefa"
    village.lixiaofang.hears_nothing("哪一位")
    await village.passes(minutes=40)
    asked = village.lixiaofang.hears("“德发”", "是村里哪一位")
    labels = [button.text for button in asked.buttons]
    assert (labels[0], labels[-1]) == ("德发大爷", "不认识")
    assert len(labels) <= 3
    assert "对上了" in (await village.lixiaofang.taps("德发大爷") or "")
    case = await village.the_case()
    assert case.author_id == "wangdefa"
    database = village.bot.desk.database
    accounts_now = await database.read(lambda w: accounts.accounts_of_person(w, "wangdefa"))
    assert [account.user_id for account in accounts_now] == [guest.user_id]
    assert await village.lixiaofang.taps("不认识") == "这一条点过了。"
    await guest.starts()
    village.hush()
    await village.zhaoweiguo.taps("我来", group="dongwan")
    guest.hears("老赵")


async def test_who_is_not_among_the_names_is_said_in_words(village: Village) -> None:
    await asks_in_the_group(village, "阿福")
    await village.passes(minutes=40)
    village.lixiaofang.hears("“阿福”")
    await village.lixiaofang.says("阿福是张谷生")
    village.lixiaofang.hears("对上了")
    assert (await village.the_case()).author_id == "zhanggusheng"


async def test_whom_the_liaison_does_not_know_stays_a_guest_and_is_asked_about_once(
    village: Village,
) -> None:
    await asks_in_the_group(village, "阿福")
    await village.passes(minutes=40)
    assert await village.lixiaofang.taps("不认识") == "好，当客人照样帮。"
    village.hush()
    await village.passes(days=1)
    village.lixiaofang.hears_nothing("哪一位")
    case = await village.the_case()
    person = await village.bot.desk.database.read(
        lambda w: people.get_person(w, case.author_id or "")
    )
    assert person.guest
