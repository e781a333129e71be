"""The real library lives on the local Telegram: starts, hears, answers, edits."""

import asyncio

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import ChatMigrated, Forbidden, NetworkError, RetryAfter
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
)

from bot.simulator import Simulator
from tests.simulator.conftest import GROUP, LI, TOKEN, WANG, heard, library_request
from tests.simulator.leftover import leftover


async def test_a_bot_introduces_itself(bot: ExtBot[None]) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.is_bot) == (1000001, "linli_bot", True)
    assert list(leftover(me)) == []


async def test_what_is_said_in_private_reaches_the_bot(sim: Simulator, bot: ExtBot[None]) -> None:
    sim.people.say(WANG, None, "我要买药")
    (update,) = await heard(bot)
    assert update.message is not None
    assert update.message.text == "我要买药"
    assert update.message.chat.type == "private"
    assert update.effective_user is not None
    assert update.effective_user.first_name == "王秀英"


async def test_an_answer_with_buttons_is_seen_pressed_answered_and_edited(
    sim: Simulator, bot: ExtBot[None]
) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("我来", callback_data="1:claim:7")]])
    sent = await bot.send_message(GROUP, "<b>要车</b> 去卫生院", "HTML", reply_markup=keyboard)
    assert list(leftover(sent)) == []
    shown = sim.people.seen(LI, GROUP)[-1]
    assert (shown.text, shown.html) == ("要车 去卫生院", "<b>要车</b> 去卫生院")
    press = sim.people.press(LI, shown, "我来")
    assert press is not None
    assert sim.people.toast(press) is None
    (update,) = await heard(bot)
    assert update.callback_query is not None
    assert update.callback_query.data == "1:claim:7"
    await update.callback_query.answer("好")
    assert sim.people.toast(press) == "好"
    edited = await bot.edit_message_text("李大山去", GROUP, sent.message_id)
    assert list(leftover(edited)) == []
    shown = sim.people.seen(LI, GROUP)[-1]
    assert (shown.text, shown.edited, shown.buttons) == ("李大山去", True, [])


async def test_a_whole_application_starts_polls_answers_and_stops(sim: Simulator) -> None:
    answered = asyncio.Event()

    async def on_start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(f"收到 {' '.join(context.args or [])}")
        answered.set()

    async def on_press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer()

    application = (
        Application.builder()
        .token(TOKEN)
        .base_url("http://bot/bot")
        .base_file_url("http://bot/file/bot")
        .request(library_request(sim))
        .get_updates_request(library_request(sim))
        .job_queue(None)
        .build()
    )
    application.add_handler(CommandHandler("start", on_start))
    application.add_handler(CallbackQueryHandler(on_press))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling()
        sim.people.start(LI, "help_7")
        await asyncio.wait_for(answered.wait(), 5)
        await application.updater.stop()
        await application.stop()
    assert sim.people.seen(LI, None)[-1].text == "收到 help_7"


async def test_refusals_arrive_as_the_librarys_own_exceptions(
    sim: Simulator, bot: ExtBot[None]
) -> None:
    sim.people.block(WANG)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(WANG, "在吗")
    new = sim.people.migrate(GROUP)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(GROUP, "在吗")
    assert moved.value.new_chat_id == new
    sim.faults.flood("sendMessage", 7)
    with pytest.raises(RetryAfter, match="7"):
        await bot.send_message(new, "在吗")
    sim.faults.lose_answer("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(new, "听见了")
    assert sim.people.seen(LI, new)[-1].text == "听见了"
