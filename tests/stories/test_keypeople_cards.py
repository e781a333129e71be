"""The minute-card: who sees it, what stands on it, how words change it."""

from __future__ import annotations

from bot.services.keypeople.signs import household_symbols
from bot.store import cards, people
from tests.stories.conftest import VillageAt
from tests.stories.village import Village


async def colour_of(village: Village, person: str) -> str | None:
    found = await village.bot.desk.database.read(lambda work: people.get_person(work, person))
    return found.colour


async def test_the_liaison_sees_the_card_and_writes_on_it_by_words(village: Village) -> None:
    await village.lixiaofang.says("/card 王秀英")
    card = village.lixiaofang.hears("王秀英", "78岁，老毛病稳得住", "🟡黄")
    assert "高血压" in card.text
    assert "13800000001" in card.text
    assert "赵水根 13800000004" in card.text
    assert "王腊香 13800000007" in card.text
    assert "见医 — · 见药 — · 见干部 —" in card.text
    await village.lixiaofang.says("王秀英 加 青霉素过敏")
    village.lixiaofang.hears("王奶奶", "记下了", "过敏 青霉素")
    await village.lixiaofang.says("降压药 是 缬沙坦")
    village.lixiaofang.hears("记下了", "离不开的药 降压药 缬沙坦")
    await village.lixiaofang.says("王秀英的卡")
    card = village.lixiaofang.hears("氨氯地平每天1片、降压药 缬沙坦", "过敏：青霉素")
    await village.lixiaofang.says("王秀英 降压药 换成 厄贝沙坦")
    village.lixiaofang.hears("降压药 厄贝沙坦")
    await village.wangqiang.says("王秀英的卡")
    card = village.wangqiang.hears("降压药 厄贝沙坦")
    assert "缬沙坦" not in card.text
    assert await village.cases() == ()


async def test_a_neighbour_and_the_township_see_no_card_and_write_none(village: Village) -> None:
    await village.zhaoweiguo.says("/card 王秀英")
    village.zhaoweiguo.hears("没有您能看的", "王秀英")
    await village.sunlimin.says("/card 王秀英")
    village.sunlimin.hears("没有您能看的")
    await village.zhaoweiguo.says("王秀英 加 青霉素过敏")
    village.zhaoweiguo.hears_nothing("的卡上")
    found = await village.bot.desk.database.read(lambda work: cards.find(work, "wangxiuying"))
    assert found is not None
    assert found.allergies is None


async def test_every_look_of_another_is_written_down_and_ones_own_is_not(village: Village) -> None:
    before = await village.row_count("looks")
    await village.wangxiuying.says("/card")
    village.wangxiuying.hears("王秀英")
    assert await village.row_count("looks") == before
    await village.chenming.says("/card 王秀英")
    village.chenming.hears("王秀英")
    assert await village.row_count("looks") == before + 1


async def test_facts_make_the_colour_and_the_reason_is_one_sentence(village: Village) -> None:
    await village.chenming.says("王秀英 病情不稳定")
    noted = village.chenming.hears("记下了", "现在是🔴红")
    assert "78岁，老毛病不稳，没记着打过流感和肺炎疫苗。" in noted.text
    assert await colour_of(village, "wangxiuying") == "red"
    await village.chenming.says("王秀英 病情稳定")
    village.chenming.hears("现在是🟡黄")
    await village.lixiaofang.says("王秀英 打了流感和肺炎疫苗")
    village.lixiaofang.hears("现在是🟢绿", "都打了")
    changes = await village.bot.desk.database.read(
        lambda work: cards.changes_of(work, "wangxiuying")
    )
    moved = [(r["was"], r["became"]) for r in changes if r["field"] == "colour"]
    assert moved == [("yellow", "red"), ("red", "yellow"), ("yellow", "green")]
    assert not any("高血压" in str(dict(row)) for row in changes)


async def test_a_card_without_facts_leaves_the_colour_of_the_register(village: Village) -> None:
    await village.hechunlin.says("/card 何锁柱")
    village.hechunlin.hears("何锁柱", "🔴红", "花名册上这么定的")
    await village.hechunlin.says("何锁柱 加 头孢过敏")
    noted = village.hechunlin.hears("何大爷", "记下了")
    assert "现在是" not in noted.text
    await village.passes(days=1)
    assert await colour_of(village, "hesuozhu") == "red"


async def test_a_human_says_a_colour_with_why_and_the_machine_does_not_go_below(
    village: Village,
) -> None:
    await village.zhoujianguo.says("王秀英 改成红")
    village.zhoujianguo.hears("为什么改")
    await village.zhoujianguo.says("王秀英 改成红 刚从医院回来")
    village.zhoujianguo.hears("现在是🔴红", "周书记定的：刚从医院回来")
    await village.lixiaofang.says("王秀英 病情稳定")
    village.lixiaofang.hears("记下了")
    await village.lixiaofang.says("王秀英 打了流感和肺炎疫苗")
    village.lixiaofang.hears("记下了")
    assert await colour_of(village, "wangxiuying") == "red"
    await village.zhoujianguo.says("王秀英 颜色按表算")
    village.zhoujianguo.hears("要村医来定")
    await village.chenming.says("王秀英 颜色按表算")
    village.chenming.hears("现在是🟢绿")
    assert await colour_of(village, "wangxiuying") == "green"
    await village.lixiaofang.says("王秀英 改成红 我觉得")
    village.lixiaofang.hears("颜色由村医或村干部来定")


async def test_a_key_holder_needs_a_name_and_a_number_and_no_account(village: Village) -> None:
    await village.lixiaofang.says("李大粮的卡")
    village.lixiaofang.hears("李大粮", "🔑")
    await village.lixiaofang.says("李大粮 钥匙在 马三娘 13900001111那里")
    village.lixiaofang.hears("大粮大爷", "拿钥匙的人 马三娘 13900001111")
    await village.lixiaofang.says("李大粮的卡")
    village.lixiaofang.hears("🔑 马三娘 13900001111")
    await village.lixiaofang.says("李大粮 钥匙在 牛四娘那里")
    village.lixiaofang.hears("带上电话再说一遍")


async def test_what_is_not_clear_is_asked_once(village: Village) -> None:
    await village.lixiaofang.says("王秀英卡上加 胆小")
    village.lixiaofang.hears("胆小", "哪一项")
    await village.lixiaofang.taps("老毛病")
    village.lixiaofang.hears("记下了", "老毛病 胆小")


async def test_an_alarm_says_what_somebody_depends_on(village: Village) -> None:
    await village.lixiaofang.says("王秀英 在家吸氧")
    await village.lixiaofang.says("王秀英 加 青霉素过敏")
    await village.wangxiuying.says("胸口疼得厉害，喘不上气")
    alert = village.zhoujianguo.hears("🚨🚨", "王奶奶")
    assert "在家吸氧" in alert.text
    assert "过敏：青霉素" in alert.text


async def test_a_season_and_a_birthday_move_the_colour_at_night(village_at: VillageAt) -> None:
    async with village_at("2026-08-30 20:00") as village:
        # 王腊香 is no key person; 巧云奶奶 is 83, with no illness and both shots: yellow.
        await village.chenming.says("赵巧云 没有老毛病")
        village.chenming.hears("记下了")
        # No cell of the table for her: two points for her age, two for no shot.
        assert await colour_of(village, "zhaoqiaoyun") == "red"
        await village.chenming.says("赵巧云 打了流感和肺炎疫苗")
        village.chenming.hears("🟡黄")
        await village.passes(days=3)
        # The shot of last season no longer counts: one of two, three points.
        card = await village.bot.desk.database.read(lambda work: cards.find(work, "zhaoqiaoyun"))
        assert card is not None
        assert card.reason == "points:83:none:part"
        assert await colour_of(village, "zhaoqiaoyun") == "yellow"


async def test_a_household_has_its_signs(village: Village) -> None:
    desk = village.bot.desk
    signs = await desk.database.read(lambda work: household_symbols(work, desk, "dw08"))
    assert signs == "👴👵🏠🕯"
    await village.lixiaofang.says("张守田 在家吸氧")
    await village.lixiaofang.says("张守田 住院了")
    signs = await desk.database.read(lambda work: household_symbols(work, desk, "dw08"))
    assert signs == "👴👵🏠🕯🫁🏥"
    await village.lixiaofang.says("张守田的卡")
    village.lixiaofang.hears("张守田", "🏥住院中", "❗ 在家吸氧")
