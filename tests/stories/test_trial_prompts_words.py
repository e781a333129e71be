"""Words of cadres and of who writes, as they came without the documents."""

from __future__ import annotations

from tests.stories.prompting import prompts_begun
from tests.stories.reaching import said_to_one
from tests.stories.village import Village

RHYME = "天冷烧炉要通风 烟囱伸到外头空 睡前看看火灭没 头晕赶紧喊邻翁"


async def test_a_secretary_begins_and_looks_without_a_command(village: Village) -> None:
    await village.zhoujianguo.says("健康提示怎么开")
    village.zhoujianguo.hears("没开", "一天最多一条")
    await village.zhoujianguo.taps("开始")
    village.hush()
    for words in ("明天发什么", "这几天要发啥", "25号发什么"):
        await village.zhoujianguo.says(words)
        village.zhoujianguo.hears("往后14天")
    await village.zhoujianguo.says("26号别发了")
    village.zhoujianguo.hears("26号的停了")
    await village.zhoujianguo.says("后天的不要了")
    village.zhoujianguo.hears("的停了")
    await village.zhoujianguo.says("明天那条换一条")
    village.zhoujianguo.hears("24号换成")
    village.hush()
    # To who looks after none of it these words are talk.
    await village.zhaohongxia.says("明天发什么")
    village.zhaohongxia.hears_nothing("往后14天")


async def test_the_lines_that_were_asked_for_are_no_illness(village: Village) -> None:
    await village.wangguihua.says("我会编顺口溜，怎么发")
    village.wangguihua.hears("每行七个字")
    await village.wangguihua.says(RHYME)
    village.wangguihua.hears("说煤气的", "管到哪天")
    village.wangguihua.hears_nothing("记下了")
    assert await village.cases() == ()


async def test_danger_after_the_same_question_is_danger(village: Village) -> None:
    await village.wangguihua.says("写顺口溜")
    await village.wangguihua.says("我妈叫不醒了，快来人")
    village.wangguihua.hears("先打 120")


async def test_paper_and_the_loudspeaker_are_asked_for_in_ones_own_words(
    village: Village,
) -> None:
    await prompts_begun(village)
    for words in ("打印防煤气中毒", "打一张防煤气的给我贴墙上", "印一张高血压的卡片"):
        await village.lixiaofang.says(words)
        village.lixiaofang.hears("🖨")
    for words in ("大喇叭怎么念", "今天广播放什么", "大喇叭 防煤气", "给我一份大喇叭的稿子"):
        await village.zhoujianguo.says(words)
        village.zhoujianguo.hears("念两遍")
    # What is no prompt is left to whoever it is for.
    await village.lixiaofang.says("打印名单")
    village.lixiaofang.hears_nothing("🖨")


async def test_the_way_one_is_spoken_to_is_named_as_people_do(village: Village) -> None:
    await village.wangxiuying.says("说俺们这的话")
    village.wangxiuying.hears("江淮话")
    await village.wangxiuying.says("还是说普通话吧")
    village.wangxiuying.hears("普通话")
    await village.lixiaofang.says("我们这里说江淮话")
    village.lixiaofang.hears("往后大家听江淮话")
    assert await village.cases() == ()


async def test_what_did_you_say_means_the_prompt_above(village: Village) -> None:
    await said_to_one(village, "wangxiuying")
    await village.wangxiuying.says("你说的啥")
    village.wangxiuying.hears("换个说法")
    await village.wangxiuying.says("嗯，听懂了")
    assert await village.cases() == ()


async def test_a_secretary_who_wants_none_hears_that_the_village_goes_on(
    village: Village,
) -> None:
    await prompts_begun(village)
    await village.zhoujianguo.says("别发提醒了")
    village.zhoujianguo.hears("您一个人", "停提醒")
    await village.zhoujianguo.says("停提醒")
    village.zhoujianguo.hears("开着")
    await village.zhoujianguo.taps("停")
    village.hush()
    await village.zhoujianguo.says("最近多少人听懂了")
    village.zhoujianguo.hears("没开")


async def test_read_me_todays_means_the_prompt_above(village: Village) -> None:
    await said_to_one(village, "wangxiuying")
    await village.wangxiuying.says("念念今天的")
    village.wangxiuying.hears("🔊")
