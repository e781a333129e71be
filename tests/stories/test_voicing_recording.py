"""A villager reads a line once; a cadre hears it before anybody else; then it is the voice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.stories.speaking import OGG, approved, heard, reads_aloud, records
from tests.stories.test_ride_papers import file_of
from tests.stories.village import Village, shown


async def test_what_is_read_aloud_is_heard_by_a_cadre_and_then_by_who_listens(
    village: Village,
) -> None:
    speaker, cadre = village.lixiaofang, village.tangxiaozhou
    await speaker.says("/voice")
    assert "您说的，我记下了" in speaker.hears("请您念一念").text
    await reads_aloud(speaker)
    speaker.hears("还没给别人听")
    cadre.hears_nothing("录的")
    await speaker.taps("就用这条")
    await village.passes(minutes=1)
    judged = cadre.hears("录的", "您说的，我记下了")
    assert heard(village, judged) == OGG
    await cadre.taps("可以用")
    speaker.hears("通过了")
    village.hush()
    await village.wangxiuying.says("帮我带两斤肉")
    opened = village.wangxiuying.hears("记下了")
    assert heard(village, opened) == OGG
    assert len([m for m in village.wangxiuying.messages() if "记下了" in m.text]) == 1


async def test_a_recording_nobody_has_approved_is_never_heard(village: Village) -> None:
    await records(village, village.lixiaofang)
    await village.wangxiuying.says("帮我带两斤肉")
    assert village.wangxiuying.hears("记下了").voice is None
    await village.tangxiaozhou.taps("重录")
    village.lixiaofang.hears("再录一遍")
    await village.wangxiuying.says("后天早上八点去县医院要车")
    assert village.wangxiuying.hears("记下了").voice is None
    await village.lixiaofang.taps("再录一遍")
    village.lixiaofang.hears("请您念一念", "您说的，我记下了")


async def test_who_reads_gets_words_alone(village: Village) -> None:
    await approved(village, village.lixiaofang, village.tangxiaozhou)
    await village.liucaixia.says("帮我带两斤肉")
    assert village.liucaixia.hears("记下了").voice is None


async def test_a_voice_note_nobody_calls_a_recording_is_heard_like_any_other(
    village: Village,
) -> None:
    await village.wangxiuying.says("录一条")
    village.wangxiuying.hears("请您念一念")
    await reads_aloud(village.wangxiuying)
    village.wangxiuying.hears("还没给别人听")
    await village.passes(minutes=4)
    village.wangxiuying.hears("马上请人来听")
    village.lixiaofang.hears("🔊")
    await village.wangxiuying.taps("就用这条", settle=True)
    village.tangxiaozhou.hears_nothing("录的")


async def test_a_call_for_help_in_the_place_of_a_reading_goes_to_a_person_at_once(
    village: Village,
) -> None:
    await village.wangxiuying.says("/voice")
    await reads_aloud(village.wangxiuying)
    await village.wangxiuying.taps("不是录音，我有事")
    village.wangxiuying.hears("马上请人来听")
    village.lixiaofang.hears("🔊")


async def test_what_is_no_voice_note_of_telegram_is_not_kept(
    village: Village, tmp_path: Path
) -> None:
    await records(village, village.lixiaofang, sound=b"RIFF of something else")
    village.lixiaofang.hears("没存下来")
    village.tangxiaozhou.hears_nothing("录的")
    assert not list(tmp_path.glob("voices/*"))


async def test_a_sound_is_kept_where_nobody_else_reads_it_and_goes_with_its_speaker(
    village: Village, tmp_path: Path
) -> None:
    speaker = village.zhangshuigen
    await approved(village, speaker, village.tangxiaozhou)
    (kept,) = tmp_path.glob("voices/*.ogg")
    assert kept.read_bytes() == OGG
    assert kept.stat().st_mode & 0o777 == 0o600
    await speaker.says("/mydata")
    own = json.loads(file_of(village, speaker.hears("都在这个文件里"), ".json"))
    assert own["录过的音"][0]["what"] == "answer:received"
    await speaker.says("/forget")
    await speaker.taps("忘掉")
    await village.passes(minutes=1)
    assert not list(tmp_path.glob("voices/*.ogg"))
    assert await village.row_count("voices") == 0
    await village.wangxiuying.says("帮我带两斤肉")
    assert village.wangxiuying.hears("记下了").voice is None


@pytest.mark.parametrize("words", ["念给我听就行", "我不识字，念给我听"])
async def test_who_says_they_would_rather_listen_hears_and_their_liaison_is_told(
    village: Village, words: str
) -> None:
    await approved(village, village.lixiaofang, village.tangxiaozhou)
    speaker = village.zhangxiaolan
    await speaker.says(words)
    speaker.hears("我念给您听")
    await village.passes(minutes=1)
    village.lixiaofang.hears("想听语音")
    await speaker.says("帮我带两斤肉")
    assert heard(village, speaker.hears("记下了")) == OGG
    await speaker.says("不用念了")
    speaker.hears("以后只发字")
    await speaker.says("后天早上八点去县医院要车")
    assert speaker.hears("记下了").voice is None


async def test_what_a_voice_is_for_is_said_once_in_one_line(village: Village) -> None:
    speaker = village.lixiaofang
    await speaker.says("/voice")
    offer = speaker.hears("就是您的声音", "请您念一念")
    assert shown(offer).startswith("给眼睛不好、不识字的乡亲录一句")
    await speaker.taps("换一条")
    assert "就是您的声音" not in shown(speaker.hears("请您念一念"))


async def test_where_nothing_can_be_played_the_liaison_is_asked_once_to_read(
    village: Village,
) -> None:
    speaker = village.zhangxiaolan
    await speaker.says("我不识字，念给我听")
    speaker.hears("村里还没有人录音", "小芳", "念给您听")
    await village.passes(minutes=1)
    village.lixiaofang.hears("小兰", "想听人念", "13800000082")
    await speaker.says("念给我听就行")
    speaker.hears("小芳", "念给您听")
    await village.passes(minutes=1)
    village.lixiaofang.hears_nothing("想听人念")


async def test_a_text_that_has_changed_is_not_said_with_the_old_voice(village: Village) -> None:
    await approved(village, village.lixiaofang, village.tangxiaozhou)

    async def other_words(work: Any) -> None:
        await work._fetch("UPDATE voices SET digest = 'another' RETURNING id", {})

    await village.bot.desk.database.write(other_words)
    await village.wangxiuying.says("帮我带两斤肉")
    assert village.wangxiuying.hears("记下了").voice is None
