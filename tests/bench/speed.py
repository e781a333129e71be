"""`make bench`: how fast, how large and how quiet it is, as a table in docs/benchmarks.md.

Ratios are of one run on one machine: bare library and village in turn, so that both meet the same
noise. `--big` adds the database of years, which is built on its first run.
"""

from __future__ import annotations

import asyncio
import os
import platform
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.clock import real_monotonic
from tests.bench import chatter
from tests.bench.alarms import alarms
from tests.bench.apart import Wave
from tests.bench.bare import bare
from tests.bench.large import KEPT
from tests.bench.starting import starts
from tests.bench.taken import Taken
from tests.bench.village import WARM, backlog, needs, questions, talk, village
from tests.bench.week import live
from tests.bench.years import YEARS, asked, pending
from tests.stories.stage import Props

TALK = Path(__file__).parents[1] / "understanding"
ROUNDS = 3
ALARMS, BROADCAST = 200, 6_000
BIG = "--big"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `goal` is empty where there is none."""

    what: str
    found: str
    goal: str = ""

    def __str__(self) -> str:
        return f"| {self.what} | {self.found} | {self.goal} |"


async def rates(props: Props, folder: str, messages: int) -> AsyncIterator[Row]:
    """Against the bare library, making the same calls to a server apart in the same run."""
    talked = await _best(props, folder, talk(messages))
    yield _ratio("group talk, nothing to answer, updates/s", talked, "≥ 3")
    asked = await _best(props, folder, questions(props, max(messages // 600, 1)))
    yield _ratio("a private question answered (/help), calls/s", asked)
    for name, slow, goal in (("", 0.0, "≥ 0.7"), (", every call 50 ms slower", 0.05, "")):
        opened = await _best(props, folder, needs(props), warm=WARM, slow=slow)
        what = f"a case opened with its answers, calls/s{name}"
        yield _ratio(what, opened, goal)
    heard, said = await backlog(props, folder, 10_000)
    yield Row("10,000 waiting updates, heard / all said", f"{heard:.1f} s / {said:.1f} s")


async def _best(
    props: Props, folder: str, waves: Sequence[Wave], *, warm: int = 0, slow: float = 0.0
) -> tuple[Taken, Taken]:
    """Bare and village in turn, the quickest of each; what is compiled lazily is by then."""
    found = []
    for _ in range(1 if slow else ROUNDS):
        ours = await village(props, folder, waves, warm=warm, slow=slow)
        found.append((await bare(props, waves, ours, slow=slow), ours))
    theirs, ours = zip(*found, strict=True)
    return max(theirs, key=_rate), max(ours, key=_rate)


def _rate(taken: Taken) -> float:
    return taken.per_second


def _ratio(what: str, found: tuple[Taken, Taken], goal: str = "") -> Row:
    theirs, ours = found
    clock = ours.per_second / theirs.per_second
    work = (theirs.processor / theirs.many) / (ours.processor / ours.many)
    rates = f"bare {theirs.per_second:,.0f}, village {ours.per_second:,.0f}"
    return Row(what, f"{rates}: {clock:.2f} × ({work:.2f} × by processor time)", goal)


async def dangers(props: Props, folder: Path) -> Iterator[Row]:
    """Each in a database of its own."""
    found = []
    for name, broadcast in (("idle", 0), ("in a broadcast", BROADCAST)):
        took = await alarms(props, folder / name, ALARMS, broadcast)
        said = f"p50 {took.at(0.5):.2f} s, p99 {took.at(0.99):.2f} s"
        what = f"danger word to the last alert, {name} ({ALARMS} times)"
        found.append(Row(what, said, "p99 ≤ 1 s"))
    return iter(found)


async def starting(props: Props, folder: Path, big: str | None) -> Iterator[Row]:
    """The sample village, and the database of years where it was built."""
    found = []
    urls = [("sample village", None), *([(f"{YEARS.cases:,} cases", big)] if big else [])]
    for number, (name, url) in enumerate(urls):
        took = await starts(props, folder / f"start{number}", url)
        median = took.seconds[len(took.seconds) // 2]
        said = f"{median:.2f} s ({took.processor:.2f} s of processor); first {took.first:.2f} s"
        found.append(Row(f"start until it has fetched and kept an update, {name}", said, "≤ 1.5 s"))
        found.append(Row(f"memory after the start, {name}", f"{took.memory:.0f} MiB", "≤ 130"))
    return iter(found)


async def a_day(props: Props, folder: Path) -> Row:
    """The same process before and after."""
    folder.mkdir(parents=True, exist_ok=True)
    before, *_, after = await live(props, folder, 1)
    said = f"{before.memory:.0f} → {after.memory:.0f} MiB"
    return Row("memory before and after a simulated day", said, "≤ 130")


def silence(props: Props) -> Row:
    """Lines of everyday talk that would raise a public alarm."""
    files = sorted(TALK.glob("chatter_*.jsonl"))
    lines = [line for path in files for line in chatter.talk(path)]
    loud = [d for d in chatter.deeds(props.content, lines) if d.what == chatter.DANGER]
    rate = 10_000 * len(loud) / max(len(lines), 1)
    said = f"{rate:.1f} ({len(loud)} in {len(lines):,} lines)"
    return Row("false public alarms per 10,000 village lines", said)


async def years(props: Props, folder: Path) -> Iterator[Row]:
    """Medians and 99th percentiles."""
    found = []
    goals = {"board": "≤ 10 ms", "/mine": "≤ 10 ms"}
    for name, (middle, late) in (await asked(props, folder)).items():
        said = f"p50 {middle:.1f} ms, p99 {late:.1f} ms"
        found.append(Row(f"{name}, {YEARS.cases:,} cases", said, goals.get(name, "")))
    for name, (middle, late) in (await pending(props, folder)).items():
        said = f"p50 {middle:.1f} ms, p99 {late:.1f} ms"
        found.append(Row(f"{name}, 100,000 timers pending", said))
    return iter(found)


async def main(messages: int, *, big: bool) -> None:
    """Line by line as they are found; the whole table at the end, into the document."""
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    begun, rows = real_monotonic(), []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        props = Props(folder)
        async for row in rates(props, name, messages):
            rows += _told(iter([row]))
        rows += _told(iter([silence(props)]))
        rows += _told(await dangers(props, folder))
        if big:
            rows += _told(await years(props, folder))
        url = f"sqlite:///{KEPT / YEARS.name}" if (KEPT / YEARS.name).is_file() else None
        rows += _told(await starting(props, folder, url))
        rows += _told(iter([await a_day(props, folder / "day")]))
    _write(rows, real_monotonic() - begun)


def _told(rows: Iterator[Row]) -> list[Row]:
    found = list(rows)
    for row in found:
        print(row, flush=True)
    return found


BEGIN, END = "<!-- bench -->", "<!-- end of bench -->"


def _write(rows: list[Row], seconds: float) -> None:
    """Between the two marks of the document; what people wrote around them stays."""
    path = Path(__file__).parents[2] / "docs" / "benchmarks.md"
    load = os.getloadavg()[1]
    head = (
        f"Python {platform.python_version()}, {os.cpu_count()} processors, load {load:.1f}"
        f" in the end, {seconds / 60:.0f} minutes.\n\n| what | found | goal |\n|---|---|---|\n"
    )
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    table = "\n".join(map(str, rows))
    path.write_text(f"{before}{BEGIN}\n{head}{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:] if word != BIG]
    asyncio.run(main(given[0] if given else 3000, big=BIG in sys.argv))
