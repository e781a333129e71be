"""Not every danger is 120: fire, violence, somebody missing, self-harm."""

from __future__ import annotations

from tests.stories.village import Village

BEATEN = "我老公打我，救命"
TIRED = "我不想活了"


async def test_a_fire_is_119_and_everybody_out(village: Village) -> None:
    await village.zhangxiaolan.says("我家着火了", group="dongwan")
    card = village.group_hears("dongwan", "先打 119", "人先出来", "机器人一分钟不回话")
    assert "东湾7号" not in card.text
    village.zhangxiaolan.hears("先打 119", "东湾7号", loud=True)
    village.lixiaofang.hears("🚨🚨", "着火", "东湾7号", loud=True)


async def test_violence_is_110_and_never_shown_in_the_group(village: Village) -> None:
    await village.zhaohongxia.says(BEATEN, group="dongwan")
    village.group_hears_nothing("dongwan")
    village.zhaohongxia.hears("先打 110", "12110", loud=True)
    village.zhoujianguo.hears("🚨🚨", "东湾5号", loud=True)
    await village.passes(minutes=6)
    village.group_hears_nothing("dongwan")
    village.hansonglin.hears("🚨🚨", loud=True)


async def test_violence_at_home_is_not_told_to_the_home(village: Village) -> None:
    await village.zhaohongxia.says(BEATEN)
    await village.passes(minutes=30)
    village.chenming.hears_nothing()
    case = await village.the_case()
    village.hush()
    await village.chenming.says(f"/case {case.number}")
    village.chenming.hears("没找到这个编号")


async def test_a_phone_several_people_use_shows_only_a_neutral_line(village: Village) -> None:
    await village.chenshuilian.says(BEATEN)
    village.chenshuilian.hears("收到了")
    assert village.person("zhoujianguo").hears("🚨🚨")
    village.hush()
    await village.zhoujianguo.taps("我这就去")
    await village.passes(minutes=4)
    await village.zhoujianguo.taps("我到了")
    await village.chenshuilian.says("/mine")
    await village.zhoujianguo.taps("安顿好了")
    told = [m.text for m in village.chenshuilian.messages()]
    assert not [t for t in told if "110" in t or "动手" in t or "平安" in t or "赶过来" in t]


async def test_self_harm_reaches_three_people_and_nobody_else(village: Village) -> None:
    await village.wangxiuying.says(TIRED, group="dongwan")
    card = village.wangxiuying.hears("您不是一个人", "120", "12356", loud=True)
    assert "机器人" not in card.text
    for code in ("chenming", "lixiaofang", "hexiaoyue"):
        alert = village.person(code).hears("🚨🚨", "王奶奶", loud=True)
        assert TIRED not in alert.text
    village.nothing_rings()
    village.zhoujianguo.hears_nothing()
    village.group_hears_nothing("dongwan")
    await village.passes(minutes=2.2)
    village.zhoujianguo.hears_nothing()


async def test_self_harm_stays_out_of_the_group_whatever_happens(village: Village) -> None:
    await village.wangxiuying.says(TIRED)
    await village.passes(minutes=20)
    village.group_hears_nothing("dongwan")
    village.sunlimin.hears("🚨🚨")
    village.zhoujianguo.hears_nothing()


async def test_who_wants_to_die_is_not_told_that_a_case_was_taken(village: Village) -> None:
    await village.wangxiuying.says(TIRED)
    village.hush()
    await village.lixiaofang.taps("我这就去")
    await village.lixiaofang.taps("我到了")
    village.wangxiuying.hears_nothing()


async def test_somebody_missing_is_110_and_a_search_the_family_agrees_to(
    village: Village,
) -> None:
    await village.wangqiang.says("我妈不见了，找不到人")
    asked = village.wangqiang.hears("先打 110", "同意")
    assert "同意，请大家找" in [b.text for b in asked.buttons]
    village.lixiaofang.hears("🚨🚨", "王奶奶", "人不见了", loud=True)
    for hamlet in ("dongwan", "xiwan", "houpo"):
        village.group_hears_nothing(hamlet)
    await village.wangqiang.shows_photo()
    await village.wangqiang.taps("同意，请大家找")
    for hamlet in ("dongwan", "xiwan", "houpo"):
        search = village.group_hears(hamlet, "帮着找", "王奶奶", "78岁")
        assert "东湾1号" not in search.text
        assert search.kind == "photo"
        assert village.pinned(hamlet) is not None
    village.hush()
    await village.wangqiang.taps("人找到了")
    for hamlet in ("dongwan", "xiwan", "houpo"):
        assert village.pinned(hamlet) is None
    village.lixiaofang.finds("王奶奶", "已确认平安")
    village.nothing_rings()


async def test_without_the_familys_yes_no_group_hears_of_somebody_missing(
    village: Village,
) -> None:
    await village.wangqiang.says("我妈不见了，找不到人")
    await village.passes(minutes=40)
    for hamlet in ("dongwan", "xiwan", "houpo"):
        village.group_hears_nothing(hamlet)
    village.hansonglin.hears("🚨🚨", "人不见了", loud=True)


async def test_danger_from_a_stranger_is_helped_at_once(village: Village) -> None:
    stranger = village.newcomer("外乡人")
    await stranger.starts()
    village.hush()
    await stranger.says("救命，有人晕倒了")
    stranger.hears("先打 120", loud=True)
    stranger.hears_nothing("登记")
    village.sunlimin.hears("🚨🚨", loud=True)


async def test_a_phrase_stood_down_three_times_is_asked_in_private_there_and_alarms_elsewhere(
    village: Village,
) -> None:
    for _ in range(3):
        await village.zhaoweiguo.says("累得喘不上气来", group="dongwan")
        await village.zhaoweiguo.taps("人没事了")
        await village.passes(hours=1)
    village.hush()
    await village.zhaoweiguo.says("累得喘不上气来", group="dongwan")
    village.group_hears_nothing("dongwan")
    village.zhaoweiguo.hears("您在群里说的", loud=True)
    village.lixiaofang.hears_nothing("🚨🚨")
    await village.wangdaman.says("累得喘不上气来", group="xiwan")
    village.group_hears("xiwan", "先打 120")
    village.liucaixia.hears("🚨🚨", loud=True)
