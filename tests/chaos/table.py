"""The results as a table, and how to repeat what went wrong."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.chaos.looking import Found

HEAD = (
    "| trouble | seed | kills | updates | owed | lost | doubled unmarked | marked |"
    " marked copies a kill | prompts twice | breaches | s |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|"
)
NOTES = "\n## What it found"
ABOUT = """# Chaos

`make chaos` plays days of the sample village against a real `linli run`, whose process is killed,
whose line is bad, whose disk is full. Nothing here is simulated but Telegram and the people.
After each stretch of trouble:

- every message somebody was owed has arrived, unmarked at most once (`lost`, `doubled unmarked`);
- a copy marked （重发） only where a send was in flight when the process was killed, or where its
  answer was lost; at most 8 a kill;
- no prompt came twice, every update was handled once, what people did is in the cases once;
- `linli audit` finds nothing, boxes and seats add up, and the ticks still run.

`clock-steps` moves the clock of a local Telegram, which the bot follows. `machine-clock-steps`
moves what Python tells the process of the time of day (`time.time`, `datetime.now`: the bot's own
clock, its scheduler, its log) while `time.monotonic` goes on; the machine's clock itself, the times
of files and of certificates are left alone. `read-only` is a file that may not be written to;
`read-only-while-running` tells SQLite from outside to refuse every write, as no file is read-only
to root and no disk in use can be made so.

`python -m tests.chaos --only kills-1 --seed N` repeats one line. A short form is in `make test`.
"""


def row(found: Found) -> str:
    """One line of the table."""
    return (
        f"| {found.trouble} | {found.seed} | {found.kills} | {found.updates} | {found.owed} |"
        f" {found.lost} | {found.doubled} | {found.marked} | {found.copies_a_kill} |"
        f" {found.prompts_twice} | {len(found.breaches)} | {found.seconds:.0f} |"
    )


def total(all_found: Sequence[Found]) -> str:
    """The sums, and the worst kill."""
    whole = Found("**all**", 0)
    for name in ("kills", "updates", "owed", "lost", "doubled", "marked", "prompts_twice"):
        setattr(whole, name, sum(getattr(found, name) for found in all_found))
    whole.copies_a_kill = max((found.copies_a_kill for found in all_found), default=0)
    whole.seconds = sum(found.seconds for found in all_found)
    whole.breaches = [breach for found in all_found for breach in found.breaches]
    return row(whole).replace("| 0 |", "| |", 1)


def breaches(found: Found) -> str:
    """What must not be, with how to see it again."""
    again = f"python -m tests.chaos --only {found.trouble} --seed {found.seed}"
    return "\n".join(f"BREACH in {found.trouble}: {one}\n  {again}" for one in found.breaches)


def took(seconds: float, at_once: int) -> str:
    """Of the whole run."""
    return f"\n{seconds / 60:.0f} minutes, {at_once} villages side by side."


def write(path: Path, all_found: Sequence[Found], day: date, took: str) -> None:
    """As a document; what people have written below it stays."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    _, heading, notes = old.partition(NOTES)
    rows = "\n".join(row(found) for found in all_found)
    head = f"{ABOUT}\n## {day:%Y-%m-%d}\n\n{HEAD}\n{rows}\n{total(all_found)}\n{took}\n"
    path.write_text(f"{head}{heading}{notes}", encoding="utf-8")


def say(text: str) -> None:
    """At once, also where the output goes to a file."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
