"""A machine's guess: under the voice for who listens, a question about a pack, never more."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from bot.clock import BorrowedClock, Ids
from bot.compose import assemble
from bot.gateway.files import TelegramFiles
from bot.gateway.requests import request_to
from bot.services.machine_reading import MachineReading, PackReader, Transcriber
from bot.settings import load_settings
from bot.understanding.pack import PackDraft
from tests.fakes.readers import FakeFiles, FakePackReader, FakeTranscriber
from tests.stories.stage import MONDAY, TOKEN, Props
from tests.stories.village import Person, Village

DANGER = "我胸口压得慌出冷汗喘不上气"
GUESS = "机器听写，可能有错"
SOUND = b"OggS"
PACK = PackDraft("布洛芬缓释胶囊", "2027-04", "220513")


async def read_by_machine(
    village: Village, transcriber: Transcriber | None = None, packs: PackReader | None = None
) -> FakeFiles:
    files = FakeFiles()
    await MachineReading(village.bot.desk, files, transcriber, packs).run()
    await village.settles()
    return files


def who_reads(village: Village, fragment: str) -> list[str]:
    everybody: list[Person] = list(village.everybody)
    return [p.code for p in everybody if any(fragment in (m.text or "") for m in p.messages())]


async def test_the_listener_sees_the_guess_under_the_voice_without_a_sound(
    village: Village,
) -> None:
    await village.zhaoweiguo.speaks()
    note = village.lixiaofang.finds("请听一下")
    assert GUESS not in (note.text or "")
    village.hush()
    await read_by_machine(village, FakeTranscriber({SOUND: "想问 米 <b>几时</b>到"}))
    village.nothing_rings()
    note = village.lixiaofang.finds("请听一下", GUESS, "想问 米 <b>几时</b>到")
    assert note.kind == "voice"
    assert who_reads(village, GUESS) == ["lixiaofang"]


async def test_what_a_machine_heard_is_never_triaged(village: Village) -> None:
    await village.zhaoweiguo.speaks()
    village.hush()
    await read_by_machine(village, FakeTranscriber({SOUND: DANGER}))
    village.nothing_rings()
    case = await village.the_case()
    assert (case.kind, case.emergency) == ("message", False)
    village.lixiaofang.finds(GUESS, DANGER)


async def test_what_a_machine_heard_does_not_follow_into_the_matter(village: Village) -> None:
    await village.zhaoweiguo.speaks()
    await read_by_machine(village, FakeTranscriber({SOUND: "要两袋米"}))
    await village.lixiaofang.taps("要帮忙")
    await village.passes(minutes=30)
    assert "要两袋米" not in " ".join(
        m.text or "" for m in village.said() if "请听一下" not in (m.text or "")
    )


async def test_each_voice_is_tried_once_also_when_nothing_was_heard(village: Village) -> None:
    await village.zhaoweiguo.speaks()
    nothing = FakeTranscriber({})
    assert len((await read_by_machine(village, nothing)).fetched) == 1
    assert (await read_by_machine(village, nothing)).fetched == []
    assert who_reads(village, GUESS) == []


async def test_a_reader_that_breaks_breaks_once(village: Village) -> None:
    class Breaking:
        async def transcribe(self, sound: bytes) -> str | None:
            raise ValueError(sound)

    await village.zhaoweiguo.speaks()
    broken = MachineReading(village.bot.desk, FakeFiles(), Breaking())
    for _ in range(2):
        try:
            await broken.run()
        except ValueError:
            continue
        break
    else:
        raise AssertionError("it was tried again")


async def test_an_old_voice_and_one_that_is_over_are_left_alone(village: Village) -> None:
    await village.zhaoweiguo.speaks()
    await village.wangxiuying.speaks()
    await village.lixiaofang.taps("没事", "王奶奶")
    assert len((await read_by_machine(village, FakeTranscriber({}))).fetched) == 1
    await village.zhaoweiguo.speaks()
    await village.passes(hours=3)
    assert (await read_by_machine(village, FakeTranscriber({}))).fetched == []


async def test_a_pack_is_asked_about_and_counts_only_with_a_yes(village: Village) -> None:
    await village.zhaoweiguo.shows_photo()
    village.hush()
    await read_by_machine(village, packs=FakePackReader({SOUND: PACK}))
    asked = village.zhaoweiguo.hears("布洛芬缓释胶囊", "2027-04", "220513", "对不对")
    assert [b.text for b in asked.buttons] == ["对", "不对"]
    assert who_reads(village, "布洛芬") == ["zhaoweiguo"]
    assert await village.zhaoweiguo.taps("对") == "好，写上了。"
    village.lixiaofang.finds("布洛芬缓释胶囊，有效期到 2027-04，批号 220513")
    assert await village.zhaoweiguo.taps("不对") == "这一条点过了。"


async def test_a_wrong_guess_is_gone(village: Village) -> None:
    await village.zhaoweiguo.shows_photo()
    await read_by_machine(village, packs=FakePackReader({SOUND: PACK}))
    await village.zhaoweiguo.taps("不对")
    await village.passes(minutes=10)
    assert who_reads(village, "布洛芬") == ["zhaoweiguo"]
    assert [c.kind for c in await village.cases()] == ["message"]


async def test_a_picture_without_a_label_is_only_a_picture(village: Village) -> None:
    await village.zhaoweiguo.shows_photo()
    village.hush()
    await read_by_machine(village, packs=FakePackReader({}))
    village.is_silent()


async def test_what_was_sent_is_fetched_from_telegram(village: Village) -> None:
    await village.zhaoweiguo.speaks()
    spoken = FakeFiles()
    await MachineReading(village.bot.desk, spoken, FakeTranscriber({})).run()
    files = TelegramFiles(village.bot.bot)
    sound = await files.fetch(spoken.fetched[0])
    assert sound is not None
    assert len(sound) > 100
    assert await files.fetch("nothing") is None


async def test_without_a_setting_no_machine_reads_anything(village: Village) -> None:
    assert "drafts" not in {job.tick.name for job in village.bot.scheduler.jobs}
    await village.zhaoweiguo.speaks()
    await village.passes(minutes=1)
    assert await village.row_count("drafts") == 0


async def test_the_operators_command_hears_what_was_sent(props: Props, tmp_path: Path) -> None:
    """From the setting to the card: the file is fetched, the command run, its words shown."""
    listens = "import os, sys; print('听到', os.path.getsize(sys.argv[1]) > 100)"
    sim = await props.simulator(MONDAY, None)
    settings = load_settings(
        token=TOKEN,
        api_url="http://simulator",
        database=await props.database(MONDAY, tmp_path / "linli.db"),
        home=tmp_path,
        speaker="no",
        transcriber=shlex.join([sys.executable, "-X", "utf8", "-c", listens]),
    )
    clock = BorrowedClock(sim.clock.now, lambda: 1.0)
    async with assemble(
        settings,
        clock=clock,
        request=request_to(sim.app),
        content=props.content,
        ids=Ids(clock.now),
        seconds=lambda: sim.clock.now().timestamp(),
        pauses=(),
    ) as bot:
        village = Village(props, sim, bot)
        await village.zhaoweiguo.speaks()
        await bot.tick()
        await village.settles()
        village.lixiaofang.finds("请听一下", GUESS, "听到 True")
