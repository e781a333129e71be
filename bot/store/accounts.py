"""Telegram accounts, the people they speak for, and chats with their changing addresses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.people import Account, Chat, Person
from bot.domain.times import maybe_from_text, maybe_to_text, to_text
from bot.store.missing import Missing
from bot.store.people import read_person
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("account_people", "person_id", "delete"),
    Column("accounts", "shown_name", "empty"),
    Column("accounts", "user_id", "keep"),  # only a number: without it the bot could not answer
    Column("chats", "title", "empty"),
    Column("chats", "bound_by", "empty"),
    Column("chats", "added_by", "empty"),
)


async def find_account(work: Work, bot: str, user_id: int) -> Account | None:
    """The account of this Telegram user with this bot, or None."""
    row = await work.one("find_account", bot=bot, user_id=user_id)
    return _account(row) if row else None


async def get_account(work: Work, id: str) -> Account:
    """The account; an unknown id is a bug."""
    row = await work.one("find_account_by_id", id=id)
    if row is None:
        raise Missing("account", id)
    return _account(row)


async def add_account(
    work: Work, id: str, bot: str, user_id: int, shown_name: str, now: datetime
) -> bool:
    """Whether the account is new; one already there stays as it is."""
    row = await work.one(
        "add_account",
        id=id,
        bot=bot,
        user_id=user_id,
        shown_name=shown_name,
        created_at=to_text(now),
    )
    return row is not None


async def set_may_write(work: Work, account_id: str, may_write: bool) -> None:
    """They opened a private chat with us, or blocked us."""
    await work.run("set_may_write", id=account_id, may_write=int(may_write))


async def set_shown_name(work: Work, account_id: str, shown_name: str) -> None:
    """What Telegram shows as their name changed."""
    await work.run("set_shown_name", id=account_id, shown_name=shown_name)


async def set_welcomed(work: Work, account_id: str, at: datetime) -> None:
    """They have had their welcome; the first time counts."""
    await work.run("set_welcomed", id=account_id, at=to_text(at))


async def people_of_account(work: Work, account_id: str) -> tuple[tuple[Person, bool], ...]:
    """For whom the account speaks, and who is meant when nobody is named; that one first."""
    rows = await work.all("list_people_of_account", account_id=account_id)
    return tuple((read_person(row), bool(row["is_default"])) for row in rows)


async def link_account(work: Work, account_id: str, person_id: str, is_default: bool) -> None:
    """The account speaks for the person; a new default takes the place of the old one."""
    if is_default:
        await work.run("clear_default_person", account_id=account_id)
    await work.run(
        "link_account", account_id=account_id, person_id=person_id, is_default=int(is_default)
    )


async def unlink_account(work: Work, account_id: str, person_id: str) -> None:
    """The account no longer speaks for the person; whoever is left may become the default."""
    await work.run("unlink_account", account_id=account_id, person_id=person_id)
    left = await people_of_account(work, account_id)
    if left and not left[0][1]:
        await link_account(work, account_id, left[0][0].id, True)


async def accounts_of_person(work: Work, person_id: str) -> tuple[Account, ...]:
    """Every account that speaks for the person, with or without leave to write to it."""
    rows = await work.all("list_accounts_of_person", person_id=person_id)
    return tuple(_account(row) for row in rows)


async def forget(work: Work, person_id: str) -> None:
    """No account speaks for the person; one without anybody left loses its name (PERSONAL)."""
    for account in await accounts_of_person(work, person_id):
        await unlink_account(work, account.id, person_id)
        await work.run("empty_unlinked_account", id=account.id)
        await work.run("empty_title_of_account", id=account.id)
    await work.run("leave_chats_bound", person_id=person_id)
    await work.run("leave_chats_added", person_id=person_id)


async def find_chat(work: Work, bot: str, telegram_id: int) -> Chat | None:
    """The chat with this Telegram id, also when it had that id before an upgrade."""
    # Former addresses first: Telegram never uses one again, so it always means the present chat.
    row = await work.one("find_chat_by_former_address", bot=bot, telegram_id=telegram_id)
    row = row or await work.one("find_chat_by_address", bot=bot, telegram_id=telegram_id)
    return _chat(row) if row else None


async def find_chat_by_id(work: Work, id: str) -> Chat | None:
    """The chat with our own id, or None."""
    row = await work.one("find_chat", id=id)
    return _chat(row) if row else None


async def get_chat(work: Work, id: str) -> Chat:
    """The chat; an unknown id is a bug."""
    row = await work.one("find_chat", id=id)
    if row is None:
        raise Missing("chat", id)
    return _chat(row)


async def add_chat(work: Work, chat: Chat, now: datetime) -> bool:
    """Whether the chat is new; an address already there stays with its chat."""
    row = await work.one(
        "add_chat",
        id=chat.id,
        bot=chat.bot,
        kind=chat.kind,
        telegram_id=chat.telegram_id,
        title=chat.title,
        account_id=chat.account_id,
        unit_id=chat.unit_id,
        reads_all=int(chat.reads_all),
        rest_until=maybe_to_text(chat.rest_until),
        gone=int(chat.gone),
        created_at=to_text(now),
    )
    return row is not None


async def private_chat_of(work: Work, account_id: str) -> Chat | None:
    """The account's chat with us, whether or not we may write there."""
    row = await work.one("find_private_chat", account_id=account_id)
    return _chat(row) if row else None


async def private_chats_of_person(work: Work, person_id: str) -> tuple[Chat, ...]:
    """Where the person can be written to; empty means somebody has to ring or walk."""
    return _chats(await work.all("list_private_chats_of_person", person_id=person_id))


async def groups_of_unit(work: Work, unit_id: str) -> tuple[Chat, ...]:
    """The groups bound to this very unit that we have not been put out of."""
    return _chats(await work.all("list_groups_of_unit", unit_id=unit_id))


async def bind_chat(
    work: Work, chat_id: str, unit_id: str | None, by: str | None, at: datetime
) -> None:
    """The group is the unit's from now on; None sets it free."""
    await work.run("bind_chat", id=chat_id, unit_id=unit_id, bound_by=by, bound_at=to_text(at))


async def set_added_by(work: Work, chat_id: str, person_id: str) -> None:
    """Who brought us into the group, and hears it when we cannot read there."""
    await work.run("set_added_by", id=chat_id, added_by=person_id)


async def set_chat_gone(work: Work, chat_id: str, gone: bool) -> None:
    """We were put out of the chat, or let in again."""
    await work.run("set_chat_gone", id=chat_id, gone=int(gone))


async def set_reads_all(work: Work, chat_id: str, reads_all: bool) -> None:
    """Whether Telegram lets us read everything said there, or only what is meant for us."""
    await work.run("set_reads_all", id=chat_id, reads_all=int(reads_all))


async def rest_chat(work: Work, chat_id: str, until: datetime | None) -> None:
    """Telegram asked us to leave the chat alone until then."""
    await work.run("rest_chat", id=chat_id, rest_until=maybe_to_text(until))


async def migrate_chat(
    work: Work, bot: str, old_telegram_id: int, new_telegram_id: int, at: datetime
) -> bool:
    """The group became a supergroup with another id; whether that is news to us."""
    row = await work.one("find_chat_by_address", bot=bot, telegram_id=old_telegram_id)
    former = await work.one("find_chat_by_former_address", bot=bot, telegram_id=old_telegram_id)
    if row is None or former is not None or old_telegram_id == new_telegram_id:
        return False
    stray = await work.one("find_chat_by_address", bot=bot, telegram_id=new_telegram_id)
    if stray:
        # Somebody spoke in the supergroup before we heard of the upgrade. Its row may be pointed
        # at, so it steps aside to the address that nothing is ever sent to again.
        await work.run("readdress_chat", id=stray["id"], telegram_id=0, kind="supergroup")
    await work.run("readdress_chat", id=row["id"], telegram_id=new_telegram_id, kind="supergroup")
    if stray:
        await work.run("readdress_chat", id=stray["id"], telegram_id=old_telegram_id, kind="group")
        await set_chat_gone(work, stray["id"], True)
    await work.run(
        "add_former_address",
        bot=bot,
        telegram_id=old_telegram_id,
        chat_id=row["id"],
        until=to_text(at),
    )
    return True


def _account(row: Row) -> Account:
    return Account(
        id=row["id"],
        bot=row["bot"],
        user_id=row["user_id"],
        shown_name=row["shown_name"],
        may_write=bool(row["may_write"]),
        welcomed=row["welcomed_at"] is not None,
    )


def _chat(row: Row) -> Chat:
    return Chat(
        id=row["id"],
        bot=row["bot"],
        kind=row["kind"],
        telegram_id=row["telegram_id"],
        title=row["title"],
        account_id=row["account_id"],
        unit_id=row["unit_id"],
        reads_all=bool(row["reads_all"]),
        rest_until=maybe_from_text(row["rest_until"]),
        gone=bool(row["gone"]),
    )


def _chats(rows: Sequence[Row]) -> tuple[Chat, ...]:
    return tuple(_chat(row) for row in rows)
