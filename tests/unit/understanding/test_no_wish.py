"""What a shop, a boaster or a guest says sounds like a wish; a neighbour in the same words asks."""

import pytest

from tests.unit.understanding.reader import level, read

TALK = (
    "需要拼车不，2980元起",
    "99元起拼车，舒适安全",
    "他吹牛能吹死一头牛",
    "你俩这是给我喂了一把狗粮",
    "上次中了一台挖掘机，这次想要一台拖拉机",
    "抽中了一台旋耕机，下回想换一台收割机",
    "会有服务员上门帮忙做饭吗",
    "叫导游不用帮我们买水了",
    "快来帮我做作业",
    "谁帮我写论文啊",
    "找个朋友帮帮忙吧",
    "我没饭吃，别问了",
    "我走路上班，7点起不来，不能改到8点吗",
)
ASKED = {
    "需要拼车去县医院，20块一个人，有人不": "need_ride",
    "出门三天，谁能帮我喂下狗，狗粮在门口": "need_errand",
    "我家牛死了两头，不知道啥病": "need_farm",
    "想要一台旋耕机用两天，谁家有": "need_farm",
    "谁能上门帮忙做饭，我妈摔了": "need_errand",
    "家里没饭吃了，谁能送口热饭": "need_meal",
    "明天去透析的车能不能改到下午": "need_ride",
    "谁能帮帮忙，把我妈背下楼": "need_errand",
}


@pytest.mark.parametrize("text", TALK)
def test_what_only_sounds_like_a_wish_is_none(text: str) -> None:
    assert read(text).intents == ()


@pytest.mark.parametrize(("text", "wish"), ASKED.items())
def test_the_same_words_of_a_neighbour_ask(text: str, wish: str) -> None:
    wanted = set(read(text).intents)
    # A meal is an errand in the labels, and a machine a farm matter.
    assert wish in wanted, wanted


@pytest.mark.parametrize(
    "text",
    ["我掉进河里了亲！", "满脸血发生啥了？", "那种叫不醒的", "咳嗽好点了吗？", "头疼好点没"],
)
def test_a_cry_to_customers_a_kind_and_a_question_are_nobodys_illness(text: str) -> None:
    assert level(text) is None


@pytest.mark.parametrize(
    "text",
    ["我掉进河里了", "有人掉河里了快来", "老张满脸血，发生啥了", "有人满脸血发生啥了", "叫不醒的"],
)
def test_the_same_danger_of_somebody_is_heard(text: str) -> None:
    said = level(text)
    assert said is not None
    assert said.name == "EMERGENCY"
