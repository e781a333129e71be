"""What a message wants, offers or asks about, with how much of it."""

import pytest

from tests.unit.understanding.shipped_things import listed, shipped_things

MEDICINE = [
    ("借两盒布洛芬", [("布洛芬", 2, "盒")]),
    ("布洛芬先借两片，明天还", [("布洛芬", 2, "片")]),
    ("拐棍两根放村委了", [("拐杖", 2, "根")]),
    ("三四盒感冒灵", [("感冒灵", 3.5, "盒")]),
    ("剩一盒半阿莫西林", [("阿莫西林", 1.5, "盒")]),
    ("我屋头还有半盒芬必得", [("布洛芬", 0.5, "盒")]),
    ("有碘伏吗，借一瓶用用", [("碘伏", 1, "瓶")]),
    ("要几粒布洛芬", [("布洛芬", None, "粒")]),
    ("尿不湿还剩大半包", [("尿不湿", None, "包")]),
    ("步落芬还有一扳十粒", [("布洛芬", 1, "板")]),
    ("连花清瘟 3合 没开封", [("连花清瘟", 3, "盒")]),
    ("俺家有个轮椅", [("轮椅", 1, "个")]),
    ("后屋那台制氧机没人用", [("制氧机", 1, "台")]),
    ("买一瓶那个红花油", [("红花油", 1, "瓶")]),
    ("两包没开封的纱布", [("纱布", 2, "包")]),
    ("一罐碘酒跟一包棉签", [("碘酒", 1, "罐"), ("棉签", 1, "包")]),
    ("碘伏两瓶纱布一包", [("碘伏", 2, "瓶"), ("纱布", 1, "包")]),
    ("碘伏和纱布各要两包", [("碘伏", 2, "包"), ("纱布", 2, "包")]),
    ("有退热贴吗？借两张", [("退热贴", 2, "张")]),
    ("芬必得先借我两粒，没得的话帮我买一盒回来", [("布洛芬", 2, "粒"), ("布洛芬", 1, "盒")]),
    ("口罩两块钱一个不贵，谁有", [("口罩", None, None)]),
    ("布洛芬一天吃几片", [("布洛芬", None, None)]),
    ("烫了巴掌大一片，谁家有烫伤膏", [("烫伤膏", None, None)]),
]
TAKEN = [
    ("吃了一粒布洛芬还没退", []),
    ("布洛芬吃了两片不管用", []),
    ("我吃了两天连花清瘟没好，谁有布洛芬", [("布洛芬", None, None)]),
    ("昨晚喂了美林，今天又烧，谁有退热贴", [("退热贴", None, None)]),
    ("吃了一粒感冒药，一粒阿莫西林", []),
    ("氨溴索和右美沙芬各吃了两盒", []),
    ("布洛芬吃完了，谁家还有", [("布洛芬", None, None)]),
    ("吃了头孢能喝藿香正气水不", [("藿香正气水", None, None)]),
    ("娃吃了一次布洛芬，隔多久能再吃", [("布洛芬", None, None)]),
    ("备的奥司他韦没用上，还有一盒", [("奥司他韦", 1, "盒")]),
    ("板蓝根一天喝几包", [("板蓝根", None, None)]),
    ("出门要戴口罩", []),
    ("抗原两道杠", []),
]
ERRANDS = [
    ("给俺捎二斤馍", [("馍", 2, "斤")]),
    ("捎上袋面", [("面", 1, "袋")]),
    ("买樽豉油同两包米粉", [("豉油", 1, "樽"), ("米粉", 2, "包")]),
    ("送一蔸白菜几斤米过去", [("白菜", 1, "蔸"), ("米", None, "斤")]),
    ("谁上街给我捎俩冻梨，再整挂鞭炮", [("冻梨", 2, None), ("鞭炮", 1, "挂")]),
    ("给她端碗稀饭", [("稀饭", 1, "碗")]),
    ("煤气罐空了，谁能帮换一罐", [("煤气", 1, "罐")]),
    ("盐带回来了", [("盐", None, None)]),
    ("送点米和油给老张", [("米", None, None), ("油", None, None)]),
    ("家里没盐了，谁路过小店捎一包", [("盐", 1, "包")]),
    ("买二两花椒半斤八角", [("花椒", 2, "两"), ("八角", 0.5, "斤")]),
    ("鸡蛋30个，豆腐3块，谢谢", [("鸡蛋", 30, "个"), ("豆腐", 3, "块")]),
    ("帮我捎瓶老干妈", [("老干妈", 1, "瓶")]),
    ("帮我把院里那堆蜂窝煤搬进来", [("蜂窝煤", None, None)]),
    ("哪个去买菜，帮我带两斤土豆", [("土豆", 2, "斤")]),
    ("帮我带点东西", []),
    ("谁去镇上带我一程", []),
    ("帮我带句话给他", []),
    ("哪个去抓副药", []),
    ("他往前面走了，帮我看下", []),
    ("帮忙加油", []),
    ("谁去菜场带我一下", []),
]
FARM = [
    ("谁家有旋耕机，按亩算钱", [("旋耕机", None, None)]),
    ("求购油菜种五斤", [("油菜种", 5, "斤")]),
    ("哪个有吡虫啉先借一瓶", [("吡虫啉", 1, "瓶")]),
    ("家里还有两千斤稻子卖不掉", [("稻子", 2000, "斤")]),
    ("苹果三毛一斤也卖", [("苹果", None, None)]),
    ("急需收割机，麦子要烂地里了", [("收割机", None, None)]),
    ("猪饲料没了，谁去拉饲料帮带三包", [("猪饲料", 3, "包")]),
    ("明天要收麦子，谁家的收割机有空", [("收割机", None, None)]),
    ("借个梯子修屋顶", [("梯子", 1, "个")]),
]


@pytest.mark.parametrize(("text", "items"), MEDICINE)
def test_a_medicine_is_listed_with_its_amount(text, items) -> None:
    assert listed(text, "need_medicine") == items


@pytest.mark.parametrize(("text", "items"), TAKEN)
def test_what_was_already_taken_or_is_in_use_is_not_listed(text, items) -> None:
    assert listed(text, "need_medicine") == items


@pytest.mark.parametrize(("text", "items"), ERRANDS)
def test_an_errand_lists_what_is_to_be_brought(text, items) -> None:
    assert listed(text, "need_errand") == items


@pytest.mark.parametrize(("text", "items"), FARM)
def test_farm_goods_machines_and_crops_are_listed(text, items) -> None:
    assert listed(text, "need_farm") == items


def test_a_ride_lists_only_what_is_carried_along() -> None:
    assert listed("我带两筐橘子去街上", "need_ride") == [("橘子", 2, "筐")]
    assert listed("医保卡要带不", "need_ride") == []


def test_a_message_that_wants_nothing_done_lists_nothing() -> None:
    assert listed("布洛芬吃了没用", "symptom") == []
    assert listed("我儿子带了两箱苹果回来", "returnee") == []


def test_the_medicine_itself_replaces_the_word_for_its_kind() -> None:
    assert listed("家里退烧药没了，谁有美林", "need_medicine") == [("布洛芬", None, None)]
    assert [name for name, _, _ in listed("退烧药和布洛芬都要", "need_medicine")] == [
        "退烧药",
        "布洛芬",
    ]


def test_a_guessed_name_stays_marked_and_keeps_its_place_in_the_catalogue() -> None:
    (item,) = shipped_things().items("借两片布洛分", ["need_medicine"])
    assert (item.name, item.guessed_from, item.medicine) == ("布洛芬", "布洛分", "ibu_er")


def test_medicine_without_a_name_is_no_item() -> None:
    assert listed("谁家有药", "need_medicine") == []
