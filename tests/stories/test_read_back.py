"""What was understood is said back in one line; only what is missing and needed is asked."""

from __future__ import annotations

import pytest

from bot.domain.states import State
from tests.stories.conftest import VillageAt
from tests.stories.gathering import came_in, changes
from tests.stories.village import Village

RIDE = "两个人要车去县医院"
PLACES = pytest.mark.parametrize("group", ["dongwan", None], ids=["group", "private"])


def labels(message: object) -> list[str]:
    return [button.text for button in message.buttons]  # type: ignore[attr-defined]


@PLACES
async def test_help_comes_first_and_only_what_is_missing_is_asked_in_private(
    village: Village, group: str | None
) -> None:
    await village.zhaohongxia.says(RIDE, group=group)
    card = village.zhaoweiguo.hears("🚗", "去县医院", "2个人", loud=True)
    assert "哪天" not in card.text
    if group is not None:
        card = village.group_hears(group, "要车", "去县医院", "2个人")
        assert "哪天" not in card.text
    asked = village.zhaohongxia.hears("记下了", "您要车：去县医院，2个人", "哪天几点走")
    assert labels(asked) == ["现在", "今天", "明天"]
    assert "对吗" not in asked.text
    village.zhaohongxia.hears_nothing()
    village.group_hears_nothing("dongwan")


@PLACES
async def test_a_tap_fills_it_and_everything_is_said_back_in_one_line(
    village: Village, group: str | None
) -> None:
    await village.zhaohongxia.says(RIDE, group=group)
    await village.zhaohongxia.taps("明天")
    line = village.zhaohongxia.hears("您要车：明天 去县医院，2个人。对吗？")
    assert labels(line) == ["对", "改一改"]
    assert await village.zhaohongxia.taps_on(line, "对") == "好，就照这个找人。"
    assert "明天（几点再定） 去县医院，2个人" in village.zhaoweiguo.finds("🚗", "要车").text
    if group is not None:
        assert "明天 去县医院，2个人" in village.zhaohongxia.finds("要车", group=group).text


async def test_tomorrow_is_today_when_the_day_has_come(village: Village) -> None:
    await village.zhaohongxia.says(RIDE)
    await village.zhaohongxia.taps("明天")
    await village.passes(days=1)
    case = await village.the_case()
    await village.lixiaofang.says(case.number)
    assert "今天 去县医院" in village.lixiaofang.finds("要车", "去县医院", "原话").text


async def test_the_helper_reads_what_is_known_without_asking(village: Village) -> None:
    await village.zhaohongxia.says(RIDE, group="dongwan")
    await village.zhaohongxia.taps("明天")
    await village.zhaoweiguo.taps("我来", group="dongwan")
    village.zhaoweiguo.finds("🚗", "明天（几点再定） 去县医院，2个人", "暗号")


async def test_illness_is_never_on_the_card(village: Village) -> None:
    await village.zhaohongxia.says("我妈头晕两天了，两个人要车去县医院", group="dongwan")
    card = village.group_hears("dongwan", "要车", "去县医院", "2个人")
    assert "头晕" not in card.text


async def test_two_matters_of_one_message_are_answered_in_one(village: Village) -> None:
    await village.zhaohongxia.says("我妈头晕两天了，两个人要车去县医院")
    village.zhaohongxia.hears("记下了", "还有要车 去县医院，2个人")


async def test_answers_in_words_fill_the_case_and_no_third_question_is_asked(
    village: Village,
) -> None:
    await village.zhaohongxia.says("要车")
    village.zhaohongxia.hears("记下了", "哪天几点走")
    await village.zhaohongxia.says("后天早上")
    village.zhaohongxia.hears("后天早上", "要去哪里")
    await village.zhaohongxia.says("县医院")
    village.zhaohongxia.hears("您要车：后天早上 去县医院。对吗？")
    village.zhaohongxia.hears_nothing()
    assert "去县医院" in village.zhaoweiguo.finds("🚗", "要车").text
    assert len(await village.cases()) == 1


async def test_said_all_wrong_it_is_said_anew(village: Village) -> None:
    await village.zhaohongxia.says(RIDE)
    await village.zhaohongxia.taps("今天")
    await village.zhaohongxia.taps("改一改")
    village.zhaohongxia.hears("哪里不对")
    await village.zhaohongxia.says("去市医院，3个人要车")
    village.zhaohongxia.hears("您要车：今天 去市医院，3个人。对吗？")
    assert "去市医院，3个人" in village.zhaoweiguo.finds("🚗", "要车").text
    assert len(await village.cases()) == 1


async def test_what_nobody_can_read_stays_with_who_helps(village: Village) -> None:
    await village.zhaohongxia.says("要药")
    village.zhaohongxia.hears("记下了", "要什么药")
    await village.zhaohongxia.says("上回那个白瓶子的")
    village.zhaohongxia.hears("上回那个白瓶子的", "对吗")
    assert "白瓶子" not in village.zhaohongxia.finds("要药", group="dongwan").text
    await village.zhaoweiguo.taps("我来", group="dongwan")
    village.zhaoweiguo.finds("您接了", "📝 上回那个白瓶子的")


async def test_a_matter_of_its_own_is_no_answer(village: Village) -> None:
    await village.zhaohongxia.says("要车")
    await village.zhaohongxia.says("东湾停水两天了")
    assert sorted(c.category or "" for c in await village.cases()) == ["ride", "water"]


async def test_what_is_asked_about_somebody_ill_is_answered_first(village: Village) -> None:
    await village.zhaohongxia.says("要车")
    await village.zhaohongxia.says("我发烧39度，咳了两天")
    village.zhaohongxia.finds("喘")
    await village.zhaohongxia.says("不喘")
    ride = next(c for c in await village.cases() if c.category == "ride")
    assert dict(ride.details) == {}


async def test_talk_that_names_a_place_changes_nothing_unasked(village: Village) -> None:
    await village.zhaohongxia.says("两个人要车去县医院")
    await village.zhaohongxia.taps("今天")
    before = (await village.the_case()).details
    await village.zhaohongxia.says("我儿子去年去市医院上班了，家里就我一个")
    assert (await village.the_case()).details == before


async def test_danger_is_no_answer(village: Village) -> None:
    await village.zhaohongxia.says("要车")
    await village.zhaohongxia.says("我妈胸口压得慌出冷汗")
    village.zhaohongxia.hears("先打 120")


async def test_not_needed_any_more_takes_back_the_matter_and_not_the_question(
    village: Village,
) -> None:
    await village.zhaohongxia.says("要车")
    await village.zhaohongxia.says("不用了")
    assert (await village.the_case()).state is State.CANCELLED
    village.hush()
    await village.zhaohongxia.says("后天早上那边见")
    village.zhaohongxia.hears("没听明白")


async def test_how_far_it_is_is_answered_while_a_question_is_open(village: Village) -> None:
    await village.zhaohongxia.says("要车")
    await village.zhaohongxia.says("到哪了")
    village.zhaohongxia.hears("您的事", "要车")


async def test_after_a_while_words_answer_nothing(village: Village) -> None:
    await village.zhaohongxia.says("要车")
    await village.passes(minutes=20)
    village.hush()
    await village.zhaohongxia.says("老地方那边见")
    village.zhaohongxia.hears_nothing("对吗")
    assert dict((await village.the_case()).details) == {}


async def test_what_is_said_to_who_has_taken_it_reaches_them(village: Village) -> None:
    await village.zhaohongxia.says("要车", group="dongwan")
    await village.zhaoweiguo.taps("我来", group="dongwan")
    village.hush()
    await village.zhaohongxia.says("在老槐树下等你")
    village.zhaoweiguo.hears("在老槐树下等你")


async def test_who_cannot_be_asked_gets_a_card_with_what_was_understood(
    village: Village,
) -> None:
    stranger = came_in(village, "外来的小钱", group="dongwan")
    await stranger.says(RIDE, group="dongwan")
    village.group_hears("dongwan", "要车", "外来的小钱", "去县医院，2个人")
    assert [m.text for m in stranger.messages()] == []


async def test_who_is_phoned_for_is_not_asked_through_the_liaison(village: Village) -> None:
    await village.lixiaofang.says("报 王德发 要车去县医院")
    task = village.zhaoweiguo.hears("🚗", "去县医院", loud=True)
    assert task.buttons
    village.lixiaofang.hears_nothing("哪天几点走", "您看")


async def test_the_menu_asks_two_questions_and_no_third(village: Village) -> None:
    await village.zhaohongxia.says("🙋 要帮忙")
    village.zhaohongxia.hears("要帮什么忙")
    await village.zhaohongxia.says("要车")
    village.zhaohongxia.hears("什么时候要")
    await village.zhaohongxia.taps("过两天")
    village.zhaohongxia.hears("记下了", "要车")
    village.zhaohongxia.hears_nothing()
    assert (await village.the_case()).category == "ride"


@PLACES
async def test_an_edit_puts_right_what_the_card_says(village: Village, group: str | None) -> None:
    said = await village.zhaohongxia.says("要车去县医院", group=group)
    village.zhaoweiguo.hears("🚗", "去县医院，1个人", loud=True)
    if group is not None:
        assert "个人" not in village.group_hears(group, "去县医院").text
    await changes(village.zhaohongxia, said, "3个人要车去市医院")
    assert "去市医院，3个人" in village.zhaoweiguo.finds("🚗", "要车").text
    if group is not None:
        assert "去市医院，3个人" in village.zhaohongxia.finds("要车", group=group).text
    village.group_hears_nothing("dongwan")


async def test_said_again_with_more_it_is_the_same_matter_with_more(village: Village) -> None:
    await village.zhaohongxia.says("要车去县医院", group="dongwan")
    village.group_hears("dongwan", "去县医院")
    await village.zhaohongxia.says("要车，3个人", group="dongwan")
    assert "去县医院，3个人" in village.zhaohongxia.finds("要车", group="dongwan").text
    assert len(await village.cases()) == 1


async def test_a_neighbour_who_says_the_same_changes_nothing_of_it(village: Village) -> None:
    await village.zhaohongxia.says("要车去县医院", group="dongwan")
    await village.zhangxiaolan.says("3个人要车去市医院", group="dongwan")
    first, second = await village.cases()
    assert dict(first.details)["to"] == "县医院"
    assert {**dict(second.details), "ride.purpose": ""} == {
        "to": "市医院",
        "seats": "3",
        "ride.purpose": "",
    }


async def test_what_was_only_perhaps_meant_is_asked_for_once_it_is_meant(
    village: Village,
) -> None:
    await village.zhaohongxia.says("我想去县医院", group="dongwan")
    await village.zhaohongxia.taps("是，帮我找人")
    asked = village.zhaohongxia.hears("记下了", "要车")
    assert "明天" in labels(asked)


async def test_a_tap_on_what_is_over_changes_nothing(village: Village) -> None:
    await village.zhaohongxia.says(RIDE)
    asked = village.zhaohongxia.hears("哪天几点走")
    await village.zhaohongxia.says("不用了")
    assert await village.zhaohongxia.taps_on(asked, "明天") == "这件事已经结了。"
    assert "when" not in dict((await village.the_case()).details)


async def test_a_meal_asks_for_its_time_only(village: Village) -> None:
    await village.zhaohongxia.says("我妈没饭吃")
    asked = village.zhaohongxia.hears("记下了", "送饭")
    assert "哪一顿要" in asked.text


async def test_at_rest_the_question_says_when_people_are_looked_for(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 12:40") as village:
        await village.zhaohongxia.says("谁有梯子借一下")
        village.zhaohongxia.hears("记下了", "借东西")
        assert (await village.the_case()).category == "borrow"


async def test_signs_in_what_was_said_stand_as_they_are(village: Village) -> None:
    await village.zhaohongxia.says("要药")
    await village.zhaohongxia.says("<b>白瓶</b> & 2")
    village.zhaohongxia.hears("<b>白瓶</b> & 2", "对吗")
