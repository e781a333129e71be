"""A car that is registered: seats, plate, what it can carry."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.understanding.driver_times import night_said
from bot.understanding.expression import expression
from bot.understanding.ride_text import NUM, plain, whole

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = expression(
    f"(?<![A-Z0-9])([{_PROVINCES}])([A-HJ-NP-Z])[·.\\-]?([A-HJ-NP-Z0-9]{{6}}|[A-HJ-NP-Z0-9]{{5}}"
    f"|[A-HJ-NP-Z0-9]{{4}}[学挂警])(?![A-Z0-9])"
)
_LOWER_PLATE = expression(f"[{_PROVINCES}][a-z][·.\\-]?[a-z0-9]{{5,6}}")
_MAKES = (
    "五菱|长安|比亚迪|大众|桑塔纳|捷达|哈弗|吉利|奇瑞|长城|江铃|东风|福田|金杯|丰田|本田|现代|别"
    "克|宝骏|传祺|红旗|北汽|金龙|瑞风|江淮|特斯拉|小鹏|理想|蔚来|问界|昌河|哈飞|时风|轻骑|解放|全"
    "顺|依维柯|起亚|福特|日产|雪佛兰|荣威|名爵|gl8|宏光"
)
_BODY = (
    "面包车?|轿车|皮卡车?|小?货车|卡车|商务车?|越野车?|suv|mpv|电动三轮车?|三轮车?|小车|小轿车|小"
    "汽车|客车|中巴|考斯特|两厢|三厢|救护车|农用车|厢货|平板车|新能源车?|电车"
)
_WHAT = expression(
    f"(?:[白黑红灰蓝银黄绿](?:色)?的?)?(?:(?:{_MAKES})(?:宏光|之光|荣光|之星|神车)?(?:s|plus|mini"
    f")?(?:的|牌)?(?:{_BODY})?|(?:{_BODY}))"
)
_WHOLE_CAR = expression(
    rf"({NUM})(?:个)?(?:座(?!位空)|坐(?=的|面包|商务|轿车|小车|车))|({NUM})人座"
)
_FOR_OTHERS = expression(
    f"(?:能|可以|可|还能|够)(?:再)?(?:坐|带|拉|捎|载|乘|装)(?:得下|下|上)?({NUM})(?:个|人|位|名)"
    f"|(?:空|余|有)({NUM})个?(?:空)?(?:座|位)|(?:坐|载)(?:得下)({NUM})|除(?:了)?(?:我|司机)"
    f"[^,。]{{0,5}}({NUM})(?:个|人|位)|(?:后座|后排)[^,。]{{0,3}}({NUM})(?:个|人|位)"
)
_WITH_DRIVER = expression(rf"(?:连|加|含|包括|算上)(?:上)?(?:我|司机|驾驶)[^,。]{{0,5}}({NUM})")
_MINE = expression(
    "(?:我|俺|阮|我们?家|俺家|咱|家里|家头)(?:家)?(?:的)?(?:这|那)?(?:有)?(?:一|个|1)?(?:台|辆|部"
    "|架)?[^,。不没]{0,8}车(?!位|子?坏|票|站|费|间|祸|库)|(?:我|俺)(?:开|是|这)(?:的)?(?:是)?|"
    "(?:登记|注册|报)(?:一下)?(?:我的?)?车|车(?:是|牌|型)"
)
_NO_CAR = expression(
    "(?:没|冇|没有|没得)(?:得)?车|谁(?:有|家|的)|有没有|有冇|能不能|求|(?:叫|要|找|等|派|借|租|买"
    "|卖|修|约)(?:个|一?[辆台部]|了|到)*(?:[^,。]{0,6})车|坐(?:面包|小|货|皮|大|中|班|客|三轮|电)"
    "|吗|\\?|车(?:子)?(?:坏|抛锚|撞|丢|堵|不见)|撞|看到|哪|那辆|一辆(?:[^,。]{0,6})(?:停|堵|翻|冲"
    ")|别人|卖"
)
_WHEELCHAIR = expression("轮椅")
_NO = "(?:不|没|冇|唔|放不|装不|无)[^,。]{0,5}$"
_OXYGEN = expression("氧气|制氧")
_CHILD = expression("(?:儿童|安全|宝宝|小孩|婴儿)座椅|安全椅|儿童椅")
_STRETCHER = expression("担架|能躺|可以躺|能平躺|放平")
_TRUCK = expression("皮卡|货车|卡车|三轮|农用车|厢货|平板|(?:能|可以|可)拉货|拉货的")
_BUT = expression("^[^,。]{0,4}(?:不|没|冇)")


@dataclass(frozen=True, slots=True)
class Car:
    """A car that is registered; `seats` are for passengers."""

    seats: int | None = None
    what: str = ""  # 五菱面包车
    plate: str | None = None
    wheelchair: bool = False
    oxygen: bool = False
    child_seat: bool = False
    stretcher: bool = False
    truck: bool = False
    night: bool = False


def read_car(text: str) -> Car | None:
    """The car somebody registers; None where no car is told."""
    said, plate = plain(text), _plate(text)
    if plate is None and _NO_CAR.search(said):
        return None
    seats, kind = _seats(said), _what(said)
    car = Car(
        seats=seats,
        what=kind,
        plate=plate,
        wheelchair=_has(_WHEELCHAIR, said),
        oxygen=_has(_OXYGEN, said),
        child_seat=_has(_CHILD, said),
        stretcher=_has(_STRETCHER, said),
        truck=bool(_TRUCK.search(said)),
        night=bool(night_said(said)),
    )
    return car if _told(said, car) else None


def _told(text: str, car: Car) -> bool:
    """A plate, a car that is one's own, or a kind of car with its seats."""
    if car.plate or (car.what and car.seats):
        return True
    if car.what and len(text) <= len(car.what) + 3:
        return True
    something = car.seats or car.what or car.wheelchair or car.oxygen or car.child_seat
    return bool(_MINE.search(text) and something) or bool(
        _WHOLE_CAR.match(text) or _FOR_OTHERS.fullmatch(text)
    )


def _plate(text: str) -> str | None:
    """皖A12345, or six characters behind the letter of a new-energy car."""
    upper = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).upper())
    match = _PLATE.search(upper)
    return "".join(match.groups()) if match else None


def _seats(text: str) -> int | None:
    text = _LOWER_PLATE.sub(",", text)
    others = _FOR_OTHERS.search(text)
    if others:
        return whole(next(group for group in others.groups() if group))
    counted = _WITH_DRIVER.search(text) or _WHOLE_CAR.search(text)
    number = whole(next(g for g in counted.groups() if g)) if counted else None
    return number - 1 if number and number > 1 else None


def _what(text: str) -> str:
    """The longest words for the car, as said."""
    found = sorted((match[0] for match in _WHAT.finditer(text)), key=len)
    return found[-1].strip("的") if found else ""


def _has(words: re.Pattern[str], text: str) -> bool:
    for match in words.finditer(text):
        if not re.search(_NO, text[: match.start()]) and not _BUT.match(text[match.end() :]):
            return True
    return False
