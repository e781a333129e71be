"""A complaint that says nothing more is heard as such; what names its harmless cause is not."""

import pytest

from tests.unit.understanding.reader import read

BARE = (
    "难受",
    "俺难受",
    "不得劲",
    "好难受啊",
    "身上不舒服",
    "我妈说她不舒服",
    "人不得劲，起不来",
    "哎哟",
    "哎哟喂",
    "哎哟 不行了",
    "我不行了",
    "老伴儿不大舒服",
    "阿妈今日唔妥",
    "我唔舒服",
    "浑身不对劲",
    "身子不爽",
    "今天一天都不舒服",
    "爷爷不得劲",
    "好像不太舒服",
    "俺有点不得劲",
    "快撑不住了",
    "我受不了了",
    "外婆说难受",
    "哎呀不行了不行了",
    "人好不舒服",
    "俺娘今儿不得劲",
    "我身上不对劲",
    "唔舒服啊",
    "我难过得很,说不清",
    "好辛苦啊,顶唔顺",
    "今朝人勿大适意",
    "不舒坦,起不来",
    "感觉快不行了",
    "老伴儿说难受",
    "觉着不大好",
    "身上老不得劲了",
    "好恼火哦,人不舒服",
)
EXPLAINED = (
    "热得难受死了这天",
    "心里不舒服，又输牌了",
    "鞋子穿着不舒服",
    "你难受什么",
    "不舒服吗",
    "椅子坐着不得劲",
    "难受啊，我队又输了",
    "钱包丢了好难受",
    "坐车难受，下次坐火车",
    "这话听着不舒服",
    "哎哟不错哦",
    "哎哟喂，太阳从西边出来了",
    "痛吧？让你别碰",
    "看他那样子我就不舒服",
    "裤子太紧难受",
    "加班难受",
)


@pytest.mark.parametrize("text", BARE)
def test_a_bare_complaint_is_one(text: str) -> None:
    assert read(text).bare


@pytest.mark.parametrize("text", EXPLAINED)
def test_a_complaint_about_something_else_is_none(text: str) -> None:
    assert not read(text).bare
