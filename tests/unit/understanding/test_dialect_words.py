"""Words about words: which dialect is wished for, who looks at lines, what a line is said in."""

from __future__ import annotations

import pytest

from bot.domain.dialects import Dialect, Sure, Word
from bot.understanding.dialect_words import (
    ALL,
    HOME,
    ME,
    PLAIN,
    DialectNames,
    Ears,
    Named,
    Wish,
    as_shown,
    better,
    filled,
    verses,
)


def word(plain: str, said: str, sure: Sure = Sure.H) -> Word:
    return Word(plain, said, confidence=sure)


JIANGHUAI = Dialect(
    "jianghuai", "江淮话", True,
    (word("今天", "今个"), word("帮忙", "搭把手"), word("没劲", "没得劲")),
    called=("合肥话",),
)  # fmt: skip
XINAN = Dialect(
    "xinan", "西南话", True,
    (word("没有", "没得"), word("别", "莫"), word("叫", "喊", Sure.MID), word("家里", "屋头")),
    called=("四川话",),
)  # fmt: skip
ZHONGYUAN = Dialect("zhongyuan", "中原话", True, (word("帮忙", "搭把手"), word("别", "可别")))
EVERY = (JIANGHUAI, XINAN, ZHONGYUAN)
NAMES = DialectNames({one.code: one for one in EVERY})


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("跟我说合肥话", Wish("jianghuai")),
        ("说普通话", Wish(PLAIN)),
        ("用四川话", Wish("xinan")),
        ("以后跟我讲四川话吧。", Wish("xinan")),
        ("听不懂，说普通话", Wish(PLAIN)),
        ("我想听家乡话", Wish(HOME)),
        ("跟我说本地话", Wish(HOME)),
        ("跟王秀英说四川话", Wish("xinan", "王秀英")),
        ("大家往后说江淮话", Wish("jianghuai", ALL)),
        ("我们湾说普通话", Wish(PLAIN, ALL)),
    ],
)
def test_a_wish_is_heard(said: str, wish: Wish) -> None:
    assert NAMES.wish(said) == wish


@pytest.mark.parametrize(
    "said",
    [
        "跟我说实话",
        "用电话",
        "说真话",
        "说四川话的人来过",
        "他不会说普通话",
        "四川话",
        "",
        "跟我说温州话",
    ],
)
def test_what_only_speaks_of_speaking_is_no_wish(said: str) -> None:
    assert NAMES.wish(said) is None


def test_what_is_wished_without_a_name_is_for_oneself() -> None:
    wish = NAMES.wish("说四川话")
    assert wish is not None
    assert wish.of == ME


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("本地话由王强看", Named(HOME, "王强")),
        ("四川话请李小芳看看", Named("xinan", "李小芳")),
        ("东湾的本地话由王强看", Named(HOME, "王强", "东湾")),
        ("普通话由王强看", None),
        ("四川话谁看", None),
    ],
)
def test_who_looks_at_lines_is_heard(said: str, named: Named | None) -> None:
    assert NAMES.named(said) == named


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("今个来不来", "jianghuai"),
        ("我没得劲", "jianghuai"),
        ("屋头没得人", "xinan"),
        ("还没得到通知", None),
        ("来搭把手", None),
        ("可别来", None),
        ("莫来", None),
        ("今个屋头没得人", None),
        ("明天来", None),
    ],
)
def test_a_line_is_said_in_the_dialect_that_alone_has_its_words(
    line: str, code: str | None
) -> None:
    assert Ears(EVERY).dialect(line) == code


def test_without_dialects_nothing_is_heard() -> None:
    assert Ears(()).dialect("今个来") is None
    assert DialectNames({}).wish("说普通话") == Wish(PLAIN)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("应该说：今个来", "今个来"),
        ("我们这样说，今个来", "今个来"),
        ("说一声今个来", None),
        ("今个来", None),
    ],
)
def test_a_better_wording_begins_as_one_says_it(said: str, words: str | None) -> None:
    assert better(said) == words


@pytest.mark.parametrize(
    ("plain", "typed", "whole"),
    [
        ("{{ who }}今天来。", "××今个来", "{{ who }}今个来。"),
        ("{{ who }}今天{{ at }}来", "xx今个…来", "{{ who }}今个{{ at }}来"),
        ("今天来！", "今个来！", "今个来！"),
        ("{{ who }}今天来", "今个来", None),
        ("{{ who }}今天来", "××和××今个来", None),
        ("<b>今天</b>来", "今个来", None),
        ("{% if x %}今天{% endif %}来", "今个来", None),
    ],
)
def test_values_stand_again_where_they_stood(plain: str, typed: str, whole: str | None) -> None:
    assert filled(plain, typed) == whole


def test_a_template_is_shown_without_its_tags() -> None:
    source = (
        "{% if x %}<b>{{ who }}</b>来{% else %}没来{% endif %}了\n{% for a in b %}\n{% endfor %}"
    )
    assert as_shown(source) == "××来／没来了"


def test_a_rhyme_may_be_typed_in_one_line() -> None:
    assert verses("天冷多到隔壁看，老人独住问冷暖\n敲门不应 赶紧喊。") == (
        "天冷多到隔壁看", "老人独住问冷暖", "敲门不应", "赶紧喊",
    )  # fmt: skip
