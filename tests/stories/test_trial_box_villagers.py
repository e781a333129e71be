"""Villagers speak to the box in their own words: answers, changes of mind, questions by the way."""

from __future__ import annotations

from tests.stories.village import Village


async def test_who_it_is_for_and_the_list_are_answered_in_one_line(village: Village) -> None:
    wei = village.zhaoweiguo
    await wei.says("谁有布洛芬")
    wei.hears("给谁用")
    await wei.says("大人用，都没有")
    wei.hears("给您留着", "布洛芬缓释胶囊")
    village.zhangxiaolan.hears("给大人用", "要紧的都没有")


async def test_an_illness_named_instead_of_the_button_goes_to_the_doctor(village: Village) -> None:
    wang = village.wangxiuying
    await wang.says("有没有布洛芬缓释胶囊")
    wang.hears("下面有没有哪一条")
    await wang.says("有高血压，在吃降压药")
    wang.hears("医生看一眼")
    wang.hears_nothing("记在“")
    village.chenming.hears("能不能给", "布洛芬缓释胶囊")
    village.zhangxiaolan.hears_nothing("布洛芬")
    await village.passes(minutes=11)
    village.zhangxiaolan.hears_nothing("布洛芬")


async def test_the_age_of_a_child_answers_who_it_is_for(village: Village) -> None:
    cai = village.liucaixia
    await cai.says("要布洛芬")
    cai.hears("给谁用")
    await cai.says("两岁半")
    cai.hears("哪一条")
    await cai.says("都没得")
    cai.hears("布洛芬缓释胶囊", "村医")
    village.zhangxiaolan.hears_nothing("布洛芬")


async def test_two_things_are_for_the_same_person(village: Village) -> None:
    wei = village.zhaoweiguo
    await wei.says("要一盒感冒灵，还要一盒布洛芬")
    wei.hears("感冒灵颗粒", "给谁用")
    wei.hears("布洛芬缓释胶囊", "给谁用")
    await wei.says("大人")
    wei.hears("感冒灵颗粒", "哪一条")
    wei.hears("布洛芬缓释胶囊", "哪一条")


async def test_a_stranger_in_the_group_is_led_into_a_private_chat(village: Village) -> None:
    stranger = village.newcomer("过路人")
    village.sim.people.join(stranger.user_id, village.chat("dongwan") or 0)
    await stranger.says("谁有退烧药，我在村口", group="dongwan")
    led = stranger.hears("点下面私下说", group="dongwan", loud=False)
    assert [b.text for b in led.buttons] == ["私下说"]
    assert "退烧" not in (led.text or "")


async def test_pills_are_asked_for_without_a_number(village: Village) -> None:
    await village.zhaoweiguo.says("要盒感冒灵")
    village.zhaoweiguo.hears("感冒灵颗粒", "先给您留下了")
    await village.liucaixia.says("我有高血压天天吃药，想要布洛芬")
    village.liucaixia.hears("布洛芬缓释胶囊", "先给您留下了")


async def test_when_it_opens_is_answered_without_all_that_lies_in_it(village: Village) -> None:
    await village.wangxiuying.says("药箱几点开门")
    said = village.wangxiuying.hears("东湾村口小卖部", "到 20:00", "村委会东头")
    assert "对乙酰氨基酚" not in (said.text or "")
    await village.wangxiuying.says("药箱在哪")
    village.wangxiuying.hears("东湾村口小卖部")
    await village.wangxiuying.says("药箱里有啥")
    village.wangxiuying.hears("对乙酰氨基酚片 3盒")


async def test_whether_it_costs_anything_is_no_gift(village: Village) -> None:
    await village.wangxiuying.says("药箱要不要钱")
    village.wangxiuying.hears("不要钱", "直接说")
    await village.wangxiuying.says("药箱收钱不")
    village.wangxiuying.hears("不要钱", "直接说")
    assert await village.cases() == ()


async def test_where_an_oximeter_is_names_the_box_and_nobody(village: Village) -> None:
    await village.wangxiuying.says("借个血氧仪")
    await village.zhangxiaolan.taps("交给他了")
    await village.zhaoweiguo.says("血氧仪在谁那")
    said = village.zhaoweiguo.hears("柳湾药箱", "没有空的")
    assert "王" not in (said.text or "")


async def test_a_borrower_asks_and_keeps_it_longer_in_plain_words(village: Village) -> None:
    await village.wangxiuying.says("借个血氧仪")
    await village.zhangxiaolan.taps("交给他了")
    await village.wangxiuying.says("我借了啥")
    village.wangxiuying.hears("您借着的", "血氧仪", "11月26日")
    await village.passes(days=2)
    await village.wangxiuying.says("还要用几天")
    village.wangxiuying.hears("血氧仪", "11月29日")


async def test_what_is_said_to_be_expired_is_not_asked_about(village: Village) -> None:
    await village.zhaoweiguo.says("家里有盒过期的感冒灵想送药箱")
    village.zhaoweiguo.hears("已经过了", "乡镇卫生院回收点")
    village.zhaoweiguo.hears_nothing("到哪天")
    assert await village.cases() == ()


async def test_who_asks_for_heart_pills_hears_when_not_to_wait(village: Village) -> None:
    await village.wangxiuying.says("要一盒速效救心丸")
    village.wangxiuying.hears("速效救心丸要医生看着用", "胸口疼", "120")


async def test_a_stranger_who_opens_a_private_chat_asks_the_doctor_once(village: Village) -> None:
    stranger = village.newcomer("过路人")
    village.sim.people.join(stranger.user_id, village.chat("dongwan") or 0)
    await stranger.says("谁有退烧药，我在村口", group="dongwan")
    village.chenming.hears("能不能给", "过路人")
    await stranger.starts("box")
    stranger.hears("给您留着", "医生看一眼", "陈医生")
    village.chenming.hears_nothing("🩺")


async def test_who_cannot_come_says_so_in_words(village: Village) -> None:
    wang = village.wangxiuying
    await wang.says("要对乙酰氨基酚")
    await wang.says("没得")
    wang.hears("给您留着")
    await wang.says("我走不动，能不能送来")
    wang.hears("左邻右舍帮忙送")
    card = village.group_hears("dongwan", "取样东西送到家")
    assert "对乙酰氨基酚" not in (card.text or "")
    await wang.says("去不了")
    wang.hears("已经在请人送了")


async def test_asking_how_long_and_thanking_add_nothing_to_the_matter(village: Village) -> None:
    wang = village.wangxiuying
    await wang.says("要对乙酰氨基酚")
    await wang.says("没得")
    wang.hears("给您留着")
    for question in ("还要好久", "什么时候送来", "到我没有"):
        await wang.says(question)
        wang.hears("您的事", "药箱取药")
    village.hush()
    await wang.says("晓得了 谢谢你哈")
    wang.hears_nothing()


async def test_both_answers_in_one_line_leave_no_question_behind(village: Village) -> None:
    wei = village.zhaoweiguo
    await wei.says("谁有布洛芬")
    wei.hears("给谁用")
    await wei.says("大人用，都没有")
    wei.hears_nothing("哪一条")


async def test_a_question_while_a_gift_is_talked_about_is_no_answer_to_it(
    village: Village,
) -> None:
    cai = village.liucaixia
    await cai.says("送药箱两盒连花清瘟，明年五月到期")
    cai.hears("连花清瘟2盒", "对吗")
    for question in ("我的药呢", "药到了没", "布洛芬和感冒灵能一起吃吗"):
        await cai.says(question)
        cai.hears_nothing("送药箱")
    await cai.says("药箱的药是免费的吗")
    cai.hears("不要钱", "直接说")
    await cai.says("对，送去")
    cai.hears("编号", "连花清瘟2盒")


async def test_who_was_asked_about_a_gift_still_orders_a_ride(village: Village) -> None:
    wei = village.zhaoweiguo
    await wei.says("家里有两盒连花清瘟用不上了，谁要", group="dongwan")
    wei.hears("送进药箱")
    await wei.says("明天早上七点要车去镇上")
    wei.hears("记下了", "车")


async def test_a_forgotten_gift_is_put_off_and_called_off_in_words(village: Village) -> None:
    wei = village.zhaoweiguo
    await wei.says("送药箱两盒连花清瘟，明年五月到期")
    await wei.taps("对，送去")
    await village.passes(days=3)
    wei.hears("还方便送来吗")
    await wei.says("忘了，明天拿来")
    wei.hears("不急")
    village.zhangxiaolan.finds("连花清瘟2盒", "明天拿来")
    await wei.says("不送了，吃完了")
    wei.hears("不办了")
    assert (await village.the_case()).final


async def test_a_borrower_has_it_and_puts_it_back_in_plain_words(village: Village) -> None:
    wang = village.wangxiuying
    await wang.says("借个血氧仪")
    await village.zhangxiaolan.taps("交给他了")
    await wang.says("拿到了，谢谢")
    wang.hears("用完记得还")
    wang.hears_nothing("结了")
    await wang.says("我把血氧仪放小卖部了")
    wang.hears("看过东西就算还清了")
    wang.hears_nothing("愿意送")
    village.zhangxiaolan.hears("王奶奶说", "血氧仪", "还了")


async def test_asking_who_gave_it_is_no_offer(village: Village) -> None:
    village.hush()
    await village.zhaoweiguo.says("药箱的药都是谁捐的啊", group="dongwan")
    village.zhaoweiguo.hears_nothing()
