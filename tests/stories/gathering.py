"""What stories about groups need beside the village: comers, marks, changes of mind."""

from __future__ import annotations

from bot.simulator import Message
from tests.stories.village import Person, Village

STRANGER = 990001


def came_in(village: Village, name: str, *, group: str, user_id: int = STRANGER) -> Person:
    """Somebody no register knows joins a group; the bot has no private chat with them."""
    person = village.newcomer(name, user_id)
    chat = village.chat(group)
    assert chat is not None
    village.sim.people.join(person.user_id, chat)
    return person


def marks(message: Message) -> list[str]:
    """The reactions that stand on a message."""
    found = [kind["emoji"] for kinds in message.reactions.values() for kind in kinds]
    return sorted(found)


async def changes(person: Person, message: Message, text: str) -> None:
    """Edits what was said."""
    person.village.sim.people.edit(person.user_id, message, text)
    await person.village.settles()


KEPT = ("inbox", "said", "accounts", "people", "account_people", "cases", "case_events", "outbox")


async def everything_kept(village: Village) -> dict[str, int]:
    """How much is written down, table by table."""
    return {table: await village.row_count(table) for table in KEPT}


async def new_group(
    village: Village,
    chat: int,
    *,
    by: Person,
    others: tuple[Person, ...] = (),
    admin: bool = True,
) -> None:
    """Somebody opens a group and brings the bot in."""
    members = [person.user_id for person in others]
    village.sim.people.add_group(chat, "新群", members, admins=[by.user_id], bot=False)
    village.sim.people.add_bot(chat, by.user_id, admin=admin)
    await village.settles()


async def made_deaf(village: Village) -> None:
    """Privacy mode is on; the bot learns so when it asks who it is."""
    village.sim.privacy = True
    await village.bot.bot.get_me()
