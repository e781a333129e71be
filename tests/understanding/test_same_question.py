"""Two questions are the same where their words are; never where a number or a no differs."""

from __future__ import annotations

from bot.understanding.same_question import likeness, nameless, question_in

SAME = 60


def test_the_same_asked_otherwise() -> None:
    asked = "想问医生，降压药是饭前吃还是饭后吃？"
    assert likeness(asked, "请问医生降压药饭前吃还是饭后吃啊") >= SAME
    assert likeness(asked, "问一下医生，降压药能和感冒药一起吃吗") < SAME


def test_a_number_or_a_no_makes_it_another_question() -> None:
    assert likeness("血压160要不要加药", "血压140要不要加药") == 0
    assert likeness("降压药能停吗", "降压药不能停吗") == 0
    assert likeness("降压药能不能停", "降压药能停") > 0


def test_nobody_can_be_told_from_what_is_kept() -> None:
    words = "王秀英住东湾3号，电话13800000001，王奶奶的药饭前吃"
    said = nameless(words, ["王秀英", "王奶奶"], "某人")
    assert said == "某人，电话，某人的药饭前吃"
    assert question_in("想问医生，降压药饭前吃吗") == "降压药饭前吃吗"
