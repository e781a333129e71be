"""Who takes, borrows or brings back: a name beside what is done."""

from __future__ import annotations

from bot.understanding.expression import expression
from bot.understanding.surnames import DOUBLE, SURNAMES

_TITLE = (
    "奶奶|爷爷|婆婆|阿婆|阿公|大爷|大娘|大妈|大叔|大伯|大婶|大嫂|大哥|大姐|伯伯|叔叔|婶婶|嫂子"
    "|老师|师傅|婶子|老汉"
    "|老头|嬢嬢|孃孃|爷|奶|伯|叔|婶|姨|嫂|哥|姐|婆|公|嬢|孃|姑|舅|娘|嬷"
)
# A word that only begins like a name, or a place.
_NO_NAME = (
    "高血|高烧|高压|高热|高龄|高价|白天|白血|白送|马上|黄疸|黄豆|金银|石头|文盲|方便|万一|万把"
    "|常用|常住|常年|田里|汤药"
    "|江边|康复|毛巾|毛毯|何人|何时|易拉|段时|钱包|关门|关节|管理|童鞋|莫名|庄稼|苗圃|费用|季节"
    "|章程|严重|甘草|桂花"
    "|于是|任何|任务|钟头|龙头|夏天|秦皇|史上|武警|洪水|焦急|包括|许多|程度|成人|余药|余下|余的"
    "|温度|安全|牛黄|牛奶|石膏"
    "|金嗓|柴胡|柴火|顾客|熊孩|林场|林业|陆续|康泰|白加|马应|罗红|罗汉|梅花|葛根|黄连|黄芪|叶酸|盛"
)
_PLACE_END = "村组室院站屋桥湾庄屯坝坪塘岭寨营冲坑沟畈垸坡埠镇乡县街"
_THING = (
    "布洛|连花|体温|血氧|血压|血糖|口罩|抗原|退烧|退热|感冒|板蓝|轮椅|温度|泰诺|美林|对乙|阿莫"
    "|头孢|蒙脱|藿香|酒精|创可|碘伏"
    "|双黄|小柴|咳|止|药|制氧|雾化|拐|梯|感|口服|扑热|急支|护理|纱布|棉签|手套|电钻|n95|9|[a-z]"
)
_VERB = (
    "了|发|拿|送|领|借|用|去|要|取|推|搬|还|把|来|归|那|家|的|也|已|刚|又|退|扛|自己|过|再|买"
    "|交|提|续|签|说|帮|个(?!人)"
)
_NUMBER = "[0-9一两俩仨半几]|[二三四五六七八九十百]+[盒瓶包袋板片粒支个只箱罐贴台]"
_BEHIND = rf"(?=$|[^\u4e00-\u9fff]|{_VERB}|{_NUMBER}|{_THING})"
_TITLED = (
    rf"(?:老|小)[{SURNAMES}](?![\u4e00-\u9fff]{{0,2}}(?:村|组))|(?:老"
    rf"|小)?[{SURNAMES}][大二三四五六七八九幺小老]?(?:{_TITLE})"
)
# 王德发: the one verb that is a common last character of a name.
_FULL = (
    rf"(?:{DOUBLE})[\u4e00-\u9fff]{{1,2}}?|[{SURNAMES}](?!{_NUMBER}"
    rf"|{_VERB})[\u4e00-\u9fff]发(?!了(?!$|[^\u4e00-\u9fff])|给|放|出)"
    rf"|[{SURNAMES}](?:(?!{_NUMBER}|{_VERB})[\u4e00-\u9fff]){{1,2}}?"
)
_NAME = rf"(?!{_NO_NAME})(?P<name>{_TITLED}|(?:{_FULL})(?<![{_PLACE_END}]){_BEHIND})"
_TO = expression(rf"(?:借给|发给|送给|交给|拿给|转给|给了|给|借出|借到)[ ,:]*{_NAME}")
_BY = expression(
    rf"(?:(?:^|[ ,。!?:组队]|是|被|由|今天|刚才|刚刚|昨天|早上|上午|下午){_NAME}"
    rf"|(?P<titled>{_TITLED}))(?=[^,。!?]{{0,8}}?(?:领|拿|取|借|推|搬|还|退|归|扛|要|提|签))"
)


def taker(text: str) -> str | None:
    """The name after 给 or before 领了, as it was written."""
    found = _TO.search(text) or _BY.search(text)
    if found is None:
        return None
    return found["name"] or found.groupdict().get("titled")
