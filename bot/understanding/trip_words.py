"""What a driver says about seats in a car that goes somewhere anyway."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.understanding.expression import expression
from bot.understanding.ride_text import NUM, plain, whole
from bot.understanding.seats import seats as seats_said
from bot.understanding.times.clocks import placed
from bot.understanding.times.find import Found, find
from bot.understanding.times.token import Clock
from bot.understanding.times.wanted import wanted
from bot.understanding.times.words import TimeWords

_N = f"({NUM})"
_SEAT = "(?:座位?|坐位|位子|位置|位(?!阿|大|老|师|姐|叔))"
_CARRY = "(?:坐|捎|带|搭|拉|载|挤|稍|驮)"
_OFFER = expression(
    "(?:还|也|都|正好|顺路|顺便|顺带|最多|顶多|只|车上|车里|回来|再)*(?:能|可以|可|好|得)(?:再"
    f"|以|够)?{_CARRY}(?:上|得下)?(?:{NUM}(?:个|位|人|名)|(?:个)?人|几个|大家)"
    f"|还空(?:着)?{NUM}个|空车(?=$|[,。])|有(?:要|想)(?:坐|搭|去)的|空(?:着|余|了|出)?(?:{NUM})个?{_SEAT}"
    f"|有(?:{NUM})?个?空{_SEAT}|(?:有|剩|余|多)(?:{NUM})个?{_SEAT}"
    "|有空[座位]|车(?:子)?(?:是)?空(?:的|着)|空车(?:去|回|走|跑)"
    f"|(?:顺路|顺便|顺带|顺风)(?:可以|能)?{_CARRY}(?!我|俺|一下我)|(?:谁|哪个|边个|有人|哪位|谁家"
    f")(?:要|想)(?:搭|坐|捎|跟)?(?:车|去|一起|跟)?[^,。]{{0,8}}(?:找我|联系我|跟我|讲一声|说一声"
    "|吱|言语|报名|打我电话|@我|喊我|上我的?车|坐我的?车|跟车)"
    f"|(?:搭|坐)我的?(?:顺风)?车|{_CARRY}得下{NUM}|{_CARRY}{NUM}(?:个|位)(?:人)?(?:没问题|不成问"
    f"题|都行|也行|可以|足够|绰绰|冇问题)|可{_CARRY}{NUM}人?"
)
_WANTED = expression(
    f"谁(?:能|可以|可|有|家|的车|方便|要去|去县|去镇|明天去|顺路)?[^,。]{{0,8}}(?:{_CARRY}|送|接)"
    "(?:我|俺|一下我|阮|我们)|能不能|可不可以|有没有|有冇|求|(?:我|俺)(?:想|要|得)(?:搭|坐|蹭)"
    f"|{_CARRY}(?:上)?(?:我|俺|阮)(?!们?的?车)"
    "|吗|么(?=$|[,。?])|\\?|哪个能|边个能|几个(?:人)?(?:啊|呀|$)|需要车|要个车|找车|要车|没车"
    "(?!位)"
)
_ONLY = expression(
    f"(?:只|就|最多|顶多|仅)(?:能|可以|可|好|够)?(?:{_CARRY}|有|剩|空)?(?:得下)?{_N}(?:个|位|人"
    f"|名|{_SEAT})"
)
_SEATS = expression(
    f"还空(?:着)?{_N}个|"
    f"(?:空|剩|有|余|多)(?:着|余|了|出|下)?{_N}个?(?:空)?{_SEAT}|(?:能|可以|可|还能|再)?{_CARRY}"
    f"(?:上|得下)?{_N}(?:个|位|人|名)|{_SEAT}(?:还)?(?:有|剩|空)(?:着)?{_N}(?:个|位)?"
)
_LEFT = expression(
    f"(?:只|就|还|现在|仅)(?:能)?(?:剩|余)(?:下)?(?:了)?{_N}|剩(?:下)?{_N}(?:个|位)|(?:现在|如今"
    f"|目前)(?:只|就|还)(?:有|能{_CARRY}){_N}|(?:只|就)(?:有|能{_CARRY}){_N}(?:个|位|人)?{_SEAT}?"
    "(?:了|啦|咯|嘞|喽)"
    f"|(?:改|变)(?:成|为|到){_N}(?:个)?(?:人|{_SEAT})"
)
_MORE = expression(f"(?:又|再|还)?(?:空出|多出|腾出|多了|空了)(?:来)?(?:了)?{_N}(?:个|位)")
_LESS = expression(f"少(?:了|掉)?{_N}(?:个|位)(?:空)?{_SEAT}|{_SEAT}少(?:了)?{_N}")
_FULL = expression(
    f"坐满|满座|满员|客满|满人|(?:车|人|{_SEAT}|全|都|已经?)(?:都|全|已经?|就)?满(?:了|啦|咯|嘞"
    f"|喽|咗|哒)|^满(?:了|啦|咯|嘞|喽|咗|哒)|(?:没|冇|没有|没得){_SEAT}(?:子|置)?(?:了|啦|咯|嘞"
    f"|喽|哒)|{_SEAT}(?:子|置)?(?:都|全|已经)?(?:没|冇|没有)(?:了|啦|咯|嘞|喽)|坐不下(?:了|啦|咯"
    "|嘞)|(?:一个(?:也|都)|再也|实在)(?:坐|捎|带)不(?:下|了)"
)
_NOT_FULL = expression(
    "(?:没|未|还没|冇|不)(?:有)?(?:坐)?满|坐不满|满了(?:吗|没|么|\\?)|没位(?:子|置)?(?:了)?(?:吗"
    "|么|\\?)|坐满(?:了)?(?:吗|没有?|么|就|才|再)"
)
_OFF = expression(
    "(?:不|唔|勿|毋)(?:去|走|跑|出车|回去|开)(?:了|啦|咯|嘞|喽|哒)|(?:去|走|跑|开|出)不(?:了|成"
    "|得)|车(?:子)?(?:给)?(?:坏|抛锚|趴窝|出毛病|打不着|发动不|撞|爆胎|送修|开不了|被借|有问题|出"
    "问题|出故障)"
    "|(?:行程|这趟|那趟|明天的?|后天的?|车)取消|取消(?:了|行程|这趟|出车)|改天(?:再)?(?:去|走)|不"
    "出车|去唔成|去不起|临时有事"
)
_NOT_OFF = expression(
    "(?:不去了|不走了|取消了?|去不了|坏了)(?:吗|么|没|\\?)|(?:他|她|人家|他们|她们|老"
    "[王李张刘陈赵周])(?:们|家|都|也)?不去了|空出|多出来|腾出"
)
_BACK_NO = expression(
    "单程|不回(?:来|头|转|去)?(?=了|$|[,。]|的)|只去|光去|去了(?:就)?不回|回来(?:的?时候?)?(?:就)?"
    "(?:不|没|冇|带不|捎不|坐不|拉不|没空|没位)|回程(?:不|没|满)|过夜|住(?:一晚|一夜|下|几天|那)"
    "|返程(?:不|没|满)|回不来|当天不回"
)
_BACK = expression(
    "来回|往返|打来回|回来(?:时|的时候|路上)?(?:也|还|都|同样)?(?:能|可以|可|好|顺便|顺路)|回程"
    "|返程|回头(?:能|可以|也|还|顺|路上)|当天(?:就|也)?(?:回|返)|当日(?:回|返|往返)|(?:回来|返回"
    f"|回村|返来|回转)(?:也|能|还|都)?{_CARRY}|来去都|去和回|去回都"
)
_RETURN = expression(
    "(?:钟|半|左右|前后|以前|之前|前|的时候|时|多)*(?:就|再|才|能|要|会|可以|准备|打算|从[^,。]{1,4}"
    ")*(?:回|返|往回|转来|折回|归)(?!电|话|复|信)"
)
_NO_DETOUR = expression(
    "不绕|不(?:顺路|顺)的?(?:话|地方)?(?:就)?(?:不|别|莫|免)|不拐|直达|直走|直接走|不进村|唔兜路"
    "|不等人|顺路的?(?:才|再|就)|(?:只|仅|光)(?:捎|带|接|拉|搭)顺路|不上门|不专门|不去别|只走"
    "(?:大路|国道|高速|县道)|不方便绕|绕不(?:了|动|得)|没空绕|不到门口|路边(?:等|上车)"
)
_DETOUR = expression(
    "(?:可以|能|愿意|可|好)(?:稍微)?(?:绕|拐|兜)|绕(?:一?点|一?下|一?段|路|一小段|个弯|两步|几步)*"
    "(?:也|都|没|冇|可以|不要紧|无妨|行)|上门接|到门口(?:来)?接|(?:可以|能)(?:去|到|来)?(?:家|屋"
    "|你家|村|门口)里?(?:来)?接|挨家接|稍微绕|拐一下|(?:可以|能)(?:进村|转到)"
)
_MINUTES = expression(
    f"绕(?:路|道|行|个|上|不超过|最多|顶多|不过)*{_N}(?:来)?(?:分钟?|里)|{_N}分钟?(?:以?内|之内)?"
    f"(?:的)?(?:绕|弯)|{_N}分钟?(?:以内|之内)(?:都|能|可以)"
)
_NO_WHEELCHAIR = expression(
    "(?:放|带|装|塞|摆|上)不(?:了|下|进|得)轮椅|轮椅(?:[^,。]{0,3})?(?:放|带|装|塞|上)不|(?:不能"
    "|不可以|没地方|没法|冇得)(?:放|带|装|搁)轮椅|轮椅(?:就)?(?:不行|不能|没地方|别|没法|免)|不"
    "(?:带|拉|放|接)轮椅"
)
_WHEELCHAIR = expression(
    "(?:放|带|装|塞|摆|搁|折|收|坐|推|接)[^,。]{0,4}轮椅|轮椅(?:也|都|能|可|放|可以|带|折|没问题"
    "|坐|上)|(?:有|能)[^,。]{0,3}轮椅(?:位|板|坡)"
)
_THERE_PART = expression("住|过夜|去|到|走|出发|动身")


@dataclass(frozen=True, slots=True)
class OfferWords:
    """Only what is said; what is not is None or False."""

    # Seats are offered: 能捎两个, 空三个座.
    offer: bool = False
    # Free seats: of the offer, or what is left of it (`changed`).
    seats: int | None = None
    # Whether `seats` corrects an earlier number: 只剩一个位子了.
    changed: bool = False
    # So many more or fewer than before: 又空出一个, 少一个座.
    more: int | None = None
    two_way: bool | None = None
    back_day: date | None = None
    back: time | None = None
    # 下午回来 without a clock: dawn morning noon afternoon evening night.
    back_part: str | None = None
    # Whether a way round is all right, and how many minutes of it.
    detour: bool | None = None
    detour_minutes: int | None = None
    wheelchair: bool | None = None
    full: bool = False
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class _Back:
    day: date | None = None
    clock: time | None = None
    part: str | None = None


def read_offer(
    text: str,
    at: datetime,
    seats: int | None = None,
    *,
    words: TimeWords,
    region: str | None = None,
) -> OfferWords:
    """The reading of one message at that local time; `seats` as read already."""
    said = plain(text)
    if _WANTED.search(said):
        return OfferWords()
    back = _back(said, at, words, region)
    more = _more(said)
    left = None if more else _number(_LEFT, said)
    offered = bool(_OFFER.search(said)) or (left is None and bool(_ONLY.search(said)))
    minutes = _number(_MINUTES, said)
    return OfferWords(
        offer=offered,
        seats=None if more else left or _seats(said, seats, offered),
        changed=left is not None,
        more=more,
        two_way=_two_way(said, back),
        back_day=back.day,
        back=back.clock,
        back_part=back.part,
        detour=_detour(said, minutes),
        detour_minutes=minutes,
        wheelchair=_wheelchair(said),
        full=bool(_FULL.search(said)) and not _NOT_FULL.search(said),
        cancelled=bool(_OFF.search(said)) and not _NOT_OFF.search(said),
    )


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return whole(next((g for g in match.groups() if g), None)) if match else None


def _seats(text: str, seats: int | None, offered: bool) -> int | None:
    """The number said with the seats is surer than one read from anywhere."""
    if not offered:
        return None
    return _number(_ONLY, text) or _number(_SEATS, text) or seats or seats_said(text)


def _more(text: str) -> int | None:
    if (count := _number(_MORE, text)) and not _FULL.search(text):
        return count
    less = _number(_LESS, text)
    return -less if less else None


def _two_way(text: str, back: _Back) -> bool | None:
    if _BACK_NO.search(text):
        return False
    return True if _BACK.search(text) or back != _Back() else None


def _detour(text: str, minutes: int | None) -> bool | None:
    if minutes:
        return True
    if _NO_DETOUR.search(text):
        return False
    return True if _DETOUR.search(text) else None


def _wheelchair(text: str) -> bool | None:
    if _NO_WHEELCHAIR.search(text):
        return False
    return True if _WHEELCHAIR.search(text) else None


def _back(text: str, at: datetime, words: TimeWords, region: str | None) -> _Back:
    """When the car comes back; the day is the day it goes unless another is said."""
    found = [one for one in find(text, words, at=at, region=region) if not one.when.soon]
    returning = [one for one in found if _RETURN.match(text, one.end)]
    if not returning:
        return _Back()
    one = returning[-1]
    going = wanted([other for other in found if other is not one])
    if len(found) == 1 and not _THERE_PART.search(text[: one.start]):
        # 下午四点回村,能捎两个: the way to the village is the trip itself.
        return _Back()
    day = one.when.day if not one.assumed else (going.day if going else None)
    clock = _later(one, found) if one.clock else None
    return _Back(day, clock, None if clock else one.when.part)


def _later(one: Found, found: Sequence[Found]) -> time:
    clock = one.clock or Clock(0)
    made = placed(date(2000, 1, 3), clock, one.when.part, one.late)[1]
    going = [o.when.clock for o in found if o.start < one.start and o.when.clock]
    late = clock.exact or one.when.part or made.hour >= 12
    if not late and (made.hour < 10 or any(g >= made for g in going if g)):
        return made.replace(hour=made.hour + 12)
    return made
