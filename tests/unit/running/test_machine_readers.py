"""Both readers, real and fake, by one contract; and what the operator's settings make of them."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.faults import StartFault
from bot.gateway.pack_reader import LIBRARY, RapidPackReader, make_pack_reader
from bot.gateway.transcriber import CommandTranscriber, make_transcriber
from bot.services.machine_reading import PackReader, Transcriber
from bot.settings import SettingsFault, load_settings
from bot.understanding.pack import PackDraft
from tests.fakes.readers import FakePackReader, FakeTranscriber

CLEAR, SILENT = b"OggS clear", b"OggS silent"
HEARD = "我头疼"
LISTENS = f"""
import sys
sound = open(sys.argv[1], "rb").read()
print({HEARD!r} if sound == {CLEAR!r} else "  ")
"""
PACK, BLANK, BROKEN = b"PNG pack", b"PNG blank", b"no picture"
LABEL = ("布洛芬缓释胶囊", "有效期至 2027.04", "批号 220513")
DRAFT = PackDraft("布洛芬缓释胶囊", "2027-04", "220513")


def command(script: str) -> str:
    return shlex.join([sys.executable, "-X", "utf8", "-c", script])


def engine(photo: bytes) -> tuple[list[tuple[list[int], str, float]] | None, float]:
    """What the library gives: boxes, lines and how sure it is, or nothing at all."""
    if photo == BROKEN:
        raise OSError("cannot identify image file")
    if photo != PACK:
        return None, 0.0
    return [([0], line, 0.9) for line in LABEL] + [([0], "有效期至 2099.01", 0.2)], 0.1


TRANSCRIBERS: dict[str, Callable[[], Transcriber]] = {
    "command": lambda: CommandTranscriber(command(LISTENS)),
    "fake": lambda: FakeTranscriber({CLEAR: HEARD, SILENT: " "}),
}
READERS: dict[str, Callable[[], PackReader]] = {
    "rapid": lambda: RapidPackReader(engine),
    "fake": lambda: FakePackReader({PACK: DRAFT}),
}


@pytest.mark.parametrize("which", TRANSCRIBERS)
async def test_a_transcriber_gives_words_or_nothing(which: str) -> None:
    transcriber = TRANSCRIBERS[which]()
    assert await transcriber.transcribe(CLEAR) == HEARD
    assert await transcriber.transcribe(SILENT) is None
    assert await transcriber.transcribe(CLEAR) == HEARD


@pytest.mark.parametrize("which", READERS)
async def test_a_pack_reader_gives_a_draft_or_nothing(which: str) -> None:
    reader = READERS[which]()
    assert await reader.read(PACK) == DRAFT
    assert await reader.read(BLANK) is None
    assert await reader.read(BROKEN) is None


@pytest.mark.parametrize(
    "script", ["import sys; print('x'); sys.exit(3)", "raise SystemExit('no')", "print()"]
)
async def test_a_command_that_fails_has_heard_nothing(script: str) -> None:
    assert await CommandTranscriber(command(script)).transcribe(CLEAR) is None


async def test_a_command_that_is_not_there_has_heard_nothing() -> None:
    assert await CommandTranscriber("/nowhere/whisper").transcribe(CLEAR) is None


async def test_a_command_that_never_ends_is_ended_and_leaves_no_sound_behind(
    tmp_path: Path,
) -> None:
    seen = tmp_path / "seen"
    script = (
        f"import sys, threading; open({str(seen)!r}, 'w').write(sys.argv[1]); "
        "threading.Event().wait()"
    )
    assert await CommandTranscriber(command(script), patience=1.0).transcribe(CLEAR) is None
    path = Path(seen.read_text())
    assert path.name == "voice.ogg"
    assert not path.exists()


def test_without_a_setting_there_is_no_reader() -> None:
    assert make_transcriber(None) is None
    assert make_pack_reader(wanted=False) is None


def test_a_pack_reader_that_is_wanted_and_not_installed_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.path", [])
    monkeypatch.delitem(sys.modules, LIBRARY, raising=False)
    with pytest.raises(StartFault, match="linli\\[ocr\\]"):
        make_pack_reader(wanted=True)


@pytest.mark.parametrize("text", ["https://hear.example", "'unclosed"])
def test_a_transcriber_must_be_a_command(
    text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINLI_TRANSCRIBER", text)
    with pytest.raises(SettingsFault, match="LINLI_TRANSCRIBER: must be a command"):
        load_settings()
