"""Doing what was decided: the danger card first, then cases, questions and quiet marks."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.closing import cancel
from bot.domain.intake import Decision, Opens
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.quiet import is_night
from bot.services import doubtful
from bot.services.actors import somebody
from bot.services.danger_card import early_steps, show_card
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.noting import react, said_of
from bot.services.open_question import about_asked, about_told_of
from bot.services.opening import open_case
from bot.services.placing import ask_where
from bot.services.questions import begin
from bot.services.raising import review
from bot.services.read_back import add_from, names_another
from bot.services.recording import apply
from bot.services.said_before import add_to, find_same
from bot.services.stock.asked import Asking, ask_box
from bot.services.stood_down import phrase_of
from bot.services.subjects import About, about_whom, of_whom_said
from bot.services.tasks.asked import ask_task
from bot.services.telling import Message, tell_chat
from bot.services.unclear import unclear_to
from bot.services.wanted import Wanted
from bot.services.worsening import can_rise, is_worse, rise
from bot.store import cases
from bot.store.database import Work
from bot.understanding.filling import filling

# What weighs on somebody gets no mark where others read along.
UNSEEN = frozenset({"counsel"})


async def do(work: Work, desk: Desk, context: Context, decision: Decision) -> None:
    """Carry a decision out; nothing decided is nothing written."""
    if decision.nothing:
        return
    if decision.opens or decision.watch:
        context = replace(context, actor=await somebody(work, desk, context.actor))
    if decision.opens:
        await _open_all(work, desk, context, decision)
    elif decision.watch or decision.ask_once:
        await _ask_how(work, desk, context, watched=decision.watch)
    elif decision.asks:
        await _doubt(work, desk, context, decision, decision.asks)
    if decision.react and not context.heard.origin.private:
        await react(work, desk, context.heard, context.actor)
    if decision.unclear:
        await _say_unclear(work, desk, context)


async def _open_all(work: Work, desk: Desk, context: Context, decision: Decision) -> None:
    if context.actor.person is None and decision.card is None:
        # An administrator who speaks as the group: only danger has no need of a name.
        return
    about = await _about(work, desk, context)
    first: Case | None = None
    for opens in decision.opens:
        case = await _open_one(work, desk, context, about, opens, quiet=first is not None)
        first = first or case
    if first is None:
        return
    if first.kind in ("symptom", "danger"):
        await _drop_questions(work, desk, first)
    if decision.card:
        actor, heard, reading = context.actor, context.heard, context.reading
        await show_card(work, desk, actor, heard, reading, first, decision.card)
    else:
        await early_steps(work, desk, context.actor, context.reading, first)
    if first.subject_id is None and about.candidates:
        await _ask_who(work, desk, context, first)
    await ask_where(work, desk, context.actor, first)


async def _about(work: Work, desk: Desk, context: Context) -> About:
    actor, heard, meaning = context.actor, context.heard, context.reading.meaning
    known = await about_asked(work, desk, actor, heard, meaning)
    known = known or await about_told_of(work, desk, actor, heard, meaning)
    return known or await about_whom(work, desk, actor, meaning, heard.text)


async def _drop_questions(work: Work, desk: Desk, case: Case) -> None:
    """More was said than the question asked: it needs no answer, and its clock stops."""
    for draft in await cases.list_drafts(work, case.author_id) if case.author_id else ():
        moved = cancel(draft, case.author_id, "said_more", desk.now())
        if isinstance(moved, Moved):
            await apply(work, desk, draft, moved)


async def _open_one(
    work: Work, desk: Desk, context: Context, about: About, opens: Opens, *, quiet: bool
) -> Case:
    actor, heard = context.actor, context.heard
    same = await find_same(work, desk, actor, heard, about, opens)
    if same is not None and is_worse(same, opens):
        if can_rise(same, about):
            return await rise(work, desk, actor, heard, same, opens)
        # What somebody holds, or another has, stays so; the worse one calls everybody.
        same = None if opens.acuity is Acuity.EMERGENCY or _of_another(same, about) else same
    if same is not None and await names_another(work, desk, same, heard, context.reading):
        same = None
    if same is not None and same.kind == "symptom":
        return await _once_more(work, desk, context, same)
    if same is not None:
        added = await add_to(work, desk, actor, heard, same)
        own = actor.person is not None and added.author_id == actor.person.id
        return await add_from(work, desk, added, context.reading) if own else added
    boxed = await _from_box(work, desk, context, about, opens)
    return boxed or await _open_new(work, desk, context, about, opens, quiet=quiet)


async def _open_new(
    work: Work, desk: Desk, context: Context, about: About, opens: Opens, *, quiet: bool
) -> Case:
    actor, heard = context.actor, context.heard
    in_group = not heard.origin.private
    wanted = Wanted(
        kind=opens.kind,
        unit_id=about.unit_id,
        origin="group" if in_group else "private",
        category=opens.category,
        acuity=opens.acuity,
        alarm=opens.alarm,
        household_id=about.household_id,
        subject_id=about.person.id if about.person else None,
        author_id=actor.person.id if actor.person else None,
        chat_id=actor.chat.id,
        message_id=heard.message_id,
        said=(said_of(desk, actor, heard),),
        quiet_author=quiet,
        slots=filling(context.reading.meaning, desk.today()),
        ask=about.person is not None or not about.candidates,
    )
    case = await open_case(work, desk, wanted)
    if in_group and wanted.ask and actor.private is not None:
        # What the group need not hear is asked where nobody reads along.
        await begin(work, desk, case, actor.private.id)
    return case


async def _from_box(
    work: Work, desk: Desk, context: Context, about: About, opens: Opens
) -> Case | None:
    """What a box has is kept there; the group gets no card of it."""
    asking = _asking(context, desk, about, opens)
    boxed = await ask_task(work, desk, asking) or await ask_box(work, desk, asking)
    unseen = boxed is not None and boxed.category in UNSEEN
    if boxed is not None and not context.heard.origin.private and not unseen:
        await react(work, desk, context.heard, context.actor)
    return boxed


def _asking(context: Context, desk: Desk, about: About, opens: Opens) -> Asking:
    actor, heard = context.actor, context.heard
    meaning = of_whom_said(context.reading.meaning, heard.text, about)
    return Asking(
        opens=opens,
        meaning=meaning,
        unit_id=about.unit_id,
        origin="private" if heard.origin.private else "group",
        said=said_of(desk, actor, heard),
        person=about.person,
        author_id=actor.person.id if actor.person else None,
        household_id=about.household_id,
        chat_id=actor.chat.id,
        message_id=heard.message_id,
        ill="symptom" in meaning.intents,
    )


def _of_another(case: Case, about: About) -> bool:
    return about.person is None or about.person.id != case.subject_id


async def _once_more(work: Work, desk: Desk, context: Context, case: Case) -> Case:
    """The words are kept; of somebody ill everything said so far counts together."""
    case = await add_to(work, desk, context.actor, context.heard, case)
    chat = context.actor.chat if context.heard.origin.private else None
    return await review(work, desk, case, chat.id if chat else None)


async def _ask_who(work: Work, desk: Desk, context: Context, case: Case) -> None:
    """The household's names are the buttons; help is on its way already."""
    chat = context.actor.private or context.actor.chat
    if chat.is_group:
        return
    message = Message(
        "ask.who", f"who:{case.id}", {"case": case.id}, Lane.REPLY, Owed.OWED, case.id
    )
    await tell_chat(work, desk, chat.id, message)


async def _ask_how(work: Work, desk: Desk, context: Context, *, watched: bool) -> None:
    """CONDUCT 1: the 120 line and one question; for those who may be in danger a clock runs."""
    actor = context.actor
    chat = actor.chat if context.heard.origin.private else actor.private
    if chat is None and not watched:
        return
    person = actor.person
    if person is None or await cases.list_drafts(work, person.id):
        return
    silence = desk.content.silence
    pause = silence.night if is_night(desk.now(), desk.quiet()) else silence.day
    case = await open_case(
        work,
        desk,
        Wanted(
            kind="symptom",
            unit_id=person.unit_id,
            origin="silence" if watched else "asked",
            acuity=Acuity.URGENT,
            household_id=person.household_id,
            subject_id=person.id,
            author_id=person.id,
            chat_id=actor.chat.id,
            message_id=context.heard.message_id,
            said=(said_of(desk, actor, context.heard),),
            silence=True,
            pause=pause,
        ),
    )
    target = chat or actor.chat
    reply_to = context.heard.message_id if target.is_group else None
    message = Message(
        "silence.ask", f"silence:{case.id}:0", {"case": case.id}, Lane.EMERGENCY,
        Owed.EMERGENCY, case.id, reply_to=reply_to,
    )  # fmt: skip
    await tell_chat(work, desk, target.id, message)


async def _doubt(
    work: Work, desk: Desk, context: Context, decision: Decision, opens: Opens
) -> None:
    """It may be so: its author is asked, the group hears what to do, or the liaison a word."""
    actor, heard = context.actor, context.heard
    await _ask_author(work, desk, context, opens)
    if decision.maybe:
        await doubtful.say_maybe(work, desk, actor, heard, decision.maybe, wanted_of(opens))
    if decision.whisper:
        await doubtful.tell_liaison(work, desk, actor)


async def _ask_author(work: Work, desk: Desk, context: Context, opens: Opens) -> None:
    """What may be a need: asked of its author in private, or nothing; the words are not kept."""
    chat = context.actor.private
    if chat is None:
        return
    choice = wanted_of(opens)
    params = {"wanted": choice, "chat": context.actor.chat.id}
    phrase = phrase_of(context.reading) if opens.acuity is Acuity.EMERGENCY else None
    message = Message(
        "ask.meant",
        f"meant:{context.actor.chat.id}:{context.heard.message_id}:{choice}",
        {**params, "phrase": phrase} if phrase else params,
        Lane.REPLY,
        Owed.LOOSE,
    )
    await tell_chat(work, desk, chat.id, message)


def wanted_of(opens: Opens) -> str:
    """What is to be opened, as a button carries it."""
    return f"{opens.kind}.{opens.category or ''}.{opens.acuity or ''}"


async def _say_unclear(work: Work, desk: Desk, context: Context) -> None:
    about = f"unclear:{context.actor.chat.id}:{context.heard.message_id}"
    key = await unclear_to(work, context.actor)
    await tell_chat(
        work,
        desk,
        context.actor.chat.id,
        Message(key, about, {}, Lane.REPLY, Owed.LOOSE),
    )
