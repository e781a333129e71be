"""A busy day after the morning: illness, danger, seats, a box, a notice, prompts, the round."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from tests.chaos.looking import last_beat, waiting
from tests.kill.scene import Scene
from tests.kill.story import STEPS as MORNING
from tests.kill.story import Step, play_steps
from tests.stories.stage import ZONE

G = "dongwan"
SON, KEEPER, HEAD, DOCTOR = "wangqiang", "zhangxiaolan", "zhoujianguo", "chenming"
OFFER = "后天早上八点去县里，还能坐两个人"
GIFT = "我这有两盒连花清瘟，明年三月到期"
ROAD = "通知 道路管制 国道到镇上那段修路，绕行石桥。来源：县交通局。到11月30日"
FEVER = "发烧38度5，咳了两天"
FALL = "我爸摔倒了叫不醒"

BOXED = "柳湾0012"  # the twelfth matter of the day

BEAT = timedelta(minutes=3)
STEPS = MORNING + 30


async def play_day(v: Scene, step: Step) -> None:
    """From nine in the morning to eight on the next."""
    await _begins(v, step)
    await play_steps(v, step)
    await _seats(v, step)
    await _a_gift(v, step)
    await _out_of_the_box(v, step)
    await _illness_and_danger(v, step)
    await _a_notice(v, step)
    await _evening_and_morning(v, step)


async def _begins(v: Scene, step: Step) -> None:
    await step(
        lambda: v.says(HEAD, "/round 开始"), lambda: v.finds(HEAD, "明天早上开始"), again=True
    )
    await step(
        lambda: v.says(HEAD, "/prompts 开始"),
        lambda: v.finds(HEAD, "发 /prompts 看日历"),
        again=True,
    )


async def _seats(v: Scene, step: Step) -> None:
    driver, first, second, third = "zhaoweiguo", "wangxiuying", "lixiaofang", "zhaohongxia"
    await step(
        lambda: v.says(driver, OFFER, G),
        lambda: (
            v.finds(driver, "还有 2 个座", button="我要坐", group=G) and v.finds(driver, "顺路车")
        ),
    )
    await step(
        lambda: v.taps(first, "我要坐", group=G),
        lambda: v.finds(first, "暗号") and v.finds(driver, "1. 王奶奶"),
    )
    await step(
        lambda: v.taps(second, "我要坐", group=G),
        lambda: v.finds(second, "暗号") and v.finds(driver, "坐满了", group=G),
    )
    await step(lambda: v.taps_if_there(third, "我要坐", group=G), v.heard_everything)


async def _a_gift(v: Scene, step: Step) -> None:
    giver = "wangxiuying"
    await step(lambda: v.says(giver, GIFT), lambda: v.finds(giver, button="对，送去"), again=True)
    await step(
        lambda: v.taps(giver, "对，送去"),
        lambda: v.finds(giver, "连花清瘟2盒", "小兰") and v.finds(KEEPER, button="收到2盒"),
    )
    await step(
        lambda: v.taps(KEEPER, "收到2盒"), lambda: v.finds(KEEPER, button="红标"), again=True
    )
    await step(lambda: v.taps(KEEPER, "红标"), lambda: v.finds(KEEPER, "批号"), again=True)
    await step(
        lambda: v.says(KEEPER, "A2601"),
        lambda: v.finds(KEEPER, "入库", "A2601") and v.finds(giver, "收到了您送的"),
    )


async def _out_of_the_box(v: Scene, step: Step) -> None:
    ill, borrower = "wangxiuying", "zhangshuigen"
    await step(
        lambda: v.says(ill, "谁家有对乙酰氨基酚片"),
        lambda: v.finds(ill, "先给您留下了", button="都没有"),
        again=True,
    )
    await step(
        lambda: v.taps(ill, "都没有"),
        lambda: (
            v.finds(ill, "给您留着", "对乙酰氨基酚片")
            and v.finds(KEEPER, "对乙酰氨基酚片", button="给他留着")
        ),
    )
    await step(
        lambda: v.taps(KEEPER, "交给他了", "对乙酰氨基酚片"),
        # Not the button of the ride, which stands above: on a bad line the leaflet comes first.
        lambda: v.finds(ill, "说明书") and v.finds(ill, BOXED, button="好了，谢谢"),
    )
    confirmed = v.deeds("confirmed")
    await step(
        lambda: v.taps_if_there(ill, "好了，谢谢", BOXED),
        lambda: v.deeds("confirmed") > confirmed,
        again=True,
    )
    await step(
        lambda: v.says(borrower, "借个血氧仪"),
        lambda: v.finds(KEEPER, "血氧仪", button="交给他了"),
    )
    await step(
        lambda: v.taps(KEEPER, "交给他了", "血氧仪"),
        lambda: v.finds(borrower, "借给您了", "血氧仪"),
    )


async def _illness_and_danger(v: Scene, step: Step) -> None:
    near, neighbour = "zhaohongxia", "lixiaofang"
    await step(
        lambda: v.says(near, FEVER, G),
        lambda: v.finds(near, "记下了", "身体不舒服"),
    )
    await step(
        lambda: v.says(SON, FALL),
        lambda: v.finds(SON, "120") and v.finds(neighbour, "🚨🚨", button="我这就去"),
    )
    await step(
        lambda: v.taps(neighbour, "我这就去"),
        lambda: v.finds(SON, "小芳"),
    )
    await step(lambda: v.taps(neighbour, "我到了"), lambda: v.finds(SON, "已经到了"))
    await step(lambda: v.taps(neighbour, "人没事"), lambda: v.finds(SON, "已确认平安"))


async def _a_notice(v: Scene, step: Step) -> None:
    # The group has heard enough for this hour: what nobody is owed would wait for the next.
    await step(partial(until_clock, v, "11:05"), partial(_keeps_up, v))
    await step(lambda: v.says(HEAD, ROAD), lambda: v.finds(HEAD, button="发"), again=True)
    await step(
        lambda: v.taps(HEAD, "发"),
        lambda: v.finds("zhaoweiguo", "绕行石桥", group=G),
        again=True,
    )
    await step(lambda: v.talks("zhangshuigen", "今天猪肉又涨价了", G), v.heard_everything)


async def _evening_and_morning(v: Scene, step: Step) -> None:
    guardian = "xushuangquan"  # the first one is ill
    await step(partial(until_clock, v, "19:40"), partial(_keeps_up, v))
    await step(lambda: v.says("zhangshuigen", "/help"), lambda: v.finds("zhangshuigen"), again=True)
    await step(
        partial(until_clock, v, "07:31", 1),
        lambda: v.finds(guardian, "要问平安的", "李大爷"),
    )
    await step(partial(until_clock, v, "07:50", 1), partial(_keeps_up, v))


def _keeps_up(v: Scene) -> bool:
    """Its ticks have run at the new time, and what was due is said."""
    at = f"{v.sim.clock.now() - BEAT:%Y-%m-%dT%H:%M:%S}"
    return last_beat(v.database) >= at and not waiting(v.database, at)


def until_clock(v: Scene, clock: str, day: int = 0) -> None:
    """Nothing happens until then, on the first day or a later one; never back."""
    hour, minute = map(int, clock.split(":"))
    first = v.sim.clock.start.astimezone(ZONE).date()
    at = datetime(first.year, first.month, first.day, hour, minute, tzinfo=ZONE)
    left = (at + timedelta(days=day) - v.sim.clock.now()).total_seconds()
    v.sim.clock.jump(max(left, 0.0))
