"""Lines about people: who, born when, behind which door; whose child; who left; yes and no."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.members import Entry
from bot.understanding.member_words import (
    Gone,
    KinSaid,
    read_entry,
    read_funeral,
    read_gone,
    read_is,
    read_kin,
    read_yes_no,
    says_alive,
)

TODAY = date(2026, 11, 23)
DOOR = {"door": "东湾3号", "hamlet": "东湾"}


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (
            "登记 王小明 1950年 东湾3号 13800001234 高血压 独居",
            Entry("王小明", "1950", phone="13800001234", illness="高血压", alone=True, **DOOR),
        ),
        ("登记：王小明，男，72岁，东湾03号", Entry("王小明", "1954", sex="m", **DOOR)),
        ("登记一下 王小明 1950年3月9日 女", Entry("王小明", "1950-03-09", sex="f")),
        ("登记 王小明", Entry("王小明")),
        ("登记一个老人吧", None),
        ("王小明 1950年 东湾3号", None),
        ("登记", None),
    ],
)
def test_one_line_about_one_person(text: str, entry: Entry | None) -> None:
    assert read_entry(text, TODAY) == entry


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("我是王秀英的儿子王强", KinSaid("王秀英", "儿子", "王强")),
        ("我是东湾王德发的儿子，在东莞打工，我爸腿疼", KinSaid("东湾王德发", "儿子", None)),
        ("俺是李守田家闺女，我叫李红", KinSaid("李守田", "闺女", "李红")),
        ("我儿子在东莞", None),
        ("我是志愿者", None),
    ],
)
def test_whose_family_somebody_is(text: str, said: KinSaid | None) -> None:
    assert read_kin(text) == said


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("李喜凤搬走了", Gone("李喜凤", "moved")),
        ("李喜凤一家都搬到县城", Gone("李喜凤", "moved")),
        ("赵卫国出去打工了，年底回来", Gone("赵卫国", "away", date(2027, 1, 20))),
        ("赵卫国出远门了，12月5号回来", Gone("赵卫国", "away", date(2026, 12, 5))),
        ("赵卫国出去打工了", Gone("赵卫国", "away")),
        ("王强回来了", Gone("王强", "back")),
        ("奶奶搬走了桌子", None),
        ("帮我把柜子搬走", None),
    ],
)
def test_who_went_and_who_came_back(text: str, gone: Gone | None) -> None:
    assert read_gone(text, TODAY) == gone


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("出殡 后天", date(2026, 11, 25)),
        ("出殡定在26号", date(2026, 11, 26)),
        ("下葬 12月2日", date(2026, 12, 2)),
        ("后天", None),
    ],
)
def test_the_day_of_a_funeral(text: str, day: date | None) -> None:
    assert read_funeral(text, TODAY) == day


def test_who_a_guest_is_and_a_plain_yes_or_no() -> None:
    assert read_is("阿福是王建国") == ("阿福", "王建国")
    assert read_is("今天天气真不错") is None
    assert [read_yes_no(word) for word in ("好的。", "不用", "不用了谢谢，我自己来")] == [
        "yes", "no", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("弄错了", "wrong"),
        ("人还在", "alive"),
        ("没死", "alive"),
        ("王奶奶没死，传错了", "alive"),
        ("德发大爷还活着呢", "alive"),
        ("记错了", "wrong"),
        ("药还在吗", None),
        ("王奶奶没走成", None),
        ("我弄错了日子", None),
    ],
)
def test_somebody_who_did_not_die(text: str, said: str | None) -> None:
    assert says_alive(text) == said
