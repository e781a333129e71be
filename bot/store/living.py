"""Messages by what they are about: one about, one row a chat."""

from __future__ import annotations

from bot.store.database import Work


def _range(about: str) -> dict[str, str]:
    """Rows are named `about@chat`; 'A' is the letter after '@' in collation C."""
    return {"low": f"{about}@", "high": f"{about}A"}


async def want_about(work: Work, about: str) -> bool:
    """Draw a living message anew wherever it stands; False when there is none."""
    found = await work.all("want_living", **_range(about))
    if found:
        work.wake("outbox")
    return bool(found)


async def cards_held(work: Work, chat_id: str) -> tuple[str, ...]:
    """The cases whose cards wait in this group, in the order of asking."""
    rows = await work.all("list_cards_held", chat_id=chat_id)
    return tuple(row["case_id"] for row in rows)


async def was_said(work: Work, about: str) -> bool:
    """Whether this was ever said to anybody."""
    return bool(await work.all("was_said", **_range(about)))


async def has_newer_alert(work: Work, case_id: str, chat_id: str, row_id: str) -> bool:
    """Whether a later alarm of this case stands in this chat, so that this one may go."""
    return bool(await work.all("newer_alert", case=case_id, chat=chat_id, id=row_id))
