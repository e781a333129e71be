"""Lists under any order of what people say: sums, one line a holder and thing, the cut-off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.freight import Freight, Way, back_load, fits_together
from bot.domain.gatherings import EVENING, PoolRules, may_open, next_steps
from bot.domain.outcome import Refused
from bot.domain.pools import (
    Line,
    Pool,
    PoolState,
    Sort,
    Thing,
    by_unit,
    doors,
    is_full,
    put,
    totals,
    unfetched,
)

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
POOL = Pool("c", Sort.ORDER, "u", "o", PoolState.OPEN, NOW, NOW, NOW + timedelta(hours=10))
ITEMS = ("尿素", "cooks")

says = st.tuples(
    st.sampled_from(("h1", "h2", "h3")),
    st.sampled_from(ITEMS),
    st.integers(-3, 30),
    st.integers(0, 20),
)


def play(pool: Pool, wanted: int | None, said: list[tuple[str, str, int, int]]) -> tuple[
    dict[str, Thing], dict[tuple[str, str], Line]
]:  # fmt: skip
    things = {item: Thing("c", item, "袋", wanted=wanted) for item in ITEMS}
    lines: dict[tuple[str, str], Line] = {}
    for holder, item, qty, hours in sorted(said, key=lambda one: one[3]):
        now = NOW + timedelta(hours=hours)
        wished = Line("c", item, holder, None, f"unit-{holder}", qty, now)
        placed = put(pool, things[item], lines.get((holder, item)), wished, now)
        if isinstance(placed, Refused):
            continue
        assert pool.closes_at is None or now < pool.closes_at
        things[item], lines[holder, item] = placed.thing, placed.line
    return things, lines


@given(st.none() | st.integers(0, 40), st.lists(says, max_size=30))
def test_the_sum_is_that_of_the_lines_and_never_more_than_was_wanted(
    wanted: int | None, said: list[tuple[str, str, int, int]]
) -> None:
    things, lines = play(POOL, wanted, said)
    sums = totals(lines.values())
    for item, thing in things.items():
        assert thing.taken == sums.get(item, 0) >= 0
        assert wanted is None or thing.taken <= wanted
    assert all(line.qty >= 0 for line in lines.values())


@given(st.lists(says, max_size=30))
def test_a_holder_has_the_number_they_said_last_before_the_cut_off(
    said: list[tuple[str, str, int, int]],
) -> None:
    _, lines = play(POOL, None, said)
    for (holder, item), line in lines.items():
        own = [
            one for one in sorted(said, key=lambda one: one[3])
            if one[:2] == (holder, item) and one[2] >= 0 and one[3] < 10
        ]  # fmt: skip
        assert line.qty == own[-1][2]


@given(st.sampled_from([s for s in PoolState if s is not PoolState.OPEN]), st.lists(says))
def test_a_list_that_is_not_open_takes_nothing(
    state: PoolState, said: list[tuple[str, str, int, int]]
) -> None:
    _, lines = play(replace(POOL, state=state), None, said)
    assert not lines


@given(st.integers(1, 40), st.lists(says, max_size=30))
def test_it_is_full_when_the_sums_are_reached_and_only_then(
    wanted: int, said: list[tuple[str, str, int, int]]
) -> None:
    things, _ = play(POOL, wanted, said)
    assert is_full(things.values()) == all(t.taken == wanted for t in things.values())


@given(st.lists(says, max_size=30))
def test_hamlets_add_up_to_the_whole(said: list[tuple[str, str, int, int]]) -> None:
    _, lines = play(POOL, None, said)
    whole = totals(lines.values())
    parts = by_unit(lines.values())
    for item in whole:
        assert whole[item] == sum(sums.get(item, 0) for sums in parts.values())
    assert set(doors(lines.values())) == {x.holder for x in unfetched(lines.values())}


@given(st.sampled_from(Sort), st.booleans(), st.booleans())
def test_a_funeral_is_opened_by_the_liaison_alone(sort: Sort, liaison: bool, guest: bool) -> None:
    may = may_open(sort, liaison=liaison, guest=guest)
    assert may == (not guest and (liaison or sort is not Sort.FUNERAL))


@given(st.sampled_from(Sort), st.sampled_from(PoolState), st.dates(date(2026, 1, 1)))
def test_nobody_is_prompted_for_a_funeral_and_nothing_follows_an_end(
    sort: Sort, state: PoolState, day: date
) -> None:
    pool = replace(POOL, sort=sort, state=state, on_day=day)
    codes = {what for what, _ in next_steps(pool, PoolRules(), ZONE, NOW)}
    assert not (sort is Sort.FUNERAL and EVENING in codes)
    assert not (not pool.live and codes)


freight = st.builds(
    Freight,
    case_id=st.text("abcdef", min_size=1, max_size=3),
    unit_id=st.just("u"),
    way=st.sampled_from(Way),
    goods=st.just("红薯"),
    place=st.none() | st.sampled_from(("县里", "镇上")),
    on_day=st.none() | st.dates(date(2026, 11, 1), date(2026, 11, 10)),
    priority=st.none() | st.just("grain"),
)


@given(freight, st.lists(freight, max_size=8))
def test_a_back_load_goes_the_other_way_on_a_near_day(own: Freight, waiting: list[Freight]) -> None:
    within = timedelta(days=3)
    for other in back_load(own, waiting, within):
        assert other.way is not own.way
        assert fits_together(own, other, within)
        assert fits_together(other, own, within)
