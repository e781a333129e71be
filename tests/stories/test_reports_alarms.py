"""Several ill at one place, and reports at any hour: told to who knows what to do, once."""

from __future__ import annotations

import pytest

from tests.stories.reporting import begin_reports
from tests.stories.rounding import ended
from tests.stories.village import Village


@pytest.fixture(autouse=True)
async def reporting(village: Village) -> None:
    """The county has begun it."""
    await begin_reports(village)


FEVER = "我发烧38.5，浑身没劲"


async def three_in_dongwan(village: Village) -> None:
    for ill in (village.wangxiuying, village.zhaohongxia, village.zhaoweiguo):
        await ill.says(FEVER)
        await village.passes(minutes=1)


async def test_three_fevers_in_a_hamlet_are_told_once_to_doctor_and_township_and_no_group(
    village: Village,
) -> None:
    await three_in_dongwan(village)
    text = village.chenming.hears("柳湾村东湾", "48小时内新发热3人以上", "现有 3 人").text or ""
    for name in ("王", "赵"):
        assert name not in text
    village.sunlimin.hears("柳湾村东湾", "现有 3 人", "对外由疾控说")
    village.luoqinghe.hears("柳湾村东湾")
    village.zhoujianguo.hears_nothing("新发热")
    for hamlet in ("dongwan", "xiwan", "hekou"):
        village.group_hears_nothing(hamlet)
    village.hush()
    await village.zhoushuangquan.says(FEVER)
    await village.passes(hours=1)
    village.chenming.hears_nothing("新发热3人以上")
    village.chenming.finds("柳湾村东湾", "现有 4 人")
    village.sunlimin.hears_nothing("新发热3人以上")


async def test_who_has_seen_it_says_so_and_the_others_see_who(village: Village) -> None:
    await three_in_dongwan(village)
    await village.chenming.taps("知道了", "东湾")
    seen = village.sunlimin.finds("东湾", "陈医生（村医）知道了")
    assert "知道了" not in [b.text for b in seen.buttons]
    await village.until("17:01")
    village.sunlimin.finds("白鹭镇 11月23日", "⚠️ 东湾", "现有3人（陈医生知道了）")


async def test_two_fevers_and_a_third_person_elsewhere_are_no_cluster(village: Village) -> None:
    for ill in (village.wangxiuying, village.zhaohongxia, village.wangguihua):
        await ill.says(FEVER)
    await village.zhaohongxia.says("烧到38.7了")
    await village.passes(minutes=5)
    village.chenming.hears_nothing("新发热3人以上")
    village.sunlimin.hears_nothing("新发热3人以上")


async def test_a_flash_report_nobody_acknowledges_goes_up_to_the_county(village: Village) -> None:
    await village.chenming.says("速报：卫生室今天收了5个拉肚子的，都吃过席")
    village.sunlimin.hears("速报 柳湾村", "5个拉肚子")
    await village.passes(minutes=9)
    village.tangwenqing.hears_nothing("速报")
    await village.passes(minutes=2)
    village.tangwenqing.hears("速报 柳湾村", "也告诉县里了")


async def test_a_villager_who_writes_so_is_heard_as_anybody_else(village: Village) -> None:
    await village.wangguihua.says("/flash 大事")
    village.sunlimin.hears_nothing()


async def test_a_death_after_diarrhoea_is_told_to_doctor_and_township_alone(
    village: Village,
) -> None:
    await village.wangguihua.says("我拉肚子拉了两天")
    await village.passes(minutes=2)
    village.chenming.hears_nothing("腹泻死亡")
    village.hush()
    await ended(village, "wangguihua")
    await village.passes(minutes=2)
    text = village.chenming.hears("感染性腹泻死亡1例以上").text or ""
    assert "桂花" not in text
    village.sunlimin.hears("感染性腹泻死亡1例以上")
    for hamlet in ("dongwan", "xiwan", "hekou"):
        village.group_hears_nothing(hamlet)


async def test_five_with_flu_in_hospital_are_an_alarm_and_five_at_home_are_none(
    village: Village,
) -> None:
    ill = {
        village.wangxiuying: "王秀英", village.zhaohongxia: "赵红霞", village.wangguihua: "王桂花",
        village.zhaoweiguo: "赵卫国", village.zhangxiaolan: "张小兰",
    }  # fmt: skip
    for somebody in ill:
        await somebody.says("我发烧38.5，咳嗽嗓子疼")
    await village.passes(minutes=2)
    village.chenming.hears_nothing("住院5例")
    for name in ill.values():
        await village.chenming.says(f"{name} 住院了")
    await village.passes(minutes=2)
    village.chenming.hears("流感样病例住院5例以上", "现有 5 人")


async def test_at_night_only_what_presses_is_told(village: Village) -> None:
    await village.until("22:40")
    village.hush()
    await three_in_dongwan(village)
    await village.wangguihua.says("我拉肚子拉了两天")
    await ended(village, "wangguihua")
    await village.passes(minutes=5)
    village.chenming.hears("感染性腹泻死亡1例以上")
    village.chenming.hears_nothing("新发热3人以上")
    await village.until("07:31", day=1)
    village.chenming.hears("新发热3人以上")
