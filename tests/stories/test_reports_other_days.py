"""Reports at two in the morning, and of a day on which nothing was shown."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.stories.conftest import VillageAt
from tests.stories.reporting import begin_reports


async def test_a_flash_report_at_two_in_the_morning_goes_to_the_townships_duty_at_once(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-23 02:00") as village:
        await begin_reports(village)
        await village.zhoujianguo.says("/flash 河口涨水，进村的路断了")
        duty = village.sunlimin
        desk = village.bot.desk
        now = desk.now()
        assert now < datetime(2026, 11, 22, 18, 5, tzinfo=UTC)
        on_duty = [
            person
            for person in (village.sunlimin, village.xujingyi, village.gaoyuanshan)
            if any("速报" in (m.text or "") for m in person.messages())
        ]
        assert len(on_duty) == 1
        (duty,) = on_duty
        message = duty.hears("速报 柳湾村", "河口涨水，进村的路断了", "周书记", "13800000012")
        assert not message.silent
        village.zhoujianguo.hears("马上告诉了")
        village.group_hears_nothing("hekou")
        await duty.taps("知道了", "速报")
        village.zhoujianguo.hears("知道您的速报了")
        await village.passes(minutes=30)
        village.tangwenqing.hears_nothing("速报")
        village.linxiangqian.hears_nothing("速报")


async def test_a_day_nobody_was_shown_anything_is_nobodys_fault(village_at: VillageAt) -> None:
    async with village_at("2026-11-23 09:00") as village:
        await begin_reports(village)
        await village.until("14:00")
        await village.sunlimin.says("/audit")
        village.sunlimin.hears("这个月还没有")
