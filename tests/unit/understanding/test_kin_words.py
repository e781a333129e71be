"""For whom of the family a wish is, and whose pregnancy is spoken of."""

import pytest

from bot.domain.kinship import CHILD, ELDER, GRANDCHILD, GRANDPARENT, PARENT, PARTNER, Kin
from bot.understanding.kin_words import kin_said, of_own_pregnancy


@pytest.mark.parametrize(
    ("words", "kin"),
    [
        ("我妈在柳湾，想要两盒布洛芬", Kin(PARENT, "f")),
        ("替我爸要一盒感冒灵", Kin(PARENT, "m")),
        ("婆婆要一盒感冒灵", Kin(PARENT, "f")),
        ("丈母娘要点口罩", Kin(PARENT, "f")),
        ("给我家爷爷要点药", Kin(GRANDPARENT, "m")),
        ("给老人要两盒感冒灵", Kin(ELDER)),
        ("老伴要一盒感冒灵", Kin(PARTNER)),
        ("外孙女要退热贴", Kin(GRANDCHILD, "f")),
        ("儿媳妇想要口罩", Kin(CHILD, "f")),
        ("我妈说想要一盒感冒灵", Kin(PARENT, "f")),
    ],
)
def test_the_word_of_kinship_says_for_whom_a_wish_is(words: str, kin: Kin) -> None:
    assert kin_said(words) == kin


@pytest.mark.parametrize(
    "words",
    [
        "要一盒感冒灵",
        "王奶奶要一盒感冒灵",
        "我妈说药箱有感冒灵，我要一盒",
        "娘家那边要口罩",
        "我儿子不在家，要盒感冒灵",
        "给我妈要一盒，我自己也要一盒",
        "妈呀，要口罩",
    ],
)
def test_kin_that_is_only_spoken_of_is_not_the_one(words: str) -> None:
    assert kin_said(words) is None


def test_her_own_pregnancy_is_known_from_a_wifes_and_from_a_doubt() -> None:
    assert of_own_pregnancy("我怀孕了，能吃布洛芬吗")
    assert of_own_pregnancy("我现在怀着娃")
    assert not of_own_pregnancy("我媳妇怀孕了，能吃布洛芬吗")
    assert not of_own_pregnancy("我怀疑是感冒")
