"""The Telegram side of a village folder: accounts, private chats, groups bound to units."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bot.content.village import Village, VillageAccount, VillageGroup
from bot.domain.people import Chat
from bot.services.village_step import Load, Step
from bot.store import accounts
from bot.store.missing import Missing
from bot.store.work import Work


def telegram_steps(village: Village, load: Load) -> Iterator[Step]:
    """Accounts with the people they speak for and their private chats, then the groups."""
    for account in village.accounts:
        yield from _account_steps(account, load)
    for group in village.groups:
        yield Step("groups", partial(_add_group, group=group, load=load))


def _account_steps(account: VillageAccount, load: Load) -> Iterator[Step]:
    yield Step("accounts", partial(_add_account, account=account, load=load))
    for i, person_id in enumerate(account.people):
        link = partial(_link, account=account, person_id=person_id, first=i == 0, load=load)
        yield Step("links", link)
    if account.started:
        yield Step("private_chats", partial(_add_private_chat, account=account, load=load))


async def _add_account(work: Work, account: VillageAccount, load: Load) -> bool:
    id = load.ids.new()
    new = await accounts.add_account(
        work, id, load.bot, account.user_id, account.shown_name, load.now
    )
    if new:
        await accounts.set_may_write(work, id, account.started)
    return new


async def _link(
    work: Work, account: VillageAccount, person_id: str, first: bool, load: Load
) -> bool:
    id = await _account_id(work, account, load)
    known = await accounts.people_of_account(work, id)
    if any(person.id == person_id for person, _ in known):
        return False
    # Somebody the account already speaks for by default stays the default.
    await accounts.link_account(work, id, person_id, first and not known)
    return True


async def _add_private_chat(work: Work, account: VillageAccount, load: Load) -> bool:
    chat = Chat(
        id=load.ids.new(),
        bot=load.bot,
        kind="private",
        telegram_id=account.user_id,
        account_id=await _account_id(work, account, load),
    )
    return await accounts.add_chat(work, chat, load.now)


async def _account_id(work: Work, account: VillageAccount, load: Load) -> str:
    found = await accounts.find_account(work, load.bot, account.user_id)
    if found is None:
        raise Missing("account", str(account.user_id))
    return found.id


async def _add_group(work: Work, group: VillageGroup, load: Load) -> bool:
    found = await accounts.find_chat(work, load.bot, group.telegram_id)
    if found is None:
        chat = Chat(
            id=load.ids.new(),
            bot=load.bot,
            kind="group",
            telegram_id=group.telegram_id,
            title=group.title,
            reads_all=group.bot_admin,
        )
        await accounts.add_chat(work, chat, load.now)
        found = chat
    elif found.unit_id is not None:
        return False
    await accounts.bind_chat(work, found.id, group.unit_id, None, load.now)
    return True
