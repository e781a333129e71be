"""What people say to and about the shared medicine box."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.box_words import BoxWords, is_box_question, read_box_words
from tests.unit.understanding.box_sentences import sentences

TODAY = date(2026, 11, 21)
SENTENCES = sentences()
# What a hostile or stuck keyboard may send, and what the readers look for again and again.
_STUCK = (
    "啊",
    "0",
    "-",
    "布洛芬两盒",
    "从给拿换",
    "送给到石桥",
    "给王",
    "2027.03-",
    "药箱有",
    "有多",
    " ",
)


@pytest.mark.parametrize(("said", "read"), [(said, read) for said, read, _ in SENTENCES])
def test_a_sentence_is_read_as_it_is_meant_and_nothing_more(said: str, read: BoxWords) -> None:
    assert read_box_words(said, TODAY) == read


def test_a_box_is_asked_about_only_where_somebody_asks() -> None:
    wrong = [said for said, _, asks in SENTENCES if is_box_question(said) is not asks]
    assert wrong == []


def test_there_are_many_sentences_and_many_that_mean_nothing() -> None:
    silent = [said for said, read, _ in SENTENCES if read == BoxWords()]
    assert len({said for said, _, _ in SENTENCES}) >= 600
    assert len(silent) >= 60


@pytest.mark.parametrize(
    "said", ["-3", "半瓶没过期", "100000盒", "0盒", "一盒半", "负三盒", "1000000000盒"]
)
def test_a_fault_is_never_also_a_number(said: str) -> None:
    read = read_box_words(said, TODAY)
    assert read.amount_fault is not None
    assert (read.qty, read.unit) == (None, None)


@pytest.mark.parametrize("said", ["2月31号到期", "有效期到2027年13月", "有效期至20270231"])
def test_a_day_on_no_calendar_is_no_day(said: str) -> None:
    read = read_box_words(said, TODAY)
    assert read.date_fault in ("no_such_day", "no_such_month")
    assert read.last_day_said is None


@pytest.mark.parametrize(
    ("today", "fault"),
    [(date(2027, 8, 31), None), (date(2027, 9, 1), "past")],
)
def test_a_month_is_good_through_its_last_day(today: date, fault: str | None) -> None:
    assert read_box_words("有效期至2027年8月", today).date_fault == fault


@pytest.mark.parametrize("amount", ["3百盒", "300盒", "三百盒", "300 盒", "３００盒"])
def test_an_amount_is_the_same_however_it_is_written(amount: str) -> None:
    assert read_box_words(f"口罩入库{amount}", TODAY) == BoxWords(act="in", qty=300, unit="盒")


def test_what_is_for_sale_is_no_gift_and_moves_nothing() -> None:
    offered = read_box_words("我家有多的布洛芬两盒放药箱", TODAY)
    sold = read_box_words("我家有多的布洛芬两盒放药箱,二十块一盒", TODAY)
    assert (offered.act, offered.trade) == ("give", None)
    assert (sold.act, sold.trade) == (None, "money")


def test_the_day_a_loan_is_due_is_no_expiry() -> None:
    assert read_box_words("血氧仪借给王德发,12月5号到期", TODAY).last_day_said is None
    assert read_box_words("布洛芬12月5号到期", TODAY).last_day_said == "2026-12-05"


@pytest.mark.parametrize("stuck", _STUCK)
def test_ten_thousand_characters_are_read_like_the_first_two_thousand(stuck: str) -> None:
    long = (stuck * 10_000)[:10_000]
    assert read_box_words(long, TODAY) == read_box_words(long[:2000], TODAY)


@given(
    st.text(
        alphabet="药箱布洛芬两三半盒瓶-0129.年月号到期有效批给王德发还借换块钱多没拆开 ,ab",
        max_size=60,
    )
)
def test_whatever_is_said_a_reading_never_contradicts_itself(said: str) -> None:
    read = read_box_words(said, TODAY)
    assert read.qty is None or (0 < read.qty <= 500 and read.amount_fault is None)
    assert read.date_fault == "past" or not (read.date_fault and read.last_day_said)
    assert read.act is None or read.trade is None
    assert read.last_day_said is None or date.fromisoformat(read.last_day_said[:7] + "-01")
