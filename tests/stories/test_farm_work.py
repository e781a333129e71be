"""Field work in parts, trucks both ways, sick animals, sellers."""

from __future__ import annotations

from typing import Any

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.facilities import Facility, FacilityKind
from bot.domain.helping import Rest, RestWhy
from bot.store import facilities, pools, rests, skills, timeline
from tests.stories.conftest import VillageAt
from tests.stories.village import Village, shown


async def read(village: Village, fn: Any) -> Any:
    return await village.bot.desk.database.read(fn)


async def of(village: Village, category: str) -> tuple[Case, ...]:
    return tuple(c for c in await village.cases() if c.category == category)


async def taken(village: Village) -> tuple[int, int | None]:
    assert await read(village, pools.sums_that_differ) == ()
    (pool,) = await read(village, pools.live_pools)
    (thing,) = await read(village, lambda w: pools.things_of(w, pool.case_id))
    return thing.taken, thing.wanted


async def test_several_hands_are_one_list_that_fills(village: Village) -> None:
    owner = village.zhangxiaolan
    await owner.says("后天割稻要2个人，帮帮忙")
    card = village.group_hears("dongwan", "收割", "帮手 0/2个")
    assert [b.text for b in card.buttons] == ["我来帮忙"]
    await village.zhoushuangquan.taps("我来帮忙", "收割", group="dongwan")
    assert await taken(village) == (1, 2)
    assert (
        await village.zhoushuangquan.taps("我来帮忙", "收割", group="dongwan") == "已经记着您了。"
    )
    await village.zhaoweiguo.says("我来帮忙")
    assert await taken(village) == (2, 2)
    owner.hears("都够了", "帮手2个")
    full = village.wangxiuying.finds("收割", group="dongwan")
    assert "都够了" in shown(full)
    assert not full.buttons


async def test_a_large_field_is_taken_in_parts(village: Village) -> None:
    await village.zhangxiaolan.says("家里8亩稻子没人收割，求帮忙，明天")
    card = village.group_hears("dongwan", "地 0/8亩")
    assert [b.text for b in card.buttons] == ["我包2亩", "剩下都我来"]
    await village.zhaoweiguo.says("我割3亩")
    village.zhaoweiguo.hears("地3亩")
    await village.zhoushuangquan.taps("我包2亩", "收割", group="dongwan")
    assert await taken(village) == (5, 8)
    await village.lixiaofang.taps("剩下都我来", "收割", group="dongwan")
    assert await taken(village) == (8, 8)
    village.zhangxiaolan.hears("都够了")


async def test_of_an_owner_who_is_ill_nothing_is_asked(village: Village) -> None:
    await village.zhoushuangquan.says("王德发住院了，他家6亩稻子没人收割，求帮忙")
    found = await read(village, pools.live_pools)
    assert [p.organiser_id for p in found] == ["lixiaofang"]
    village.lixiaofang.finds("收割", "0/6亩")


async def test_a_small_job_stays_a_plain_card(village: Village) -> None:
    await village.zhangxiaolan.says("谁帮我打药，明天，2亩地")
    assert await village.row_count("pools") == 0
    assert len(await of(village, "farm")) == 1


async def test_crops_go_out_and_the_drivers_hear(village: Village) -> None:
    await village.zhangxiaolan.says("我有两千斤稻谷要拉到县里，后天")
    (case,) = await of(village, "freight")
    # Grain in November waits for nobody.
    assert case.acuity is Acuity.SAME_DAY
    village.zhangxiaolan.hears("拉货", "稻谷1000公斤")
    assert await village.row_count("freights WHERE way = 'out' AND priority = 'grain'") == 1
    told = await read(village, lambda w: timeline.list_told_people(w, case.id))
    # The one with a truck, not everybody who drives.
    assert set(told) == {"dengsixi"}
    await village.zhaoweiguo.taps("我来", "拉货", group="dongwan")
    village.zhangxiaolan.hears("老赵")


async def test_what_keeps_hurries_nobody(village_at: VillageAt) -> None:
    async with village_at("2027-01-11 09:00") as village:
        await village.zhangxiaolan.says("我有两千斤稻谷要拉到县里")
        (case,) = await of(village, "freight")
        assert case.acuity is Acuity.SELF_CARE


async def test_one_trip_carries_goods_both_ways(village: Village) -> None:
    await village.zhangxiaolan.says("化肥从县里拉回来，20袋")
    await village.lixiaofang.says("我有两千斤红薯要拉到县里")
    assert len(await of(village, "freight")) == 2
    village.hush()
    await village.zhaoweiguo.taps("我来", "红薯", group="dongwan")
    village.zhaoweiguo.hears("回来能不能捎上", "化肥")
    await village.zhaoweiguo.taps("一趟拉了")
    assert {c.claimed_by for c in await of(village, "freight")} == {"zhaoweiguo"}


async def test_dead_pigs_are_told_to_the_station_alone(village: Village) -> None:
    await village.zhangxiaolan.says("我家猪死了好几头")
    said = shown(village.zhangxiaolan.hears("别卖、别买、别扔、别吃", "畜牧站", "令2022年第3号"))
    assert said.startswith("病的死的别卖")
    village.group_hears_nothing("dongwan")
    village.huangchunlin.hears("牲畜家禽病了")
    village.lixiaofang.hears_nothing("牲畜")
    (case,) = await of(village, "animal")
    assert not case.public


async def test_said_in_the_group_it_gets_no_card(village: Village) -> None:
    await village.zhangxiaolan.says("我家鸡成片死", group="dongwan")
    village.zhangxiaolan.hears("别卖、别买")
    assert not [m for m in village.lixiaofang.messages(group="dongwan") if village.is_new(m)]
    assert len(await of(village, "animal")) == 1


async def test_several_reports_of_a_hamlet_are_told_together(village: Village) -> None:
    await village.zhangxiaolan.says("我家鸡成片死")
    await village.passes(days=2)
    village.hush()
    await village.zhoushuangquan.says("我家鸭子死了20只")
    village.huangchunlin.hears("东湾", "2 起")
    await village.passes(days=9)
    village.hush()
    await village.chenming.says("我家羊口吐白沫")
    village.huangchunlin.hears_nothing(" 起牲畜")


async def test_how_many_died_is_counted_also_where_the_number_is_a_word(village: Village) -> None:
    await village.zhangxiaolan.says("我家死了两头猪")
    await village.passes(days=1)
    village.hush()
    await village.zhoushuangquan.says("三只羊昨晚死了")
    village.huangchunlin.hears("东湾", "2 起", "死了 5 头")
    await village.chenming.says("我家羊口吐白沫")
    village.huangchunlin.hears("3 起", "死了 5 头")


async def test_people_who_are_ill_beside_the_animals_see_the_doctor(village: Village) -> None:
    await village.zhangxiaolan.says("鸡成片死，喂鸡的人也发烧了")
    village.zhangxiaolan.hears("别卖、别买", "马上看医生")
    kinds = sorted(c.kind for c in await village.cases())
    assert kinds == ["problem", "symptom"]


async def test_of_a_bite_people_come_first(village: Village) -> None:
    await village.zhangxiaolan.says("疯狗咬了孩子")
    kinds = {c.kind for c in await village.cases()}
    assert kinds & {"symptom", "danger"}
    assert len(await of(village, "animal")) == 1


async def test_who_is_ill_is_no_sick_animal(village: Village) -> None:
    await village.zhangxiaolan.says("我发烧38度5")
    assert not await of(village, "animal")


async def test_a_seller_of_the_directory_answers(village: Village) -> None:
    shop = Facility(
        "s1", "bailu", FacilityKind.SUPPLIER, "白鹭农资店", address="镇上桥头", phone="0551-1234567"
    )
    await village.bot.desk.database.write(lambda w: facilities.add_facility(w, shop))
    await village.wangxiuying.says("哪里有化肥卖")
    village.wangxiuying.hears("白鹭农资店", "镇上桥头")
    assert not await village.cases()


async def test_who_has_the_machine_hears_of_it_and_who_rests_does_not(village: Village) -> None:
    desk = village.bot.desk

    async def can(work: Any) -> None:
        for person in ("zhoushuangquan", "wangdaman", "zhaoweiguo"):
            await skills.add_skill(work, person, "harvester", desk.now())
        rest = Rest("r1", "wangdaman", RestWhy.REST, desk.now())
        await rests.add_rest(work, rest)

    await desk.database.write(can)
    await village.zhangxiaolan.says("谁家有收割机，后天借用")
    (case,) = await of(village, "farm")
    told = await read(village, lambda w: timeline.list_told_people(w, case.id))
    assert {"zhoushuangquan", "zhaoweiguo", "lixiaofang"} <= set(told)
    assert "wangdaman" not in told
    await village.zhoushuangquan.taps("我来", "农活", group="dongwan")
    village.zhangxiaolan.hears("周双全")
