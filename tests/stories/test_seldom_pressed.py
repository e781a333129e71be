"""Buttons seldom needed: shown, used by who may, refused to others; a second press does nothing."""

from __future__ import annotations

from datetime import date

from bot.domain.boxes import Box
from bot.domain.meals import PlanState
from bot.domain.people import Person as Someone
from bot.domain.ride_series import drivers_now
from bot.domain.studio import State
from bot.simulator import Message
from bot.store import boxes, meals, people, ride_series, studio
from bot.store.database import Work
from tests.stories.forging import Forger, Tried
from tests.stories.prompting import prompts_begun, said_in
from tests.stories.reporting import begin_reports
from tests.stories.riding import free, offers
from tests.stories.studio import LINE, RHYME, the_draft, writes
from tests.stories.test_ride_series import set_up, the_series
from tests.stories.village import Person, Village, shown


class Button:
    """A button as it was shown, also when the message is another by now."""

    def __init__(self, message: Message, label: str) -> None:
        self.message, self.label = message, label
        self.data = next(b.data for b in message.buttons if b.text == label) or ""

    async def by(self, who: Person) -> str | None:
        return await who.taps_on(self.message, self.label)

    async def again(self, who: Person) -> Tried:
        """Pressed once more, by whomever; nothing of it stays."""
        group = self.message.chat_id if self.message.chat_id < 0 else None
        return await Forger(who.village.bot).press(who, self.data, group)


async def namesake(village: Village, name: str, unit: str = "xiwan") -> str:
    """A second person of that name, in the next hamlet or in the same."""

    async def add(work: Work) -> None:
        person = Someone(id="secondone", unit_id=unit, name=name)
        await people.add_person(work, person, now=village.bot.desk.now())

    await village.bot.desk.database.write(add)
    return "secondone"


async def test_of_two_of_one_name_the_card_of_the_one_that_was_meant_is_opened(
    village: Village,
) -> None:
    await namesake(village, "王秀英", "dongwan")
    await village.lixiaofang.says("/card 王秀英")
    asked = village.lixiaofang.hears("不止一位")
    label = next(b.text for b in asked.buttons if "王奶奶" in b.text)
    village.hush()
    button = Button(asked, label)
    await button.by(village.lixiaofang)
    village.lixiaofang.hears("王秀英", "🟡黄")
    tried = await button.again(village.shilichun)
    assert tried.refused
    assert not tried.let_through


async def test_after_a_word_on_a_card_one_tap_shows_it(village: Village) -> None:
    await village.lixiaofang.says("王秀英 加 青霉素过敏")
    village.hush()
    await village.lixiaofang.taps("看卡片", "记下了")
    village.lixiaofang.hears("王秀英", "过敏：青霉素")
    village.is_silent()


async def test_all_boxes_of_a_township_are_turned_by_who_looks_after_it(village: Village) -> None:
    async def more(work: Work) -> None:
        for number in range(20):
            box = Box(f"spare{number}", "dongwan", f"备用箱{number}", "村口")
            await boxes.add_box(work, box)

    await village.bot.desk.database.write(more)
    await village.sunlimin.says("/box")
    first = village.sunlimin.hears("药箱 25 个", "第 1/")
    label = first.buttons[0].text
    village.hush()
    button = Button(first, label)
    await button.by(village.sunlimin)
    second = village.sunlimin.hears("药箱 25 个", "第 2/")
    assert shown(first) != shown(second)
    village.is_silent()
    assert (await button.again(village.wangxiuying)).refused


async def test_the_keeper_of_one_box_is_told_how_to_write_what_came_in(village: Village) -> None:
    keeper = village.jiangyuehong
    await keeper.says("/box")
    button = Button(keeper.hears("石桥药箱"), "入库")
    village.hush()
    await button.by(keeper)
    keeper.hears("请这样写")
    village.is_silent()
    assert (await button.again(village.zhangxiaolan)).refused


async def test_the_cook_names_by_a_tap_who_did_not_come_once(village: Village) -> None:
    await village.wangxiuying.says("每天中午在食堂订饭，我自己去打")
    await village.until("10:01")
    cook = village.wuaihua
    await cook.taps("知道了")
    await village.until("11:45")
    await cook.says("/meals")
    await cook.taps("有人没来")
    asked = cook.hears("谁没来打饭")
    button = Button(asked, "王奶奶")
    assert await button.by(cook) == "好，马上叫人去看一眼。"
    village.lixiaofang.hears("去看一眼", "到点没来打饭")
    twice = await button.again(cook)
    assert twice.refused
    assert not twice.let_through


async def test_meals_ordered_by_a_son_are_stopped_by_who_eats_them(village: Village) -> None:
    await village.wangqiang.says("每天中午给我妈送饭，送到周五")
    told = village.wangxiuying.hears("给您订了饭")
    button = Button(told, "我不用送")
    assert await button.by(village.wangxiuying) is not None
    running = await village.bot.desk.database.read(
        lambda work: meals.plans_in(work, PlanState.ACTIVE)
    )
    assert running == ()
    twice = await button.again(village.wangxiuying)
    assert twice.refused
    assert not twice.let_through


async def test_a_sum_without_a_matter_is_asked_of_whoever_shops_for_two(village: Village) -> None:
    zhao = village.zhaohongxia
    for asks, words in (
        (village.wangxiuying, "帮我带两斤肉一把青菜，五十块以内"),
        (village.zhangshuigen, "帮我带一袋米，六十块以内"),
    ):
        await asks.says(words)
        await zhao.taps("我来", "代购", group="dongwan")
    village.hush()
    await zhao.says("一共38块5")
    asked = zhao.hears("38.5元是哪一件的")
    label = asked.buttons[0].text
    button = Button(asked, label)
    assert await button.by(zhao) is not None
    twice = await button.again(zhao)
    assert not twice.told
    assert (await button.again(village.liucaixia)).refused


async def test_the_prompt_the_calendar_shows_next_is_said_now_once(village: Village) -> None:
    await prompts_begun(village)
    await village.zhoujianguo.says("/prompts 日历")
    calendar = village.zhoujianguo.hears("往后14天")
    button = Button(calendar, "现在发")
    assert "3个群" in (await button.by(village.zhoujianguo) or "")
    assert len(await said_in(village, "dongwan")) == 1
    twice = await button.again(village.zhoujianguo)
    assert not twice.let_through
    assert (await button.again(village.shilichun)).refused


async def test_who_is_reminded_of_the_report_has_a_look_before_it_goes_up(
    village: Village,
) -> None:
    await begin_reports(village)
    await village.until("15:46")
    reminder = village.zhoujianguo.hears("今天的日报还没点")
    village.hush()
    button = Button(reminder, "看一眼")
    await button.by(village.zhoujianguo)
    village.zhoujianguo.hears("柳湾村 11月23日 日报")
    tried = await button.again(village.yangchanghe)
    assert tried.refused
    assert not tried.let_through


async def test_the_liaison_says_whether_a_child_is_of_that_family(village: Village) -> None:
    elder, child, liaison = "zhangchunmei", village.wuaihua, village.liucaixia
    await child.says("我从东莞回来了")
    await child.taps("给爸妈设好")
    assert "请联络员认一下" in (await child.taps("消息也给我一份") or "")
    asked = liaison.hears("想把给", "也收一份")
    village.hush()
    button = Button(asked, "是这家的")
    assert await button.by(liaison) == "好，以后也给一份。"
    child.hears()
    ties = await village.bot.desk.database.read(
        lambda work: people.ties_to(work, child.code, "proxy")
    )
    assert [tie.person_id for tie in ties if tie.person_id == elder] == [elder]
    assert not (await button.again(liaison)).let_through
    assert (await button.again(village.shihuiqin)).refused


async def test_a_series_is_taken_whole_from_the_card_of_one_ride(village: Village) -> None:
    await set_up(village)
    card = village.zhaoweiguo.hears("🚗", "固定接送")
    button = Button(card, "都我来")
    assert await button.by(village.zhaoweiguo) == "好，都记在您名下。去不了的那天提前说一声。"
    series = await the_series(village)
    assert (series.first_driver, series.always_until) == ("zhaoweiguo", date(2026, 12, 31))
    assert (await button.again(village.sunjingen)).refused


async def test_a_driver_who_was_named_says_that_it_does_not_suit_once(village: Village) -> None:
    await set_up(village)
    await village.lixiaofang.says("王秀英的透析 第一司机老赵 第二司机大满")
    asked = village.wangdaman.hears("替补")
    button = Button(asked, "不合适")
    assert await button.by(village.wangdaman) == "好，不排您了，谢谢。"
    assert drivers_now(await the_series(village)) == ("zhaoweiguo",)
    twice = await button.again(village.wangdaman)
    assert twice.refused
    assert not twice.let_through


async def test_rides_set_up_by_a_son_are_stopped_by_who_rides(village: Village) -> None:
    await village.wangqiang.says("每周一三五早上七点送我妈去县医院透析，两个人，到12月底")
    told = village.wangxiuying.hears("给您排好了固定接送")
    button = Button(told, "我不用")
    assert await button.by(village.wangxiuying) == "好，停了。"
    assert await village.bot.desk.database.read(ride_series.running) == ()
    twice = await button.again(village.wangxiuying)
    assert twice.refused
    assert not twice.let_through


async def test_of_two_prompts_of_ones_own_the_one_that_is_tapped_is_taken_back(
    village: Village,
) -> None:
    await prompts_begun(village)
    for words in (LINE, RHYME):
        await writes(village, words)
    await village.zhoushuangquan.says("撤回")
    asked = village.zhoushuangquan.hears("撤回哪一条")
    label = next(b.text for b in asked.buttons if "走路" in b.text)
    button = Button(asked, label)
    await button.by(village.zhoushuangquan)
    drafts = await village.bot.desk.database.read(
        lambda work: studio.written_by(work, "zhoushuangquan")
    )
    assert {d.topic: d.state for d in drafts} == {
        "road": State.WITHDRAWN,
        "pesticide": State.WAITING,
    }
    twice = await button.again(village.zhoushuangquan)
    assert twice.refused
    assert not twice.let_through
    assert (await button.again(village.liucaixia)).refused


async def test_a_reason_for_a_no_is_one_tap_and_told_to_the_writer_once(village: Village) -> None:
    await writes(village, RHYME)
    await village.chenming.taps("不发")
    asked = village.chenming.hears("为啥")
    village.hush()
    button = Button(asked, "不是时候")
    await button.by(village.chenming)
    village.zhoushuangquan.hears("先不发", "还不是时候")
    assert (await the_draft(village)).state is State.REFUSED
    assert not (await button.again(village.chenming)).let_through
    assert (await button.again(village.masuqin)).refused


async def test_the_driver_says_by_a_tap_that_the_car_is_full(village: Village) -> None:
    zhao = await offers(village)
    told = zhao.hears("顺路车", "还有 2 个座")
    button = Button(told, "满了")
    assert await button.by(zhao) is not None
    assert await free(village) == 0
    zhao.finds("顺路车", "坐满了")
    assert (await button.again(village.wangdaman)).refused


async def test_of_two_of_one_name_the_visit_is_of_the_one_that_is_tapped_once(
    village: Village,
) -> None:
    await namesake(village, "王秀英", "dongwan")
    await village.xushuangquan.says("走访 王秀英 送了鸡蛋")
    asked = village.xushuangquan.hears("看的是哪一位")
    label = next(b.text for b in asked.buttons if "1号" in b.text)
    village.hush()
    button = Button(asked, label)
    await button.by(village.xushuangquan)
    village.xushuangquan.hears("记下了", "送了鸡蛋")
    twice = await button.again(village.xushuangquan)
    assert twice.refused
    assert not twice.let_through
