"""How much somebody holds at once, and who is asked when a task is free again."""

from __future__ import annotations

from bot.domain.states import State
from tests.stories.village import Person, Village, shown


async def errand(village: Village, asker: Person, text: str = "帮我取个快递") -> str:
    """Somebody asks for an errand; gives its number."""
    before = {case.number for case in await village.cases()}
    await asker.says(text)
    new = [c for c in await village.cases() if c.number not in before]
    assert len(new) == 1, f"{asker.name}: {new}"
    return new[0].number


async def takes(village: Village, person: Person, number: str) -> str | None:
    return await person.taps("我来", number, group="dongwan")


async def holder_of(village: Village, number: str) -> str | None:
    return next(c.claimed_by for c in await village.cases() if c.number == number)


async def three_in_hand(village: Village, helper: Person) -> list[str]:
    numbers = []
    for text in ("帮我取个快递", "帮我带点菜", "帮我搬个柜子，太重了"):
        number = await errand(village, village.wangxiuying, text)
        await takes(village, helper, number)
        assert await holder_of(village, number) == helper.code
        numbers.append(number)
    return numbers


async def test_who_holds_three_finishes_one_before_the_fourth(village: Village) -> None:
    zhao = village.zhaohongxia
    await three_in_hand(village, zhao)
    fourth = await errand(village, village.zhaoweiguo)
    village.hush()
    assert await takes(village, zhao, fourth) == "您手上还有3件，先办完一件再接，好吗？"
    assert await holder_of(village, fourth) is None
    full = zhao.hears("您手上还有3件", loud=False)
    village.is_silent()
    await zhao.taps_on(full, "看我手上的")
    zhao.hears("您接下的")
    village.is_silent()


async def test_one_done_makes_room_for_the_next(village: Village) -> None:
    zhao = village.zhaohongxia
    first, *_ = await three_in_hand(village, zhao)
    fourth = await errand(village, village.zhaoweiguo)
    await takes(village, zhao, fourth)
    await zhao.says(f"/case {first}")
    await zhao.taps("办好了", first)
    await takes(village, zhao, fourth)
    assert await holder_of(village, fourth) == "zhaohongxia"


async def test_the_liaison_holds_what_there_is(village: Village) -> None:
    await three_in_hand(village, village.lixiaofang)
    fourth = await errand(village, village.zhaoweiguo)
    await takes(village, village.lixiaofang, fourth)
    assert await holder_of(village, fourth) == "lixiaofang"


async def test_danger_counts_nothing(village: Village) -> None:
    zhao = village.zhaohongxia
    await three_in_hand(village, zhao)
    await village.wangxiuying.says("胸口痛得厉害，喘不上气")
    case = next(c for c in await village.cases() if c.emergency)
    await village.lixiaofang.says(f"/hand {case.number} 赵红霞")
    now = next(c for c in await village.cases() if c.id == case.id)
    assert now.claimed_by == "zhaohongxia"


async def test_that_somebody_has_enough_is_told_to_nobody_else(village: Village) -> None:
    await three_in_hand(village, village.zhaohongxia)
    fourth = await errand(village, village.zhaoweiguo)
    village.hush()
    await village.lixiaofang.says(f"/hand {fourth} 赵红霞")
    said = shown(village.lixiaofang.hears("这会儿接不了"))
    assert "3" not in said
    village.zhaohongxia.hears_nothing()


async def test_who_pressed_second_is_called_first_when_it_is_given_back(village: Village) -> None:
    zhao, zhou = village.zhaohongxia, village.zhoushuangquan
    number = await errand(village, village.wangxiuying)
    await takes_both(village, zhao, zhou, number)
    village.hush()
    assert await zhou.taps("有变动叫我", number) == "好，有变动先叫您。"
    village.hush()
    await zhao.taps("去不了", number)
    zhou.hears("空出来了", number, loud=True)
    cadre = [shown(m) for m in village.zhoujianguo.messages() if "我手上的事" in shown(m)]
    assert not any(number in text for text in cadre)
    await zhou.taps("我来", "空出来了")
    assert await holder_of(village, number) == "zhoushuangquan"


async def takes_both(village: Village, one: Person, two: Person, number: str) -> None:
    """Both look at the open card, the first press wins."""
    card = two.finds(number, group="dongwan")
    button = "我来"
    first = village.sim.people.press(one.user_id, one.finds(number, group="dongwan"), button)
    second = village.sim.people.press(two.user_id, card, button)
    await village.settles()
    assert first
    assert second
    assert await holder_of(village, number) == one.code
    two.finds("先接了", number)


async def test_a_reserve_who_is_silent_holds_nobody_up_for_long(village: Village) -> None:
    zhao, zhou = village.zhaohongxia, village.zhoushuangquan
    number = await errand(village, village.wangxiuying)
    await takes_both(village, zhao, zhou, number)
    await zhou.taps("有变动叫我", number)
    await zhao.taps("去不了", number)
    await village.passes(minutes=16)
    village.zhoujianguo.finds("🗂 我手上的事", number)


async def test_a_reserve_who_says_no_frees_it_at_once(village: Village) -> None:
    zhao, zhou = village.zhaohongxia, village.zhoushuangquan
    number = await errand(village, village.wangxiuying)
    await takes_both(village, zhao, zhou, number)
    await zhou.taps("有变动叫我", number)
    await zhao.taps("去不了", number)
    assert await zhou.taps("不用了", "空出来了") == "好，今天不再问您。"
    await village.passes(minutes=1)
    village.zhoujianguo.finds("🗂 我手上的事", number)


async def test_without_a_reserve_the_next_level_hears_it_at_once(village: Village) -> None:
    zhao = village.zhaohongxia
    number = await errand(village, village.wangxiuying)
    await takes(village, zhao, number)
    await zhao.taps("去不了", number)
    village.zhoujianguo.finds("🗂 我手上的事", number)
    assert (await village.the_case()).state is State.OPEN
