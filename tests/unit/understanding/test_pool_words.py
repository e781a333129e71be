"""What is said of a list: who opens one, a household's line, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.understanding.pool_words import (
    SaidAmount,
    SaidLine,
    buys,
    read_line,
    read_pool,
    says_arrived,
    says_called_off,
    says_closed,
    says_fetched,
    says_paid,
)

GOODS = ("化肥", "尿素", "复合肥", "种子", "稻种", "农药", "地膜", "饲料", "肥料")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("拼车买化肥,要的报数", ("化肥",)),
        ("拼车买化肥，要的报数", ("化肥",)),
        ("一起买尿素和复合肥，要的报个数，后天截止", ("尿素", "复合肥")),
        ("开个拼单：尿素120一袋，谁要报数", ("尿素",)),
        ("我想凑一车拉复合肥，有要的跟我说", ("复合肥",)),
        ("小卖部团购地膜，要的接龙", ("地膜",)),
        ("统一订稻种，各家报一下要多少", ("稻种",)),
        ("合伙买饲料，谁家要找我登记", ("饲料",)),
        ("集体采购农药，要的报名", ("农药",)),
        ("伙着买一车化肥，还有人要吗？报数", ("化肥",)),
    ],
)
def test_a_list_is_opened(text: str, items: tuple[str, ...]) -> None:
    said = read_pool(text, GOODS)
    assert said is not None
    assert (said.items, said.counted) == (items, False)


@pytest.mark.parametrize(
    ("text", "fen", "unit"),
    [
        ("拼单买尿素120一袋，要的报数", 12000, "袋"),
        ("拼单买尿素，每袋120，要的报数", 12000, "袋"),
        ("团购地膜，80块钱一卷，要的接龙", 8000, "卷"),
        ("拼车买化肥,要的报数", None, None),
    ],
)
def test_a_price_belongs_to_its_measure(text: str, fen: int | None, unit: str | None) -> None:
    said = read_pool(text, GOODS)
    assert said is not None
    assert (said.price_fen, said.unit) == (fen, unit)


@pytest.mark.parametrize(
    "text", ["统计种子化肥需求", "备耕摸底：各家要多少种子和化肥", "登记一下今年化肥需要多少",
             "收集各户种子用量", "统计一下春耕要多少种子化肥"],
)  # fmt: skip
def test_a_need_is_only_counted(text: str) -> None:
    said = read_pool(text, GOODS)
    assert said is not None
    assert said.counted
    assert set(said.items) <= {"种子", "化肥"}


@pytest.mark.parametrize(
    "text",
    ["拼车买化肥划算吗", "哪里有化肥卖", "我要5袋尿素", "一起去赶集", "拼车去县城，要的报名",
     "化肥涨价了", "去年一起买的化肥好用，要的报数", "听说村里要团购化肥，谁要报数",
     "什么时候统一买种子",
     "不拼车了，化肥自己买，别找我报数", "我家化肥还没买", "一起买菜", "统计一下人数"],
)  # fmt: skip
def test_no_list_is_opened_by_talk(text: str) -> None:
    assert read_pool(text, GOODS) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("我要5袋尿素", SaidLine("want", (SaidAmount("尿素", 5, "袋"),))),
        ("我家要尿素5袋", SaidLine("want", (SaidAmount("尿素", 5, "袋"),))),
        ("尿素五袋", SaidLine("want", (SaidAmount("尿素", 5, "袋"),))),
        ("给我报3袋复合肥", SaidLine("want", (SaidAmount("复合肥", 3, "袋"),))),
        ("来两袋", SaidLine("want", (SaidAmount(None, 2, "袋"),))),
        ("5袋", SaidLine("want", (SaidAmount(None, 5, "袋"),))),
        ("我订十袋", SaidLine("want", (SaidAmount(None, 10, "袋"),))),
        (
            "尿素5袋，复合肥3袋",
            SaidLine("want", (SaidAmount("尿素", 5, "袋"), SaidAmount("复合肥", 3, "袋"))),
        ),
        (
            "我要5袋尿素和3袋复合肥",
            SaidLine("want", (SaidAmount("尿素", 5, "袋"), SaidAmount("复合肥", 3, "袋"))),
        ),
        ("改成3袋", SaidLine("change", (SaidAmount(None, 3, "袋"),))),
        ("尿素改成3袋", SaidLine("change", (SaidAmount("尿素", 3, "袋"),))),
        ("我只要两袋", SaidLine("change", (SaidAmount(None, 2, "袋"),))),
        ("不要了", SaidLine("drop")),
        ("我家的不要了", SaidLine("drop")),
        ("尿素不要了", SaidLine("drop", (SaidAmount("尿素", 0),))),
        ("化肥我家不需要", SaidLine("drop", (SaidAmount("化肥", 0),))),
        ("种子0斤", SaidLine("want", (SaidAmount("种子", 0, "斤"),))),
    ],
)
def test_a_line_says_how_many_of_what(text: str, line: SaidLine) -> None:
    assert read_line(text, GOODS) == line


@pytest.mark.parametrize(
    "text",
    ["谁要尿素", "尿素多少钱一袋", "5袋尿素贵不贵", "我昨天买了5袋尿素", "哪里买5袋尿素",
     "吃了两盒药吗",
     "我家尿素撒了3袋", "化肥还没到", "今天天气不错", "要不要打5袋尿素", "我儿子要回来",
     "第5袋", "我跟你说一件很长很长的事情就是上个月我们家在镇上买的那5袋尿素"],
)  # fmt: skip
def test_talk_is_no_line(text: str) -> None:
    assert read_line(text, GOODS) is None


@pytest.mark.parametrize("text", ["领到了", "化肥领到了", "拿到了", "我家的领走了", "肥拉回家了"])
def test_who_has_theirs_says_so(text: str) -> None:
    assert says_fetched(text)


@pytest.mark.parametrize("text", ["还没领到", "药领到了吗", "什么时候领", "拿到了驾照"])
def test_who_has_it_not_says_nothing_of_the_kind(text: str) -> None:
    assert not says_fetched(text)


@pytest.mark.parametrize("text", ["钱付了", "我付过钱了", "货款已经付了", "转过钱了", "钱给你了"])
def test_who_paid_says_so(text: str) -> None:
    assert says_paid(text)


@pytest.mark.parametrize("text", ["还没付钱", "钱付了吗", "付多少钱", "谁付钱"])
def test_who_did_not_pay_is_not_taken_to_have(text: str) -> None:
    assert not says_paid(text)


@pytest.mark.parametrize(
    "text", ["化肥到了", "化肥到了，来拉", "货到了", "到货了", "车到村口了", "尿素拉回来了"]
)
def test_goods_that_came_are_heard(text: str) -> None:
    assert says_arrived(text)


@pytest.mark.parametrize(
    "text", ["化肥到了没", "化肥什么时候到", "化肥还没到", "我到了", "货到了吗"]
)
def test_goods_that_did_not_come_are_not(text: str) -> None:
    assert not says_arrived(text)


def test_an_end_and_a_call_off_are_told_apart() -> None:
    assert says_closed("截单了")
    assert says_closed("不收了")
    assert not says_closed("什么时候截止")
    assert says_called_off("拼单取消了")
    assert not says_called_off("拼单什么时候开始")


@pytest.mark.parametrize("text", ["家里要三袋尿素", "帮我买三袋尿素", "急要三袋饲料"])
def test_bags_somebody_wants_are_bought(text: str) -> None:
    assert buys(text, GOODS)


@pytest.mark.parametrize(
    "text",
    [
        "我有三袋尿素",
        "尿素3袋",
        "借我三袋饲料",
        "谁家有饲料卖我两袋",
        "村里统一要尿素吗",
        "要两袋苹果",
    ],
)
def test_what_is_lent_sold_asked_or_counted_is_not(text: str) -> None:
    assert not buys(text, GOODS)
