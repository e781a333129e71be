"""After a complaint: at most three questions, one at a time, chosen by what would be dangerous."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.simulator import Message
from tests.stories.conftest import VillageAt
from tests.stories.village import Person, Village

NEAR = ("lixiaofang", "zhoujianguo", "chenming")


def labels(message: Message) -> list[str]:
    return [button.text for button in message.buttons]


def asked(person: Person) -> list[Message]:
    """Every question of the three that somebody was asked."""
    return [m for m in person.messages() if len(m.buttons) == 3 and "不清楚" in labels(m)[2]]


async def test_help_is_on_its_way_before_anything_is_asked(village: Village) -> None:
    someone = village.person("liyoufu")
    await someone.says("发烧38.5")
    opened, question = someone.messages()[-2:]
    assert "记下了" in (opened.text or "")
    assert labels(question) == ["喘得厉害", "不喘", "不清楚"]
    village.lixiaofang.finds("我手上的事", "身体不舒服")


async def test_no_more_than_three_are_asked_and_one_at_a_time(village: Village) -> None:
    someone = village.wangxiuying
    await someone.says("头晕，恶心，没劲")
    for count, answer in enumerate(("没有", "不喘", "都没有"), start=1):
        assert len(asked(someone)) == count
        await someone.taps(answer)
    assert len(asked(someone)) == 3
    someone.hears("暂时没见到危险的样子，先在家养着")
    village.hush()
    await someone.says("还是头晕")
    assert len(asked(someone)) == 3


async def test_after_the_last_answer_the_level_and_its_reason_are_one_sentence(
    village: Village,
) -> None:
    await village.person("liyoufu").says("发烧三天了，38度2，不喘")
    result = village.person("liyoufu").hears("烧了三天没退，今天要让村医看看。")
    assert labels(result) == ["要个抗原", "问村医"]


async def test_what_was_said_or_denied_is_not_asked(village: Village) -> None:
    await village.person("liyoufu").says("咳嗽，不喘，血氧97")
    assert not [m for m in asked(village.person("liyoufu")) if "出气" in (m.text or "")]


async def test_a_yes_to_a_danger_sign_calls_everybody_and_shows_the_card(village: Village) -> None:
    await village.wangxiuying.says("头晕")
    village.hush()
    await village.wangxiuying.taps("压得慌")
    village.wangxiuying.hears("先打 120", "东湾1号", loud=True)
    village.wangxiuying.hears("心口的急病，先这样做", loud=False)
    for code in NEAR:
        village.person(code).hears("🚨🚨", "王奶奶", "头晕", "压得慌", loud=True)
    village.nothing_rings()
    assert (await village.the_case()).acuity is Acuity.EMERGENCY


async def test_not_sure_counts_as_yes(village: Village) -> None:
    await village.wangxiuying.says("头晕")
    village.hush()
    await village.wangxiuying.taps("不清楚")
    village.wangxiuying.hears("先打 120", loud=True)
    village.chenming.hears("🚨🚨", "王奶奶", loud=True)


async def test_not_sure_said_in_words_counts_too(village: Village) -> None:
    await village.wangxiuying.says("头晕")
    await village.wangxiuying.says("不晓得。")
    assert (await village.the_case()).acuity is Acuity.EMERGENCY


async def test_not_measured_is_no_danger(village: Village) -> None:
    await village.wangxiuying.says("发烧38.5，咳嗽，不喘")
    await village.wangxiuying.taps("没法量")
    await village.wangxiuying.taps("没有")
    assert (await village.the_case()).acuity is Acuity.SAME_DAY


async def test_words_answer_as_the_buttons_do(village: Village) -> None:
    someone = village.wangxiuying
    await someone.says("发烧38.5，咳嗽")
    await someone.says("不喘")
    assert labels(someone.messages()[-1]) == ["93或更低", "94以上", "没法量"]
    await someone.says("96")
    assert labels(someone.messages()[-1]) == ["有血", "没有", "不清楚"]
    await someone.says("没有！")
    someone.hears("老人、娃娃、怀着娃的，发烧不能大意", "今天要让村医看看")
    assert await village.timeline(await village.the_case()) == [
        "reported", "opened", "told", *["question", "reply"] * 3,
    ]  # fmt: skip
    village.chenming.finds("我手上的事", "王奶奶")


async def test_a_bare_no_means_danger_where_yes_means_well(village: Village) -> None:
    await village.wangqiang.says("我妈发烧38.5，不喘")
    assert "叫得醒不" in (asked(village.wangqiang)[-1].text or "")
    await village.wangqiang.says("没有")
    village.wangqiang.hears("先打 120", loud=True)
    assert (await village.the_case()).acuity is Acuity.EMERGENCY


async def test_a_number_that_is_dangerous_is_heard_without_its_word(village: Village) -> None:
    await village.wangxiuying.says("发烧38.5，咳嗽，不喘")
    await village.wangxiuying.says("91")
    village.wangxiuying.hears("先打 120", loud=True)
    assert (await village.the_case()).acuity is Acuity.EMERGENCY


async def test_a_word_that_means_more_than_its_question_counts(village: Village) -> None:
    await village.person("liyoufu").says("发烧38.5")
    await village.person("liyoufu").says("39度5")
    assert (await village.the_case()).acuity is Acuity.SAME_DAY


async def test_who_writes_is_awake_and_is_not_asked_whether(village: Village) -> None:
    await village.person("liyoufu").says("发烧38.5，不喘")
    assert not [m for m in asked(village.person("liyoufu")) if "叫得醒" in (m.text or "")]
    await village.wangqiang.says("我妈发烧38.5，不喘")
    village.wangqiang.hears("叫得醒不")


async def test_of_a_child_it_is_asked_whether_it_drinks(village: Village) -> None:
    await village.lixiaofang.says("我家孩子发烧38.5，不喘")
    await village.lixiaofang.taps("叫得醒")
    await village.lixiaofang.taps("喝不进")
    village.lixiaofang.hears("先打 120", loud=True)
    village.lixiaofang.hears("娃娃不好，先这样做")
    village.chenming.hears("🚨🚨", "赵小虎", "喝不进", loud=True)


async def test_coal_stoves_are_asked_about_in_winter_and_not_in_summer(
    village_at: VillageAt,
) -> None:
    for day, first in (("2026-12-23 09:00", "烧煤"), ("2026-07-23 09:00", "喝口水存得住")):
        async with village_at(day) as village:
            await village.person("liyoufu").says("恶心")
            assert first in (asked(village.person("liyoufu"))[0].text or "")


async def test_an_old_button_is_answered_kindly(village: Village) -> None:
    await village.wangxiuying.says("头晕")
    question = asked(village.wangxiuying)[-1]
    await village.wangxiuying.taps_on(question, "没有")
    assert await village.wangxiuying.taps_on(question, "压得慌") == "这个问过了，谢谢。"
    assert (await village.the_case()).acuity is not Acuity.EMERGENCY


async def test_a_question_that_nobody_answers_changes_nothing_and_is_not_repeated(
    village: Village,
) -> None:
    await village.person("liyoufu").says("头晕")
    village.hush()
    await village.passes(hours=2)
    village.person("liyoufu").hears_nothing()
    village.nothing_rings()
    assert (await village.the_case()).acuity is Acuity.SELF_CARE


async def test_a_tooth_is_asked_nothing(village: Village) -> None:
    await village.person("liyoufu").says("牙疼")
    assert asked(village.person("liyoufu")) == []
    village.person("liyoufu").hears("记下了")
    village.person("liyoufu").hears_nothing()


async def test_in_the_group_nothing_is_asked_and_in_private_it_is(village: Village) -> None:
    await village.wangxiuying.says("我发烧38.5", group="dongwan")
    village.group_hears_nothing("dongwan")
    village.wangxiuying.hears("出气费劲不", loud=False)


async def test_by_night_an_answer_does_not_stand_for_whether_it_can_wait(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-24 23:00") as village:
        await village.person("liyoufu").says("发烧38.5")
        village.person("liyoufu").hears("等得到天亮吗")
        await village.person("liyoufu").says("不喘")
        await village.person("liyoufu").taps("三天多了")
        assert (await village.the_case()).acuity is Acuity.SAME_DAY
        village.hush()
        await village.passes(minutes=11)
        village.chenming.hears("李有福", "问了没回话", loud=True)


async def test_a_stranger_is_asked_too(village: Village) -> None:
    stranger = village.newcomer("外乡客")
    await stranger.starts()
    await stranger.says("发烧39度")
    stranger.hears("出气费劲不", loud=False)
    await stranger.taps("喘得厉害")
    stranger.hears("先打 120", loud=True)


async def test_an_emergency_is_asked_nothing(village: Village) -> None:
    await village.wangxiuying.says("胸口压得慌出冷汗")
    assert asked(village.wangxiuying) == []
