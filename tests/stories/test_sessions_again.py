"""Who missed a date and wants another is asked first of all next time; when who came was there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.contacts import OF_A_DATE
from bot.domain.sessions import SeatState, Session, SessionState
from bot.services.grid.following import stop_all
from bot.store import contacts, people, sessions
from bot.store.database import Work
from tests.stories.test_sessions_flu import offered, state_of
from tests.stories.village import Village, shown

LINE = "周三上午八点卫生室打流感疫苗 40个号"
NEXT = "周五上午八点卫生室打流感疫苗 40个号"


async def missed_by(village: Village, *whom: str) -> None:
    """Nobody of the first rows: they had a seat, did not come and said that they want another."""
    session = await offered(village, LINE)
    for code in whom:
        await village.person(code).says("我报名")
    await village.until("07:45", day=2)
    await village.chenming.says("没来 " + " ".join(str(n + 1) for n in range(len(whom))))
    await village.until("16:00")
    for code in whom:
        assert await state_of(village, session, code) is SeatState.ABSENT
        await village.person(code).taps("下回给我留")
    village.hush()


async def test_who_missed_it_and_wants_another_is_asked_in_the_first_row(village: Village) -> None:
    await missed_by(village, "zhaoweiguo")
    await offered(village, NEXT)
    village.zhaoweiguo.hears("打流感疫苗", "老赵")
    village.liushouxin.hears_nothing("打流感疫苗")


async def test_who_was_asked_anew_is_not_asked_before_all_others_a_second_time(
    village: Village,
) -> None:
    await missed_by(village, "zhaoweiguo")
    session = await offered(village, NEXT)
    village.zhaoweiguo.hears("打流感疫苗")
    desk = village.bot.desk
    await desk.database.write(lambda w: sessions.move(w, session, SessionState.OVER, desk.now()))
    village.hush()
    later = await offered(village, "周六上午八点卫生室打流感疫苗 40个号")
    village.zhaoweiguo.hears_nothing("打流感疫苗")
    assert await state_of(village, later, "zhaoweiguo") is None


async def test_who_died_since_is_not_asked_though_they_wanted_another(village: Village) -> None:
    await missed_by(village, "zhaoweiguo")
    desk = village.bot.desk

    async def die(work: Work) -> None:
        await stop_all(work, desk, "zhaoweiguo", "died")
        await people.end_person(work, "zhaoweiguo", desk.today(), "died")

    await desk.database.write(die)
    await offered(village, NEXT)
    assert "老赵" not in shown(village.lixiaofang.hears("没有账号", "李大爷"))


async def test_who_is_of_the_first_row_anyway_is_named_to_the_liaison_once(
    village: Village,
) -> None:
    session = await offered(village, LINE)
    await village.lixiaofang.says("给李大爷报一个")
    await village.until("07:45", day=2)
    await village.chenming.says("没来 1")
    await village.until("16:00")
    desk = village.bot.desk

    async def wants_another(work: Work) -> None:
        seat = await sessions.find_seat(work, session.id, "lishoutian")
        assert seat is not None
        assert seat.state is SeatState.ABSENT
        await sessions.put_seat(work, replace(seat, again="yes"))

    await desk.database.write(wants_another)
    village.hush()
    await offered(village, NEXT)
    village.lixiaofang.hears("没有账号", "\n李大爷、喜凤奶奶\n")


async def came_at(village: Village, session: Session, person: str) -> datetime:
    """When they were there, as the contact that the date made says."""
    found = await village.bot.desk.database.read(
        lambda work: contacts.of_person(
            work, person, session.starts_at - timedelta(1), session.ends_at + timedelta(1)
        )
    )
    (one,) = [c for c in found if c.source == OF_A_DATE]
    return one.at


async def test_who_is_ticked_off_while_it_goes_on_was_there_then(village: Village) -> None:
    session = await offered(village, LINE)
    await village.wangxiuying.says("我报名")
    await village.until("08:10", day=2)
    await village.chenming.says("来了 1")
    at = await came_at(village, session, "wangxiuying")
    assert timedelta(0) <= village.now - at < timedelta(minutes=1)


async def test_who_is_ticked_off_after_it_was_there_while_it_went_on(village: Village) -> None:
    session = await offered(village, LINE)
    await village.wangxiuying.says("我报名")
    await village.until("07:59", day=2)
    await village.passes(days=(session.ends_at - village.now) / timedelta(1))
    await village.passes(minutes=30)
    assert village.now > session.ends_at
    await village.chenming.says("来了 1")
    assert await came_at(village, session, "wangxiuying") == session.ends_at
