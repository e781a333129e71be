"""Whether a thing is to be bought or fetched rather than given, and whether it can wait."""

from __future__ import annotations

from bot.understanding.expression import expression

_FETCH = expression(
    r"(?:帮|替|给|代|劳烦|麻烦|谁去|顺路|顺便|顺道|去镇|去县|去街|上街|赶集|药店|药房|卫生院|医院|卫生室)"
    r"[^,。!?，！？]{0,10}?(?:买|捎|带|取|拿|抓|开)"
    r"|^(?:代?买|代购|取|抓)(?!不)|(?:代买|代购|抓药|取药|开药|配药)"
)
# Said of what is kept for oneself already: it cannot be fetched, somebody should bring it.
_BROUGHT = expression(
    r"(?:能|可以|可不可以|能不能|麻烦|请|帮|劳烦|有人|让人|喊人|叫人|谁)[^,。!?，！？]{0,6}(?:送|捎|带)"
    r"(?:到|来|过来|上门|一下|给我|回来)|送(?:到)?(?:我)?(?:家|屋)(?:里|来)|送上门|请人送"
    r"|(?:我|俺)?(?:去不了|来不了|去不成|来不成|没法去|拿不了|取不了)(?:药|东西|了|啊|哦)?$"
)
_SHORT = 20
_NOT_TO_BE_HAD = expression(r"买不到|没处买|没地方买|买不着|断货|卖完")


def is_fetched(text: str) -> bool:
    """帮我买盒布洛芬, 去镇上捎点药: an errand to a shop; 买不到布洛芬 is not."""
    return bool(_FETCH.search(text)) and not _NOT_TO_BE_HAD.search(text)


def is_to_be_brought(text: str) -> bool:
    """走不动，能不能送来; 去不了: asked of what is kept for somebody."""
    return len(text) <= _SHORT and bool(_BROUGHT.search(text.strip(" 。！？!?")))


_PRESSES = expression(
    r"急用|急着|急要|等着[用吃]|马上[要用]|赶紧|赶快|现在就要|[很蛮好挺]急|急死|^急|,急|，急"
)


def presses(text: str) -> bool:
    """急用, 等着吃: it cannot wait until somebody opens a door in the morning."""
    return bool(_PRESSES.search(text))
