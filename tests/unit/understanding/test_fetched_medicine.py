"""Who sends somebody for a medicine is heard; who only tells of it asks nothing."""

import pytest

from tests.unit.understanding.reader import read


@pytest.mark.parametrize(
    "text",
    [
        "帮我去镇上药店买盒布洛芬",
        "帮我去镇上买点药",
        "替我到县里药房拿两盒二甲双胍",
        "给我上卫生室取点创可贴",
    ],
)
def test_a_medicine_fetched_from_a_shop_is_an_errand(text: str) -> None:
    assert read(text).intents == ("need_errand",), read(text).why


@pytest.mark.parametrize(
    "text",
    [
        "他帮我去镇上药店买点布洛芬",
        "刚才帮我去镇上药店买点布洛芬",
        "帮我去镇上看看药店",
        "我去镇上药店买了盒布洛芬",
    ],
)
def test_one_who_only_tells_of_it_asks_nothing(text: str) -> None:
    assert not read(text).intents, read(text).why


@pytest.mark.parametrize("text", ["要对乙酰氨基酚片", "要布洛芬片", "我要对乙酰氨基酚片"])
def test_a_medicine_asked_for_by_its_form_is_needed(text: str) -> None:
    assert read(text).intents == ("need_medicine",), read(text).why


@pytest.mark.parametrize("text", ["要对比一下两家的价", "要对得起自己", "要对齐了再剪"])
def test_words_that_begin_like_a_medicine_ask_for_none(text: str) -> None:
    assert not read(text).intents, read(text).why
