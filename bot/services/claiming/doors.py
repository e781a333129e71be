"""What people can do: not this time, call me, yes or no to a hand-over, see what I hold."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.calls import Command
from bot.services.claiming import handing, leaving_alone, partly, progress, reserves, splitting
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Opener, Way
from bot.services.telling import Message, tell_chat
from bot.store.database import Work


async def on_mine(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button under one's own tasks: what somebody holds, with the next step of each."""
    if actor.person is None or actor.private is None:
        return Refused("press.who_are_you")
    about = f"claim.mine:{actor.private.id}:{actor.origin.update_id}"
    message = Message("errand.mine", about, {"person": actor.person.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.private.id, message, actor.person.id)
    return Done()


COMMANDS: dict[str, Command] = {}
IN_PRIVATE: frozenset[str] = frozenset()
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {
    "task_no": leaving_alone.on_task_no,
    "reserve": reserves.on_reserve,
    "hand_yes": handing.on_hand_yes,
    "hand_no": handing.on_hand_no,
    "part": splitting.on_part,
}
PLAIN: dict[str, PlainVerb] = {"claim_mine": on_mine}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (progress.in_words, partly.in_words)
OPENERS: tuple[Opener, ...] = ()
