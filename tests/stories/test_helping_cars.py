"""A car in one message, and how somebody becomes a driver."""

from __future__ import annotations

from bot.domain.drivers import Vehicle
from bot.store import drivers, people
from tests.stories.village import Village


async def car_of(village: Village, person: str) -> Vehicle | None:
    return await village.bot.desk.database.read(lambda w: drivers.vehicle_of(w, person))


async def drives_for(village: Village, unit: str) -> set[str]:
    desk = village.bot.desk
    found = await desk.database.read(lambda w: drivers.drivers_for(w, unit, desk.now(), desk.zone))
    return {one.person_id for one in found}


async def test_the_six_drivers_have_their_cars_from_the_village_folder(village: Village) -> None:
    desk = village.bot.desk
    assert await drives_for(village, "dongwan") >= {"zhaoweiguo", "wangdaman", "dengsixi"}
    assert await drives_for(village, "qiaotou") == {"sunjingen", "zhengxiaoman"}
    found = await desk.database.read(
        lambda w: drivers.drivers_for(w, "dongwan", desk.now(), desk.zone)
    )
    cars = {one.person_id: one.vehicle for one in found}
    zhao, wang, deng = cars["zhaoweiguo"], cars["wangdaman"], cars["dengsixi"]
    assert zhao is not None
    assert zhao.wheelchair
    assert wang is not None
    assert wang.night
    assert deng is not None
    assert deng.truck
    assert deng.seats == 2


async def test_a_driver_tells_a_car_in_one_message_and_says_it_is_right(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("我的车七座 皖A12345 能放轮椅 晚上也行")
    driver.hears("记成这样，对吗", "能坐6人", "皖A12345", "能放轮椅", "晚上也行")
    before = await car_of(village, "zhaoweiguo")
    assert before is not None
    assert before.plate != "皖A12345"
    assert await driver.taps("对") == "记下了，车牌只给坐车的人看。"
    after = await car_of(village, "zhaoweiguo")
    assert after is not None
    assert (after.seats, after.plate, after.night) == (6, "皖A12345", True)


async def test_what_was_misunderstood_is_said_again(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("我的车七座 皖A12345")
    await driver.taps("改一改")
    driver.hears("要改的说一句")
    await driver.says("我的车五座 皖A12345")
    driver.hears("能坐4人")
    await driver.taps("对")
    after = await car_of(village, "zhaoweiguo")
    assert after is not None
    assert after.seats == 4


async def test_seats_that_were_not_said_are_asked_with_three_buttons(village: Village) -> None:
    asks = village.liuxiangqian
    await asks.says("我的车牌皖A54321")
    asks.hears("能坐几个人")
    await asks.taps("4人")
    asks.hears("记成这样", "能坐4人", "皖A54321")


async def test_somebody_new_becomes_a_driver_by_one_tap_and_one_word(village: Village) -> None:
    """Explained in three lines, agreed to by one tap, answered by the liaison of the hamlet."""
    asks, liaison = village.zhaoxiaoyan, village.hechunlin
    await asks.starts()
    await asks.says("/car")
    said = asks.hears("转运保障志愿车队", "不收钱", "民法典1217条")
    assert len((said.text or "").strip().splitlines()) == 3
    await asks.says("我的车五座 皖A66888")
    await asks.taps("对")
    asks.hears("驾照满一年", "保险和年检", "犯困的感冒药", "一分钱不收")
    liaison.hears_nothing("志愿车队")
    await asks.taps("都做得到，我愿意")
    liaison.hears("愿意进志愿车队", "能坐4人", "合适吗")
    assert "zhaoxiaoyan" not in await drives_for(village, "hekou")
    await liaison.taps("可以")
    asks.hears("您进志愿车队了", "何组长")
    assert "zhaoxiaoyan" in await drives_for(village, "hekou")


async def test_the_liaison_is_asked_once_and_the_first_answer_counts(village: Village) -> None:
    asks, liaison = village.zhaoxiaoyan, village.hechunlin
    await asks.starts()
    await asks.says("我的车五座 皖A66888")
    await asks.taps("对")
    await asks.taps("都做得到，我愿意")
    await asks.taps("都做得到，我愿意")
    assert len([m for m in liaison.messages() if "愿意进志愿车队" in (m.text or "")]) == 1
    await liaison.taps("不合适")
    asks.hears("先缓一缓")
    assert await liaison.taps("可以") == "已经有人回过了。"
    assert "zhaoxiaoyan" not in await drives_for(village, "hekou")
    held = await village.bot.desk.database.read(
        lambda w: people.roles_of(w, "zhaoxiaoyan", village.bot.desk.today())
    )
    assert held == ()


async def test_nobody_makes_themselves_a_driver_with_anothers_button(village: Village) -> None:
    asks, driver = village.zhaoxiaoyan, village.zhaoweiguo
    await asks.starts()
    await asks.says("我的车五座 皖A66888")
    await asks.taps("对")
    await asks.taps("都做得到，我愿意")
    village.hechunlin.hears("愿意进志愿车队")
    driver.hears_nothing("愿意进志愿车队")


async def test_the_link_on_a_poster_explains_it(village: Village) -> None:
    stranger = village.newcomer("老陈")
    await stranger.starts("car")
    stranger.hears("转运保障志愿车队", "不收钱")


async def test_a_plate_is_never_said_in_a_group(village: Village) -> None:
    await village.zhaoweiguo.says("我的车七座 皖A12345", group="dongwan")
    village.group_hears_nothing("dongwan")
    kept = await car_of(village, "zhaoweiguo")
    assert kept is not None
    assert kept.plate == "皖A6K721"


async def test_one_s_own_page_shows_nothing_of_others(village: Village) -> None:
    driver = village.zhaoweiguo
    await driver.says("/me")
    page = driver.hears("银色面包车", "皖A6K721")
    for word in ("名", "第", "件", "次"):
        assert word not in (page.text or "")
    labels = [button.text for button in page.buttons]
    assert labels == ["今天不行", "改车"]
    await driver.taps("今天不行")
    await driver.says("/me")
    driver.hears("正歇着")
