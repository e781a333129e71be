"""A prompt on paper: a card for a household, a poster for the wall, a sheet for the loudspeaker."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from bot.simulator import Message
from tests.stories.speaking import OGG, approved
from tests.stories.test_ride_papers import file_of
from tests.stories.village import Village

CODE, TITLE = "co_stove", "防煤气中毒"


def words_of(village: Village, message: Message) -> str:
    """What stands on the only page."""
    (page,) = PdfReader(BytesIO(file_of(village, message, ".pdf"))).pages
    return "".join(page.extract_text().split())


async def test_a_card_has_the_prompt_in_lines_and_the_phones_that_work_without_the_bot(
    village: Village,
) -> None:
    await village.liucaixia.says(f"打印 {TITLE}的明白卡")
    words = words_of(village, village.liucaixia.hears("发给乡亲"))
    for line in village.bot.desk.content.prompts[CODE].card_lines:
        assert "".join(line.split()) in words
    assert "柳湾村" in words
    assert "急救120" in words
    assert "联络员" in words
    assert "2027年11月30日" in words
    assert "值班" not in words, "a card hangs for months, a turn lasts a night"


async def test_a_poster_has_the_rhyme_and_a_picture_can_be_passed_on(village: Village) -> None:
    await village.zhoujianguo.says(f"/print {CODE}")
    village.zhoujianguo.hears("发给乡亲")
    await village.zhoujianguo.says(f"{TITLE}海报")
    words = words_of(village, village.zhoujianguo.hears("发给乡亲"))
    assert "烧煤烤火要留窗" in words
    await village.zhoujianguo.says(f"{TITLE}明白卡图片")
    assert village.zhoujianguo.hears("发给乡亲").photo is not None


async def test_what_nobody_knows_of_is_not_printed(village: Village) -> None:
    await village.zhoujianguo.says("打印 99号")
    village.zhoujianguo.hears("没找着这一条")


async def test_the_sheet_for_the_loudspeaker_says_it_twice_as_it_is_spoken(
    village: Village,
) -> None:
    await village.zhoujianguo.says(f"/broadcast {TITLE}")
    message = village.zhoujianguo.hears("大喇叭稿", "还没有录音")
    words = words_of(village, message)
    assert words.count("打幺二零//") == 2
    assert words.count("烧煤烤火/窗户要留一条缝//") == 2
    assert "第二遍" in words
    village.zhoujianguo.hears_nothing("录音，拷到")


async def test_with_a_recording_the_sound_comes_as_a_file(village: Village) -> None:
    await approved(village, village.lixiaofang, village.tangxiaozhou, TITLE)
    await village.zhoujianguo.says(f"/broadcast {TITLE}")
    village.zhoujianguo.hears("大喇叭稿", "录音在下面")
    sound = village.zhoujianguo.hears("拷到大喇叭里放")
    assert file_of(village, sound, f"{TITLE}.ogg") == OGG


async def test_a_villager_does_not_run_the_loudspeaker(village: Village) -> None:
    await village.wangxiuying.says("/broadcast")
    village.wangxiuying.hears_nothing("大喇叭稿")
