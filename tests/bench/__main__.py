"""`make bench`: speed and memory as ratios against bare python-telegram-bot in the same run."""

from __future__ import annotations

import asyncio
import os
import platform
import resource
import sys
import tempfile
from pathlib import Path

from bot.clock import real_monotonic
from tests.bench.bare import bare_answers, bare_chatter
from tests.bench.matching import print_plans
from tests.bench.roster import import_measured, print_import
from tests.bench.rounds import morning_measured, print_morning
from tests.bench.stock import looks, print_looks
from tests.bench.village import village_answers, village_case, village_chatter
from tests.stories.stage import Props

ROUNDS = 3


async def main(messages: int) -> None:
    """Each figure is the best of three, bare and ours in turn, so that both meet the same noise."""
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    with tempfile.TemporaryDirectory() as folder:
        props = Props(Path(folder))
        chatter = await _both(bare_chatter(messages), village_chatter(props, folder, messages))
        answers = await _both(
            bare_answers(messages // 10), village_answers(props, folder, messages // 10)
        )
        cases = await _best(village_case(props, folder, max(messages // 50, 20)))
        found, one = await looks(folder)
        imported = await import_measured(Path(folder), props.content)
        morning = await morning_measured(Path(folder), props.content)
    _print(chatter, answers, cases, messages)
    print_looks(found, one)
    print_import(imported)
    print_morning(morning)
    print_plans()


async def _both(bare, ours) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    best = (0.0, 0.0)
    for _ in range(ROUNDS):
        best = max(best[0], await bare()), max(best[1], await ours())
    return best


async def _best(ours) -> float:  # type: ignore[no-untyped-def]
    return max([await ours() for _ in range(ROUNDS)])


def _print(
    chatter: tuple[float, float], answers: tuple[float, float], cases: float, messages: int
) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = [
        ("group chatter, no answer", *chatter),
        ("private message, answered (/help)", *answers),
    ]
    print(f"python {platform.python_version()}, {messages} messages, best of {ROUNDS}\n")
    print("| what | bare library, updates/s | linli, updates/s | ratio |")
    print("|---|---|---|---|")
    for name, bare, ours in rows:
        print(f"| {name} | {bare:,.0f} | {ours:,.0f} | {ours / bare:.2f} |")
    ratio = cases / answers[0]
    print(
        f"| a need through to its card and answer (cases/s) | {answers[0]:,.0f} | {cases:,.0f} |"
        f" {ratio:.2f} |"
    )
    print(f"\npeak memory of this process: {peak:,.0f} MiB, at {real_monotonic():.0f} s of uptime")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000))
