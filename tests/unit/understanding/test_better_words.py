"""Words of getting better, told from talk, from wishes and from half a comfort."""

from __future__ import annotations

import pytest

from bot.understanding.better_words import says_better

BETTER = (
    "好多了", "好多了。", "我现在好多了", "今天好些了，谢谢", "退烧了", "烧退了，头也不疼了",
    "不疼了", "肚子不疼了，谢谢医生", "不发烧了", "不咳了", "舒服多了", "缓过来了", "人没事了",
    "病好了", "吃了药好多了",
)  # fmt: skip
OTHERWISE = (
    "没事了", "好了", "谢谢", "车不用了", "不疼", "还疼", "天气好多了", "我妈好多了", "好多了吗",
    "好多了，就是还咳", "不疼了但是肿", "就不疼了", "再也不疼了", "他不喘了", "不动了", "没精神了",
)  # fmt: skip


@pytest.mark.parametrize("text", BETTER)
def test_who_is_better_says_so(text: str) -> None:
    assert says_better(text)


@pytest.mark.parametrize("text", OTHERWISE)
def test_anything_else_is_something_else(text: str) -> None:
    assert not says_better(text)
