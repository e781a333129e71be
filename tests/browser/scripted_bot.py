"""A bot with a few fixed answers, so that the page can be tried without the real one."""

import asyncio
from typing import Any

import httpx

Json = dict[str, Any]
LINK = "https://t.me/linli_bot?start=from_text"
FORMATS = f"<b>粗</b><i>斜</i><u>线</u><code>码</code> <a href='{LINK}'>点这里</a>"
KEYS = [["🆘快来人"], ["我不舒服", "要人帮忙"], ["我的事"]]


def inline(*rows: list[tuple[str, str]]) -> Json:
    """Rows of (text, callback data or link)."""
    return {
        "inline_keyboard": [
            [
                {"text": text, "url": to} if "://" in to else {"text": text, "callback_data": to}
                for text, to in row
            ]
            for row in rows
        ]
    }


class ScriptedBot:
    """Polls and answers until it is cancelled."""

    def __init__(self, http: httpx.AsyncClient, token: str) -> None:
        self.http = http
        self.path = f"/bot{token}"
        self.answers = {
            "按钮": self.buttons,
            "格式": self.formats,
            "安静": self.quietly,
            "置顶": self.pinned,
            "收回": self.taken_back,
            "回应": self.reacting,
        }

    async def call(self, method: str, **params: Any) -> Any:
        answer = await self.http.post(f"{self.path}/{method}", json=params, timeout=40)
        return answer.json().get("result")

    async def run(self) -> None:
        offset = 0
        commands = [{"command": "mine", "description": "我的事"}]
        await self.call("setMyCommands", commands=commands)
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=2) or []:
                offset = update["update_id"] + 1
                if "callback_query" in update:
                    await self.pressed(update["callback_query"])
                elif "message" in update:
                    await self.heard(update["message"])
            await asyncio.sleep(0)

    async def heard(self, message: Json) -> None:
        text, chat = message.get("text", ""), message["chat"]["id"]
        if text in self.answers:
            await self.answers[text](chat)
        elif text.startswith("/start"):
            await self.started(chat, text.removeprefix("/start").strip())
        elif "要车" in text and chat < 0:
            await self.card(chat, {"message_id": message["message_id"]})
        elif text.startswith("回声"):
            name = message["from"]["first_name"]
            await self.say(chat, f"{name}说：{text}", parse_mode="")
        elif "voice" in message:
            voice = {"voice": message["voice"]["file_id"], "caption": "听到了"}
            await self.call("sendVoice", chat_id=chat, **voice)

    async def buttons(self, chat: int) -> None:
        link = "https://t.me/linli_bot?start=details_7"
        keyboard = inline([("我来", "take"), ("要紧", "alert")], [("写详细", link)])
        await self.say(chat, "谁去看一眼？", reply_markup=keyboard)

    async def formats(self, chat: int) -> None:
        await self.say(chat, FORMATS)

    async def quietly(self, chat: int) -> None:
        await self.say(chat, "轻轻的一条", disable_notification=True)

    async def pinned(self, chat: int) -> None:
        sent = await self.say(chat, "这条要置顶")
        await self.call("pinChatMessage", chat_id=chat, message_id=sent["message_id"])

    async def taken_back(self, chat: int) -> None:
        sent = await self.say(chat, "马上收回")
        await asyncio.sleep(0.5)
        await self.call("deleteMessage", chat_id=chat, message_id=sent["message_id"])
        await self.say(chat, "收回了")

    async def reacting(self, chat: int) -> None:
        sent = await self.say(chat, "看我")
        reaction = [{"type": "emoji", "emoji": "👌"}]
        at = {"chat_id": chat, "message_id": sent["message_id"]}
        await self.call("setMessageReaction", **at, reaction=reaction)

    async def started(self, chat: int, payload: str) -> None:
        keyboard = {
            "keyboard": [["🆘快来人"], ["我不舒服", "要人帮忙"], ["我的事"]],
            "is_persistent": True,
            "resize_keyboard": True,
        }
        greeting = "您好，我是<b>邻里</b>。有事按下面的按钮，也可以直接说话。"
        await self.say(chat, f"从这里来：{payload}" if payload else greeting, reply_markup=keyboard)

    async def card(self, chat: int, answer_to: Json) -> None:
        keyboard = inline(
            [("我来", "take")], [("私下说详细", "https://t.me/linli_bot?start=ride_1")]
        )
        text = "<b>东湾0412 · 要车</b>\n明早去镇卫生院\n还没有人接"
        await self.say(chat, text, reply_markup=keyboard, reply_parameters=answer_to)

    async def say(self, chat: int, text: str, **params: Any) -> Json:
        sent: Json = await self.call(
            "sendMessage", **{"chat_id": chat, "text": text, "parse_mode": "HTML", **params}
        )
        return sent

    async def pressed(self, query: Json) -> None:
        name, message = query["from"]["first_name"], query["message"]
        if query["data"] == "alert":
            await self.call(
                "answerCallbackQuery",
                callback_query_id=query["id"],
                text="先打120！",
                show_alert=True,
            )
            return
        await self.call("answerCallbackQuery", callback_query_id=query["id"], text="记下了，谢谢您")
        await self.call(
            "editMessageText",
            chat_id=message["chat"]["id"],
            message_id=message["message_id"],
            text=f"{name}去了，路上",
            reply_markup=inline([("到了", "arrived")]),
        )
