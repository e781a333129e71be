"""/ask, or a question in words, goes to the doctor in private; a doctor's words are the answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.domain import closing
from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.intake import Decision, Opens
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.outcome import Refused
from bot.domain.rights import may_claim
from bot.services import dialogs
from bot.services.actors import Actor, somebody
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.incoming import Heard
from bot.services.keypeople.offering import KIND, offer_kept, wanted_of
from bot.services.keypeople.wording import depends_text
from bot.services.local import content_for
from bot.services.noting import said_of
from bot.services.opening import open_case
from bot.services.roles import viewer_of
from bot.services.stock.asked import Asking
from bot.services.subjects import about_whom
from bot.services.telling import Message, tell_chat
from bot.services.understand import Reading, read
from bot.store import cases, outbox, people, timeline
from bot.store import dialogs as rows
from bot.store.database import Work
from bot.store.timeline import Said
from bot.understanding.asked_words import is_question

NUMBERED = re.compile(
    r"(?:答|回答|回复)?\s*([^\W\d_]{1,12}\d{4,7})[\s：:，,]+(.{2,400})", re.DOTALL
)
LONGEST = 420
ANSWERED = "told"
# A question that is no illness is answered by the liaison in the same way.
ANSWERED_IN_WORDS = frozenset({KIND, "question"})


def without_ask(desk: Desk, heard: Heard) -> Heard:
    """Who is ill and says so behind /ask is heard like anybody who says it."""
    words = heard.argument.strip()
    if heard.command != "ask" or not words or not heard.origin.private:
        return heard
    if not _is_illness(read(desk.content, words, at=heard.at, zone=desk.zone), words):
        return heard
    return replace(heard, text=words, command=None, argument="", addressed=True)


def _is_illness(reading: Reading, words: str) -> bool:
    """An illness, and no mere question about one unless somebody has to see to it today."""
    today = reading.what.acuity not in (None, Acuity.SELF_CARE)
    return "symptom" in reading.meaning.intents and (today or not is_question(words))


async def ask(call: Call) -> None:
    """/ask with the question; without words it is asked what."""
    words, desk = call.heard.argument.strip(), call.desk
    if not words:
        await dialogs.begin(call.work, desk, call.actor, KIND)
        return
    actor = await somebody(call.work, desk, call.actor)
    reading = read(desk.content, words, at=call.heard.at, zone=desk.zone)
    me = actor.person.id if actor.person else None
    said = Said(desk.ids.new(), "text", call.heard.at, me, words)
    await _open(call.work, desk, actor, reading, said, call.heard.message_id)


async def form_answered(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """What was written after /ask; an illness in it goes the way of illnesses."""
    actor, heard = context.actor, context.heard
    if actor.account is None or not heard.origin.private or decision.card:
        return False
    dialog = await rows.find_dialog(work, actor.account.id, actor.chat.id)
    if dialog is None or dialog.form != KIND or context.reading.meaning.word == "cancel":
        return False
    await rows.drop_dialog(work, dialog.account_id, dialog.chat_id)
    if _is_illness(context.reading, heard.text):
        return False
    actor = await somebody(work, desk, actor)
    said = said_of(desk, actor, heard)
    await _open(work, desk, actor, context.reading, said, heard.message_id)
    return True


async def _open(
    work: Work, desk: Desk, actor: Actor, reading: Reading, said: Said, message_id: int
) -> None:
    """The kept answer first where there is one, else the doctor."""
    about = await about_whom(work, desk, actor, reading.meaning, said.words or "")
    asking = Asking(
        opens=Opens(KIND),
        meaning=reading.meaning,
        unit_id=about.unit_id,
        origin="private",
        said=said,
        person=about.person,
        author_id=actor.person.id if actor.person else None,
        household_id=about.household_id,
        chat_id=actor.chat.id,
        message_id=message_id,
        ill="symptom" in reading.meaning.intents,
    )
    if await offer_kept(work, desk, asking) is None:
        await open_case(work, desk, wanted_of(asking))


async def answered(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A doctor replies to a question, or writes its number before the answer."""
    heard, me = context.heard, context.actor.person
    if me is None or not heard.origin.private or decision.card or len(heard.text) > LONGEST:
        return False
    meant = await _meant(work, context)
    if meant is None:
        return False
    case, words = meant
    viewer = await viewer_of(work, desk, case, me)
    kind = (await content_for(work, desk, case.unit_id)).kinds[case.kind]
    if me.id in (case.author_id, case.subject_id) or not may_claim(case, kind, viewer):
        return False
    said = Said(desk.ids.new(), "text", desk.now(), me.id, words)
    await timeline.add_said(work, case.id, said)
    moved = closing.answer(case, me.id, ANSWERED, desk.quiet(), desk.now())
    params = {"case": case.id}
    key = f"{case.kind}.sent"
    if isinstance(moved, Moved):
        # The answer is on its way already: nobody needs a card of what is done.
        await settle(work, desk, case, moved, by=me.id, has_card=True)
    else:
        key, params = "said.plain", {"key": _why(moved)}
    message = Message(key, f"answered:{said.id}", params, Lane.REPLY, Owed.LOOSE, case.id)
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True


def _why(refused: Refused) -> str:
    return refused.reason


async def _meant(work: Work, context: Context) -> tuple[Case, str] | None:
    """The open question, and the words of the answer; a word that is a button is none."""
    heard = context.heard
    numbered = NUMBERED.fullmatch(heard.text.strip())
    if numbered is not None:
        case = await cases.find_by_number(work, numbered[1])
        return (case, numbered[2].strip()) if _asks(case) and case else None
    if heard.reply_to is None or not heard.reply_to_bot or context.reading.meaning.word:
        return None
    row = await outbox.find_by_message(work, context.actor.chat.id, heard.reply_to)
    case = await cases.find_case(work, row.case_id) if row and row.case_id else None
    return (case, heard.text.strip()) if _asks(case) and case else None


def _asks(case: Case | None) -> bool:
    return case is not None and case.kind in ANSWERED_IN_WORDS and case.climbing


async def card(work: Work, desk: Desk, case: Case) -> dict[str, Any]:
    """What the doctor has to know of whoever asks."""
    person = await people.find_person(work, case.person_id) if case.person_id else None
    return {"depends": await depends_text(work, desk, person.id) if person else ""}
