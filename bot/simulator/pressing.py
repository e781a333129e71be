"""Pressing what stands under a message: a query, a link, a line of the reply keyboard."""

import hashlib
import re
from typing import Any

from bot.simulator.core import Core
from bot.simulator.errors import PeopleError
from bot.simulator.message import Message
from bot.simulator.speech import Speech
from bot.simulator.world import Chat

Wire = dict[str, Any]
DEEP_LINK = re.compile(r"(?:https?://t\.me/|tg://resolve\?domain=)(\w+)[?&]start=([\w-]{0,64})$")


class Pressing:
    """Every press has an id; the bot's answer to it is kept beside it."""

    def __init__(self, core: Core, speech: Speech) -> None:
        self.core = core
        self.speech = speech

    def find(self, chat: Chat, message: Message | int) -> Message:
        """Also one that was deleted: the phone may still show it."""
        number = message if isinstance(message, int) else message.message_id
        found = chat.messages.get(number) or chat.gone.get(number)
        if found is None:
            raise PeopleError(f"there is no message {number} in {chat.title}")
        return found

    def choose(self, message: Message, wanted: str | int) -> Wire:
        """A button by index, by its text, or by a part of the text that only one has."""
        markup = message.wire.get("reply_markup") or message.markup or {}
        rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
        buttons: list[Wire] = [button for row in rows for button in row]
        if isinstance(wanted, int):
            found = buttons[wanted : wanted + 1]
        else:
            found = [b for b in buttons if b["text"] == wanted] or [
                b for b in buttons if wanted in b["text"]
            ]
        if len(found) != 1:
            names = ", ".join(b["text"] for b in buttons) or "none"
            raise PeopleError(
                f"{'no' if not found else 'more than one'} button {wanted!r}: {names}"
            )
        return found[0]

    def press(
        self, person: int, chat: int, message: Message | int, wanted: str | int
    ) -> str | None:
        who = self.speech.person(person)
        where = self.speech.chat(person, chat)
        if not where.private and not where.has(person):
            raise PeopleError(f"{who.name} is not in {where.title}")
        shown = self.find(where, message)
        button = self.choose(shown, wanted)
        if "callback_data" in button:
            return self._query(person, where, shown, button["callback_data"])
        if "url" in button:
            self._follow(person, button["url"])
        else:
            self._answer_with(person, where, button)
        return None

    def _query(self, person: int, where: Chat, shown: Message, data: str) -> str:
        world = self.core.world
        number = str(4_000_000_000_000_000 + world.count("press"))
        here = shown.message_id in where.messages
        gone = {"chat": where.wire(), "message_id": shown.message_id, "date": 0}
        instance = hashlib.sha256(b"%d" % where.id).digest()[:8]
        query: Wire = {
            "id": number,
            "from": self.speech.person(person).wire(),
            "message": shown.wire if here else gone,
            "chat_instance": str(int.from_bytes(instance, signed=True)),
            "data": data,
        }
        world.presses[number] = {
            "id": number,
            "person": person,
            "at": self.core.clock.unix(),
            "answer": None,
        }
        self.core.updates.add("callback_query", query, f"p{person}")
        return number

    def _follow(self, person: int, url: str) -> None:
        """A deep link to this bot is opened; any other page is not here."""
        link = DEEP_LINK.match(url)
        if link and link.group(1).lower() == (self.core.world.bot.username or "").lower():
            self.start(person, link.group(2))

    def _answer_with(self, person: int, where: Chat, button: Wire) -> None:
        """A reply keyboard's line is said; it may share the phone number or the place."""
        if button.get("request_contact"):
            who = self.speech.person(person)
            card = {
                "phone_number": f"8613800{person % 1_000_000:06d}",
                "first_name": who.first_name,
            }
            self.speech.put(person, where.id, {"contact": {**card, "user_id": person}})
        elif button.get("request_location"):
            place = {"latitude": 30.5, "longitude": 114.3}
            self.speech.put(person, where.id, {"location": place})
        else:
            self.speech.say(person, where.id, button["text"])

    def start(self, person: int, payload: str) -> Message:
        """Opens the private chat and presses Start."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
            raise PeopleError("a start payload has at most 64 of A-Z a-z 0-9 _ -")
        who = self.speech.person(person)
        if who.deleted:
            raise PeopleError(f"{who.name} has deleted the account")
        who.started = True
        return self.speech.say(person, None, f"/start {payload}".strip())

    def answer(self, press: str) -> Wire | None:
        """What the bot answered; None until it does."""
        found = self.core.world.presses.get(press)
        if found is None:
            raise PeopleError(f"there is no press {press}")
        answer: Wire | None = found["answer"]
        return answer
