"""The printed sheet, ticked with a pencil and photographed back."""

from __future__ import annotations

import random
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.domain.contacts import Found, How
from bot.paper.sheet import make_png
from bot.services.checkins.photo_read import SheetLike, SheetPhotos
from bot.services.checkins.sheet import show_sheet
from bot.store import accounts, checkins, outbox, round_sheets
from bot.store.database import Work
from bot.store.outbox import OutboxRow
from tests.stories.rounding import begun, ended, last_contact, look_ins, red_only, state_of
from tests.stories.village import Person, Village
from tests.unit.paper.sheet_photos import DOTS, Shot, pencilled, photo

WIDE = 210 * DOTS
SEEN, PHONE, NOBODY, UNWELL = range(4)


async def printed(village: Village, *names: str) -> tuple[Person, Image.Image, dict[str, int]]:
    """小芳 asks for the sheet of the day; it as it comes out of a printer, and who stands where."""
    if names:
        await red_only(village, *names)
        await begun(village)
        await village.until("07:31", day=1)
    guardian = village.lixiaofang
    await guardian.says("/sheet")
    sheet = guardian.hears("把整张拍下来发给我")
    assert sheet.document is not None
    desk = village.bot.desk

    async def drawn(work: Work) -> tuple[bytes, dict[str, int]]:
        (chat,) = await accounts.private_chats_of_person(work, "lixiaofang")
        row = await outbox.find_by_message(work, chat.id, sheet.message_id)
        assert isinstance(row, OutboxRow)
        shown = await show_sheet(work, desk, row)
        assert shown is not None
        assert shown.picture is not None
        known = await round_sheets.find_sheet(work, row.params["sheet"])
        assert known is not None
        on = {line.number: line.person_id for line in await checkins.lines_of(work, known.list_id)}
        places = {on[number]: place for place, number in enumerate(known.numbers)}
        return make_png("round_sheet", dict(shown.picture.drawn), width=WIDE), places

    made, places = await desk.database.read(drawn)
    return guardian, Image.open(BytesIO(made)).convert("L"), places


def taken(page: Image.Image, *ticks: tuple[int, int], shot: Shot | None = None) -> bytes:
    shot = shot or Shot(lean=0.03, turn=90, shade=0.3, blur=0.5, noise=3)
    return photo(pencilled(page, set(ticks), random.Random(6)), shot)


async def sends(who: Person, data: bytes, caption: str = "", group: str | None = None) -> None:
    village = who.village
    village.sim.people.photo(who.user_id, village.chat(group), caption=caption, data=data)
    await village.passes(minutes=1)


RED = ("wangdefa", "zhangyuee", "zhangshoutian")


async def test_what_was_ticked_is_said_back_and_kept_by_one_tap(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    await sends(guardian, taken(page, (at["wangdefa"], SEEN), (at["zhangyuee"], NOBODY)))
    read = guardian.hears("照片上看到的，还没有记", "德发大爷：见到", "李奶奶：没人", "看对了吗")
    assert [b.text for b in read.buttons] == ["对", "不对"]
    assert await last_contact(village, "wangdefa") is None
    assert await guardian.taps_on(read, "对") == "好，记下了。"
    contact = await last_contact(village, "wangdefa")
    assert contact is not None
    assert (contact.how, contact.found, contact.by_id) == (How.SEEN, Found.FINE, "lixiaofang")
    assert await state_of(village, "wangdefa") == "heard"
    assert len(await look_ins(village, "zhangyuee")) == 1
    assert await guardian.taps_on(read, "对") == "这张已经看过了。"
    assert await village.row_count("contacts") >= 1


async def test_not_right_keeps_nothing(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    await sends(guardian, taken(page, (at["wangdefa"], PHONE)))
    read = guardian.hears("德发大爷：电话")
    assert "什么都没记" in (await guardian.taps_on(read, "不对") or "")
    assert await last_contact(village, "wangdefa") is None
    assert await guardian.taps_on(read, "对") == "这张已经看过了。"
    assert await last_contact(village, "wangdefa") is None


async def test_unwell_opens_what_typing_opens_and_only_once(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    for _ in range(2):
        await sends(guardian, taken(page, (at["wangdefa"], UNWELL)))
    # The second photo asks in place of the first.
    await guardian.taps("对")
    guardian.hears("记下了：身体不舒服", "德发大爷")
    opened = [c for c in await village.cases(only_open=True) if c.kind == "symptom"]
    assert [(c.subject_id, c.author_id) for c in opened] == [("wangdefa", "lixiaofang")]
    assert await state_of(village, "wangdefa") == "unwell"
    await sends(guardian, taken(page, (at["wangdefa"], UNWELL)))
    guardian.hears("上面的都记过了")
    opened = [c for c in await village.cases(only_open=True) if c.kind == "symptom"]
    assert len(opened) == 1


async def test_a_later_photo_of_the_same_sheet_says_only_what_is_new(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    first = (at["wangdefa"], SEEN)
    await sends(guardian, taken(page, first))
    await guardian.taps("对")
    village.hush()
    await sends(guardian, taken(page, first, (at["zhangyuee"], PHONE)))
    read = guardian.hears("李奶奶：电话")
    assert "德发大爷" not in (read.text or "")
    before = await village.row_count("contacts")
    await guardian.taps_on(read, "对")
    assert await village.row_count("contacts") == before + 1


async def test_what_contradicts_itself_is_named_to_be_typed(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    both = ((at["wangdefa"], SEEN), (at["wangdefa"], NOBODY))
    await sends(guardian, taken(page, *both, (at["zhangyuee"], SEEN)))
    read = guardian.hears("李奶奶：见到", "看不准的请打字", "德发大爷")
    await guardian.taps_on(read, "对")
    assert await last_contact(village, "wangdefa") is None
    await sends(guardian, taken(page, *both))
    alone = guardian.hears("这几行看不准，请打字", "德发大爷")
    assert not alone.buttons


async def test_a_photo_sent_as_a_file_is_read_too(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    data = taken(page, (at["wangdefa"], SEEN))
    village.sim.people.upload(guardian.user_id, None, data, "IMG_2041.JPG")
    await village.passes(minutes=1)
    guardian.hears("德发大爷：见到")
    village.sim.people.upload(guardian.user_id, None, b"no picture", "IMG_2042.JPG")
    await village.passes(minutes=1)
    guardian.hears("要是拍的是问平安的单子")
    assert await village.cases(only_open=True) == ()


async def test_an_empty_sheet_is_no_news(village: Village) -> None:
    guardian, page, _ = await printed(village, *RED)
    await sends(guardian, taken(page))
    guardian.hears("还没有打勾，什么都没记")


async def test_half_a_sheet_is_asked_for_again(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    ticked = pencilled(page, {(at["wangdefa"], SEEN)}, random.Random(6))
    half = ticked.crop((0, 0, ticked.width, ticked.height // 2))
    await sends(guardian, photo(half, Shot(size=(1280, 960))))
    guardian.hears("没拍全", "四个角", "或者打几个字")
    assert await village.cases(only_open=True) == ()
    assert await last_contact(village, "wangdefa") is None


async def test_any_other_picture_goes_its_way_and_a_word_says_how_a_sheet_is_read(
    village: Village,
) -> None:
    guardian, _, _ = await printed(village, *RED)
    await guardian.shows_photo()
    await village.passes(minutes=1)
    guardian.hears("要是拍的是问平安的单子", "或者打几个字")
    (case,) = [c for c in await village.cases(only_open=True) if c.kind == "message"]
    assert case.author_id == "lixiaofang"
    assert await village.row_count("said") >= 1


async def test_danger_under_a_picture_waits_for_no_reader(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    data = taken(page, (at["wangdefa"], SEEN))
    village.sim.people.photo(guardian.user_id, None, caption="德发大爷昏倒了叫不醒", data=data)
    await village.settles()
    guardian.hears("120")
    guardian.hears_nothing("照片上看到的")


async def test_a_sheet_of_somebody_else_is_not_read(village: Village) -> None:
    guardian, page, at = await printed(village, *RED, "zhouyulian")
    other = village.liucaixia
    await other.says("/sheet")
    other.hears("把整张拍下来发给我")
    await sends(other, taken(page, (at["wangdefa"], SEEN)))
    told = other.hears("这张不是您的单子", "什么都没记")
    assert not told.buttons
    assert "德发" not in (told.text or "")
    assert await last_contact(village, "wangdefa") is None
    guardian.hears_nothing("照片上看到的")


async def test_a_sheet_nobody_knows_any_more_says_so(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    desk = village.bot.desk

    async def longer_ago(work: Work) -> None:
        await round_sheets.drop_before(work, desk.now() + timedelta(days=1))

    await desk.database.write(longer_ago)
    await guardian.says("/sheet")
    await sends(guardian, taken(page, (at["wangdefa"], SEEN)))
    guardian.hears("这张单子太旧了", "/sheet")
    assert await last_contact(village, "wangdefa") is None


async def test_who_died_meanwhile_is_left_out_of_what_was_read(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    await ended(village, "wangdefa")
    await sends(guardian, taken(page, (at["wangdefa"], SEEN), (at["zhangyuee"], SEEN)))
    read = guardian.hears("李奶奶：见到")
    assert "德发" not in (read.text or "")
    await guardian.taps_on(read, "对")
    assert await last_contact(village, "wangdefa") is None


async def test_a_picture_that_breaks_the_reader_breaks_it_once_and_still_arrives(
    village: Village,
) -> None:
    guardian, page, at = await printed(village, *RED)
    bot = village.bot
    files = Kept(taken(page, (at["wangdefa"], SEEN)))
    broken = SheetPhotos(bot.desk, files, broken_reader, bot.services.intake.picture)
    village.sim.people.photo(guardian.user_id, None)
    await village.settles()
    with pytest.raises(ZeroDivisionError):
        await broken.run()
    assert await broken.run() == 0
    await village.passes(minutes=11)
    guardian.hears("照片没取到")
    assert [c.kind for c in await village.cases(only_open=True) if c.kind == "message"]


def broken_reader(data: bytes) -> SheetLike:
    raise ZeroDivisionError


async def test_a_sheet_of_yesterday_keeps_nothing_and_says_how(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    await village.until("07:40", day=1)
    await sends(guardian, taken(page, (at["wangdefa"], SEEN)))
    guardian.hears("这是11月24日的单子", "昨天下午见")
    assert await last_contact(village, "wangdefa") is None


async def test_pressed_after_midnight_it_is_of_the_day_of_the_photo(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    await village.until("22:00")
    await sends(guardian, taken(page, (at["wangdefa"], SEEN)))
    await village.until("07:40", day=1)
    await guardian.taps("对")
    contact = await last_contact(village, "wangdefa")
    assert contact is not None
    assert contact.at.astimezone(village.now.tzinfo).strftime("%H:%M") == "22:00"
    assert await state_of(village, "wangdefa") == "asked"


async def test_in_a_group_it_is_only_a_picture(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    await sends(guardian, taken(page, (at["wangdefa"], SEEN)), group="dongwan")
    assert await village.row_count("round_photos") == 0
    guardian.hears_nothing("照片上看到的")


async def test_where_nothing_can_read_photos_it_says_to_type(village: Village) -> None:
    guardian, page, at = await printed(village, *RED)
    bot = village.bot
    blind = SheetPhotos(bot.desk, Kept(None), None, bot.services.intake.picture)
    village.sim.people.photo(guardian.user_id, None, data=taken(page, (at["wangdefa"], SEEN)))
    await bot.poll()
    await bot.drain()
    assert await blind.run() == 1
    await village.settles()
    guardian.hears("还看不了照片", "1 2 5 见 3 电话 4 没人")
    assert [c.kind for c in await village.cases(only_open=True) if c.kind == "message"]


class Kept:
    """A store of files that has one, or none."""

    def __init__(self, data: bytes | None) -> None:
        self._data = data

    async def fetch(self, file_id: str) -> bytes | None:
        return self._data


async def test_who_was_given_no_sheet_shows_pictures_as_before(village: Village) -> None:
    await village.wangqiang.shows_photo()
    assert await village.row_count("round_photos") == 0
    (case,) = await village.cases(only_open=True)
    assert case.kind == "message"
