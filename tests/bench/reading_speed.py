"""How long one message takes to be understood, on one core, and what the lexicon weighs."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from bot.clock import real_monotonic
from bot.content.content import Content
from bot.understanding.recognise import understand

NOON = datetime.fromisoformat("2026-11-21T12:00:00+08:00")
ROUNDS = 3
# Runs in a process of its own, so that nothing else is counted.
_WEIGHT = """
import resource
from pathlib import Path
from bot.clock import real_monotonic
from bot.content.kept import Kept
from bot.content.layers import Layer, Shelf
from bot.content.knowledge import read_lexicon
def peak():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
before, begun = peak(), real_monotonic()
lexicon = read_lexicon(Shelf((Layer(Path({root!r})),)), kept=Kept(Path({home!r})))
print((real_monotonic() - begun) * 1e3, (peak() - before) / 2**20)
"""


def speeds(content: Content, lines: Sequence[str]) -> tuple[float, float]:
    """Median and 99th percentile in microseconds; the best of three for each line."""
    took = sorted(
        min(_timed(lambda line=line: _read(content, line)) for _ in range(ROUNDS)) for line in lines
    )
    return took[len(took) // 2], took[int(len(took) * 0.99)]


def nonsense(content: Content) -> float:
    """Milliseconds for ten thousand characters that look like everything at once."""
    heap = "疼头烧车药不没喘要谁有去医院"
    text = (heap * (10_000 // len(heap) + 1))[:10_000]
    return min(_timed(lambda: _read(content, text)) for _ in range(ROUNDS)) / 1e3


def weight(root: Path, *, kept: bool) -> tuple[float, float]:
    """Milliseconds and mebibytes of loading the lexicon in a fresh process; the best of three.

    `kept`: with what an earlier start compiled; else from the files alone.
    """
    with tempfile.TemporaryDirectory() as home:
        source = _WEIGHT.format(root=str(root), home=home if kept else f"{home}/none")
        found = [_weighed(source, root) for _ in range(ROUNDS + kept)][int(kept) :]
    return min(ms for ms, _ in found), min(mib for _, mib in found)


def _weighed(source: str, root: Path) -> tuple[float, float]:
    said = subprocess.run(
        [sys.executable, "-c", source], check=True, capture_output=True, text=True, cwd=root
    )
    ms, mib = map(float, said.stdout.split())
    return ms, mib


def _read(content: Content, text: str) -> None:
    understand(text, content.lexicon, at=NOON)


def _timed(work: Callable[[], None]) -> float:
    begun = real_monotonic()
    work()
    return (real_monotonic() - begun) * 1e6
