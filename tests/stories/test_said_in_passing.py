"""What a keeper says in passing about the own box is taken as what it is, and booked by a tap."""

from __future__ import annotations

import pytest

from tests.stories.stocked import in_order, on_hand
from tests.stories.village import Person, Village, shown

PARA, ORS = "对乙酰氨基酚片", "口服补液盐散"


async def is_kept(village: Village, person: Person, thing: str = PARA) -> None:
    """Somebody asked for it, and it lies ready."""
    await person.says(f"谁家有{thing}")
    for answer in ("大人", "都没有"):
        if any(b.text == answer for b in person.messages()[-1].buttons):
            await person.taps(answer)
    village.hush()


@pytest.mark.parametrize("words", ["口罩还有40个", "还有40个口罩", "药箱里口罩还有大概40个"])
async def test_so_many_are_still_there_is_a_count_that_one_tap_books(
    village: Village, words: str
) -> None:
    keeper, before = village.zhangxiaolan, await village.row_count("stock_entries")
    await keeper.says(words)
    keeper.hears("医用外科口罩", "比账上少20")
    await keeper.taps("以前数错、记错")
    keeper.hears("盘点", "账上60个", "40个", "对吗")
    assert await village.row_count("stock_entries") == before
    await keeper.taps("对")
    assert await on_hand(village, "box-liuwan", "d_mask") == 40
    await in_order(village)


async def test_a_count_that_agrees_is_read_back_at_once(village: Village) -> None:
    await village.zhangxiaolan.says("体温计还有2支")
    village.zhangxiaolan.hears("电子体温计", "账上2支", "对吗")


async def test_who_keeps_no_box_counts_nothing(village: Village) -> None:
    await village.wangqiang.says("口罩还有40个")
    village.wangqiang.hears_nothing("盘点")
    assert await village.row_count("stock_orders") == 0


@pytest.mark.parametrize(
    "words",
    [
        "给了",
        "给他了",
        "交给她了",
        "药已经给他了",
        "拿走了",
        "王奶奶拿走了",
        "对乙酰氨基酚给王奶奶了",
    ],
)
async def test_given_in_words_is_what_the_button_does(village: Village, words: str) -> None:
    await is_kept(village, village.wangxiuying)
    await village.zhangxiaolan.says(words)
    village.wangxiuying.hears(PARA)
    assert await on_hand(village, "box-liuwan", "para_tab") == 2
    await village.wangxiuying.says("拿到了，谢谢")
    assert (await village.the_case()).final
    await in_order(village)


async def test_of_two_it_is_asked_which_and_a_name_tells(village: Village) -> None:
    keeper = village.zhangxiaolan
    await is_kept(village, village.wangxiuying)
    await is_kept(village, village.zhaohongxia, ORS)
    await keeper.says("给了")
    asked = keeper.hears("说的是哪一件")
    assert [b.text for b in asked.buttons] == [
        "柳湾0001 药箱取药 王奶奶",
        "柳湾0002 药箱取药 赵红霞",
    ]
    assert await on_hand(village, "box-liuwan", "para_tab") == 3
    await keeper.taps("柳湾0001 药箱取药 王奶奶")
    assert await on_hand(village, "box-liuwan", "para_tab") == 2
    assert await on_hand(village, "box-liuwan", "ors") == 8
    await keeper.says("补液盐给赵红霞了")
    assert await on_hand(village, "box-liuwan", "ors") == 7
    await in_order(village)


@pytest.mark.parametrize("words", ["给了", "钱给他了", "老赵拿走了", "没给他", "给了吗"])
async def test_where_nothing_is_to_be_handed_over_or_it_is_something_else_nothing_moves(
    village: Village, words: str
) -> None:
    if words != "给了":
        await is_kept(village, village.wangxiuying)
    before = await on_hand(village, "box-liuwan", "para_tab")
    await village.zhangxiaolan.says(words)
    assert await on_hand(village, "box-liuwan", "para_tab") == before
    village.zhangxiaolan.hears_nothing("说的是哪一件")


async def test_a_reply_to_the_card_says_which(village: Village) -> None:
    await is_kept(village, village.wangxiuying)
    await is_kept(village, village.zhaohongxia, ORS)
    card = village.zhangxiaolan.finds("口服补液盐")
    await village.zhangxiaolan.says("给她了", reply_to=card)
    assert await on_hand(village, "box-liuwan", "ors") == 7
    assert "说的是哪一件" not in shown(village.zhangxiaolan.messages()[-1])
