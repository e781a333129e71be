"""Words that answer a prompt are read for what they are; of anything else they say nothing."""

from __future__ import annotations

import pytest

from bot.understanding.reach_words import Said, Told, read_said, read_told


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("听懂了", "heard"),
        ("我都听明白了，谢谢", "heard"),
        ("懂了！", "heard"),
        ("没听懂", "unclear"),
        ("还是没太听明白", "unclear"),
        ("这是啥意思？", "unclear"),
        ("看不懂", "unclear"),
        ("念一下", "aloud"),
        ("帮我念念", "aloud"),
        ("念给我听", "aloud"),
        ("看不清，念一遍", "aloud"),
        ("别发了", "enough"),
        ("不要再发这个了", "enough"),
        ("天天发这个，烦死了", "enough"),
        ("又来了", "enough"),
    ],
)
def test_what_is_said_to_a_prompt(words: str, what: str) -> None:
    assert read_said(words) == Said(what)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["知道了", "收到", "好的", "嗯", "记住了，谢谢"])
def test_what_may_be_of_anything_is_an_answer_only_as_a_reply(words: str) -> None:
    assert read_said(words) == Said("heard", only_as_reply=True)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "我懂了她的意思",
        "别发烧了",
        "天天发烧",
        "烦死了这个天",
        "念书去了",
        "没听懂医生说的",
        "发了",
    ],
)
def test_other_sentences_are_none(words: str) -> None:
    assert read_said(words) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1 2 说了", Told((1, 2))),
        ("1、3号说过了", Told((1, 3))),
        ("都说了", Told(())),
        ("2 电话说了", Told((2,), "phone")),
        ("都打电话说了", Told((), "phone")),
        ("1当面说了", Told((1,))),
    ],
)
def test_a_list_that_is_typed_back(words: str, told: Told) -> None:
    assert read_told(words) == told


@pytest.mark.parametrize("words", ["说了", "他说了", "1 2 见", "都好", "我妈都说了让我来"])
def test_what_names_nobody_is_no_list(words: str) -> None:
    assert read_told(words) is None
