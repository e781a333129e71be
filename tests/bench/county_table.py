"""What the runs of a county came to, as the tables of docs/scale.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.county_run import Outcome

PAGE = Path(__file__).parents[2] / "docs" / "scale.md"
BEGIN, END = "<!-- made by make county -->", "<!-- to here -->"
HEARD = (
    "| processes | bots | times the peak | updates/s offered | handled | waiting at most |"
    " unsaid at most | danger to last alert, s: p50 | p99 | of | said to first answer, s: p50 |"
    " p99 | of | set aside |"
)
COST = (
    "| processes | bots | times the peak | CPU of each process, % of a core | of PostgreSQL |"
    " of the simulator | machine idle, % | memory of each, MiB | database, MiB | races lost |"
    " messages sent | most in a second | 429 | slowest tick |"
)


def rows(made: Sequence[Outcome]) -> Iterator[str]:
    """How soon people were heard."""
    for o in made:
        yield (
            f"| {o.name} | {o.offered:.1f} | {o.handled:.1f} | {o.peak_inbox:,} |"
            f" {o.peak_outbox:,} | {at(o.alarm, 0.5):.2f} | {at(o.alarm, 0.99):.2f} |"
            f" {len(o.alarm)}{f' (+{o.unsaid} not yet)' if o.unsaid else ''} |"
            f" {at(o.answer, 0.5):.2f} | {at(o.answer, 0.99):.2f} | {len(o.answer)} | {o.poison} |"
        )


def ticks(o: Outcome) -> Iterator[str]:
    """What it cost."""
    name, _, most, _ = o.ticks[0] if o.ticks else ("none", 0, 0, 0.0)
    yield (
        f"| {o.name} | {_list(o.cpu)} | {o.server_cpu:.0f} | {o.telegram_cpu:.0f} | {o.idle:.0f} |"
        f" {_list(o.memory)} | {o.size / 2**20:.0f} | {o.lost} | {o.sent:,} | {o.most_a_second} |"
        f" {o.refused} | {name} {most:,} ms |"
    )


def write(made: Sequence[Outcome]) -> None:
    """The tables of the page anew; what people wrote around them stays."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    tables = [
        BEGIN, "", HEARD, _rule(HEARD), *rows(made), "",
        COST, _rule(COST), *(line for o in made for line in ticks(o)), "", END,
    ]  # fmt: skip
    PAGE.write_text(before + "\n".join(tables) + after, encoding="utf-8")


def at(values: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0


def _rule(heads: str) -> str:
    return "|" + "---|" * (heads.count("|") - 1)


def _list(values: Sequence[float]) -> str:
    return ", ".join(f"{value:.0f}" for value in values)
