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
    wang.hears_nothing("添到")
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
