"""A prompt of the village: a volunteer writes, a doctor names it, a cadre releases, it is said."""

from __future__ import annotations

from bot.domain.studio import State
from tests.stories.prompting import prompts_begun
from tests.stories.studio import (
    CADRES,
    LINE,
    RHYME,
    asked_cadre,
    stands_in,
    the_draft,
    times_asked,
    writes,
)
from tests.stories.village import Village, shown


async def test_a_rhyme_is_written_named_by_the_doctor_released_and_said_at_its_hour(
    village: Village,
) -> None:
    await prompts_begun(village)
    writer = village.zhoushuangquan
    await writer.says(RHYME)
    writer.hears("说打药的", "管到哪天")
    await writer.taps("一个月")
    back = writer.hears("打药", "12月23日", "28个字，最多60个", "先请医生看")
    assert "不顺" not in shown(back)
    village.chenming.hears_nothing()
    await writer.taps("就这样")
    village.zhoujianguo.hears_nothing("打药")
    village.chenming.hears("打药先看风从哪", "请您看一眼")
    await village.chenming.taps("可以发")
    assert await village.cases() == ()
    cadre = asked_cadre(village)
    assert sum(times_asked(village.person(code)) for code in CADRES) == 1
    cadre.hears("打药先看风从哪", "陈", "看过")
    await cadre.taps("可以发")
    writer.hears("都点头了", "明天在群里说")
    await village.passes(hours=36)
    for hamlet in ("dongwan", "xiwan", "hekou"):
        said = [text for text in stands_in(village, hamlet) if "打药先看风从哪" in text]
        assert len(said) == 1, hamlet
        assert "看过" in said[0]
        assert "周双全" not in said[0]


async def test_a_matter_of_no_illness_needs_no_doctor_and_names_the_writer_if_they_wish(
    village: Village,
) -> None:
    await prompts_begun(village)
    writer = village.zhoushuangquan
    await writer.says(LINE)
    await writer.taps("三个月")
    writer.hears("走路坐车", "请村干部点头")
    await writer.says("署名")
    writer.hears("周双全写")
    await writer.taps("就这样")
    village.chenming.hears_nothing()
    await asked_cadre(village).taps("可以发")
    await village.passes(hours=36)
    said = [text for text in stands_in(village, "dongwan") if "走路靠右边" in text]
    assert len(said) == 1
    assert "周双全写" in said[0]


async def test_what_the_doctor_refuses_is_told_to_the_writer_with_the_reason(
    village: Village,
) -> None:
    await writes(village, RHYME)
    village.hush()
    await village.chenming.taps("不发")
    village.chenming.hears("为啥")
    await village.chenming.says("因为 现在没人打药，开春再说")
    village.chenming.hears("告诉写的人了")
    village.zhoushuangquan.hears("陈", "先不发", "开春再说")
    assert (await the_draft(village)).state is State.REFUSED
    await village.passes(days=2)
    for person in village.everybody:
        person.hears_nothing("等您放行")


async def test_a_no_without_a_reason_is_told_all_the_same_and_may_be_written_anew(
    village: Village,
) -> None:
    await writes(village, RHYME)
    await village.chenming.taps("不发")
    village.hush()
    await village.passes(hours=3)
    refused = village.zhoushuangquan.hears("先不发")
    assert "：。" not in shown(refused)
    await village.zhoushuangquan.says("改成 打药站在上风头，头晕就停手")
    village.zhoushuangquan.hears("打药站在上风头")
    await village.zhoushuangquan.taps("就这样")
    assert (await the_draft(village)).state is State.WAITING


async def test_what_is_changed_after_the_doctors_yes_is_asked_of_the_doctor_again(
    village: Village,
) -> None:
    await prompts_begun(village)
    await writes(village, RHYME)
    await village.chenming.taps("可以发")
    cadre = asked_cadre(village)
    await cadre.taps("改一改")
    cadre.hears("改成")
    village.hush()
    await cadre.says("改成 打药站在上风头，头晕马上停手打120")
    cadre.hears("照新的来")
    village.zhoushuangquan.hears("把您那条改了改", "上风头")
    assert await village.cases() == ()
    # Nobody is asked twice in a day.
    village.chenming.hears_nothing()
    assert (await the_draft(village)).state is State.WAITING
    await village.until("09:00", day=1)
    village.chenming.hears("上风头", "请您看一眼")
    assert await village.chenming.taps("可以发", "风从哪") == "这一条改过了，看新的那条。"
    await village.chenming.taps("可以发", "上风头")
    village.zhoushuangquan.hears("都点头了")
    assert (await the_draft(village)).state is State.OUT


async def test_a_cadre_is_asked_for_one_word_a_day_and_the_rest_waits(village: Village) -> None:
    await writes(village, LINE)
    await village.zhaohongxia.says("写一条 下雨路滑，骑车慢一点，路上多留神")
    await village.zhaohongxia.taps("一个月")
    await village.zhaohongxia.taps("就这样")
    asked = [times_asked(village.person(code)) for code in CADRES]
    assert sum(asked) == 2
    assert max(asked) == 1


async def test_what_was_said_is_withdrawn_and_its_message_says_so(village: Village) -> None:
    await prompts_begun(village)
    await writes(village, LINE)
    await asked_cadre(village).taps("可以发")
    await village.passes(hours=36)
    assert any("走路靠右边" in text for text in stands_in(village, "dongwan"))
    await village.zhoushuangquan.says("撤回 走路靠右边")
    village.zhoushuangquan.hears("撤回了", "发出去的也改成")
    there = stands_in(village, "dongwan")
    assert not any("走路靠右边" in text for text in there)
    assert any("收回了" in text for text in there)
    await village.passes(days=3)
    assert not any("走路靠右边" in text for text in stands_in(village, "dongwan"))


async def test_a_doctor_who_is_silent_for_two_days_is_not_asked_again_but_the_clinic_is(
    village: Village,
) -> None:
    await writes(village, RHYME)
    village.chenming.hears("请您看一眼")
    await village.passes(days=1)
    village.luoqinghe.hears_nothing("请您看一眼")
    await village.passes(days=2)
    village.luoqinghe.hears("打药先看风从哪", "请您看一眼")
    village.chenming.hears_nothing("请您看一眼")


async def test_a_doctors_own_words_need_a_cadre_and_a_secretarys_own_need_nobody(
    village: Village,
) -> None:
    doctor, head = village.chenming, village.zhoujianguo
    await doctor.says("写一条 天冷了，血压药按时吃，别自己停")
    await doctor.taps("三个月")
    await doctor.taps("就这样")
    doctor.hears_nothing("请您看一眼")
    assert "看过" in shown(asked_cadre(village).finds("等您放行"))
    await head.says(LINE)
    await head.taps("一年")
    await head.taps("就这样")
    head.hears("都点头了")
    assert (await the_draft(village, "zhoujianguo")).state is State.OUT
