"""The people's side: what anybody can do with a phone in the hand."""

from typing import Any

from bot.simulator.core import Core
from bot.simulator.errors import PeopleError
from bot.simulator.membership import Membership
from bot.simulator.message import Message
from bot.simulator.methods.deletes import remove
from bot.simulator.methods.pins import REACTIONS, react
from bot.simulator.pressing import Pressing
from bot.simulator.speech import Speech
from bot.simulator.world import Chat, Person

Wire = dict[str, Any]


class People:
    """Every call is done when it returns; what cannot be done raises PeopleError."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._speech = Speech(core)
        self._pressing = Pressing(core, self._speech)
        self._membership = Membership(core, self._speech)

    # -- being there -----------------------------------------------------------------------

    def add_person(
        self,
        id: int,
        first_name: str,
        username: str | None = None,
        last_name: str | None = None,
        is_bot: bool = False,
    ) -> Person:
        if id <= 0 or self._core.world.user(id):
            raise PeopleError(f"{id} cannot be the id of a new person")
        added = self._core.world.add(Person(id, first_name, last_name, username, is_bot))
        self._core.events.tell("people")
        return added

    def add_group(
        self,
        id: int,
        title: str,
        members: list[int],
        supergroup: bool = False,
        admins: list[int] | None = None,
        bot: bool = True,
        bot_admin: bool = False,
        forum: bool = False,
    ) -> Chat:
        kind = "supergroup" if supergroup or forum else "group"
        return self._membership.add_group(
            id, title, members, kind, admins or [], bot, bot_admin, forum
        )

    def add_channel(self, id: int, title: str, bot_admin: bool = True) -> Chat:
        return self._membership.add_group(id, title, [], "channel", [], False, bot_admin, False)

    def join(self, person: int, group: int) -> None:
        self._membership.join(person, group)

    def leave(self, person: int, group: int) -> None:
        self._membership.leave(person, group)

    def kick(self, person: int, group: int, by: int) -> None:
        """Somebody who leads the group puts a person out."""
        self._membership.kick(person, group, by)

    def add_bot(self, group: int, by: int, admin: bool = False) -> None:
        self._membership.add_bot(group, by, admin)

    def kick_bot(self, group: int, by: int) -> None:
        self._membership.kick_bot(group, by)

    def promote_bot(self, group: int, by: int, on: bool = True) -> None:
        self._membership.promote_bot(group, by, on)

    def promote(self, person: int, group: int, on: bool = True) -> None:
        self._membership.promote(person, group, on)

    def block(self, person: int) -> None:
        self._membership.block(person, True)

    def unblock(self, person: int) -> None:
        self._membership.block(person, False)

    def delete_account(self, person: int) -> None:
        self._membership.delete_account(person)

    def delete_group(self, group: int) -> None:
        self._membership.delete_group(group)

    def migrate(self, group: int) -> int:
        return self._membership.migrate(group)

    # -- saying ----------------------------------------------------------------------------

    def start(self, person: int, payload: str = "") -> Message:
        """Opens the private chat and presses Start, which also unblocks the bot."""
        if self._speech.person(person).blocked:
            self.unblock(person)
        return self._pressing.start(person, payload)

    def say(
        self,
        person: int,
        chat: int | None,
        text: str,
        reply_to: Message | int | None = None,
        anonymous: bool = False,
        thread: int | None = None,
    ) -> Message:
        return self._speech.say(person, chat, text, reply_to, anonymous=anonymous, thread=thread)

    def voice(
        self,
        person: int,
        chat: int | None,
        seconds: int = 5,
        data: bytes | None = None,
        reply_to: Message | int | None = None,
    ) -> Message:
        return self._speech.put(person, chat, self._core.files.voice(seconds, data), reply_to)

    def photo(
        self,
        person: int,
        chat: int | None,
        caption: str = "",
        data: bytes | None = None,
        reply_to: Message | int | None = None,
    ) -> Message:
        content = {**self._core.files.photo(data), **({"caption": caption} if caption else {})}
        return self._speech.put(person, chat, content, reply_to)

    def upload(
        self,
        person: int,
        chat: int | None,
        data: bytes,
        name: str = "",
        mime: str = "",
        caption: str = "",
    ) -> Message:
        """Sends any file as a document."""
        content: Wire = {"document": self._core.files.document(data, name, mime)}
        if caption:
            content["caption"] = caption
        return self._speech.put(person, chat, content)

    def location(self, person: int, chat: int | None, lat: float, lon: float) -> Message:
        place = {"latitude": lat, "longitude": lon}
        return self._speech.put(person, chat, {"location": place})

    def contact(self, person: int, chat: int | None, phone: str) -> Message:
        name = self._speech.person(person).first_name
        card = {"phone_number": phone, "first_name": name, "user_id": person}
        return self._speech.put(person, chat, {"contact": card})

    def edit(self, person: int, message: Message, text: str) -> Message:
        return self._speech.edit(person, message, text)

    def delete(self, person: int, message: Message) -> None:
        """The bot is not told, as on the real server."""
        where = self._speech.open_chat(person, message.chat_id)
        found = self._speech.message(where, message)
        if found.sender != person and not (where.private or where.led_by(person)):
            raise PeopleError("only one's own messages can be deleted")
        remove(self._core, where, found)

    def speak_as_channel(
        self, group: int, title: str, text: str, forwarded: bool = False
    ) -> Message:
        return self._speech.from_channel(group, title, text, forwarded=forwarded)

    def post_in_channel(self, channel: int, text: str) -> Message:
        return self._speech.channel_post(channel, text)

    # -- touching --------------------------------------------------------------------------

    def press(self, person: int, message: Message, button: str | int) -> str | None:
        """The id of the press; None when no query arose from it."""
        return self._pressing.press(person, message.chat_id, message, button)

    def answer(self, press: str) -> Wire | None:
        """`{"text", "alert"}` the bot answered a press with; None until it does."""
        return self._pressing.answer(press)

    def toast(self, press: str) -> str | None:
        """The text of the answer, empty for a silent one; None until there is one."""
        answer = self._pressing.answer(press)
        return None if answer is None else str(answer["text"])

    def react(self, person: int, message: Message, emoji: str) -> None:
        """An empty emoji takes the reaction back."""
        where = self._speech.open_chat(person, message.chat_id)
        found = self._speech.message(where, message)
        if emoji and emoji not in REACTIONS:
            raise PeopleError(f"{emoji} is no reaction")
        old = found.reactions.get(person, [])
        react(self._core, found, self._speech.person(person), [emoji] if emoji else [])
        if where.private or where.led_by(self._core.world.bot.id):
            change = {
                "chat": where.wire(),
                "message_id": found.message_id,
                "user": self._speech.person(person).wire(),
                "date": self._core.unix(),
                "old_reaction": old,
                "new_reaction": found.reactions.get(person, []),
            }
            self._core.updates.add("message_reaction", change, f"c{where.id}")

    def vote(self, person: int, message: Message, options: list[int]) -> None:
        """Votes in a poll; an open one tells who voted."""
        where = self._speech.open_chat(person, message.chat_id)
        found = self._speech.message(where, message)
        poll = found.wire.get("poll")
        if poll is None or not all(0 <= at < len(poll["options"]) for at in options):
            raise PeopleError("there is nothing to vote on")
        counted = [
            {**option, "voter_count": option["voter_count"] + (at in options)}
            for at, option in enumerate(poll["options"])
        ]
        poll = {**poll, "options": counted, "total_voter_count": poll["total_voter_count"] + 1}
        self._core.change(found, poll=poll)
        self._core.updates.add("poll", poll, f"c{where.id}")
        if not poll["is_anonymous"]:
            answer = {
                "poll_id": poll["id"],
                "user": self._speech.person(person).wire(),
                "option_ids": options,
                "option_persistent_ids": [counted[at]["persistent_id"] for at in options],
            }
            self._core.updates.add("poll_answer", answer, f"p{person}")

    # -- looking ---------------------------------------------------------------------------

    def seen(self, person: int, chat: int | None) -> list[Message]:
        """What stands on this person's phone, oldest first; nothing of a group they are not in."""
        where = self._speech.chat(person, chat)
        if not where.private and not where.has(person):
            return []
        return list(where.messages.values())

    def read(self, person: int, chat: int | None, message: int | None = None) -> int:
        """Marks it read up to a message; how much is left."""
        where = self._speech.chat(person, chat)
        where.read[person] = where.last_id if message is None else message
        self._core.events.tell("chat", chat=where.id, message=message, what="read")
        return self.unread(person, where)

    def person(self, person: int) -> Person:
        return self._speech.person(person)

    def chat(self, person: int, chat: int | None) -> Chat:
        return self._speech.chat(person, chat)

    def find(self, person: int, chat: int | None, message: int) -> Message:
        """A message by its number, also one this phone shows although it was deleted."""
        return self._pressing.find(self._speech.chat(person, chat), message)

    def unread(self, person: int, where: Chat) -> int:
        mark, count = where.read.get(person, 0), 0
        for number in reversed(where.messages):
            if number <= mark:
                break
            count += where.messages[number].sender != person
        return count
