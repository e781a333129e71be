"""Silence is an answer: a bare complaint, one question, and a clock that nobody has to press."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from tests.stories.conftest import VillageAt
from tests.stories.village import Village

GUARDIANS = ("lixiaofang", "zhoujianguo")


async def test_at_two_in_the_night_silence_rings_the_guardians_and_then_everybody(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-24 02:00") as village:
        asker = village.wangxiuying
        await asker.says("难受")
        question = asker.hears("马上打 120", "您现在怎么样", loud=True)
        assert [b.text for b in question.buttons] == ["很难受，快来人", "想让村医看看", "没事了"]
        village.is_silent()
        await village.passes(minutes=2.8)
        village.nothing_rings()
        await village.passes(minutes=0.3)
        for code in GUARDIANS:
            ring = village.person(code).hears("王奶奶", "没回话", "东湾1号", loud=True)
            assert "13800000001" in ring.text
        village.nothing_rings()
        await village.passes(minutes=4.8)
        village.nothing_rings()
        await village.passes(minutes=0.3)
        asker.hears("先打 120", "照着念", loud=True)
        for code in (*GUARDIANS, "chenming"):
            village.person(code).hears("🚨🚨", "王奶奶", "高血压", loud=True)
        assert (await village.the_case()).acuity is Acuity.EMERGENCY


async def test_by_day_the_same_silence_waits_a_quarter_of_an_hour(village: Village) -> None:
    await village.wangxiuying.says("不得劲")
    village.wangxiuying.hears("马上打 120", "您现在怎么样")
    await village.passes(minutes=14.8)
    village.is_silent()
    await village.passes(minutes=0.4)
    village.lixiaofang.hears("王奶奶", "没回话", loud=True)
    await village.passes(minutes=4.3)
    village.lixiaofang.hears_nothing("🚨🚨")
    await village.passes(minutes=0.8)
    village.lixiaofang.hears("🚨🚨", "王奶奶", loud=True)


async def test_a_guardian_who_spoke_with_the_person_stops_the_clock(village: Village) -> None:
    await village.wangxiuying.says("哎哟")
    await village.passes(minutes=16)
    await village.lixiaofang.taps("联系上了，没事")
    assert "没回话" not in village.zhoujianguo.finds("王奶奶", "谢谢您").text
    village.hush()
    await village.passes(hours=2)
    village.nothing_rings()


async def test_a_guardian_may_say_the_same_in_words(village: Village) -> None:
    await village.wangxiuying.says("难受")
    await village.passes(minutes=16)
    ring = village.lixiaofang.hears("王奶奶", "没回话")
    await village.lixiaofang.says("人没事", reply_to=ring)
    village.hush()
    await village.passes(hours=2)
    village.nothing_rings()


async def test_a_guardian_who_finds_it_bad_makes_it_an_emergency_at_once(village: Village) -> None:
    await village.wangxiuying.says("不好过")
    await village.passes(minutes=16)
    village.hush()
    await village.lixiaofang.taps("情况不好")
    village.wangxiuying.hears("先打 120", loud=True)
    village.chenming.hears("🚨🚨", "王奶奶", loud=True)


async def test_somebody_young_and_known_is_asked_once_more_and_then_left_alone(
    village: Village,
) -> None:
    await village.zhaoweiguo.says("难受")
    village.zhaoweiguo.hears("您现在怎么样")
    await village.passes(minutes=16)
    village.zhaoweiguo.hears("您现在怎么样")
    await village.passes(days=1)
    village.is_silent()


async def test_a_bare_complaint_in_the_group_is_asked_in_private(village: Village) -> None:
    await village.wangxiuying.says("哎哟，难受", group="dongwan")
    village.wangxiuying.hears("马上打 120", "您现在怎么样", loud=True)
    village.group_hears_nothing("dongwan")
    await village.passes(minutes=16)
    village.lixiaofang.hears("王奶奶", "没回话", loud=True)


async def test_very_bad_rings_everybody_at_once(village: Village) -> None:
    await village.wangxiuying.says("难受")
    await village.wangxiuying.taps("很难受，快来人")
    village.wangxiuying.hears("先打 120", "0551-120", loud=True)
    for code in (*GUARDIANS, "chenming"):
        village.person(code).hears("🚨🚨", "王奶奶", loud=True)


async def test_who_wants_the_doctor_gets_the_doctor_and_no_alarm(village: Village) -> None:
    await village.wangxiuying.says("难受")
    assert await village.wangxiuying.taps("想让村医看看") == "已告诉村医。"
    village.chenming.finds("我手上的事", "身体不舒服", "王奶奶")
    village.hush()
    await village.passes(minutes=40)
    village.chenming.hears_nothing("🚨🚨")
    assert (await village.the_case()).acuity is Acuity.SAME_DAY


async def test_who_says_it_is_nothing_is_left_in_peace(village: Village) -> None:
    await village.wangxiuying.says("难受")
    village.hush()
    assert await village.wangxiuying.taps("没事了") == "好，没事就好。"
    await village.passes(hours=6)
    village.is_silent()


async def test_words_answer_the_question_as_its_buttons_do(village: Village) -> None:
    await village.wangxiuying.says("难受")
    await village.wangxiuying.says("没事了")
    village.wangxiuying.finds("没事就好")
    village.hush()
    await village.passes(hours=6)
    village.nothing_rings()


async def test_a_worse_word_after_the_question_is_one_alarm_and_not_two(village: Village) -> None:
    await village.wangxiuying.says("难受")
    await village.wangxiuying.says("胸口压得慌出冷汗")
    village.lixiaofang.hears("🚨🚨", "王奶奶")
    await village.lixiaofang.taps("我到了")
    village.hush()
    await village.passes(minutes=30)
    village.nothing_rings()


async def test_a_stranger_whose_silence_nobody_can_judge_reaches_the_township(
    village: Village,
) -> None:
    stranger = village.newcomer("外乡人")
    await stranger.starts()
    await stranger.says("难受")
    stranger.hears("马上打 120", "您现在怎么样")
    await village.passes(minutes=15.5)
    village.sunlimin.hears("外乡人", "没回话", loud=True)
    await village.passes(minutes=5)
    village.sunlimin.hears("🚨🚨", "外乡人", loud=True)
