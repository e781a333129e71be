"""What is to be said, and what became of it; kept 14 days."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.notice import Notice, OutboxRow, moment_of
from bot.store.personal import Column
from bot.store.work import Row, Work

__all__ = ["Notice", "OutboxRow", "find_by_message", "put", "take", "want", "want_row"]

KEEP = timedelta(days=14)
ONCE_MORE = timedelta(minutes=1)

PERSONAL = (
    Column("outbox", "person_id", "keep"),
    Column("outbox", "params", "keep"),  # ids and codes, never what was said
)


async def put(work: Work, notice: Notice) -> bool:
    """Say it once this is committed; False when something about the same was said before."""
    created = notice.due_at or moment_of(notice.id)
    row = await work.one(
        "put_notice",
        id=notice.id,
        bot=notice.bot,
        chat_id=notice.chat_id,
        person_id=notice.person_id,
        case_id=notice.case_id,
        about=notice.about,
        key=notice.key,
        params=json.dumps(dict(notice.params), ensure_ascii=False, sort_keys=True),
        lane=int(notice.lane),
        owed=notice.owed.value,
        living=int(notice.living),
        silent=int(notice.silent),
        pin=int(notice.pin),
        unasked=int(notice.unasked),
        reply_to=notice.reply_to,
        due_at=to_text(created),
        created_at=to_text(_made(notice, created)),
    )
    work.wake("outbox")
    return row is not None


async def want(work: Work, case_id: str) -> None:
    """The case changed: whatever shows it is brought up to date."""
    await work.run("want_case_notices", case_id=case_id)
    work.wake("outbox")


async def want_row(work: Work, about: str) -> bool:
    """What this living message shows changed; False when there is none."""
    found = await work.all("want_living", low=about, high=f"{about}\x01")
    work.wake("outbox")
    return bool(found)


async def say_instead(work: Work, row: OutboxRow, key: str, params: Mapping[str, str]) -> None:
    """The message that stands there says something else from now on; it is edited in place."""
    await work.run(
        "say_instead", id=row.id, key=key, params=json.dumps(dict(params), ensure_ascii=False)
    )
    work.wake("outbox")


async def say_instead_of_all(work: Work, about: str, key: str, params: Mapping[str, str]) -> None:
    """The same of every message whose matter begins so."""
    words = json.dumps(dict(params), ensure_ascii=False)
    await work.run("say_instead_about", low=about, high=f"{about}\x7f", key=key, params=words)
    work.wake("outbox")


async def take(
    work: Work,
    bot: str,
    now: datetime,
    limit: int,
    *,
    closed: Collection[str] = (),
    busy: Collection[str] = (),
    lowest: Lane = Lane.BROADCAST,
) -> tuple[OutboxRow, ...]:
    """Mark what is due as in flight, most pressing first.

    A closed chat takes nothing now, a busy one nothing but emergencies.
    """
    rows = await work.all(
        "take_notices",
        bot=bot,
        now=to_text(now),
        limit=limit,
        lowest=int(lowest),
        closed=json.dumps(sorted(closed)),
        busy=json.dumps(sorted(busy)),
    )
    taken = (_read(row) for row in rows)
    return tuple(sorted(taken, key=_leaves_first))


def _leaves_first(row: OutboxRow) -> tuple[int, bool, datetime, str]:
    """The order of `take_notices`, which its answer does not keep."""
    return (int(row.lane), row.message_id is not None, row.due_at, row.id)


async def find_by_message(work: Work, chat_id: str, message_id: int) -> OutboxRow | None:
    """What our message with this Telegram id was about, for replies to it."""
    row = await work.one("find_notice_by_message", chat_id=chat_id, message_id=message_id)
    return _read(row) if row else None


async def find_by_about(work: Work, about: str) -> OutboxRow | None:
    """The message about this, whatever became of it."""
    row = await work.one("find_notice_by_about", about=about)
    return _read(row) if row else None


async def recover(work: Work, bot: str, now: datetime) -> int:
    """At start: decide about everything a process that is gone had in flight; how many."""
    flying = [_read(row) for row in await work.all("list_flying", bot=bot)]
    for row in flying:
        await fate_unknown(work, row, now, again=True)
    if flying:
        work.wake("outbox")
    return len(flying)


async def fate_unknown(
    work: Work, row: OutboxRow, now: datetime, *, again: bool, fault: str = "unsure"
) -> None:
    """It may have arrived: an edit is repeated, the rest as it is owed; `again` after a kill."""
    if row.message_id is not None:
        await send_again(work, row, now + _pause(row.attempts), fault=fault)
    elif row.owed is Owed.EMERGENCY:
        await send_again(work, row, now + _pause(row.attempts), fault=fault, marked=True)
    elif row.owed is Owed.OWED and (again or not row.marked):
        await send_again(work, row, now + ONCE_MORE, fault=fault, marked=True)
    else:
        await end(work, row, "unsure", fault)


async def land(work: Work, row: OutboxRow, message_id: int | None, now: datetime) -> None:
    """It arrived; if more is wanted by now, it is due again as an edit."""
    rang = row.sent_at if row.message_id == message_id and row.sent_at else now
    await work.run(
        "land_sent", id=row.id, shown=row.wanted, message_id=message_id, sent_at=to_text(rang)
    )


async def vanish(work: Work, row: OutboxRow) -> None:
    """There is nothing to show: it was taken back, or never left."""
    if row.living or row.message_id is not None:
        await work.run("land_gone", id=row.id, shown=row.wanted)
    else:
        await end(work, row, "dropped", None)


async def send_again(
    work: Work,
    row: OutboxRow,
    due_at: datetime,
    *,
    fault: str | None,
    marked: bool = False,
    anew: bool = False,
    counted: bool = True,
) -> None:
    """Due once more; `anew` forgets the message that was to be edited."""
    await work.run(
        "land_again",
        id=row.id,
        state="due",
        due_at=to_text(due_at),
        marked=int(marked or row.marked),
        message_id=None if anew else row.message_id,
        attempts=row.attempts + int(counted),
        fault=fault,
    )


async def still_due(work: Work, bot: str, now: datetime, before: datetime) -> None:
    """The clock was set back from `before`: what was due stays due."""
    await work.run("still_due", bot=bot, now=to_text(now), before=to_text(before))


async def hold(work: Work, row: OutboxRow, until: datetime) -> None:
    """Not before then: somebody has had enough messages for now."""
    await work.run(
        "land_again",
        id=row.id,
        state="held",
        due_at=to_text(until),
        marked=int(row.marked),
        message_id=row.message_id,
        attempts=row.attempts,
        fault=None,
    )


async def release(work: Work, row: OutboxRow) -> None:
    """It could not leave just now; nothing about it changed."""
    await send_again(work, row, row.due_at, fault=None, counted=False)


async def end(work: Work, row: OutboxRow, state: str, fault: str | None) -> None:
    """unreachable, refused, unsure, dropped: nothing more is tried until the case changes."""
    await work.run("land_over", id=row.id, state=state, shown=row.wanted, fault=fault)


def _pause(attempts: int) -> timedelta:
    # Once at once; a line that stays bad is not flooded with copies.
    return timedelta(seconds=(0, 5, 15, 30, 60)[min(attempts, 4)])


def _made(notice: Notice, otherwise: datetime) -> datetime:
    try:
        return moment_of(notice.id)
    except ValueError:
        return otherwise


def _read(row: Row) -> OutboxRow:
    return OutboxRow(
        id=row["id"],
        bot=row["bot"],
        chat_id=row["chat_id"],
        telegram_id=row["telegram_id"],
        chat_kind=row["chat_kind"],
        account_id=row["account_id"],
        about=row["about"],
        key=row["key"],
        params=json.loads(row["params"]),
        lane=Lane(row["lane"]),
        owed=Owed(row["owed"]),
        state=row["state"],
        wanted=row["wanted"],
        shown=row["shown"],
        attempts=row["attempts"],
        due_at=from_text(row["due_at"]),
        created_at=from_text(row["created_at"]),
        person_id=row["person_id"],
        case_id=row["case_id"],
        living=bool(row["living"]),
        silent=bool(row["silent"]),
        pin=bool(row["pin"]),
        unasked=bool(row["unasked"]),
        marked=bool(row["marked"]),
        gone=bool(row["gone"]),
        rest_until=maybe_from_text(row["rest_until"]),
        reply_to=row["reply_to"],
        message_id=row["message_id"],
        sent_at=maybe_from_text(row["sent_at"]),
    )
