"""Who speaks: the account, the person it speaks for, the chat, all in one load."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.people import Account, Chat, Person
from bot.domain.roles import Held
from bot.services.desk import Desk
from bot.services.incoming import Origin
from bot.services.roles import roles_held
from bot.store import accounts, people, places
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in front of the bot; `person` is None until they are somebody to the village."""

    origin: Origin
    chat: Chat
    account: Account | None
    person: Person | None
    persons: tuple[Person, ...] = ()  # everybody the account may speak for
    held: tuple[Held, ...] = ()
    private: Chat | None = None  # where this account may be written to

    @property
    def known(self) -> bool:
        return self.person is not None and not self.person.guest


async def actor_of(work: Work, desk: Desk, origin: Origin) -> Actor:
    """Load who speaks; never writes down a person, nor anybody for speaking in a group.

    A private message proves that this account may be written to from now on.
    """
    account = await _account(work, desk, origin)
    chat = await _chat(work, desk, origin, account)
    spoken = await accounts.people_of_account(work, account.id) if account else ()
    persons = tuple(person for person, _ in spoken)
    person = next((p for p, default in spoken if default), persons[0] if persons else None)
    held = await roles_held(work, desk, person.id) if person else ()
    private = await accounts.private_chat_of(work, account.id) if account else None
    return Actor(origin, chat, account, person, persons, held, private)


async def _account(work: Work, desk: Desk, origin: Origin) -> Account | None:
    if origin.user_id is None or origin.anonymous:
        return None
    found = await accounts.find_account(work, origin.bot, origin.user_id)
    if found is None and origin.private:
        found = await _add_account(work, desk, origin, origin.user_id)
    if found is not None and origin.private and not found.may_write:
        await accounts.set_may_write(work, found.id, True)
        found = replace(found, may_write=True)
    return found


async def _add_account(work: Work, desk: Desk, origin: Origin, user_id: int) -> Account | None:
    now = desk.now()
    await accounts.add_account(work, desk.ids.new(), origin.bot, user_id, origin.user_name, now)
    return await accounts.find_account(work, origin.bot, user_id)


async def _chat(work: Work, desk: Desk, origin: Origin, account: Account | None) -> Chat:
    found = await accounts.find_chat(work, origin.bot, origin.chat_id)
    if found is not None:
        if found.gone:
            await accounts.set_chat_gone(work, found.id, False)
        return found
    chat = Chat(
        id=desk.ids.new(),
        bot=origin.bot,
        kind=origin.chat_kind,
        telegram_id=origin.chat_id,
        title=origin.chat_title,
        account_id=account.id if account and origin.private else None,
    )
    await accounts.add_chat(work, chat, desk.now())
    return chat


async def with_account(work: Work, desk: Desk, actor: Actor) -> Actor:
    """Whoever gave an order has an account to keep it by; they are nobody else for that."""
    origin = actor.origin
    if actor.account is not None or origin.user_id is None or origin.anonymous:
        return actor
    return replace(actor, account=await _add_account(work, desk, origin, origin.user_id))


async def somebody(work: Work, desk: Desk, actor: Actor, spoke_in: Chat | None = None) -> Actor:
    """The actor as a person: whoever is unknown and needs help becomes a guest of the hamlet."""
    origin, account = actor.origin, actor.account
    if actor.person is not None and actor.person.guest and not actor.person.name:
        return await _named_again(work, actor, actor.person)
    if actor.person is not None or origin.user_id is None or origin.anonymous:
        return actor
    unit_id = (spoke_in or actor.chat).unit_id or await somewhere(work)
    if unit_id is None:
        return actor
    account = account or await _add_account(work, desk, origin, origin.user_id)
    if account is None:
        return actor
    guest = Person(
        id=desk.ids.new(),
        unit_id=unit_id,
        name=account.shown_name or origin.user_name,
        guest=True,
    )
    await people.add_person(work, guest, now=desk.now())
    await accounts.link_account(work, account.id, guest.id, True)
    return replace(actor, account=account, person=guest, persons=(guest,))


async def _named_again(work: Work, actor: Actor, guest: Person) -> Actor:
    """A guest of whom nothing is kept is called what they are called now, for this matter."""
    called = replace(guest, name=actor.origin.user_name)
    await work.run("name_guest", id=guest.id, name=called.name)
    return replace(actor, person=called)


async def somewhere(work: Work) -> str | None:
    """Where a stranger is served until somebody says which hamlet: the township."""
    for level in ("township", "village", "county", "hamlet"):
        units = await places.units_of_level(work, level)
        if units:
            return units[0].id
    return None
