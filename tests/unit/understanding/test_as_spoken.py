from __future__ import annotations

import pytest

from bot.understanding.as_spoken import as_spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("烧到39.2度", "烧到三十九点二度"),
        ("<b>先打 120</b>", "先打 幺二零"),
        ("110个鸡蛋", "一百一十个鸡蛋"),
        ("13800000003", "幺三八零零零零零零零三"),
        ("8:10走，12:05到", "八点十分走，十二点零五分到"),
        ("8:00", "八点"),
        ("2027年11月30日", "二零二七年十一月三十日"),
        ("38.5℃", "三十八点五度"),
        ("血氧93%", "血氧百分之九十三"),
        ("隔6~8小时", "隔六到八小时"),
        ("10500元", "一万零五百元"),
        ("1010", "一千零一十"),
        ("编号 柳湾0412", "编号 柳湾零四一二"),
        ("0.5片", "零点五片"),
        ("🚨 快来", "快来"),
    ],
)
def test_writing_becomes_speech(written: str, said: str) -> None:
    assert as_spoken(written) == said
