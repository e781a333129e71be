"""The answer to being asked: yes, no, or so much of it and no more."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.expression import expression
from bot.understanding.ride_text import NUM, clauses, whole

_END = "(?:的|了|啊|呀|哈|吧|嘞|咯|喽|呢|哦|哟|嘛|啦|咧|滴)*"
_YES = expression(
    "(?:嗯|好|哎|哦|那|ok|可以|行|中)*(?:好(?:的|嘞|咧|啊|哒|滴|吧|呀)?|行|可以|中|要得|成|得"
    "|得行|使得|ok|okay|没问题|冇问题|没得问题|没事|收到|包在我身上|交给我|算我(?:一个)?|放心|必"
    f"须的?|没说的|妥)+{_END}"
    "|(?:嗯|好|行|可以)*(?:那|就)?(?:我|俺|阮|𠊎|咱)(?:来|去|接|送|跑|可以|能|有空|得空|得闲|带"
    "|拉|行|中|顺路|在家|有车|愿意|报名|可以的?)+(?:他|她|佢|人|老人|一?趟|这趟|这单|跑|接|送|去"
    f"|一下|你|你们|奶奶|爷爷)*{_END}"
    f"|(?:我|俺)(?:来|去|能)(?:送|接|跑|拉|带)[^,。不没]{{0,10}}{_END}|(?:这趟|这单|这个|这一趟"
    f"|那趟)(?:我|俺|归我|给我|算我)(?:来|接|跑|去|送|包)*{_END}|(?:有空|得空|得闲|有时间|顺路|正"
    f"好(?:去|有空|顺路)|我有空|可以接|能接|能去|能送|能跑|可以送|可以去|接得了|去得了|跑得了){_END}"
)
_NO = expression(
    "^有(?:点|点儿|些)?事(?:情)?(?:$|[,。了啊])|(?:去|接|来|送|跑|走|帮|赶|开|动|拉|出|过去|做|弄"
    ")不(?:了|成|得|开|到|赢)|[没冇](?:有|得)?"
    "(?:空|时间|功夫|工夫|法|办法|车(?!位))|不得(?:空|闲|行)|唔得(?:闲)?|走不开|不行|不中|不成"
    "(?!问题)|不可以|不去(?!医院)|不接|不来|不跑|不能(?:去|接|送|来|跑|走)"
    "|(?:我|俺|今天|明天|后天|家里|正好|刚好|那天|还|有点)有(?:点|点儿|些)?事|忙(?:着|不过来|得)"
    "|正忙|不方便|(?:我|俺)(?:不在(?:家|村|屋)?|在外[地面头]|在县|在市|在城|出门|去外地|还在)|算"
    "了|找别人|叫别人|问别人|换(?:个|一)?人|对不住|抱歉|不好意思|不顺路|去唔到|不愿|免了|唔去|车"
    "(?:坏|被|在修|送修|借)"
)
_NOT_NO = expression(
    "要是|如果|万一|行不行|去不去|能不能|有没有|不行(?:的话|就|了?再)|要不行|[?]|吗|谁|不去不行"
    "|不成问题"
)
_NEVER = expression(
    "我去(?:年|世|过|了|看|到|掉|你|医院|买|拿|县|镇|上|银|地)|行(?:李|走|业|为|动)|好(?:像|多|久"
    "|几|些|点|不|吃|看|难|难受|疼|烫|贵|累|冷|热|烦|人|大|笑|坏|奇)"
)
_MEAL, _PEOPLE, _GOODS = (
    "送饭|饭|餐|吃的",
    "接人|送人|拉人|带人|坐人|人|老人|病人",
    "送药|拿药|带药|药|货|东西|送菜|菜|带货",
)
_TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("meal", expression(_MEAL)),
    ("goods", expression(_GOODS)),
    ("wheelchair", expression("轮椅")),
    ("back", expression("回来|回程|接回|返程|回去接|(?<!送)回(?:的时候|时)")),
    ("people", expression("[接送拉带坐捎载][^,。]{0,4}人")),
    ("back", expression("去接|再接|接(?!上|到|单|这|他去)")),
    (
        "out",
        expression(
            "去的?(?:时候?|程)|去程|去(?=能|可以|行|没问题|没事|我)"
            "|送(?!饭|药|菜|人|货|东西|回)|过去|单程"
        ),
    ),
    ("people", expression(_PEOPLE)),
)
_ABLE = expression("能|可以|行|没问题|冇问题|可|会|中|要得|有空|ok|只|就|光")
_UNABLE = expression(
    "不(?:了|成|得|到|下|赢|开)(?:$|[,。]|了|人|饭|货|药|轮椅|啊|哦|呢|嘞)|(?:接|送|拉|坐|带|去"
    "|回|来|做|弄|放)不(?:了|成|得|下|到)|不(?:能|行|可以|方便|会|送|接|拉|坐|带|管|去|来|回|中"
    "|跑|等)|没(?:空|时间|法|办法)|冇(?:空|法)|唔(?:得|接|送|可以|能)|接唔到|没得(?:空|法)"
)
_ONLY_SEATS = expression(
    f"(?:只|就|最多|顶多|仅)(?:能|可以|可|够|有)?(?:坐|带|捎|拉|搭|接|载|坐得下)({NUM})(?:个|位"
    "|人|名)"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """yes and no are None where it is neither, or both."""

    yes: bool | None = None
    can: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    seats: int | None = None


def answer(text: str) -> Answer:
    """What it says to somebody who asked for a ride or an errand."""
    seats = _ONLY_SEATS.search(text)
    most = whole(seats[1]) if seats else None
    can, cannot = _parts(text)
    if can and cannot:
        return Answer(None, can, cannot, most)
    return Answer(_yes(text), (), (), most)


def _yes(text: str) -> bool | None:
    if _NOT_NO.search(text):
        return None
    if _NO.search(text):
        return False
    first = [part for part in clauses(text) if not _NEVER.search(part)]
    return True if any(_YES.fullmatch(part) for part in first) else None


def _parts(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """我能送饭,接不了人: by clauses, and inside one at a 但, 不过 or the second 能."""
    can: list[str] = []
    cannot: list[str] = []
    if _NOT_NO.search(text):
        return (), ()
    for part in _pieces(text):
        topic = next((code for code, words in _TOPICS if words.search(part)), None)
        if topic is None:
            continue
        if _UNABLE.search(part):
            cannot.append(topic)
        elif _ABLE.search(part):
            can.append(topic)
    can = [topic for topic in dict.fromkeys(can) if topic not in cannot]
    return tuple(can), tuple(dict.fromkeys(cannot))


_CUT = expression(
    "[,。;!]|但是?|不过|可是|只是|就是(?=接|送|不|没)|(?<=饭)(?=接|不|送人)|(?<=[送接])(?=不(?:能"
    ")?[接送])|(?<=回)(?=我)"
)


def _pieces(text: str) -> list[str]:
    return [part for part in _CUT.split(text) if part]
