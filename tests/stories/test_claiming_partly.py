"""A part that is possible is taken, the rest is looked for by itself, and who asked hears both."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.rides import Need
from bot.store import rides
from tests.stories.village import Village

BOTH_WAYS = "明天早上八点送我去县医院，还要接回来"


async def needs(village: Village) -> list[tuple[Case, Need]]:
    found = []
    for case in await village.cases():
        need = await village.bot.desk.database.read(
            lambda work, id=case.id: rides.find_need(work, id)  # type: ignore[misc]
        )
        if need is not None:
            found.append((case, need))
    return found


async def test_there_but_not_back_is_two_rides(village: Village) -> None:
    await village.wangxiuying.says(BOTH_WAYS)
    village.hush()
    await village.zhaoweiguo.says("去的时候能送，回来接不了")
    both = await needs(village)
    assert [(c.claimed_by, n.two_way) for c, n in both] == [("zhaoweiguo", False), (None, False)]
    (there, out), (back, home) = both
    assert "县" in (out.destination or "")
    assert home.origin == out.destination
    assert out.leave_from is not None
    assert home.leave_from is not None
    assert home.leave_from > out.leave_from
    village.wangxiuying.hears("送您去", there.number, "回来的车还在找", back.number)
    assert len(both) == 2


async def test_back_but_not_there_leaves_the_way_there_open(village: Village) -> None:
    await village.wangxiuying.says(BOTH_WAYS)
    await village.zhaoweiguo.says("回来我能接，去的时候送不了")
    (there, _), (back, _) = await needs(village)
    assert (there.claimed_by, back.claimed_by) == (None, "zhaoweiguo")
    village.wangxiuying.hears("接您回来", back.number, "去的车还在找", there.number)


async def test_fewer_seats_only_if_who_asked_agrees(village: Village) -> None:
    await village.wangxiuying.says("要车，明天早上八点去县医院，三个人")
    village.hush()
    await village.zhaoweiguo.says("只能坐一个")
    village.zhaoweiguo.hears("问问他们")
    assert [c.claimed_by for c, _ in await needs(village)] == [None]
    question = village.wangxiuying.hears("只能坐1个", "3个")
    assert [b.text for b in question.buttons] == ["行，先坐1个", "要坐一起的"]
    await village.wangxiuying.taps_on(question, "行，先坐1个")
    both = await needs(village)
    assert [(c.claimed_by, n.seats) for c, n in both] == [("zhaoweiguo", 1), (None, 2)]
    village.wangxiuying.hears("接1个", "剩下2个", both[1][0].number)


async def test_who_wants_to_go_together_is_not_torn_apart(village: Village) -> None:
    await village.wangxiuying.says("要车，明天早上八点去县医院，三个人")
    await village.zhaoweiguo.says("只能坐一个")
    await village.wangxiuying.taps("要坐一起的")
    assert [(c.claimed_by, n.seats) for c, n in await needs(village)] == [(None, 3)]
    village.zhaoweiguo.hears("想坐一起")


async def test_the_meal_is_brought_and_nobody_is_driven(village: Village) -> None:
    wang = village.wangxiuying
    await wang.says("下午三点送我去镇上看病")
    await wang.says("今天中午能不能有人给我送个饭")
    meal = next(c for c in await village.cases() if c.category == "meal")
    village.hush()
    await village.zhaoweiguo.says("我能送饭，接不了人")
    now = {c.category: c.claimed_by for c in await village.cases()}
    assert now["meal"] == "zhaoweiguo"
    assert now["ride"] is None
    wang.hears("接了", meal.number, "还在找人")
