"""Buttons under what was said back: an answer, right, or change it."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.moments import Moment, moment_to_text
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_confirm
from bot.services.desk import Desk
from bot.services.read_back import (
    CHANGE,
    DETAILS,
    MOST_ASKED,
    add_details,
    form_of_case,
    go_on,
    make_sure,
    say,
    wait_for,
)
from bot.services.taps import Tap
from bot.store import dialogs as rows
from bot.store.database import Work


async def on_detail(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """One of the answers under a question was tapped."""
    name, _, code = (tap.choice or "").partition(".")
    form = await form_of_case(work, desk, tap.case)
    step = form.step(name) if form else None
    if refused := _refused(tap):
        return refused
    if step is None or code not in step.choices:
        return Refused("press.unknown")
    value = moment_of(code, desk.today()) if step.type == "time" else code
    changed = await add_details(work, desk, tap.case, {name: value})
    asked = await _asked_so_far(work, tap)
    await go_on(work, desk, changed, asked, f"{name}:{changed.revision}")
    return Done("read_back.changed")


def moment_of(code: str, today: date) -> str:
    """Now, today, tomorrow as they are kept."""
    if code == "now":
        return moment_to_text(Moment(soon=True))
    return moment_to_text(Moment(day=today + timedelta(days=int(code == "tomorrow"))))


async def _asked_so_far(work: Work, tap: Tap) -> int:
    account = tap.actor.account
    dialog = await rows.find_dialog(work, account.id, tap.actor.chat.id) if account else None
    ours = dialog is not None and dialog.form == DETAILS
    return int(dialog.answers.get("asked", "0")) if dialog and ours else MOST_ASKED


def _refused(tap: Tap) -> Refused | None:
    if tap.case.final:
        return Refused("case.refused.ended")
    if not may_confirm(tap.case, tap.viewer):
        return Refused("case.refused.only_the_author")
    return None


async def on_right(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Agreed to: what was only guessed is so."""
    if refused := _refused(tap):
        return refused
    await make_sure(work, desk, tap.case, tap.person.id)
    return Done("read_back.right")


async def on_change(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Change it: the next message says it anew."""
    if refused := _refused(tap):
        return refused
    await wait_for(work, desk, tap.case, CHANGE, asked=MOST_ASKED)
    await say(work, desk, tap.case, "read_back.change", f"change:{tap.case.revision}")
    return Done("read_back.say_it")
