"""Words about a card say which thing is meant; what is not surely that is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.card_words import (
    CardEdit,
    card_of,
    meant_for_card,
    named_edits,
    read_edit,
)

TODAY = date(2026, 11, 23)
LABELS = {"低保户": "low_income", "空巢老人": "empty_nest"}


@pytest.mark.parametrize(
    ("said", "edit"),
    [
        ("加 青霉素过敏", CardEdit("allergies", "青霉素")),
        ("对头孢过敏", CardEdit("allergies", "头孢")),
        ("去掉 青霉素过敏", CardEdit("allergies", "青霉素", drop=True)),
        ("没有过敏", CardEdit("allergies", "")),
        ("降压药 是 氨氯地平", CardEdit("medicines", "降压药 氨氯地平")),
        ("降压药换成缬沙坦", CardEdit("medicines", "降压药 缬沙坦")),
        ("每天吃 华法林", CardEdit("medicines", "华法林")),
        ("停了 华法林", CardEdit("medicines", "华法林", drop=True)),
        ("有 高血压", CardEdit("diseases", "高血压")),
        ("病情稳定", CardEdit("illness_state", "stable")),
        ("老毛病不稳定", CardEdit("illness_state", "unstable")),
        ("没有老毛病", CardEdit("illness_state", "none")),
        ("在做透析", CardEdit("dialysis")),
        ("一周透析三次", CardEdit("dialysis")),
        ("不做透析了", CardEdit("dialysis", drop=True)),
        ("在家吸氧", CardEdit("oxygen")),
        ("不吸氧了", CardEdit("oxygen", drop=True)),
        ("预产期 1月15号", CardEdit("due_on", day=date(2027, 1, 15))),
        ("打了流感疫苗", CardEdit("flu_on", day=TODAY)),
        ("10月8号打了流感疫苗", CardEdit("flu_on", day=date(2026, 10, 8))),
        ("肺炎疫苗 2023年5月4日 打过", CardEdit("pneumococcal_on", day=date(2023, 5, 4))),
        ("流感疫苗打了", CardEdit("flu_on", day=TODAY)),
        ("家庭医生是陈明", CardEdit("family_doctor", "陈明")),
        ("门口 有条狗，先喊一声", CardEdit("door_note", "有条狗，先喊一声")),
        (
            "钥匙在 张小兰 13800000082那里",
            CardEdit("key_holder", "张小兰", phone="13800000082"),
        ),
        ("钥匙在张小兰那里", CardEdit("key_holder", "张小兰")),
        ("隔壁是 王腊香 13800000007", CardEdit("next_door", "王腊香", phone="13800000007")),
        ("住院了", CardEdit("hospital")),
        ("出院了", CardEdit("hospital", drop=True)),
        ("改成红 刚从医院回来", CardEdit("override", "red:刚从医院回来")),
        ("定为黄色", CardEdit("override", "yellow:")),
        ("颜色按表算", CardEdit("no_override")),
        ("是低保户", CardEdit("tag", "low_income")),
        ("不是低保户了", CardEdit("tag", "low_income", drop=True)),
    ],
)
def test_what_is_said_of_a_card(said: str, edit: CardEdit) -> None:
    assert read_edit(said, TODAY, LABELS) == edit


@pytest.mark.parametrize(
    "said",
    [
        "皮肤过敏", "要去透析", "发烧了", "要车去县医院", "加一份饭", "高血压犯了", "没药了",
        "今天没来打饭", "走了", "预产期", "打疫苗", "疼得厉害",
    ],
)  # fmt: skip
def test_what_is_not_surely_of_a_card_is_left_alone(said: str) -> None:
    assert read_edit(said, TODAY, LABELS) is None


def test_a_name_stands_before_it_with_a_space_or_without() -> None:
    assert named_edits("王秀英 加 青霉素过敏") == (("王秀英", "加 青霉素过敏"),)
    assert ("王秀英", "加青霉素过敏") in named_edits("王秀英加青霉素过敏")
    assert named_edits("好") == ()


def test_whose_card_is_asked_for() -> None:
    assert card_of("王秀英的卡") == "王秀英"
    assert card_of("看看王奶奶的卡片") == "王奶奶"
    assert card_of("王秀英的卡里没钱了") is None
    assert meant_for_card("王秀英卡上加 腿脚不便") == ("王秀英", "腿脚不便")
