"""Whether the words around a place speak of medicine, so that a doubtful name may be one."""

import re
from dataclasses import dataclass

from bot.understanding.expression import expression

_UNITS = "盒片瓶粒袋板支包颗贴只个点些张台副罐根把付樽扳剂枚份箱桶辆只双块张"
_NUMBERS = "0-9一二两三四五六七八九十半几俩仨多"
# What stands straight before something that is taken, had or lent.
_BEFORE = expression(
    rf"(?:有|有没有|没有|没得|冇|冇得|没|借|买|要|求|拿|带|捎|稍|吃|喝|服|匀|给我|给俺|缺|差|备|找|用|"
    rf"收|剩|涂|抹|擦|戴|攞|讨|捐|开|换|送|领|取|还|[{_UNITS}]|[{_UNITS}](?:的|那个)?|多的|多余的|闲置的)$"
)
_AFTER = expression(
    rf"(?:片|粒|胶|颗粒|冲剂|药|膏|液|滴|栓|丸|糖浆|混悬|检测|试|还?有[没冇吗么不的得两几一半\d]|有不|没有?(?=$|[\s,，。!?吗得])|也有|"
    rf"还?有$|冇|吗|么|卖|能吃|能喝|能给|可以吃|怎么吃|咋吃|[{_NUMBERS}]{{1,4}}[{_UNITS}]|借|匀|还剩|剩|"
    rf"一天|吃|过期|到期|用[下完一几]|用用)"
)
_AROUND = expression(
    rf"药|盒|瓶|胶囊|颗粒|冲剂|借|匀|缺货|断货|过期|到期|开封|拆封|退烧|发烧|感冒|咳|"
    rf"[{_NUMBERS}][片粒袋板支包颗贴副台只]|谁[那家]?里?有|哪[个家位里]?有|边个有|有没有|有没得|有木有|有冇|哪里买|吃[了过点一几]|"
    rf"备[点一几]|一起吃|换着[吃用]|混[着在]|一起用|同时[吃用喝]|哪个好|医生|大夫|卫生室|诊所|高压|血压|伤口"
)
_REACH = 12
_EDGE = expression(r"[\s,，。!?！？、;；:：~(（)）]")
# 999 is a medicine, 999朵 and 84岁 are numbers.
_COUNTED = expression(r"[0-9.:/%岁号年月日元块朵天点分米里斤多度次楼栋室级路个人万千百位页]")
_MEASURE = "副支根条对只"
_NOT_CRUTCH = "弯角卖骗走进到个过来去上下"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - _REACH) : self.start]

    @property
    def after(self) -> str:
        return self.text[self.end : self.end + _REACH]


def talks_of_medicine(place: Place, *, written: bool) -> bool:
    """`written`: the word stands there as it is, so a word of medicine near by is enough."""
    if place.end - place.start == 1:
        return place.before[-1:] in tuple(_MEASURE) and place.after[:1] not in tuple(_NOT_CRUTCH)
    if place.words.isdigit() and (
        _COUNTED.match(place.after) or re.search(r"[0-9.:/第约共]$", place.before)
    ):
        return False
    before, after = bool(_BEFORE.search(place.before)), bool(_AFTER.match(place.after))
    if before and after:
        return True
    free_before = not place.before or bool(_EDGE.match(place.before[-1]))
    free_after = not place.after or bool(_EDGE.match(place.after[0]))
    if (before and free_after) or (free_before and after):
        return True
    return written and bool(_AROUND.search(place.before) or _AROUND.search(place.after))
