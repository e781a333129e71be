"""An engine speaks where nobody of the village has; without one everything else is as it was."""

from __future__ import annotations

from pathlib import Path

from bot.services.voicing.speaking import VoiceMaker
from bot.store.sounds import Sounds
from tests.fakes.speaker import FakeSpeaker
from tests.stories.speaking import OGG, approved, heard
from tests.stories.test_ride_papers import file_of
from tests.stories.village import Village

TITLE = "防煤气中毒"


async def speaks(village: Village, folder: Path, speaker: FakeSpeaker | None) -> int:
    """The engine is set up and has made all there is to make."""
    maker = VoiceMaker(village.bot.desk, Sounds(folder), speaker)
    made = 0
    while (now := await maker.run()) > 0:
        made += now
    return made


async def test_what_nobody_recorded_is_said_by_the_engine_made_beforehand(
    village: Village, tmp_path: Path
) -> None:
    engine = FakeSpeaker()
    made = await speaks(village, tmp_path, engine)
    assert made == len(engine.said) > 60
    assert not [
        said for said in engine.said if any(sign.isascii() and sign.isalnum() for sign in said)
    ]
    await village.wangxiuying.says("帮我带两斤肉")
    sound = heard(village, village.wangxiuying.hears("记下了"))
    assert sound == "OggS您说的，我记下了。有人接了，马上告诉您。".encode()
    assert await speaks(village, tmp_path, FakeSpeaker()) == 0
    await village.zhoujianguo.says(f"/broadcast {TITLE}")
    script = village.zhoujianguo.hears("拷到大喇叭里放")
    assert "打幺二零" in file_of(village, script, ".ogg").decode()


async def test_a_villagers_own_voice_is_preferred_to_any_engine(
    village: Village, tmp_path: Path
) -> None:
    await speaks(village, tmp_path, FakeSpeaker())
    await approved(village, village.lixiaofang, village.tangxiaozhou)
    await village.wangxiuying.says("帮我带两斤肉")
    assert heard(village, village.wangxiuying.hears("记下了")) == OGG


async def test_once_it_is_switched_off_or_fails_words_are_words(
    village: Village, tmp_path: Path
) -> None:
    await speaks(village, tmp_path, FakeSpeaker())
    await speaks(village, tmp_path, None)
    broken = FakeSpeaker(fails=True)
    await speaks(village, tmp_path, broken)
    assert len(broken.said) == len(set(broken.said))
    await village.wangxiuying.says("帮我带两斤肉")
    assert village.wangxiuying.hears("记下了").voice is None
    await village.passes(minutes=2)
    assert not list(tmp_path.glob("voices/*.ogg"))


async def test_the_voice_of_the_own_hamlet_goes_before_a_newer_one_of_another(
    village: Village,
) -> None:
    near, far = OGG + b"east", OGG + b"west"
    await approved(village, village.lixiaofang, village.tangxiaozhou, TITLE, near)
    await approved(village, village.liucaixia, village.tangxiaozhou, TITLE, far)
    for liaison, sound in ((village.lixiaofang, near), (village.liucaixia, far)):
        await liaison.says(f"/broadcast {TITLE}")
        assert file_of(village, liaison.hears("拷到大喇叭里放"), ".ogg") == sound
