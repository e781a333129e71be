"""Getting in with a name typed, not tapped; what the family hears, asked of oneself."""

from __future__ import annotations

import re

from tests.stories.village import Village


async def link_of(village: Village, what: str) -> str:
    await village.lixiaofang.says(f"/link {what}")
    found = re.search(r"start=([\w-]+)", village.lixiaofang.hears("t.me").text or "")
    assert found is not None
    return found[1]


async def test_who_opens_the_link_of_a_house_and_types_a_name_is_known(village: Village) -> None:
    comer = village.newcomer("王大爷")
    await comer.starts(await link_of(village, "东湾3号"))
    await comer.says("谁管我家")
    # Before anything is tapped they belong to the hamlet of the house already.
    comer.hears("联络员：小芳")
    await comer.says("我是东湾王德发")
    comer.hears("认得您了")
    village.lixiaofang.hears("扫码说自己是德发大爷")
    await comer.says("谁管我家")
    comer.hears("包保德发大爷")


async def test_a_stranger_s_name_goes_to_the_liaison_at_once(village: Village) -> None:
    comer = village.newcomer("快乐老何")
    await comer.starts()
    await comer.says("我是王德发")
    comer.hears("请联络员认一下您")
    village.lixiaofang.hears("王德发")
    # A name alone opens nothing of his.
    await comer.says("我的资料")
    comer.hears_nothing("糖尿病")


async def test_it_is_asked_of_herself_and_not_of_a_third(village: Village) -> None:
    await village.wangxiuying.says("别跟我儿子说")
    said = village.wangxiuying.hears("您的消息，跟王强说多少", "由您自己定")
    assert "王奶奶" not in (said.text or "")
    await village.wangqiang.says("/family")
    village.wangqiang.hears("由老人自己定", "我妈怎么样")
