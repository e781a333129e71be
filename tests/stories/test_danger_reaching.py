"""Who is not reached has not been told: the next one is, and other bells are rung."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from bot.domain.times import to_text
from tests.stories.stage import Props
from tests.stories.village import Village, a_village

DANGER = "胸口压得慌出冷汗"


def rung(file: Path) -> list[dict[str, str]]:
    lines = file.read_text().splitlines() if file.exists() else []
    return [json.loads(line) for line in lines]


async def test_the_ringer_rings_once_a_repeat_until_somebody_answers(
    props: Props, tmp_path: Path
) -> None:
    file = tmp_path / "rung"
    command = f"sh -c 'cat >> {file}; echo >> {file}'"
    async with a_village(props, tmp_path, ringer=command) as village:
        await village.wangxiuying.says(DANGER)
        assert rung(file) == []
        await village.passes(minutes=2.2)
        first = rung(file)
        assert len(first) == 1
        assert (first[0]["person"], first[0]["door"]) == ("王奶奶", "东湾1号")
        assert "13800000003" in first[0]["phones"]
        await village.passes(minutes=3)
        assert len(rung(file)) == 2
        await village.passes(minutes=6)
        assert len(rung(file)) == 4
        await village.lixiaofang.taps("我这就去")
        await village.passes(minutes=7)
        assert len(rung(file)) == 4


async def test_what_is_no_emergency_rings_no_bell(props: Props, tmp_path: Path) -> None:
    file = tmp_path / "rung"
    async with a_village(props, tmp_path, ringer=f"sh -c 'cat >> {file}'") as village:
        await village.wangxiuying.says("发烧38.5")
        await village.wangxiuying.says("明早有车去县医院不", group="dongwan")
        await village.passes(hours=5)
        assert rung(file) == []


async def test_a_guardian_who_has_blocked_the_bot_is_on_record_as_not_told(
    village: Village,
) -> None:
    village.sim.people.block(village.lixiaofang.user_id)
    await village.settles()
    await village.wangxiuying.says(DANGER)
    village.zhoujianguo.hears("🚨🚨", loud=True)
    village.chenming.hears("🚨🚨", loud=True)
    case = await village.the_case()
    assert "missed" in await village.timeline(case)
    await village.chenming.says(f"/case {case.number}")
    village.chenming.finds("没能通知到小芳")


async def test_who_is_found_out_to_have_blocked_the_bot_by_the_alert_itself_is_named_the_same_once(
    village: Village,
) -> None:
    village.sim.people.say(village.wangxiuying.user_id, None, DANGER)
    await village.bot.poll()
    await village.bot.drain()
    village.sim.people.block(village.lixiaofang.user_id)
    await village.settles()
    case = await village.the_case()
    await village.chenming.says(f"/case {case.number}")
    page = village.chenming.finds("没能通知到小芳").text or ""
    assert page.count("小芳") == 1, page
    assert "联络员没通知到" not in page


async def test_when_every_alert_comes_back_the_audit_finds_somebody_in_danger_unheard(
    village: Village,
) -> None:
    village.sim.people.say(village.wangxiuying.user_id, None, DANGER)
    await village.bot.poll()
    await village.bot.drain()
    for account in village.props.village.accounts:
        if account.started and "wangxiuying" not in account.people:
            village.sim.people.block(account.user_id)
    await village.settles()
    case = await village.the_case()
    late = village.bot.desk.now() + timedelta(days=1)
    unheard = await village.bot.desk.database.read(
        lambda work: work.all("audit_emergency_unheard", late=to_text(late), most=9)
    )
    assert [row["ref"] for row in unheard] == [case.number]


async def test_when_all_of_a_rung_have_blocked_the_bot_the_next_hears_at_once(
    village: Village,
) -> None:
    for code in ("lixiaofang", "zhoujianguo"):
        village.sim.people.block(village.person(code).user_id)
    await village.wangqiang.says("我妈两天没接电话了")
    village.tangxiaozhou.hears("去看一眼", "王奶奶", loud=True)
    assert "not_reached" in await village.timeline(await village.the_case())


async def test_where_no_village_answers_for_a_stranger_the_township_and_its_clinic_hear_at_once(
    village: Village,
) -> None:
    stranger = village.newcomer("外乡人")
    await stranger.starts()
    await stranger.says("有人晕倒了叫不醒")
    stranger.hears("先打 120", loud=True)
    village.sunlimin.hears("🚨🚨", "外乡人", loud=True)
    village.luoqinghe.hears("🚨🚨", "外乡人", loud=True)


async def test_two_of_one_house_are_one_case_and_both_get_the_card(village: Village) -> None:
    await village.zhangxiaolan.says("我家着火了")
    village.zhangxiaolan.hears("先打 119", "东湾7号", loud=True)
    village.lixiaofang.hears("🚨🚨", loud=True)
    await village.zhoushuangquan.says("家里着火了快来人")
    village.zhoushuangquan.hears("先打 119", "东湾7号", loud=True)
    await village.the_case()
    village.lixiaofang.hears_nothing("🚨🚨")
