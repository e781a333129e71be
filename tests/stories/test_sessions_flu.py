"""流感疫苗: offered in one line, the red asked first, seats never oversold, a car, the evening."""

from __future__ import annotations

from datetime import date

from bot.domain.contacts import How
from bot.domain.people import Person as Villager
from bot.domain.sessions import SeatState, Session, SessionState
from bot.services.grid.following import stop_all
from bot.services.sessions.ticking import show_list
from bot.store import cards, cases, contacts, people, sessions
from bot.store.database import Work
from tests.store.seats_kept import wrong_slots
from tests.stories.village import Village, shown

LINE = "周三上午八点卫生室打流感疫苗 40个号"


async def offered(village: Village, line: str = LINE) -> Session:
    """By the village doctor, read back and sent out."""
    doctor = village.chenming
    await doctor.says(line)
    doctor.hears("打流感疫苗", "这样发出去吗")
    await doctor.taps("发出去")
    return await the_session(village)


async def the_session(village: Village) -> Session:
    found = await village.bot.desk.database.read(
        lambda work: sessions.sessions_in(work, SessionState.OPEN)
    )
    (one,) = found
    return one


async def state_of(village: Village, session: Session, person: str) -> SeatState | None:
    seat = await village.bot.desk.database.read(
        lambda work: sessions.find_seat(work, session.id, person)
    )
    assert await village.bot.desk.database.read(lambda work: wrong_slots(work, session.id)) == []
    return seat.state if seat else None


async def test_one_line_is_read_back_and_nobody_hears_of_it_before_it_is_sent(
    village: Village,
) -> None:
    doctor = village.chenming
    await doctor.says(LINE)
    said = doctor.hears("打流感疫苗", "后天", "卫生室", "40个号", "先问：红色")
    assert [b.text for b in said.buttons] == ["发出去", "改", "算了"]
    village.is_silent()
    await doctor.taps("改")
    await doctor.says("周四上午九点村部打流感疫苗 30个号")
    doctor.hears("11月26日", "村部", "30个号")
    await doctor.taps("发出去")
    session = await the_session(village)
    assert session.place == "村部"


async def test_the_red_are_asked_first_then_the_yellow_and_the_group_reads_a_line(
    village: Village,
) -> None:
    await offered(village)
    village.zhangshuigen.hears("打流感疫苗", "先问张大爷")
    village.liushouxin.hears_nothing("流感")
    village.wangxiuying.hears_nothing("流感")
    line = village.group_hears("dongwan", "打流感疫苗", "还有40个号")
    for name in ("张大爷", "李守田", "慢阻肺"):
        assert name not in shown(line)
    await village.passes(hours=5)
    village.wangxiuying.hears("打流感疫苗", "先问王奶奶")


async def test_forty_seats_and_the_forty_first_waits_and_moves_up(village: Village) -> None:
    session = await offered(village)
    await fill(village, session, 39)
    await village.wangxiuying.says("我报名")
    village.wangxiuying.hears("给王奶奶留好了", "打流感疫苗", "身份证")
    await village.zhaoweiguo.says("报一个")
    village.zhaoweiguo.hears("号满了", "第1位")
    assert await state_of(village, session, "zhaoweiguo") is SeatState.WAITING
    await village.wangxiuying.says("取消报名")
    village.wangxiuying.hears("号退了")
    village.zhaoweiguo.hears("有号了", "老赵")
    assert await state_of(village, session, "zhaoweiguo") is SeatState.SEATED


async def fill(village: Village, session: Session, count: int) -> None:
    """So many from elsewhere have a seat."""

    async def add(work: Work) -> None:
        for n in range(count):
            guest = Villager(f"f{n}", "xiwan", f"远客{n}")
            await people.add_person(work, guest, now=village.bot.desk.now())
            await sessions.sit(work, session.id, guest.id, None, village.bot.desk.now())

    await village.bot.desk.database.write(add)


async def test_a_son_far_away_signs_his_mother_up(village: Village) -> None:
    session = await offered(village)
    await village.wangqiang.says("给我妈报一个")
    village.wangqiang.hears("给王奶奶留好了")
    village.wangxiuying.hears("给王奶奶留好了")
    assert await state_of(village, session, "wangxiuying") is SeatState.SEATED
    assert await state_of(village, session, "wangqiang") is None


async def test_nobody_signs_up_a_stranger(village: Village) -> None:
    session = await offered(village)
    await village.zhaoweiguo.says("给王秀英报一个")
    village.zhaoweiguo.hears("只能给自己")
    assert await state_of(village, session, "wangxiuying") is None


async def test_the_evening_before_come_cannot_come_and_no_car(village: Village) -> None:
    session = await offered(village)
    await village.wangxiuying.says("我报名")
    await village.zhoushuangquan.says("我报名")
    village.hush()
    await village.until("18:35", day=1)
    said = village.wangxiuying.hears("明天", "打流感疫苗", "来得了吗")
    assert [b.text for b in said.buttons] == ["来", "来不了", "我没车"]
    village.zhoushuangquan.hears("来得了吗")
    await village.zhoushuangquan.taps("来不了")
    assert await state_of(village, session, "zhoushuangquan") is SeatState.CANCELLED
    await village.wangxiuying.taps("我没车")
    rides = [
        c
        for c in await village.bot.desk.database.read(
            lambda work: cases.list_of_author(work, "wangxiuying", village.bot.desk.now())
        )
        if c.category == "ride"
    ]
    assert len(rides) == 1
    known = dict(rides[0].details)
    assert known["to"] == "卫生室"
    assert known["when"].startswith("2026-11-25")
    village.wangxiuying.hears("卫生室", "车")
    await village.wangxiuying.taps("我没车")
    assert len(await village.bot.desk.database.read(
        lambda work: cases.list_of_author(work, "wangxiuying", village.bot.desk.now())
    )) == len(rides)  # fmt: skip


async def test_who_was_there_does_not_lose_it_by_an_old_button(village: Village) -> None:
    session = await offered(village)
    await village.wangxiuying.says("我报名")
    await village.until("18:31", day=1)
    village.wangxiuying.hears("明天", "打流感疫苗")
    await village.until("08:10", day=1)
    await village.chenming.says("来了 1")
    assert await state_of(village, session, "wangxiuying") is SeatState.CAME
    await village.wangxiuying.taps("来不了")
    assert await state_of(village, session, "wangxiuying") is SeatState.CAME


async def test_who_came_is_ticked_by_a_tap_or_by_numbers_and_stands_on_the_card(
    village: Village,
) -> None:
    session = await offered(village)
    for person in (village.wangxiuying, village.zhoushuangquan, village.liushouxin):
        await person.says("我报名")
    village.hush()
    await village.until("07:45", day=2)
    doctor = village.chenming
    doctor.hears("打流感疫苗", "1.", "3.", "到了0/3")
    await doctor.taps("王奶奶")
    await doctor.says("没来 3")
    assert await state_of(village, session, "wangxiuying") is SeatState.CAME
    database = village.bot.desk.database
    card = await database.read(lambda work: cards.find(work, "wangxiuying"))
    assert card is not None
    assert card.flu_on == date(2026, 11, 25)
    last = await database.read(lambda work: contacts.last_of(work, "wangxiuying"))
    assert last is not None
    assert last.how is How.CLINIC
    village.hush()
    await village.until("16:00")
    missed = [p for p in (village.zhoushuangquan, village.liushouxin)
              if any("没来成" in shown(m) for m in p.messages())]  # fmt: skip
    assert len(missed) == 1
    missed[0].hears("下回再有")
    await missed[0].taps("下回给我留")
    village.wangxiuying.hears_nothing("没来成")


async def test_not_wanting_it_needs_no_reason_and_a_reason_is_the_doctors_alone(
    village: Village,
) -> None:
    await offered(village)
    await village.zhangshuigen.taps("不去")
    village.zhangshuigen.hears("不说也没关系")
    await village.zhangshuigen.taps("怕有反应")
    await village.wangxiuying.says("我报名")
    await village.until("07:45", day=2)
    village.chenming.hears("不打：张大爷（怕有反应）")
    session, desk = await the_session(village), village.bot.desk
    await desk.database.write(lambda w: show_list(w, desk, session, "wuqiuxiang", ":seen"))
    await village.settles()
    listed = village.wuqiuxiang.hears("打流感疫苗", "王奶奶")
    assert "怕有反应" not in shown(listed), "a cadre sees who comes, not why others do not"
    village.lixiaofang.hears_nothing("怕有反应")


async def test_who_has_no_account_is_asked_by_the_liaison_and_signed_up_by_name(
    village: Village,
) -> None:
    session = await offered(village)
    village.lixiaofang.hears("没有账号", "李大爷", "喜凤奶奶")
    await village.lixiaofang.says("给李大爷报一个")
    assert await state_of(village, session, "lishoutian") is SeatState.SEATED
    village.lixiaofang.hears("给李大爷留好了")


async def test_every_month_the_next_one_is_read_back_and_goes_out_by_a_tap(
    village: Village,
) -> None:
    doctor = village.chenming
    await doctor.says("每月第一个周三上午八点镇卫生院李医生来村部巡诊")
    doctor.hears("12月2日", "镇卫生院李医生", "每月第1个周三")
    await doctor.taps("发出去")
    village.group_hears("dongwan", "医生来村里看病", "镇卫生院李医生")
    await village.wangxiuying.says("什么时候有医生来")
    village.wangxiuying.hears("陈医生", "镇卫生院李医生", "12月2日")
    village.hush()
    await village.until("20:00", day=9)
    doctor.hears("这样发出去吗", "1月6日")
    village.group_hears_nothing("dongwan")


async def test_somebody_who_died_is_asked_about_no_date(village: Village) -> None:
    session = await offered(village)
    await village.lixiaofang.says("给李大爷报一个")
    assert await state_of(village, session, "lishoutian") is SeatState.SEATED

    async def die(work: Work) -> None:
        await stop_all(work, village.bot.desk, "lishoutian", "died")

    await village.bot.desk.database.write(die)
    assert await state_of(village, session, "lishoutian") is SeatState.CANCELLED


async def test_a_date_that_does_not_take_place_is_told_to_whoever_has_a_seat(
    village: Village,
) -> None:
    await offered(village)
    await village.wangxiuying.says("我报名")
    await village.chenming.says("/session")
    village.chenming.hears("一句话说清")
    await village.chenming.taps("打流感疫苗 后天")
    await village.chenming.taps("这场不办了")
    village.wangxiuying.hears_nothing("不办了")
    await village.chenming.taps("不办了")
    village.wangxiuying.hears("不办了", "不用跑")
    village.group_hears_nothing("xiwan")
