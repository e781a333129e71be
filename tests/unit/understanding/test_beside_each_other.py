"""Two matters in one message, lacks said with 都没有, and what closes a matter."""

import pytest

from tests.unit.understanding.reader import read

TWO = {
    "昨天那个药拿到了，明天还想要个车去县医院": ("done", "need_ride"),
    "车不用了，谁能帮我带点退烧药": ("cancel", "need_errand"),
    "上次要的车不用了，我儿子回来了。另外谁家有布洛芬": ("cancel", "need_medicine"),
    "药不用带了，明天要个车去县医院": ("cancel", "need_ride"),
    "帮我带两包盐，车不用了": ("need_errand", "cancel"),
    "上午报的车取消吧，不过还是要人帮忙带下药": ("cancel", "need_errand"),
    "菜不要了，给我妈送碗饭就行": ("cancel", "need_errand"),
    "三轮借到了，不用了，就是还缺个人帮忙抬": ("cancel", "need_errand"),
    "我要的车定了没，另外还想要点青菜，谁去镇上带一下": ("status", "need_errand"),
}
ONE = {
    "想要个车去县里，不用了，找到了": "cancel",
    "不用了，昨天想借的三轮借到了": "cancel",
    "不用送菜了，我儿子买回来了": "cancel",
    "谁能来帮我收谷子？……找到人了，不用了": "cancel",
    "不用来接我了，他舅来接": "cancel",
    "谁去县里带我一程，车找到了不用了": "cancel",
    "借轮椅的事有着落没": "status",
    "取消，刚才要的去县医院的车": None,
}
LACKS = {
    "屋里退烧药都没有": "need_medicine",
    "家里连退烧药都没有": "need_medicine",
    "家里连个退烧药都没得": "need_medicine",
    "要去县医院，家里一个会开车的都没有": "need_ride",
    "家里一个会开车的都没有": "need_ride",
    "屋里一口吃的都没有": "need_meal",
    "屋里头连根体温计都没有": "need_medicine",
    "家头感冒药一颗都没得": "need_medicine",
    "村里一个开车的都没有，我妈要去县医院": "need_ride",
    "家里一个能抬人的都没有": "need_errand",
}
NO_LACKS = (
    "发烧咳嗽都没有",
    "一点烧都没有",
    "退烧药都有，不缺",
    "一个人都没有来打牌",
    "我家药都没停过",
    "家里药都没人吃",
    "家里饭都没有煮",
    "屋里没药味",
    "家里一个背书的都没有",
    "医院里连个医生都没有",
)
CLOSES = ("好些了，退烧了，谢谢", "好多了", "好多了。", "退烧了", "我妈好多了", "好多了谢谢大家")
CLOSES_NOT = (
    "好些了但是还咳",
    "好些了，但是还咳",
    "好多了，就是还有点咳",
    "退烧了，但是又拉肚子",
    "天气好多了",
    "娃退烧了，36度6，玩得疯",
)
GREETINGS = (
    "喺度嗎",
    "你好",
    "在吗",
    "有人吗",
    "在不在",
    "你好，有人吗？",
    "大家好",
    "有没有人在",
    "早上好呀",
)
MORE_THAN_A_GREETING = {
    "有人吗救命": "sos",
    "有人吗？我妈晕倒了": None,
    "你好，车呢": "where",
    "有没有人去县里": None,
    "你好，谁家有布洛芬": None,
}


@pytest.mark.parametrize(("text", "wanted"), TWO.items())
def test_a_new_need_survives_what_is_done_or_called_off(text: str, wanted: tuple[str, ...]) -> None:
    assert read(text).intents == wanted


@pytest.mark.parametrize(("text", "code"), ONE.items())
def test_what_is_called_off_is_not_wanted_any_more(text: str, code: str | None) -> None:
    assert read(text).intents == ((code,) if code else ())


@pytest.mark.parametrize(("text", "need"), LACKS.items())
def test_not_even_one_is_a_lack(text: str, need: str) -> None:
    assert read(text).intents == (need,)


@pytest.mark.parametrize("text", NO_LACKS)
def test_an_illness_or_a_guest_who_is_not_there_is_no_lack(text: str) -> None:
    assert read(text).intents == ()


@pytest.mark.parametrize("text", CLOSES)
def test_better_and_thanks_close_a_matter(text: str) -> None:
    assert read(text).intents == ("done",)


@pytest.mark.parametrize("text", CLOSES_NOT)
def test_better_with_a_but_closes_nothing(text: str) -> None:
    assert "done" not in read(text).intents


def test_the_word_that_answers_a_card_stays_beside_it() -> None:
    assert read("好多了").word == "fine"


@pytest.mark.parametrize("text", GREETINGS)
def test_a_message_that_only_greets_is_known_as_one(text: str) -> None:
    meaning = read(text)
    assert (meaning.word, meaning.intents, meaning.alarm) == ("greeting", (), None)


@pytest.mark.parametrize(("text", "word"), MORE_THAN_A_GREETING.items())
def test_a_greeting_before_something_else_is_not_the_word(text: str, word: str | None) -> None:
    assert read(text).word == word
