"""Somebody needs what a box has: kept at once, asked two things at most, handed over."""

from __future__ import annotations

from bot.domain.stock import Verb, available
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.store import stock
from bot.store.database import Work
from tests.stories.conftest import VillageAt
from tests.stories.village import Person, Village


def shown_to(person: Person) -> str:
    return "\n".join(m.text or "" for m in person.messages())


async def free(village: Village, box: str, item: str) -> int:
    """How many could be promised to somebody now."""
    database, today = village.bot.desk.database, village.bot.desk.today()
    return available(await database.read(lambda w: stock.shelf_of_item(w, item, box)), today)


async def only_left(village: Village, item: str, qty: int) -> None:
    """Everywhere else it is used up."""
    desk, left = village.bot.desk, qty

    async def use_up(work: Work) -> None:
        nonlocal left
        for on in await stock.shelf_of_item(work, item):
            keep = min(left, on.amounts.free)
            left -= keep
            gone = on.amounts.free - keep
            why = Why(reason="used")
            await ledger.enter(work, desk, on.box_id, on.lot, Verb.OUT, gone, why)

    await desk.database.write(use_up)


async def in_order(village: Village) -> None:
    """Every balance is the sum of its entries."""
    database = village.bot.desk.database
    assert await database.read(stock.sums_that_differ) == ()


async def test_paracetamol_from_asking_to_having_it(village: Village) -> None:
    wang = village.wangxiuying
    await wang.says("谁家有对乙酰氨基酚片")
    wang.hears("先给您留下了", "肝不好", "这三天吃过", "过敏")
    await wang.taps("都没有")
    wang.hears("给您留着", "对乙酰氨基酚片", "东湾村口小卖部", "20:00")
    keeper = village.zhangxiaolan
    keeper.hears("对乙酰氨基酚片", "1盒")
    await keeper.taps("给他留着")
    wang.hears("留好了", "东湾村口小卖部")
    await keeper.taps("交给他了")
    wang.hears("拿到了")
    wang.hears("说明书", "3天")
    await wang.taps("好了，谢谢")
    await in_order(village)


async def test_what_the_register_knows_is_not_asked(village: Village) -> None:
    """She lives alone: it is for her, and she is known to be old."""
    await village.wangxiuying.says("谁家有对乙酰氨基酚片")
    village.wangxiuying.hears_nothing("给谁用")
    village.wangxiuying.hears("下面有没有哪一条")


async def test_fever_medicine_twice_within_three_days_goes_to_the_doctor(village: Village) -> None:
    """泰诺 and 感冒灵 hold the same: who took one yesterday is asked about by the doctor."""
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await wang.says("我要一盒感冒灵")
    await wang.taps("都没有")
    await keeper.taps("交给他了")
    await wang.taps("好了，谢谢")
    await village.passes(days=1)
    village.hush()
    await wang.says("谁家有对乙酰氨基酚片")
    await wang.taps("都没有")
    wang.hears("医生看一眼", "同样成分", "120")
    keeper.hears_nothing("对乙酰氨基酚片")
    doctor = village.chenming
    doctor.hears("对乙酰氨基酚片", "能不能给", "同样成分", "王奶奶")
    await doctor.taps("不合适")
    wang.hears("这回不合适", "120")
    keeper.hears_nothing("对乙酰氨基酚片")
    assert await free(village, "box-liuwan", "para_tab") == 3
    await in_order(village)


async def test_a_pregnant_woman_gets_no_ibuprofen_and_hears_who_calls_her(
    village: Village,
) -> None:
    asks = village.zhaoweiguo
    await asks.says("我媳妇怀孕了，发烧，谁家有布洛芬")
    village.hush()
    other = village.liucaixia
    await other.says("谁家有布洛芬缓释胶囊")
    await other.taps("怀孕或喂奶的")
    other.hears("不能用", "怀孕", "回话")
    village.chenming.hears("布洛芬缓释胶囊", "怀孕")
    village.zhangxiaolan.hears_nothing("布洛芬")
    assert await free(village, "box-liuwan", "ibu_er") == 4
    await in_order(village)


async def test_the_doctor_says_yes_and_only_then_the_keeper_hears(village: Village) -> None:
    asks, doctor, keeper = village.liucaixia, village.chenming, village.zhangxiaolan
    await asks.says("谁家有布洛芬缓释胶囊")
    await asks.taps("大人")
    await asks.taps("有")
    asks.hears("医生看一眼")
    keeper.hears_nothing("布洛芬")
    await doctor.taps("可以给")
    asks.hears("可以用")
    asks.hears("给您留着", "东湾村口小卖部")
    keeper.hears("布洛芬缓释胶囊", "医生说可以给")
    await keeper.taps("交给他了")
    assert await free(village, "box-liuwan", "ibu_er") == 3
    await in_order(village)


async def test_a_silent_doctor_is_followed_by_the_next_and_the_township(village: Village) -> None:
    await village.liucaixia.says("谁家有布洛芬缓释胶囊")
    await village.liucaixia.taps("大人")
    await village.liucaixia.taps("有")
    village.chenming.hears("能不能给")
    await village.passes(minutes=11)
    village.masuqin.hears("能不能给", "布洛芬缓释胶囊")
    await village.passes(minutes=10)
    village.luoqinghe.hears("能不能给", "布洛芬缓释胶囊")


async def test_prescription_medicine_is_the_doctors_and_never_the_neighbours(
    village: Village,
) -> None:
    await village.liucaixia.says("谁家有阿莫西林", group="xiwan")
    village.group_hears_nothing("xiwan")
    village.liucaixia.hears("阿莫西林", "要医生开")
    case = (await village.cases())[0]
    assert (case.kind, case.category) == ("help", "prescription")


async def test_three_want_the_last_pack_in_one_second(village: Village) -> None:
    """One gets it, two wait in line; who gave up makes room for the next."""
    await only_left(village, "ibu_er", 1)
    asking = [village.liucaixia, village.hechunlin, village.zhaoweiguo]
    for person in asking:
        village.sim.people.say(person.user_id, None, "谁家有布洛芬缓释胶囊")
    await village.settles()
    told = [shown_to(person) for person in asking]
    assert sum("先给您留下了" in text for text in told) == 1
    first = next(p for p, text in zip(asking, told, strict=True) if "先给您留下了" in text)
    await in_order(village)
    await first.says("不用了")
    later = [shown_to(person) for person in asking if person is not first]
    assert sum("先给您留下了" in text for text in later) == 1
    await in_order(village)


async def test_nobody_comes_and_it_goes_back(village: Village) -> None:
    wang, keeper = village.wangxiuying, village.zhangxiaolan
    await wang.says("谁家有对乙酰氨基酚片")
    await wang.taps("都没有")
    await keeper.taps("给他留着")
    village.hush()
    assert await free(village, "box-liuwan", "para_tab") == 2
    await village.passes(days=2)
    wang.hears("没见人来", "放回药箱")
    assert await free(village, "box-liuwan", "para_tab") == 3
    await in_order(village)


async def test_while_keepers_are_silent_it_stays_kept(village: Village) -> None:
    await village.wangxiuying.says("谁家有对乙酰氨基酚片")
    await village.wangxiuying.taps("都没有")
    await village.passes(days=2)
    assert await free(village, "box-liuwan", "para_tab") == 2
    village.wangxiuying.hears_nothing("放回药箱")


async def test_keeper_and_deputy_silent_at_half_past_eight_with_a_feverish_child_waiting(
    village_at: VillageAt,
) -> None:
    """Key-holder at 10 minutes, next box or clinic at 20, duty cadre at 30; a name each time."""
    async with village_at("2026-11-23 20:30") as village:
        asks = village.zhaoweiguo
        await asks.says("谁家有对乙酰氨基酚片，急用")
        await asks.taps("大人")
        await asks.taps("都没有")
        asks.hears("给您留着")
        village.zhangxiaolan.hears("对乙酰氨基酚片")
        village.lixiaofang.hears("对乙酰氨基酚片")
        village.hush()
        await village.passes(minutes=11)
        village.zhoujianguo.hears("对乙酰氨基酚片")
        asks.hears("还给您留着", "周书记")
        await village.passes(minutes=10)
        asks.hears("还给您留着")
        await village.passes(minutes=10)
        asks.hears("还给您留着")
        assert await free(village, "box-liuwan", "para_tab") == 2
        await in_order(village)


async def test_a_grandmother_without_a_phone(village: Village) -> None:
    """Her liaison says it; what could not be asked is asked face to face."""
    liaison, keeper = village.lixiaofang, village.zhangxiaolan
    await liaison.says("报 王德发 要一盒扑热息痛")
    keeper.hears("对乙酰氨基酚片", "当面问")
    await keeper.taps("交给他了")
    await in_order(village)


async def test_in_the_group_nobody_hears_what_it_is_for(village: Village) -> None:
    await village.liucaixia.says("谁家有布洛芬缓释胶囊", group="xiwan")
    village.group_hears_nothing("xiwan")
    village.liucaixia.hears("先给您留下了")


async def test_asked_for_twice_it_is_kept_once(village: Village) -> None:
    wang = village.wangxiuying
    await wang.says("谁家有对乙酰氨基酚片")
    await wang.says("有没有对乙酰氨基酚片啊")
    assert await free(village, "box-liuwan", "para_tab") == 2
    assert len(await village.cases()) == 1


async def test_an_errand_to_the_chemist_is_none_for_the_box(village: Village) -> None:
    await village.wangxiuying.says("谁能去药店帮我买盒布洛芬")
    assert {case.kind for case in await village.cases()} == {"help"}
