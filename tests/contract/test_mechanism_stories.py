"""Stories that show one mechanism each, where no other story does (docs/mechanisms.md)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import drivers, people
from bot.store.database import Work
from tests.stories.stage import Props
from tests.stories.village import Village, a_village

# What is said, and whose officer has it once it has reached the township.
HEADINGS = {
    "小卖部盐断货了": ("断货", "dengyinfeng"),
    "白菜卖到十块一斤": ("涨价", "dengyinfeng"),
    "小卖部卖过期食品": ("食品", "dengyinfeng"),
    "没饲料了": ("饲料", "huangchunlin"),
    "厂里拖欠工资": ("复工", "jiangwenhui"),
    "卫生室医生没口罩": ("医护缺防护", "luoqinghe"),
    "有人造谣说要封村": ("造谣", "hansonglin"),
    "村口路塌了": ("道路", "shidonglin"),
}


@pytest.fixture(scope="module")
def props(tmp_path_factory: pytest.TempPathFactory) -> Props:
    return Props(tmp_path_factory.mktemp("props"))


@pytest.fixture
async def village(props: Props, tmp_path: Path) -> AsyncIterator[Village]:
    async with a_village(props, tmp_path) as village:
        yield village


async def test_every_heading_is_heard_by_the_officer_of_its_department(village: Village) -> None:
    for text in HEADINGS:
        await village.wangxiuying.says(text, group="dongwan")
    village.group_hears_nothing("dongwan")
    assert {case.kind for case in await village.cases()} == {"problem"}
    await village.passes(days=2.5)
    for heading, officer in HEADINGS.values():
        village.person(officer).finds(heading, "王奶奶")
    village.group_hears_nothing("dongwan")


async def test_short_of_protection_is_urgent_and_heard_within_two_hours(village: Village) -> None:
    await village.chenming.says("卫生室医生没口罩了")
    await village.passes(hours=2)
    village.luoqinghe.hears("医护缺防护", "要紧")


async def test_a_rumour_is_told_to_township_and_police_and_to_nobody_nearer(
    village: Village,
) -> None:
    await village.wangxiuying.says("有人造谣说要封村", group="dongwan")
    village.group_hears_nothing("dongwan")
    village.wangxiuying.hears("记下了")
    for code in ("sunlimin", "hansonglin"):
        village.person(code).hears("造谣")
    village.is_silent()


async def test_any_trouble_is_taken_in_two_questions_and_offered_to_the_neighbours(
    village: Village,
) -> None:
    asker, neighbour = village.wangxiuying, village.zhaohongxia
    await asker.says("🙋 要帮忙")
    await asker.says("柜子倒了，一个人扶不起来")
    await asker.taps("今天")
    asker.hears("记下了")
    card = village.group_hears("dongwan", "谁能搭把手")
    assert "柜子" not in card.text
    await neighbour.taps_on(card, "我来")
    neighbour.hears("原话", "柜子倒了", "您接了")


async def test_notes_of_a_meeting_and_of_a_visit_say_who_does_what_by_when(
    village: Village,
) -> None:
    await village.wangxiuying.says("路灯坏了")
    secretary = village.zhoujianguo
    await secretary.says("/note 柳湾0001 协调会 村委和供电所到场，老李周五前换灯，村里出梯子")
    await secretary.says("/note 柳湾0001 现场办公 灯杆也歪了，一并扶正")
    await village.lixiaofang.says("/case 柳湾0001")
    page = village.lixiaofang.finds("柳湾0001", "协调处置").text
    handled = page[page.index("协调处置") :]
    assert "协调会（周书记记）：村委和供电所到场，老李周五前换灯，村里出梯子" in handled
    assert "现场办公（周书记记）：灯杆也歪了，一并扶正" in handled


async def test_the_phone_card_is_pinned_in_the_group(village: Village) -> None:
    await village.lixiaofang.says("/tel", group="dongwan")
    card = village.group_hears("dongwan", "120", "0551-120", "小芳", "陈医生")
    pinned = village.pinned("dongwan")
    assert pinned is not None
    assert pinned.message_id == card.message_id


async def test_a_proxy_files_a_matter_follows_it_and_speaks_for_who_has_no_phone(
    village: Village,
) -> None:
    agent, liaison = village.maqiaoling, village.shihuiqin
    await agent.says("报 蒋冬生 家门口路塌了")
    agent.hears("请转告 蒋大爷", "记下了", "石桥0001")
    await liaison.says("/case 石桥0001")
    await liaison.taps("我来办")
    agent.hears("请转告 蒋大爷", "慧琴")
    await liaison.taps("办好了", "您接了")
    agent.hears("请转告 蒋大爷", "办好了")
    await agent.says("/mine")
    agent.hears("石桥0001", "蒋大爷")
    await agent.taps("说还没好")
    liaison.hears("石桥0001", "还没解决")
    assert not (await village.the_case()).final
    await liaison.says("/case 石桥0001")
    await liaison.taps("我来办")
    await liaison.taps("办好了", "您接了")
    await agent.taps("电话里说好了")
    assert (await village.the_case()).final


async def test_one_person_reports_speaks_for_others_and_settles(village: Village) -> None:
    """信息员, 代理员 and 调解员 are three roles of one."""
    desk, hats = village.bot.desk, village.lixiaofang

    async def give(work: Work) -> None:
        for role in ("informant", "mediator"):
            today = desk.today()
            await people.add_role(work, desk.ids.new(), hats.code, role, "liuwan", today)

    await desk.database.write(give)
    await hats.says("路灯坏了")
    hats.hears("记下了", "柳湾0001")
    await hats.says("报 王德发 要药")
    hats.hears("请转告 德发大爷", "柳湾0002")
    await village.zhangxiaolan.says("隔壁占我家地了")
    await hats.says("/case 柳湾0003")
    await hats.taps("我来办")
    hats.hears("邻里纠纷", "您接了")
    village.zhangxiaolan.hears("小芳", "接了您的事")


async def test_the_first_secretary_is_rung_where_the_secretary_is_and_may_go(
    village: Village,
) -> None:
    await village.zhaohongxia.says("我家那口子打我")
    for code in ("zhoujianguo", "tangxiaozhou"):
        village.person(code).hears("赵红霞", "我家那口子打我", loud=True)
    await village.tangxiaozhou.taps("我到了")
    assert (await village.the_case()).claimed_by == "tangxiaozhou"


async def test_the_command_post_sees_all_villages_and_gives_a_matter_to_somebody(
    village: Village,
) -> None:
    command = village.gaoyuanshan
    await village.wangxiuying.says("路灯坏了")
    await village.jiangguangshen.says("路灯坏了")
    await command.says("/board")
    command.hears("柳湾0001", "石桥0001")
    await command.says("/hand 柳湾0001 吴秋香")
    village.wuqiuxiang.hears("路灯坏了", "您接了")
    assert {c.claimed_by for c in await village.cases()} == {"wuqiuxiang", None}


async def a_parcel(village: Village) -> str:
    """Something nobody has taken, open on the secretary's screen; its number."""
    await village.wangxiuying.says("谁能去镇上帮我取个快递", group="dongwan")
    number = (await village.the_case()).number
    await village.zhoujianguo.says(f"/case {number}")
    return number


async def test_an_organisation_stands_with_its_sort_and_takes_a_matter(village: Village) -> None:
    await village.zhoujianguo.says("/teams")
    village.zhoujianguo.hears("清水县红十字会", "慈善", "找小罗")
    number = await a_parcel(village)
    await village.zhoujianguo.says(f"{number}交给清水县红十字会")
    village.luoyifan.hears(number)
    await village.luoyifan.taps("我来办", number)
    assert (await village.the_case()).claimed_by == "luoyifan"


async def test_a_car_for_lying_down_is_kept_with_stretcher_oxygen_and_nights(
    village: Village,
) -> None:
    driver, desk = village.zhaoweiguo, village.bot.desk
    await driver.says("我的车五座 皖A12345 能放担架 有氧气 晚上也行")
    driver.hears("记成这样，对吗", "能坐4人", "能放担架", "带氧气", "晚上也行")
    await driver.taps("对")
    car = await desk.database.read(lambda w: drivers.vehicle_of(w, "zhaoweiguo"))
    assert car is not None
    assert (car.seats, car.stretcher, car.oxygen, car.night) == (4, True, True, True)


async def test_a_watch_point_says_where_it_is_until_when_and_who_keeps_it(
    village: Village,
) -> None:
    await village.liucaixia.says("/places 守望点")
    village.liucaixia.hears("东湾守望点", "老槐树", "7:00-19:00", "赵红霞", "13800000010")
