"""Voice notes: a person hears each in time, in the group they are talk, answers come back."""

from __future__ import annotations

import pytest

from tests.stories.conftest import VillageAt
from tests.stories.village import Person, Village


def voices(person: Person) -> int:
    return len([m for m in person.messages() if m.kind == "voice"])


async def test_at_two_at_night_an_unheard_voice_of_somebody_old_is_danger(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.wangxiuying.speaks()
        village.hush()
        await village.passes(minutes=5.4)
        assert village.chenming.hears("🚨🚨", "王奶奶", loud=True).kind == "voice"
        village.wangxiuying.hears("先打 120", loud=True)
        case = next(c for c in await village.cases() if c.kind == "message")
        assert case.emergency


async def test_heard_at_night_it_is_no_danger_any_more(village_at: VillageAt) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.wangxiuying.speaks()
        await village.lixiaofang.taps("没事", "请听一下")
        village.hush()
        await village.passes(hours=1)
        village.nothing_rings()
        assert not [m for m in village.said() if "🚨" in m.text]


async def test_in_the_group_at_two_at_night_a_voice_is_talk(village_at: VillageAt) -> None:
    async with village_at("2026-11-24 02:00") as village:
        await village.wangxiuying.speaks(group="dongwan")
        await village.passes(hours=1)
        village.is_silent()
        assert await village.cases() == ()


async def test_the_six_buttons_stand_in_two_rows(village: Village) -> None:
    await village.zhaoweiguo.speaks()
    note = village.lixiaofang.finds("请听一下")
    assert [b.text for b in note.buttons] == ["病了", "要车", "要药", "要帮忙", "问事", "没事"]


async def test_who_left_it_may_answer_the_answer_in_voice(village: Village) -> None:
    """A second voice note to the answer reaches who listens, as a voice they can hear."""
    await village.wangxiuying.speaks()
    await village.lixiaofang.speaks(reply_to=village.lixiaofang.finds("请听一下"))
    answer = village.wangxiuying.hears("给您回话")
    before = voices(village.lixiaofang)
    village.hush()
    await village.wangxiuying.speaks(reply_to=answer)
    assert village.lixiaofang.hears("王奶奶", "给您回话", loud=True).kind == "voice"
    assert voices(village.lixiaofang) == before + 1


async def test_a_voice_to_who_has_the_matter_is_heard_by_them(village: Village) -> None:
    """Once a matter is somebody's, its author's voice goes to that person, and theirs back."""
    await village.zhaoweiguo.says("我家自来水停了三天了")
    opened = village.zhaoweiguo.finds("记下了")
    await village.lixiaofang.says("柳湾0001")
    await village.lixiaofang.taps("我来办")
    village.hush()
    await village.zhaoweiguo.speaks(reply_to=opened)
    heard = village.lixiaofang.hears("老赵", "给您回话", loud=True)
    assert heard.kind == "voice"
    await village.lixiaofang.speaks(reply_to=heard)
    assert village.zhaoweiguo.hears("小芳", "给您回话", loud=True).kind == "voice"


async def test_a_voice_about_a_matter_that_nobody_has_is_heard_by_a_listener(
    village: Village,
) -> None:
    await village.zhaoweiguo.says("我家自来水停了三天了")
    opened = village.zhaoweiguo.finds("记下了")
    village.hush()
    await village.zhaoweiguo.speaks(reply_to=opened)
    assert village.lixiaofang.hears("老赵", "请听一下", loud=True).kind == "voice"


@pytest.mark.parametrize("minutes", [10.2, 20.2])
async def test_each_rung_gets_the_voice_itself(village: Village, minutes: float) -> None:
    await village.zhaoweiguo.speaks()
    await village.passes(minutes=minutes)
    last = village.zhoujianguo if minutes < 20 else village.sunlimin
    assert last.finds("请听一下").kind == "voice"


async def test_a_voice_of_somebody_unknown_is_danger_until_heard(village: Village) -> None:
    stranger = village.newcomer("路过的人")
    await stranger.starts()
    await stranger.speaks()
    stranger.hears("马上打 120", "您现在怎么样")


async def test_a_machine_opens_nothing_from_a_voice(village: Village) -> None:
    await village.wangxiuying.speaks()
    assert [c.kind for c in await village.cases()] == ["message"]


async def test_a_voice_that_answers_a_card_in_the_group_is_heard(village: Village) -> None:
    """Who asked hears it; once somebody has the matter, what the asker says goes to them."""
    await village.zhaoweiguo.says("哪个明天有车去县医院", group="dongwan")
    card = village.zhaoweiguo.finds("车", group="dongwan")
    village.hush()
    await village.wangxiuying.speaks(group="dongwan", reply_to=card)
    assert village.zhaoweiguo.hears("王奶奶", "给您回话").kind == "voice"
    assert [c.kind for c in await village.cases()] == ["help"]
    await village.chenming.taps("我来", group="dongwan")
    village.hush()
    await village.zhaoweiguo.speaks(group="dongwan", reply_to=card)
    assert village.chenming.hears("老赵", "给您回话").kind == "voice"
