"""What is asked of a box by the way: whether it costs, when it is open, who has the oximeter."""

from __future__ import annotations

from typing import Literal

from bot.understanding.box_act_words import BOX
from bot.understanding.box_text import close, spaced
from bot.understanding.expression import expression

BoxQuestion = Literal["cost", "hours", "whereabouts"]

_BOX = expression(BOX)
_COST = expression(
    r"(?:要不要|收不收)[钱费]|[要收](?:不收|不要)?[钱费](?:吗|么|不|嘛|没|啵|$)|收费|免费的?(?:吗|么|不|嘛)"
)
_HOURS = expression(
    r"几点|几时|啥时|什么时候|开门|关门|[开关]没[开关]|开着|在哪|哪里|哪儿|哪块|地址|位置|怎么走|咋走"
)
# Who asks for what lies in it is shown that.
_THINGS = expression(r"有(?:啥|什么|哪些|么子|没|冇|多少|几|药)|还有|剩|药(?!箱|柜|品箱)")
_WHEREABOUTS = expression(
    r"(?:在|到)(?:谁|哪个|哪家|哪)(?:家|人|里|儿|个)?(?:那|手|屋|用|在)?|(?:谁|哪个|哪家)(?:拿|借|用)(?:走|去|了|着)+"
    r"|被谁|(?:借|拿)(?:出去|走)了?(?:吗|没|么|不)|还回?来了?(?:没|吗|么)"
)
# So long a line is no question by the way.
_PLAIN = 20


def box_question(text: str) -> BoxQuestion | None:
    """药箱要不要钱, 药箱几点开门, 血氧仪在谁那; the last only where a thing is named as well."""
    plain = close(spaced(text))
    if len(plain) > _PLAIN:
        return None
    if _BOX.search(plain):
        if _COST.search(plain):
            return "cost"
        if _HOURS.search(plain) and not _THINGS.search(plain):
            return "hours"
    return "whereabouts" if _WHEREABOUTS.search(plain) else None
