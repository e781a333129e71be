"""Nobody answers: the next level hears, the author hears of it, and it never falls silent."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from tests.stories.conftest import VillageAt
from tests.stories.village import Person, Village


def list_of(person: Person) -> str:
    return person.finds("我手上的事").text


async def test_four_levels_hear_in_turn_and_the_author_once_of_each(village: Village) -> None:
    author = village.wangxiuying
    await author.says("要药")
    author.hears("记下了", "要药")
    assert "柳湾0001" in list_of(village.lixiaofang)
    village.sunlimin.hears_nothing()
    village.tangwenqing.hears_nothing()
    await village.passes(hours=2.2)  # 11:10
    author.hears("还没人接", "报到村里")
    assert "柳湾0001" in list_of(village.zhoujianguo)
    village.sunlimin.hears_nothing()
    await village.passes(hours=6)  # the noon rest does not count
    author.hears("还没人接", "报到镇上")
    assert "柳湾0001" in list_of(village.sunlimin)
    village.tangwenqing.hears_nothing()
    await village.passes(days=2)
    author.hears("还没人接", "报到县里")
    assert "柳湾0001" in list_of(village.tangwenqing)
    author.hears_nothing()


async def test_above_the_last_level_it_is_said_again_but_rarely_and_stays_on_top(
    village: Village,
) -> None:
    await village.wangxiuying.says("要药")
    await village.passes(days=3)
    village.hush()
    times = []
    for _ in range(6 * 24):
        await village.passes(hours=1)
        new = [m for m in village.tangwenqing.messages() if village.is_new(m)]
        if any("要药" in m.text and not m.silent for m in new):
            times.append(village.now)
            village.hush()
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert len(times) >= 3
    assert min(gaps) >= timedelta(hours=20), "a matter that can wait sounds rarely"
    assert max(gaps) <= timedelta(hours=60), "and never falls silent"
    await village.person("liyoufu").says("要药", group="dongwan")
    first = list_of(village.tangwenqing).splitlines()[1]
    assert "❗" in first
    assert "柳湾0001" in first


async def test_a_same_day_matter_at_half_past_ten_at_night_waits_and_says_until_when(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-23 22:30") as village:
        await village.wangxiuying.says("要药")
        village.wangxiuying.hears("记下了", "大家歇着", "6:30")
        assert village.group_hears("dongwan", "要药", "谁能搭把手").silent
        village.is_silent()
        await village.until("06:25")
        village.is_silent()
        await village.until("06:35")
        assert "柳湾0001" in list_of(village.lixiaofang)
        village.zhoujianguo.hears_nothing()
        village.sunlimin.hears_nothing()
        village.tangwenqing.hears_nothing()
        village.nothing_rings()
        await village.until("07:31")
        village.lixiaofang.hears("我手上的事", "柳湾0001", loud=True)


async def test_the_noon_rest_is_not_counted(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 11:40") as village:
        await village.wangxiuying.says("要药")
        village.hush()
        await village.until("14:05")
        village.wangxiuying.hears_nothing()
        await village.until("15:45")
        village.wangxiuying.hears("报到村里")


async def test_a_matter_that_is_no_danger_stops_at_the_township(village: Village) -> None:
    await village.wangxiuying.says("路灯坏了")
    village.hush()
    await village.passes(days=12)
    village.wangxiuying.hears("报到村里")
    village.wangxiuying.hears("报到镇上")
    village.wangxiuying.hears_nothing("县里")
    for code in ("tangwenqing", "linxiangqian", "luoyifan"):
        village.person(code).hears_nothing()


async def test_a_matter_of_the_township_is_pushed_to_the_county_with_a_reason(
    village: Village,
) -> None:
    await village.wangxiuying.says("路灯坏了")
    village.hush()
    await village.lixiaofang.taps("柳湾0001")
    await village.lixiaofang.taps("我来办")
    for who, level in (("lixiaofang", "村里"), ("zhoujianguo", "镇上"), ("sunlimin", "县里")):
        person = village.person(who)
        if who != "lixiaofang":
            await person.taps("柳湾0001")
            await person.taps("我来办")
        card = person.finds("您接了")
        await person.says("往上报，变压器要县里换", reply_to=card)
        village.wangxiuying.hears("已经报到" + level)
    assert "柳湾0001" in list_of(village.tangwenqing)
    await village.tangwenqing.says("/case 柳湾0001")
    village.tangwenqing.finds("孙主任往上报：变压器要县里换")


async def test_a_village_behind_the_pass_has_a_shorter_ladder_of_its_own(village: Village) -> None:
    """石桥: the township after 40 minutes; 柳湾: after 60."""
    here, there = village.wangxiuying, village.jiangguangshen
    for author in (here, there):
        await author.says("🙋 要帮忙")
        await author.says("要药")
        await author.taps("现在")
    village.hush()
    await village.passes(minutes=22)
    here.hears("报到村里")
    there.hears("报到村里")
    await village.passes(minutes=20)
    here.hears_nothing()
    there.hears("报到镇上")
    await village.passes(minutes=20)
    here.hears("报到镇上")
