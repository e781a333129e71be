"""`make chaos`: every trouble there is, one after the other; a table in the end."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom

from bot.clock import real_monotonic, real_now
from tests.chaos import table
from tests.chaos.looking import Found
from tests.chaos.run import play
from tests.chaos.troubles import DAYS, TROUBLES, UNDISTURBED
from tests.stories.stage import Props

MOST_SEEDS = 100_000


async def main(seed: int, only: Sequence[str], at_once: int) -> list[Found]:
    """All of them, or those whose name begins so; the first alone, then some side by side."""
    with tempfile.TemporaryDirectory(prefix="linli-chaos-") as name:
        stretch = Stretch(Path(name), seed, only, asyncio.Semaphore(at_once))
        table.say(f"seed {seed}\n\n{table.HEAD}")
        wanted = _named(only)
        if any(trouble in DAYS for trouble in wanted):
            wanted = [UNDISTURBED, *(one for one in wanted if one != UNDISTURBED)]
        first = await stretch.play(wanted[0])
        others = (stretch.play(trouble, first) for trouble in wanted[1:])
        return [first, *await asyncio.gather(*others)]


class Stretch:
    """One run of the suite: each trouble in a village of its own."""

    def __init__(
        self, folder: Path, seed: int, only: Sequence[str], room: asyncio.Semaphore
    ) -> None:
        self._folder, self._props, self._room = folder, Props(folder), room
        self._seed, self._alone = seed, len(_named(only)) == 1

    async def play(self, trouble: str, quiet: Found | None = None) -> Found:
        """And say how it ended; `quiet` is the day without trouble."""
        number = list(TROUBLES).index(trouble)
        own = self._seed if self._alone else (self._seed + number) % MOST_SEEDS
        async with self._room:
            folder = self._folder / trouble
            found = await play(self._props, folder, trouble, own, TROUBLES[trouble])
        if trouble in DAYS and quiet is not None:
            _like_undisturbed(quiet, found)
        table.say("\n".join(filter(None, (table.row(found), table.breaches(found)))))
        return found


def _named(only: Sequence[str]) -> list[str]:
    return [name for name in TROUBLES if not only or name.startswith(tuple(only))]


def _like_undisturbed(quiet: Found, found: Found) -> None:
    """What people did is done once, and the boxes hold what they would have held."""
    found.must(
        found.done == quiet.done,
        f"not done {quiet.done - found.done}, beside it {found.done - quiet.done}",
    )
    found.must(found.stock == quiet.stock, "a box holds something else than on a quiet day")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(MOST_SEEDS))
    parser.add_argument("--only", nargs="*", default=[], help="names, or how they begin")
    parser.add_argument("--at-once", type=int, default=3, help="so many villages side by side")
    parser.add_argument("--write", type=Path, help="a document such as docs/chaos.md")
    return parser.parse_args()


if __name__ == "__main__":
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    # The server of the local Telegram says a page for every answer that is lost.
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)
    given = _arguments()
    begun = real_monotonic()
    results = asyncio.run(main(given.seed, given.only, given.at_once))
    took = real_monotonic() - begun
    table.say(f"{table.total(results)}\n{table.took(took, given.at_once)}")
    broken = [found for found in results if found.breaches]
    if given.write:
        table.write(given.write, results, real_now().date(), table.took(took, given.at_once))
    sys.exit(1 if broken else 0)
