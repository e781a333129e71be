"""Invented names of places and people for a county."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

NAMES = {
    "town": "白鹭",
    "villages": ("柳湾", "石桥"),
    "hamlets": ("东湾", "西湾", "河口", "桥头", "后坡"),
    "family": tuple("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"),
    "given": (
        "秀英",
        "桂英",
        "玉兰",
        "凤英",
        "建国",
        "建军",
        "志强",
        "国强",
        "春林",
        "德发",
        "守田",
        "水生",
        "大满",
        "小燕",
        "海波",
        "晓月",
        "文清",
        "有福",
        "金根",
        "双全",
        "家旺",
        "喜凤",
        "冬生",
        "月红",
        "翠花",
        "长河",
        "立春",
        "清和",
        "善田",
        "满仓",
    ),
    "landmarks": ("村口", "老井边", "祠堂后", "桥头", "塘边", "路灯下", "晒场旁", "竹林边"),
}
FIRST = "青白黄红清泉松竹梅桃杏枫榆槐桐桂莲荷龙凤"
SECOND = "山岭坡塘沟溪河岗坪冲坳洼庄铺桥"
HAMLET_FIRST = "东西南北上下前后大小新老高中里外"


def invented(dice: Random) -> Iterator[str]:
    """Three hundred different names of two characters, none of the sample's among them."""
    made = [a + b for a in FIRST for b in SECOND]
    dice.shuffle(made)
    return iter(made + [f"{c}{name}" for c in "大小新" for name in made])


def hamlet_names(dice: Random) -> dict[str, str]:
    """Hamlets of different villages often bear the same name."""
    made = [a + b for a in HAMLET_FIRST for b in SECOND]
    return dict(zip(NAMES["hamlets"], dice.sample(made, len(NAMES["hamlets"])), strict=True))
