"""What to do now: advice with one tap to a test, a car, a doctor; first steps after the card."""

from __future__ import annotations

import pytest

from bot.domain.acuity import Acuity
from bot.simulator import Message
from tests.stories.conftest import VillageAt
from tests.stories.village import Person, Village


def labels(message: Message) -> list[str]:
    return [button.text for button in message.buttons]


def texts(person: Person, *, group: str | None = None) -> list[str]:
    return [m.text or "" for m in person.messages(group=group)]


async def test_a_fever_in_the_season_rests_at_home_and_gets_a_test(village: Village) -> None:
    someone = village.person("liyoufu")
    await someone.says("发烧38.2，不喘")
    await someone.taps("整三天")
    result = someone.hears("不串门、不聚餐", "退烧药一次只用一种", loud=False)
    assert labels(result) == ["要个抗原", "问村医"]
    village.hush()
    assert await someone.taps("要个抗原") == "好，这就去找抗原。"
    village.group_hears_nothing("dongwan")
    someone.hears("给您留着", "抗原试剂", "东湾村口小卖部")
    assert [(c.kind, c.category) for c in await village.cases()][-1] == ("box", "medicine")
    assert await someone.taps("要个抗原") == "已经在找了。"
    assert len(await village.cases()) == 2


async def test_in_summer_nobody_is_told_to_stay_at_home(village_at: VillageAt) -> None:
    async with village_at("2026-07-23 09:00") as village:
        await village.person("liyoufu").says("发烧38.2，不喘")
        await village.person("liyoufu").taps("整三天")
        result = village.person("liyoufu").hears("退烧药一次只用一种")
        assert "串门" not in result.text
        assert labels(result) == ["问村医"]


async def test_one_tap_reaches_the_doctor(village: Village) -> None:
    await village.person("liyoufu").says("咳嗽，不喘")
    await village.person("liyoufu").taps("没有")
    village.person("liyoufu").hears("先在家养着")
    village.chenming.hears_nothing("李有福")
    assert await village.person("liyoufu").taps("问村医") == "已告诉村医。"
    assert (await village.the_case()).acuity is Acuity.SAME_DAY
    assert "李有福" in village.chenming.finds("我手上的事").text


async def test_a_fever_that_needs_the_hospital_gets_a_car_with_one_tap(village: Village) -> None:
    someone = village.person("liyoufu")
    await someone.says("烧到39度5，烧了四天了，不喘")
    result = someone.hears("烧过38度5，三天多没退，今天就要上医院，别拖。", "要车")
    assert labels(result) == ["要车", "问村医"]
    assert await someone.taps("要车") == "好，这就去找车。"
    village.zhaoweiguo.hears("🚗", "要车", loud=True)
    await village.passes(minutes=4)
    village.group_hears("dongwan", "要车")
    ride = (await village.cases())[-1]
    assert (ride.category, ride.acuity, ride.subject_id) == ("ride", Acuity.URGENT, "liyoufu")


async def test_age_and_illness_in_the_register_make_the_same_fever_more_urgent(
    village: Village,
) -> None:
    await village.person("liyoufu").says("发烧38.2")
    await village.wangxiuying.says("发烧38.2")
    young, old = await village.cases()
    assert (young.acuity, old.acuity) == (Acuity.SELF_CARE, Acuity.SAME_DAY)


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("胸口压得慌出冷汗", "像是心口的急病"),
        ("我嘴歪了，说话不清", "嘴歪、手没劲、话说不清"),
        ("我喘不上气", "喘不上气，先这样做"),
        ("我被蛇咬了", "蛇咬了"),
        ("手割了一个口子，血止不住", "止血"),
        ("我触电了", "触电"),
    ],
)
async def test_the_fixed_card_comes_first_and_the_first_steps_after_it(
    village: Village, words: str, steps: str
) -> None:
    person = village.person("liyoufu")
    before = len(person.messages())
    await person.says(words)
    card, first_aid = person.messages()[before:]
    assert "先打 120" in (card.text or "")
    assert steps in (first_aid.text or "")
    assert first_aid.silent
    assert not card.silent


async def test_cold_water_on_a_burn_does_not_wait_for_who_was_burnt(village: Village) -> None:
    await village.zhaoweiguo.says("我老婆烫了一大片")
    village.zhaoweiguo.hears("流动凉水冲", "牙膏", loud=False)
    village.zhaoweiguo.hears("记下了")
    assert not (await village.the_case()).emergency


async def test_a_splash_of_pesticide_is_washed_off_at_once(village: Village) -> None:
    await village.person("liyoufu").says("农药溅到身上了")
    village.person("liyoufu").hears("肥皂和流水冲", "至少15分钟", loud=False)


async def test_first_steps_are_numbered_and_at_most_five(village: Village) -> None:
    messages = village.bot.desk.content.messages
    for card in village.bot.desk.content.first_aid:
        lines = messages.render(f"first_aid.{card.code}", {}).text.strip().splitlines()
        assert 2 <= len(lines) <= 6
        assert [line[:2] for line in lines[1:]] == [f"{n}." for n in range(1, len(lines))]


async def test_a_snake_bite_in_the_group_has_its_steps_there(village: Village) -> None:
    await village.zhaoweiguo.says("我老婆被蛇咬了", group="dongwan")
    village.group_hears("dongwan", "先打 120")
    steps = village.group_hears("dongwan", "蛇咬了，先这样做")
    assert "扎紧" in (steps.text or "")
    assert steps.silent


async def test_self_harm_has_no_steps_in_the_group(village: Village) -> None:
    await village.wangguihua.says("我不想活了", group="xiwan")
    village.group_hears_nothing("xiwan")
    village.wangguihua.hears("您不是一个人", "12356")
    village.wangguihua.hears("别一个人待着", loud=False)


async def test_who_fears_for_another_hears_how_to_keep_them_safe(village: Village) -> None:
    await village.zhaohongxia.says("我女儿说不想活了")
    assert any("守着，一刻也别走开" in text for text in texts(village.zhaohongxia))


async def test_pregnancy_has_no_steps_in_the_group(village: Village) -> None:
    await village.zhaoweiguo.says("我儿媳怀孕了下面大出血", group="dongwan")
    assert not any("怀孕、刚生完的" in text for text in texts(village.zhaoweiguo, group="dongwan"))
    assert any("怀孕、刚生完的" in text for text in texts(village.zhaoweiguo))
