"""However much there is, what is said of the boxes fits into one message of Telegram."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.load import load_content
from bot.domain.boxes import Box
from bot.domain.stock import Amounts, Lot, OnShelf
from bot.services.desk import Desk
from bot.services.ports import Clock, Ids
from bot.services.stock.box_views import ROOM, block, expanded, fitting, free_things, opening
from bot.services.stock.keeper_view import by_expiry, in_pages
from bot.store.database import Database

ROOT = Path(__file__).parents[3]
MOST = 4096
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # nine in the morning in the village


class Stopped:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Content and time; what these views are made of needs no database."""
    content = load_content(ROOT)
    nothing = cast(Database, None)
    clock: Clock = Stopped()
    return Desk(nothing, content, clock, cast(Ids, None), "1", ZoneInfo("Asia/Shanghai"))


def on(item: str, qty: int, *, reserved: int = 0, last: date | None = None, n: int = 0) -> OnShelf:
    lot = Lot(f"{item}{n}", item, "盒", NOW, "firm", f"B{n}", last)
    return OnShelf("box", lot, Amounts(qty, reserved))


def test_thirty_boxes_full_of_everything_fit_into_one_message(desk: Desk) -> None:
    full = free_things(desk, [on(item.id, 99) for item in desk.content.stocked.all])
    places = [Box(f"b{n}", "u", f"第{n}号药箱", "村口小卖部对面的老房子") for n in range(30)]
    blocks = fitting(lambda most: [block(desk, box, full, most) for box in places])
    values = {"place": "柳湾村", "boxes": blocks, "near": [], "at": NOW}
    text = desk.content.messages.render("box.mine", {**values, "scarce": ""}).text
    assert len(blocks) == 30
    assert len(text) <= MOST
    assert "第29号药箱" in text
    assert "另外还有" in text


def test_a_few_things_are_all_named(desk: Desk) -> None:
    things = free_things(desk, [on("para_tab", 3), on("d_therm", 1), on("t_ladder", 1)])
    (text,) = fitting(lambda most: [block(desk, Box("b", "u", "药箱", "这里"), things, most)])
    assert "药：对乙酰氨基酚片 3盒" in text
    assert "器具：" in text
    assert "工具：" in text
    assert "另外还有" not in text


@given(st.lists(st.integers(1, 900), max_size=80))
def test_pages_hold_every_line_in_order_and_none_is_too_long(lengths: list[int]) -> None:
    lines = ["x" * length for length in lengths]
    pages = in_pages(lines, 1000)
    assert [line for page in pages for line in page] == lines
    assert all(sum(len(line) + 1 for line in page) <= 1000 for page in pages)


def test_what_is_promised_expired_or_blocked_is_not_free(desk: Desk) -> None:
    yesterday = date(2026, 11, 22)
    shelf = [on("para_tab", 3, reserved=2), on("ibu_er", 2, last=yesterday)]
    assert [(t.item, t.qty) for t in free_things(desk, shelf)] == [("para_tab", 1)]
    assert [(t.item, t.qty) for t in free_things(desk, shelf, today_only=False)] == [
        ("para_tab", 1),
        ("ibu_er", 0),
    ]


def test_the_nearest_expiry_comes_first_and_what_keeps_for_ever_last() -> None:
    days = [date(2027, 1, 1) + timedelta(days=n) for n in (9, 0, 5)]
    shelf = (on("d_therm", 1), *(on("ors", 1, last=day, n=n) for n, day in enumerate(days)))
    assert [s.lot.last_day for s in by_expiry(shelf)] == [*sorted(days), None]


@pytest.mark.parametrize(
    ("opens", "closed", "said"),
    [
        ("mon-sun 07:00-20:00", False, "现在开着，到 20:00"),
        ("mon-fri 10:30-12:00", False, "现在没开，今天 10:30 开"),
        ("tue 08:00-12:00", False, "现在没开，明天 8:00 开"),
        (None, False, "随时可以去"),
        ("mon-sun 07:00-20:00", True, "暂时不开"),
    ],
)
def test_whether_it_is_open_is_said_with_the_clock(
    opens: str | None, closed: bool, said: str, desk: Desk
) -> None:
    assert opening(desk, Box("b", "u", "药箱", "这里", opens=opens, closed=closed)) == said


def test_a_word_for_many_things_means_all_that_are_for_the_same(desk: Desk) -> None:
    wanted = expanded(desk, ["antipyretic"])
    assert {"para_tab", "ibu_er"} <= wanted
    assert "ors" not in wanted
    assert expanded(desk, ["ibu_er"]) == {"ibu_er"}


def test_a_name_with_signs_of_markup_is_said_as_it_stands(desk: Desk) -> None:
    text = block(desk, Box("b", "u", "<b>A&B", "这里"), [], 5)
    assert "&lt;b&gt;A&amp;B" in text
    assert len(text) < ROOM
