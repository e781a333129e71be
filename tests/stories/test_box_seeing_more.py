"""All boxes for who looks after them, the box as a picture, and questions in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.stock import Amounts, Entry, Lot, Verb
from bot.gateway.buttons import write_button
from bot.services.actors import actor_of
from bot.services.deeds_context import Context
from bot.services.incoming import Heard, Origin
from bot.services.stock.box_question import asked
from bot.services.understand import read
from bot.services.wording import VillageWording
from bot.store import outbox, people, stock
from bot.store.database import Work
from bot.store.outbox import OutboxRow
from tests.stories.box_looks import act, lend, looks
from tests.stories.village import Village, shown


async def test_who_looks_after_a_unit_sees_all_its_boxes_without_names(village: Village) -> None:
    await lend(village, "d_spo2", "wangxiuying", date(2026, 11, 20))
    await village.sunlimin.says("/box")
    text = shown(village.sunlimin.hears("药箱 5 个"))
    for name in ("柳湾药箱", "石桥药箱", "白鹭镇物资室", "柳湾村卫生室", "东湾便民屋"):
        assert name in text
    assert "快过期 1 批" in text
    assert "没按时还 1 件" in text
    assert "王" not in text
    assert "张小兰" not in text
    assert await looks(village) == []


async def test_what_is_over_within_two_weeks_is_said_to_who_looks_after_the_box(
    village: Village,
) -> None:
    desk = village.bot.desk

    async def use(work: Work) -> None:
        first = desk.now() - timedelta(days=30)
        lot = Lot("used", "smec", "盒", first, "firm")
        await stock.add_lot(work, lot)
        bought = Entry("e", first, "box-shiqiao", "used", Verb.IN, Amounts(24))
        await stock.add_entry(work, bought, "smec")
        for day in range(20):
            at = first + timedelta(days=day + 1)
            given = Entry(f"e{day}", at, "box-shiqiao", "used", Verb.OUT, Amounts(-1))
            await stock.add_entry(work, given, "smec")

    await village.yangchanghe.says("/box")
    assert "不够用两周" not in shown(village.yangchanghe.hears("药箱 1 个"))
    await act(village, use)
    await village.yangchanghe.says("/box")
    village.yangchanghe.hears("石桥药箱", "不够用两周 1 样")

    async def rest(work: Work) -> None:
        for on in await stock.shelf_of_item(work, "smec", "box-shiqiao"):
            last = Entry(f"r{on.lot.id}", desk.now(), "box-shiqiao", on.lot.id, Verb.OUT,
                         Amounts(-on.amounts.on_hand))  # fmt: skip
            await stock.add_entry(work, last, "smec")

    await act(village, rest)
    await village.yangchanghe.says("/box")
    assert "不够用" not in shown(village.yangchanghe.hears("石桥药箱", "空了 1 样"))


async def test_who_reads_counts_sees_numbers_of_the_township_alone(village: Village) -> None:
    async def appoint(work: Work) -> None:
        today = village.bot.desk.today()
        await people.end_roles_of_person(work, "luoyifan", today)
        await people.add_role(work, "r1", "luoyifan", "city_reader", "qingshui", today)

    await act(village, appoint)
    await village.luoyifan.says("/box")
    text = shown(village.luoyifan.hears("白鹭镇：5 个"))
    assert "柳湾" not in text


async def test_a_group_may_have_the_box_as_a_picture_once_a_minute(village: Village) -> None:
    await village.wangxiuying.says("/box 图", group="dongwan")
    said = village.wangxiuying.hears("柳湾药箱", "现在开着", group="dongwan")
    assert said.silent
    assert said.photo
    assert said.photo[-1]["width"] > said.photo[-1]["height"] * 0.3
    await village.zhaoweiguo.says("/box pic", group="dongwan")
    village.wangxiuying.hears_nothing(group="dongwan")


async def test_where_nobody_draws_the_same_is_said_in_words(village: Village) -> None:
    await village.wangxiuying.says("/box 图", group="dongwan")
    desk = village.bot.desk

    async def last(work: Work) -> OutboxRow | None:
        rows = await work._fetch("SELECT about FROM outbox WHERE key = 'said.box_picture'", {})
        return await outbox.find_by_about(work, rows[-1]["about"])

    row = await desk.database.read(last)
    assert row is not None
    plain = await VillageWording(desk, write_button, lambda payload: payload).compose(row)
    assert plain is not None
    assert plain.picture is None
    assert "对乙酰氨基酚片 3盒" in plain.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("药箱里有啥", "柳湾村的药箱"),
        ("药箱几点开门", "现在开着，到 20:00"),
        ("药箱里还有布洛芬没有", "布洛芬缓释胶囊 4盒"),
    ],
)
async def test_a_question_in_words_is_answered_as_the_command_would(
    words: str, said: str, village: Village
) -> None:
    desk = village.bot.desk
    number = village.wangxiuying.user_id
    origin = Origin(desk.bot, 990_001, number, "private", None, number, "王")

    async def hear(work: Work) -> bool:
        actor = await actor_of(work, desk, origin)
        heard = Heard(origin, 990_001, desk.now(), text=words)
        reading = read(desk.content, words, at=desk.now(), zone=desk.zone)
        return await asked(work, desk, Context(actor, heard, reading))

    assert await act(village, hear)
    await village.settles()
    village.wangxiuying.hears(said)


async def test_who_asks_in_words_what_there_is_opens_no_matter(village: Village) -> None:
    await village.wangxiuying.says("药箱里有啥")
    village.wangxiuying.hears("柳湾村的药箱", "对乙酰氨基酚片 3盒")
    assert await village.cases() == ()
