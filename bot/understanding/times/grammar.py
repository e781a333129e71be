"""The shape of time expressions: one regular expression over words, dates and clocks."""

import re
from collections.abc import Iterable

NUMERALS = "0-9零〇一二两三四五六七八九十廿卅"
NUM = "(?:[0-9]{1,2}|[零〇一二两三四五六七八九十廿卅]{1,4})"
# A numeral that does not go on to the left.
_HEAD = f"(?<![{NUMERALS}.第])"
WEEK = "(?:周|星期|礼拜)"
WEEKDAY = "[一二三四五六日天]"
_ANY_DAY = "[一二三四五六日天1-6]"
_NOT_A_DATE = (
    "(?!床|楼|车厢|车间|院|门|线|桌|房|井|机|馆|店|病|柜|窗|文件|令|农药|种|台|路|仓|棚|地|组|字|码"
    "|单|大棚|油|汽油|柴油|杂交|筒|坡|坝|桥|坑|洞|厂|厅|屋|户|公路|池|鱼塘|码头|包|袋|箱|电池|牌)"
)  # fmt: skip
_NOT_DAYS = "(?!了|内|游|三餐|[一两二三四几0-9]+[次顿回餐遍]|子|夜|报|元|本)"
# 呆过一天, 超过三天: 过 belongs to the word before it.
_DONE = "(?<![超经呆吃去来住做看打用睡烧见疼痛停喝咳歇])"
_MONTH = "(?:下下?个?月|这个?月|本月|当月|次月)"

_TIMES = (
    # 差五分八点, 三点一刻, 八点差五分, 七八点, 八到十点
    ("clock", rf"(?:差(?P<lack>{NUM}分?|[一1]刻)钟?(?:到|就|不到|就到)?)?{_HEAD}"
     rf"(?P<hour>{NUM})(?P<until>[到至~—\-]{NUM})?来?(?:点(?:钟)?|时(?![间候常刻段辰不而]))"
     rf"(?P<minute>[差过](?:{NUM}分|[一1]刻)|半|[一二三123]刻|{NUM}(?P<minutes>分钟?)?"
     rf"(?:{NUM}秒)?)?(?:整|钟|多钟?|来钟|许|左右|把钟|过后|过|前后|以前|之前|以后|之后)*"),
    ("slash", r"(?<![0-9/.])(?P<sm>1[0-2]|0?[1-9])[/·](?P<sd>3[01]|[12][0-9]|0?[1-9])"
     r"(?![0-9/.%片粒颗盒包斤杯瓶支个板亩勺])|(?<![0-9.])(?P<dm>1[0-2]|0?[1-9])\."
     r"(?P<dd>3[01]|[12][0-9]|0?[1-9])(?:号|日|(?=上午|下午|中午|早|晚))"),
    ("digital", r"(?<![0-9:.])(?P<hh>[01]?[0-9]|2[0-4])"
     r"(?P<colon>[:.])(?P<mm>[0-5][0-9])(?::[0-9]{2})?(?![0-9:.%度元块斤])(?P<ampm>[ap]\.?m)?"
     r"(?:左右|前后|以前|之前|以后|之后)?"),
    # 下个月第二个周二, 本月第三周
    ("nth", rf"(?:(?P<nthmonth>{_MONTH}|{_HEAD}{NUM}月)份?的?)"
     rf"第(?P<which_one>[一二三四五1-5])个?{WEEK}"
     rf"(?P<nthday>{WEEKDAY})?"),
    ("full", rf"(?<![0-9])(?P<fy>20[0-9]{{2}})(?:年|-|/|\.)(?P<fm>{NUM})(?:月(?:份)?|-|/|\.)"
     rf"(?P<fd>{NUM})(?![0-9])[号日]?"),
    # 正月初三, 腊月二十, 农历八月初六, 初八, 廿八
    ("lunar", rf"(?:农历|阴历|旧历|古历)(?:的)?(?:(?P<lm1>正|腊|冬|{NUM})月)?(?P<ld1>初?{NUM})"
     rf"|(?P<lm2>正|腊|冬)月(?P<ld2>初?{NUM})|{_HEAD}(?P<lm3>{NUM})月(?P<ld3>初{NUM}|廿{NUM}?)"
     rf"|(?P<newyear>大年|过年|年)(?P<ld4>初[一二三四五六七八九十])"
     rf"|{_HEAD}(?<![上读念升年])(?P<ld5>初[一二三四五六七八九十]|廿[一二三四五六七八九])"
     r"(?![年学班数语英的毕升上下作物化]|孩子|娃)"),
    ("date", rf"(?:{_HEAD}(?P<month>{NUM})月(?:份)?|(?P<dmonth>{_MONTH}))的?(?P<mday>{NUM})"
     rf"(?:[号日]|(?=那天|当天|那日)|(?![{NUMERALS}个天月年周岁块斤多点时分以:到定直起般样些共]))"),
    ("numbered", rf"(?:(?P<nmonth>{_MONTH})的?)?{_HEAD}(?<![男女大小])(?P<number>{NUM})"
     rf"(?:号{_NOT_A_DATE}|日{_NOT_DAYS}|(?=那天|当天|那日))"),
    ("mend", rf"(?:(?P<emonth>{_MONTH}|{_HEAD}{NUM}月)份?的?|(?P<ebare>月))"
     r"(?P<end>月?底|月?末|初(?![一二三四五六七八九十])|中旬|上旬|下旬|头(?![儿个])|中(?![学心间医草]))|(?P<nextmonth>下下?个?月)"),
    ("every", rf"(?:每逢|每个?|逢){WEEK}的?(?P<days>{_ANY_DAY}(?:[、和跟,]?{WEEK}?{_ANY_DAY})*"
     rf"(?:[到至~\-]{WEEK}?(?P<upto>{_ANY_DAY})(?![0-9月号]))?(?![次遍回趟]))|(?<![下上这本个]){WEEK}(?P<span>{WEEKDAY}[到至~\-]{WEEK}?{WEEKDAY})"
     rf"|(?<![下上这本个]){WEEK}(?P<run>{WEEKDAY}(?:、?{WEEK}?{WEEKDAY}){{2,}})|(?P<gap>每隔?{NUM}天)"
     rf"|(?<![{NUMERALS}])(?P<bare>一、?三、?五|二、?四、?六)(?![{NUMERALS}])"
     r"|(?<![0-9.])(?P<figures>135|246)(?=去|要|透析|上午|下午|早上|都|有|跑|做|,)"),
    ("week", rf"(?P<which>下+个?|上+个?|这一?个?|本|今|当)?(?<![{NUMERALS}])"
     rf"(?:(?P<twice>周|星期|礼拜)的?(?=周|星期|礼拜))?{WEEK}(?:的?)"
     rf"(?P<weekday>{WEEKDAY}|末|[1-6](?![0-9]))(?![次岁遍])"
     rf"|(?P<whole>下+个?|上+个?)(?P<half>半)?{WEEK}"),
    ("shift", "(?P<step>前一天|头一天|前一日|前一晚|头天|后一天|第二天|转天|当天|那天|那日)"),
    # 三天后, 过两天, 半个钟头后, 两小时前
    ("counted", rf"(?P<lead>再过|再等|{_DONE}过|之前|过去的?|(?<!提)前|最近的?|未来的?"
     r"|接下来的?|之后|还剩|隔)?(?<!第)"
     rf"(?:(?P<count>{NUM}|几|半|俩)(?P<more>个半|个多|来|多)?(?:个)?"
     r"(?P<unit>分钟?|小时|钟头|点钟|刻钟|钟|天|日|周|星期|礼拜|月))(?P<plus>半)?"
     r"(?P<tail>过后|以后|之后|后|再|以前|之前|前)?"),
    ("to", r"[到至~—\-]+"),
)  # fmt: skip
# What any of them begins with: most places of a text are passed over at once.
_HEADS = (
    NUMERALS
    + "初几半俩差农阴旧古正腊冬大过年下上这本当次月第每逢周星礼今再之前最未接还隔头后转那到至~—\\-"
)


def tokenizer(words: Iterable[str]) -> re.Pattern[str]:
    """Words before numbers, the longest first."""
    times = "|".join(f"(?P<{name}>{regex})" for name, regex in _TIMES)
    return re.compile(f"(?P<word>{_trie(words)})|(?=[{_HEADS}])(?:{times})")


def gate(words: Iterable[str]) -> re.Pattern[str]:
    """What stands in every text with a time in it, and in few others."""
    heads = _trie(words)
    number = f"[{NUMERALS}几半俩]"
    return re.compile(
        f"[初月周廿]|20[0-9][0-9]|135|246|星期|礼拜|一、?三、?五|二、?四、?六|{number}(?:[点时号日/·:个天分刻来]|小时|钟头|那天)|{heads}"
    )


def _trie(words: Iterable[str]) -> str:
    """The same language as `a|b|c` longest first, without trying every word everywhere."""
    by_head: dict[str, list[str]] = {}
    for word in words:
        by_head.setdefault(word[0], []).append(word[1:])
    if not by_head:
        return "(?!)"
    heads = "".join(sorted(by_head))
    return f"(?=[{heads}])(?:{'|'.join(_branch(h, by_head[h]) for h in sorted(by_head))})"


def _branch(head: str, tails: list[str]) -> str:
    longer = [tail for tail in tails if tail]
    if not longer:
        return re.escape(head)
    inner = _trie(longer)
    return re.escape(head) + (f"(?:{inner})?" if "" in tails else f"(?:{inner})")
