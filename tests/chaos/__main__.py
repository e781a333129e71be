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

from bot.clock import real_now
from tests.chaos import table
from tests.chaos.looking import Found
from tests.chaos.run import play
from tests.chaos.troubles import DAYS, TROUBLES, UNDISTURBED
from tests.stories.stage import Props

MOST_SEEDS = 100_000


async def main(seed: int, only: Sequence[str]) -> list[Found]:
    """All of them, or those whose name begins so."""
    all_found: list[Found] = []
    with tempfile.TemporaryDirectory(prefix="linli-chaos-") as name:
        folder = Path(name)
        props = Props(folder)
        table.say(f"seed {seed}\n\n{table.HEAD}")
        for number, (trouble, what) in enumerate(TROUBLES.items()):
            held_against = trouble == UNDISTURBED and any(one in DAYS for one in _named(only))
            if only and not held_against and not trouble.startswith(tuple(only)):
                continue
            own = seed if len(_named(only)) == 1 else (seed + number) % MOST_SEEDS
            found = await play(props, folder / trouble, trouble, own, what)
            all_found.append(found)
            if trouble in DAYS:
                _like_undisturbed(all_found[0], found)
            table.say("\n".join(filter(None, (table.row(found), table.breaches(found)))))
    return all_found


def _named(only: Sequence[str]) -> list[str]:
    return [name for name in TROUBLES if not only or name.startswith(tuple(only))]


def _like_undisturbed(quiet: Found, found: Found) -> None:
    """What people did is done once, and the boxes hold what they would have held."""
    found.must(found.done == quiet.done, f"done {found.done - quiet.done}, not {quiet.done}")
    found.must(found.stock == quiet.stock, "a box holds something else than on a quiet day")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(MOST_SEEDS))
    parser.add_argument("--only", nargs="*", default=[], help="names, or how they begin")
    parser.add_argument("--write", type=Path, help="a document such as docs/chaos.md")
    return parser.parse_args()


if __name__ == "__main__":
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    # The server of the local Telegram says a page for every answer that is lost.
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)
    given = _arguments()
    results = asyncio.run(main(given.seed, given.only))
    table.say(table.total(results))
    broken = [found for found in results if found.breaches]
    if given.write:
        table.write(given.write, results, real_now().date())
    sys.exit(1 if broken else 0)
