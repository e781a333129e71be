"""What an oximeter shows, however it is called and typed, and in whatever order it is told."""

import re

from bot.understanding.expression import expression
from bot.understanding.numerals import number
from bot.understanding.pattern import NUMERAL_CHARACTERS

_N = f"([{NUMERAL_CHARACTERS}]{{1,6}})"
_METER = expression(
    "[血雪][氧养样痒羊仰]|氧饱|饱[和合]度|指脉?氧|氧值|氧含量|氧气?(?=只有|才|就|都|掉|降|[0-9八九])"
    "|夹(?:着|在|上|住|了)?手?指|夹(?:着|在|了)?[左右]?手(?=[上指显八九]|[0-9])|指夹|夹子|spo2"
    "|(?:换|另)[^。!?;\n]{0,6}?(?:指头|手指头?|手(?![机表套艺工续气头里法]))"
)
_VALUE = expression(
    rf"(?<![0-9.]){_N}(?![0-9.]|[岁天日次下回遍点秒月号斤块元毛层楼床台只根]|个|小时|分(?!之)|公|多块)"
)
_AFTER = 26
# Here the meter is left for another one.
_ELSEWHERE = expression("[。!?;\n]|心率|脉搏|心跳|体温|血压|血糖|高压|烧到|呼吸|pr|bpm|今年")
# Between two values of the same meter: 从96掉到88, 早上95刚才量只有91.
_THEN = expression(
    "[到掉降跌变再又才只现刚后升涨回最低、/-]|一会|左右|仍|还|都|和|今|昨|早|晚|夹|暖|揉|搓|换|左|右"
)
_NEWER = expression("升|涨|回到|上到|现在|刚才|这会|今天|今早|吸(?:了|上)?氧")
_AHEAD = expression(rf"(?<![0-9.]){_N}%?(?:的|了)?(?:血[氧养样痒羊]|氧饱?)(?!仪|机|气瓶|气袋)")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
_LOWEST, _HIGHEST = 40, 100


def oxygen(text: str) -> int | None:
    """Percent; of several the lowest, unless a later one is said to be the present one."""
    text = text.replace("百分之", "")
    found = [value for meter in _METER.finditer(text) for value in _shown(text, meter)]
    if not found:
        found = [v for match in _AHEAD.finditer(text) if (v := _percent(match[1])) is not None]
    return min(found) if found else None


def _shown(text: str, meter: re.Match[str]) -> list[int]:
    window = text[meter.end() : meter.end() + _AFTER]
    if end := _ELSEWHERE.search(window):
        window = window[: end.start()]
    low = 70 if meter[0].startswith(("换", "另", "夹子")) else _LOWEST
    values: list[int] = []
    behind = 0
    for match in _VALUE.finditer(window):
        value = _percent(match[1])
        if value is None or value < low:
            continue
        between = window[behind : match.start()]
        if values and not _THEN.search(between):
            break
        values = [value] if _NEWER.search(between) else [*values, value]
        behind = match.end()
    return values


def _percent(said: str) -> int | None:
    """九一 is read out digit by digit."""
    if len(said) == 2 and all(c in _DIGITS for c in said):
        value: float | None = _DIGITS[said[0]] * 10 + _DIGITS[said[1]]
    else:
        value = number(said)
    return int(value) if value is not None and _LOWEST <= value <= _HIGHEST else None
