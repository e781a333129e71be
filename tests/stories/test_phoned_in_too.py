"""The main stories twice: said by himself, and phoned in for him to the liaison."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.domain.states import State
from bot.simulator import Message
from tests.stories.village import Village

BY = pytest.mark.parametrize("by", ["himself", "phoned in"])


@dataclass
class Villager:
    """王奶奶 with her own phone, or 德发大爷 who has none and rings the liaison."""

    village: Village
    phones: bool
    taps_made: int = 0

    @property
    def name(self) -> str:
        return "德发大爷" if self.phones else "王奶奶"

    async def says(self, text: str) -> None:
        if self.phones:
            await self.village.lixiaofang.says(f"报 王德发 {text}")
        else:
            await self.village.wangxiuying.says(text)

    def hears(self, *fragments: str) -> Message:
        """With her own ears, or as the liaison is asked to pass it on."""
        if self.phones:
            return self.village.lixiaofang.hears("请转告 德发大爷", *fragments)
        return self.village.wangxiuying.hears(*fragments)

    def hears_nothing(self) -> None:
        if self.phones:
            self.village.lixiaofang.hears_nothing("请转告")
        else:
            self.village.wangxiuying.hears_nothing()

    async def taps(self, own: str, by_phone: str) -> None:
        self.taps_made += 1
        if self.phones:
            await self.village.lixiaofang.taps(by_phone, "请转告")
        else:
            await self.village.wangxiuying.taps(own)


def who(village: Village, by: str) -> Villager:
    return Villager(village, by == "phoned in")


async def take(village: Village, holder: str = "chenming") -> None:
    await village.person(holder).says("/case 柳湾0001")
    await village.person(holder).taps("我来办")


@BY
async def test_the_whole_loop(village: Village, by: str) -> None:
    villager = who(village, by)
    await villager.says("明早有车去县医院不")
    villager.hears("记下了", "要车")
    village.zhaoweiguo.hears("🚗", "去县医院", loud=True)
    await village.zhaoweiguo.taps("我接")
    teller = village.lixiaofang if villager.phones else village.wangxiuying
    told = teller.hears("老赵（司机）", "明天7:30", "去县医院", "13800000006", loud=True)
    assert ("打电话转告德发大爷（☎️ 13800000005）" in told.text) is villager.phones
    village.zhaoweiguo.finds("🚗", villager.name, "暗号")
    await village.zhaoweiguo.taps("接到了")
    await village.zhaoweiguo.taps("送到了")
    villager.hears("您看办好了没有")
    await villager.taps("好了，谢谢", "电话里说好了")
    case = await village.the_case()
    assert case.state is State.CLOSED
    assert villager.taps_made <= 3
    village.zhaoweiguo.hears(f"{villager.name}说", "谢谢您")
    await village.zhoujianguo.says("/case 柳湾0001")
    how = "小芳说好了（电话里说的）" if villager.phones else "王奶奶说好了（本人）"
    village.zhoujianguo.hears(how)


@BY
async def test_not_solved_goes_one_level_up(village: Village, by: str) -> None:
    villager = who(village, by)
    await villager.says("家里没药了")
    await take(village)
    await village.chenming.taps("办好了", "您接了")
    await villager.taps("还没解决", "说还没好")
    village.chenming.hears(f"{villager.name}说还没解决")
    case = await village.the_case()
    assert (case.state, case.level.value) == (State.OPEN, "village")


@BY
async def test_nobody_answers_and_the_next_level_hears(village: Village, by: str) -> None:
    villager = who(village, by)
    await villager.says("家里没药了")
    villager.hears("记下了")
    await village.passes(hours=2.2)
    villager.hears("还没人接", "报到村里")
    villager.hears_nothing()
    assert "柳湾0001" in village.zhoujianguo.finds("我手上的事").text


@BY
async def test_a_holder_who_falls_silent_loses_it(village: Village, by: str) -> None:
    villager = who(village, by)
    await villager.says("家里没药了")
    await take(village)
    village.hush()
    await village.until("14:35")
    villager.hears("原来那位来不了")
    villager.hears_nothing()


@BY
async def test_it_waits_until_friday(village: Village, by: str) -> None:
    villager = who(village, by)
    await villager.says("家里没药了")
    await take(village)
    village.hush()
    await village.chenming.says("等到周五", reply_to=village.chenming.finds("您接了", "原话"))
    villager.hears("陈医生（村医）", "11月27日给您回话")
    villager.hears_nothing()


@BY
async def test_not_needed_any_more(village: Village, by: str) -> None:
    villager = who(village, by)
    await villager.says("明早有车去县医院不")
    await village.zhaoweiguo.taps("我接")
    village.hush()
    await villager.says("不用了")
    village.zhaoweiguo.hears(f"{villager.name}说不用了", "不用去了")
    assert (await village.the_case()).state is State.CANCELLED


@BY
async def test_danger_rings_everybody_near(village: Village, by: str) -> None:
    villager = who(village, by)
    await villager.says("胸口压得慌出冷汗")
    teller = village.lixiaofang if villager.phones else village.wangxiuying
    teller.hears("先打 120", loud=True)
    village.chenming.hears(villager.name, "120", loud=True)
    await village.passes(minutes=6)
    village.group_hears("dongwan", villager.name)
    village.sunlimin.hears(villager.name, loud=True)


@BY
async def test_nothing_heard_for_three_days_and_then_not_yet(village: Village, by: str) -> None:
    villager = who(village, by)
    await villager.says("家里没药了")
    await take(village)
    await village.chenming.taps("办好了", "您接了")
    await village.passes(days=3.1)
    assert (await village.the_case()).unconfirmed
    await villager.says("还没好")
    assert (await village.the_case()).state is State.OPEN


@BY
async def test_a_symptom_is_seen_by_the_doctor(village: Village, by: str) -> None:
    villager = who(village, by)
    await villager.says("拉肚子两天了")
    villager.hears("记下了", "身体不舒服")
    village.group_hears_nothing("dongwan")
    await take(village)
    villager.hears("陈医生（村医）")
    await village.chenming.taps("办好了", "您接了")
    villager.hears("您看办好了没有")
    await villager.taps("好了，谢谢", "当面说好了")
    assert (await village.the_case()).state is State.CLOSED


@BY
async def test_a_public_trouble_is_reported(village: Village, by: str) -> None:
    villager = who(village, by)
    await villager.says("自来水停了")
    villager.hears("记下了", "用水")
    await take(village, "zhoujianguo")
    village.hush()
    task = village.zhoujianguo.finds("您接了", "原话")
    await village.zhoujianguo.says("往上报，主管破了", reply_to=task)
    villager.hears("报到镇上")
    villager.hears_nothing()


@BY
async def test_at_night_it_waits_and_says_until_when(village_at, by: str) -> None:
    async with village_at("2026-11-23 22:30") as village:
        villager = who(village, by)
        await villager.says("家里没药了")
        villager.hears("大家歇着", "6:30")
        village.nothing_rings()
        await village.until("06:31")
        villager.hears_nothing()
        village.nothing_rings()
