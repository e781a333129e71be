"""What an inspector writes: until when, and whether it tells of somebody."""

from __future__ import annotations

from datetime import date, timedelta

from bot.understanding.expression import expression

_WITHIN = expression("([0-9]{1,2}|[一二两三四五六七八九十])(天|日|周|个?星期)(?:之?内|以内)")
_DAY = expression("([0-9]{1,2})月([0-9]{1,2})[日号](?:之?前|以前)?")
_NUMBERS = {c: n for n, c in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
# A phone, an identity card; Mr and Mrs somebody.
_SOMEBODY = expression("[0-9]{7,}|[0-9]{6,}[xX]|[\u4e00-\u9fff](?:某某|某)(?![\u4e00-\u9fff]?处)")

_MENDED = expression(
    "(?:[^，,。]{0,12}[，,]?)?(?:已经?|都|全部?|全都){0,2}"
    "(?:清理|清|整改|改|处理|补签|补|修|盘点|盘|弄|换|签|解决|落实|整理|更新)"
    "(?:好|完|过|掉|上|到位|齐|完毕|干净)?了[。！!]?|(?:已经?|都|全部?){0,2}整改(?:到位|完毕|完成)[了。！!]{0,2}"
)


def read_due(text: str, today: date) -> date | None:
    """7天内; 两周内; 12月1日前."""
    within = _WITHIN.search(text)
    if within:
        number = _NUMBERS.get(within[1]) or int(within[1])
        return today + timedelta(days=number * (1 if within[2] in ("天", "日") else 7))
    dated = _DAY.search(text)
    if dated is None:
        return None
    for year in (today.year, today.year + 1):
        try:
            found = date(year, int(dated[1]), int(dated[2]))
        except ValueError:
            return None
        if found >= today:
            return found
    return None


def after_name(text: str) -> str:
    """What stands behind the name of a place."""
    return text.strip(" ，,：:")


def tells_of_somebody(text: str) -> bool:
    """A number that belongs to a person, or 张某."""
    return _SOMEBODY.search(text) is not None


def says_mended(text: str) -> bool:
    """已经清理了, 台账补签好了: what was found is put right."""
    said = text.strip()
    return len(said) <= 40 and _MENDED.fullmatch(said) is not None
