"""Values as somebody would hand them over for the two templates of rides and helpers."""

from __future__ import annotations


def trip(time: str, who: str = "赵师傅", free: str = "空2座") -> dict[str, str]:
    """One line: a trip, or without `who` a ride that has no car."""
    return {"time": time, "who": who, "way": "东湾 → 县医院", "free": free}


def trips(*lines: dict[str, str], **other: object) -> dict[str, object]:
    """The card of a village's day."""
    return {
        "name": "柳湾村的车",
        "day": "明天　11月24日",
        "lines": lines,
        "gaps": (),
        "gaps_title": "还没有车",
        "none": "一趟也没有",
        "more": "另外还有{n}趟",
        "note": "谁要去就说一声。",
        "date": "11月23日 9:00 的数",
        **other,
    }


def record(*rows: tuple[object, ...], **other: object) -> dict[str, object]:
    """One volunteer's year."""
    return {
        "title": "志愿服务记录",
        "name": "赵卫国　东湾",
        "span": "2025年12月至2026年11月",
        "columns": ("月份", "帮了什么", "件数", "出车", "路上小时"),
        "rows": rows,
        "total": ("合计", "", 2, 2, "3.5"),
        "signatures": ("本人", "村委会"),
        "note": "不写帮的是谁。",
        **other,
    }
