"""A weak sign: silence in the group, a question to who can be asked, a word to the liaison."""

from __future__ import annotations

import pytest

from bot.domain.states import State
from tests.stories.conftest import VillageAt
from tests.stories.gathering import came_in, marks
from tests.stories.village import Village

WEAK = "头有点晕"


async def test_a_weak_sign_of_somebody_old_is_told_to_the_liaison_without_a_sound(
    village: Village,
) -> None:
    said = await village.wangxiuying.says(WEAK, group="dongwan")
    assert marks(said) == []
    village.group_hears_nothing("dongwan")
    village.wangxiuying.hears("您在群里说的")
    whisper = village.lixiaofang.hears("王奶奶", "像是身上不舒服", loud=False)
    assert WEAK not in whisper.text
    assert await village.cases() == ()
    village.is_silent()


async def test_it_is_told_once_a_day(village: Village) -> None:
    for text in (WEAK, "腰疼"):
        await village.wangxiuying.says(text, group="dongwan")
    village.lixiaofang.hears("像是身上不舒服")
    village.lixiaofang.hears_nothing()


async def test_at_night_it_waits_for_nobody_and_wakes_nobody(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 02:00") as village:
        await village.wangxiuying.says(WEAK, group="dongwan")
        village.lixiaofang.hears("像是身上不舒服", loud=False)
        village.group_hears_nothing("dongwan")


async def test_a_weak_sign_of_somebody_in_their_prime_is_told_to_nobody(village: Village) -> None:
    await village.zhaohongxia.says(WEAK, group="dongwan")
    village.zhaohongxia.hears("您在群里说的")
    village.is_silent()


async def test_somebody_who_cannot_be_asked_is_told_to_the_liaison_all_the_same(
    village: Village,
) -> None:
    village.sim.people.block(village.wangxiuying.user_id)
    await village.settles()
    village.hush()
    await village.wangxiuying.says(WEAK, group="dongwan")
    village.lixiaofang.hears("王奶奶", "像是身上不舒服", loud=False)
    village.is_silent()


@pytest.mark.parametrize("words", ["我来", "我去接", "我去"])
async def test_i_come_is_talk_unless_it_answers_a_card(village: Village, words: str) -> None:
    await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
    card = village.group_hears("dongwan", "要车")
    said = await village.zhaoweiguo.says(words, group="dongwan")
    assert marks(said) == []
    assert (await village.the_case()).state is State.OPEN
    await village.zhaoweiguo.says(words, group="dongwan", reply_to=card)
    assert (await village.the_case()).claimed_by == "zhaoweiguo"


@pytest.mark.parametrize(
    "text",
    ["王奶奶发烧38度5，咳了两天", "王奶奶头晕两天了，要车去县医院", "王秀英胸口压得慌出冷汗"],
)
async def test_who_was_said_to_be_ill_is_not_named_again_in_the_group(
    village: Village, text: str
) -> None:
    await village.zhaohongxia.says(text, group="dongwan")
    await village.passes(minutes=4)
    group = village.zhaohongxia.messages(group="dongwan")
    assert not [m.text for m in group if "王奶奶" in m.text or "王秀英" in m.text]
    assert await village.cases()


async def test_a_stranger_with_a_weak_need_is_neither_asked_nor_answered(village: Village) -> None:
    await came_in(village, "外来的小钱", group="dongwan").says(WEAK, group="dongwan")
    village.is_silent()
    assert await village.cases() == ()
