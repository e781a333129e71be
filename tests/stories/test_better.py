"""Somebody is better and says so, with other matters open: it is the illness that is meant."""

from __future__ import annotations

import pytest

from bot.domain.states import State
from tests.stories.village import Village

BETTER = ("好多了", "退烧了", "不疼了", "人没事了", "好些了，谢谢")


async def open_matters(village: Village) -> dict[str, State]:
    return {case.category or case.kind: case.state for case in await village.cases()}


async def ill_and_a_ride(village: Village) -> None:
    await village.wangchunlin.says("我发烧38度5，头疼")
    await village.wangchunlin.says("周一想搭车去镇上")
    village.hush()


@pytest.mark.parametrize("words", BETTER)
async def test_words_of_getting_better_end_the_illness_and_not_the_ride(
    village: Village, words: str
) -> None:
    await ill_and_a_ride(village)
    await village.wangchunlin.says(words)
    village.wangchunlin.hears("先不请人看了", "再不舒服，马上说一声")
    village.wangchunlin.hears_nothing()
    assert await open_matters(village) == {"symptom": State.CANCELLED, "ride": State.OPEN}


async def test_words_that_may_mean_either_are_asked_about(village: Village) -> None:
    await ill_and_a_ride(village)
    await village.wangchunlin.says("没事了")
    village.wangchunlin.hears("说的是哪一件")


async def test_of_two_illnesses_it_is_asked_which_and_nothing_is_said_of_the_ride(
    village: Village,
) -> None:
    son = village.wangqiang
    for words in ("我妈发烧38度5，头疼", "我妈周一要车去镇上", "我发烧38度"):
        await son.says(words)
    village.hush()
    await son.says("好多了")
    question = son.hears("说的是哪一件")
    assert [button.text for button in question.buttons] == [
        "柳湾0003 身体不舒服",
        "柳湾0001 身体不舒服",
    ]
    said = await son.taps_on(question, "柳湾0003 身体不舒服")
    assert said is not None
    assert "再不舒服，马上说一声" in said
    states = {case.number: case.state for case in await village.cases()}
    assert states == {
        "柳湾0001": State.OPEN,
        "柳湾0002": State.OPEN,
        "柳湾0003": State.CANCELLED,
    }


async def test_an_hour_later_a_pain_that_is_gone_ends_it(village: Village) -> None:
    await ill_and_a_ride(village)
    await village.passes(hours=1)
    village.hush()
    await village.wangchunlin.says("头不疼了，舒服多了")
    village.wangchunlin.hears("先不请人看了")


async def test_in_a_reply_it_ends_as_it_does_without_one_and_is_no_false_alarm(
    village: Village,
) -> None:
    await village.wangchunlin.says("我发烧38度5，头疼")
    noted = village.wangchunlin.finds("记下了")
    village.hush()
    await village.wangchunlin.says("好多了", reply_to=noted)
    village.wangchunlin.hears("先不请人看了")
    assert (await village.the_case()).end_reason == "not_needed"


@pytest.mark.parametrize("words", ["退烧了", "不疼了"])
async def test_a_pain_that_is_gone_ends_no_alarm(village: Village, words: str) -> None:
    await village.wangchunlin.says("我胸口疼，喘不上气，出冷汗")
    village.hush()
    await village.wangchunlin.says(words)
    assert not (await village.the_case()).final


async def test_what_a_helper_says_of_the_one_who_is_seen_to_ends_nothing(
    village: Village,
) -> None:
    await village.wangchunlin.says("我发烧38度5，头疼")
    await village.lixiaofang.says("我去看看")
    assert (await village.the_case()).state is State.CLAIMED
    await village.lixiaofang.says("不疼了")
    assert (await village.the_case()).state is State.CLAIMED
