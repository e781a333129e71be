"""The parts of one local Telegram, and the few steps every side of it takes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.simulator.clock import Clock, Real
from bot.simulator.events import Events
from bot.simulator.faults import Faults
from bot.simulator.files import Files
from bot.simulator.limits import Limits
from bot.simulator.message import Message
from bot.simulator.privacy import may_see
from bot.simulator.recorder import Record, Recorder
from bot.simulator.updates import Updates
from bot.simulator.world import Chat, Person, World

Wire = dict[str, Any]


@dataclass(slots=True)
class Webhook:
    """Where updates are pushed to; an empty url means nowhere."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_at: int = 0
    last_error: str = ""
    failing_since: float | None = None


@dataclass(slots=True)
class Polling:
    """What getUpdates remembers from call to call, in real seconds."""

    generation: int = 0
    waiting: int = 0
    aborted_by: str = ""
    closed: bool = False
    offset: int | None = None
    started: float = 0.0
    next_conflict: float = 0.0
    conflict_pause: float = 3.0
    again: list[Wire] = field(default_factory=list)


class Core:
    """State shared by the bot's side and the people's side."""

    def __init__(
        self,
        token: str,
        username: str,
        name: str,
        real: Real,
        start: datetime,
        record: Record | None,
    ) -> None:
        self.token = token
        self.clock = Clock(real, start)
        bot = Person(int(token.partition(":")[0]), name, username=username, is_bot=True)
        self.world = World(bot)
        self.updates = Updates(self.clock.unix)
        self.files = Files(bot.id)
        self.limits = Limits(self.clock.steady)
        self.faults = Faults()
        self.events = Events()
        self.recorder = Recorder(record)
        self.webhook = Webhook()
        self.webhook_changed: Callable[[], None] = lambda: None
        self.polling = Polling()
        # Off as the operator's guide has it; on, the bot hears less in groups.
        self.privacy = False
        # On, a hurried getUpdates is slowed down as by the real server (up to 3 real seconds).
        self.slow_down_repeats = False
        self.press_lifetime = 30.0

    def unix(self) -> int:
        return int(self.clock.unix())

    def post(self, chat: Chat, sender: Person | None, content: Wire, **extra: Any) -> Message:
        """Puts a message into a chat; whether the bot hears of it is another matter."""
        number = self.world.next_message_id(chat)
        wire: Wire = {"message_id": number}
        if sender is not None:
            wire["from"] = sender.wire()
        wire["chat"] = chat.wire()
        wire["date"] = self.unix()
        wire.update(extra)
        wire.update(content)
        who = sender.id if sender else chat.id
        from_bot = who == self.world.bot.id
        message = Message(chat.id, number, who, wire, from_bot)
        chat.messages[number] = message
        if from_bot or who in self.world.bots:
            chat.last_bot = who
        self.events.tell("chat", chat=chat.id, message=number, what="new")
        return message

    def deliver(self, chat: Chat, message: Message, edited: bool = False) -> None:
        """Tells the bot of it, where it may know."""
        bots = self.world.bots
        if not may_see(message, chat, self.world.bot, privacy=self.privacy, bots=bots):
            return
        kind = "channel_post" if chat.type == "channel" else "message"
        self.updates.add(f"edited_{kind}" if edited else kind, message.wire, f"c{chat.id}")

    def change(self, message: Message, what: str = "edit", **content: Any) -> None:
        """Gives the message new content; None takes a field away."""
        wire = {k: v for k, v in {**message.wire, **content}.items() if v is not None}
        message.wire = wire
        self.events.tell("chat", chat=message.chat_id, message=message.message_id, what=what)

    def member(self, chat: Chat, user: int) -> Wire:
        """The ChatMember of somebody in a chat."""
        status = chat.status(user)
        person = self.world.user(user)
        member: Wire = {"status": status, "user": person.wire() if person else {}}
        if status == "administrator":
            member.update(RIGHTS, can_be_edited=False)
            if chat.type == "channel":
                member.update(can_post_messages=True, can_edit_messages=True)
            else:
                member["can_pin_messages"] = True
            if chat.type == "supergroup":
                member["can_manage_topics"] = True
        elif status == "creator":
            member["is_anonymous"] = False
        elif status == "kicked":
            member["until_date"] = 0
        return member

    def set_status(self, chat: Chat, user: int, status: str, by: Person) -> None:
        """Changes what somebody is in a chat and tells the bot where it may know."""
        old = self.member(chat, user)
        mine = user == self.world.bot.id
        bot_led = chat.led_by(self.world.bot.id)
        chat.members[user] = status
        change = {
            "chat": chat.wire(),
            "from": by.wire(),
            "date": self.unix(),
            "old_chat_member": old,
            "new_chat_member": self.member(chat, user),
        }
        if mine:
            self.updates.add("my_chat_member", change, f"m{chat.id}")
        elif bot_led:
            self.updates.add("chat_member", change, f"m{chat.id}")
        self.events.tell("chat", chat=chat.id, message=None, what="members")


RIGHTS: Wire = {
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
}
