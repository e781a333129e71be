"""What a keeper says in passing: it came back, was fetched from elsewhere, or how many are left."""

from __future__ import annotations

from bot.understanding.box_text import close, spaced
from bot.understanding.expression import expression

_N = "(?:[0-9]{1,4}|[一二两三四五六七八九十百几]{1,4})"
# 退了一盒布洛芬, 王德发退回一盒布洛芬: a pack that somebody did not need after all.
_BACK = expression(rf"退(?:回来?|还|来|过来)?[了咗]?[^,。!?]{{0,6}}?{_N}[\u4e00-\u9fff]")
_NOT_BACK = expression(r"退[烧热休钱款货费掉出]|(?:没|不|别|要|想|能)退")
# 从卫生室拿了3盒布洛芬来; out of the keeper's own box it went, and did not come.
_OWN = "(?:我|我们|咱|咱们|俺|村里|本村|这)?(?:的|个)?(?:药箱|药柜|便民屋)"
_FROM = expression(
    rf"(?:从|去|到|在)(?!{_OWN})[^,。!?]{{1,10}}?(?:拿|领|取|带|搬|提|捎|拉|要)(?:了|来|回)*"
    rf"[^,。!?]{{0,4}}?{_N}[\u4e00-\u9fff][^,。!?]{{0,12}}?(?:来|回来|过来|来了|回来了|过来了)[。,!]*$"
)
_LEFT = expression(
    r"(?:还有|还剩|剩下?|有|得)(?:下)?(?:几|多少)[\u4e00-\u9fff]?[了呢啊呀]?[。?!]*$"
)
# 口罩还有40个, 还有布洛芬两盒: what lies there; not what is wanted, offered or on its way.
_STILL = expression(
    rf"还有(?:着|大概|大约|差不多|将近|整整)*(?:{_N}[\u4e00-\u9fff]|[^,。!?要想缺需买卖等]{{1,10}}?{_N}[盒瓶包袋板片粒颗支个只箱罐贴张副台条根份把件套])"
)
_NOT_THERE = expression(
    rf"[吗么?？]|谁|哪|[要想缺欠需借]|没[有到来拿领]|不[是够]|路上|送来|到[了货]|快到|[我俺](?:还有|手)"
    rf"|多余|过期|[坏破碎潮霉漏丢]|{_N}个?(?:半|多)?(?:月|天|日|小时|钟头|星期|礼拜|周|年|人)"
)
_OWN_HOUSE = expression(r"[我俺咱](?:们)?(?:家|屋)|家里|屋里|屋头|谁家")


def came_back(text: str) -> bool:
    """Whether packs were brought back that somebody had taken; not what was lent."""
    plain = close(spaced(text))
    return bool(_BACK.search(plain)) and not _NOT_BACK.search(plain) and not _at_home(plain)


def came_from(text: str) -> bool:
    """Whether somebody fetched so many from another place to this one."""
    plain = close(spaced(text))
    return bool(_FROM.search(plain)) and not _at_home(plain)


def asks_left(text: str) -> bool:
    """布洛芬还有几盒, of the box and not of one's own house."""
    plain = close(spaced(text))
    return bool(_LEFT.search(plain)) and not _at_home(plain)


def still_there(text: str) -> bool:
    """So many are still there, said in passing of a box; never of one's own house."""
    plain = close(spaced(text))
    return bool(_STILL.search(plain)) and not _NOT_THERE.search(plain) and not _at_home(plain)


def _at_home(plain: str) -> bool:
    return bool(_OWN_HOUSE.search(plain))
