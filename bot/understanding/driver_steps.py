"""The steps of a ride as driver and passenger tell them: 出发了, 接到了, 看完了, 没人."""

from __future__ import annotations

import re
from typing import Literal

from bot.understanding.expression import expression
from bot.understanding.ride_text import NUM, clauses, whole
from bot.understanding.surnames import SURNAMES

Step = Literal[
    "on_the_way", "near", "boarded", "there", "ready", "home", "no_show", "late", "running_late",
    "where",
]  # fmt: skip

_END = "(?:了|啦|咯|嘞|喽|咗|哒|咧|唻|哈|哩|勒|的|啊|呀|哦|喔|吧|呢|,)*"
_DONE = "(?:了|啦|咯|嘞|喽|咗|哒|咧|哩|勒)"
_WHO = (
    "(?:我们?|俺们?|阮|咱们?|人|老人家?|司机|师傅|车|车子|这边|这里|那边|我妈|我爸|俺娘|俺大|阿妈"
    "|阿爸|妈|爸|奶奶|爷爷|娃|孩子|他们?|她们?|佢|渠|医生|大夫|[\u4e00-\u9fff]{1,2}(?:奶奶|爷爷"
    "|大爷|大妈|婶|叔|伯))"
)
_LEAD = (
    f"(?:{_WHO}|已经?|都|也|刚刚?|终于|现在|报告|平安|安全|顺利|好的|好嘞|好|嗯|收到|哎|喂|总算"
    "|可算|就|全|今天)*"
)
_NAMED = f"(?:老[{SURNAMES}]|(?!任务|方案|高铁|应急)[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
_PLACE = (
    "(?:[\u4e00-\u9fff]{0,4}(?:医院|卫生院|卫生室|县城|县里|县上|镇上|镇里|市里|车站|火车站|高铁"
    "站|汽车站|学校|集上|街上|诊所|门诊|急诊|透析室|透析中心|银行|城里|乡里|目的地|地方|地头|地点"
    "))"
)
_PICK_UP = (
    "(?:[\u4e00-\u9fff]{0,4}(?:村口|路口|门口|楼下|桥头|村头|院门|屋门口|家门口|巷口|村里|屋前|大"
    "树下|你家|他家|她家|老人家))"
)
_IN = rf"{NUM}(?:来)?(?:分钟?|分)|半(?:个)?(?:小时|钟头)|一刻钟"
_STEPS: tuple[tuple[Step, str], ...] = (
    (
        "home",
        f"{_LEAD}(?:送|接|带|拉)?(?:回)?(?:到|回)(?:家|屋|屋里|屋企|屋头|老家|村里|村)(?:里|门口)?{_DONE}{_END}"
        f"|{_LEAD}(?:把)?(?:{_WHO})?(?:送|接|带|拉)(?:回(?:来|家|去|村|屋)|到家|到屋){_END}|{_LEAD}"
        f"拢屋{_END}|{_LEAD}进(?:家)?(?:门|屋){_DONE}{_END}|{_LEAD}到家(?:里)?",
    ),
    (
        "near",
        f"{_LEAD}(?:快|就要?|马上|即刻|差不多|眼看|立马|快要|就快|快啲)(?:就|要|快)*(?:到|拢|来到"
        f")(?:你|您|{_PICK_UP}|{_PLACE}|家|你家|那|你那|村|门口)*(?:里|边|儿)?{_END}"
        f"|{_LEAD}(?:还有|还差|再有|大概|大约|再过|差|只有)*(?:{_IN})(?:左右)?(?:的路)?(?:就|后"
        f"|以后|之后|内|以内)*(?:能|可以)?(?:到|拢)(?:你|{_PICK_UP}|{_PLACE}|家)*{_END}"
        f"|{_LEAD}(?:到|在)(?:你|您|你们|他|她)?{_PICK_UP}(?:等(?:着|你|到)?)*{_END}|{_LEAD}(?:还"
        f"有|还差)(?:{_IN})(?:的路)?{_END}|转个弯就到{_END}|{_LEAD}在(?:楼下|门口|村口)等(?:着|你"
        f"们?|到)*{_END}",
    ),
    (
        "boarded",
        f"{_LEAD}(?:接|拉|载)(?:到|上|着|咗|倒)(?:人|老人家?|{_WHO}|{_NAMED}|乘客|他|她)*(?:上车)?{_END}"
        f"|{_LEAD}(?:人|老人)?(?:坐|上)(?:好|上|稳)?(?:车)?{_DONE}{_END}|{_LEAD}(?:上|坐上)(?:了"
        f"|咗)?车{_END}|{_LEAD}坐(?:好|稳){_END}",
    ),
    (
        "there",
        f"{_LEAD}(?:送)?到(?:达|咗)?(?:{_PLACE})?(?:里|门口|大门)?{_DONE}{_END}|{_LEAD}到(?:达|咗"
        f")(?:{_PLACE})?{_END}|{_LEAD}送(?:到|达)(?:{_PLACE})?{_END}|{_LEAD}交(?:给|到)(?:医生|护"
        f"士|家属|大夫)(?:手里|手上)?{_END}|{_LEAD}进(?:{_PLACE}|医院){_END}|{_LEAD}到{_PLACE}",
    ),
    (
        "ready",
        f"{_LEAD}(?:病|透析|检查|血透|针|药|事|手续)?(?:都|也|全|已经)?(?:看|透|做|查|检查|复查"
        "|化疗|透析|打|办|弄|睇|拿|配|抽|拍|体检|产检|搞|赶|逛|缴|取)(?:完|好|罢)(?:病|药|针|事"
        f"|查|集|析|检|检查|透析|手续|b超|片子)?{_END}(?:(?:可以|能|要|好)(?:来接|回)(?:我们?|去"
        "|家|来|了|咯)*)?"
        f"|{_LEAD}(?:可以|能|好|该|麻烦|请|快|现在|帮忙)(?:了)?(?:来|过来)?接(?:我们?|俺们?|人|他"
        f"|她|回|回来|回去|一下|{_WHO})*{_END}|{_LEAD}(?:来|过来)接(?:我们?|俺们?|人|他|她|一下"
        f"|回去?|{_WHO})*{_END}|{_LEAD}(?:可以|能|要|想|准备)(?:回|返)(?:去|家|来)?{_DONE}{_END}"
        f"|{_LEAD}(?:下机|出院|结束|完事|弄妥|搞掂|搞定|放学|散席){_DONE}{_END}"
        f"|{_LEAD}(?:在)?(?:门口|大门口|大厅|门诊)?等(?:着|你们?)?(?:来)?接{_END}|{_LEAD}好{_DONE}"
        f"(?:可以|来|过来|能)接{_END}|{_LEAD}(?:出来|完){_DONE}{_END}",
    ),
    (
        "no_show",
        "(?:家里|屋里|门口|这里|那里|敲门|叫门|到了|地方|喊了|屋头|喊门|院里)*(?:都|也)?(?:没|冇"
        f"|没得|没有)人(?:在|开门|应|理|出来|答应|来)?{_END}|(?!我|俺|阮){_LEAD}(?:人)?(?:不在|唔"
        "在|冇在)"
        f"(?:家|屋|屋里|家里)?{_END}|{_LEAD}(?:门)?(?:锁着|锁了|关着){_END}|{_LEAD}(?:没|冇|没有)"
        f"(?:接|等|见|看|找|拉)(?:到|着)?(?:人|老人|车|司机)?{_END}"
        f"|{_LEAD}(?:接|找|等|联系|打)不(?:到|着|上|通)(?:人|老人|车|司机|电话)?{_END}|{_LEAD}"
        f"(?:等|喊|敲|打)了?(?:半天|老半天|好久|大半天|{NUM}(?:多)?(?:分钟|个?小时|个?钟头)|半"
        "(?:个)?(?:小时|钟头))(?:电话|门)?(?:都|也|还|了|就)*(?:没|冇|不|唔)(?:见)?(?:人)?(?:车)?"
        f"(?:来|见人|见车|见|接|应|影|到)?[^,。]{{0,3}}{_END}"
        f"|{_LEAD}(?:电话)?(?:也|都|一直)?(?:没人接|打不通|不接|没接){_END}|{_LEAD}(?:司机|车|车"
        f"子|师傅|人)(?:怎么|咋|都|也|还|一直|到现在|根本)*(?:没|冇|不)来{_END}|{_LEAD}没(?:见|看"
        f"见|看到)(?:人|车|司机)(?:影)?{_END}|没人来接{_END}|没来接{_END}",
    ),
    (
        "on_the_way",
        f"{_LEAD}(?:出发|动身|上路|开车|启程|起身|走起){_DONE}{_END}|{_LEAD}(?:从[^,。]{{1,6}})?"
        f"(?:出发|动身|上路){_END}|{_LEAD}(?:在|正在)(?:去|来|回)?(?:的)?(?:半)?路上{_END}|{_LEAD}"
        f"(?:在)?路上{_DONE}{_END}|{_LEAD}(?:开|往|朝|向)(?:过来|过去|你那|你那边|你家|那边|您那)"
        f"(?:来|去|赶|走|开|里|边|儿)*{_END}"
        f"|{_LEAD}(?:马上|这就|就|立刻|立马|即刻)?(?:来|嚟|过来){_DONE}+{_END}|{_LEAD}(?:马"
        f"上|这就|立刻|立马|即刻)(?:就)?(?:来|嚟|过来|过去|去|到你那){_END}|{_LEAD}正?(?:往|赶)"
        f"[^,。]{{0,6}}(?:来|去|赶|走|开){_END}|{_LEAD}去接(?:人|老人|{_WHO})*(?:了|啦|咯|嘞|的路"
        f"上){_END}",
    ),
)
_COMPILED = tuple((step, expression(f"(?:{words})")) for step, words in _STEPS)
_LENGTH = expression(
    f"(?P<half>半)个?(?:小时|钟头|钟)|(?P<count>{NUM})(?:来|多)?个?(?:(?P<minutes>分钟|分)|"
    "(?P<quarters>刻钟)|(?P<hours>小时|钟头))(?P<plus>半)?"
)
_LATE = expression(
    f"(?:晚|迟)(?:到|个|来|点到|一点|点来|点(?!名)|一会|一下|{NUM}(?:分|个?小时|个?钟头|刻)|半)"
    "|迟到|要晚(?!上|饭)|会晚(?!上)|堵车|塞车|堵(?:住|着|死|在|了|得)|耽[搁误]|爆胎|车胎|扎胎|绕"
    "路|修路|封路|等红灯|慢(?:一)?点到|路滑|路不好走|开得慢"
)
_WAIT = expression(
    "(?:我们?|俺们?|老人|我妈|我爸|这边|阿妈|里面)?(?:还|仲)(?:没|未|冇|在)(?:有)?(?:收拾|准备|看"
    "|透|做|查|检查|排|弄|办|轮|叫|拿|等|好|完|出来|化验|缴费|起床|穿|吃)|(?:再)?(?:稍|请|麻烦)?"
    "等(?:我|我们|俺|一下我|下我)|稍等|等一下|等下|等等|等一会|(?:再|多)等(?:一?会|一?下|几|"
    "[0-9一二两三四五六七八九十]+分|半)|还得(?:等|一会|一阵|半|[0-9一二三四五六七八九十]+)"
    "|排(?:着)?队|(?:医生|大夫)(?:还没|没)(?:来|上班|到)|还早|没(?:那么)?快好|晚(?:点|些|一会儿?)"
    "(?:出来|好|完|下楼)|下楼慢|出来慢"
)
# 到咯到咯
_TWICE = expression(r"^(.{2,6})\1+$")
_ASKED = expression(
    "(?:吗|么|没有?|冇|未|嘛)(?:啊|呀)?[?]*$|\\?|谁|哪|几点|什么时候|啥时|几时|怎么还|到底|是不是"
    "|有没有|咋还"
)
_NOT_YET = expression(
    "(?:还|仲)(?:没|未|冇)(?:有)?(?:出发|动身|到|接|上车|走|来|开)|(?:准备|打算|才能|明天|后天|待"
    "会|等会|晚点|一会儿?)(?:再|就|要)?(?:出发|动身|来接|接|到|送)"
)
_WHERE = expression(
    "(?:车|司机|师傅|接我的?|接人的|你们?)[^,。]{0,4}(?:怎么|咋|为啥)?还(?:没|冇)(?:有)?(?:来|到)"
    "|(?:怎么|咋)还(?:没|不|冇)(?:来接?|到)"
    "|(?:你|您|车|车子|师傅|司机|人)(?:现在|现在人)?(?:到|走到|开到|在)(?:哪|边度|啥地方|什么地方"
    "|么地方|哪儿|哪里)|(?:车|师傅|司机|你)?(?:还(?:要|有))?多久(?:能|才|就)?到(?:啊|呢|$|,)|"
    "(?:几点|什么时候|啥时候|几时|多会儿?)(?:能|才)?(?:到|来接)"
)
_NO_ONE = expression("怎么没|怎么还没|咋没|咋还没|咋不来|怎么不来")


def step(text: str) -> Step | None:
    """The step whose words make up a clause; None for words that only touch it."""
    if _WHERE.search(text):
        return "where"
    parts = [_TWICE.sub(r"\1", part) for part in clauses(text)]
    held = _held_up(text)
    if _NOT_YET.search(text) and held is None:
        return None
    for name, words in _COMPILED:
        if any(words.fullmatch(part) and not _asked(part) for part in parts):
            if name in ("near", "on_the_way", "ready", "boarded") and held and name != "near":
                return held
            return name
    return held if held and not _asked(parts[-1] if parts else "") else None


def _held_up(text: str) -> Step | None:
    if _WAIT.search(text):
        return "running_late"
    return "late" if _LATE.search(text) else None


def _asked(part: str) -> bool:
    return bool(_ASKED.search(part)) and not _NO_ONE.search(part)


def arrives_only(text: str) -> bool:
    """我到了: where is not said, so before anybody got in it is their door."""
    return step(text) == "there" and not re.search(f"{_PLACE}|送|交|进", text)


def minutes(text: str) -> int | None:
    """Half an hour is 30."""
    match = _LENGTH.search(text)
    if match is None:
        return None
    if match["half"]:
        return 30
    count = whole(match["count"])
    if count is None:
        return None
    size = 1 if match["minutes"] else 15 if match["quarters"] else 60
    return count * size + (size // 2 if match["plus"] and size == 60 else 0)
