"""Leaflets, slogans and advertising: they name every illness and nobody has it."""

import re

from bot.understanding.expression import expression
from bot.understanding.scan import Scan

_NOTICE = expression(
    "^(关于|(各位)?乡亲们|父老乡亲|各位村民|广大村民|村民朋友|转发|扩散|科普|健康科普|小知识|小常识)|^通知(?!我|他|她|家)"
    "|提醒(您|大家|各位|广大|村民|居民|家长|老年)|温馨提示|健康提示|爱心提示|小贴士|请(广大|各位)(村民|居民|群众|家长|乡亲|老人)"
    "|(要|应|应当|应该|须|需|请|请您)(及时|立即|尽快|马上|尽早|第一时间)(就医|就诊|拨打|打120|送医|到医院|前往|去医院)"
    "|人人有责|本院|我院|本店|祖传|秘方|专治|包治|根治|加微信|扫码|咨询热线|健康热线|义诊通知"
    "|(症状|表现|征兆|信号|预兆)(有哪|包括|主要|表现为|如下)|(如何|怎么|怎样)(识别|判断|预防|防止)|别硬扛|不要硬扛|莫硬扛"
    "|中风120|口诀|顺口溜|牢记|谨记|切记|严防|谨防|人员(要|应)|患者(要|应|需|须|请)|多发(期|季|,|。|$)|(易发|高发)|^(疾控|交警|消防|燃气公司|供电|医保局|社区|村委|学校|派出所|卫生院|气象局|应急办?)(发)?(提醒|提示|通知|宣传)"
    "|一定要打(狂犬)?疫苗|按时服药|早发现早"
)
# Advertising and chain letters, whatever they cry in between.
_SPREAD = expression(
    "义诊|【转发】|^转发|转给(家人|更多|你|身边|朋友|亲|大家|老人|父母)|转发给|转起来|扩散(出去|一下|周知)|免费(测|量|检|筛|体检|领|发放|咨询|试|听|看诊)"
    "|(到场|进店|进门|签到|前#?名)[^。]{0,6}(送|领|就有)|(送|领)(鸡蛋|礼品|大米|面条|油|洗衣)|老中医|坐诊时间|赶紧收藏|收藏好|一定要看|必看|^速看|^震惊|^辟谣|谣言|偏方|土办法|海姆立克|心肺复苏|急救课|六不准|要人命($|[啊的,。!])"
    "|[0-9一二三四五六七八九十几](个|大|件|种)(信号|征兆|表现|症状|误区|习惯|事|原因|方法|妙招)|[副剂帖盒]药?(断根|见效|除根)|联系电话|疗效|立竿见影|祖传|(咨询|预约|健康|订购)热线"
)
_OURS = expression(
    "我家|我屋|俺家|我[妈爸爹娘爷奶婆公哥弟姐妹叔婶舅姨姑儿女孙媳老男]|俺[妈爸爹娘爷奶哥弟媳]|快来|救救|怎么办|咋办|刚才|刚刚|[他她]"
    "|我(?!们|市|县|院|镇|店|公司|村|乡|区|省)|有人[^。]{0,8}(了|哒)"
)
_CALLS = expression("(马上|立即|立刻|赶紧|及时|速|快速|尽快)(拨打|打)(120|急救)|拨打120|就医|就诊")
_NUMBERED = expression("(^|[。;\\n:,!]|[^0-9])1[、,)。](.{2,60}?)2[、,)。]", re.S)
# Somebody it happens to, here and now.
_HAPPENS = expression(
    "有人|有个|一个人|我家|我屋|俺家|我[妈爸爹娘爷奶婆公哥弟姐妹叔婶舅姨姑儿女孙媳老男]|俺[妈爸爹娘爷奶哥弟媳]"
    "|老[王李张刘陈杨赵黄周吴徐孙]|刚才|刚刚|现在|快来|救命|救救|今天|今早|昨晚|昨天|隔壁|邻居|怎么办|咋办|在哪|求"
)
_GOES_ON = expression("[了哒咗哉喽着]")


def is_notice(scan: Scan) -> bool:
    """Whether the whole message speaks to everybody and of nobody."""
    return scan.is_notice(_is_notice)


def _is_notice(scan: Scan) -> bool:
    text = scan.text
    if _SPREAD.search(text) and not _OURS.search(text):
        return True
    if _HAPPENS.search(text):
        return False
    if _NOTICE.search(text) or _NUMBERED.search(text):
        return True
    return bool(_CALLS.search(text)) and not _GOES_ON.search(text) and not scan.of("people")
