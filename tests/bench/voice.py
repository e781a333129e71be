"""`make voice-check`: the real voice says one prompt of each file, and what came is measured.

`ARGS=all` has it say every prompt, which takes a quarter of an hour.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from importlib import import_module
from io import BytesIO
from time import perf_counter
from typing import Any

import yaml

from bot.gateway.speaker import ENGINE, can_kokoro
from bot.understanding.as_spoken import as_spoken
from tests.contract.source import ROOT

SECONDS_A_CHARACTER = (0.12, 0.6)  # nothing is left out, nothing is drawn out
QUIETEST, LOUDEST = 0.02, 0.999  # the mean and the peak of the samples
MOST_KILOBYTES = 1000  # as data/voicing.yaml
LIBRARY = "soundfile"


def main(everything: bool) -> int:
    if not can_kokoro():
        print("the extra voice is not installed: make voice")
        return 1
    faults, spent, lasted = [], 0.0, 0.0
    for code, words in texts(everything):
        began = perf_counter()
        sound, again = said(words), said(words) if not spent else None
        spent += (perf_counter() - began) / (2 if again else 1)
        seconds, fault = heard(sound, words)
        if again not in (None, sound):
            fault = "another sound the second time"
        lasted += seconds
        faults += [f"{code}: {fault}"] if fault else []
        print(f"{code}: {seconds:.1f} s, {len(sound) // 1000} kB {fault}")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{spent / lasted:.2f} s of work a second of speech, loading it included; {most} MB")
    print(*faults, sep="\n")
    return 1 if faults else 0


def texts(everything: bool) -> list[tuple[str, str]]:
    """Code and words as they are spoken."""
    found = []
    for path in sorted((ROOT / "messages" / "prompts").glob("*.yaml")):
        prompts = yaml.safe_load(path.read_text(encoding="utf-8"))
        of_file = [(code, as_spoken(prompt["spoken"])) for code, prompt in prompts.items()]
        found += of_file if everything else of_file[:1]
    return found


def said(words: str) -> bytes:
    """As the bot has it said: by a program of its own."""
    command = [sys.executable, "-m", ENGINE]
    return subprocess.run(
        command, input=words.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        check=True, cwd=ROOT,
    ).stdout  # fmt: skip


def heard(sound: bytes, words: str) -> tuple[float, str]:
    """How long it lasts, and what is wrong with it."""
    library: Any = import_module(LIBRARY)
    kind = library.info(BytesIO(sound))
    if (kind.format, kind.subtype, kind.channels) != ("OGG", "OPUS", 1):
        return 1.0, f"is {kind.format} {kind.subtype} in {kind.channels} channels"
    samples, rate = library.read(BytesIO(sound))
    seconds, characters = len(samples) / rate, sum("\u4e00" <= sign <= "\u9fff" for sign in words)
    shortest, longest = (a_character * characters for a_character in SECONDS_A_CHARACTER)
    mean, peak = (samples**2).mean() ** 0.5, abs(samples).max()
    if not shortest < seconds < longest:
        return seconds, f"lasts {seconds:.1f} s for {characters} characters"
    if mean < QUIETEST or peak > LOUDEST:
        return seconds, f"is silent or torn: mean {mean:.3f}, peak {peak:.3f}"
    return seconds, "" if len(sound) < MOST_KILOBYTES * 1000 else "is too large"


if __name__ == "__main__":
    sys.exit(main("all" in sys.argv[1:]))
