"""Role-holders: one living message a day, the board, a case's page, phones, notes."""

from __future__ import annotations

from tests.stories.conftest import VillageAt
from tests.stories.village import Person, Village

HEADINGS = ["信息收集", "问题发现", "任务分办", "协调处置", "结果反馈"]


def lists(person: Person) -> list[str]:
    return [m.text for m in person.messages() if "我手上的事" in m.text and "🗂" in m.text]


async def test_one_living_list_a_day_worst_first_drawn_anew_without_a_sound(
    village: Village,
) -> None:
    liaison = village.lixiaofang
    await village.wangxiuying.says("要药")
    await village.person("zhangxiaolan").says("要药")
    assert len(lists(liaison)) == 1
    assert "柳湾0001" in lists(liaison)[0]
    assert "柳湾0002" in lists(liaison)[0]
    assert liaison.hears("我手上的事").silent
    await village.wangxiuying.says("不用了")
    assert len(lists(liaison)) == 1
    assert "柳湾0001" not in lists(liaison)[0]


async def test_the_list_sounds_at_half_past_eleven_if_something_is_new_and_not_else(
    village: Village,
) -> None:
    liaison = village.lixiaofang
    await village.wangxiuying.says("要药")
    village.hush()
    await village.until("11:29")
    liaison.hears_nothing("我手上的事")
    await village.until("11:31")
    liaison.hears("我手上的事", "柳湾0001", loud=True)
    assert len(lists(liaison)) == 1, "the newer list takes the older one's place"
    await village.lixiaofang.says("/case 柳湾0001")
    await village.lixiaofang.taps("我来办")
    await village.lixiaofang.taps("等几天", "您接了")
    await village.lixiaofang.taps("一周后")
    village.hush()
    await village.until("17:31")
    liaison.hears_nothing("我手上的事")


async def test_danger_sounds_at_once_and_stands_first_on_the_list(village: Village) -> None:
    await village.person("zhangxiaolan").says("要车")
    village.hush()
    await village.wangxiuying.says("胸口压得慌出冷汗")
    village.lixiaofang.hears("王奶奶", "120", loud=True)
    assert lists(village.lixiaofang)[-1].splitlines()[1].startswith("🔴")


async def test_the_board_pages_worst_first_and_shows_ones_own_units_only(
    village: Village,
) -> None:
    for code in ("liucaixia", "wangdaman", "wangguihua", "wuaihua", "liushouxin", "zhouyanhong"):
        await village.person(code).says("要药")
    for code in ("wangxiuying", "zhangxiaolan", "zhaohongxia"):
        await village.person(code).says("要车")
    await village.jiangguangshen.says("要车")
    await village.wangxiuying.says("胸口压得慌出冷汗")
    await village.zhoujianguo.says("/board")
    board = village.zhoujianguo.finds("没办完的事", "共 10 件", "1/2 页")
    assert board.text.splitlines()[1].startswith("🔴")
    assert "石桥" not in board.text
    await village.zhoujianguo.taps("下一页")
    assert "2/2 页" in village.zhoujianguo.finds("没办完的事", "2/2 页").text
    await village.lixiaofang.says("/board")
    assert "西湾" not in village.lixiaofang.finds("没办完的事", "共 4 件").text
    assert await village.row_count("looks") == 3


async def test_a_driver_has_no_board_and_sees_no_page_that_is_not_theirs(
    village: Village,
) -> None:
    await village.liucaixia.says("我肚子疼")
    village.hush()
    await village.zhaoweiguo.says("/board")
    village.zhaoweiguo.hears("这张单子是联络员和干部看的", "/mine")
    await village.zhaoweiguo.says("/case 柳湾0001")
    village.zhaoweiguo.hears("没找到这个编号，或者这件事不归您看")
    assert await village.row_count("looks") == 0


async def test_a_cases_page_has_the_five_headings_and_who_did_what(village: Village) -> None:
    await village.wangxiuying.says("要药")
    await village.lixiaofang.says("/case 柳湾0001")
    await village.lixiaofang.taps("我来办")
    await village.lixiaofang.taps("办好了", "您接了")
    await village.wangxiuying.taps("好了，谢谢")
    await village.zhoujianguo.says("/case 柳湾0001")
    page = village.zhoujianguo.finds("柳湾0001", "信息收集").text
    assert [h for h in HEADINGS if h in page] == HEADINGS
    places = [page.index(h) for h in HEADINGS]
    assert places == sorted(places)
    for line in ("王奶奶说的", "小芳接了", "小芳：办好了", "王奶奶说好了", "王奶奶 13800000001"):
        assert line in page


async def test_a_meeting_is_noted_with_who_was_there_and_stands_on_the_page(
    village: Village,
) -> None:
    await village.wangxiuying.says("路灯坏了")
    await village.zhoujianguo.says("/note 柳湾0001 协调会 周书记和电工到场，三天内换灯")
    village.zhoujianguo.hears("记下了")
    await village.zhoujianguo.says("/case 柳湾0001")
    village.zhoujianguo.hears("协调会（周书记记）：周书记和电工到场，三天内换灯", "11-23 9:00")
    await village.zhaoweiguo.says("/note 柳湾0001 协调会 我也来了")
    village.zhaoweiguo.hears("没找到这个编号")


async def test_the_phone_card_is_printed_and_pinned(village: Village) -> None:
    await village.wangxiuying.says("/tel")
    card = village.wangxiuying.hears("120", "119", "110", "0551-120", "小芳", "陈医生", "今天值班")
    chat = village.sim.people.chat(village.wangxiuying.user_id, card.chat_id)
    assert chat.pinned[-1] == card.message_id


async def test_the_morning_list_sounds_at_half_past_seven_for_what_came_by_night(
    village_at: VillageAt,
) -> None:
    async with village_at("2026-11-23 23:30") as village:
        await village.wangxiuying.says("要药")
        village.hush()
        await village.until("07:29")
        village.nothing_rings()
        await village.until("07:31")
        village.lixiaofang.hears("我手上的事", "柳湾0001", loud=True)


async def test_a_number_alone_shows_that_case_and_nobody_elses(village: Village) -> None:
    await village.wangxiuying.says("要药")
    await village.zhoujianguo.says("柳湾0001")
    village.zhoujianguo.hears("柳湾0001", "信息收集")
    await village.wangxiuying.says("柳湾0001。")
    village.wangxiuying.hears("柳湾0001", "信息收集")
    await village.zhaohongxia.says("柳湾0001")
    village.zhaohongxia.hears_nothing("信息收集")
    await village.zhoujianguo.says("柳湾9999")
    village.zhoujianguo.hears_nothing("信息收集")


async def test_a_line_nobody_understands_does_not_take_the_duties_button_away(
    village: Village,
) -> None:
    await village.zhoujianguo.says("👍👍😂")
    chat = village.sim.people.chat(village.zhoujianguo.user_id, village.zhoujianguo.user_id)
    assert chat.keyboard is not None
    assert "我手上的事" in str(chat.keyboard)


async def test_the_phone_card_says_no_number_twice(village: Village) -> None:
    await village.wangxiuying.says("/tel")
    card = village.wangxiuying.hears("电话卡").text
    assert [card.count(number) for number in ("119", "110")] == [1, 1]


async def test_what_one_has_taken_stands_first_among_what_presses_alike(village: Village) -> None:
    for code in ("wangxiuying", "zhangxiaolan", "zhaohongxia", "wangchunlin"):
        await village.person(code).says("要药")
    await village.lixiaofang.says("柳湾0004")
    await village.lixiaofang.taps("我来办")
    await village.lixiaofang.says("/duty")
    assert "柳湾0004" in village.lixiaofang.finds("我手上的事").text.splitlines()[1]
