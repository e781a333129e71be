"""Whether what is said of a way to a doctor or a town is a wish for a car that names no car."""

from __future__ import annotations

from bot.understanding.expression import expression
from bot.understanding.meaning import Meaning
from bot.understanding.ride_text import plain
from bot.understanding.ride_words import RideWords

# Treatments and appointments; a wedding or the market is no reason to take a talk for a wish.
_OF_CARE = frozenset(
    {"dialysis", "chemo", "prenatal", "visit", "vaccination", "discharge", "medicine"}
)
_TAKES = expression(
    "(?:^|[,。;!])(?:请|想|要|麻烦|帮忙?|给)?(?:送|接|拉|带|捎)[^,。;]{1,12}(?:去|到|上)"
)
_PLACE = expression("(?:县|镇|市|乡|区)(?:里|上|城)|医院|卫生院|卫生室|诊所")
_TOLD = expression(
    "昨[天晚]|前天|上周|上个?星期|刚才|已经|去过|回来了|做完了|透完|看完|查完了|好了没|吗$|吗,|吗\\?"
    "|\\?|几点|哪天|怎么|多少|不用|不去|不送|取消|自己(?:去|开|骑)|坐(?:班车|公交)|我(?:去)?送(?:他|她|我)"
    "|儿子(?:来)?(?:接|送)|有人(?:接|送)"
)

_KIN = expression(
    "(?:送|接|带|拉|陪|载)(?:着)?((?:我|俺|咱)(?:妈|爸|娘|爹|奶奶?|爷爷?|婆婆?|公公?"
    "|外婆|外公|姥姥|姥爷|老婆|媳妇|老公|儿子|女儿|闺女|爱人))"
)


def whom_carried(text: str) -> str:
    """The words with who is to be carried before them: 送我妈去 speaks of 我妈."""
    found = _KIN.search(plain(text))
    return f"{found[1]}想要车" if found else text


def is_wish(text: str, words: RideWords, meaning: Meaning) -> bool:
    """Said where nothing else was understood: where to or why, and how or when exactly."""
    said = plain(text)
    if _TOLD.search(said):
        return False
    care = words.purpose in _OF_CARE
    place = bool(meaning.destination) or bool(_PLACE.search(said))
    if not (care or place):
        return False
    taken = bool(_TAKES.search(said)) or words.wants_named is not None
    return bool(words.appointment or words.desk or words.every) or taken


# 我要去县医院看眼睛: said to who finds cars, and neither of an errand nor of one's work.
_MUST = expression(
    "(?:要|想|得|需要|打算|准备)(?:再)?(?:去|到|上|克|切|回)[^,。;]{0,6}(?:医院|卫生院|卫生室|诊所|中医院|妇幼)"
    "|(?:下?个?(?:周|星期|礼拜)[一二三四五六日天]|明天|明早|后天|[0-9一二三十]{1,3}[号日])[^,。;]{0,6}"
    "(?:去|到|上|克|切)[^,。;]{0,4}(?:医院|卫生院|中医院|妇幼)"
)
_NO_PATIENT = expression(
    "开会|上班|值班|学习|培训|办事|出差|看望|探|陪|送|拿报告|谁|哪个|[吗么不]$|想不想|要不要|开车|骑车|顺路|捎|带[一两个几]|坐我"
)
_WHY_OR_WHEN = expression(
    "看[病眼牙腿脚耳腰]|看(?:医生|大夫|专家|门诊)|复查|复诊|检查|体检|换药|拿药|开药|抓药|打针|输液|挂水|吊水|住院|拍片"
    "|抽血|化验|做手术|产检|透析|化疗|(?:周|星期|礼拜)[一二三四五六日天]|今天|明天|明早|后天|下午|上午|早上|[号日]"
)


def must_go(text: str) -> bool:
    """A way to a doctor that somebody has before them, with its reason or its day."""
    said = plain(text)
    if _TOLD.search(said) or _NO_PATIENT.search(said):
        return False
    return bool(_MUST.search(said)) and bool(_WHY_OR_WHEN.search(said))


_GOES = expression("(?:去|到|上|回|送|接)[^,。;]{0,3}(?:县|镇|市|乡|医院|卫生院|卫生室|诊所|城)")


def goes_somewhere(text: str, words: RideWords, meaning: Meaning) -> bool:
    """A way that is named: 大后天去县城赶集, said by who has a ride already."""
    said = plain(text)
    if _TOLD.search(said):
        return False
    return bool(_GOES.search(said)) or is_wish(text, words, meaning)
