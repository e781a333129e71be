"""For whom a wish is, and whether it is one more: a son far away, a liaison, a second thing."""

from __future__ import annotations

import pytest

from bot.domain.case import Case
from tests.stories.village import Village


async def items_of(village: Village) -> list[tuple[str, str]]:
    """The number's end and what is wanted, of everything that is open."""
    found = await village.cases(only_open=True)
    return sorted((c.number[-1], dict(c.details).get("items", "")) for c in found)


async def the_box_case(village: Village) -> Case:
    (case,) = [c for c in await village.cases() if c.kind == "box"]
    return case


@pytest.mark.parametrize("second", ["还要创可贴", "另外要创可贴", "还有创可贴也要", "有创可贴吗"])
async def test_a_second_thing_is_a_wish_of_its_own(village: Village, second: str) -> None:
    await village.zhaoweiguo.says("要碘伏")
    village.zhaoweiguo.hears("柳湾0001", "碘伏")
    await village.zhaoweiguo.says(second)
    village.zhaoweiguo.hears("柳湾0002", "创可贴")
    assert await items_of(village) == [("1", "碘伏"), ("2", "创可贴")]


async def test_a_second_thing_that_the_box_has_is_kept_there(village: Village) -> None:
    await village.zhaoweiguo.says("要碘伏")
    await village.zhaoweiguo.says("再要点口罩")
    village.zhaoweiguo.hears("给您留着", "口罩")
    assert ("1", "碘伏") in await items_of(village)


async def test_what_puts_the_first_wish_right_stays_with_it(village: Village) -> None:
    await village.zhaoweiguo.says("要碘伏")
    await village.zhaoweiguo.says("不是碘伏，是创可贴")
    village.zhaoweiguo.hears("您要药：创可贴。对吗")
    await village.zhaoweiguo.says("要两盒")
    village.zhaoweiguo.hears("您要药：创可贴 2盒。对吗")
    assert await items_of(village) == [("1", "创可贴")]


async def test_another_thing_after_a_no_is_what_was_meant(village: Village) -> None:
    await village.zhaoweiguo.says("要碘伏")
    await village.zhaoweiguo.says("不对")
    await village.zhaoweiguo.says("要创可贴")
    village.zhaoweiguo.hears("您要药：创可贴。对吗")
    assert await items_of(village) == [("1", "创可贴")]


@pytest.mark.parametrize("words", ["我妈在柳湾，想要两盒布洛芬", "给老人要两盒布洛芬"])
async def test_a_son_far_away_asks_for_his_mother(village: Village, words: str) -> None:
    await village.wangqiang.says(words)
    said = village.wangqiang.hears("布洛芬缓释胶囊", "哪一条")
    assert "给谁用" not in (said.text or "")
    case = await the_box_case(village)
    assert (case.subject_id, case.author_id) == ("wangxiuying", "wangqiang")
    await village.wangqiang.taps("都没有")
    village.chenming.hears("王奶奶", "给老人用")


async def test_a_mother_in_law_a_son_and_a_wife_are_who_they_are(village: Village) -> None:
    await village.liucaixia.says("婆婆要一盒感冒灵")
    assert (await the_box_case(village)).subject_id == "zhaojinzhi"
    await village.zhaoweiguo.says("媳妇想要个血氧仪")
    await village.lixiaofang.says("我儿子要点口罩")
    assert {c.subject_id for c in await village.cases() if c.kind == "box"} == {
        "zhaojinzhi",
        "wanglaxiang",
        "zhaoxiaohu",
    }


async def test_a_father_whom_nobody_can_be_is_not_the_one_who_writes(village: Village) -> None:
    await village.wangqiang.says("替我爸要一盒感冒灵")
    assert (await the_box_case(village)).subject_id is None
    village.wangqiang.hears_nothing("给谁用")


async def test_what_a_son_says_about_himself_is_for_him(village: Village) -> None:
    await village.wangqiang.says("我妈不在家，想要一盒感冒灵")
    village.wangqiang.hears("感冒灵颗粒", "给谁用")
    assert (await the_box_case(village)).subject_id == "wangqiang"


async def test_a_liaison_names_first_who_needs_it(village: Village) -> None:
    await village.lixiaofang.says("喜凤奶奶要借个血氧仪")
    village.lixiaofang.hears("请转告 喜凤奶奶", "血氧仪")
    village.zhangxiaolan.hears("血氧仪", "喜凤奶奶（73岁）")
    case = await the_box_case(village)
    assert (case.subject_id, case.author_id) == ("lixifeng", "lixifeng")


async def test_a_keeper_and_a_doctor_name_first_who_needs_it(village: Village) -> None:
    await village.zhangxiaolan.says("王奶奶要一盒创可贴")
    village.zhangxiaolan.hears("王奶奶的事", "创可贴")
    village.wangxiuying.hears("您要药：创可贴 1盒")
    await village.chenming.says("德发大爷要盒感冒灵")
    village.zhangxiaolan.hears("感冒灵颗粒", "德发大爷")


async def test_who_is_spoken_to_or_no_helper_asks_for_themselves(village: Village) -> None:
    await village.lixiaofang.says("德发大爷，帮我带盒感冒灵")
    village.lixiaofang.hears("柳湾0001", "取药")
    await village.zhaoweiguo.says("王奶奶要一盒创可贴")
    assert {c.author_id for c in await village.cases()} == {"lixiaofang", "zhaoweiguo"}


async def test_who_says_she_is_pregnant_speaks_of_herself(village: Village) -> None:
    await village.liucaixia.says("我怀着呢，想要一盒布洛芬")
    village.liucaixia.hears("怀孕", "不能用", "医生")
    village.liucaixia.hears_nothing("哪位")
    village.chenming.hears("能不能给", "怀孕或喂奶")


async def test_a_pregnant_womans_illness_is_her_own(village: Village) -> None:
    await village.liucaixia.says("我怀着娃，有点咳嗽")
    village.liucaixia.hears_nothing("哪位")
    assert (await village.the_case()).subject_id == "liucaixia"


async def test_what_a_doctor_was_asked_is_never_the_askers_matter(village: Village) -> None:
    wang = village.wangxiuying
    await wang.says("有没有布洛芬缓释胶囊")
    await wang.says("有高血压，在吃降压药")
    village.chenming.hears("能不能给", "柳湾0002")
    await wang.says("天黑前用得上就行")
    wang.hears("记在“药箱取药”上了")
    await wang.says("怎么还没来")
    wang.hears("您的事", "柳湾0001")
    await wang.says("不要了")
    wang.hears("不办了")
    assert not [m for m in wang.messages() if "柳湾0002" in (m.text or "")]
    assert await village.cases(only_open=True) == ()


async def test_the_hours_asked_in_the_group_are_told_in_private(village: Village) -> None:
    said = await village.liucaixia.says("药箱几点开门", group="xiwan")
    village.group_hears_nothing("xiwan")
    village.liucaixia.hears("东湾村口小卖部", "到 20:00")
    assert said.reactions
    await village.zhaoweiguo.says("药箱要不要钱", group="dongwan")
    village.zhaoweiguo.hears("不要钱")
    assert await village.cases() == ()


async def test_a_stranger_who_asks_the_hours_in_the_group_hears_nothing(village: Village) -> None:
    stranger = village.newcomer("过路人")
    village.sim.people.join(stranger.user_id, village.chat("dongwan") or 0)
    village.hush()
    said = await stranger.says("药箱几点开门", group="dongwan")
    assert not said.reactions
    village.is_silent()
