"""A game, a trifle, an hour of the day or a word that is nearly sure hides no danger."""

import pytest

from tests.unit.understanding.reader import level, read

DANGERS = (
    "钓鱼竿碰到高压线，人倒下了",
    "打麻将的时候他嘴歪了手抬不起来",
    "下棋的王老汉倒地上不动了",
    "下棋下着下着人栽倒了叫不答应",
    "打牌的老李突然说胸口疼得冒汗",
    "斗地主的时候我爸突然抽了口吐白沫",
    "吃饭那会儿他突然嘴歪了",
    "干活那会儿他就从梯子上摔下来了，动不了",
    "早上那会儿我爸晕倒了",
    "血摁不住",
    "血揿不牢",
)
PLAY = (
    "打麻将气死我了",
    "下棋被将死了",
    "斗地主被炸死了",
    "打麻将输得我吐血",
    "象棋老将被吃了，倒了",
    "电视里那个人倒地上不动了",
    "年轻那会儿他中过风",
    "小那会儿我掉河里过",
)
LAST_WORDS = (
    "我药都数好了",
    "药我都数好了，你们好好过",
    "后事都安排好了，你们莫挂念",
    "绳子都买好了",
)
MADE_READY = (
    "药数好了放药盒里了，一天三顿",
    "给我妈药都数好了",
    "我药都备好了，明天去旅游",
    "药都买好了，明天给你送去",
    "农药都买好了，明天打药",
    "绳子准备好了，明天捆秧",
)


@pytest.mark.parametrize("text", DANGERS)
def test_who_falls_ill_at_play_or_at_work_is_ill(text: str) -> None:
    said = level(text)
    assert said is not None
    assert said.name == "EMERGENCY"


@pytest.mark.parametrize("text", PLAY)
def test_what_happens_in_the_game_or_long_ago_is_no_danger(text: str) -> None:
    assert level(text) is None
    assert read(text).alarm is None


@pytest.mark.parametrize("text", LAST_WORDS)
def test_an_end_made_ready_is_never_over(text: str) -> None:
    assert read(text).alarm == "self_harm"


@pytest.mark.parametrize("text", MADE_READY)
def test_pills_and_ropes_for_use_are_no_last_words(text: str) -> None:
    meaning = read(text)
    assert meaning.alarm is None
    assert "suicidal" not in meaning.signs


def test_a_fever_that_is_back_and_higher_is_a_rebound() -> None:
    assert "rebound" in read("烧又起来，比前头还要高").signs
    assert "rebound" not in read("水又起来了，比前头还要高").signs


def test_a_doubtful_word_of_a_region_only_goes_with_a_clear_one() -> None:
    assert read("他一身𤆵").symptoms == ()
    assert "fatigue" in read("他发烧，一身𤆵").symptoms
