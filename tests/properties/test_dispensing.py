"""What holds of every verdict: more danger is never milder."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.accepting import INSTEAD, Accepted, Missing, Offered, accept
from bot.domain.dispensing import Taker, Way, Whom, judge, listed, questions
from bot.domain.medicines import BoxRule, Caution, Keeping, Limits, Medicine, Ware
from bot.domain.outcome import Refused
from bot.domain.same_ingredient import Taken, clashes
from bot.domain.shelf_life import days_left, last_day, warning

NOW = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
TODAY = NOW.date()
GROUPS = ("PARA", "IBU", "ASP", "NSAID", "CPM", "PSE", "AMA", "ALC", "ABX", "BP", "herbs", "ORS")
USES = ("fever", "cold", "pain", "cough", "bp", "stomach", "injury", "antibiotic")
AVOID = ("ulcer", "kidney", "bp", "over60", "driving", "diabetes", "heart")
flags = st.booleans()
months = st.none() | st.integers(1, 240)


def some(codes: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(codes), max_size=4, unique=True).map(tuple)


medicines = st.builds(
    Medicine,
    id=st.sampled_from("abcdef"),
    generic=st.just("g"),
    name=st.just("n"),
    pack_class=st.sampled_from(["甲", "乙", "Rx", "OTC", "械", "消", "停", "?"]),
    box=st.sampled_from([*BoxRule, BoxRule.SELF, BoxRule.SELF]),
    kind=st.sampled_from([Ware.MEDICINE, Ware.MEDICINE, Ware.MEDICINE, *Ware]),
    broad=st.sampled_from([False, False, True]),
    ingredients=some(GROUPS),
    use=some(USES),
    dosing=st.builds(
        Limits,
        never_under=months,
        ask_under=months,
        pregnant=st.sampled_from(Caution),
        avoid=some(AVOID),
        course_days=st.none() | st.integers(1, 7),
        most=st.none() | st.integers(1, 5),
    ),
    keeping=st.builds(
        Keeping, fridge=flags, unopened_only=flags, lend_days=st.none() | st.integers(1, 9)
    ),
)
takens = st.builds(
    Taken,
    medicines,
    st.floats(-1, 12).map(lambda days: NOW - timedelta(days=days)),
    st.sampled_from(["box", "said"]),
)
takers = st.builds(
    Taker,
    whom=st.none() | st.sampled_from(Whom),
    age_months=st.none() | st.integers(0, 1200),
    pregnant=flags,
    flagged=st.none() | flags,
    chronic=flags,
    taken=st.lists(takens, max_size=3).map(tuple),
)


def rank(medicine: Medicine, taker: Taker) -> int:
    return judge(medicine, taker, 1, NOW).way.rank


def test_the_ways_have_an_order() -> None:
    ways = (Way.SELF, Way.TICK, Way.DOCTOR, Way.NEVER)
    assert all(a.rank < b.rank for a, b in pairwise(ways))


@given(medicines, takers, takens)
def test_another_medicine_taken_never_makes_it_milder(
    medicine: Medicine, taker: Taker, more: Taken
) -> None:
    assert rank(medicine, taker) <= rank(medicine, replace(taker, taken=(*taker.taken, more)))


@given(medicines, takers)
def test_a_danger_that_becomes_known_never_makes_it_milder(
    medicine: Medicine, taker: Taker
) -> None:
    before = rank(medicine, taker)
    assert before <= rank(medicine, replace(taker, pregnant=True))
    assert before <= rank(medicine, replace(taker, chronic=True))
    assert before <= rank(medicine, replace(taker, flagged=True))


@given(medicines, takers)
def test_not_knowing_is_never_milder_than_being_told_that_nothing_is_wrong(
    medicine: Medicine, taker: Taker
) -> None:
    fine = replace(taker, flagged=False, pregnant=False, taken=())
    assert rank(medicine, fine) <= rank(medicine, replace(fine, flagged=None))
    child = replace(fine, whom=Whom.CHILD, age_months=None)
    known = rank(medicine, replace(fine, whom=None, age_months=215))
    assert known <= rank(medicine, child)


@given(medicines, takers, st.integers(0, 700), st.integers(0, 700))
def test_a_younger_person_never_gets_it_more_easily(
    medicine: Medicine, taker: Taker, one: int, other: int
) -> None:
    young, old = sorted((one, other))
    alone = replace(taker, whom=None)
    assert rank(medicine, replace(alone, age_months=old)) <= rank(
        medicine, replace(alone, age_months=young)
    )


@given(medicines, takers)
def test_a_limit_that_a_source_adds_never_makes_it_milder(medicine: Medicine, taker: Taker) -> None:
    asks = replace(medicine.dosing, pregnant=Caution.ASK)
    never = replace(medicine.dosing, pregnant=Caution.NEVER)
    assert rank(replace(medicine, dosing=asks), taker) <= rank(
        replace(medicine, dosing=never), taker
    )
    ticked = replace(medicine, box=BoxRule.TICK)
    assert rank(replace(medicine, box=BoxRule.SELF), taker) <= rank(ticked, taker)
    assert rank(ticked, taker) <= rank(replace(medicine, box=BoxRule.NEVER), taker)


@given(medicines, takers, st.integers(-5, 1000))
def test_never_more_than_asked_for_or_than_a_course(
    medicine: Medicine, taker: Taker, qty: int
) -> None:
    verdict = judge(medicine, taker, qty, NOW)
    assert 0 <= verdict.most <= max(qty, 0)
    assert medicine.dosing.most is None or verdict.most <= medicine.dosing.most
    assert verdict.way is not Way.NEVER or verdict.most == 0
    assert (verdict.way is Way.SELF) is (verdict.why == ())


@given(medicines, takers)
def test_at_most_two_questions_and_none_of_what_is_known(medicine: Medicine, taker: Taker) -> None:
    asked = questions(medicine, taker)
    assert len(asked) <= 2
    assert "whom" not in asked or taker.span is None
    assert "list" not in asked or taker.flagged is None
    assert len(listed(medicine, taker)) <= 8


@given(medicines, st.lists(takens, max_size=4))
def test_only_medicines_of_the_last_week_clash(medicine: Medicine, taken: list[Taken]) -> None:
    for clash in clashes(medicine, taken, NOW):
        assert clash.earlier in taken
        assert NOW - clash.earlier.at <= timedelta(days=7)
        assert medicine.kind is clash.earlier.medicine.kind is Ware.MEDICINE


offers = st.builds(
    Offered,
    medicine=st.none() | medicines,
    qty=st.none() | st.floats() | st.integers(-3, 600).map(float),
    unit=st.none() | st.sampled_from(["盒", "瓶", "粒"]),
    last_day=st.none() | st.dates(date(2019, 1, 1), date(2040, 1, 1)),
    opened=st.none() | flags,
    logo=st.sampled_from(["red", "green", "none", "unknown"]),
    asked_money=flags,
)


@given(offers)
def test_a_gift_is_taken_asked_about_or_kindly_refused(offered: Offered) -> None:
    answer = accept(offered, TODAY)
    if isinstance(answer, Refused):
        reason = answer.reason.removeprefix("gift.no.")
        assert dict(answer.facts)["instead"] == INSTEAD[reason]
    elif isinstance(answer, Missing):
        assert answer.what
    else:
        assert isinstance(answer, Accepted)
        assert not offered.asked_money
        assert answer.qty == offered.qty
        assert answer.medicine.box is not BoxRule.NEVER
        assert answer.last_day is None or days_left(answer.last_day, TODAY) >= 30


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates())
def test_a_printed_day_reads_back_and_its_warning_never_eases(last: date, today: date) -> None:
    assert last_day(last.isoformat()) == last
    month = last_day(last.isoformat()[:7])
    assert month is not None
    assert month >= last
    order = [None, 90, 30, 7, 0]
    if today < date.max:
        later = warning(last, date.fromordinal(today.toordinal() + 1))
        assert order.index(warning(last, today)) <= order.index(later)
