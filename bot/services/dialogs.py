"""Forms on their way: begun by a button, answered in the same write as their effect."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.acuity import Acuity
from bot.domain.forms import Ask, Complete, Form, Step, answer, back, next_question
from bot.domain.intake import Opens, cases_of
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome
from bot.domain.people import Person
from bot.domain.prefill import prefill
from bot.services.actors import Actor, somebody
from bot.services.answering import by_words
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.elsewhere import known_elsewhere
from bot.services.incoming import Pressed
from bot.services.noting import said_of
from bot.services.opening import open_case
from bot.services.proxy import open_for
from bot.services.read_back import DETAILS, answer_details
from bot.services.subjects import about_whom
from bot.services.telling import Message, tell_chat
from bot.services.unclear import unclear_to
from bot.services.understand import Reading, read
from bot.services.wanted import Wanted
from bot.store import dialogs as rows
from bot.store import people
from bot.store.database import Work
from bot.store.dialogs import Dialog
from bot.store.timeline import Said
from bot.understanding.filling import filling

# What was said is not left lying: after this long it opens with what is known.
PATIENCE = timedelta(minutes=15)
FOR_SOMEBODY = "for"  # not a kind: who is meant is known, what it is about is asked


# Talks about a gift hear their own answers; whatever is none of these is no form's either.
ELSEWHERE = frozenset({"gift", "gift_in", "trip"})


def form_of(desk: Desk, kind: str) -> Form:
    """The kind's own form, or the one question: what is it?"""
    if kind == FOR_SOMEBODY:
        return Form(kind, 1, (Step("what", "text", "phone.what_is_it"),))
    form = desk.content.kinds[kind].form
    return form or Form(kind, 1, (Step("what", "text", f"form.{kind}.what"),))


async def begin(work: Work, desk: Desk, actor: Actor, kind: str) -> None:
    """Ask the first question of a kind; what is open already is not lost but done."""
    if actor.account is None:
        return
    open_now = await rows.find_dialog(work, actor.account.id, actor.chat.id)
    if open_now is not None:
        await finish(work, desk, actor, open_now)
    form = form_of(desk, kind)
    await _go_on(work, desk, actor, kind, form, next_question(form, {}))


async def ask_about(work: Work, desk: Desk, actor: Actor, person: Person) -> None:
    """Somebody was named and nothing else: what is it with them?"""
    form = form_of(desk, FOR_SOMEBODY)
    await _go_on(work, desk, actor, FOR_SOMEBODY, form, next_question(form, {"for": person.id}))


async def answer_open(work: Work, desk: Desk, context: Context) -> bool:
    """The next private message answers the open question, if there is one."""
    actor = context.actor
    if not context.heard.origin.private or actor.account is None:
        return False
    dialog = await rows.find_dialog(work, actor.account.id, actor.chat.id)
    if dialog is None or dialog.form in ELSEWHERE:
        return False
    if dialog.form == DETAILS:
        if await by_words(work, desk, context):
            # Somebody is ill and was asked about: that answer comes first.
            return True
        said = said_of(desk, actor, context.heard)
        return await answer_details(work, desk, context.heard, context.reading, dialog, said)
    if context.reading.meaning.word == "cancel":
        await rows.drop_dialog(work, dialog.account_id, dialog.chat_id)
        about = f"cancelled:{actor.chat.id}:{context.heard.message_id}"
        await _say(work, desk, actor, "dialog.cancelled", about, {})
        return True
    await _take(work, desk, actor, dialog, context.heard.text)
    return True


async def on_pick(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A choice of a form's question."""
    if actor.account is None:
        return Done()
    dialog = await rows.find_dialog(work, actor.account.id, actor.chat.id)
    if dialog is None or pressed.subject != dialog.id or pressed.choice is None:
        return Done("form.over")
    await _take(work, desk, actor, dialog, pressed.choice)
    return Done()


async def _take(work: Work, desk: Desk, actor: Actor, dialog: Dialog, raw: str) -> None:
    form = form_of(desk, dialog.form)
    if form.version != dialog.version:
        await rows.drop_dialog(work, dialog.account_id, dialog.chat_id)
        await begin(work, desk, actor, dialog.form)
        return
    found = answer(form, dialog.answers, dialog.step, raw)
    if not found_fault(found):
        found = next_question(form, {**_said_too(desk, form, raw), **found.answers})
    if isinstance(found, Ask) and found.complaint and form_step_is_choice(form, dialog.step):
        said = dict(dialog.answers)
        said["what"] = f"{said.get('what', '')} {raw}".strip()
        found = answer(form, said, dialog.step, form.steps[-1].choices[-1])
    await _go_on(work, desk, actor, dialog.form, form, found)


def found_fault(found: Ask | Complete) -> bool:
    """Whether the last answer could not be read."""
    return isinstance(found, Ask) and found.complaint is not None


def _said_too(desk: Desk, form: Form, raw: str) -> dict[str, str]:
    """What else the answer says is not asked any more."""
    reading = read(desk.content, raw, at=desk.now(), zone=desk.zone)
    return prefill(form, filling(reading.meaning, desk.today()))


def form_step_is_choice(form: Form, name: str) -> bool:
    """Words where a button was offered are kept as words, not sent back."""
    step = form.step(name)
    return step is not None and step.type == "choice" and "what" in {s.name for s in form.steps}


async def _go_on(
    work: Work, desk: Desk, actor: Actor, kind: str, form: Form, found: Ask | Complete
) -> None:
    account = actor.account
    assert account is not None
    if isinstance(found, Complete):
        await rows.drop_dialog(work, account.id, actor.chat.id)
        await _complete(work, desk, actor, kind, dict(found.answers))
        return
    dialog = Dialog(
        id=desk.ids.new(),
        account_id=account.id,
        chat_id=actor.chat.id,
        form=kind,
        version=form.version,
        step=found.step.name,
        answers=found.answers,
        expires_at=desk.now() + PATIENCE,
    )
    await rows.put_dialog(work, dialog)
    current = await rows.find_dialog(work, account.id, actor.chat.id)
    params = {"dialog": current.id if current else dialog.id, "step": found.step.name}
    params["form"] = kind
    if "for" in found.answers:
        params["who"] = found.answers["for"]
    about = f"ask:{dialog.id}"
    if found.complaint:
        await _say(work, desk, actor, found.complaint, f"{about}:complaint", {})
    await _say(work, desk, actor, found.step.ask, about, params)


async def _say(
    work: Work, desk: Desk, actor: Actor, key: str, about: str, params: dict[str, str]
) -> None:
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)


async def _complete(
    work: Work, desk: Desk, actor: Actor, kind: str, answers: dict[str, str]
) -> None:
    """Open what the words ask for; the button that was pressed says the kind where they don't."""
    actor = await somebody(work, desk, actor)
    if actor.person is None:
        return
    text = _words_of(desk, kind, answers)
    if kind == FOR_SOMEBODY:
        await _complete_for(work, desk, actor, answers["for"], text)
        return
    reading, slots = _read_answers(desk, kind, text, answers)
    about = await about_whom(work, desk, actor, reading.meaning)
    opens = [o for o in cases_of(reading.what) if _answers(kind, o.kind)]
    chosen = opens[0] if opens else Opens(kind, _any_category(desk, kind), reading.acuity)
    if chosen.acuity is None and answers.get("when") == "now":
        chosen = Opens(chosen.kind, chosen.category, Acuity.URGENT)
    said = Said(desk.ids.new(), "text", desk.now(), actor.person.id, text)
    if opens and await known_elsewhere(work, desk, actor, chosen, reading, about, said):
        return
    await open_case(
        work,
        desk,
        Wanted(
            slots=slots,
            asked=len(_asked(desk, kind, answers)),
            kind=chosen.kind,
            category=chosen.category,
            acuity=chosen.acuity,
            unit_id=about.unit_id,
            origin="private",
            household_id=about.household_id,
            subject_id=about.person.id if about.person else None,
            author_id=actor.person.id,
            chat_id=actor.chat.id,
            said=(said,),
        ),
    )


def _read_answers(
    desk: Desk, kind: str, text: str, answers: dict[str, str]
) -> tuple[Reading, dict[str, str]]:
    """The matter is in the first answer; the words of a button may only blur it."""
    whole = read(desk.content, text, at=desk.now(), zone=desk.zone)
    first = read(desk.content, answers.get("what", text), at=desk.now(), zone=desk.zone)
    clear = any(_answers(kind, opens.kind) for opens in cases_of(first.what))
    today = desk.today()
    slots = {**filling(whole.meaning, today), **filling(first.meaning, today)}
    return first if clear else whole, slots


async def _complete_for(work: Work, desk: Desk, actor: Actor, who: str, text: str) -> None:
    """What was answered is about the person who was named."""
    person = await people.find_person(work, who)
    speaker = actor.person.id if actor.person else None
    said = Said(desk.ids.new(), "text", desk.now(), speaker, text)
    if person is None or await open_for(work, desk, actor, person, said):
        return
    await _say(work, desk, actor, await unclear_to(work, actor), f"unclear:{said.id}", {})


def _words_of(desk: Desk, kind: str, answers: dict[str, str]) -> str:
    """What was said, with the chosen answers in the words of their buttons."""
    spoken = [answers.get("what", "")]
    asked = _asked(desk, kind, answers)
    for step in form_of(desk, kind).steps:
        chosen = answers.get(step.name)
        if step.type == "choice" and chosen and step.name in asked:
            spoken.append(desk.content.messages.render(f"{step.ask}.{chosen}", {}).text)
    return " ".join(filter(None, spoken))


def _asked(desk: Desk, kind: str, answers: dict[str, str]) -> tuple[str, ...]:
    """The questions that were put; what the first answer said by itself was not asked."""
    told = _said_too(desk, form_of(desk, kind), answers.get("what", ""))
    return tuple(name for name in answers if name not in told)


def _answers(asked: str, said: str) -> bool:
    """Whether what was said is of the sort that was asked; a quarrel is told as a trouble."""
    return said == asked or asked == "symptom" or (asked, said) == ("problem", "quarrel")


def _any_category(desk: Desk, kind: str) -> str | None:
    return "other" if desk.content.kinds[kind].category("other") else None


async def finish(work: Work, desk: Desk, actor: Actor, dialog: Dialog) -> None:
    """The question is given up; what was already said opens all the same."""
    await rows.drop_dialog(work, dialog.account_id, dialog.chat_id)
    if dialog.answers.get("what"):
        await _complete(work, desk, actor, dialog.form, dict(dialog.answers))


async def cancel(work: Work, actor: Actor) -> bool:
    """/cancel: the open question is gone, nothing happens."""
    if actor.account is None:
        return False
    return await rows.drop_dialog(work, actor.account.id, actor.chat.id)


async def go_back(work: Work, desk: Desk, actor: Actor) -> bool:
    """/back: the last answer is asked again."""
    if actor.account is None:
        return False
    dialog = await rows.find_dialog(work, actor.account.id, actor.chat.id)
    if dialog is None or dialog.form == DETAILS:
        return False
    form = form_of(desk, dialog.form)
    await _go_on(work, desk, actor, dialog.form, form, back(form, dialog.answers))
    return True
