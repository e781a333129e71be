"""Until when an offered thing is good."""

from datetime import date

import pytest

from bot.understanding.expiry import expiry

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("明年三月到期", "2027-03"),
        ("有效期到2027年8月", "2027-08"),
        ("27年6月过期", "2027-06"),
        ("保质期至2026.12.15", "2026-12-15"),
        ("还有半年过期", "2027-05"),
        ("还有一年半到期", "2028-05"),
        ("有效期到二零二八年二月份", "2028-02"),
        ("有效期20270831", "2027-08-31"),
        ("下个月就过期了", "2026-12"),
        ("明年年底过期", "2027-12"),
        ("3月份到期", "2027-03"),
        ("连花清瘟3盒 没开 明年八月到", "2027-08"),
        ("有大半盒,到28年3月,没人吃", "2028-03"),
        ("有效期至27/8", "2027-08"),
        ("2019年3月过期的", "2019-03"),
        ("有效期到2027年2月31日", None),
        ("没过期", None),
        ("药过期了吗", None),
        ("过期半年了才发现", None),
        ("明年三月我儿子回来", None),
        ("明天两点到", None),
        ("三月份去县里复查", None),
    ],
)
def test_a_date_is_an_expiry_only_beside_words_that_say_so(text: str, until: str | None) -> None:
    assert expiry(text, TODAY) == until
