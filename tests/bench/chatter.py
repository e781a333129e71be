"""What the bot would do in a group because of talk: cards that nobody asked for, by line.

`python -m tests.bench.chatter FILE...`: one sentence a line, or JSON lines with a `text`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.content.content import Content
from bot.content.load import load_content
from bot.domain.intake import UNSEEN_ALARMS, Decision, Sender, decide
from bot.services.understand import read

AT = datetime(2026, 11, 21, 4, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
DANGER, MAYBE, CARD, ALONE = "120 or alarm card", "line on what to do", "card", "asked in private"
# What everybody in the group sees, and per how many lines it is counted.
PUBLIC = {DANGER: 20_000, MAYBE: 20_000, CARD: 5_000}


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of talk that did not stay without consequence, and the words it was read from."""

    what: str
    text: str
    why: tuple[str, ...]


def deeds(content: Content, lines: Sequence[str]) -> list[Deed]:
    """Each line as said in a group by somebody registered, not to the bot."""
    found: list[Deed] = []
    for line in lines:
        reading = read(content, line, at=AT, zone=ZONE)
        decision = decide(reading.what, Sender(), private=False, addressed=False)
        what = _what(decision, reading.meaning.alarm)
        if what:
            found.append(Deed(what, line, reading.meaning.why))
    return found


def _what(decision: Decision, alarm: str | None) -> str | None:
    if decision.card:
        return ALONE if alarm in UNSEEN_ALARMS else DANGER
    if decision.maybe:
        return MAYBE
    if any(opened.kind in ("help", "look_in") for opened in decision.opens):
        return CARD
    return ALONE if decision.opens or decision.asks or decision.death else None


def rates(done: Sequence[Deed], lines: int) -> Iterator[tuple[str, float, int]]:
    """(deed, how many, per how many lines) for what everybody would see."""
    for what, per in PUBLIC.items():
        yield what, sum(deed.what == what for deed in done) * per / max(lines, 1), per


def talk(path: Path) -> list[str]:
    """The lines of a set of talk, without the empty ones."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [str(json.loads(x)["text"]) for x in lines] if path.suffix == ".jsonl" else lines


def main(paths: Sequence[Path]) -> None:
    """Every deed, and how often it would be done."""
    content = load_content(Path(__file__).parents[2])
    for path in paths:
        lines = talk(path)
        done = deeds(content, lines)
        for deed in sorted(done, key=lambda deed: deed.what):
            print(deed.what, deed.text[:80], *deed.why, sep="\t")
        for what, rate, per in rates(done, len(lines)):
            print(f"{path.name}: {what}: {rate:.1f} in {per:,} lines")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
