"""A voice note in private: a person hears it, and turns it into the right thing."""

from __future__ import annotations

import pytest

from tests.stories.conftest import VillageAt
from tests.stories.village import Village

BUTTONS = {
    "病了": ("symptom", None),
    "要车": ("help", "ride"),
    "要药": ("help", "medicine"),
    "要帮忙": ("help", "other"),
    "问事": ("help", "other"),
}


async def test_a_voice_note_of_somebody_strong_is_heard_by_the_liaison(village: Village) -> None:
    await village.zhaoweiguo.speaks()
    village.zhaoweiguo.hears("马上请人来听")
    note = village.lixiaofang.hears("老赵", "请听一下", loud=True)
    assert note.kind == "voice"
    assert [b.text for b in note.buttons] == [*BUTTONS, "没事"]
    village.nothing_rings()


async def test_unheard_by_day_it_reaches_the_township_in_twenty_minutes(village: Village) -> None:
    await village.zhaoweiguo.speaks()
    await village.passes(minutes=10.2)
    village.zhoujianguo.hears("老赵", "请听一下", loud=True)
    await village.passes(minutes=10)
    assert village.sunlimin.hears("老赵", "请听一下", loud=True).kind == "voice"
    village.chenming.hears_nothing("🚨🚨")


async def test_unheard_by_night_it_goes_on_after_five_minutes(village_at: VillageAt) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.zhaoweiguo.speaks()
        village.lixiaofang.hears("老赵", "请听一下", loud=True)
        await village.passes(minutes=5.2)
        village.chenming.hears("老赵", "请听一下", loud=True)


@pytest.mark.parametrize(
    ("when", "guardians", "alarm"),
    [("2026-11-23 09:00", 15.2, 5.2), ("2026-11-24 02:00", 3.2, 2.2)],
)
async def test_unheard_from_somebody_old_it_is_danger(
    village_at: VillageAt, when: str, guardians: float, alarm: float
) -> None:
    async with village_at(when) as village:
        await village.wangxiuying.speaks()
        village.wangxiuying.hears("马上打 120", "您现在怎么样")
        village.lixiaofang.hears("王奶奶", "请听一下", loud=True)
        village.hush()
        await village.passes(minutes=guardians - 0.4)
        village.nothing_rings()
        await village.passes(minutes=0.4)
        village.lixiaofang.hears("王奶奶", "请听一下", loud=True)
        village.lixiaofang.hears_nothing("🚨🚨")
        await village.passes(minutes=alarm)
        assert village.chenming.hears("🚨🚨", "王奶奶", loud=True).kind == "voice"
        village.wangxiuying.hears("先打 120", loud=True)


async def test_who_says_that_it_is_not_pressing_is_still_heard(village: Village) -> None:
    await village.wangxiuying.speaks()
    assert await village.wangxiuying.taps("不急，听了再说") == "好，不急，听完给您回话。"
    await village.passes(hours=1)
    village.sunlimin.hears("王奶奶", "请听一下")
    assert not [m for m in village.said() if "🚨" in m.text]


async def test_who_says_that_it_is_bad_is_helped_at_once(village: Village) -> None:
    await village.wangxiuying.speaks()
    village.hush()
    await village.wangxiuying.taps("很难受，快来人")
    village.wangxiuying.hears("先打 120", "东湾1号", loud=True)
    village.chenming.hears("🚨🚨", loud=True)


@pytest.mark.parametrize("label", BUTTONS)
async def test_each_button_opens_what_it_says(village: Village, label: str) -> None:
    await village.wangxiuying.speaks()
    await village.lixiaofang.taps(label)
    opened = [c for c in await village.cases(only_open=True) if c.kind != "message"]
    assert [(c.kind, c.category) for c in opened] == [BUTTONS[label]]
    village.wangxiuying.hears("记下了")
    village.lixiaofang.finds("已经听过了")
    await village.passes(minutes=30)
    assert not [m for m in village.said() if "🚨" in m.text]


async def test_nothing_the_matter_ends_it(village: Village) -> None:
    await village.wangxiuying.speaks()
    village.hush()
    await village.lixiaofang.taps("没事")
    village.wangxiuying.hears("小芳", "知道您说的了")
    await village.passes(hours=2)
    village.nothing_rings()
    assert await village.cases(only_open=True) == ()


async def test_an_answer_in_voice_is_carried_back(village: Village) -> None:
    await village.wangxiuying.speaks()
    note = village.lixiaofang.finds("请听一下")
    village.hush()
    await village.lixiaofang.speaks(reply_to=note)
    answer = village.wangxiuying.hears("小芳（联络员）", "给您回话", loud=True)
    assert answer.kind == "voice"
    await village.passes(minutes=18)
    assert not [m for m in village.said() if "🚨" in m.text]


async def test_nobody_else_is_sent_the_voice(village: Village) -> None:
    await village.wangxiuying.speaks()
    for person in village.everybody:
        told = [m for m in person.messages() if "请听一下" in m.text]
        assert bool(told) is (person.code in ("lixiaofang", "zhoujianguo"))
