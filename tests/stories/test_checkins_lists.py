"""A guardian's list: ticked off, typed back, printed; late entries; the family's word."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.domain.contacts import Contact, Found, How
from bot.paper.engine import template_path
from bot.services.checkins.figures import RoundFigures, round_figures
from bot.store import contacts, round_marks
from bot.store.database import Work
from bot.store.round_marks import Watch
from tests.stories.rounding import (
    begun,
    coloured,
    first_morning,
    last_contact,
    look_ins,
    red_only,
    state_of,
)
from tests.stories.stage import Props
from tests.stories.village import Person, Village, a_village


async def three_red(village: Village) -> Person:
    """Three of 小芳's who are red; two have no phone, the son of the third is asked."""
    await red_only(village, "wangdefa", "zhangyuee", "zhangshoutian")
    await begun(village)
    await village.until("07:31", day=1)
    return village.lixiaofang


async def figures(village: Village) -> RoundFigures:
    desk = village.bot.desk
    return await desk.database.read(
        lambda work: round_figures(work, desk, ("dongwan",), desk.today())
    )


async def contacts_of(village: Village, person: str) -> tuple[Contact, ...]:
    desk = village.bot.desk
    now = desk.now()

    async def read(work: Work) -> tuple[Contact, ...]:
        return await contacts.of_person(work, person, now - timedelta(days=9), now)

    return await desk.database.read(read)


def number_of(holder: Person, name: str) -> int:
    """The number somebody has on the list as it stands."""
    text = holder.finds("要问平安的").text or ""
    line = next(one for one in text.splitlines() if name in one and one[:1].isdigit())
    return int(line.split(".")[0])


async def test_one_tap_a_person_and_all_who_are_ticked_at_once(village: Village) -> None:
    guardian = await three_red(village)
    before = await figures(village)
    guardian.hears("要问平安的", "还有2位", "德发大爷", "李奶奶", "上次：还没有过联系")
    for name in ("德发大爷", "李奶奶"):
        await guardian.taps(f"{number_of(guardian, name)} {name}")
    assert await guardian.taps("都见到了") == "记下了。"
    assert (await state_of(village, "wangdefa"), await state_of(village, "zhangyuee")) == (
        "heard",
        "heard",
    )
    guardian.finds("都有消息了", "小芳 见面")
    after = await figures(village)
    assert (after.red_due, after.red_contacted) == (before.red_due, before.red_contacted + 2)
    assert set(before.red_unreached) - set(after.red_unreached) == {"wangdefa", "zhangyuee"}
    assert (after.visits_people, after.visits_times) == (2, 2)


async def test_only_who_is_ticked_was_seen(village: Village) -> None:
    guardian = await three_red(village)
    await guardian.taps(f"{number_of(guardian, '德发大爷')} 德发大爷")
    await guardian.taps("见到了")
    assert await state_of(village, "wangdefa") == "heard"
    assert await state_of(village, "zhangyuee") == "asked"


async def test_the_sheet_is_typed_back_by_its_numbers(village: Village) -> None:
    guardian = await three_red(village)
    await guardian.says("/sheet")
    sheet = guardian.hears("1 2 5 见 3 电话 4 没人")
    assert sheet.document is not None or "王德发" in (sheet.text or "")
    defa, nainai = number_of(guardian, "德发大爷"), number_of(guardian, "李奶奶")
    await guardian.says(f"{defa} 见 {nainai} 没人 9 电话")
    kept = guardian.hears("记下了")
    for words in ("德发大爷：见面", "李奶奶：没见着人", "没认出来：9"):
        assert words in (kept.text or "")
    contact = await last_contact(village, "wangdefa")
    assert contact is not None
    assert (contact.how, contact.by_id, contact.by_role) == (How.SEEN, "lixiaofang", "liaison")
    # A door that nobody opens is looked at at once, and is no contact.
    (case,) = await look_ins(village, "zhangyuee")
    assert case.category is None
    assert await last_contact(village, "zhangyuee") is None


async def test_the_list_is_typed_back_by_names(village: Village) -> None:
    guardian = await three_red(village)
    await guardian.says("德发大爷 见了，李奶奶 电话 没接")
    guardian.hears("德发大爷：见面", "李奶奶：没见着人")
    assert await state_of(village, "wangdefa") == "heard"
    # A phone that rings out is no contact: it waits for its own step.
    assert await state_of(village, "zhangyuee") == "asked"
    assert await look_ins(village, "zhangyuee") == []
    await village.until("11:31")
    assert len(await look_ins(village, "zhangyuee")) == 1


async def test_a_late_entry_keeps_its_true_time(village: Village) -> None:
    guardian = await three_red(village)
    await guardian.says("德发大爷昨天下午见的")
    guardian.hears("德发大爷：见面", "11月23日15:00（补录）")
    contact = await last_contact(village, "wangdefa")
    assert contact is not None
    assert contact.late()
    assert contact.at.astimezone(village.now.tzinfo).strftime("%m-%d %H") == "11-23 15"
    # Yesterday's is yesterday's: today he has still to be heard from.
    assert await state_of(village, "wangdefa") == "asked"
    guardian.finds("要问平安的", "小芳 见面（补录）")


async def test_of_somebody_else_s_people_nothing_is_kept(village: Village) -> None:
    await three_red(village)
    await village.zhangxiaolan.says("德发大爷 李奶奶 见了")
    assert await last_contact(village, "wangdefa") is None


async def test_the_far_son_is_asked_and_his_word_counts(village: Village) -> None:
    await begun(village)
    await village.until("07:31", day=1)
    village.zhangshuigen.hears("今天跟", "张大爷", "通过话吗")
    await village.zhangshuigen.says("刚跟我爸通了电话，挺好")
    village.zhangshuigen.hears("张大爷今天有消息了")
    contact = await last_contact(village, "zhangshoutian")
    assert contact is not None
    assert (contact.how, contact.found) == (How.FAMILY, Found.FINE)
    village.hush()
    await village.until("21:00")
    village.lixiaofang.hears_nothing("去看一眼", "张大爷")


async def test_who_agreed_to_it_has_the_child_told_of_a_real_contact_once(
    village: Village,
) -> None:
    await coloured(village, "wangxiuying")
    await village.wangxiuying.says("告诉我儿子我平安")
    village.wangxiuying.hears("跟您家里孩子说一声")
    await begun(village)
    await village.until("08:10", day=1)
    village.hush()
    await village.lixiaofang.says("王奶奶见了")
    await village.zhoujianguo.says("王奶奶见了")
    village.wangqiang.hears_nothing("王奶奶")
    await village.until("19:35")
    village.wangqiang.hears("王奶奶", "见到了", "08:10")
    village.wangqiang.hears_nothing("王奶奶")


async def test_whoever_does_not_agree_has_nobody_told(village: Village) -> None:
    await first_morning(village, "wangxiuying", "08:10")
    await village.lixiaofang.says("王奶奶见了")
    village.wangqiang.hears_nothing("王奶奶")


async def test_do_not_ask_me_leaves_a_red_person_to_the_list(village: Village) -> None:
    await first_morning(village, "wangxiuying")
    await village.wangxiuying.says("别问了")
    village.wangxiuying.hears("不问您了")
    village.hush()
    await village.until("07:31", day=1)
    village.wangxiuying.hears_nothing()
    assert "王奶奶" in (village.lixiaofang.finds("要问平安的").text or "")


async def test_who_is_in_hospital_is_not_asked_and_who_lives_with_him_is(
    village: Village,
) -> None:
    await red_only(village, "lishoutian")
    await begun(village)
    await village.until("07:31", day=1)
    await village.zhaohongxia.says("李大爷住院了")
    village.zhaohongxia.hears("李大爷的卡上记下了")
    await village.until("07:30", day=1)
    assert await look_ins(village, "lishoutian") == []
    await village.until("07:31")
    assert await state_of(village, "lishoutian") == "none"
    assert await state_of(village, "zhangyuee") == "asked"
    await village.lixiaofang.says("李奶奶见了")
    await village.zhaohongxia.says("李大爷出院了")
    await village.until("07:31", day=1)
    assert await state_of(village, "lishoutian") == "asked"
    for _ in range(7):
        await village.lixiaofang.says("李奶奶 李大爷 见了")
        await village.until("07:31", day=1)
    # The household's days are over by themselves.
    assert await state_of(village, "zhangyuee") == "none"


async def test_who_is_at_the_son_s_is_not_asked_until_back(village: Village) -> None:
    await red_only(village, "zhangyuee")
    await begun(village)
    await village.lixiaofang.says("李奶奶去儿子家了，到12月20号")
    village.lixiaofang.hears("李奶奶不在家这些天不问")
    await village.until("07:31", day=1)
    assert await state_of(village, "zhangyuee") == "none"
    await village.lixiaofang.says("李奶奶回来了")
    village.lixiaofang.hears("李奶奶回来了，照旧问平安")
    await village.until("07:31", day=1)
    assert await state_of(village, "zhangyuee") == "asked"


async def test_mood_and_needs_are_asked_now_and_then_and_a_need_becomes_a_matter(
    village: Village,
) -> None:
    await red_only(village, "wangxiuying")
    await begun(village)
    await village.until("07:31", day=1)
    await village.wangxiuying.taps("平安")
    village.wangxiuying.hears("心里怎么样", "不想说就不用点")
    await village.wangxiuying.taps("挺好")
    await village.until("07:31", day=1)
    await village.wangxiuying.taps("平安")
    village.wangxiuying.hears_nothing("怎么样", "不想说")
    for _ in range(5):
        await village.until("07:31", day=1)
        await village.wangxiuying.taps("平安")
    village.wangxiuying.hears_nothing("不想说")
    await village.until("07:31", day=1)
    await village.wangxiuying.taps("平安")
    village.wangxiuying.hears("家里缺什么")
    await village.wangxiuying.taps("缺吃的用的")
    found = await village.cases(only_open=True)
    assert [c.category for c in found if c.author_id == "wangxiuying"] == ["errand"]


async def test_two_temperatures_a_day_and_a_cut_off_only_where_it_is_switched_on(
    props: Props, tmp_path: Path
) -> None:
    rules = props.content.rounds
    assert not rules.temperature.on
    on = replace(rules, temperature=replace(rules.temperature, on=True))
    content = replace(props.content, rounds=on)
    async with a_village(props, tmp_path, content=content) as village:
        await red_only(village)
        await begun(village)
        today = village.bot.desk.today()

        async def watched(work: Work) -> None:
            end = today + timedelta(days=3)
            await round_marks.put_watch(
                work, Watch("w1", "wangxiuying", "returnee", today, end, ref="x")
            )

        await village.bot.desk.database.write(watched)
        await village.until("07:00", day=1)
        village.hush()
        await village.until("07:31")
        village.wangxiuying.hears("体温是多少", "36.8")
        await village.wangxiuying.says("36.7")
        village.wangxiuying.hears("记下了：36.7")
        await village.until("14:31")
        village.wangxiuying.hears("体温是多少")
        await village.until("15:59")
        village.lixiaofang.hears_nothing("还没报体温")
        await village.until("16:01")
        late = village.lixiaofang.hears("16:00", "还没报体温")
        assert "王奶奶" in (late.text or "")
        await village.wangxiuying.says("38.2")
        village.wangxiuying.hears("记下了：38.2")
        village.wangxiuying.hears("120")


def test_the_sheet_has_a_template() -> None:
    assert template_path("round_sheet").exists()
