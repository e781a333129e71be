"""A morning in the village: twenty steps, each seen by somebody before the next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from tests.kill.killer import Killer
from tests.kill.scene import Scene

Step = Callable[..., Awaitable[Any]]

STEPS = 20
G = "dongwan"
RIDE = "明早有车去县医院不"
DANGER = "胸口压得慌出冷汗"
DRIVERS = ("zhaoweiguo", "wangdaman", "chenshuigen", "dengsixi", "sunjingen", "zhengxiaoman")
WATER = "村口的自来水停了两天了"

# Who opened what, and where it stands at noon: author, kind, category, state.
CASES = {
    ("wangxiuying", "help", "ride", "closed"),
    ("zhoushuangquan", "symptom", None, "closed"),
    ("liyoufu", "problem", "water", "open"),
    ("wangdefa", "symptom", None, "open"),
    ("wangdefa", "help", "ride", "open"),
    ("zhangshuigen", "help", "ride", "cancelled"),
    ("wangqiang", "look_in", None, "closed"),
}
# What people did, each once; what time does by itself is not counted.
DEEDS = {
    "reported": 7, "opened": 7, "claimed": 3, "arrived": 1, "answered": 2, "confirmed": 2,
    "stood_down": 1, "said_again": 1, "supported": 1, "cancelled": 1,
}  # fmt: skip


async def play(scene: Scene, killer: Killer) -> None:
    """The whole morning."""
    await play_steps(scene, killer.step)


async def play_steps(scene: Scene, step: Step) -> None:
    """The same, each step played by somebody else."""
    await _a_ride_and_an_emergency(scene, step)
    await _a_problem_and_answers(scene, step)
    await _a_change_of_mind(scene, step)
    await _a_look_in(scene, step)


async def _a_ride_and_an_emergency(v: Scene, step: Step) -> None:
    asker, driver, ill, near = "wangxiuying", "zhaoweiguo", "zhoushuangquan", "lixiaofang"
    await step(
        lambda: v.says(asker, RIDE, G),
        lambda: (
            v.finds(driver, "要车", "王奶奶", button="我来", group=G)
            and v.finds(asker, "记下了", "要车")
        ),
    )
    await step(
        lambda: v.taps(driver, "我来", "王奶奶", group=G),
        lambda: (
            v.finds(asker, "🚗", "老赵")
            and v.finds(driver, "原话", button="接到了")
            and v.finds(driver, "要车", button="办好了", group=G)
        ),
    )
    await step(lambda: v.talks("wangqiang", "今天天气真好", G), v.heard_everything)
    await step(
        lambda: v.says(ill, DANGER),
        lambda: (
            v.finds(ill, "先打 120")
            and all(
                v.finds(who, "🚨🚨", button="我这就去") for who in (near, "chenming", "zhoujianguo")
            )
        ),
    )
    await step(lambda: v.taps(near, "我这就去"), lambda: v.finds(ill, "小芳"))
    await step(lambda: v.taps(near, "我到了"), lambda: v.finds(ill, "已经到了"))


async def _a_problem_and_answers(v: Scene, step: Step) -> None:
    asker, driver, near = "wangxiuying", "zhaoweiguo", "lixiaofang"
    await step(lambda: v.says("liyoufu", WATER, G), lambda: v.finds("liyoufu", "记下了", "水"))
    await step(
        lambda: v.says("zhangxiaolan", WATER, G), lambda: v.finds("zhangxiaolan", "一共 2 家")
    )
    await step(
        lambda: v.taps(driver, "办好了", "要车", group=G),
        lambda: v.finds(asker, button="好了，谢谢"),
    )
    await step(lambda: v.taps(asker, "好了，谢谢"), lambda: v.finds(driver, "好了，谢谢您"))
    await step(
        lambda: v.says(near, "报 王德发 发烧38.5 要车"),
        lambda: (
            v.finds(near, "请转告", "身体不舒服")
            and v.finds(near, "请转告", "要车")
            and any(v.finds(who, "🚗", "要车", button="我接") for who in DRIVERS)
        ),
    )
    await step(
        lambda: v.taps(near, "人没事"),
        lambda: v.finds("chenming", "已确认平安"),
    )


async def _a_change_of_mind(v: Scene, step: Step) -> None:
    who = "zhangshuigen"
    await step(
        lambda: v.says(who, "想去镇上拿药，要车，谁方便？", G),
        lambda: v.finds("zhaoweiguo", "张水根", button="我来", group=G) and v.finds(who, "记下了"),
    )
    await step(lambda: v.says(who, "/mine"), lambda: v.finds(who, "您的事"), again=True)

    def opens() -> None:
        listed = v.finds(who, "您的事")
        assert listed is not None
        v.taps(who, listed.buttons[0].text, "您的事")

    await step(opens, lambda: v.finds(who, button="不用了"), again=True)
    # What came in between makes the button an old one; then the present state is there to tap.
    await step(
        lambda: v.taps_if_there(who, "不用了"), lambda: v.deeds("cancelled") == 1, again=True
    )


async def _a_look_in(v: Scene, step: Step) -> None:
    son, near = "wangqiang", "lixiaofang"
    await step(
        lambda: v.says(son, "我妈两天没接电话了，谁能去看一眼"),
        lambda: v.finds(son, "记下了", "去看一眼") and v.finds(near, "👀", button="我去看"),
    )
    await step(
        lambda: v.taps(near, "我去看"),
        lambda: v.finds(son, "去看一眼", "接了") and v.finds(near, button="见到了，平安"),
    )
    await step(
        lambda: v.taps(near, "见到了，平安"),
        lambda: v.finds(son, "去看一眼", button="好了，谢谢"),
    )
    await step(lambda: v.taps(son, "好了，谢谢"), lambda: v.finds(near, "好了，谢谢您"))
