"""A button was pressed: who may, by the rule and not by who was shown it; then one use case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from bot.domain.case import Case
from bot.domain.contacts import How
from bot.domain.flood import Flood
from bot.domain.kinds import Kind
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.rights import Viewer
from bot.services.actors import Actor, actor_of, somebody
from bot.services.checkins.own_word import note_own_word
from bot.services.desk import Desk
from bot.services.flooding import held_back
from bot.services.incoming import Pressed
from bot.services.local import content_for
from bot.services.roles import viewer_of
from bot.services.settled import show_done
from bot.store import cases, outbox
from bot.store.database import AlreadyHandled, Work


@dataclass(frozen=True, slots=True)
class Tap:
    """A press on a case, with everything the rule looks at.

    Words that mean the same as a button (CONDUCT 21) become a Tap too.
    """

    actor: Actor
    person: Person
    case: Case
    kind: Kind
    viewer: Viewer
    verb: str
    choice: str | None = None
    words: str | None = None
    message_id: int | None = None  # the message with the button; none where words meant it


CaseVerb = Callable[[Work, Desk, Tap], Awaitable[Outcome]]
PlainVerb = Callable[[Work, Desk, Actor, Pressed], Awaitable[Outcome]]


class Taps:
    """The table of verbs; `press` is the only door."""

    def __init__(
        self, desk: Desk, on_case: Mapping[str, CaseVerb], plain: Mapping[str, PlainVerb]
    ) -> None:
        self._desk = desk
        self.on_case = on_case
        self.plain = plain
        self._flood = Flood()

    async def press(self, pressed: Pressed) -> Outcome:
        """What the press did, as a value with the key of its toast; a second run does nothing."""
        held = held_back(self._flood, self._desk, pressed)
        if held is not None:
            return held
        try:
            return await self._desk.database.write(
                lambda work: self._press(work, pressed), cause=pressed.origin.cause
            )
        except AlreadyHandled:
            return Done()

    async def _press(self, work: Work, pressed: Pressed) -> Outcome:
        actor = await actor_of(work, self._desk, pressed.origin)
        await note_own_word(work, self._desk, actor, How.TAP)
        if pressed.verb in self.plain:
            outcome = await self.plain[pressed.verb](work, self._desk, actor, pressed)
            await show_done(work, actor, pressed, outcome)
            return outcome
        verb = self.on_case.get(pressed.verb)
        case = await cases.find_case(work, pressed.subject)
        if verb is None or case is None:
            return Refused("press.unknown")
        return await self.run(
            work, actor, case, pressed.verb, pressed.choice, message_id=pressed.message_id
        )

    async def run(
        self,
        work: Work,
        actor: Actor,
        case: Case,
        verb: str,
        choice: str | None = None,
        words: str | None = None,
        message_id: int | None = None,
    ) -> Outcome:
        """One verb on one case; a refusal shows the case as it is now."""
        tap = await make_tap(work, self._desk, actor, case, verb, choice, words)
        if tap is None:
            return Refused("press.who_are_you")
        tap = replace(tap, message_id=message_id)
        outcome = await self.on_case[verb](work, self._desk, tap)
        if isinstance(outcome, Refused):
            await outbox.want(work, case.id)
        return outcome


async def make_tap(
    work: Work,
    desk: Desk,
    actor: Actor,
    case: Case,
    verb: str,
    choice: str | None = None,
    words: str | None = None,
) -> Tap | None:
    """Put a person in front of a case; None where nobody knows who it is (an anonymous admin)."""
    who = await somebody(work, desk, actor)
    if who.person is None:
        return None
    content = await content_for(work, desk, case.unit_id)
    viewer = await viewer_of(work, desk, case, who.person)
    return Tap(who, who.person, case, content.kinds[case.kind], viewer, verb, choice, words)
