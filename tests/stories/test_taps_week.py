"""An ordinary week of the village: nobody who serves it is asked for over twelve taps a day."""

from __future__ import annotations

from collections import defaultdict

from bot.simulator import Message
from bot.store.database import Work
from tests.stories.village import Village

# What happens on each day, at its hour: who says what, in private or in a group.
EVERY_DAY = (
    ("08:10", "wangxiuying", "家里没米了，谁帮我带一袋", None),
    ("08:40", "wuaihua", "我头晕，有点恶心", None),
    ("09:20", "wangqiang", "我妈说腿疼，麻烦谁去看一眼", None),
    ("10:15", "zhaohongxia", "明天谁去县医院，捎我一个", "dongwan"),
    ("14:40", "liushouxin", "路灯坏了三天了", None),
    ("15:20", "wangxiuying", "要降压药，家里没了", None),
)
# The buttons they press where they are offered.
DONE = (
    "对，上报", "没有新的事：零报告", "我来", "我接", "知道了", "没变化", "接到了", "送到了",
    "见到了", "办好了", "解决了", "给了",
)  # fmt: skip
STAFF = (
    "zhoujianguo", "wuqiuxiang", "xushuangquan", "tangxiaozhou", "lixiaofang", "liucaixia",
    "hechunlin", "chenming", "sunlimin", "zhangxiaolan", "zhaohongxia",
)  # fmt: skip


async def answers(village: Village, who: str) -> None:
    """Whoever serves presses once what lies there, as people do."""
    person = village.person(who)
    for message in person.messages()[-5:]:
        await _press(village, who, message)


async def _press(village: Village, who: str, message: Message) -> None:
    label = next((b.text for b in message.buttons if b.text in DONE), None)
    if label is not None:
        await village.person(who).taps_on(message, label)


async def asked_today(village: Village) -> dict[str, int]:
    async def look(work: Work) -> dict[str, int]:
        day = village.bot.desk.today().isoformat()
        found = {}
        for who in STAFF:
            row = await work.one("find_taps_of", person_id=who, day=day)
            found[who] = row["times"] if row else 0
        return found

    return await village.bot.desk.database.read(look)


async def test_an_ordinary_week_asks_nobody_for_more_than_twelve_taps_a_day(
    village: Village,
) -> None:
    await village.zhoujianguo.says("/round 开始")
    await village.zhoujianguo.says("/report 开始")
    table: dict[str, list[int]] = defaultdict(list)
    for _ in range(7):
        await village.until("08:00", day=1)
        for clock, who, words, group in EVERY_DAY:
            await village.until(clock)
            await village.person(who).says(words, group=group)
        for one in STAFF:
            await answers(village, one)
        await village.until("21:30")
        for who, times in (await asked_today(village)).items():
            table[who].append(times)
    assert any(n for days in table.values() for n in days), "somebody was asked for something"
    over = {who: days for who, days in table.items() if max(days) > 12}
    assert over == {}, dict(table)
