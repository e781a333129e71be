"""A rumour that was wrong: what others do for somebody goes on where it had stopped."""

from __future__ import annotations

from datetime import date

from bot.domain.people import Person
from bot.domain.sessions import SeatState
from bot.services.checkins import watching
from bot.store import coverage, followups, people, round_marks
from bot.store.database import Work
from tests.stories.rounding import begun, coloured, look_ins, state_of
from tests.stories.test_keypeople_home_again import home_again
from tests.stories.test_members_deaths import confirmed
from tests.stories.test_sessions_flu import offered
from tests.stories.test_sessions_flu import state_of as seat_of
from tests.stories.village import Village


async def undone(village: Village) -> None:
    await village.lixiaofang.taps("弄错了")
    village.hush()


async def test_the_round_of_the_day_goes_on_by_who_stands_by_her(village: Village) -> None:
    await coloured(village, "wangxiuying")
    await begun(village)
    await village.until("07:31", day=1)
    await confirmed(village)
    assert await state_of(village, "wangxiuying") == "over"
    await undone(village)
    assert await state_of(village, "wangxiuying") == "asked"
    await village.until("09:31")
    village.lixiaofang.finds("要问平安的", "王奶奶")


async def test_who_was_looked_for_is_looked_for_again(village: Village) -> None:
    await coloured(village, "wangxiuying")
    await begun(village)
    await village.until("11:31", day=1)
    await confirmed(village)
    assert await look_ins(village, "wangxiuying") == []
    await undone(village)
    assert await state_of(village, "wangxiuying") == "missing"
    assert len(await look_ins(village, "wangxiuying")) == 1
    await village.wangxiuying.says("平安")
    assert await look_ins(village, "wangxiuying") == []


async def test_questions_after_an_illness_and_days_of_watching_go_on(village: Village) -> None:
    await home_again(village)
    database, desk = village.bot.desk.database, village.bot.desk

    async def watch(work: Work) -> None:
        await watching.watch(work, desk, "wangxiuying", "family", ref="t", days=9)

    async def watched() -> tuple[str, ...]:
        of = round_marks.watches_of
        return await database.read(lambda work: of(work, "wangxiuying", desk.today()))

    await database.write(watch)
    await confirmed(village)
    assert (await database.read(followups.next_due), await watched()) == (None, ())
    await undone(village)
    assert await watched() == ("family",)
    await village.until("10:00", day=1)
    village.wangxiuying.hears("您出院了")


async def test_a_pause_goes_on_where_she_is_away(village: Village) -> None:
    await village.lixiaofang.says("王奶奶去儿子家了")
    await confirmed(village)
    database = village.bot.desk.database
    assert await database.read(lambda work: round_marks.holds_of(work, "wangxiuying")) == ()
    await undone(village)
    (pause,) = await database.read(lambda work: round_marks.holds_of(work, "wangxiuying"))
    assert pause.why == "away"


async def test_her_seat_is_hers_again(village: Village) -> None:
    session = await offered(village)
    await village.wangxiuying.says("我报名打流感疫苗")
    assert await seat_of(village, session, "wangxiuying") is SeatState.SEATED
    await confirmed(village)
    assert await seat_of(village, session, "wangxiuying") is SeatState.CANCELLED
    await undone(village)
    assert await seat_of(village, session, "wangxiuying") is SeatState.SEATED


async def test_whoever_stands_in_goes_on(village: Village) -> None:
    desk = village.bot.desk
    until = date(2026, 12, 24)

    async def stands_in(work: Work) -> None:
        mine = "wangxiuying"
        await people.add_role(
            work, "s1", "liucaixia", "liaison", "dongwan", desk.today(), until, mine
        )

    async def who(work: Work) -> list[tuple[str, date | None]]:
        found = await coverage.stand_ins_for(work, "wangxiuying", desk.today())
        return [(post.person_id, post.until) for post in found]

    await desk.database.write(stands_in)
    await confirmed(village)
    assert await desk.database.read(who) == []
    await undone(village)
    assert await desk.database.read(who) == [("liucaixia", until)]


async def test_of_somebody_who_asked_to_be_let_go_nothing_is_noted(village: Village) -> None:
    await village.wangxiuying.says("/forget")
    await village.wangxiuying.taps("忘掉")
    found = await village.bot.desk.database.read(lambda w: people.find_person(w, "wangxiuying"))
    assert isinstance(found, Person)
    assert (
        await village.bot.desk.database.read(
            lambda w: w.all("ended_things_of", person="wangxiuying")
        )
        == []
    )
