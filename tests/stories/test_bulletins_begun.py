"""What everybody is to be told begins a notice; its form is seen from its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.load import load_content
from tests.stories.stage import ROOT, Props
from tests.stories.village import Village, a_village

OWN = """
kinds:
  ferry:
    {label: 渡船, icon: ⛴, words: [渡船通知], hints: [渡船], drivers: yes, example: 渡船停一天}
"""


@pytest.mark.parametrize(
    "words",
    [
        "明天停电，告诉大家",
        "帮我通知大家明天停电",
        "跟大家说一声，明天停电",
        "明天停电，请转告乡亲们一声。",
    ],
)
async def test_what_everybody_is_to_be_told_is_a_notice_with_its_text(
    village: Village, words: str
) -> None:
    head = village.zhoujianguo
    await head.says(words)
    asked = head.hears("停水停电", "是哪个单位说的")
    assert not asked.buttons
    await head.says("镇供电所")
    await head.says("到明天18点")
    head.hears("要发的是这样", "停水停电", "\n明天停电\n", "来源：镇供电所")
    await head.taps("发")
    village.group_hears("dongwan", "明天停电", "镇供电所")


async def test_words_of_two_forms_are_asked_about_with_three_buttons_at_most(
    village: Village,
) -> None:
    head = village.zhoujianguo
    await head.says("通知 国道修路，集市停一场，活动室不开门")
    asked = head.hears("是哪一种通知")
    assert [button.text for button in asked.buttons][-1] == "通知"
    assert 2 <= len(asked.buttons) <= 3
    await head.taps(asked.buttons[0].text)
    head.hears("是哪个单位说的")


async def test_what_is_none_of_the_forms_is_a_plain_notice(village: Village) -> None:
    head = village.zhoujianguo
    await head.says("明天下午两点在村委会领表，告诉大家")
    head.hears("📢 通知", "是哪个单位说的")


async def test_what_cannot_wait_is_never_guessed(village: Village) -> None:
    head = village.zhoujianguo
    await head.says("今晚大雪，告诉大家")
    asked = head.hears("是哪一种通知")
    assert [button.text for button in asked.buttons] == ["天气预警", "通知"]


async def test_a_notice_without_words_is_asked_for_them_and_read_like_any(village: Village) -> None:
    head = village.zhoujianguo
    await head.says("我要发个通知")
    head.hears("要通知大家什么")
    await head.says("后天停水检修")
    head.hears("停水停电", "是哪个单位说的")


@pytest.mark.parametrize(
    "words",
    ["别告诉大家", "明天停电的事先别告诉大家", "停电的事告诉大家了吗", "我喘不上气，告诉大家"],
)
async def test_what_nobody_is_to_be_told_begins_nothing(village: Village, words: str) -> None:
    await village.zhoujianguo.says(words)
    assert await village.row_count("bulletins") == 0


async def test_a_villager_announces_nothing_by_such_words(village: Village) -> None:
    await village.wangxiuying.says("明天停电，告诉大家")
    assert await village.row_count("bulletins") == 0


async def test_a_village_has_forms_of_its_own_that_others_do_not_have(
    props: Props, tmp_path: Path
) -> None:
    folder = tmp_path / "own" / "data" / "units" / "liuwan"
    folder.mkdir(parents=True)
    (folder / "bulletins.yaml").write_text(OWN, encoding="utf-8")
    content = load_content(ROOT, tmp_path / "own")
    assert "ferry" not in content.bulletins.kinds
    async with a_village(props, tmp_path, content=content) as village:
        head = village.zhoujianguo
        await head.says("明天渡船不开，告诉大家")
        head.hears("⛴ 渡船", "是哪个单位说的")
        await head.says("村委会")
        await head.says("到明天")
        await head.taps("发")
        village.group_hears("dongwan", "⛴", "明天渡船不开")
        village.hush()
        await village.wangxiuying.says("明天早上去县医院，要车")
        village.zhaoweiguo.hears("要车", "明天渡船不开")


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("明天停水 八点到十二点", "11月24日"),
        ("通知 早上8点到中午12点停水", "12:00"),
        ("停电到下午5点，告诉大家", "17:00"),
    ],
)
async def test_an_end_that_is_in_the_words_is_not_asked_for(
    village: Village, words: str, until: str
) -> None:
    head = village.zhoujianguo
    await head.says(words)
    head.hears("停水停电", "是哪个单位说的")
    await head.says("供电所")
    head.hears("要发的是这样", until)
    assert await village.cases() == ()


async def test_of_who_may_not_announce_it_is_the_trouble_it_was(village: Village) -> None:
    await village.wangxiuying.says("停电到下午5点")
    village.wangxiuying.hears("用电的事")
