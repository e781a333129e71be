"""Who sees a mistake in a prompt says so in few words; other words of theirs are left alone."""

from __future__ import annotations

import pytest

from bot.understanding.halt_words import Halt, read_halt


@pytest.mark.parametrize(
    "words",
    ["这条说得不对", "这条说的不对！", "有错", "说错了", "这条有误", "这话不对", "这条不对，别发了",
     "这条别再发了", "这个提醒有错", "这条撤回", "不对"],
)  # fmt: skip
def test_the_one_above_is_wrong(words: str) -> None:
    assert read_halt(words) == Halt()


@pytest.mark.parametrize(
    ("words", "ago"),
    [("那条不要发了", None), ("那条说得不对", None), ("群里那条提醒不对，先别发了", None),
     ("今天的提醒说错了", 0), ("早上发的那条写错了", 0), ("刚才群里发的那条不准确", None),
     ("昨天那条说错了", 1)],
)  # fmt: skip
def test_one_that_stands_elsewhere_is_wrong(words: str, ago: int | None) -> None:
    assert read_halt(words) == Halt(True, ago)


def test_that_one_is_wrong_may_be_any_one() -> None:
    assert read_halt("刚才那条有错") == Halt(True, bare=True)


@pytest.mark.parametrize(
    "words",
    ["别发了", "不要发了", "身体不对劲", "王奶奶不对劲", "没错", "不错", "有错吗", "药发错了人",
     "停3号", "明天那条不发了", "那条路不要走了", "撤回", "听懂了", "他不对", "错过了车",
     "这药不对"],
)  # fmt: skip
def test_other_words_are_not_about_a_prompt(words: str) -> None:
    assert read_halt(words) is None
