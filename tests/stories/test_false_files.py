"""Files that are not what they are called: plain words, nothing kept, and help goes on."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.stories.rounding import begun, red_only
from tests.stories.village import Person, Village, shown

EXE = b"MZ\x90\x00\x03" + bytes(200) + b"This program cannot be run in DOS mode."
PAGE = b"<html><script>alert(1)</script><table><tr><td>\xe5\xa7\x93\xe5\x90\x8d</td></tr></table>"
SHELL = b"#!/bin/sh\ntouch pwned\n"
FALSE = {"program": EXE, "page": PAGE, "pdf": b"%PDF-1.7\n%%EOF", "shell": SHELL, "empty": b""}
# What a name may look like: turned round, on two lines, out of the folder, half a query.
NAMES = (
    "名册\u202excod.xlsx", "名\u0000册\u0007\u001b[31m.xlsx", "名\n册\r\n🚨 120.xlsx",
    "../../../../etc/cron.d/名册.xlsx", "'); DROP TABLE people;--.xlsx", "<b>名册</b>&.xlsx",
    "册" * 300 + ".xlsx", "\u2066名\u2069\u200b册.XLSX",
)  # fmt: skip
UNSAID = ("\u202e", "\u2066", "\x07", "DROP", "cron", "<b>", "册.")


def bomb() -> bytes:
    """A workbook of some kilobytes that unpacks to a gigabyte."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book:
        book.writestr("[Content_Types].xml", bytes(1000))
        for number in range(4):
            book.writestr(f"xl/worksheets/sheet{number}.xml", bytes(50_000_000))
    return out.getvalue()


async def uploads(who: Person, data: bytes, name: str, mime: str = "") -> None:
    who.village.sim.people.upload(who.user_id, None, data, name, mime)
    await who.village.passes(minutes=1)


def files(folder: Path) -> set[Path]:
    """What lies in the home of the bot, but for its database."""
    return {p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("linli.db")}


async def goes_on(village: Village) -> None:
    """Nobody new, and who needs help gets it."""
    village.hush()
    await village.wangxiuying.says("救命")
    village.wangxiuying.hears("120", loud=True)


@pytest.mark.parametrize("what", FALSE)
async def test_a_list_of_people_that_is_none_is_said_to_be_none(
    village: Village, tmp_path: Path, what: str
) -> None:
    people, before = await village.row_count("people"), files(tmp_path)
    await uploads(village.wuqiuxiang, FALSE[what], "名册.xlsx", "application/vnd.ms-excel")
    said = village.wuqiuxiang.hears("打不开这个文件", ".xlsx")
    assert not said.buttons
    assert await village.row_count("people") == people
    assert files(tmp_path) == before
    await goes_on(village)


async def test_a_list_that_would_burst_is_said_to_be_no_list(village: Village) -> None:
    people = await village.row_count("people")
    await uploads(village.wuqiuxiang, bomb(), "名册.xlsx")
    assert not village.wuqiuxiang.hears("再来").buttons
    assert await village.row_count("people") == people
    await goes_on(village)


@pytest.mark.parametrize("name", NAMES)
async def test_the_name_of_a_file_is_shown_to_nobody_and_leads_nowhere(
    village: Village, tmp_path: Path, name: str
) -> None:
    before = files(tmp_path)
    await uploads(village.wuqiuxiang, EXE, name)
    said = shown(village.wuqiuxiang.hears("打不开这个文件"))
    assert [part for part in UNSAID if part in said] == []
    assert files(tmp_path) == before
    await goes_on(village)


@pytest.mark.parametrize("name", ["救命.exe", "照片.jpg.exe", "名册.xlsx.scr", "单子.html", ""])
async def test_a_file_nobody_asked_for_is_neither_fetched_nor_kept(
    village: Village, tmp_path: Path, name: str
) -> None:
    before = files(tmp_path)
    for who in (village.wuqiuxiang, village.wangqiang):
        await uploads(who, EXE, name, "image/jpeg")
    assert await village.row_count("roster_imports") == 0
    assert await village.cases() == ()
    assert files(tmp_path) == before
    await goes_on(village)


@pytest.mark.parametrize("as_photo", [True, False])
@pytest.mark.parametrize("what", FALSE)
async def test_a_photo_of_the_sheet_that_is_no_picture_reads_nothing(
    village: Village, tmp_path: Path, what: str, as_photo: bool
) -> None:
    await red_only(village, "wangdefa")
    await begun(village)
    await village.until("07:31", day=1)
    await village.lixiaofang.says("/sheet")
    village.lixiaofang.hears("把整张拍下来发给我")
    village.hush()
    before = files(tmp_path)
    if as_photo:
        village.sim.people.photo(village.lixiaofang.user_id, None, data=FALSE[what])
        await village.passes(minutes=1)
    else:
        await uploads(village.lixiaofang, FALSE[what], "单子.jpg", "image/jpeg")
    village.lixiaofang.hears_nothing("照片上看到的")
    assert files(tmp_path) == before
    await goes_on(village)


@pytest.mark.parametrize("seconds", [0, 1, 86_400, 2_000_000_000])
@pytest.mark.parametrize("what", FALSE)
async def test_a_voice_note_that_is_none_goes_to_a_person_like_any_other(
    village: Village, tmp_path: Path, what: str, seconds: int
) -> None:
    before = files(tmp_path)
    village.sim.people.voice(village.zhangshuigen.user_id, None, seconds, FALSE[what])
    await village.settles()
    village.lixiaofang.hears("🔊")
    assert [case.kind for case in await village.cases()] == ["message"]
    assert files(tmp_path) == before
    await goes_on(village)
