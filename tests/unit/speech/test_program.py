from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest

from bot.faults import StartFault
from bot.gateway.speaker import ENGINE, LIBRARIES, KokoroSpeaker
from bot.speech import kokoro
from bot.speech.program import say
from bot.speech.reading import MOST
from tests.contract.source import BOT, ROOT
from tests.fakes.engine import FakeEngine


def test_one_text_in_one_voice_note_out() -> None:
    out = BytesIO()
    assert say(FakeEngine, BytesIO(" 打幺二零。\n".encode()), out) == 0
    assert out.getvalue() == "OggS打幺二零。".encode()


def test_nothing_to_say_loads_no_engine() -> None:
    """The real one, whether or not the extra is there."""
    done = subprocess.run(
        [sys.executable, "-m", ENGINE], input=b" \n", capture_output=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_table_of_the_voice_has_a_row_for_each_length_of_a_breath() -> None:
    assert len(kokoro.table()) == MOST * kokoro.STYLE * 2


def test_a_damaged_part_is_found_before_anything_is_said() -> None:
    with pytest.raises(StartFault, match=r"linli\[voice\]"):
        kokoro.unchanged(b"weights", kokoro.WEIGHTS_SHA256)


def test_origin_and_licence_stand_beside_the_voice() -> None:
    notice = (BOT / "speech" / "NOTICE").read_text(encoding="utf-8")
    assert kokoro.TABLE_SHA256 in notice
    assert "Apache License 2.0" in notice
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"bot/speech/NOTICE"' in project


def test_the_bot_never_loads_what_the_extra_brings() -> None:
    """Everything the bot is put together of, in a process of its own."""
    script = "import sys, bot.compose, bot.cli.main, bot.cli.run; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    loaded = set(done.stdout.split())
    assert "bot.gateway.speaker" in loaded
    assert loaded & {ENGINE, "numpy", *LIBRARIES} == set()


async def test_an_engine_that_fails_says_nothing() -> None:
    assert await KokoroSpeaker("tests.fakes.no_engine").speak("零") is None
