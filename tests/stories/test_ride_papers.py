"""Rides on paper and machines: calendar, tomorrow's picture, tables, one's own record."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.domain.rights import oversees
from bot.gateway.buttons import write_button
from bot.services.rides.papers import TaskLists
from bot.services.roles import roles_held
from bot.services.stock.sheets import BEGINNING, List, Span
from bot.services.wording import VillageWording
from bot.simulator import Message
from bot.store import outbox
from bot.store.database import Work
from bot.store.outbox import OutboxRow
from tests.stories.conftest import VillageAt
from tests.stories.tables import ask
from tests.stories.village import Person, Village, shown

RIDE = "明早八点送我去县医院透析，两个人"
HIDDEN = ("透析", "王秀英", "王奶奶", "东湾1号", "13800000001", "冠心病")


async def claimed(village: Village, words: str = RIDE) -> None:
    """Wang Xiuying's ride, which Zhao Weiguo has taken."""
    await village.wangxiuying.says(words)
    await village.zhaoweiguo.taps("我接")
    village.hush()


async def driven(village: Village) -> None:
    """The same ride, from the door to the hospital, at home by ten."""
    await claimed(village, "明早八点送我去县医院透析，要往返")
    await village.until("07:00", day=1)
    await village.zhaoweiguo.taps("我会去")
    await village.until("08:00")
    await village.zhaoweiguo.taps("接到了")
    await village.until("09:00")
    await village.zhaoweiguo.taps("送到了")
    await village.wangxiuying.taps("看完了，来接")
    await village.until("10:00")
    await village.zhaoweiguo.taps("到家了")
    village.hush()


def file_of(village: Village, message: Message, ending: str) -> bytes:
    assert message.document is not None, shown(message)
    assert message.document["file_name"].endswith(ending)
    stored = village.sim.files.find(message.document["file_id"])
    assert stored is not None
    return stored.data


def calendar_of(village: Village, message: Message) -> str:
    return file_of(village, message, ".ics").decode().replace("\r\n ", "")


async def written(village: Village, key: str) -> str:
    """What a message says on a machine that cannot draw."""
    desk = village.bot.desk

    async def last(work: Work) -> OutboxRow | None:
        rows = await ask(work, "SELECT about FROM outbox WHERE key = :key ORDER BY id", key=key)
        return await outbox.find_by_about(work, rows[-1]["about"])

    row = await desk.database.read(last)
    assert row is not None
    plain = await VillageWording(desk, write_button, lambda payload: payload).compose(row)
    assert plain is not None
    assert plain.picture is None
    assert plain.file is None
    return plain.text


async def table(village: Village, what: str, unit: str | None = None) -> List:
    desk = village.bot.desk
    return await TaskLists(desk).make(what, unit, Span(BEGINNING, village.now.replace(year=2030)))


def rows(found: List) -> list[dict[str, object]]:
    titles = [title for title, _ in found.columns]
    return [dict(zip(titles, row, strict=True)) for row in found.rows]


async def test_a_drivers_calendar_has_time_place_and_first_name_and_no_illness(
    village: Village,
) -> None:
    await claimed(village)
    await village.zhaoweiguo.says("/ics")
    text = calendar_of(village, village.zhaoweiguo.hears("1趟车", "/ics"))
    assert "DTSTART:20261124T000000Z" in text
    assert "DTEND:20261124T020000Z" in text, "there and back"
    assert "SUMMARY:接秀英，去县医院" in text
    assert "LOCATION:东湾\r\n" in text
    assert not [word for word in HIDDEN if word in text]


async def test_what_fell_through_is_taken_out_of_the_phones_calendar(village: Village) -> None:
    await claimed(village)
    await village.zhaoweiguo.says("/ics")
    first = calendar_of(village, village.zhaoweiguo.hears("1趟车"))
    await village.wangxiuying.taps("不用车了")
    await claimed(village, "后天早上九点送我去县医院透析")
    await village.zhaoweiguo.says("/ics")
    second = calendar_of(village, village.zhaoweiguo.hears("1趟车"))
    gone = next(e for e in second.split("BEGIN:VEVENT") if "STATUS:CANCELLED" in e)
    assert next(line for line in first.splitlines() if line.startswith("UID:")) in gone
    assert "秀英" not in gone
    assert second.count("STATUS:CONFIRMED") == 1


async def test_a_calendar_is_ones_own_and_private(village: Village) -> None:
    await claimed(village)
    await village.wangdaman.says("/ics")
    village.wangdaman.hears("没有要出的车")
    await village.zhaoweiguo.says("/ics", group="dongwan")
    heard = village.zhaoweiguo.messages(group="dongwan")[-1]
    assert heard.document is None
    assert "SUMMARY" not in shown(heard)
    village.zhaoweiguo.hears_nothing()


async def test_a_cadre_sees_tomorrow_as_a_picture_with_gaps_and_no_passenger(
    village: Village,
) -> None:
    await claimed(village)
    await village.zhaohongxia.says("明天下午两点要车去镇上，三个人")
    village.hush()
    await village.zhoujianguo.says("/trips")
    said = village.zhoujianguo.hears("柳湾村", "明天", "1趟车", "1家还没有车")
    assert said.photo
    words = await written(village, "said.ride_trips")
    assert "08:00" in words
    assert "老赵" in words
    assert "东湾 → 县医院" in words
    assert words.index("还没有车的") < words.index("14:00") < words.index("3个人")
    assert not [word for word in HIDDEN if word in words]


async def test_a_driver_sees_the_trips_of_the_own_village_and_no_other(village: Village) -> None:
    await claimed(village)
    await village.wangdaman.says("/trips")
    assert village.wangdaman.hears("柳湾村", "1趟车").photo
    await village.wangdaman.says("/trips 石桥村")
    village.wangdaman.hears("不归您看")
    await village.sunjingen.says("/trips")
    village.sunjingen.hears("石桥村", "还没有车")


async def test_the_township_looks_at_one_village_after_the_other(village: Village) -> None:
    await claimed(village)
    person = "sunlimin"

    async def held(work: Work) -> bool:
        return oversees(await roles_held(work, village.bot.desk, person))

    assert await village.bot.desk.database.read(held)
    await village.person(person).says("/trips 柳湾")
    village.person(person).hears("柳湾村", "1趟车", "石桥村")
    await village.person(person).says("/trips 柳湾 今天")
    village.person(person).hears("柳湾村", "今天", "还没有车")


async def test_who_neither_drives_nor_looks_after_anybody_is_told_whom_to_ask(
    village: Village,
) -> None:
    await claimed(village)
    await village.wangxiuying.says("/trips")
    assert not village.wangxiuying.hears("司机或者村干部").photo


async def test_the_trip_log_has_every_step_with_its_time_and_no_illness(village: Village) -> None:
    await driven(village)
    (row,) = rows(await table(village, "rides"))
    assert (row["司机"], row["从哪里"], row["到哪里"], row["座位"]) == (
        "赵卫国",
        "东湾",
        "县医院",
        1,
    )
    assert (row["事由"], row["结果"]) == ("定期治疗", "平安到了")
    clocks = [f"{row[name]:%H:%M}" for name in ("时间", "接到", "送到", "到家")]
    assert clocks == ["08:00", "08:00", "09:00", "10:00"]
    assert not [word for word in HIDDEN if any(word in str(cell) for cell in row.values())]
    assert (await table(village, "rides", "shiqiao")).rows == ()


async def test_a_ride_that_fell_through_stands_in_the_log_as_that(village: Village) -> None:
    await claimed(village)
    await village.wangxiuying.taps("不用车了")
    (row,) = rows(await table(village, "rides"))
    assert (row["结果"], row["接到"], row["到家"]) == ("没有成行", None, None)


async def test_the_table_of_tasks_names_the_volunteer_and_not_whom_it_was_for(
    village: Village,
) -> None:
    await driven(village)
    await village.wangxiuying.says("帮我取个快递", group="dongwan")
    found = {row["什么事"]: row for row in rows(await table(village, "tasks"))}
    ride = found["要车"]
    assert (ride["志愿者"], ride["地方"], ride["结果"]) == ("赵卫国", "东湾", "办好了")
    assert ride["提出"] <= ride["接单"] < ride["办好"]  # type: ignore[operator]
    waits = found["取快递"]
    assert (waits["志愿者"], waits["办好"], waits["结果"]) == (None, None, None)
    assert not [w for w in HIDDEN if any(w in str(c) for r in found.values() for c in r.values())]


async def test_a_symptom_is_no_volunteers_task(village: Village) -> None:
    await village.wangxiuying.says("我头晕，走路不稳")
    assert (await village.cases())[0].kind == "symptom"
    assert (await table(village, "tasks")).rows == ()


async def test_every_table_that_was_made_is_noted(village: Village) -> None:
    await table(village, "tasks", "liuwan")

    async def looks(work: Work) -> list[tuple[str, str]]:
        found = await work._fetch("SELECT what, about FROM looks ORDER BY id", {})
        return [(row["what"], row["about"]) for row in found]

    assert ("export tasks", "liuwan") in await village.bot.desk.database.read(looks)
    with pytest.raises(ValueError, match="no list"):
        await table(village, "nothing")


async def record_of(village: Village, person: Person) -> Message:
    await person.says("/record")
    return person.hears("帮")


async def test_ones_own_record_counts_deeds_and_hours_on_the_road(village: Village) -> None:
    await driven(village)
    text = shown(await record_of(village, village.zhaoweiguo))
    for part in ("1件", "出车1趟", "2小时", "2026年11月", "接送1次", "只有您自己"):
        assert part in text
    assert not [word for word in HIDDEN if word in text]


async def test_a_record_is_printed_for_oneself_alone(village: Village) -> None:
    await driven(village)
    record = await record_of(village, village.zhaoweiguo)
    await village.zhaoweiguo.taps_on(record, "打印")
    sheet = file_of(village, village.zhaoweiguo.hears("打印", "只发给了您"), ".pdf")
    (page,) = PdfReader(BytesIO(sheet)).pages
    text = "".join(page.extract_text().split())
    for part in ("志愿服务记录", "赵卫国东湾", "2026年11月接送1次112", "合计112", "村委会"):
        assert part in text
    assert not [word for word in HIDDEN if word in text]
    village.is_silent()
    assert "还不能打印" in await written(village, "said.own_record_sheet")


async def test_nobody_reads_the_record_of_somebody_else(village: Village) -> None:
    await driven(village)
    await village.zhoujianguo.says("/record 赵卫国")
    heard = village.zhoujianguo.hears("还没有记下")
    assert not heard.buttons
    await village.zhaoweiguo.says("/record", group="dongwan")
    assert "接送" not in shown(village.zhaoweiguo.messages(group="dongwan")[-1])


async def test_what_came_to_nothing_is_no_deed(village_at: VillageAt) -> None:
    async with village_at("2026-11-30 18:00") as village:
        await claimed(village)
        await village.until("07:00", day=1)
        await village.zhaoweiguo.taps("去不了")
        await village.zhaoweiguo.says("/record")
        village.zhaoweiguo.hears("还没有记下")


async def test_words_do_what_the_commands_do(village: Village) -> None:
    await driven(village)
    await village.zhaoweiguo.says("帮我打印一份志愿服务证明")
    village.zhaoweiguo.hears("1件", "接送1次")
    await village.zhaoweiguo.says("明天谁出车")
    village.zhaoweiguo.hears("柳湾村", "明天", "还没有车")
    await village.zhaoweiguo.says("把我的行程存到手机日历")
    village.zhaoweiguo.hears("没有要出的车")
    village.is_silent()


async def test_a_villagers_question_about_cars_is_no_list(village: Village) -> None:
    await claimed(village)
    await village.wangxiuying.says("明天有哪些车")
    assert not any(m.photo for m in village.wangxiuying.messages())
    village.wangxiuying.hears_nothing("老赵")


async def test_in_a_group_nobody_gets_a_list_by_words(village: Village) -> None:
    await driven(village)
    await village.zhaoweiguo.says("我帮过多少忙", group="dongwan")
    village.zhaoweiguo.hears_nothing(group="dongwan")
    village.zhaoweiguo.hears_nothing()
