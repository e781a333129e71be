"""Money in what people say: a limit before something is bought, what it cost, what was given."""

from __future__ import annotations

import re

from bot.understanding.expression import expression

MOST = 1_000_000  # fen; more than that no neighbour lays out for another

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = r"(?:[0-9]{1,5}(?:\.[0-9]{1,2})?|[零〇一二两三四五六七八九十百千半]{1,9})"
_SMALL = r"[0-9一二两三四五六七八九半]"
# 三块二斤 is a price for two pounds, no 三块二.
_NO_THING = r"(?![0-9.十百斤两个包袋瓶盒把条件张桶箱只块])"
_SUM = expression(
    rf"[¥￥]\s*(?P<sign>[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?)(?:元|块)?"
    rf"|(?P<whole>{_NUMBER})\s*(?:块钱|元钱|块|元|圆)"
    rf"(?:零)?(?:(?P<cents>[0-9]{{2}})(?![0-9.斤个])"
    rf"|(?P<jiao>{_SMALL})(?:(?:毛|角)(?:(?P<fen>{_SMALL})分?{_NO_THING})?|{_NO_THING}))?钱?"
    rf"|(?P<only>{_SMALL})(?:毛|角)(?:(?P<odd>{_SMALL})分?{_NO_THING})?"
)
_BARE = expression(
    rf"(?P<bare>{_NUMBER})(?![0-9.一二两三四五六七八九十百千个斤点号岁度盒袋瓶次天楼栋])"
)
# 15块一斤, 一斤15块, 一个3块: what one of it costs.
_EACH_AFTER = expression(
    r"^钱?(?:/|每|一|1)?\s*(?:一)?(?:斤|个|盒|袋|瓶|把|包|件|箱|桶|只|条|次|小时|天|公里)"
)
_EACH_BEFORE = expression(
    r"(?:每|一|1)(?:斤|个|盒|袋|瓶|把|包|件|箱|桶|只|条|次|小时|天|公里)(?:[^0-9,，。]{0,2})$"
)
_LIMIT_AFTER = expression(
    r"^[^,，。;；\n]{0,2}?(?:以内|之内|以下|内|封顶|左右|上下|为限|打住|够了|就行)"
)
_LIMIT_BEFORE = expression(
    r"(?:不超过|别超过?|不要超过?|莫超过?|不能超过?|超过|最多|顶多|至多|预算|控制在|上限|限|大概|大约)(?:就|花|在|是|也就|[:：])?$"
)
_WORTH = expression(r"^(?:的|左右的)(?!药水)[\u4e00-\u9fff]")
_TOTAL = expression(
    r"(?:一共|总共|一起|共计|合计|拢共|总计|加起来|全部|统共|共|花了|花费|花掉|用了|用掉|付了|垫了|结账|小票)(?:是|花了|花|用了|才|就|要|付了|[:：])?\s*$"
)
_GAVE = expression(
    r"(?:给了?|付了?|转了?|交了?|塞了?)(?:他|她|你|小[\u4e00-\u9fff]|人家|钱|账|过去|的是)?\s*$"
)
_OTHER = expression(r"借|欠|工钱|工资|补贴|低保|罚|贷|押金|彩礼|礼金|捐|找零|找了|利息|涨")
_CLAUSE = expression(r"[,，。;；\n!！?？]")
_SHORT = 24


def fen_of(text: str) -> int | None:
    """The one sum somebody names, in fen; none where there are several or none."""
    found = {fen for fen, _, _ in _sums(text)}
    return found.pop() if len(found) == 1 else None


def budget_of(text: str) -> int | None:
    """五十块以内, 别超过一百, 买三十块钱的肉: the most that may be spent."""
    for fen, start, end in _sums(text, each=False):
        if _LIMIT_AFTER.match(text[end:]) or _LIMIT_BEFORE.search(text[:start]):
            return fen
        if _WORTH.match(text[end:]):
            return fen
    bare = [m for m in _BARE.finditer(text) if _limits(text, m)]
    return _fen(bare[0]["bare"]) if bare else None


def _limits(text: str, found: re.Match[str]) -> bool:
    """预算100, 不超过五十: a number without 块 only behind the word for it."""
    said = re.search(
        r"(?:预算|不超过|别超过?|不要超过?|控制在|上限)(?:就|在|是|[:：])?$", text[: found.start()]
    )
    return said is not None


def without_budget(text: str) -> str:
    """What is to be bought, without the clause that says for how much at most."""
    kept = []
    for clause in re.split(r"(?<=[,，。;；\n!！?？])", text):
        if budget_of(clause) is not None and not re.search(
            r"买|带|捎|购|的[\u4e00-\u9fff]", clause
        ):
            continue
        kept.append(_cut(clause))
    return "".join(kept).rstrip(",，;； ")


def _cut(clause: str) -> str:
    for _, start, end in sorted(_sums(clause, each=False), key=lambda one: -one[1]):
        after = _LIMIT_AFTER.match(clause[end:])
        before = _LIMIT_BEFORE.search(clause[:start])
        if after or before:
            begin = before.start() if before else start
            clause = clause[:begin] + clause[end + (after.end() if after else 0) :]
    return clause


def spent_of(text: str) -> int | None:
    """一共38块5, 花了三十八块五, 38.5元: what it cost, said by who bought it."""
    if budget_of(text) is not None:
        return None
    sums = _sums(text, each=False)
    led = [fen for fen, start, _ in sums if _TOTAL.search(text[:start])]
    led = led or [
        fen
        for m in _BARE.finditer(text)
        if _TOTAL.search(text[: m.start()]) and (fen := _fen(m["bare"])) is not None
    ]
    if led:
        return led[-1]
    if _OTHER.search(text):
        return None
    alone = {fen for fen, _, _ in sums}
    if len(alone) == 1 and len(text.strip()) <= _SHORT and not _asks(text):
        return alone.pop()
    return None


def answered_fen(text: str) -> int | None:
    """给了30, 三十, 30块: the answer of who was asked how much it was."""
    found = fen_of(text)
    if found is not None:
        return found
    said = [fen for m in _BARE.finditer(text) if (fen := _fen(m["bare"])) is not None]
    short = len(text.strip(" 。！!.")) <= _SHORT
    gave = [m for m in _BARE.finditer(text) if _GAVE.search(text[: m.start()])]
    if len(said) == 1 and short and (gave or _BARE.fullmatch(text.strip(" 。！!."))):
        return said[0]
    return None


def _asks(text: str) -> bool:
    return bool(re.search(r"[?？]|吗|多少|几块|行不|能不能|要不", text))


def _sums(text: str, *, each: bool = True) -> list[tuple[int, int, int]]:
    """Every sum with its place; `each` says whether the price of one of it counts."""
    found = []
    for match in _SUM.finditer(text):
        start, end = match.span()
        if not each and (_EACH_AFTER.match(text[end:]) or _EACH_BEFORE.search(text[:start])):
            continue
        fen = _worth(match)
        if fen is not None:
            found.append((fen, start, end))
    return found


def _worth(match: re.Match[str]) -> int | None:
    if match["only"]:
        return _tenths(match["only"]) * 10 + (_tenths(match["odd"]) if match["odd"] else 0)
    fen = _fen(match["sign"] or match["whole"])
    if fen is None:
        return None
    if match["cents"]:
        return _plausible(fen + int(match["cents"]))
    jiao = _tenths(match["jiao"]) * 10 if match["jiao"] else 0
    odd = _tenths(match["fen"]) if match["fen"] else 0
    return _plausible(fen + jiao + odd)


def _tenths(sign: str) -> int:
    if sign == "半":
        return 5
    return int(sign) if sign.isdecimal() and sign.isascii() else _DIGITS.get(sign, 0)


def _fen(text: str) -> int | None:
    """38.5, 三十八, 一百二 as fen."""
    if text[0].isascii():
        whole, _, part = text.partition(".")
        return _plausible(int(whole) * 100 + int(part.ljust(2, "0")[:2] or 0))
    value = _chinese(text)
    return None if value is None else _plausible(value)


def _chinese(text: str) -> int | None:
    if text == "半":
        return 50
    total, current, last = 0, 0, 0
    for sign in text:
        if sign in _TENS:
            last = _TENS[sign]
            total, current = total + (current or 1) * last, 0
        elif sign in _DIGITS and not (current and sign != "零"):
            current = _DIGITS[sign]
            last = 1 if sign in "零〇" else last
        else:
            return None
    # 一百二 is 120, 一百零二 is not.
    short = current and last in (100, 1000) and text[-2:-1] in ("百", "千")
    return (total + current * (last // 10 if short else 1)) * 100


def _plausible(fen: int) -> int | None:
    return fen if 0 < fen <= MOST else None
