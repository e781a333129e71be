"""Words without anybody in them: names, numbers and doors are replaced before they are kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.understanding.expression import expression

NAME, PHONE, NUMBER, PLACE = "某某", "电话", "号码", "某处"

# The common surnames; those that are everyday words too (于, 和, 时, 向) are the register's.
_SURNAME = (
    "(?:欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|令狐|慕容|王|李|张|刘|陈|杨|赵|黄|周|吴|徐|孙|胡|朱|高|林|何"
    "|郭|马|罗|梁|宋|郑|谢|韩|唐|冯|董|萧|程|曹|袁|邓|许|傅|沈|曾|彭|吕|苏|卢|蒋|蔡|贾|丁|魏|薛|叶|阎|余"
    "|潘|杜|戴|夏|钟|汪|田|任|姜|范|方|石|姚|谭|廖|邹|熊|金|陆|郝|孔|白|崔|康|毛|邱|秦|江|史|顾|侯|邵|孟"
    "|龙|万|段|雷|钱|汤|尹|黎|易|常|武|乔|贺|赖|龚|文|庞|樊|兰|殷|施|陶|洪|翟|安|颜|倪|严|牛|温|芦|季|俞"
    "|章|鲁|葛|伍|韦|申|尤|毕|聂|丛|焦|柳|邢|岳|齐|梅|莫|庄|辛|管|祝|左|涂|谷|祁|耿|牟|卜|詹|关|苗|凌"
    "|费|纪|靳|盛|童|欧|甄|项|曲|游|阳|裴|席|卫|屈|鲍|覃|霍|翁|隋|甘|景|司|柏|宁|柯|阮|桂"
    "|闵|解|柴|华|冉|辜|吉|饶|刁|瞿|戚|丘|古|池|滕|晋|苑|邬|臧|宫|缪|褚|肖)"
)
_TITLE = (
    "(?:奶奶|爷爷|婆婆|公公|阿婆|阿公|大爷|大娘|大妈|大叔|大伯|大婶|大嫂|大哥|大姐|伯伯|叔叔|婶婶|嫂子|老师|师傅"
    "|师父|医生|大夫|主任|书记|村长|队长|组长|会计|老板|同志|先生|女士|干部|婶子|老汉|老头|婆娘|嬢嬢|孃孃|家里|家的"
    "|爷|奶|伯|叔|婶|姨|嫂|哥|姐|妈|婆|公|嬢|孃|姑|舅|娘|嬷|家)"
)
_RANK = "[大二三四五六七八九幺小老]?"
# What a title's first letters may be part of: 方大夫 is a person, 高家具 is not.
_TITLED = expression(rf"(?<![点分])[老小]?{_SURNAME}({_RANK}{_TITLE})(?![具电畜禽务伙])")
# 老王, 小李: only surnames that are hardly anything else, and not what 老 and 小 also make.
_CALLED = expression(
    "[老小](?:王|李|张|刘|陈|杨|赵|周|吴|徐|孙|朱|郭|罗|宋|郑|谢|韩|冯|董|曹|邓|许|沈|彭|吕|苏|卢|蒋|蔡|魏|薛|潘|杜"
    "|姚|谭|廖|邹|郝|崔|邱|秦|邵|孟|段|钱|汤|尹|贺|龚)(?![期子])"
)
_NOT_NAMES = "(?!高血|高烧|高压|高热|白天|白血|马上|黄疸|黄豆|金银|石头|文盲|安全|温度|单独|强烈)"
_HAN = "[\u3400-\u9fff]"
_SAID_NAME = expression(
    rf"((?:我|俺|咱|阮|他|她|娃|名字|孩子)?(?:叫|名叫|大名|姓名是?|名字是?)[:：\s]*)"
    rf"{_NOT_NAMES}{_SURNAME}{_HAN}{{1,2}}?(?=$|[^\u3400-\u9fff]|的|家|在|住|今|是)"
)
_I_AM = expression(
    rf"((?:我|俺|阮|这里)是[:：\s]*){_NOT_NAMES}{_SURNAME}{_HAN}{{1,2}}?(?=$|[^\u3400-\u9fff]|的|家|在|住)"
)
_SURNAMED = expression(rf"((?:我|俺|他|她|免贵)姓){_SURNAME}")
_REPORTED = expression(rf"(^|[\s,，。])(报[:：\s]+){_HAN}{{2,4}}(?=\s|$)")
_REPORTED_CLOSE = expression(rf"(^|[\s,，。])(报){_NOT_NAMES}{_SURNAME}{_HAN}{{1,2}}(?=\s|$)")

_HANDLE = expression(r"(?:https?://|t\.me/)\S+|@[A-Za-z0-9_]+")
_ID = expression(r"\d{17}[\dXx]|(?<!\d)\d{15}(?!\d)")
_DIGIT = "[0-9零〇一二三四五六七八九幺]"
_PHONE = expression(r"\+?\d(?:[ \-—_()（）]?\d){6,}|[零〇一二三四五六七八九幺]{7,}")
_LONG = expression(r"\d(?:[ \-]?\d){4,}")
_COUNT = "[0-9一二三四五六七八九十百零]+"
_DOOR = expression(
    rf"{_COUNT}(?:栋|幢|单元|弄|号院|号楼|号门|门牌)(?:{_COUNT}(?:室|号|单元|楼|户)){{0,9}}"
    rf"|(?:{_HAN}{{1,2}}(?:村|庄|湾|路|街|巷|屯|寨|营|坊|塆|坝|坪|沟|组|队)){_COUNT}号"
    rf"|(?:村|庄|湾|路|街|巷|屯|寨|营|坊|塆|坝|坪|沟|组|队){_COUNT}号"
    rf"|门牌(?:号)?(?:是)?{_COUNT}号?|{_COUNT}室"
    r"|(?<!\d)(?:3[2-9]|[4-9]\d|\d{3,4})号"
)


def nameless(words: str, *, names: Iterable[str] = (), places: Iterable[str] = ()) -> str:
    """The words with nobody's name, number or door in them; the register's own names go first.

    Rather one word too many is lost than that somebody can be found by it.
    """
    text = " ".join(_HANDLE.sub(" ", _plain(words)).split())
    text = _without(text, _parts(names), NAME)
    text = _without(text, (_plain(place) for place in places), PLACE)
    text = _DOOR.sub(PLACE, text)
    text = _REPORTED.sub(rf"\1\2{NAME}", text)
    text = _REPORTED_CLOSE.sub(rf"\1\2{NAME}", text)
    text = _SAID_NAME.sub(rf"\1{NAME}", text)
    text = _I_AM.sub(rf"\1{NAME}", text)
    text = _SURNAMED.sub(rf"\1{NAME}", text)
    text = _TITLED.sub(rf"{NAME}\1", text)
    text = _CALLED.sub(NAME, text)
    text = _ID.sub(NUMBER, text)
    text = _PHONE.sub(PHONE, text)
    return _LONG.sub(NUMBER, text)


def _plain(words: str) -> str:
    """Letters and figures in one width, nothing invisible between them, one line."""
    wide = (c if c in "，。！？：；（）、" else unicodedata.normalize("NFKC", c) for c in words)
    seen = (c for c in "".join(wide) if unicodedata.category(c) != "Cf")
    figures = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in seen)
    return " ".join("".join(figures).split())


def _parts(names: Iterable[str]) -> Iterable[str]:
    """A name as registered, and the given name people say: 王秀英 is 秀英 too."""
    for name in map(_plain, names):
        yield name
        if len(name) in (3, 4) and re.fullmatch(f"{_HAN}+", name):
            yield name[-2:]


def _without(text: str, words: Iterable[str], instead: str) -> str:
    known = sorted({w for w in words if len(w) > 1 and w in text}, key=lambda w: (-len(w), w))
    if not known:
        return text
    return re.sub("|".join(map(re.escape, known)), instead, text)
