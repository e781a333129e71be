"""A whole day of a county as tables of docs/scale.md: one block a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.bench.county_table import PAGE, at
from tests.bench.county_whole import Day, Hour, fullest

HEARD = (
    "| hour | times real time | updates | a second of the machine | waiting at most |"
    " unsaid at most | danger to last alert, s: p50 | p99 | of | said to first answer, s: p50 |"
    " p99 | of | messages sent | most in a second | 429 | set aside | races lost |"
    " CPU of each process, % of a core | of PostgreSQL | machine idle, % | slowest tick |"
)
LANES = ("emergency", "reply", "case", "reminder", "broadcast")
END = "<!-- to here -->"


def write_day(day: Day) -> None:
    """Its block anew, or a new one at the end of the blocks."""
    page = PAGE.read_text(encoding="utf-8")
    begin = f"<!-- made by make county ARGS=--day: {_name(day)} -->"
    block = "\n".join([begin, "", *lines(day), "", END])
    if begin in page:
        before, _, rest = page.partition(begin)
        page = before + block + rest.partition(END)[2]
    else:
        before, last, after = page.rpartition(END)
        page = f"{before}{last}\n\n{block}{after}"
    PAGE.write_text(page, encoding="utf-8")


def lines(day: Day) -> Iterator[str]:
    """All of one day."""
    yield (
        f"**{_name(day).capitalize()}**: {sum(h.updates for h in day.hours):,} updates and"
        f" {sum(len(h.sent) for h in day.hours):,} messages of 24 hours in"
        f" {day.seconds / 60:.0f} minutes; load of the machine {day.load:.1f} on two cores."
    )
    yield ""
    yield HEARD
    yield "|" + "---|" * (HEARD.count("|") - 1)
    yield from (_row(hour, day.processes) for hour in day.hours)
    yield ""
    yield from _sums(day)


def _name(day: Day) -> str:
    processes = {1: "one process", 2: "two processes"}.get(day.processes, f"{day.processes}")
    return f"{'all' if day.share == 1 else f'{day.share:.0%}'} of the day, {processes}"


def _row(h: Hour, processes: int) -> str:
    alarm, answer = h.waits("alarm"), h.waits("answer")
    missing = sum(one.missing for one in h.heard)
    rate = h.updates / h.seconds if h.seconds else 0.0
    return (
        f"| {h.number:02d}:00 | {h.speed:.0f} | {h.updates:,} | {rate:.0f} | {h.inbox:,} |"
        f" {h.outbox:,} | {_at(alarm, 0.5)} | {_at(alarm, 0.99)} |"
        f" {len(alarm)}{f' (+{missing} not)' if missing else ''} | {_at(answer, 0.5)} |"
        f" {_at(answer, 0.99)} | {len(answer)} | {len(h.sent):,} | {fullest(h)} | {h.refused} |"
        f" {h.poison} | {h.lost} | {', '.join(f'{c:.0f}' for c in h.cpu[:processes])} |"
        f" {h.cpu[-2] if h.cpu else 0:.0f} | {h.idle:.0f} | {h.slowest[0]} {h.slowest[1]:,} ms |"
    )


def _sums(day: Day) -> Iterator[str]:
    alarm = [s for h in day.hours for s in h.waits("alarm")]
    answer = [s for h in day.hours for s in h.waits("answer")]
    yield (
        f"The whole day: danger to last alert {_at(alarm, 0.5)} s (p50), {_at(alarm, 0.99)} s"
        f" (p99), {_at(alarm, 1.0)} s at most, of {len(alarm)}; said to first answer"
        f" {_at(answer, 0.5)} s, {_at(answer, 0.99)} s, {_at(answer, 1.0)} s, of {len(answer):,}."
        f" Memory of each process {_mib(day.memory[0])} MiB at the start,"
        f" {_mib(day.memory[-1])} MiB at the end; database {day.size / 2**20:.0f} MiB."
    )
    yield ""
    yield (
        f"Left afterwards: {day.left['inbox']} unhandled, {day.left['unsaid']} unsaid,"
        f" {day.left['held']:,} held until a chat has room. `linli audit` (exit code: words):"
        f" `{' '.join(day.audit.split())}`"
    )
    yield ""
    yield "Due until accepted, in village seconds: " + "; ".join(_lanes(day)) + "."


def _lanes(day: Day) -> Iterator[str]:
    for lane, name in enumerate(LANES):
        late = [seconds for row, _, seconds in day.late if row == lane]
        if late:
            yield (
                f"{name} {len(late):,}: p50 {at(late, 0.5):.0f}, p99 {at(late, 0.99):.0f},"
                f" at most {max(late):,.0f}"
            )


def _at(values: Sequence[float], share: float) -> str:
    return f"{at(values, share):.2f}" if values else "-"


def _mib(values: Sequence[float]) -> str:
    return ", ".join(f"{value:.0f}" for value in values)
