"""Who is away says so once and hears one sentence; nobody is called by the wrong word."""

from __future__ import annotations

from tests.stories.village import Village


async def test_who_is_off_tomorrow_hears_it_once_in_days_and_not_in_clock_times(
    village: Village,
) -> None:
    await village.lixiaofang.says("我明天请假")
    said = village.lixiaofang.hears("好，您安心歇着", "从明天", "到明天晚上", "替您")
    assert "0:00" not in (said.text or "")
    village.lixiaofang.hears_nothing()
    village.hechunlin.hears("小芳", "明天起不在", "到明天晚上请您替一下")
    village.zhoujianguo.hears("小芳从明天到明天晚上不在")


async def test_who_is_ill_hears_one_sentence_about_it_and_no_pronoun_is_guessed(
    village: Village,
) -> None:
    await village.lixiaofang.says("我病了，彩霞代")
    village.lixiaofang.hears("好，您安心歇着", "彩霞")
    village.lixiaofang.hears_nothing("先好好歇着")
    said = village.liucaixia.hears("小芳", "回来之前请您替一下")
    assert "他" not in (said.text or "")


async def test_who_names_a_stand_in_in_any_words_gets_that_one(village: Village) -> None:
    await village.lixiaofang.says("我脚崴了走不了路，彩霞替我几天")
    village.lixiaofang.hears("好，您安心歇着", "彩霞")
    village.liucaixia.hears("小芳", "请您替一下")
    village.hechunlin.hears_nothing("替")


async def test_a_reason_of_ones_own_is_a_leave_where_somebody_stands_in(village: Village) -> None:
    await village.zhoujianguo.says("明天我有事，让许双全替我值班")
    village.zhoujianguo.hears("从明天", "到明天晚上", "许会计")
    village.xushuangquan.hears("周书记明天起不在")
    await village.lixiaofang.says("我这两天要回娘家，彩霞替我")
    village.lixiaofang.hears("到明天晚上由", "彩霞")
