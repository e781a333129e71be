"""Asking for lists in plain words, and what only looks like it."""

from __future__ import annotations

import pytest

from bot.understanding.paper_words import PaperWords, read_paper_words


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("明天有哪些车", PaperWords("trips")),
        ("明天村里有几趟车？", PaperWords("trips")),
        ("看一下明天的出车安排", PaperWords("trips")),
        ("明天谁出车", PaperWords("trips")),
        ("今天谁开车呀", PaperWords("trips", today=True)),
        ("今儿有什么车", PaperWords("trips", today=True)),
        ("我的志愿服务记录", PaperWords("record")),
        ("打印一下我的服务记录", PaperWords("record")),
        ("帮我打印一份志愿服务证明", PaperWords("record")),
        ("志愿时长", PaperWords("record")),
        ("我帮过多少忙", PaperWords("record")),
        ("我今年帮了多少人了？", PaperWords("record")),
        ("把我的行程存到手机日历", PaperWords("ics")),
        ("发一个出车日历给我", PaperWords("ics")),
    ],
)
def test_what_is_asked_for_is_understood(text: str, what: PaperWords) -> None:
    assert read_paper_words(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "明天有车去县里吗",
        "明天有哪些车去县医院",
        "明天谁开车送我",
        "明天要车",
        "帮我拿一下化验记录",
        "我帮他打了120",
        "看病的证明",
        "今天的日历",
        "明天谁来开会",
        "老王帮了多少忙",
        "",
    ],
)
def test_a_wish_or_talk_is_none_of_it(text: str) -> None:
    assert read_paper_words(text) is None
