"""After a busy day nothing is found; what is wrong is heard by the admin next morning, once."""

from __future__ import annotations

from typing import Any

from bot.domain.states import State
from bot.services.audit import audit
from tests.stories.village import Village
from tests.unit.auditing.faults import message, trip


async def busy_day(village: Village) -> None:
    """A ride, an emergency, a problem of two houses, something of a box, a change of mind."""
    asker, driver = village.wangxiuying, village.zhaoweiguo
    await asker.says("明早有车去县医院不", group="dongwan")
    await driver.taps("我来", group="dongwan")
    await village.zhoushuangquan.says("胸口压得慌出冷汗")
    await village.lixiaofang.taps("我这就去")
    await village.lixiaofang.taps("我到了")
    await village.liyoufu.says("村口的自来水停了两天了", group="dongwan")
    await village.zhangxiaolan.says("村口的自来水停了两天了", group="dongwan")
    await village.zhangshuigen.says("想去镇上拿药，要车，谁方便？", group="dongwan")
    await village.lixiaofang.says("报 王德发 发烧38.5 要车")
    await village.wangqiang.says("我妈两天没接电话了，谁能去看一眼")
    await village.lixiaofang.taps("我去看")
    await village.lixiaofang.taps("见到了，平安")
    await village.wangqiang.taps("好了，谢谢")
    await driver.taps("接到了")
    await driver.taps("送到了")
    await asker.taps("好了，谢谢")


async def test_a_busy_day_and_its_night_leave_nothing_to_be_found(village: Village) -> None:
    await busy_day(village)
    assert await audit(village.bot.desk, days=None) == ()
    assert len({case.state for case in await village.cases()} & {State.OPEN, State.CLOSED}) == 2
    await village.passes(days=2)
    assert await audit(village.bot.desk, days=None) == ()
    village.linxiaohe.hears_nothing("自己查了一遍")


async def test_what_is_wrong_is_heard_by_the_admin_in_the_morning_and_once(
    village: Village,
) -> None:
    await busy_day(village)
    await by_hand(village, trip(taken=2), message("m1", "refused"))
    await village.until("03:31")
    await village.until("03:47")
    village.linxiaohe.hears_nothing("自己查了一遍")
    await village.until("08:00")
    told = village.linxiaohe.hears(
        "自己查了一遍", "车上的座位跟坐车的人对不上，1 处", "linli audit"
    )
    assert "没人看到，1 处" in (told.text or "")
    await village.passes(days=1)
    village.linxiaohe.hears_nothing("自己查了一遍")


async def by_hand(village: Village, *statements: str) -> None:
    """As somebody would who changes the database while the bot runs."""

    async def change(work: Any) -> None:
        for statement in statements:
            await work._fetch(statement, {})

    await village.bot.desk.database.write(change)
