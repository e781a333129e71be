"""Whatever is written, reading the things in it ends well and says where they stand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.amounts import amounts
from bot.understanding.expiry import expiry
from tests.unit.understanding.shipped_things import shipped_things

TODAY = date(2026, 11, 21)
PIECES = st.sampled_from(
    [
        *("布洛芬", "布洛分", "感冒零", "拐", "999", "84", "buluofen", "药", "İ", "ß", "𠊎"),
        *("两盒", "半", "一板", "三四", "几粒", "各", "俩", "块钱"),
        *("百万", "千", "十", "借", "捎袋", "面", "盐"),
        *("吃了", "，", "。", "？", "到期", "明年"),
        *("二零二八年", "2月31日", "30日", "20270231", "还有"),
        *("有效期", "半年", "b", "盒"),
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))


@given(TEXTS)
def test_names_never_share_a_character_and_stand_in_order(text: str) -> None:
    found = shipped_things().named.find(text)
    spans = [(mention.start, mention.end) for mention in found]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(TEXTS)
def test_items_and_amounts_are_read_from_anything(text: str) -> None:
    assert all(item.qty is None or item.qty >= 0 for item in shipped_things().items(text))
    assert all(0 <= amount.start < amount.end <= len(text) for amount in amounts(text))


@given(TEXTS, st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_an_expiry_is_a_day_or_month_of_the_calendar(text: str, today: date) -> None:
    found = expiry(text, today)
    if found is not None:
        date.fromisoformat(found if found.count("-") == 2 else f"{found}-01")


@given(st.text(max_size=40))
def test_any_words_may_be_searched(words: str) -> None:
    found = shipped_things().named.search(words)
    assert all(mention.end <= len(words) + 1 for mention in found)
