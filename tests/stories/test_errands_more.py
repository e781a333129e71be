"""Sorts of errands by their words, slips of drivers, the box's own errands."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.case import Case
from bot.domain.rides import Trip, TripState
from bot.store import errands, purchases, trips
from tests.stories.village import Village, shown

CARD = "谁能搭把手"


@pytest.mark.parametrize(
    ("text", "category", "title", "hidden"),
    [
        ("谁去药店帮我买盒布洛芬", "pickup", "帮忙取药", "布洛芬"),
        ("帮我去卫生室拿一下药", "pickup", "帮忙取药", "卫生室"),
        ("帮我取个快递，取件码 3-2-1008", "parcel", "取快递", "1008"),
        ("帮我交一下电费，户号 1234567", "papers", "代交代办", "1234567"),
        ("明天陪我去县医院做检查，挂号我不会", "escort", "陪着去医院", "检查"),
        ("帮我抬个衣柜", "heavy", "搬重东西", "东湾1号"),
        ("谁来陪我说说话，一个人闷得慌", "company", "陪陪老人、打个电话", "闷"),
    ],
)
async def test_a_sort_has_its_card_and_the_group_reads_no_more_than_that(
    village: Village, text: str, category: str, title: str, hidden: str
) -> None:
    await village.wangxiuying.says(text)
    assert [case.category for case in await village.cases()] == [category]
    card = village.zhaohongxia.hears(title, CARD, group="dongwan")
    assert hidden not in shown(card)


@pytest.mark.parametrize(
    ("text", "category", "title"),
    [
        ("隔离完了，谁能帮我家里消杀一下", "disinfect", "消杀"),
        ("谁来帮我擦擦身子，我自己够不着", "body_care", "照料起居"),
    ],
)
async def test_what_touches_illness_has_no_card(
    village: Village, text: str, category: str, title: str
) -> None:
    await village.wangxiuying.says(text)
    assert category in [case.category for case in await village.cases()]
    village.group_hears_nothing("dongwan")
    village.chenming.finds("我手上的事", title)


async def test_who_offers_company_asks_for_nothing(village: Village) -> None:
    await village.zhoushuangquan.says("我有空，可以陪老人说说话")
    assert "company" not in [case.category for case in await village.cases()]


async def test_what_fits_none_stays_an_errand(village: Village) -> None:
    await village.wangxiuying.says("谁能帮我喂下狗，出门三天")
    assert [case.category for case in await village.cases()] == ["errand"]


async def test_who_fetches_from_the_box_for_a_fever_gets_a_mask_first(village: Village) -> None:
    asks = village.zhaoweiguo
    await asks.says("我发烧38度5，谁家有对乙酰氨基酚片")
    await asks.says("走不动，能不能送来")
    fetched = [c for c in await village.cases() if "for_box" in dict(c.details)]
    if not fetched:
        # The doctor has to say yes before anything is handed out.
        assert any(c.kind in ("box", "tick") for c in await village.cases())
        await village.chenming.taps("可以给")
        await asks.says("走不动，能不能送来")
        fetched = [c for c in await village.cases() if "for_box" in dict(c.details)]
    assert len(fetched) == 1
    await village.zhaohongxia.taps("我来", fetched[0].number, group="dongwan")
    village.zhaohongxia.finds("先戴好口罩")


async def ended_trip(village: Village, driver: str, hours: int) -> str:
    """A trip that ended so many hours ago, as the log has it."""
    ended = village.bot.desk.now() - timedelta(hours=hours)
    trip = Trip(
        f"trip{hours:012d}", driver, "dongwan", ended, ended, 3, ended, ended,
        state=TripState.DONE, ended_at=ended,
    )  # fmt: skip
    await village.bot.desk.database.write(lambda work: trips.add_trip(work, trip))
    return trip.id


async def test_a_fuel_slip_after_a_trip_is_kept_with_it(village: Village) -> None:
    trip = await ended_trip(village, "zhaoweiguo", 2)
    await village.zhaoweiguo.shows_photo("加油 200元")
    read = village.bot.desk.database.read
    slips = await read(lambda w: purchases.receipts_of_trip(w, trip))
    assert [(slip.fen, slip.person_id) for slip in slips] == [(20000, "zhaoweiguo")]
    assert await village.cases() == ()


async def test_a_slip_long_after_a_trip_is_a_picture_like_any_other(village: Village) -> None:
    trip = await ended_trip(village, "zhaoweiguo", 30)
    await village.zhaoweiguo.shows_photo("加油 200元")
    read = village.bot.desk.database.read
    assert await read(lambda w: purchases.receipts_of_trip(w, trip)) == ()


async def done(village: Village) -> Case:
    """王奶奶's parcel was brought by 赵红霞 and answered."""
    await village.wangxiuying.says("帮我取个快递")
    await village.zhaohongxia.taps("我来", "取快递", group="dongwan")
    await village.zhaohongxia.taps("我到了", "取快递")
    await village.zhaohongxia.taps("办好了", "取快递")
    return (await village.cases())[0]


async def test_a_helper_who_had_no_trouble_is_thanked_and_left_alone(village: Village) -> None:
    case = await done(village)
    village.hush()
    await village.until("20:00", day=1)
    await village.zhaohongxia.taps("顺利", "昨天辛苦了")
    read = village.bot.desk.database.read
    found = await read(lambda w: errands.find_exit(w, case.id, "zhaohongxia"))
    assert found is not None
    assert found.answer == "fine"
    assert {c.category for c in await village.cases()} == {"parcel"}
