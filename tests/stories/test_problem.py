"""反映问题: each heading has its department, its clock, and what a group may see."""

from __future__ import annotations

from tests.stories.village import Person, Village


def told(person: Person) -> bool:
    return any("柳湾0001" in m.text for m in person.messages())


async def test_a_clinic_that_refuses_starts_at_the_township_with_thirty_minutes(
    village: Village,
) -> None:
    await village.wangxiuying.says("卫生院不给看病")
    village.sunlimin.hears("看病被拒", "柳湾0001", loud=True)
    village.luoqinghe.hears("看病被拒", loud=True)
    assert not told(village.lixiaofang)
    assert not told(village.zhoujianguo)
    await village.passes(minutes=29)
    assert not told(village.tangwenqing)
    await village.passes(minutes=2)
    village.tangwenqing.hears("看病被拒", loud=True)
    village.wangxiuying.hears("报到县里")


async def test_a_closed_clinic_goes_to_the_county_at_once(village: Village) -> None:
    await village.wangxiuying.says("村里卫生室关门了")
    village.tangwenqing.hears("卫生室关门", loud=True)
    assert not told(village.lixiaofang)
    assert not told(village.sunlimin)


async def test_no_water_is_joined_by_neighbours_who_hear_when_it_is_done(
    village: Village,
) -> None:
    await village.wangxiuying.says("自来水停了")
    village.wangxiuying.hears("记下了", "用水")
    await village.person("liyoufu").says("自来水停了")
    village.person("liyoufu").hears("已经有人反映了", "2 家")
    case = await village.the_case()
    assert case.weight == 2
    await village.lixiaofang.says("/case 柳湾0001")
    await village.lixiaofang.taps("我来办")
    village.hush()
    await village.lixiaofang.says("办好了，水管换了", reply_to=village.lixiaofang.finds("您接了"))
    village.wangxiuying.hears("水管换了", "您看办好了没有")
    village.person("liyoufu").hears("用水", "水管换了")


async def test_fake_medicine_is_acknowledged_by_three_parties_and_the_group_sees_nothing(
    village: Village,
) -> None:
    author = village.wangxiuying
    await author.says("有人卖假药", group="dongwan")
    village.group_hears_nothing("dongwan")
    author.hears("记下了", "假药")
    card = village.chenming.finds("几家一起办")
    assert card.text.count("⬜") == 3
    for code in ("zhoujianguo", "chenming"):
        assert await village.person(code).taps("知道了", "几家一起办") == "好，记下您知道了。"
    author.hears_nothing()
    assert village.chenming.finds("几家一起办").text.count("✅") == 2
    assert "⬜" in village.hansonglin.finds("几家一起办").text
    await village.hansonglin.taps("知道了", "几家一起办")
    author.hears("周书记", "陈医生（村医）", "都知道了")
    shown = village.zhoujianguo.finds("几家一起办")
    assert "⬜" not in shown.text
    assert "知道了" not in [b.text for b in shown.buttons]


async def test_the_department_of_a_heading_hears_when_it_reaches_the_township(
    village: Village,
) -> None:
    await village.wangxiuying.says("路灯坏了")
    assert not told(village.shidonglin)
    await village.passes(days=2.5)
    assert told(village.shidonglin)
    assert not told(village.huangchunlin)


async def test_a_tip_about_people_never_reaches_the_hamlet_or_the_village(
    village: Village,
) -> None:
    await village.wangxiuying.says("有人打野猪卖野味", group="dongwan")
    village.group_hears_nothing("dongwan")
    assert told(village.sunlimin)
    await village.passes(days=3)
    assert not told(village.lixiaofang)
    assert not told(village.zhoujianguo)
