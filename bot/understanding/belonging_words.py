"""Whether a line that asks for nothing may be said of what was asked for a moment ago."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understanding.expression import expression
from bot.understanding.more_words import puts_right

# What is a matter of its own whatever else is open: lists, numbers, duties, leave, moving.
_OTHER = expression(
    "手机号|电话号|换号|[换改]了?个?(?:新的?)?(?:手机|电话|号码)|请假|打印|名单|花名册|包保|换班|值班|值夜"
    "|登记|注销|交接|搬[到走去家来]|报名|开会|学习|培训|怎么[用弄加]|都有谁|哪些|哪几个|有几个|多少[人户]"
    "|走访|慰问|看望|排查|清理|没事|零报告|日报|谁谁?代|代[我他她]|我管|密码|下载|软件|公章|打一?份"
)
_TIME = expression(
    r"今[天儿日晚早]|明[天儿日晚早]|后天|昨|前天|[上中下]午|早上|早晨|清早|傍晚|晚上|夜里|天[黑亮]|[周号]|星期|礼拜"
    r"|[一二两三四五六七八九十半几\d]+(?:点|分钟|小时|天|个月|岁|斤|公斤|里|米|趟|个人|口人|盒|袋|包|袋子|捆|亩|根|块|张)"
    r"|现在|马上|刚才?|一会|从.{1,6}开始"
)
_PLACE = expression(
    "门[口前牌]|后门|路[口边]|村[口头里东西南北]|桥|[屋楼院坡山河塘田地]|医院|卫生[院室所]|车站|学校|旁边|对面|隔壁"
    "|[住在].{0,8}[家里边头上下口旁]|这[里边儿]|那[里边儿]|门[没锁开关]|[东西南北]边"
)
_OF_IT = expression(
    "^[他她它]|老人|[他她它](?:[有是在没还就也不能得]|一个人|说|住)|还[是在没]|越来越|又[^，。]{1,4}了|带[着个上]|拿着|放在|穿[着件]"
    "|坐[着不]|躺|走不[动了]|轮椅|拐杖|行李|药[都没]|开关|声音|灯|味[道儿]?|高血压|糖尿|心脏|过敏|[没不]能|不用|就行|都行"
)
_URGING = expression(
    "快[点些来一]|赶[紧快]|急|催|怎么(?:还|这么)|咋还|有[人没].{0,3}[来管接去]|等[着不了]|来[没了不]|多久|多会|啥时候|什么时候"
    "|几时|到[没哪了]|拜托|求"
)
_CHARACTERS = expression(r"[\u4e00-\u9fff]+")
# Running pairs that any two lines may share.
_COMMON = frozenset(
    re.findall(
        "..",
        "我妈我爸我要我想我家你们我们一下没有什么怎么今天明天不是不知知道能不不能可以有没谢谢"
        "了没是不一个这个那个帮我大爷奶奶大娘老人要去去了不了没了电话手机",
    )
)


def is_other_matter(text: str, before: Iterable[str] = ()) -> bool:
    """Whether it names a matter of its own that the words before did not name."""
    found = _OTHER.search(text)
    return found is not None and not any(found[0] in words for words in before)


def may_belong(text: str, before: Iterable[str]) -> bool:
    """A time, a place, an amount, how it is, a correction, an urging, or the same thing again."""
    said = tuple(before)
    if is_other_matter(text, said):
        return False
    if any(words.search(text) for words in (_TIME, _PLACE, _OF_IT, _URGING)) or puts_right(text):
        return True
    return bool(_pairs(text) & {pair for words in said for pair in _pairs(words)})


def _pairs(text: str) -> set[str]:
    runs = _CHARACTERS.findall(text)
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)} - _COMMON
