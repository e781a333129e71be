"""What a short line does to a ride that is agreed: another hour, one more, not any more."""

from __future__ import annotations

import re

from bot.understanding.expression import expression

_CHANGE = expression(r"改|换成|推迟|提前|挪|晚点走|早点走|不是.{1,6}是")
_LONGEST = 24
_MARKS = expression(r"[\s,，。.;；:：!！~、]+")
_END = "(?:了|啦|咯|嘞|喽|哈|吧|啊|呀|的)*"
_THANKS = "(?:谢谢|多谢|麻烦了)?(?:你|您|大家|各位|师傅)?(?:了|啊|哈)?"
_I = "(?:我们?|俺们?|阮|咱们?|我妈|我爸|老人|家里人?|屋里)?"
_WEEKDAY = "(?:下下?个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天1-6]"
_DATE = "[0-9一二三十]{1,3}[号日]"
_DAY = (
    f"(?:今天|明天|后天|明早|明儿|{_WEEKDAY}|{_DATE}|早上|上午|下午"
    "|的|这次|这趟|那趟|都|也|就|先|我|俺)*"
)
_OFF = expression(
    f"(?:那)?{_I}{_DAY}{_I}(?:就|都|先|又)?(?:不去|不坐|不走|去不成|不用去|不用送|不用接|不要车|不用车)"
    f"(?:医院|镇上|县里|县城|县医院|卫生院|车)?{_END}{_THANKS}"
    f"|{_I}(?:自己|家里|儿子|女儿|闺女|邻居|亲戚)?(?:已经)?(?:找到|有|坐上|搭上|叫到|搭到)"
    f"(?:了)?(?:车|便车|顺风车|班车|出租车|人送|人接){_END}{_THANKS}"
    f"|{_I}(?:自己)(?:坐班车|坐公交|打车|开车|坐车|骑车)?(?:去)(?:了|就行|就好|吧){_END}{_THANKS}"
    f"|(?:我)?(?:儿子|女儿|闺女|女婿|媳妇|儿媳|老公|亲戚|邻居)(?:来|会|能|可以)?(?:开车)?送我(?:去)?{_END}{_THANKS}"
)
_ALL = expression("都(?:不|取消)|全(?:不|取消)")
_ADDED = expression(
    "(?:再|还要|另外|又)?(?:多)?(?:再加|加|多|添|带上?)(?:上)?(?P<count>[一1两二2俩三3四4]|个)个?(?:人|位)?"
)
_NUMBERS = {"两": 2, "二": 2, "俩": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_TAIL = expression("[,，]?(?:一起|一块|坐车|去|同去|行不|行吗|可以吗|吧|啊|哈|了|陪我|陪护)*")
_ALSO = expression("还要|还得|再(?:要|去|送|跑|来)|另外|也要")
_AGAIN = expression(
    "(?:还要|还得|还(?!是)|也要|也得|又要)(?:再)?[^,，。不没]{0,4}(?:去|来|跑)(?:一)?(?:趟|次|回|下)"
    "|(?:还要|还得|还想|也要|也得|也想|又要|另外(?:还)?要)[^,，。不没]{0,4}(?:去|跑|坐车)(?:了|的|哈|嘛)?(?:$|[,，。\\s])"
)
_BARE_WEEKDAY = expression("(?<![这本下上每个])(?:周|星期|礼拜)[一二三四五六日天]")
_CAR = "(?:人(?:的|开)?|顺风|便|顺路的?)?车"
_ANEW = expression(
    f"有{_CAR}[^,，。]{{0,12}}(?:[不没吗么嘛啵]|[?？])|有(?:没有|没|无|冇){_CAR}"
    "|(?:谁|哪个|哪位)[^,，。]{0,6}有车|求(?:个|一?辆)?(?:顺风|便)?车"
)
_AFTER_ALL = expression("还是|不是|说错|错了|记错|算了|已经|找到")
_WHO_DRIVES = expression(
    "(?:今天|明天|后天|今晚|明早|大家|有)?(?:谁|哪个|哪位|边个)(?:今天|明天|后天|今晚|明早)?"
    "(?:在)?(?:出车|值班开车|跑车|当班开车|开车当班)(?:的|啊|呀|呢|吗)?"
)
_SURE = expression(
    "(?:好的?|嗯|行|知道|放心|收到)*(?:我|俺|阮)?(?:(?:会|一定|肯定|保证|准时|准|按时)+(?:去|来|到|接)"
    "|(?:都)?(?:记着|记得|记到|没忘|忘不了|晓得|知道)|准时)(?:的|了|呢|啊|哈|嘞|着|接|到)*(?:您?放心)?"
)
_ENDED = expression("[看瞧治]完?了?病了?|[看瞧]完了?")


def changes(text: str) -> bool:
    """改成九点走, 提前到七点半: said of a ride; never a longer tale."""
    return len(text) <= _LONGEST and _CHANGE.search(text) is not None


def calls_off(text: str) -> bool:
    """不去了, 我自己有车了: the ride is not wanted any more, and nothing else is said."""
    parts = [part for part in _MARKS.split(text) if part]
    return 0 < len(parts) <= 3 and len(text) <= _LONGEST and bool(_OFF.fullmatch("".join(parts)))


def calls_off_all(text: str) -> bool:
    """都不去了: of several rides every one."""
    return bool(_ALL.search(text))


def people_added(text: str) -> int:
    """再加一个人: so many more than before; 0 where nobody is added."""
    bare = _MARKS.sub("", text)
    found = _ADDED.match(bare)
    if found is None or len(bare) > _LONGEST or ("人" not in bare and "位" not in bare):
        return 0
    if not _TAIL.fullmatch(bare[found.end() :]):
        return 0
    return _NUMBERS.get(found["count"], 1)


def without_visit(text: str) -> str:
    """看完病了，来接吧 says nothing of an illness of now."""
    return _ENDED.sub("", text)


def wants_also(text: str) -> bool:
    """还要, 另外: one more beside what is there."""
    return bool(_ALSO.search(text))


def goes_again(text: str) -> bool:
    """还要去一趟, 礼拜四也要去: the same way once more, said with its own day."""
    return bool(_AGAIN.search(text))


def of_next_week(text: str) -> str:
    """The same line with its weekday in the week after this one; a day with its week stays."""
    return _BARE_WEEKDAY.sub(r"下\g<0>", text, count=1)


def asks_anew(text: str) -> bool:
    """周一有车去县医院不: the whole question once more, and no word that takes the first back."""
    return bool(_ANEW.search(text)) and not _AFTER_ALL.search(text)


def asks_who_drives(text: str) -> bool:
    """明天谁出车: asked about the cars, no wish for one."""
    return bool(_WHO_DRIVES.fullmatch(re.sub(r"[?？]", "", _MARKS.sub("", text))))


def will_come(text: str) -> bool:
    """我会去, 记着呢: the driver says again that they come."""
    return bool(_SURE.fullmatch(_MARKS.sub("", text)))
