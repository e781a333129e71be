"""Registers that are off, and what a cadre switches on: said, dated, for one village alone."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

from bot.domain.people import Person
from bot.domain.registers import Entry
from bot.store import people, registers
from tests.stories.register_books import lines
from tests.stories.village import Village


async def test_a_register_that_is_off_says_so_and_who_may_switch_it_on(village: Village) -> None:
    await village.lixiaofang.says("进出登记 进 35 出 28")
    village.lixiaofang.hears("进出登记现在没有开", "村干部")
    assert await lines(village, "gate_log") == ()
    await village.lixiaofang.says("/registers 进出登记 开")
    village.lixiaofang.hears("要村干部来点")
    await village.lixiaofang.says("进出登记 进 35")
    village.lixiaofang.hears("现在没有开")


async def test_a_cadre_switches_one_on_for_the_village_and_it_is_written_in_one_line(
    village: Village,
) -> None:
    await village.wuqiuxiang.says("/registers 进出登记")
    village.wuqiuxiang.hears("没开", "不拦人")
    assert "打开了" in (await village.wuqiuxiang.taps("打开") or "")
    await village.lixiaofang.says("进出登记 进 35 出 28 车 12")
    village.lixiaofang.hears("记下了", "进35", "出28", "车12")
    (line,) = await lines(village, "gate_log")
    assert (line.unit_id, line.by_id) == ("dongwan", "lixiaofang")
    assert line.fields == {"came": "35", "went": "28", "cars": "12"}
    await village.shihuiqin.says("进出登记 进 3")
    village.shihuiqin.hears("现在没有开")
    looks = await village.row_count("looks")
    await village.wuqiuxiang.says("/registers 进出登记")
    village.wuqiuxiang.hears("这个月1条", "进35", "小芳")
    assert await village.row_count("looks") == looks + 1
    await village.wuqiuxiang.says("/registers")
    village.wuqiuxiang.hears("开着：", "慰问走访", "进出登记", "没开：")


async def test_close_contacts_are_the_doctor_s_alone(village: Village) -> None:
    await village.zhoujianguo.says("/registers 密接名单 开")
    village.zhoujianguo.hears("打开了")
    await village.chenming.says("密接 王德发 同桌吃饭")
    village.chenming.hears("记下了", "德发大爷")
    await village.chenming.says("/registers 密接名单")
    village.chenming.hears("这个月1条", "德发大爷")
    await village.zhoujianguo.says("/registers 密接名单")
    page = village.zhoujianguo.hears("密接名单", "自己看")
    assert "德发" not in (page.text or "")
    village.hush()
    await village.lixiaofang.says("密接 王德发")
    village.lixiaofang.hears_nothing("记下了")


async def test_an_official_list_needs_its_source(village: Village) -> None:
    await village.wuqiuxiang.says("/registers 官方名单 开")
    await village.wuqiuxiang.says("官方名单 王德发 从外地来")
    village.wuqiuxiang.hears("还差一点", "来源")
    assert await lines(village, "official_lists") == ()
    await village.wuqiuxiang.says("官方名单 王德发 来源 县卫健委3号")
    (line,) = await lines(village, "official_lists")
    assert (line.person_id, line.fields["origin"]) == ("wangdefa", "县卫健委3号")
    await village.wuqiuxiang.says("官方名单 来源 县卫健委4号\n李守田\n张得水\n外村张三")
    village.wuqiuxiang.hears("记下了", "3条")
    told = (await lines(village, "official_lists"))[1:]
    assert [e.person_id for e in told] == ["lishoutian", "zhangdeshui", None]
    assert {e.fields["origin"] for e in told} == {"县卫健委4号"}


async def test_of_a_list_with_a_name_that_two_have_nothing_is_kept_by_halves(
    village: Village,
) -> None:
    other = Person("zhangdeshui2", "xiwan", "张得水")
    now = village.bot.desk.now()
    await village.bot.desk.database.write(lambda w: people.add_person(w, other, now=now))
    await village.wuqiuxiang.says("/registers 官方名单 开")
    await village.wuqiuxiang.says("官方名单 来源 县卫健委4号\n李守田\n张得水\n外村张三")
    village.wuqiuxiang.hears("第2个名字没看明白", "一条都没记")
    assert await lines(village, "official_lists") == ()


async def test_a_checklist_is_filled_when_it_is_opened_and_ticks_what_was_done_anyway(
    village: Village,
) -> None:
    await village.wuqiuxiang.says("/registers 七个到位 开")
    await village.lixiaofang.says("走访 王秀英家 送了米油")
    await village.wuqiuxiang.says("七个到位")
    village.wuqiuxiang.hears("✅ 走访到位", "⬜ 药品到位")
    await village.wuqiuxiang.taps("药品到位")
    village.wuqiuxiang.finds("✅ 药品到位", "吴主任")
    await village.wuqiuxiang.taps("都到位了")
    assert "⬜" not in (village.wuqiuxiang.finds("七个到位", "填的").text or "")


async def test_five_counts_come_from_the_registers_and_one_tap_confirms_them(
    village: Village,
) -> None:
    for name in ("五清", "往来登记", "企业用工"):
        await village.wuqiuxiang.says(f"/registers {name} 开")
    await village.wuqiuxiang.says("企业用工 单位 竹器厂 人数 12")
    await village.lixiaofang.says("往来登记 王德发家 出 2人 去县里")
    await village.wuqiuxiang.says("五清")
    village.wuqiuxiang.hears("村民出乡数 2", "域内企业用工数 12")
    await village.wuqiuxiang.taps("数字对")
    village.wuqiuxiang.finds("吴主任", "确认了")
    (sheet,) = await lines(village, "five_counts")
    assert sheet.fields["away"] == "2"


async def test_a_statement_is_acknowledged_once_by_each_who_answers_for_something(
    village: Village,
) -> None:
    await village.zhoujianguo.says("/registers 责任状 开")
    await village.lixiaofang.says("责任状")
    village.lixiaofang.hears("责任状", "我先到")
    assert "记下了" in (await village.lixiaofang.taps("我看了，签收") or "")
    assert "已经签收" in (await village.lixiaofang.taps("我看了，签收") or "")
    await village.zhoujianguo.says("责任状")
    village.zhoujianguo.hears("责任状", "小芳")


async def test_tags_count_what_was_done_and_nobody_enters_anything(village: Village) -> None:
    await village.zhoujianguo.says("/registers 五个到家 开")
    await village.lixiaofang.says("走访 王秀英家 送了米油")
    await village.zhoujianguo.says("五个到家")
    village.zhoujianguo.hears("温暖到家 1", "送医到家 0")


async def test_sent_cadres_count_themselves_with_the_share_of_their_office(
    village: Village,
) -> None:
    await village.zhoujianguo.says("/registers 下沉干部 开")
    await village.zhoujianguo.says("下沉干部 唐晓舟 单位 县农业局 到 12月31日 编制 10")
    village.zhoujianguo.hears("记下了", "县农业局")
    await village.zhoujianguo.says("下沉干部")
    village.zhoujianguo.hears("这个月1条", "下沉1人，占10%")


async def test_a_pack_is_on_for_a_while_is_shown_as_on_and_ends_by_itself(
    village: Village,
) -> None:
    await village.wuqiuxiang.says("/registers 路口值守")
    village.wuqiuxiang.hears("没开", "不拦人")
    await village.wuqiuxiang.says("/registers 路口值守 开 2天")
    village.wuqiuxiang.hears("打开了", "到期自己关")
    await village.wuqiuxiang.says("/registers")
    village.wuqiuxiang.hears("路口值守，到明天", "吴主任")
    await village.lixiaofang.says("卡点 地点 桥头 测温 120")
    village.lixiaofang.hears("记下了", "桥头")
    await village.until("09:00", day=1)
    village.wuqiuxiang.hears("今天是最后一天")
    await village.until("09:00")
    await village.lixiaofang.says("卡点 地点 桥头 测温 3")
    village.lixiaofang.hears("现在没有开")


async def test_a_line_is_kept_no_longer_than_its_register_says(village: Village) -> None:
    old = village.now.astimezone(UTC) - timedelta(days=31)

    async def write(work: Any) -> None:
        for code in ("gate_log", "disinfection"):
            day = old.date()
            await registers.add(work, Entry(code, code, "dongwan", day, old, None, "line", code))

    await village.bot.desk.database.write(write)
    assert await village.row_count("register_entries") == 2
    await village.passes(minutes=1)
    assert await village.row_count("register_entries") == 1
