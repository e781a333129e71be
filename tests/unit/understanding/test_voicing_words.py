from __future__ import annotations

import pytest

from bot.understanding.voicing_words import Paper, wants_paper, wants_to_record, would_listen


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("录一条", ""),
        ("我来录一条吧", ""),
        ("我想录一段语音", ""),
        ("录音", ""),
        ("录 25号", "25"),
        ("念第3条", "3"),
        ("我录音了", None),
        ("念经", None),
        ("记录一条", None),
        ("帮我带两斤肉", None),
    ],
)
def test_who_wants_to_record_says_so(words: str, which: str | None) -> None:
    assert wants_to_record(words) == which


@pytest.mark.parametrize(
    ("words", "listens"),
    [
        ("念给我听就行", True),
        ("以后念给我听吧", True),
        ("我不识字", True),
        ("眼睛花，念给我听", True),
        ("看不清字，发语音给我", True),
        ("不用念了", False),
        ("别发语音了", False),
        ("不用念给我听了，我看得清", False),
        ("发字就行", False),
        ("我妈不识字", None),
        ("我眼睛疼", None),
        ("眼睛看不清", None),
        ("王奶奶不识字，帮她看看信", None),
        ("不用来了", None),
    ],
)
def test_who_would_rather_listen_says_so_of_themselves(words: str, listens: bool | None) -> None:
    assert would_listen(words) is listens


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("打印 25号", Paper("25", poster=False)),
        ("海报", Paper("", poster=True)),
        ("防煤气中毒海报", Paper("防煤气中毒", poster=True)),
        ("打印 防煤气中毒的明白卡", Paper("防煤气中毒", poster=False)),
        ("明白卡 图片", Paper("", poster=False, picture=True)),
        ("要一张海报", Paper("", poster=True)),
        ("打印名单", Paper("名单", poster=False, sure=False)),
        ("打印", None),
        ("帮我去镇上打印材料", None),
        ("三号去打印店", None),
    ],
)
def test_what_is_to_be_printed(words: str, paper: Paper | None) -> None:
    assert wants_paper(words) == paper
