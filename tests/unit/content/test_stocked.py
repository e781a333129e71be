"""Whatever may lie in a box is found by its id and by the words people have for it."""

import pytest

from bot.content.content import Content
from bot.content.load import load_content
from bot.content.stocked import Stocked
from tests.unit.content.shelves import ROOT


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT)


@pytest.fixture(scope="module")
def stocked(content: Content) -> Stocked:
    return content.stocked


def ids(stocked: Stocked, words: str) -> list[str]:
    return [item.id for item in stocked.by_words(words)]


def test_medicines_and_tools_lie_in_one_stock_with_an_id_each(content: Content) -> None:
    stocked = content.stocked
    assert stocked.all == (*content.things.medicines, *content.tools)
    assert len({item.id for item in stocked.all}) == len(stocked.all)
    assert all(stocked.find(item.id) is item for item in stocked.all)
    assert stocked.find("t_ladder") in content.tools
    assert stocked.find("no_such") is None


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("芬必得", "ibu_er"),
        (" 芬必得 ", "ibu_er"),
        ("水银温度计", "d_therm_hg"),
        ("水银体温计", "d_therm_hg"),
        ("体温计", "d_therm"),
        ("999", "gml"),
        ("梯子", "t_ladder"),
        ("谁家有人字梯借一下", "t_ladder"),
        ("谁家有美林", "ibu_susp"),
        ("布洛分", "ibu_er"),
    ],
)
def test_a_name_finds_what_it_means(stocked: Stocked, words: str, first: str) -> None:
    assert ids(stocked, words)[0] == first


def test_a_brand_is_one_line_and_a_generic_name_all_packs_of_it(stocked: Stocked) -> None:
    assert ids(stocked, "芬必得") == ["ibu_er"]
    packs = ["ibu_er", "ibu_tab", "ibu_susp", "ibu_gran"]
    assert ids(stocked, "布洛芬") == packs
    assert ids(stocked, "谁家有布洛芬") == packs
    assert ids(stocked, "布洛分") == packs


def test_of_several_names_the_longest_comes_first(stocked: Stocked) -> None:
    assert ids(stocked, "借个梯子，再要两袋口服补液盐") == ["ors", "t_ladder"]


@pytest.mark.parametrize("words", ["", "   ", "今天天气不错", "拖鞋"])
def test_what_is_in_no_box_finds_nothing(stocked: Stocked, words: str) -> None:
    assert stocked.by_words(words) == ()


def test_tools_do_not_change_what_messages_are_understood_by(content: Content) -> None:
    assert content.things.named.find("谁家有梯子和扳手借一下") == []
    assert not {tool.id for tool in content.tools} & set(content.things.named.medicines)


def test_a_medicine_counts_as_unsigned_until_somebody_verified_it(stocked: Stocked) -> None:
    assert "para_tab" in stocked.unsigned
    assert not {"d_mask", "t_ladder"} & set(stocked.unsigned)
