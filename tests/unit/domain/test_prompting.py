"""Choosing what is said: one topic a day, in season, not too often, what presses first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.load import load_content
from bot.domain.prompting import STOP, SWAP, Ground, Order, digest_of, jitter, plan, rank_of
from bot.domain.prompting_people import Had, Listener, choose_for, is_narrow
from bot.domain.prompts import Audience, Prompt, PromptRules, Season, Who
from bot.understanding.times.seasons import in_season

MONDAY = date(2026, 11, 23)
RULES = PromptRules()
LIBRARY = load_content(Path(__file__).parents[3]).prompts
ALWAYS = Season(always=True)
DAYS = st.integers(0, 500).map(lambda n: MONDAY + timedelta(days=n))
TOPICS = sorted({prompt.topic for prompt in LIBRARY.values()})
EVENTS = sorted({p.season.event for p in LIBRARY.values() if p.season.event})


def prompt(code: str, **changed: object) -> Prompt:
    base = Prompt(
        code=code, topic=code, text=code, spoken=code, card_title=code, card_lines=(),
        source="S1", confidence="A", season=ALWAYS, audience=Audience(to="both"),
        every=timedelta(days=21), expires_on=date(2030, 1, 1),
    )  # fmt: skip
    return replace(base, **changed)


def ground(*given: Prompt, **more: object) -> Ground:
    return Ground({one.code: one for one in given}, in_season, **more)  # type: ignore[arg-type]


def codes(found: Iterable[object]) -> list[str | None]:
    return [getattr(getattr(one, "prompt", None), "code", None) for one in found]


def test_what_happened_comes_before_the_season_and_the_season_before_a_habit() -> None:
    flood = prompt("flood", season=Season(event="flood"))
    winter = prompt("winter", season=Season(span=((10, 15), (3, 10))))
    water = prompt("water")
    now = ground(water, winter, flood, events={"flood": MONDAY})
    assert codes(plan(now, MONDAY, 4)) == ["flood", "winter", "water", None]
    assert codes(plan(ground(water, winter, flood), MONDAY, 3)) == ["winter", "water", None]


def test_the_longest_unsaid_topic_comes_first() -> None:
    a, b = prompt("a"), prompt("b")
    said = {"a": MONDAY - timedelta(days=30), "b": MONDAY - timedelta(days=60)}
    assert codes(plan(ground(a, b, said=said), MONDAY, 2)) == ["b", "a"]


def test_a_season_that_ends_soon_is_not_missed() -> None:
    long = prompt("long", season=Season(span=((11, 1), (3, 1))))
    short = prompt("short", season=Season(span=((11, 20), (11, 25))))
    said = {"short": MONDAY - timedelta(days=300)}
    assert codes(plan(ground(long, short, said=said), MONDAY, 2)) == ["short", "long"]


def test_what_a_cadre_stopped_does_not_come_back_the_next_day() -> None:
    a, b = prompt("a"), prompt("b")
    first = codes(plan(ground(a, b), MONDAY, 1))[0]
    order = Order(MONDAY, STOP, instead=first)
    found = plan(ground(a, b, orders={MONDAY: order}), MONDAY, 3)
    assert found[0].why == "stopped"
    assert first not in codes(found)


def test_what_a_cadre_put_there_is_said_but_never_too_soon_again() -> None:
    a, b = prompt("a"), prompt("b")
    tuesday = MONDAY + timedelta(days=1)
    wanted = ground(a, b, orders={tuesday: Order(tuesday, SWAP, "a")}, said={"b": date(2026, 9, 1)})
    assert codes(plan(wanted, MONDAY, 2)) == ["a", "b"]
    late = ground(a, b, orders={MONDAY: Order(MONDAY, SWAP, "a")}, said={"a": date(2026, 11, 22)})
    assert codes(plan(late, MONDAY, 1)) == ["b"]


def test_a_topic_that_annoys_comes_half_as_often_and_then_not_at_all() -> None:
    a = prompt("a", every=timedelta(days=5))
    said = {"a": MONDAY - timedelta(days=5)}
    assert codes(plan(ground(a, said=said), MONDAY, 1)) == ["a"]
    slowed = plan(ground(a, said=said, slowed=frozenset({"a"})), MONDAY, 6)
    assert codes(slowed) == [None] * 5 + ["a"]
    assert not any(codes(plan(ground(a, stopped=frozenset({"a"})), MONDAY, 9)))


def test_the_same_seed_gives_the_same_minute_within_the_jitter() -> None:
    span = timedelta(minutes=20)
    found = [jitter(f"{n}:{MONDAY}", span) for n in range(300)]
    assert found == [jitter(f"{n}:{MONDAY}", span) for n in range(300)]
    assert timedelta(0) <= min(found)
    assert max(found) <= span
    assert len(set(found)) > 200


def test_other_words_have_another_digest() -> None:
    assert digest_of("窗户留条缝") == digest_of("窗户留条缝") != digest_of("窗户留条缝。")


@settings(max_examples=25, deadline=None)
@given(
    since=DAYS,
    said=st.dictionaries(st.sampled_from(sorted(LIBRARY)), st.integers(1, 60), max_size=30),
    slowed=st.frozensets(st.sampled_from(TOPICS), max_size=4),
    stopped=st.frozensets(st.sampled_from(TOPICS), max_size=4),
    events=st.dictionaries(st.sampled_from(EVENTS), st.integers(0, 20), max_size=3),
    stops=st.sets(st.integers(0, 29), max_size=6),
    swaps=st.dictionaries(st.integers(0, 29), st.sampled_from(sorted(LIBRARY)), max_size=6),
    busy=st.booleans(),
)
def test_no_plan_breaks_a_rule(
    since: date,
    said: Mapping[str, int],
    slowed: frozenset[str],
    stopped: frozenset[str],
    events: Mapping[str, int],
    stops: set[int],
    swaps: Mapping[int, str],
    busy: bool,
) -> None:
    orders = {since + timedelta(days=n): Order(since, SWAP, code) for n, code in swaps.items()}
    orders |= {since + timedelta(days=n): Order(since, STOP, None) for n in stops}
    known = Ground(
        LIBRARY,
        in_season,
        said={code: since - timedelta(days=ago) for code, ago in said.items()},
        orders=orders,
        events={code: since + timedelta(days=n) for code, n in events.items()},
        slowed=slowed,
        stopped=stopped,
        busy=lambda day: busy,
    )
    found = plan(known, since, 30)
    assert found == plan(known, since, 30)
    assert [choice.day for choice in found] == [since + timedelta(days=n) for n in range(30)]
    last = dict(known.said)
    for choice in found:
        one = choice.prompt
        if one is None:
            continue
        assert one.audience.of_groups
        assert not one.from_memory
        assert one.expires_on >= choice.day
        assert one.topic not in stopped or one.season.event
        if one.season.event:
            assert choice.day <= known.events[one.season.event]
        else:
            assert in_season(one.season, choice.day)
            assert one.season.home_day is None
        if one.code in last:
            pace = one.every * (2 if one.topic in slowed else 1)
            assert choice.day - last[one.code] >= pace
        if (choice.day - since).days in stops:
            raise AssertionError("said on a day that a cadre stopped")
        if busy and not choice.ordered and rank_of(one) > 0:
            assert choice.day.toordinal() % 2 == 0
        last[one.code] = choice.day


LISTENERS = st.builds(
    Listener,
    id=st.text("abcdefgh", min_size=4, max_size=8),
    colour=st.sampled_from(["red", "yellow", "green", None]),
    age=st.none() | st.integers(5, 95),
    tags=st.frozensets(st.sampled_from(["elder_ill", "elder", "pregnant", "alone"])),
    who=st.frozensets(st.sampled_from(list(Who))),
    home_days=st.none() | st.integers(0, 10),
    ill=st.booleans(),
    wishes=st.dictionaries(st.sampled_from([*TOPICS, "*"]), st.booleans(), max_size=3),
)


@settings(max_examples=60, deadline=None)
@given(start=LISTENERS, since=DAYS)
def test_nobody_is_told_more_than_two_a_week_or_what_is_not_for_them(
    start: Listener, since: date
) -> None:
    known = Ground(LIBRARY, in_season)
    had: list[Had] = []
    for ahead in range(40):
        day = since + timedelta(days=ahead)
        newest = tuple(replace(h, answered=True) for h in reversed(had))
        listener = replace(start, had=newest, home_days=None)
        one = choose_for(known, listener, day, RULES, "co")
        if one is None:
            continue
        assert not start.ill
        assert one.topic != "co"
        assert not one.from_memory
        assert in_season(one.season, day)
        assert start.wants(one.topic) is not False
        audience = one.audience
        if is_narrow(audience) and not start.wishes.get(one.topic):
            assert not audience.colours or start.colour in audience.colours
            assert not audience.tags or start.tags & set(audience.tags)
            assert audience.who is None or audience.who in start.who
            assert audience.age_from is None or (start.age or 0) >= audience.age_from
        elif not is_narrow(audience):
            assert not audience.of_groups or start.wants(one.topic)
        before = [h.day for h in had if h.prompt == one.code]
        assert not before or day - before[-1] >= one.every
        had.append(Had(one.code, one.topic, day))
        assert sum(h.day > day - timedelta(days=7) for h in had) <= 2
    days = [h.day for h in had]
    assert len(set(days)) == len(days)


def test_who_did_not_answer_three_is_left_alone_until_they_ask_for_more() -> None:
    old = prompt("old", audience=Audience(to="person", age_from=65), every=timedelta(days=1))
    had = tuple(Had("x", "x", MONDAY - timedelta(days=n)) for n in (10, 20, 30))
    days = [MONDAY + timedelta(days=n) for n in range(3)]
    elder = Listener("elder", age=70, had=had)
    known = ground(old)
    assert [choose_for(known, elder, day, RULES) for day in days] == [None] * 3
    spoke = replace(elder, had=(replace(had[0], answered=True), *had[1:]))
    assert any(choose_for(known, spoke, day, RULES) for day in days)
    wants = replace(elder, wishes={"old": True})
    assert any(choose_for(known, wants, day, RULES) for day in days)


def test_who_came_home_is_told_on_the_day_that_it_names() -> None:
    home = prompt("home", season=Season(home_day=1), audience=Audience("person", who=Who.RETURNEES))
    for days, told in ((0, None), (1, home), (2, None)):
        listener = Listener("son", who=frozenset({Who.RETURNEES}), home_days=days)
        assert choose_for(ground(home), listener, MONDAY, RULES) == told


def test_whoever_is_ill_is_left_in_peace() -> None:
    home = prompt("home", season=Season(home_day=1), audience=Audience("person", who=Who.RETURNEES))
    listener = Listener("son", who=frozenset({Who.RETURNEES}), home_days=1, ill=True)
    assert choose_for(ground(home), listener, MONDAY, RULES) is None


def test_whoever_is_asked_how_they_are_since_they_came_home_is_not_taught_on_that_day() -> None:
    home = prompt("home", season=Season(home_day=1), audience=Audience("person", who=Who.RETURNEES))
    listener = Listener("son", who=frozenset({Who.RETURNEES}), home_days=1)
    assert choose_for(ground(home), listener, MONDAY, RULES) == home
    assert choose_for(ground(home), replace(listener, company=True), MONDAY, RULES) is None


def test_whoever_wishes_for_a_topic_is_told_what_others_of_it_are() -> None:
    ill = prompt("bp", audience=Audience(to="both", tags=("elder_ill",)))
    days = [MONDAY + timedelta(days=n) for n in range(3)]
    for wishes, told in (({}, False), ({"*": True}, False), ({"bp": True}, True)):
        listener = Listener("son", wishes=wishes)
        found = [choose_for(ground(ill), listener, day, RULES) for day in days]
        assert any(found) is told, wishes


def test_what_happened_is_said_though_its_topic_annoys() -> None:
    gas = prompt("gas", topic="co", season=Season(event="co"), every=timedelta(days=1))
    habit = prompt("habit", topic="co")
    known = ground(gas, habit, stopped=frozenset({"co"}), events={"co": MONDAY})
    assert codes(plan(known, MONDAY, 2)) == ["gas", None]
