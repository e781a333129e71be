"""What counts as a deed of volunteers, and how it is called without saying for whom or why."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.services.desk import Desk
from bot.services.views.names import text_of


def volunteer_kinds(desk: Desk) -> frozenset[str]:
    """Kinds a volunteer may take; danger and what is confidential stand in no list."""
    return frozenset(
        code
        for code, kind in desk.content.kinds.items()
        if "volunteer" in kind.claim
        and not kind.confidential
        and kind.acuity is not Acuity.EMERGENCY
    )


def deed_name(desk: Desk, kind: str, category: str | None) -> str:
    """接送 rather than 要车: from the side of who did it."""
    own = f"record.deed.{category}"
    if category and desk.content.messages.has(own):
        return text_of(desk, own)
    return task_name(desk, kind, category)


def task_name(desk: Desk, kind: str, category: str | None) -> str:
    """As who asked for it would say."""
    key = f"kind.{kind}.category.{category}"
    return text_of(desk, key if desk.content.messages.has(key) else f"kind.{kind}.title")
