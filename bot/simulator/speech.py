"""What people put into a chat: words, voice, pictures, places; and changing it afterwards."""

from typing import Any

from bot.simulator.core import Core
from bot.simulator.entities import TEXT_LIMIT, find_entities
from bot.simulator.errors import PeopleError
from bot.simulator.message import Message
from bot.simulator.world import Chat, Person

Wire = dict[str, Any]
ANONYMOUS = Person(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = Person(136817688, "Channel", username="Channel_Bot", is_bot=True)
TELEGRAM = Person(777000, "Telegram")


class Speech:
    """One person's phone, sending."""

    def __init__(self, core: Core) -> None:
        self.core = core

    def person(self, person: int) -> Person:
        found = self.core.world.persons.get(person)
        if found is None:
            raise PeopleError(f"there is no person {person}")
        return found

    def chat(self, person: int, chat: int | None) -> Chat:
        """A group by its id; None or their own id is the private chat with the bot."""
        found = self.core.world.chats.get(person if chat is None else chat)
        if found is None or (found.private and found.id != person):
            raise PeopleError(f"there is no chat {chat}")
        return found

    def open_chat(self, person: int, chat: int | None) -> Chat:
        """The chat, if this person can write there now."""
        who, where = self.person(person), self.chat(person, chat)
        if who.deleted:
            raise PeopleError(f"{who.name} has deleted the account")
        if where.migrated_to is not None:
            raise PeopleError(f"this group goes on as {where.migrated_to}")
        if where.private and (who.blocked or not who.started):
            raise PeopleError(
                f"{who.name} has blocked the bot"
                if who.blocked
                else f"{who.name} has not pressed Start"
            )
        if not where.private and (where.deleted or not where.has(person)):
            raise PeopleError(f"{who.name} is not in {where.title}")
        return where

    def message(self, chat: Chat, message: Message | int) -> Message:
        number = message if isinstance(message, int) else message.message_id
        found = chat.messages.get(number)
        if found is None:
            raise PeopleError(f"there is no message {number} in {chat.title}")
        return found

    def put(
        self,
        person: int,
        chat: int | None,
        content: Wire,
        reply_to: Message | int | None = None,
        *,
        anonymous: bool = False,
        thread: int | None = None,
    ) -> Message:
        """Sends it and tells the bot, if the bot may know."""
        where = self.open_chat(person, chat)
        author = self.person(person)
        extra: Wire = {}
        if anonymous:
            if not where.led_by(person):
                raise PeopleError(f"{author.name} does not lead {where.title}")
            author, extra = ANONYMOUS, {"sender_chat": where.wire()}
        if reply_to is not None:
            answered = self.message(where, reply_to)
            extra["reply_to_message"] = {
                k: v for k, v in answered.wire.items() if k != "reply_to_message"
            }
        if thread is not None:
            if thread not in where.topics:
                raise PeopleError(f"there is no topic {thread} in {where.title}")
            extra.update(message_thread_id=thread, is_topic_message=True)
        message = self.core.post(where, author, content, **extra)
        message.sender = person
        where.read[person] = message.message_id
        self.core.deliver(where, message)
        return message

    def say(
        self,
        person: int,
        chat: int | None,
        text: str,
        reply_to: Message | int | None = None,
        *,
        anonymous: bool = False,
        thread: int | None = None,
    ) -> Message:
        """What is too long for one message is sent as several, as phones do; the first counts."""
        said = text.strip()
        if not said:
            raise PeopleError("an empty message cannot be sent")
        pieces = [said[at : at + TEXT_LIMIT] for at in range(0, len(said), TEXT_LIMIT)]
        sent = [
            self.put(
                person, chat, text_content(piece), reply_to, anonymous=anonymous, thread=thread
            )
            for piece in pieces
        ]
        return sent[0]

    def edit(self, person: int, message: Message, text: str) -> Message:
        where = self.open_chat(person, message.chat_id)
        found = self.message(where, message)
        if found.sender != person:
            raise PeopleError("only one's own messages can be edited")
        name = "text" if "text" in found.wire else "caption"
        content = text_content(text.strip())
        new = {name: content["text"]}
        listed = "entities" if name == "text" else "caption_entities"
        found.edited = True
        self.core.change(
            found, edit_date=self.core.unix(), **{**new, listed: content.get("entities")}
        )
        self.core.deliver(where, found, edited=True)
        return found

    def from_channel(self, group: int, title: str, text: str, *, forwarded: bool) -> Message:
        """A channel speaks in a group: its post forwarded, or somebody in its name."""
        where = self.chat(0, group)
        channel = {"id": -1001000000000 - len(title), "type": "channel", "title": title}
        author = TELEGRAM if forwarded else CHANNEL_BOT
        extra: Wire = {"sender_chat": channel}
        if forwarded:
            origin = {"type": "channel", "date": self.core.unix(), "chat": channel}
            extra["forward_origin"] = {**origin, "message_id": self.core.world.count("post")}
            extra["is_automatic_forward"] = True
        message = self.core.post(where, author, text_content(text), **extra)
        self.core.deliver(where, message)
        return message

    def channel_post(self, channel: int, text: str) -> Message:
        where = self.chat(0, channel)
        message = self.core.post(where, None, text_content(text), sender_chat=where.wire())
        self.core.deliver(where, message)
        return message


def text_content(text: str) -> Wire:
    found = find_entities(text)
    return {"text": text, "entities": found} if found else {"text": text}
