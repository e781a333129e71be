"""What is said on top of what was just said, by somebody nobody knows yet."""

from __future__ import annotations

from tests.stories.conftest import VillageAt
from tests.stories.village import Village


async def test_what_is_added_a_moment_later_belongs_to_the_same_matter(village: Village) -> None:
    mother = village.newcomer("小雨妈妈")
    await mother.starts()
    mother.hears("邻里")
    await mother.says("宝宝发烧39度了怎么办")
    mother.hears("记下了", "身体不舒服")
    village.hush()
    await mother.says("刚4个月")
    mother.hears("记在“身体不舒服”上了")
    await mother.says("住东湾，村口新房子")
    mother.hears("记在“")
    village.nothing_rings()
    assert len(await village.cases()) == 1


async def test_a_stranger_in_danger_is_heard_by_the_townships_duty_and_clinic_at_once(
    village: Village,
) -> None:
    mother = village.newcomer("小雨妈妈")
    await mother.starts()
    village.hush()
    await mother.says("宝宝抽了，快来人")
    mother.hears("先打 120", "说清在哪一家")
    village.sunlimin.hears("宝宝抽了", "报急", loud=True)
    village.luoqinghe.hears("宝宝抽了", "报急", loud=True)
    village.hush()
    await mother.says("住东湾村口新房子")
    mother.hears("也告诉他们了", "还没有人应", "120")
    village.luoqinghe.hears("宝宝抽了", "住东湾村口新房子", loud=True)
    village.group_hears_nothing("dongwan")


async def test_the_alarm_after_a_silence_stands_once_on_a_guardians_phone(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.wangxiuying.says("难受")
        await village.passes(minutes=4)
        village.lixiaofang.hears("问了没回话")
        await village.passes(minutes=5)
        village.lixiaofang.hears("情况危急", loud=True)
        told = [m for m in village.lixiaofang.messages() if "情况危急" in m.text]
        assert len(told) == 1
        village.lixiaofang.finds("按紧急的办了", "看下面")
        village.group_hears_nothing("dongwan")


async def test_a_son_far_away_hears_when_the_whole_hamlet_does(village_at: VillageAt) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.wangxiuying.says("胸口压得慌出冷汗")
        village.hush()
        await village.passes(minutes=4)
        village.wangqiang.hears_nothing()
        await village.passes(minutes=2)
        village.wangqiang.hears("王奶奶", "情况危急", "东湾1号", loud=True)
        village.group_hears("dongwan", "王奶奶可能出事了")


async def test_who_was_read_by_a_person_hears_who_read_it(village: Village) -> None:
    await village.wangxiuying.says("昨儿个那鸡")
    await village.wangxiuying.says("想儿子了")
    village.hush()
    await village.lixiaofang.taps("没事", "想儿子了")
    village.wangxiuying.hears("小芳", "知道您说的了")
    village.nothing_rings()


async def test_danger_after_a_milder_word_calls_everybody(village: Village) -> None:
    """头晕 first, a pressing chest a moment later: one case, and it is an emergency now."""
    await village.wangxiuying.says("我头晕得很")
    village.hush()
    await village.wangxiuying.says("胸口压得慌出冷汗")
    village.wangxiuying.hears("先打 120", "东湾1号")
    for near in (village.lixiaofang, village.zhoujianguo, village.chenming):
        near.hears("情况危急", "我头晕得很", "胸口压得慌出冷汗", loud=True)
    village.nothing_rings()
    assert (await village.the_case()).emergency
    await village.wangxiuying.says("喘不上气了")
    assert "喘不上气了" in village.chenming.finds("情况危急").text
    village.nothing_rings()
    village.group_hears_nothing("dongwan")


async def test_danger_while_the_doctor_has_the_milder_matter_is_an_alarm_of_its_own(
    village: Village,
) -> None:
    await village.wangxiuying.says("我有点发烧")
    await village.chenming.says(f"/case {(await village.the_case()).number}")
    await village.chenming.taps("我来办")
    village.hush()
    await village.wangxiuying.says("喘不上气了")
    village.wangxiuying.hears("先打 120")
    village.chenming.hears("情况危急", "喘不上气了", loud=True)
    village.lixiaofang.hears("情况危急", loud=True)
    village.group_hears_nothing("dongwan")


async def test_a_fever_that_turns_urgent_is_told_as_urgent(village: Village) -> None:
    await village.wangxiuying.says("我有点发烧")
    village.hush()
    await village.wangxiuying.says("今天拉的血")
    village.wangxiuying.hears("记在“身体不舒服”上")
    village.chenming.hears("要紧", "拉的血", loud=True)
    village.group_hears_nothing("dongwan")


async def test_who_speaks_on_after_words_of_suicide_is_not_told_of_a_file(
    village: Village,
) -> None:
    await village.wangguihua.says("我不想活了")
    village.hush()
    await village.wangguihua.says("你们别来，我就说说")
    said = village.wangguihua.hears("您慢慢说", "12356")
    assert "经办" not in said.text
    village.is_silent()


async def test_an_alarm_names_the_number_that_helps(village: Village) -> None:
    await village.wuaihua.says("我老公又打我了")
    alert = village.zhoujianguo.hears("🚨🚨", "没打 110 的先打")
    assert "没打 120" not in alert.text
    village.group_hears_nothing("xiwan")


async def test_what_happened_said_after_the_sos_button_is_one_alarm(village: Village) -> None:
    await village.wangxiuying.says("🆘快来人")
    village.hush()
    await village.wangxiuying.says("我摔在厕所里起不来")
    village.wangxiuying.hears("先这样做", loud=False)
    village.is_silent()
    assert "我摔在厕所里起不来" in village.lixiaofang.finds("快来人", "东湾1号").text
    assert (await village.the_case()).emergency


async def test_danger_of_another_is_not_laid_on_who_spoke_of_their_own_fever(
    village: Village,
) -> None:
    await village.zhaohongxia.says("我有点发烧")
    village.hush()
    await village.zhaohongxia.says("我老公喝农药了")
    alert = village.lixiaofang.hears("情况危急", "喝农药", loud=True)
    assert "发烧" not in alert.text
    assert "赵红霞（48岁）" not in alert.text
    assert len(await village.cases()) == 2
    village.group_hears_nothing("dongwan")


async def test_who_was_told_takes_it_in_words(village: Village) -> None:
    await village.wangxiuying.says("家里没米了")
    village.hush()
    await village.lixiaofang.says("我去")
    village.wangxiuying.hears("小芳", "接了您的事")
    village.lixiaofang.hears("您接了", "东湾1号")
    assert (await village.the_case()).claimed_by == "lixiaofang"


async def test_who_was_told_of_an_alarm_goes_in_words(village: Village) -> None:
    await village.wangxiuying.says("家里没米了")
    await village.wangxiuying.says("胸口压得慌出冷汗")
    village.hush()
    await village.lixiaofang.says("我去")
    village.wangxiuying.hears("小芳", "赶过来")
    await village.lixiaofang.says("我到了")
    village.wangxiuying.hears("小芳", "到了")
