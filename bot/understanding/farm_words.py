"""What is said of the field and the stable: work, machines, freight, sick animals, sellers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from bot.understanding.expression import expression
from bot.understanding.farm_amounts import COUNT, count, kilos, plain, whole
from bot.understanding.needed_characters import Way, both, either, needed
from bot.understanding.pool_words import named, needs_to_name

_WORK: Mapping[str, str] = {
    "harvest": r"收割|割稻|割谷|割麦|收稻|收麦|收谷|收玉米|掰玉米|掰苞谷|收苞谷|挖红薯|挖花生"
    r"|收花生|收棉花|摘棉花|采茶|摘果|摘桔|摘橘|割油菜|收油菜|收庄稼|秋收|抢收",
    "plant": r"插秧|栽秧|播种|种玉米|种麦|撒种|移栽|栽苗|栽树|种花生|种红薯|抢种",
    "plough": r"犁地|犁田|耕地|耕田|旋地|旋耕|翻地|耙田|打田|整地|起垄",
    "spray": r"打药|打农药|喷药|除草|撒药|飞防|治虫",
    "manure": r"施肥|撒肥|上肥|追肥",
    "water": r"浇地|浇水|灌溉|抽水浇|放水(?:灌|浇)|抗旱",
    "feed": r"喂(?:几天|一下|下)?(?:猪|牛|鸡|羊|鸭|鱼|牲口)|投喂|代养|照看(?:猪|牛|鸡|羊|鱼塘)",
    "graze": r"放羊|放牛|放鸭|割草喂",
    "dry": r"晒谷|晒粮|收谷子进仓|脱粒|打谷|打稻|打麦|扬场|入仓",
}
_HANDS = expression(
    rf"({COUNT})(?:个|名|位)?(?:人手|帮工|帮手|劳力|人)|(?:人手|帮手|帮工)({COUNT})(?:个|名)"
)
_MU = expression(rf"({COUNT})亩(半)?")
_TAKES_PART = expression(r"(?:我|我家|俺|咱)(?!要|家要|缺|有)")
_ASKS = expression(r"帮|找|请|谁|缺|要|没人|差|顾不上|干不动|代|求|雇|搭把手|忙不过来")
_NOT_ASKED = expression(r"多少钱|什么时候|怎么(?:打|种|插)|补贴|政策|完了|好了|弄完|去年|昨天|已经")
_AWAY = expression(r"住院|病倒|病了|卧床|摔断|不在了|过世|走了|瘫|开刀|做手术|隔离")
_MACHINES: Mapping[str, str] = {
    "harvester": r"收割机|联合收割机|割稻机|割谷机",
    "tiller": r"旋耕机|微耕机|耕地机|犁地的?机|打田机|拖拉机",
    "planter": r"插秧机|播种机",
    "drone": r"无人机|植保机|飞防机",
    "sprayer": r"喷雾器|打药机|喷药机",
    "pump": r"抽水机|水泵",
    "thresher": r"脱粒机|打谷机|打稻机|玉米脱粒机",
    "dryer": r"烘干机",
    "truck": r"三轮车|农用车|小货车|货车",
}
_WHO_HAS = expression(
    r"谁(?:家|那|那里)?有|哪家有|谁家的|借|租|找台|找个|要台|要一台|用一下|请台|缺台"
)
_CARRY = expression(
    r"拉到|拉去|拉出去|运到|运去|运出|送到|捎到|外运|往外拉|拉走|带到|拉往|运往|卖到(?=县|镇|集|市|批|收购)"
)
_CARRY_IN = expression(
    r"拉回来?|运回来?|拉进来|拉到村|运到村|拉到家|捎回来?|带回来?|从\S{1,6}(?:拉|运)(?!到县|到镇)"
)
_PLACE = expression(r"(县城|县里|县上|镇上|镇里|集上|市里|市场|批发市场|收购点|粮站|乡里|街上)")
_NO_FREIGHT = expression(
    r"(?:块|元|毛)钱?(?:一|每|/)?(?:斤|公斤)|多少钱|吗$|去年|昨天|已经|卖不(?:出|掉|动)|滞销|没人(?:收|要)|医院|看病|送(?:我|他|她)"
)
_ANIMAL = (
    r"猪|母猪|猪娃|猪崽|仔猪|牛|牛犊|羊|羊羔|鸡|鸡娃|小鸡|鸭|鸭子|鹅|兔子?|驴|马|骡子?|鱼|牲口|鸽子"
)
_DEAD = expression(
    rf"(?:{_ANIMAL}).{{0,8}}?(?:死了?(?!亡|活)|成片(?:的|地)?死|接连死|倒了一片|死光|死绝|毙)"
    rf"|死了?.{{0,5}}(?:{_ANIMAL})|死(?:猪|鸡|鸭|牛|羊|鱼)"
)
_SICK = expression(
    rf"(?:{_ANIMAL}).{{0,6}}?(?:不吃(?:草|料|食|东西)|拉稀|拉血|发烧|发瘟|得瘟|瘟了|口吐白沫|吐白沫|站不起来?|起不来"
    rf"|瘸了|流鼻涕|喘(?:得|气)|咳嗽|烂蹄|口蹄疫|流产|打蔫|蔫了|趴着不动|没精神|抽搐|身上(?:红点|起泡|发紫)|病了)"
)
_NUMBER = expression(
    rf"({COUNT})(?:来|多|几)?(?:头|只|条|匹|羽)|(?:死了?|倒了)({COUNT})(?![片批窝群些大])(?:头|只|条|个)?"
)
_FIGURE = expression(
    r"笨死|气死|累死|吃死|死活|热死|冻死了?我|买|卖|价|多少钱|炖|杀猪|宰|电影|动画|游戏|吃鸡|属|年猪|画|玩具|笑死|像(?:猪|牛)"
    r"|我(?:病|发烧|咳)|吃(?:了|过)?(?:猪|牛|羊|鸡|鸭|鱼)(?:肉)?(?:后|以后|之后|就)"
)
_BITE = expression(
    r"(?:狗|犬|猫|疯狗|野狗|流浪狗).{0,8}?咬(?:了|伤|到|着|人)|(?:被|让|叫|给)(?:狗|猫|疯狗|野狗).{0,3}?(?:咬|抓)"
    r"|狂犬病?(?:的狗)?|疯狗"
)
_MAD = expression(r"疯狗|狂犬|狗.{0,4}(?:流口水|疯了|发疯|见人就咬)")
_PERSON = expression(
    r"咬(?:了|伤|到|着)?(?:我|他|她|人|娃|孩子|大爷|奶奶|小孩|手|腿|脚)|(?:被|让|叫|给)(?:狗|猫|疯狗|野狗)"
)
_PEOPLE_ILL = expression(
    r"(?:人也|我也|家里人也|我爸也|我妈也|老婆也|喂(?:猪|鸡|牛|羊)的人|养(?:猪|鸡|牛|羊)的人?也?).{0,6}?"
    r"(?:发烧|发热|不舒服|咳|病|难受|起疹|拉肚子|头疼)"
)
_WHERE = expression(
    r"(?:哪里?|哪儿|哪个店|哪家店?|啥地方|什么地方|在哪).{0,6}?(?:卖|买|有卖|买得到|能买)"
    r"|(?:哪里?|哪儿|哪家)有.{0,10}?(?:卖|买)|(?:去)?哪(?:里|儿)?(?:能|可以)?买|在哪(?:里|儿)?(?:能)?买|谁(?:家|那)?(?:有)?卖"
)

WayOf = Literal["out", "in"]


@dataclass(frozen=True, slots=True)
class SaidWork:
    """Field work somebody asks for."""

    what: str
    mu: int | None = None
    hands: int | None = None
    machine: str | None = None
    owner_away: bool = False  # who owns it is ill or gone; nothing is asked of them


@dataclass(frozen=True, slots=True)
class SaidFreight:
    """Goods for a truck, seen from the village."""

    way: WayOf
    goods: str
    kilos: int | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class SaidSick:
    """Sick or dead animals; people come before them."""

    animal: str
    dead: bool = False
    number: int | None = None
    people_ill: bool = False


def read_work(text: str) -> SaidWork | None:
    """后天割稻要5个人: what is to be done, and that somebody is wanted for it."""
    said = plain(text)
    if not _ASKS.search(said) or _NOT_ASKED.search(said):
        return None
    what = next((code for code, words in _WORK.items() if re.search(words, said)), None)
    if what is None:
        return None
    hands, mu = _HANDS.search(said), _MU.search(said)
    area = count(mu[1]) if mu else None
    return SaidWork(
        what,
        mu=int(area) if area else None,
        hands=whole(hands[1] or hands[2]) if hands else None,
        machine=read_machine(text, asked=False),
        owner_away=_AWAY.search(said) is not None,
    )


def says_part(text: str) -> int | None:
    """我割3亩, 我包两亩: how much of a field somebody takes."""
    said = plain(text)
    found = _MU.search(said)
    if found is None or len(said) > 14 or not _TAKES_PART.match(said):
        return None
    return whole(found[1])


def read_machine(text: str, *, asked: bool = True) -> str | None:
    """谁家有收割机: the machine that is looked for."""
    said = plain(text)
    if asked and (not _WHO_HAS.search(said) or re.search(r"多少钱一台|补贴|修|坏", said)):
        return None
    return next((code for code, words in _MACHINES.items() if re.search(words, said)), None)


def read_freight(text: str, produce: Sequence[str], inputs: Sequence[str]) -> SaidFreight | None:
    """我有两千斤红薯要拉到县里 goes out; 化肥从镇上拉回来 comes in."""
    said = plain(text)
    if _NO_FREIGHT.search(said):
        return None
    place = _PLACE.search(said)
    coming, going = named(said, inputs), named(said, produce)
    if coming and _CARRY_IN.search(said):
        return SaidFreight("in", coming[0], kilos(said), place[1] if place else None)
    if going and _CARRY.search(said):
        return SaidFreight("out", going[0], kilos(said), place[1] if place else None)
    return None


def read_sick(text: str) -> SaidSick | None:
    """猪死了好几头, 鸡成片死, 牛不吃草."""
    said = plain(text)
    dead, sick = _DEAD.search(said), _SICK.search(said)
    if not (dead or sick) or _FIGURE.search(said):
        return None
    animal = re.search(_ANIMAL, said)
    number = _NUMBER.search(said)
    return SaidSick(
        animal[0] if animal else "",
        dead=dead is not None,
        number=whole(number[1] or number[2]) if number and dead else None,
        people_ill=_PEOPLE_ILL.search(said) is not None,
    )


def says_bitten(text: str) -> bool:
    """A dog bit somebody: people first, whatever becomes of the dog."""
    said = plain(text)
    return _BITE.search(said) is not None and _PERSON.search(said) is not None


def says_mad_dog(text: str) -> bool:
    """A dog that may be mad, whether or not it has bitten."""
    said = plain(text)
    return _MAD.search(said) is not None


def read_seller(text: str, goods: Sequence[str]) -> str | None:
    """哪里有化肥卖: the thing somebody wants to buy."""
    said = plain(text)
    if not _WHERE.search(said):
        return None
    return next(iter(named(said, goods)), None)


def ways(inputs: Sequence[str], produce: Sequence[str]) -> tuple[Way, ...]:
    """What is said of the field, by what each way of saying it needs, and who reads it."""
    freight = partial(read_freight, produce=produce, inputs=inputs)
    to_name = needs_to_name(inputs)
    return (
        (both(needed(_ASKS.pattern), either(*map(needed, _WORK.values()))), read_work),
        (both(needed(_TAKES_PART.pattern), needed(_MU.pattern)), says_part),
        (needed(_DEAD.pattern), read_sick),
        (needed(_SICK.pattern), read_sick),
        (both(needed(_BITE.pattern), needed(_PERSON.pattern)), says_bitten),
        (needed(_MAD.pattern), says_mad_dog),
        (both(needed(_WHERE.pattern), to_name), partial(read_seller, goods=inputs)),
        (both(needed(_CARRY_IN.pattern), to_name), freight),
        (both(needed(_CARRY.pattern), needs_to_name(produce)), freight),
    )
