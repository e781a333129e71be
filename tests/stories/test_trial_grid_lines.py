"""Lines a liaison writes in her own order of words: seen yesterday, what was brought."""

from __future__ import annotations

import pytest

from bot.domain.contacts import How
from tests.stories.rounding import last_contact
from tests.stories.village import Village


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("昨天见了张守田", "张大爷"),
        ("补录 张守田 昨天下午见到了 好", "张大爷"),
        ("昨天去看了李喜凤 挺好", "喜凤奶奶"),
    ],
)
async def test_what_was_seen_yesterday_is_a_late_entry(
    village: Village, words: str, name: str
) -> None:
    await village.lixiaofang.says(words)
    village.lixiaofang.hears(f"{name}：见面", "11月22日", "补录")


async def test_two_who_were_seen_today_are_one_line(village: Village) -> None:
    await village.lixiaofang.says("今天上门看了张守田和李喜凤，都好")
    village.lixiaofang.hears("张大爷：见面", "喜凤奶奶：见面")
    contact = await last_contact(village, "lixifeng")
    assert contact is not None
    assert contact.how is How.SEEN


async def test_money_that_was_brought_is_a_gift_and_no_trouble(village: Village) -> None:
    await village.lixiaofang.says("慰问了李守田 500元")
    village.lixiaofang.hears("看望李大爷，送了500元")
    village.lixiaofang.hears_nothing("难处")


async def test_a_visit_needs_no_word_of_the_office(village: Village) -> None:
    await village.lixiaofang.says("今天去王秀英家看了看，送了一桶油")
    village.lixiaofang.hears("看望王奶奶，送了一桶油")
    assert await village.cases() == ()
