"""What the words around a time make of it: told of the past, denied, moved."""

from bot.understanding.expression import expression

_REACH = 4
# The time behind these is the one that holds.
_MOVES = (
    *("改", "改到", "改成", "改为", "改在", "换", "换到", "换成"),
    *("推到", "推迟到", "挪到", "提前到", "拖到"),
)
_DENIALS = ("不是", "除了", "除开", "不要", "别")
# Behind 今天 or 夜里 these tell what has happened, and ask for nothing.
_HAPPENED = expression(
    "(?:起来|起|来|里|又|就|还|都|也)?(?:身上|突然|忽然|起来|起床|一起|一量|量[了到过得的]|测[了到过得的]|发烧|发热|烧"
    "|咳|拉[肚稀]|拉了|吐|疼|痛|头[疼痛晕昏]|肚子|开始|已经|一直|不得劲|不舒服|不好受|难受|摔|跌|晕"
    "|喘|没吃|没起|不吃|不见|血压|血糖|体温|不对|醒|睡|没睡|叫不)"
    "|又(?!要|想|得|去|来|有)|刚刚?(?!好)|才(?:发现|知道)|就(?:不|没|开始|一直)"
)
_DENIED = expression(
    "(?:我|你|他|就|又|都|也|那趟|的?车|可能|怕是){0,2}(?:[没冇]得?空|不得空|不得闲|没时间|没人|不去|不走"
    "|不来|去不|走不|来不|不行|不要|不用|有事|不方便|取消)"
    "|(?:说是|可能|听说)?[要会有]?(?:下大?雨|下大?雪|降温|变天|有雨|有雪|大风)"
)
# 烧到今天早上
_UNTIL = ("烧到", "疼到", "痛到", "咳到", "吐到", "拉到", "睡到", "忙到")
# 每天两次 and 每天吃 are doses and complaints, no appointments.
_DOSED = expression(
    "(?:都|要|得)?(?:吃(?!饭)|服|疼|痛|咳|吐|睡|失眠|头[疼晕痛昏])"
    "|[0-9一二两三四五六七八九十几]+[次片粒颗顿遍回包袋支滴毫]"
)


def happened(text: str, start: int, end: int) -> bool:
    """Whether the words around the time tell a story."""
    if text[max(0, start - _REACH) : start].endswith(_UNTIL):
        return True
    return _HAPPENED.match(text, end) is not None


def dosed(text: str, end: int) -> bool:
    """Whether what follows is done or suffered daily."""
    return _DOSED.match(text, end) is not None


def denied(text: str, start: int, end: int) -> bool:
    """Whether that time is the one that will not do, or is spoken of for its weather."""
    before = text[max(0, start - _REACH) : start]
    return before.endswith(_DENIALS) or _DENIED.match(text, end) is not None


def moved(text: str, start: int) -> bool:
    """Whether the time takes the place of those before it."""
    return text[max(0, start - _REACH) : start].endswith(_MOVES)
