"""How a loan ends otherwise: in mourning, never, never begun; and one that nobody asked for."""

from __future__ import annotations

from datetime import date

from bot.domain.stock import Amounts, Lot
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.store import people
from bot.store.database import Work
from tests.stories.test_box_lending import act, borrows, lent, on_shelf
from tests.stories.village import Village


async def test_a_house_in_mourning_is_left_alone(village: Village) -> None:
    wang, keeper, liaison = village.wangxiuying, village.zhangxiaolan, village.lixiaofang
    await borrows(village, wang)

    async def died(work: Work) -> None:
        await people.end_person(work, "wangxiuying", date(2026, 11, 24), "died")

    await act(village, died)
    await village.until("07:31", day=6)
    for person in (wang, keeper, liaison):
        person.hears_nothing("血氧仪")
    await village.passes(days=25)
    liaison.hears("血氧仪", "看着问一声，不急")
    keeper.hears_nothing("借的")


async def test_what_never_came_back_is_written_off_after_a_month(village: Village) -> None:
    keeper = village.zhangxiaolan
    await borrows(village, village.wangxiuying)
    await village.passes(days=34)
    keeper.hears("血氧仪", "一直没还")
    await keeper.taps("东西丢了，销账")
    assert await on_shelf(village) == Amounts()
    assert await lent(village) == ()


async def test_a_spanner_is_lent_at_the_door_of_the_tool_house(village: Village) -> None:
    keeper, borrower = village.lixiaofang, village.zhaoweiguo
    desk = village.bot.desk
    spanner = Lot("spanner", "t_wrench", "把", desk.now(), "unit")
    await act(
        village, lambda w: ledger.receive(w, desk, "tools-dongwan", spanner, 2, Why("lixiaofang"))
    )
    await keeper.says("扳手借给赵卫国了")
    said = keeper.hears("扳手", "1把", "借给谁了")
    assert [button.text for button in said.buttons] == ["老赵 东湾"]
    assert await lent(village) == ()
    await keeper.taps("老赵 东湾")
    borrower.hears("借给您了", "扳手", "11月30日", "东湾老祠堂")
    await keeper.says("谁没还")
    keeper.hears("借出去的", "扳手", "老赵", "11月30日")
    await keeper.taps("扳手 老赵")
    await keeper.taps("好的")
    borrower.hears("收到扳手了")
    assert await lent(village) == ()


async def test_who_did_not_get_it_is_asked_for_nothing(village: Village) -> None:
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await borrows(village, wang)
    await wang.taps("没拿到")
    keeper.hears("王奶奶说没拿到", "血氧仪")
    await keeper.taps("还在箱里")
    wang.hears("血氧仪", "没有记到您名下")
    assert await on_shelf(village) == Amounts(on_hand=1)
    assert (await village.the_case()).outcome == "not_given"
    await village.passes(days=5)
    wang.hears_nothing("到期")


async def test_only_who_keeps_the_box_says_that_it_is_back(village: Village) -> None:
    wang, neighbour = village.wangxiuying, village.zhaoweiguo
    await borrows(village, wang)
    await neighbour.says("血氧仪还了")
    assert (await lent(village))[0].on("back") is None
    await wang.says("血氧仪还了")
    assert (await lent(village))[0].on("back") == date(2026, 11, 23)
    assert (await on_shelf(village)).lent == 1
