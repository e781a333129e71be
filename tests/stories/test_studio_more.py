"""What else is written: by whom, what is refused, danger in it, experiences, stories, thanks."""

from __future__ import annotations

from bot.domain.studio import State
from bot.services.studio.following import end
from bot.store import privacy
from bot.store.database import Work
from tests.stories.studio import (
    READERS,
    asked_cadre,
    stands_in,
    the_draft,
    times_asked,
    writes,
)
from tests.stories.village import Village

EXPERIENCE = "经验 问题：独居老人夜里没人看 办法：左右两家轮着敲门 结果：一个冬天没出事"
THANKS = "感谢李小芳那天冒雪送我去卫生院"


async def test_doses_medicines_names_numbers_and_long_words_are_refused_in_the_writers_words(
    village: Village,
) -> None:
    writer = village.zhoushuangquan
    for words, answer in (
        ("写一条 发烧了就吃布洛芬", "请医生写"),
        ("写一条 感冒一天吃三次，一次两片", "请医生写"),
        ("写一条 有事打13800001234找村里", "别写电话"),
        ("写一条 天冷了去看看王秀英", "别写人的名字"),
        ("写一条 " + "天冷了多穿衣服" * 10, "最多60个"),
        ("写一条", "大白话"),
    ):
        await writer.says(words)
        writer.hears(answer)
    assert await village.cases() == ()
    assert await village.row_count("studio_drafts") == 0


async def test_a_villager_is_told_who_writes(village: Village) -> None:
    await village.wangxiuying.says("写一条 天冷了多穿衣服")
    village.wangxiuying.hears("志愿者", "联络员")


async def test_danger_that_is_quoted_is_a_draft_and_danger_of_ones_own_is_danger(
    village: Village,
) -> None:
    writer = village.zhoushuangquan
    await writer.says("写一条 烤火窗户留条缝，头晕恶心快出屋，打120")
    writer.hears("煤气", "管到哪天")
    assert await village.cases() == ()
    village.hush()
    await writer.says("写一条 我胸口疼喘不上气，快打120")
    writer.hears("120")
    assert await village.row_count("studio_drafts") == 1
    assert [case.kind for case in await village.cases()] == ["danger"]


async def test_danger_beside_a_name_is_theirs_whatever_it_is_written_behind(
    village: Village,
) -> None:
    await village.zhoushuangquan.says("写一条 王秀英叫不醒了，快打120")
    assert [case.kind for case in await village.cases()] == ["danger"]
    assert await village.row_count("studio_drafts") == 0


async def test_nothing_is_said_of_whoever_has_died_meanwhile(village: Village) -> None:
    await village.wangxiuying.says(THANKS)
    await village.wangxiuying.taps("写上")
    await village.lixiaofang.taps("可以", "冒雪")
    desk = village.bot.desk
    await desk.database.write(lambda work: end(work, desk, "lixiaofang", "died"))
    await village.passes(days=6, hours=12)
    assert not any("这一周的感谢" in text for text in stands_in(village, "dongwan"))


async def test_the_topic_is_asked_where_the_words_do_not_tell_it_and_words_answer(
    village: Village,
) -> None:
    writer = village.zhoushuangquan
    await writer.says("写一条 天黑了早点回来，把门关好")
    writer.hears("说哪样的")
    await writer.says("走路坐车")
    writer.hears("管到哪天")
    await writer.says("到腊月二十")
    writer.hears("走路坐车", "2027年1月27日", "就", "改成")
    await writer.says("改成 天黑了早点回来，带上手电")
    writer.hears("带上手电")
    await writer.taps("不写了")
    assert (await the_draft(village)).state is State.WITHDRAWN


async def test_what_is_withdrawn_before_it_was_said_never_is(village: Village) -> None:
    await writes(village, "写一条 走路靠右边，天黑穿亮衣，见车让一让")
    cadre = asked_cadre(village)
    await village.zhoushuangquan.says("撤回")
    village.zhoushuangquan.hears("撤回了", "还没发")
    assert await cadre.taps("可以发") == "这一条已经定了。"
    await village.passes(days=2)
    assert not any("走路靠右边" in text for text in stands_in(village, "dongwan"))


async def test_an_experience_goes_to_the_cadres_of_the_other_villages_one_a_week(
    village: Village,
) -> None:
    for words in (EXPERIENCE, EXPERIENCE.replace("独居", "高龄")):
        await village.zhoushuangquan.says(words)
        village.zhoushuangquan.hears("问题：", "办法：左右两家轮着敲门", "结果：")
        await village.zhoushuangquan.taps("就这样", settle=True)
    asked = [p for p in village.everybody if times_asked(p)]
    assert len(asked) == 2
    for cadre in asked:
        await cadre.taps("可以发")
    village.zhoushuangquan.hears("排上了队")
    await village.passes(hours=26)
    village.yangchanghe.hears("柳湾村的一条经验", "独居老人")
    village.yangchanghe.hears_nothing("一条经验")
    assert all("一条经验" not in text for hamlet in READERS for text in stands_in(village, hamlet))
    await village.passes(days=5)
    village.yangchanghe.hears_nothing("一条经验")
    await village.passes(days=3)
    village.yangchanghe.hears("一条经验", "高龄老人")


async def test_thanks_stand_in_the_weeks_line_only_with_a_yes_and_name_the_writer_only_if_asked(
    village: Village,
) -> None:
    await village.wangxiuying.says(THANKS)
    village.wangxiuying.hears("写进这周的感谢里吗")
    await village.wangxiuying.taps("写上")
    village.lixiaofang.hears("有人想谢谢您", "冒雪")
    await village.wangxiuying.says("感谢刘彩霞")
    village.wangxiuying.hears_nothing("写进这周的感谢")
    await village.wangguihua.says("感谢刘彩霞帮我家收稻子")
    await village.wangguihua.taps("也写我的名")
    await village.lixiaofang.taps("可以", "冒雪")
    await village.liucaixia.taps("别写我")
    village.wangguihua.hears("人家客气")
    await village.passes(days=6, hours=12)
    weekly = [text for text in stands_in(village, "dongwan") if "这一周的感谢" in text]
    assert len(weekly) == 1
    assert "感谢李小芳那天冒雪送我去卫生院" in weekly[0]
    assert "王" not in weekly[0]
    assert "刘彩霞" not in weekly[0]
    await village.passes(days=7)
    assert sum("这一周的感谢" in text for text in stands_in(village, "dongwan")) == 1


async def test_a_wish_behind_thanks_is_a_wish(village: Village) -> None:
    await village.wangxiuying.says("感谢李小芳上回送我，明天早上八点还要车去县医院复查")
    village.wangxiuying.hears_nothing("写进这周的感谢")
    await village.zhaoweiguo.says("感谢李小芳，再帮我取一下快递吧")
    village.zhaoweiguo.hears_nothing("写进这周的感谢")
    assert sorted(case.author_id or "" for case in await village.cases()) == [
        "wangxiuying",
        "zhaoweiguo",
    ]


async def test_a_story_is_told_once_when_who_is_named_and_a_cadre_have_said_yes(
    village: Village,
) -> None:
    await village.wangxiuying.says("故事 那天下大雪，李小芳一家家敲门，给老人送热饭")
    village.wangxiuying.hears("一件好事", "先问")
    await village.wangxiuying.says("好的")
    village.wangxiuying.hears("送上去了")
    for person in village.everybody:
        person.hears_nothing("等您放行")
    village.lixiaofang.hears("说给大家听")
    await village.lixiaofang.taps("可以", "说给大家听")
    await asked_cadre(village).taps("可以发")
    told = [text for text in stands_in(village, "xiwan") if "身边的好事" in text]
    assert len(told) == 1
    assert "一家家敲门" in told[0]
    assert "王" not in told[0]


async def test_thanks_for_somebody_nobody_can_ask_are_not_written(village: Village) -> None:
    await village.lixiaofang.says("感谢王德发帮大伙修水渠")
    await village.lixiaofang.taps("写上")
    village.lixiaofang.hears("德发", "收不到消息")
    assert (await the_draft(village, "lixiaofang")).state is State.WITHDRAWN


async def test_whoever_wrote_it_reads_it_aloud_and_the_recording_goes_with_it(
    village: Village,
) -> None:
    await writes(village, "写一条 走路靠右边，天黑穿亮衣，见车让一让")
    await asked_cadre(village).taps("可以发")
    village.zhoushuangquan.hears("开始发健康提醒后就会说")
    await village.zhoushuangquan.taps("我来念")
    village.zhoushuangquan.hears("走路靠右边")
    village.hush()
    await village.zhoushuangquan.speaks()
    assert await village.cases() == ()
    draft = await the_draft(village)
    desk = village.bot.desk

    async def waiting(work: Work) -> list[str]:
        return [row["what"] for row in await work._fetch("SELECT what FROM voices", {})]

    assert await desk.database.read(waiting) == [f"prompt:{draft.code}"]


async def test_what_somebody_wrote_is_in_what_is_kept_of_them(village: Village) -> None:
    await writes(village, "写一条 走路靠右边，天黑穿亮衣，见车让一让")
    desk = village.bot.desk
    kept = await desk.database.read(lambda work: privacy.own(work, "zhoushuangquan"))
    assert [row["words"] for row in kept["written"]] == ["走路靠右边，天黑穿亮衣，见车让一让。"]


async def test_an_experience_about_an_illness_needs_a_doctor_before_a_cadre(
    village: Village,
) -> None:
    await village.zhoushuangquan.says("经验 问题：孩子咳嗽 办法：熬梨水喝 结果：三天不咳了")
    await village.zhoushuangquan.taps("就这样", settle=True)
    assert not [p for p in village.everybody if times_asked(p)]
    village.chenming.hears("要讲给别的村听的好办法", "熬梨水喝")
    await village.chenming.taps("可以发")
    (cadre,) = [p for p in village.everybody if times_asked(p)]
    await cadre.taps("可以发")
    await village.passes(hours=26)
    village.yangchanghe.hears("柳湾村的一条经验", "熬梨水喝", "陈医生", "看过")
