"""What an alert says when somebody reports for somebody else."""

from __future__ import annotations

from tests.stories.village import Village


async def test_a_neighbour_who_is_named_is_who_the_alert_is_about(village: Village) -> None:
    await village.zhangxiaolan.says("李大爷倒在路边了，叫不醒", group="dongwan")
    village.lixiaofang.hears("李大爷", "80岁", "情况危急", "慢阻肺", "东湾6号")
    village.zhangxiaolan.hears("先打 120", "东湾6号")
    village.zhangxiaolan.hears_nothing("是家里哪位")
    card = village.group_hears("dongwan", "先打 120")
    assert "李" not in card.text


async def test_an_alert_about_nobody_known_says_who_reported_it(village: Village) -> None:
    await village.wangxiuying.says("有人喝农药了", group="dongwan")
    alert = village.chenming.hears("报急", "情况危急", "先打电话问", "有人喝农药了")
    assert "身体不舒服" not in alert.text
    assert "王奶奶（78岁）" not in alert.text
    said = village.wangxiuying.hears("先打 120", "说清在哪一家")
    assert "东湾1号" not in said.text
    village.group_hears("dongwan", "先打 120")


async def test_a_fire_is_not_taken_to_be_where_its_reporter_lives(village: Village) -> None:
    await village.zhangxiaolan.says("不好了，老张家冒烟了", group="dongwan")
    village.lixiaofang.hears("小兰", "报急：着火", "先打电话问")
    village.zhangxiaolan.hears("先打 119", "烧的是别处")
    village.group_hears("dongwan", "先打 119")


async def test_a_list_does_not_say_all_is_done_while_somebody_is_on_the_way(
    village: Village,
) -> None:
    await village.zhangxiaolan.says("李大爷倒在路边了，叫不醒", group="dongwan")
    await village.lixiaofang.taps("我这就去")
    assert "办完" not in village.chenming.finds("我手上的事").text
    village.hush()
    village.is_silent()


async def test_violence_that_was_seen_names_who_reported_it_and_asks_nobody_to_ring(
    village: Village,
) -> None:
    await village.zhaohongxia.says("打起来了！老李拿刀", group="dongwan")
    alert = village.zhoujianguo.hears("赵红霞报急", "老李拿刀")
    assert "先打电话问" not in alert.text
    village.group_hears_nothing("dongwan")


async def test_it_is_nothing_answers_the_question(village: Village) -> None:
    await village.wangxiuying.says("难受")
    village.wangxiuying.hears("您现在怎么样")
    await village.wangxiuying.says("不要紧")
    village.wangxiuying.hears("没事就好")
    await village.passes(hours=1)
    village.is_silent()


async def test_a_task_about_somebody_unnamed_does_not_name_who_reported_it_as_ill(
    village: Village,
) -> None:
    await village.zhangxiaolan.says("我媳妇要生了")
    village.chenming.hears("小兰", "替人说的", "要生了", loud=True)
    village.group_hears_nothing("dongwan")


async def test_pesticide_in_the_eyes_is_urgent(village: Village) -> None:
    await village.zhangxiaolan.says("眼睛进农药了")
    village.chenming.hears("要紧", "眼睛进农药了", loud=True)
    village.group_hears_nothing("dongwan")
