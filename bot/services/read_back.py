"""What was understood is said back in one line; what is missing and needed is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.domain.case import Case, Event, Heading
from bot.domain.fields import FIELD_TYPES, Unreadable
from bot.domain.forms import Form, Step
from bot.domain.intake import cases_of
from bot.domain.lanes import Lane, Owed
from bot.domain.moments import moment_from_text, moment_to_text
from bot.domain.moved import Moved
from bot.domain.prefill import AS_SAID, confirmed, details_of, missing, prefill, with_answers
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.local import content_for
from bot.services.one_more import is_one_more, things_step, without_taken_back
from bot.services.recording import apply
from bot.services.rides.another_ride import is_another_ride
from bot.services.rides.searching import on_details
from bot.services.telling import Message, tell_person
from bot.services.understand import Reading, read
from bot.services.views.case_view import title_of
from bot.store import accounts, cases, outbox, timeline
from bot.store import dialogs as rows
from bot.store.database import Work
from bot.store.dialogs import Dialog
from bot.store.timeline import Said
from bot.understanding.belonging_words import is_other_matter
from bot.understanding.filling import filling
from bot.understanding.more_words import is_only_amount
from bot.understanding.telling_words import names_a_day

DETAILS = "details"  # the form's name of a question about a case that is open already
CHANGE, ANY = "*change", "*any"  # everything may be said anew: asked for, or just said
ASKING = frozenset({"case.opened.asks", "read_back.asks", "read_back.line", "read_back.change"})
PATIENCE = timedelta(minutes=15)
MOST_ASKED = 2
SHORT = 12
WRONG = ("不对", "不对的", "错了", "搞错了", "弄错了")
MARKS = " \t\n,，。.;；:：!！?？~、"
LONGEST = 40  # an answer that nobody can read is kept as it was said up to here


async def form_of_case(work: Work, desk: Desk, case: Case) -> Form | None:
    """The form of its kind and category, as its village has it."""
    kind = (await content_for(work, desk, case.unit_id)).kinds.get(case.kind)
    return kind.form_of(case.category) if kind else None


async def names_another(work: Work, desk: Desk, case: Case, heard: Heard, reading: Reading) -> bool:
    """An edit says the same thing anew; a new line may name another, a wish of its own."""
    form = await form_of_case(work, desk, case)
    if heard.edited:
        return False
    if is_another_ride(desk, case, heard.text, heard.at, reading.meaning):
        return True
    return is_one_more(case, form, reading.meaning, heard.text)


async def opened_key(work: Work, desk: Desk, case: Case, key: str, asked: int) -> str:
    """The author's first answer: with a question where something needed was not said."""
    if key == "night.ask" or case.author_id is None:
        return key
    if not await accounts.private_chats_of_person(work, case.author_id):
        return key
    form = await form_of_case(work, desk, case)
    steps = missing(form, dict(case.details))
    if steps and asked < MOST_ASKED:
        await wait_for(work, desk, case, steps[0].name, asked=asked + 1)
        return "case.opened.asks"
    if case.details:
        await wait_for(work, desk, case, ANY, asked=0)
    return key


async def wait_for(work: Work, desk: Desk, case: Case, step: str, *, asked: int) -> None:
    """In each of the author's chats the next message may answer; a form on its way goes first."""
    for chat in await accounts.private_chats_of_person(work, case.author_id or ""):
        if chat.account_id is None:
            continue
        now = await rows.find_dialog(work, chat.account_id, chat.id)
        if now is not None and now.form != DETAILS:
            continue
        dialog = Dialog(
            id=desk.ids.new(),
            account_id=chat.account_id,
            chat_id=chat.id,
            form=DETAILS,
            version=1,
            step=step,
            answers={"case": case.id, "asked": str(asked)},
            expires_at=desk.now() + PATIENCE,
        )
        await rows.put_dialog(work, dialog)


async def answer_details(
    work: Work, desk: Desk, heard: Heard, reading: Reading, dialog: Dialog, said: Said
) -> bool:
    """Whether the words were about the open question; what is a matter of its own is not."""
    case = await cases.find_case(work, dialog.answers["case"])
    if case is None or case.final or case.author_id is None:
        await rows.drop_dialog(work, dialog.account_id, dialog.chat_id)
        return False
    if await _means_something_else(work, heard, reading, dialog, case):
        return False
    if dialog.step == ANY and await names_another(work, desk, case, heard, reading):
        return False
    if case.state is not State.OPEN:
        # Who has taken it hears the words themselves.
        await add_from(work, desk, case, reading)
        return False
    if dialog.step == ANY and await _yes_or_no(work, desk, case, heard):
        return True
    form = await form_of_case(work, desk, case)
    found = _understood(desk, form, reading, dialog.step, heard)
    if not found and dialog.step in (ANY, CHANGE):
        found = put_right(desk, form, case, heard)
    if not found and dialog.step != CHANGE:
        return False
    await timeline.add_said(work, case.id, said)
    changed = await add_details(work, desk, case, found)
    await go_on(work, desk, changed, int(dialog.answers.get("asked", "0")), said.id)
    return True


async def _yes_or_no(work: Work, desk: Desk, case: Case, heard: Heard) -> bool:
    """Right or wrong in words do what the two buttons under what was said back do."""
    words = (await content_for(work, desk, case.unit_id)).questions.words
    text = heard.text.strip(MARKS)
    occasion = f"{heard.origin.cause}"
    if text in (*words.get("no", ()), *WRONG):
        await wait_for(work, desk, case, CHANGE, asked=MOST_ASKED)
        await say(work, desk, case, "read_back.change", occasion)
        return True
    if text not in words.get("yes", ()):
        return False
    await make_sure(work, desk, case, case.author_id)
    message = Message("said.plain", f"right:{case.id}:{occasion}", {"key": "read_back.right"},
                      Lane.REPLY, Owed.LOOSE, case.id)  # fmt: skip
    await tell_person(work, desk, case.author_id or "", message)
    return True


async def make_sure(work: Work, desk: Desk, case: Case, by: str | None) -> Case:
    """Agreed to: what was only guessed is so."""
    sure = confirmed(await form_of_case(work, desk, case), dict(case.details))
    if sure == dict(case.details):
        return case
    changed = replace(
        case,
        details=tuple(sure.items()),
        changed_at=desk.now(),
        revision=case.revision + 1,
    )
    event = Event("detailed", Heading.COLLECTED, by)
    return await apply(work, desk, case, Moved(changed, (event,)))


def put_right(desk: Desk, form: Form | None, case: Case, heard: Heard) -> dict[str, str]:
    """A number or an hour: a short line after it was said back, read as said of this matter."""
    if form is None:
        return {}
    of_what = title_of(desk, case)
    if is_only_amount(heard.text):
        of_what += f"：{dict(case.details).get(things_step(form), '')}"
    again = read(desk.content, f"{of_what}，{heard.text}", at=heard.at, zone=desk.zone)
    meaning = without_taken_back(again.meaning, heard.text)
    found = details_of(form, filling(meaning, desk.today()))
    step = next((s.name for s in form.steps if s.fills == "when"), "")
    if step in found and not names_a_day(heard.text):
        found[step] = _same_day(dict(case.details).get(step, ""), found[step])
    return found


def _same_day(before: str, now: str) -> str:
    """An hour, said of what is for another day: the hour changes, the day stays."""
    old, new = moment_from_text(before), moment_from_text(now)
    if old is None or new is None or old.day is None or new.soon:
        return now
    return moment_to_text(replace(new, day=old.day))


async def _means_something_else(
    work: Work, heard: Heard, reading: Reading, dialog: Dialog, case: Case
) -> bool:
    meaning, what = reading.meaning, reading.what
    # A bare tomorrow puts it off, of who holds a matter; here it is the day asked for.
    word = meaning.word if meaning.word != "wait" or heard.reply_to_bot else None
    if word or meaning.alarm or meaning.bare or what.kind:
        return True
    if is_other_matter(heard.text):
        return True
    matters = {(opens.kind, opens.category) for opens in cases_of(what)}
    if matters != {(case.kind, case.category)} and (matters or meaning.intents):
        return True
    if not matters and dialog.step == ANY and len(heard.text.strip()) > SHORT:
        # When a son comes home is no word about the ride.
        return True
    if heard.reply_to is None or not heard.reply_to_bot:
        return False
    row = await outbox.find_by_message(work, dialog.chat_id, heard.reply_to)
    return row is None or row.key not in ASKING


def _understood(
    desk: Desk, form: Form | None, reading: Reading, name: str, heard: Heard
) -> dict[str, str]:
    """The slots that were said; else the words as the answer to what was asked."""
    if form is None:
        return {}
    found = details_of(form, filling(reading.meaning, desk.today()))
    step = form.step(name)
    if step is None or step.name in found:
        return found
    return {**found, **_answered(desk, form, step, heard)}


def _answered(desk: Desk, form: Form, step: Step, heard: Heard) -> dict[str, str]:
    key = f"answer_to.{step.fills}"
    if desk.content.messages.has(key):
        text = desk.content.messages.render(key, {"answer": heard.text}).text
        again = read(desk.content, text, at=heard.at, zone=desk.zone)
        found = prefill(form, filling(again.meaning, desk.today()))
        if step.name in found:
            return {n: v for n, v in found.items() if n in (step.name, "guess")}
    try:
        raw = FIELD_TYPES[step.type](heard.text, step.choices)
    except Unreadable:
        return {}
    if step.type == "number":
        return {step.name: raw}
    kept = 2 <= len(raw) <= LONGEST
    return {f"{step.name}{AS_SAID}": raw} if kept else {}


async def add_details(work: Work, desk: Desk, case: Case, found: Mapping[str, str]) -> Case:
    """The case, its card and its holder's message show what is known now."""
    form = await form_of_case(work, desk, case)
    details = tuple(with_answers(form, dict(case.details), found).items())
    if case.final or dict(details) == dict(case.details):
        return case
    changed = replace(case, details=details, changed_at=desk.now(), revision=case.revision + 1)
    event = Event("detailed", Heading.COLLECTED, case.author_id)
    changed = await apply(work, desk, case, Moved(changed, (event,)))
    return await on_details(work, desk, changed)


async def add_from(work: Work, desk: Desk, case: Case, reading: Reading) -> Case:
    """The same matter said again, or put right: what it says newly takes the old one's place."""
    form = await form_of_case(work, desk, case)
    return await add_details(
        work, desk, case, details_of(form, filling(reading.meaning, desk.today()))
    )


async def go_on(work: Work, desk: Desk, case: Case, asked: int, occasion: str) -> None:
    """The next thing that is missing, at most two in all; then all of it in one line."""
    steps = missing(await form_of_case(work, desk, case), dict(case.details))
    if steps and asked < MOST_ASKED:
        await wait_for(work, desk, case, steps[0].name, asked=asked + 1)
        await say(work, desk, case, "read_back.asks", occasion)
        return
    await wait_for(work, desk, case, ANY, asked=MOST_ASKED)
    await say(work, desk, case, "read_back.line", occasion)


async def say(work: Work, desk: Desk, case: Case, key: str, occasion: str) -> None:
    about = f"read_back:{case.id}:{occasion}"
    message = Message(key, about, {"case": case.id}, Lane.REPLY, Owed.LOOSE, case.id)
    await tell_person(work, desk, case.author_id or "", message)
