"""The same promises: a program of the operator's, ours, espeak-ng where it is, and the fake."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable

import pytest

from bot.domain.voicing import OGG
from bot.gateway.speaker import (
    CommandSpeaker,
    EspeakSpeaker,
    KokoroSpeaker,
    can_espeak,
    make_speaker,
)
from bot.services.voicing.speaking import Speaker
from tests.fakes.speaker import FakeSpeaker

SAYS = "import sys; sys.stdout.buffer.write(b'OggS' + sys.stdin.buffer.read())"


def command(program: str, **kwargs: float) -> CommandSpeaker:
    return CommandSpeaker(shlex.join([sys.executable, "-X", "utf8", "-c", program]), **kwargs)


SPEAKERS: dict[str, Callable[[], Speaker]] = {
    "fake": FakeSpeaker,
    "command": lambda: command(SAYS),
    "kokoro": lambda: KokoroSpeaker("tests.fakes.engine"),
    **({"espeak": EspeakSpeaker} if can_espeak() else {}),
}


@pytest.mark.parametrize("which", SPEAKERS)
async def test_words_become_a_voice_note_always_the_same(which: str) -> None:
    speaker = SPEAKERS[which]()
    first = await speaker.speak("各位乡亲，打幺二零。")
    assert first is not None
    assert first.startswith(OGG)
    assert await speaker.speak("各位乡亲，打幺二零。") == first
    assert await speaker.speak("三十九点二度") != first


@pytest.mark.parametrize("which", SPEAKERS)
async def test_nothing_to_say_is_no_sound(which: str) -> None:
    assert await SPEAKERS[which]().speak("  ") is None


@pytest.mark.parametrize("which", SPEAKERS)
async def test_what_looks_like_an_option_is_said_and_not_obeyed(which: str) -> None:
    sound = await SPEAKERS[which]().speak("--version 零")
    assert sound is not None
    assert sound.startswith(OGG)


def test_each_speaker_has_a_name_of_its_own_that_changes_with_what_it_does() -> None:
    names = [make().name for make in SPEAKERS.values()]
    assert len(set(names)) == len(names)
    assert command(SAYS).name == command(SAYS).name != command("pass").name


async def test_a_command_that_fails_hangs_or_is_not_there_says_nothing() -> None:
    assert await command("import sys; sys.exit(1)").speak("零") is None
    assert await command("import time; time.sleep(60)", patience=0.2).speak("零") is None
    assert await command("pass").speak("零") is None
    assert await CommandSpeaker("no-such-program-anywhere").speak("零") is None


@pytest.mark.parametrize(
    ("there", "made"),
    [
        ({"kokoro", "espeak"}, KokoroSpeaker),
        ({"espeak"}, EspeakSpeaker),
        (set(), type(None)),
    ],
)
def test_without_a_setting_the_best_that_is_there_speaks(there: set[str], made: type) -> None:
    assert type(make_speaker(None, there=there.__contains__)) is made


def test_what_is_set_speaks_whatever_else_is_there() -> None:
    assert type(make_speaker("espeak", there=lambda _: True)) is EspeakSpeaker
    assert type(make_speaker("kokoro", there=lambda _: False)) is KokoroSpeaker
    assert type(make_speaker("say --loud", there=lambda _: True)) is CommandSpeaker
    assert make_speaker("no", there=lambda _: True) is None
