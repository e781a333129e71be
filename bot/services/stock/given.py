"""A gift for a box, from the offer to the hand-over: the doors that hearing and deeds call."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor, somebody
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.proxy import name_in
from bot.services.stock.given_gift import Gift
from bot.services.stock.given_read import Taken, take
from bot.services.stock.given_talk import (
    MOST_ASKED,
    Talk,
    drop,
    find,
    give,
    go_on,
    keep,
    refuse,
    say,
)
from bot.services.telling import Message, tell_chat
from bot.store import dialogs
from bot.store.database import Work
from bot.understanding.box_words import BoxWords, read_box_words
from bot.understanding.gift_words import asks_back, asks_whose, is_blind, is_no, is_yes, names_box

# Whatever else somebody says goes its own way, also while a gift is talked about.
OTHER_MATTERS = frozenset({"symptom", "danger", "look_in", "problem", "quarrel"})
OTHER_HELP = frozenset({"ride", "errand", "meal", "farm"})


async def offered(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Somebody offers something in private, or writes on about a gift; True when handled.

    To be asked before any other open question, after the words of a hand-over. In a group only
    its author hears, in private, and the message goes on its way.
    """
    actor = context.actor
    if actor.account is None or _else_is_meant(decision) or name_in(context.heard.text):
        return False
    if not context.heard.origin.private:
        await invite(work, desk, context)
        return False
    talk = await _talk(work, actor)
    if talk is not None:
        return await _goes_on(work, desk, context, talk)
    if not _offers(desk, context):
        return False
    return await _begins(work, desk, context)


async def invite(work: Work, desk: Desk, context: Context) -> bool:
    """Offered in a group: its author is asked once, where nobody reads along."""
    actor = context.actor
    chat = actor.private
    if chat is None or actor.account is None or not _offers(desk, context):
        return False
    actor = await somebody(work, desk, actor)
    if actor.person is None:
        return False
    about = f"gift.invite:{actor.chat.id}:{context.heard.message_id}"
    taken = take(desk, Gift(), context.heard.text, context.reading.meaning)
    if taken.trade:
        message = Message(f"gift.no.{taken.trade}", about, {}, Lane.REPLY, Owed.LOOSE)
        return await tell_chat(work, desk, chat.id, message)
    talk = _new(desk, actor, replace(taken.gift, words=""), chat.id)
    if talk is not None and await dialogs.find_dialog(work, talk.account_id, talk.chat_id) is None:
        # Of what was said in a group only what was understood is kept, for a while.
        await keep(work, desk, replace(talk, step="invited"))
    params = {"item": taken.gift.item, "subject": talk.id if talk else "-"}
    message = Message("gift.invite", about, params, Lane.REPLY, Owed.LOOSE)
    return await tell_chat(work, desk, chat.id, message)


async def on_gift(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A button of the talk."""
    talk = await _talk(work, actor)
    if pressed.choice == "send" and (talk is None or talk.step == "invited"):
        return await _accepts(work, desk, actor, talk)
    if talk is None or talk.id != pressed.subject:
        return Refused("gift.over")
    return await _pressed(work, desk, talk, pressed.choice or "", pressed.message_id)


async def _accepts(work: Work, desk: Desk, actor: Actor, talk: Talk | None) -> Outcome:
    actor = await somebody(work, desk, actor)
    talk = talk or _new(desk, actor, Gift(), actor.chat.id)
    busy = actor.account is not None and await dialogs.find_dialog(
        work, actor.account.id, actor.chat.id
    )
    if talk is None or (busy and busy.id != talk.id):
        return Refused("gift.busy")
    await go_on(work, desk, talk)
    return Done()


async def _pressed(
    work: Work, desk: Desk, talk: Talk, choice: str, message_id: int | None
) -> Outcome:
    if choice == "no":
        await drop(work, talk)
        return Done("gift.kept")
    if choice == "change":
        await say(work, desk, replace(talk, step="check"), "gift.change")
    elif choice in ("yes", "look"):
        await give(work, desk, talk)
    elif choice == "blind":
        await go_on(work, desk, replace(talk, asked=MOST_ASKED))
    elif choice == "loose":
        await refuse(work, desk, talk, "gift.no.opened")
    elif choice == "whole":
        await go_on(work, desk, replace(talk, gift=replace(talk.gift, unit="板")))
    elif choice in ("n1", "n2", "n3"):
        await go_on(work, desk, replace(talk, gift=replace(talk.gift, qty=choice[1:])))
    else:
        return Refused("press.unknown")
    return Done()


async def _begins(work: Work, desk: Desk, context: Context) -> bool:
    actor = await somebody(work, desk, context.actor)
    heard = context.heard
    taken = take(desk, Gift(photo=_photo(context)), heard.text, context.reading.meaning)
    talk = _new(desk, actor, taken.gift, actor.chat.id)
    if talk is None:
        return False
    await _answer(work, desk, talk, taken)
    return True


async def _goes_on(work: Work, desk: Desk, context: Context, talk: Talk) -> bool:
    """Words on top of the talk; what says nothing of it goes its own way."""
    text = context.heard.text
    if talk.step == "invited":
        return _offers(desk, context) and await _begins(work, desk, context)
    if is_no(text) or context.reading.meaning.word == "cancel":
        await drop(work, talk)
        message = Message("gift.kept", f"gift:{talk.id}:{talk.lines}", {}, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, talk.chat_id, message)
        return True
    if talk.step == "check" and is_yes(text):
        await give(work, desk, talk, context.heard.message_id)
        return True
    if is_blind(text):
        await go_on(work, desk, replace(talk, asked=MOST_ASKED))
        return True
    taken = take(desk, talk.gift, text, context.reading.meaning, asked=True)
    if not taken.found and not taken.trade and talk.step == "again":
        return False
    if not taken.found and talk.step == "check" and context.reading.meaning.intents:
        return await _offered_again(work, desk, context, talk)
    if _is_a_question(text) or (context.reading.meaning.word and not taken.found):
        return False
    await _answer(work, desk, replace(talk, gift=taken.gift), taken)
    return True


async def _answer(work: Work, desk: Desk, talk: Talk, taken: Taken) -> None:
    if taken.trade:
        await refuse(work, desk, talk, f"gift.no.{taken.trade}")
    elif taken.fault:
        await refuse(work, desk, talk, taken.fault)
    else:
        await go_on(work, desk, talk)


async def _talk(work: Work, actor: Actor) -> Talk | None:
    if actor.account is None or actor.person is None or actor.chat.is_group:
        return None
    return await find(work, actor.account.id, actor.chat.id, actor.person)


async def _offered_again(work: Work, desk: Desk, context: Context, talk: Talk) -> bool:
    """The same once more: perhaps our question never arrived."""
    if not _offers(desk, context):
        return False
    await go_on(work, desk, talk)
    return True


def _new(desk: Desk, actor: Actor, gift: Gift, chat_id: str) -> Talk | None:
    if actor.account is None or actor.person is None:
        return None
    return Talk(desk.ids.new(), actor.account.id, chat_id, actor.person, gift)


def _photo(context: Context) -> str:
    return (context.heard.file_id or "") if context.heard.form == "photo" else ""


def _else_is_meant(decision: Decision) -> bool:
    return decision.card is not None or any(
        o.kind in OTHER_MATTERS or o.category in OTHER_HELP for o in decision.opens
    )


def _offers(desk: Desk, context: Context) -> bool:
    """Whether something is offered to a box, for nothing or not."""
    intents = frozenset(context.reading.meaning.intents)
    words = read_box_words(context.heard.text, desk.today())
    if asks_whose(context.heard.text):
        return False
    if "offer_medicine" in intents:
        return True
    known = bool(desk.content.stocked.by_words(context.heard.text))
    if words.trade == "barter":
        return known
    if words.trade == "money":
        return known and not intents
    return words.act == "give" and (known or _of_a_box(context.heard.text, words))


def _is_a_question(text: str) -> bool:
    return asks_back(text)


def _of_a_box(text: str, words: BoxWords) -> bool:
    said = (words.opened, words.amount_fault, words.date_fault)
    return names_box(text) or any(one is not None for one in said)
