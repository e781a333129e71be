"""Who answers for a household; what a doctor sees of his people."""

from __future__ import annotations

from bot.domain.cards import Card, Tag
from bot.store import cards
from bot.store.database import Work
from tests.stories.village import Village


async def test_a_household_reads_who_answers_for_it_with_phones(village: Village) -> None:
    await village.wangxiuying.says("谁管我家")
    page = village.wangxiuying.hears("您家", "小芳", "13800000003", "陈医生", "周书记", "包保")
    assert "到今天19:00" in (page.text or "")


async def test_a_stranger_reads_no_phone_and_no_guardian(village: Village) -> None:
    stranger = village.newcomer("过路人")
    await stranger.starts()
    village.hush()
    await stranger.says("/who 李守田")
    said = "".join(m.text or "" for m in stranger.messages())
    assert "138000" not in said
    assert "包保" not in said


async def test_a_neighbour_reads_names_of_offices_and_no_phone_of_anybody(
    village: Village,
) -> None:
    await village.zhangxiaolan.says("李守田家谁管")
    page = village.zhangxiaolan.hears("李大爷家", "小芳", "村里电话")
    assert "138000" not in (page.text or "")
    assert "包保" not in (page.text or "")


async def test_who_answers_for_the_place_reads_it_whole(village: Village) -> None:
    await village.zhoujianguo.says("/who 李守田")
    village.zhoujianguo.hears("李大爷家", "包保李大爷", "许会计", "13800000003")


async def test_a_word_that_is_nobodys_name_goes_its_own_way(village: Village) -> None:
    await village.wangxiuying.says("路灯坏了谁管")
    assert len(await village.cases()) == 1


async def test_the_doctor_has_his_key_people_and_who_waits(village: Village) -> None:
    await village.wangqiang.says("我妈发烧38.2两天了")
    village.hush()
    doctor = village.chenming
    await doctor.says("/patients")
    page = doctor.hears("等着看的", "王奶奶", "您的重点人", "李大爷")
    text = (page.text or "").split("您的重点人")[1]
    assert text.index("🔴") < text.index("🟡")
    assert "huangshuisheng" not in text


async def test_the_list_narrows_to_hardship_by_a_button(village: Village) -> None:
    async def put(work: Work) -> None:
        day = village.bot.desk.today()
        await cards.put_tag(work, Tag("lishoutian", "low_income", day, "list"))
        await cards.put(work, Card("wangdefa", diseases="糖尿病", family_doctor_id="masuqin"))

    await village.bot.desk.database.write(put)
    doctor = village.chenming
    await doctor.says("/patients")
    doctor.hears("全部", "李大爷")
    await doctor.taps("困难户")
    page = doctor.hears("困难户", "位", "李大爷")
    assert "王奶奶" not in (page.text or "")
    other = village.person("masuqin")
    await other.says("/patients")
    assert "德发大爷" in (other.hears("您的重点人").text or "")


async def test_nobody_else_opens_the_doctors_list(village: Village) -> None:
    await village.wangqiang.says("/patients")
    village.wangqiang.hears("给村医和管着人的联络员看")
