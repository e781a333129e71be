"""What stories of writing for the village share: who writes, and how it is sent on."""

from __future__ import annotations

from bot.domain.studio import Draft
from bot.store import studio
from tests.stories.village import Person, Village, shown

RHYME = "写顺口溜 打药先看风从哪，顺着风向慢慢打，口罩手套都戴好，头晕快打120"
LINE = "写一条 走路靠右边，天黑穿亮衣，见车让一让"


async def writes(village: Village, words: str, *, until: str = "一个月") -> None:
    """A volunteer writes it, says how long it holds, and sends it on."""
    await village.zhoushuangquan.says(words)
    await village.zhoushuangquan.taps(until)
    await village.zhoushuangquan.taps("就这样")


async def the_draft(village: Village, by: str = "zhoushuangquan") -> Draft:
    """What somebody wrote last."""
    found = await village.bot.desk.database.read(lambda work: studio.written_by(work, by))
    return found[0]


READERS = {"dongwan": "lixiaofang", "xiwan": "liucaixia", "hekou": "hechunlin"}
CADRES = ("zhoujianguo", "wuqiuxiang", "xushuangquan", "tangxiaozhou")


def stands_in(village: Village, hamlet: str) -> list[str]:
    """Everything of the bot that stands in a group, as it reads now."""
    return [shown(m) for m in village.person(READERS[hamlet]).messages(group=hamlet)]


def asked_cadre(village: Village) -> Person:
    """Whoever of the cadres was asked for a word."""
    return next(p for p in map(village.person, CADRES) if times_asked(p))


def times_asked(person: Person) -> int:
    return sum("等您放行" in shown(m) for m in person.messages())
