"""The hand-over: the keeper taps what really arrived and reads what nobody has read yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.boxes import Box
from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.medicines import Ware
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.wares import NO_LOGO_NEEDED
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.stock.given_end import give_back, take_in
from bot.services.stock.given_gift import Gift, ages
from bot.services.stock.given_heard import gift_of, gifts_awaited
from bot.services.stock.given_read import read_day, take
from bot.services.stock.whom import box_of
from bot.services.taps import Tap
from bot.services.telling import Message, tell_chat
from bot.services.words import answered_case, tell_outcome
from bot.store import cases, dialogs
from bot.store.database import Work
from bot.store.dialogs import Dialog
from bot.understanding.box_words import read_box_words
from bot.understanding.gift_words import instead, is_blind, is_no

FORM = "gift_in"
PATIENCE = timedelta(hours=2)
TRIES = 2
LOGOS = {"lred": "red", "lgreen": "green", "lnone": "none"}
WHY = {"wexpired": "expired", "wopened": "opened", "wother": "other"}


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand-over on its way, in the keeper's own chat."""

    case: Case
    box: Box
    keeper: str
    actor: Actor
    gift: Gift
    step: str = ""  # qty | name | logo | day | batch | why
    tries: int = 0  # how often the day could not be read
    batch_asked: bool = False
    lines: int = 0


async def on_gift_in(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """A button of the keeper's card, or of a question that followed."""
    box = await box_of(work, tap.case)
    if box is None or tap.person.id not in box.keepers:
        return Refused("stock.no.keeper")
    if not tap.case.climbing:
        return Refused("case.refused.ended")
    choice = tap.choice or ""
    if choice in ("all", "other", "no"):
        gift = await gift_of(work, desk, tap.case)
        begun = Hand(tap.case, box, tap.person.id, tap.actor, gift)
        return await _begin(work, desk, begun, choice)
    hand = await _open(work, desk, tap.actor, tap.person.id)
    if hand is None or hand.case.id != tap.case.id:
        return Refused("gift.in.again")
    return await _answered(work, desk, hand, choice)


async def in_words(work: Work, desk: Desk, context: Context) -> bool:
    """What a keeper says to an open question of a hand-over, or of what has arrived."""
    actor = context.actor
    if actor.person is None or actor.account is None:
        return False
    hand = await _open(work, desk, actor, actor.person.id)
    if hand is None or await answered_case(work, actor, context.heard) not in (None, hand.case):
        return await _arrives(work, desk, context)
    if _of_another(desk, hand, context.heard.text):
        return False
    if is_no(context.heard.text) or context.reading.meaning.word == "cancel":
        await _drop(work, hand)
        await tell_outcome(work, desk, context, Done("gift.in.left"))
        return True
    await tell_outcome(work, desk, context, await _read(work, desk, hand, context.heard.text))
    return True


def _of_another(desk: Desk, hand: Hand, text: str) -> bool:
    """Whether the words name another thing than the one at hand, and do not correct it."""
    medicine = hand.gift.medicine(desk)
    named = desk.content.stocked.by_words(text)
    if medicine is None or hand.step in ("name", "why") or not named or instead(text):
        return False
    return all(one.generic != medicine.generic for one in named)


async def _arrives(work: Work, desk: Desk, context: Context) -> bool:
    """So many have come, to the card, or where only one gift is awaited."""
    actor, person = context.actor, context.actor.person
    words = read_box_words(context.heard.text, desk.today())
    if person is None or words.act != "in" or words.qty is None:
        return False
    named = desk.content.stocked.by_words(context.heard.text)
    replied = await answered_case(work, actor, context.heard)
    for case, box in await gifts_awaited(work, person.id, replied, {m.id for m in named}):
        gift = await gift_of(work, desk, case)
        hand = Hand(case, box, person.id, actor, replace(gift, qty=str(words.qty)))
        await tell_outcome(work, desk, context, await _go_on(work, desk, hand))
        return True
    return False


async def _begin(work: Work, desk: Desk, hand: Hand, choice: str) -> Outcome:
    if choice == "no":
        return await _ask(work, desk, hand, "why")
    if choice == "other":
        return await _go_on(work, desk, replace(hand, gift=replace(hand.gift, qty="")))
    return await _go_on(work, desk, hand)


async def _answered(work: Work, desk: Desk, hand: Hand, choice: str) -> Outcome:
    gift = hand.gift
    if choice in WHY:
        await _drop(work, hand)
        return await give_back(work, desk, hand.case, gift, hand.keeper, WHY[choice])
    if choice in LOGOS:
        return await _go_on(work, desk, replace(hand, gift=replace(gift, logo=LOGOS[choice])))
    if choice == "nobatch":
        return await _go_on(work, desk, replace(hand, batch_asked=True))
    if choice == "blind":
        return await _go_on(work, desk, replace(hand, tries=TRIES, batch_asked=True))
    if choice[:1] == "n" and choice[1:].isdecimal():
        return await _go_on(work, desk, replace(hand, gift=replace(gift, qty=choice[1:])))
    return Refused("press.unknown")


async def _go_on(work: Work, desk: Desk, hand: Hand) -> Outcome:
    """The next thing that has to be seen; with everything seen it comes in."""
    gift, medicine = hand.gift, hand.gift.medicine(desk)
    if medicine is None:
        return await _ask(work, desk, hand, "name")
    if not gift.qty or not 0 < float(gift.qty) == int(float(gift.qty)):
        return await _ask(work, desk, hand, "qty")
    drug = medicine.kind is Ware.MEDICINE and medicine.pack_class not in NO_LOGO_NEEDED
    if drug and not gift.logo:
        return await _ask(work, desk, hand, "logo")
    if ages(medicine) and not gift.last and hand.tries < TRIES:
        return await _ask(work, desk, hand, "day")
    if drug and not gift.batch and not hand.batch_asked:
        return await _ask(work, desk, hand, "batch")
    await _drop(work, hand)
    return await take_in(work, desk, hand.case, hand.box, gift, hand.keeper)


async def _read(work: Work, desk: Desk, hand: Hand, text: str) -> Outcome:
    """The words to the question that is open."""
    if hand.step == "why":
        await _drop(work, hand)
        return await give_back(work, desk, hand.case, hand.gift, hand.keeper, "other")
    if hand.step == "name":
        return await _named(work, desk, hand, text)
    if hand.step in ("day", "batch"):
        return await _go_on(work, desk, _day_and_batch(desk, hand, text))
    taken = take(desk, replace(hand.gift, words=""), text.strip())
    number = text.strip()
    if number.isdecimal() and len(number) <= 4:
        taken = replace(taken, gift=replace(taken.gift, qty=number), found=True)
    if hand.step == "qty" and taken.gift.qty == "0":
        await _drop(work, hand)
        return Done("gift.in.left")
    # The day that stands on the box goes before the one that was told.
    day, _ = read_day(text, desk.today())
    gift = replace(taken.gift, last=day or taken.gift.last)
    return await _go_on(work, desk, replace(hand, gift=gift))


async def _named(work: Work, desk: Desk, hand: Hand, text: str) -> Outcome:
    """What stands on the box; what is in no list does not come in."""
    found = desk.content.stocked.by_words(text)
    if found:
        named = replace(hand, gift=replace(hand.gift, item=found[0].id), tries=0)
        return await _go_on(work, desk, named)
    if hand.tries + 1 < TRIES:
        return await _ask(work, desk, replace(hand, tries=hand.tries + 1), "name")
    await _drop(work, hand)
    return await give_back(work, desk, hand.case, hand.gift, hand.keeper, "unlisted")


def _day_and_batch(desk: Desk, hand: Hand, text: str) -> Hand:
    """Last day and batch come in one line or two; a day that is not read counts as a try."""
    gift = hand.gift
    words = read_box_words(text, desk.today())
    day, _ = read_day(text, desk.today())
    rest = text.strip().upper()
    bare = hand.step == "batch" and not day and rest.isascii() and rest.replace("-", "").isalnum()
    batch = words.batch or (rest if bare else "")
    gift = replace(gift, last=day or gift.last, batch=batch or gift.batch)
    if hand.step == "batch":
        return replace(hand, gift=gift, batch_asked=True)
    unread = not day
    tries = TRIES if is_blind(text) else hand.tries + int(unread)
    return replace(hand, gift=gift, tries=tries)


async def _ask(work: Work, desk: Desk, hand: Hand, step: str) -> Outcome:
    hand = replace(hand, step=step, lines=hand.lines + 1)
    dialog = await _keep(work, desk, hand)
    params = {
        **hand.gift.shown(),
        "case": hand.case.id,
        "again": "yes" if hand.tries else "",
        "told": dict(hand.case.details).get("qty", ""),
    }
    about = f"gift.in:{dialog}:{hand.case.id}:{hand.lines}"
    message = Message(f"gift.in.{step}", about, params, Lane.REPLY, Owed.LOOSE, hand.case.id)
    await tell_chat(work, desk, hand.actor.chat.id, message)
    return Done()


async def _keep(work: Work, desk: Desk, hand: Hand) -> str:
    account = hand.actor.account
    assert account is not None
    marks = {"case": hand.case.id, "tries": str(hand.tries), "lines": str(hand.lines)}
    if hand.batch_asked:
        marks["batch_asked"] = "yes"
    dialog = Dialog(
        id=desk.ids.new(),
        account_id=account.id,
        chat_id=hand.actor.chat.id,
        form=FORM,
        version=1,
        step=hand.step,
        answers={**hand.gift.kept(), **marks},
        expires_at=desk.now() + PATIENCE,
    )
    await dialogs.put_dialog(work, dialog)
    return dialog.id


async def _open(work: Work, desk: Desk, actor: Actor, keeper: str) -> Hand | None:
    """The hand-over that is open in this chat, with its case as it is now."""
    if actor.account is None:
        return None
    found = await dialogs.find_dialog(work, actor.account.id, actor.chat.id)
    if found is None or found.form != FORM:
        return None
    kept = found.answers
    case = await cases.find_case(work, kept["case"])
    box = await box_of(work, case) if case else None
    if case is None or box is None or not case.climbing or keeper not in box.keepers:
        await dialogs.drop_dialog(work, actor.account.id, actor.chat.id)
        return None
    asked = kept.get("batch_asked") == "yes"
    tries, lines = int(kept["tries"]), int(kept["lines"])
    return Hand(case, box, keeper, actor, Gift.read(kept), found.step, tries, asked, lines)


async def _drop(work: Work, hand: Hand) -> None:
    if hand.actor.account is not None:
        await dialogs.drop_dialog(work, hand.actor.account.id, hand.actor.chat.id)
