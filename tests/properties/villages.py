"""Any village: its rest, its ladders, its instants."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.domain.ladder import Climb, Ladder, Level, Repeat, Rung
from bot.domain.quiet import QuietHours

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)
# One year, with both changes of the clock in it.
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)

zones = st.sampled_from([SHANGHAI, BERLIN])
instants = st.one_of(
    st.integers(0, 365 * 24 * 60).map(lambda m: BEGIN + m * MINUTE),
    # Around the nights in which Berlin changes its clocks.
    st.integers(0, 48 * 60).map(lambda m: datetime(2026, 3, 28, tzinfo=UTC) + m * MINUTE),
    st.integers(0, 48 * 60).map(lambda m: datetime(2026, 10, 24, tzinfo=UTC) + m * MINUTE),
)
waits = st.integers(0, 4 * 24 * 60).map(lambda m: m * MINUTE)
times_of_day = st.integers(0, 48 - 1).map(lambda half: time(half // 2, 30 * (half % 2)))


def _some_day_left(spans: list[tuple[time, time]]) -> bool:
    try:
        QuietHours(tuple(spans), SHANGHAI)
    except ValueError:
        return False
    return True


spans = st.one_of(
    st.just([(time(22), time(6, 30)), (time(12), time(14))]),
    st.lists(st.tuples(times_of_day, times_of_day), max_size=3).filter(_some_day_left),
)
quiets = st.builds(lambda found, zone: QuietHours(tuple(found), zone), spans, zones)


def durations(least: int, most: int) -> st.SearchStrategy[timedelta]:
    return st.integers(least, most).map(lambda count: count * MINUTE)


@st.composite
def repeats(draw: st.DrawFn, most: int = 24 * 60) -> Repeat:
    first = draw(durations(2, most))
    growth = draw(st.sampled_from([1.0, 1.5, 2.0]))
    return Repeat(first, growth, max(first, draw(durations(2, most))))


@st.composite
def ladders(draw: st.DrawFn, most_gap: int = 24 * 60) -> Ladder:
    """As the content lets them through: rungs rise, and so do their levels."""
    count = draw(st.integers(1, 5))
    afters = sorted(draw(st.lists(durations(0, 3 * 24 * 60), min_size=count, max_size=count)))
    risen = sorted(
        draw(st.lists(st.sampled_from(Level), min_size=count, max_size=count)),
        key=lambda level: level.rank,
    )
    rungs = tuple(Rung(a, level, ("liaison",)) for a, level in zip(afters, risen, strict=True))
    return Ladder(
        rungs,
        draw(repeats(most_gap)),
        waking=draw(st.booleans()),
        claim_silence=draw(durations(1, 24 * 60)),
        warn_before=draw(durations(0, 60)),
        ceiling=draw(st.sampled_from(Level)),
    )


@st.composite
def climbs(draw: st.DrawFn, ladder: Ladder) -> Climb:
    last = draw(st.integers(-1, len(ladder.rungs) - 1))
    return Climb(last, draw(instants), draw(st.integers(0, 4)) if last >= 0 else 0)
