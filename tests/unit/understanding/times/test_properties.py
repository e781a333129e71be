"""What holds for every text and every moment."""

from datetime import datetime, time, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.times.find import Found
from bot.understanding.times.until import wait_until
from bot.understanding.times.wanted import wanted
from tests.unit.understanding.times.reader import found, shipped_words

VILLAGE = timezone(timedelta(hours=8))
NUMERALS = "0123456789零一二两三四五六七八九十廿"
FRAGMENTS = """
0 1 2 12 28 31 99 一 两 三 十 十五 二十八 廿 半 几 初 正 腊
点 点半 时 分 刻 号 日 月 周 星期 天 个 小时 : / . - 到 年 2026 , 。
后 前 过 再 每 逢 下 上 这 本 下个月 月底 那天 前一天 差 第
走 去 的 也 都 有 我妈 县城 车 改 不 没空 了
"""
PIECES = st.one_of(
    st.sampled_from(sorted(shipped_words().senses)), st.sampled_from(FRAGMENTS.split())
)
TEXTS = st.one_of(st.lists(PIECES, max_size=8).map("".join), st.text(max_size=20))
MOMENTS = st.integers(min_value=0, max_value=47_000_000).map(
    lambda minutes: datetime(2000, 1, 1, tzinfo=VILLAGE) + timedelta(minutes=minutes)
)
REGIONS = st.sampled_from([None, "jin", "yue", "hakka", "wu", "nowhere"])


@settings(max_examples=300, deadline=None)
@given(TEXTS, MOMENTS, REGIONS)
def test_any_text_is_read_and_nothing_to_come_lies_behind(
    text: str, at: datetime, region: str | None
) -> None:
    times = found(text, at, region)
    for one in times:
        assert text[one.start : one.end].replace(" ", "") == one.when.said
        assert one.past or not_before(one, at)
    assert [one.start for one in times] == sorted(one.start for one in times)
    when = wanted(times)
    assert when is None or when.day is None or when.day >= at.date()
    day = wait_until(text, shipped_words(), at=at, region=region)
    assert day is None or day >= at.date()


def not_before(one: Found, at: datetime) -> bool:
    """The minute that it is now is not over."""
    if one.when.day is None:
        return True
    clock = one.when.clock or time(23, 59)
    return (one.when.day, clock) >= (at.date(), time(at.hour, at.minute))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=6).map("".join), MOMENTS, st.data())
def test_spaces_between_words_change_nothing(text: str, at: datetime, data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    spaced = "".join(
        f"{c} " if gap and not (c in NUMERALS and text[i + 1 : i + 2] in NUMERALS) else c
        for i, (c, gap) in enumerate(zip(text, gaps, strict=True))
    )
    assert [one.when for one in found(spaced, at)] == [one.when for one in found(text, at)]
