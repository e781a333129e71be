"""Asking a driver what an offer leaves out: where to, and when; two questions at most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.moments import Moment
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Chat
from bot.domain.rides import Trip
from bot.services.actors import Actor, somebody
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.rides.offer_read import Offering, later_said, moment_said
from bot.services.rides.offers import Offered, open_offer
from bot.services.telling import Message, tell_chat
from bot.store import accounts, dialogs
from bot.store.database import Work
from bot.store.dialogs import Dialog
from bot.store.timeline import Said
from bot.understanding.meaning import Meaning
from bot.understanding.seat_words import place_only

FORM = "trip"
PATIENCE = timedelta(hours=2)
MOST_ASKED = 2
DAYS = {"d0": 0, "d1": 1, "d2": 2}


@dataclass(frozen=True, slots=True)
class Talk:
    """An offer that is talked about in the driver's own chat."""

    id: str
    account_id: str
    chat_id: str
    said_in: str  # where the card is to hang
    words: str
    offering: Offering
    message_id: int | None = None
    step: str = ""  # to | when | clock
    asked: int = 0


async def begin(
    work: Work, desk: Desk, actor: Actor, by: Offered, offering: Offering
) -> Trip | Refused | None:
    """The trip, as soon as place and day are known, or the first question.

    None where something was asked, and where it is no trip and nobody can be asked.
    """
    talk = None
    if actor.private is not None and actor.account is not None:
        talk = Talk(
            desk.ids.new(), actor.account.id, actor.private.id, by.chat.id,
            by.said.words or "", offering, by.message_id,
        )  # fmt: skip
    if _missing(offering) not in ("", "clock"):
        if talk is not None:
            await _ask(work, desk, talk)
        return None
    made = await open_offer(work, desk, by, offering)
    if _missing(offering) and talk is not None and isinstance(made, Trip):
        await _ask(work, desk, talk)
    return made


def _missing(offering: Offering) -> str:
    if not offering.to:
        return "to"
    if not offering.has_day:
        return "when"
    return "" if offering.has_clock else "clock"


async def _ask(work: Work, desk: Desk, talk: Talk) -> None:
    talk = replace(talk, step=_missing(talk.offering), asked=talk.asked + 1)
    await _keep(work, desk, talk)
    params = {"subject": talk.id, **talk.offering.kept()}
    message = Message(
        f"trip.ask.{talk.step}", f"trip:{talk.id}:{talk.asked}", params, Lane.REPLY, Owed.LOOSE
    )
    await tell_chat(work, desk, talk.chat_id, message)


async def answered(work: Work, desk: Desk, actor: Actor, text: str, meaning: Meaning) -> bool:
    """Whether the words answer the open question."""
    talk = await _find(work, actor)
    if talk is None:
        return False
    if meaning.word == "cancel":
        await dialogs.drop_dialog(work, talk.account_id, talk.chat_id)
        message = Message("trip.dropped", f"trip:{talk.id}:no", {}, Lane.REPLY, Owed.LOOSE)
        return await tell_chat(work, desk, talk.chat_id, message)
    said = moment_said(desk, text, desk.now(), talk.offering.when)
    to = meaning.destination or (place_only(text) if talk.step == "to" and said is None else "")
    if said is None and not to:
        return False
    when = later_said(talk.offering.when, said) if said else talk.offering.when
    known = replace(talk.offering, to=to or talk.offering.to, when=when)
    return await _go_on(work, desk, actor, replace(talk, offering=known)) is not None


async def on_answer(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A button of a question."""
    talk = await _find(work, actor)
    if talk is None or talk.id != pressed.subject:
        return Refused("trip.over")
    known = _chosen(desk, talk.offering, pressed.choice or "")
    if known is None:
        return Refused("press.unknown")
    return await _go_on(work, desk, actor, replace(talk, offering=known))


def _chosen(desk: Desk, offering: Offering, choice: str) -> Offering | None:
    render = desk.content.messages.render
    if choice in ("county", "township"):
        return replace(offering, to=render(f"trip.to.{choice}", {}).text.strip())
    before = offering.when or Moment()
    if choice in DAYS:
        day = desk.today() + timedelta(days=DAYS[choice])
        return replace(offering, when=replace(before, day=day))
    if choice in ("morning", "afternoon"):
        return replace(offering, when=replace(before, part=choice))
    return offering if choice == "open" else None


async def _go_on(work: Work, desk: Desk, actor: Actor, talk: Talk) -> Outcome:
    """The next question, or the trip; what nobody asks any more stays open."""
    missing = _missing(talk.offering)
    if missing in ("to", "when"):
        if talk.asked < MOST_ASKED:
            await _ask(work, desk, talk)
            return Done()
        await dialogs.drop_dialog(work, talk.account_id, talk.chat_id)
        return Refused("trip.no.time")
    await dialogs.drop_dialog(work, talk.account_id, talk.chat_id)
    made = await _open(work, desk, actor, talk)
    if isinstance(made, Trip) and missing and talk.step != "clock" and talk.asked < MOST_ASKED:
        await _ask(work, desk, talk)
    return made if isinstance(made, Refused) else Done()


async def _open(work: Work, desk: Desk, actor: Actor, talk: Talk) -> Trip | Refused:
    """The trip, or with its hour the one that hangs there already; its seats stay as they are."""
    actor = await somebody(work, desk, actor)
    chat = await accounts.find_chat_by_id(work, talk.said_in)
    if actor.person is None or chat is None:
        return Refused("press.who_are_you")
    hangs = talk.step == "clock"
    known = replace(talk.offering, seats=None) if hangs else talk.offering
    return await open_offer(work, desk, _by(desk, actor, chat, talk), known)


def _by(desk: Desk, actor: Actor, chat: Chat, talk: Talk) -> Offered:
    assert actor.person is not None
    said = Said(desk.ids.new(), "text", desk.now(), actor.person.id, talk.words)
    return Offered(actor.person, chat, said, talk.message_id)


async def _keep(work: Work, desk: Desk, talk: Talk) -> None:
    kept = {
        **talk.offering.kept(),
        "said_in": talk.said_in,
        "words": talk.words,
        "asked": str(talk.asked),
        "message": str(talk.message_id or ""),
    }
    await dialogs.put_dialog(
        work,
        Dialog(
            talk.id, talk.account_id, talk.chat_id, FORM, 1, talk.step, kept,
            desk.now() + PATIENCE,
        ),
    )  # fmt: skip


async def _find(work: Work, actor: Actor) -> Talk | None:
    if actor.account is None or actor.private is None:
        return None
    found = await dialogs.find_dialog(work, actor.account.id, actor.private.id)
    if found is None or found.form != FORM:
        return None
    kept = dict(found.answers)
    message = kept.get("message", "")
    return Talk(
        found.id, found.account_id, found.chat_id, kept["said_in"], kept["words"],
        Offering.read(kept), int(message) if message else None, found.step, int(kept["asked"]),
    )  # fmt: skip
