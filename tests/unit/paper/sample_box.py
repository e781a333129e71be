"""Values as somebody would hand them over for the two templates of the box."""

from __future__ import annotations

COLUMNS = ("品名", "单位", "期初", "入库", "出库", "调整", "报废", "期末", "最近有效期")


def month(*rows: tuple[object, ...], **other: object) -> dict[str, object]:
    """A month's sheet."""
    return {
        "title": "药箱每月库存表",
        "village": "李家村",
        "month": "2026年11月",
        "columns": COLUMNS,
        "rows": rows,
        "signatures": ("管理员", "核对人"),
        "page": "第{page}页，共{pages}页",
        **other,
    }


def row(item: str, closing: int = 6) -> tuple[object, ...]:
    """One line of it."""
    return (item, "盒", 9, 0, 3, -1, 0, closing, "2027-05-31")


def card(*names: str, **other: object) -> dict[str, object]:
    """The small picture for the group."""
    return {
        "name": "东头药箱",
        "place": "小卖部里间",
        "hours": "8:00到20:00",
        "lines": [{"name": name, "amount": 6, "unit": "盒"} for name in names],
        "more": "还有{n}样",
        "note": "要什么说一声。",
        "date": "11月22日",
        **other,
    }
