"""A voice note or a line nobody could read, turned into what it is by who heard it."""

from __future__ import annotations

from bot.domain import closing
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rights import may_work
from bot.domain.states import State
from bot.services import learning
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.opening import open_case
from bot.services.read_back import MOST_ASKED
from bot.services.taps import Tap
from bot.services.telling import Message, tell_person
from bot.services.wanted import Wanted
from bot.store.database import Work


async def on_turn(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Who listened to a voice note says what it is; the right case opens, the note is done."""
    if not may_work(tap.case, tap.viewer):
        return Refused("claim.refused.not_for_you")
    if tap.case.final or tap.case.state is State.ANSWERED:
        return Refused("case.refused.ended")
    wanted = TURNS.get(tap.choice or "")
    if wanted is None:
        return Refused("press.unknown")
    kind, category = wanted
    moved = closing.confirm(tap.case, tap.person.id, "heard", desk.now())
    if isinstance(moved, Refused):
        return moved
    await settle(work, desk, tap.case, moved, by=tap.person.id)
    await learning.ask_to_keep(work, desk, tap.case, tap.choice or "")
    if kind is None:
        await _say_heard(work, desk, tap)
        return Done("voice.nothing")
    await open_case(
        work,
        desk,
        Wanted(
            kind=kind,
            category=category,
            unit_id=tap.case.unit_id,
            origin="private",
            household_id=tap.case.household_id,
            subject_id=tap.case.subject_id,
            author_id=tap.case.author_id,
            chat_id=tap.case.chat_id,
            message_id=tap.case.message_id,
            heard_in=tap.case.id,
            asked=MOST_ASKED,  # it was all said in the voice note
        ),
    )
    return Done("voice.turned")


async def _say_heard(work: Work, desk: Desk, tap: Tap) -> None:
    """An answer was promised: who listened, and that one may say it again."""
    if tap.case.author_id is None:
        return
    params = {"case": tap.case.id, "who": tap.person.id}
    message = Message("voice.heard", f"heard:{tap.case.id}", params, Lane.REPLY, Owed.OWED,
                      tap.case.id)  # fmt: skip
    await tell_person(work, desk, tap.case.author_id, message)


# 病了·要车·要药·要帮忙·问事·没事 (CONDUCT 15)
TURNS: dict[str, tuple[str | None, str | None]] = {
    "ill": ("symptom", None),
    "ride": ("help", "ride"),
    "medicine": ("help", "medicine"),
    "help": ("help", "other"),
    "question": ("help", "other"),
    "nothing": (None, None),
}
