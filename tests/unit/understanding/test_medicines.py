"""Names of medicines, devices and supplies: written, spelt by ear, and not meant at all."""

import pytest

from tests.unit.understanding.medicine_slips import SLIPS, TALK
from tests.unit.understanding.shipped_things import generics, shipped_things


@pytest.mark.parametrize(
    ("text", "generic"),
    [
        ("谁家有布洛芬", "布洛芬"),
        ("我屋头还有半盒芬必得", "布洛芬"),
        ("帮捎盒美林", "布洛芬"),
        ("有布洛芬缓释胶囊吗", "布洛芬"),
        ("扑热息痛一板", "对乙酰氨基酚"),
        ("有黄连素没得", "小檗碱"),
        ("思密达还有吗", "蒙脱石散"),
        ("带两盒拜新同", "硝苯地平"),
        ("谁家有美宝", "湿润烧伤膏"),
        ("哪家有救心丸", "速效救心丸"),
        ("谁有999", "感冒灵"),
        ("连花买不到，谁有匀一盒", "连花清瘟"),
        ("VC银翘片有两板", "维C银翘片"),
        ("谁家有量血压的", "血压计"),
        ("雾化机谁家有", "雾化器"),
        ("我这儿有副拐", "拐杖"),
        ("有多的N95吗", "N95口罩"),
        ("还有84没有", "84消毒液"),
        ("有退烧药吗", "退烧药"),
        ("泰诺有没有", "泰诺"),
    ],
)
def test_what_people_call_it_is_known_by_its_generic_name(text: str, generic: str) -> None:
    assert generics(text) == [generic]


@pytest.mark.parametrize(("text", "generic"), SLIPS.items())
def test_a_name_spelt_by_ear_is_resolved_and_marked_as_guessed(text: str, generic: str) -> None:
    (mention,) = shipped_things().named.find(text)
    assert mention.generic == generic


@pytest.mark.parametrize("text", TALK)
def test_everyday_talk_names_no_medicine(text: str) -> None:
    assert generics(text) == []


def test_a_guess_says_which_words_it_is_from_and_a_written_name_does_not() -> None:
    guess, known = shipped_things().named.find("布洛分还有, 头孢也有")
    assert (guess.guessed_from, known.guessed_from) == ("布洛分", None)
    assert guess.medicine_id.startswith("ibu")


def test_a_mention_stands_where_its_words_stand() -> None:
    text = "谁有布洛芬和创可帖"
    found = shipped_things().named.find(text)
    assert [text[m.start : m.end] for m in found] == ["布洛芬", "创可帖"]


def test_the_longest_name_wins() -> None:
    assert generics("红霉素眼膏有吗") == ["红霉素眼膏"]
    assert generics("厄贝沙坦氢氯噻嗪一盒") == ["厄贝沙坦氢氯噻嗪"]


def test_two_names_of_one_thing_side_by_side_are_one() -> None:
    assert generics("三九感冒林还有吗") == ["感冒灵"]


def test_a_nickname_means_nothing_without_medicine_around_it() -> None:
    assert generics("先锋村的人来了") == []
    assert generics("吃了两片先锋") == ["头孢"]


def test_a_nickname_beside_another_medicine_is_understood() -> None:
    assert generics("美林跟泰诺林能不能换着吃") == ["布洛芬", "对乙酰氨基酚"]


def test_who_asks_for_a_name_alone_needs_no_sentence_around_it() -> None:
    named = shipped_things().named
    assert [m.generic for m in named.search("布洛分")] == ["布洛芬"]
    assert [m.generic for m in named.search("美琳")] == ["布洛芬"]
    assert named.search("没有这种药") == []


def test_a_word_for_many_things_says_so() -> None:
    (mention,) = shipped_things().named.find("有感冒药吗")
    assert mention.medicine.broad
