"""Says things on Telegram: one call, one ending."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace

from telegram import Bot, InputFile, Message
from telegram.error import TelegramError

from bot.gateway.asking import ask
from bot.gateway.refusals import ending_of
from bot.gateway.render import to_caption, to_edit_caption, to_edit_text, to_text
from bot.services.endings import NO_CAPTION, NO_TEXT
from bot.services.ports import Delivery, Ending, Outgoing, Sound


class TelegramMessenger:
    """The Messenger port over the library's Bot, which must have no rate limiter of its own."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def say(self, chat_id: int, out: Outgoing) -> Delivery:
        """A new message, or a reaction to somebody's."""
        if out.reaction is not None and out.reply_to is not None:
            return await _ended(self._react(chat_id, out.reply_to, out.reaction))
        if out.sound is not None:
            return await self._speak(chat_id, out, out.sound)
        if out.voice is not None:
            sent = self._bot.send_voice(chat_id, out.voice, api_kwargs=to_caption(out))
            return await _ended(sent)
        if out.file is not None:
            file = InputFile(out.file.data, out.file.name)
            return await _ended(self._bot.send_document(chat_id, file, api_kwargs=to_caption(out)))
        photo = out.picture or out.photo
        if photo is not None:
            return await _ended(self._bot.send_photo(chat_id, photo, api_kwargs=to_caption(out)))
        return await _ended(self._write(chat_id, out))

    async def edit(self, chat_id: int, message_id: int, out: Outgoing) -> Delivery:
        """What is there becomes this; being so already is as good.

        Whether it left with a sound is known to Telegram alone.
        """
        below = bool(out.sound or out.voice or out.photo or out.picture or out.file)
        ended = await self._edit(chat_id, message_id, out, below=below)
        if ended.fault in (NO_TEXT, NO_CAPTION):
            ended = await self._edit(chat_id, message_id, out, below=not below)
        return ended

    async def delete(self, chat_id: int, message_id: int) -> Delivery:
        """Take it back; being gone already is as good."""
        return await _ended(self._bot.delete_message(chat_id, message_id), message_id)

    async def pin(self, chat_id: int, message_id: int, *, silent: bool) -> Delivery:
        """Keep it at the top of the chat."""
        call = self._bot.pin_chat_message(chat_id, message_id, disable_notification=silent)
        return await _ended(call, message_id)

    async def unpin(self, chat_id: int, message_id: int) -> Delivery:
        """It need not be at the top any more."""
        return await _ended(self._bot.unpin_chat_message(chat_id, message_id), message_id)

    async def answer(
        self, callback_id: str, text: str | None = None, *, alert: bool = False
    ) -> Delivery:
        """Stop the little clock on a pressed button, perhaps with a short word."""
        return await _ended(self._bot.answer_callback_query(callback_id, text, show_alert=alert))

    async def _speak(self, chat_id: int, out: Outgoing, sound: Sound) -> Delivery:
        """Under the name it has, else as a new file; what is to be said is said in any case.

        A name is another bot's, or old; and some people take no voice notes at all.
        """
        for file in (sound.file_id, sound.data):
            if file is None:
                continue
            try:
                said = await self._bot.send_voice(chat_id, file, api_kwargs=to_caption(out))
            except TelegramError as error:
                ending = ending_of(error)
                if ending.ending is not Ending.REFUSED:
                    return ending
                continue
            name = said.voice.file_id if said.voice else None
            return Delivery(Ending.SENT, said.message_id, sound_id=name)
        return await _ended(self._write(chat_id, replace(out, sound=None)))

    async def _edit(self, chat_id: int, message_id: int, out: Outgoing, *, below: bool) -> Delivery:
        method, new = "editMessageText", to_edit_text(out)
        if below:
            method, new = "editMessageCaption", to_edit_caption(out)
        params = {"chat_id": chat_id, "message_id": message_id, **new}
        return await _ended(ask(self._bot, method, params), message_id)

    def _write(self, chat_id: int, out: Outgoing) -> Awaitable[object]:
        return ask(self._bot, "sendMessage", {"chat_id": chat_id, **to_text(out)})

    def _react(self, chat_id: int, message_id: int, emoji: str) -> Awaitable[object]:
        reaction = [{"type": "emoji", "emoji": emoji}]
        params = {"chat_id": chat_id, "message_id": message_id, "reaction": reaction}
        return ask(self._bot, "setMessageReaction", params)


async def _ended(call: Awaitable[object], message_id: int | None = None) -> Delivery:
    try:
        answer = await call
    except TelegramError as error:
        ending = ending_of(error)
        if ending.ending is Ending.SENT:
            return Delivery(Ending.SENT, message_id)
        return ending
    return Delivery(Ending.SENT, _number_of(answer, message_id))


def _number_of(answer: object, otherwise: int | None) -> int | None:
    """Telegram answers with the message, or with a plain yes."""
    if isinstance(answer, Message):
        return answer.message_id
    number = answer.get("message_id") if isinstance(answer, dict) else None
    return number if isinstance(number, int) else otherwise
