"""Dated notes of meetings and visits on a case, with who was there and who does what."""

from __future__ import annotations

from bot.domain.case import Case, Event, Heading
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.rights import Viewer, may_work
from bot.services.desk import Desk
from bot.services.recording import write_events
from bot.store import outbox, timeline
from bot.store.database import Work
from bot.store.timeline import Said

KINDS = ("meeting", "on_site", "council", "hearing", "note")


def kind_of(desk: Desk, words: str) -> tuple[str, str]:
    """The kind of note its first word names, and the rest; a plain note otherwise."""
    first, _, rest = words.strip().partition(" ")
    for kind in KINDS:
        if desk.content.messages.render(f"note.{kind}", {}).text.strip() == first:
            return kind, rest.strip()
    return "note", words.strip()


async def add_note(
    work: Work, desk: Desk, case: Case, person: Person, viewer: Viewer, words: str
) -> Outcome:
    """Who was there, what was decided, who does what by when: in the words of who writes it."""
    if not may_work(case, viewer):
        return Refused("claim.refused.not_yours")
    kind, rest = kind_of(desk, words)
    if not rest:
        return Refused("note.say_something")
    said = Said(desk.ids.new(), f"note.{kind}", desk.now(), person.id, rest)
    await timeline.add_said(work, case.id, said)
    event = Event("noted", Heading.HANDLED, person.id, kind, (("said", said.id),))
    await write_events(work, desk, case, (event,))
    await outbox.want(work, case.id)
    return Done("note.kept")
