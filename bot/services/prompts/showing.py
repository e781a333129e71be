"""What a prompt, the calendar and a preview look like at this moment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.domain.prompting import NOW
from bot.domain.prompts import Prompt
from bot.services.desk import Desk
from bot.services.prompts.calendar import Planned, calendar, missed
from bot.services.prompts.library import find, usable
from bot.services.prompts.sending import WITHDRAWN_KEY, is_urgent
from bot.services.prompts.topics import event_name
from bot.services.prompts.wording import previewed, worded
from bot.services.reach.figures import reach_text
from bot.services.views.names import text_of, unit_name
from bot.services.views.shown import Shown
from bot.store import deaths, places, prompt_plans, prompts
from bot.store.database import Work
from bot.store.outbox import OutboxRow
from bot.store.prompts import SENT, WITHDRAWN, Send

CALENDAR = "prompts.calendar"


async def show_prompt(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """A prompt with its count; nothing where it did not leave in time, or mourning came first."""
    send = await prompts.find_send(work, row.params["send"])
    if send is None or (row.is_new and not await _may_leave(work, desk, send)):
        return None
    prompt = await find(work, desk, send.prompt, send.unit_id)
    if send.state == WITHDRAWN:
        topics = desk.content.prompting.topics
        topic = {"topic": topics.get(send.topic, send.topic)}
        return None if row.is_new else Shown(WITHDRAWN_KEY, topic)
    if prompt is None:
        return None
    wording = await worded(work, desk, prompt, send.unit_id, send.register)
    said: dict[str, Any] = {"text": wording.text, "rhyme": list(wording.rhyme)}
    if send.person_id is not None:
        said["answer"] = await prompts.answer_of(work, send.id, send.person_id) or ""
    else:
        counted = await prompts.answered(work, send.id)
        said |= {"heard": counted.heard, "unclear": counted.unclear}
    return Shown(row.key, said, subject=send.id)


async def _may_leave(work: Work, desk: Desk, send: Send) -> bool:
    if send.state != SENT:
        return False
    if send.danger:
        return True
    if desk.now() > send.at + desk.content.prompting.stale:
        return False
    if await is_urgent(work, send.unit_id):
        return False
    return not await deaths.hushed(work, send.unit_id, desk.today())


async def show_calendar(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The next days of a village; its buttons are about the next line that may be changed."""
    village = row.params["village"]
    lines = await calendar(work, desk, village)
    coming = next((line for line in lines if line.open), None)
    above = [unit.id for unit in await places.ancestors(work, village)]
    events = await prompt_plans.events(work, above, desk.today())
    values = {
        "village": await unit_name(work, village),
        "on": await prompts.begun_of(work, village) is not None,
        "lines": [{"number": n.number, "text": line_text(desk, n)} for n in lines],
        "missed": [line_text(desk, one) for one in await missed(work, desk, village)],
        "next": {"number": coming.number} if coming else None,
        "events": [event_name(desk, event) for event in events],
    }
    day = coming.day.toordinal() if coming else 0
    return Shown(CALENDAR, values, subject=village, revision=day)


def line_text(desk: Desk, line: Planned) -> str:
    """A line of the calendar in one sentence."""
    prompt = line.prompt
    topics = desk.content.prompting.topics
    return text_of(
        desk,
        "prompts.line",
        {
            "day": line.day,
            "weekday": text_of(desk, f"weekday.{line.day.weekday()}"),
            "slot": "" if line.slot == NOW else line.slot,
            "state": line.state,
            "topic": topics.get(prompt.topic, prompt.topic) if prompt else "",
            "title": prompt.card_title if prompt else "",
            "why": text_of(desk, f"prompts.why.{line.why}") if line.why else "",
            "ordered": line.ordered and prompt is not None,
        },
    )


async def say_state(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Whether prompts are said in a village, and what comes next."""
    village = params["village"]
    on = await prompts.begun_of(work, village) is not None
    lines = await calendar(work, desk, village, days=2) if on else ()
    texts = {line.day: line_text(desk, line) for line in lines}
    today: date = desk.today()
    return {
        "village": await unit_name(work, village),
        "on": on,
        "today": texts.get(today, ""),
        "tomorrow": texts.get(today + timedelta(days=1), ""),
        "reach": await reach_text(work, desk, village),
        "_subject": village,
    }


async def say_offer(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The one question to the cadres of a village."""
    village = params["village"]
    return {"village": await unit_name(work, village), "_subject": village}


async def say_preview(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """One prompt as it would be said in plain words and in every dialect it has."""
    village = params["village"]
    prompt = await find(work, desk, params["prompt"], village)
    if prompt is None:
        return {"topic": "", "title": "", "text": "", "rhyme": [], "voices": [], "source": "",
                "state": ""}  # fmt: skip
    may_be_said = prompt.code in await usable(work, desk, village)
    expired = prompt.expires_on < desk.today()
    state = "" if may_be_said else "expired" if expired else "unapproved"
    topics = desk.content.prompting.topics
    return {
        "topic": topics.get(prompt.topic, prompt.topic),
        "title": prompt.card_title,
        "text": prompt.text,
        "rhyme": list(prompt.rhyme),
        "source": prompt.source,
        "state": text_of(desk, f"prompts.preview.{state}") if state else "",
        "voices": [
            await _voice(work, desk, prompt, village, register) for register in prompt.voices
        ],
    }


async def _voice(
    work: Work, desk: Desk, prompt: Prompt, village: str, register: str
) -> dict[str, Any]:
    voice = prompt.voices[register]
    would = previewed(prompt, register)
    may = await worded(work, desk, prompt, village, register)
    return {
        "name": register_name(desk, register),
        "checked": may == would,
        "text": would.text if voice.text else "",
        "rhyme": list(would.rhyme) if voice.rhyme else [],
    }


def register_name(desk: Desk, register: str) -> str:
    """What a dialect is called where its folder says so; else its code."""
    found = desk.content.messages.dialects.get(register)
    return found.name if found is not None else register
