"""Who is in which group, who leads it, and who may be written to."""

from typing import Any

from bot.simulator.core import Core
from bot.simulator.errors import PeopleError
from bot.simulator.speech import Speech
from bot.simulator.world import ADMIN, KICKED, LEFT, MEMBER, OWNER, Chat, Person

Wire = dict[str, Any]
SUPERGROUPS_FROM = -1_000_000_000_000


class Membership:
    """Coming and going, as the phones of people do it."""

    def __init__(self, core: Core, speech: Speech) -> None:
        self.core = core
        self.speech = speech

    def group(self, group: int) -> Chat:
        chat = self.core.world.chats.get(group)
        if chat is None or chat.private:
            raise PeopleError(f"there is no group {group}")
        return chat

    def add_group(
        self,
        id: int,
        title: str,
        members: list[int],
        kind: str,
        admins: list[int],
        bot: bool,
        bot_admin: bool,
        forum: bool,
    ) -> Chat:
        """As if it had long been there: nobody is told."""
        if id >= 0 or id in self.core.world.chats:
            raise PeopleError(f"{id} cannot be the id of a new group")
        # A supergroup's first number went to its beginning, which is also the General topic.
        chat = Chat(id, kind, title, forum=forum, last_id=1)
        for person in [*admins, *members]:
            self.speech.person(person)
            chat.members.setdefault(person, ADMIN if person in admins else MEMBER)
        if admins:
            chat.members[admins[0]] = OWNER
        if bot or bot_admin:
            chat.members[self.core.world.bot.id] = ADMIN if bot_admin else MEMBER
        self.core.world.chats[id] = chat
        self.core.events.tell("people")
        return chat

    def join(self, person: int, group: int) -> None:
        who, chat = self.speech.person(person), self.group(group)
        if chat.has(person):
            raise PeopleError(f"{who.name} is already in {chat.title}")
        self._enter(chat, who, who, MEMBER)

    def leave(self, person: int, group: int) -> None:
        who, chat = self.speech.person(person), self.group(group)
        if not chat.has(person):
            raise PeopleError(f"{who.name} is not in {chat.title}")
        self._exit(chat, who, who, LEFT)

    def kick(self, person: int, group: int, by: int) -> None:
        who, chat = self.speech.person(person), self.group(group)
        leader = self.insider(group, by)
        if not chat.has(person) or not chat.led_by(by):
            raise PeopleError(f"{leader.name} cannot put {who.name} out of {chat.title}")
        self._exit(chat, who, leader, KICKED)

    def add_bot(self, group: int, by: int, admin: bool) -> None:
        who, chat, bot = self.insider(group, by), self.group(group), self._bot()
        if chat.has(bot.id):
            raise PeopleError(f"the bot is already in {chat.title}")
        self._enter(chat, bot, who, ADMIN if admin else MEMBER)

    def kick_bot(self, group: int, by: int) -> None:
        chat, bot = self.group(group), self._bot()
        if not chat.has(bot.id):
            raise PeopleError(f"the bot is not in {chat.title}")
        self._exit(chat, bot, self.insider(group, by), KICKED)

    def promote_bot(self, group: int, by: int, on: bool) -> None:
        chat = self.group(group)
        if not chat.has(self._bot().id):
            raise PeopleError(f"the bot is not in {chat.title}")
        who = self.insider(group, by)
        self.core.set_status(chat, self._bot().id, ADMIN if on else MEMBER, who)

    def promote(self, person: int, group: int, on: bool) -> None:
        who, chat = self.speech.person(person), self.group(group)
        if not chat.has(person):
            raise PeopleError(f"{who.name} is not in {chat.title}")
        owner = next((u for u, s in chat.members.items() if s == OWNER), person)
        by = self.speech.person(owner)
        self.core.set_status(chat, person, ADMIN if on else MEMBER, by)

    def delete_group(self, group: int) -> None:
        self.group(group).deleted = True
        self.core.events.tell("people")

    def migrate(self, group: int) -> int:
        """The group goes on as a supergroup under a new id; the old one only points there."""
        old, world = self.group(group), self.core.world
        if old.type != "group" or old.migrated_to is not None:
            raise PeopleError(f"{old.title} is not a basic group")
        new_id = SUPERGROUPS_FROM - 1_000_000_000 - world.count("supergroup")
        new = Chat(new_id, "supergroup", old.title, dict(old.members))
        new.migrated_from, new.last_id = old.id, 1
        world.chats[new_id] = new
        by = self.speech.person(next(iter(u for u in old.members if u != world.bot.id)))
        notice = self.core.post(old, by, {"migrate_to_chat_id": new_id})
        self.core.deliver(old, notice)
        old.migrated_to = new_id
        self.core.deliver(new, self.core.post(new, by, {"migrate_from_chat_id": old.id}))
        self.core.events.tell("people")
        return new_id

    def block(self, person: int, on: bool) -> None:
        """Tells the bot by my_chat_member of the private chat."""
        who = self.speech.person(person)
        if not who.started or who.blocked == on:
            raise PeopleError(f"{who.name} has {'no chat with' if on else 'not blocked'} the bot")
        who.blocked = on
        self._private_status(who, MEMBER if on else KICKED, KICKED if on else MEMBER)

    def delete_account(self, person: int) -> None:
        """The account is gone; its groups are left without a word."""
        who = self.speech.person(person)
        who.deleted = True
        for chat in self.core.world.groups():
            if chat.has(person):
                chat.members[person] = LEFT
        self.core.events.tell("people")

    def _private_status(self, who: Person, old: str, new: str) -> None:
        bot = self._bot().wire()
        until = {"until_date": 0}
        change: Wire = {
            "chat": self.core.world.chats[who.id].wire(),
            "from": who.wire(),
            "date": self.core.unix(),
            "old_chat_member": {"status": old, "user": bot, **(until if old == KICKED else {})},
            "new_chat_member": {"status": new, "user": bot, **(until if new == KICKED else {})},
        }
        self.core.updates.add("my_chat_member", change, f"c{who.id}")
        self.core.events.tell("people")

    def _bot(self) -> Person:
        return self.core.world.bot

    def insider(self, group: int, by: int) -> Person:
        """Somebody who is in the group and acts there."""
        who, chat = self.speech.person(by), self.group(group)
        if not chat.has(by):
            raise PeopleError(f"{who.name} is not in {chat.title}")
        return who

    def _enter(self, chat: Chat, who: Person, by: Person, status: str) -> None:
        self.core.set_status(chat, who.id, status, by)
        wire = who.wire()
        notice = self.core.post(chat, by, {"new_chat_members": [wire]})
        self.core.deliver(chat, notice)

    def _exit(self, chat: Chat, who: Person, by: Person, status: str) -> None:
        notice = self.core.post(chat, by, {"left_chat_member": who.wire()})
        self.core.deliver(chat, notice)
        self.core.set_status(chat, who.id, status, by)
