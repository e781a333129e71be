"""Deep links that somebody made: for a household, a hamlet or a role."""

from __future__ import annotations

import json
from datetime import datetime

from bot.domain.members import Link
from bot.domain.times import from_text, to_text
from bot.store.work import Row, Work


async def add(work: Work, bot: str, link: Link, now: datetime, expires: datetime) -> None:
    """`many` may open it until its time is over; else one, once."""
    await work.run(
        "add_member_link", bot=bot, token=link.token, purpose=link.purpose,
        facts=json.dumps(dict(link.facts), ensure_ascii=False), at=to_text(now),
        expires=to_text(expires), many=int(link.many), by=link.made_by, unit=link.unit_id,
    )  # fmt: skip


async def look_at(work: Work, bot: str, token: str, now: datetime) -> Link | None:
    """What the link is for; None when it is unknown, used, taken back, over, or of another bot."""
    row = await work.one("look_at_link", bot=bot, token=token, at=to_text(now))
    return None if row is None else _link(row)


async def made_by(work: Work, person_id: str, now: datetime) -> tuple[Link, ...]:
    """What somebody gave out and still opens, the newest first."""
    rows = await work.all("links_made_by", by=person_id, at=to_text(now))
    return tuple(_link(row) for row in rows)


async def revoke(work: Work, token: str, now: datetime) -> bool:
    """Whether it still opened."""
    return await work.one("revoke_link", token=token, at=to_text(now)) is not None


def _link(row: Row) -> Link:
    return Link(
        token=row["token"],
        purpose=row["purpose"],
        facts=tuple(json.loads(row["facts"]).items()),
        expires_at=from_text(row["expires_at"]),
        many=bool(row["many"]),
        made_by=row["made_by"],
        unit_id=row["unit_id"],
    )
