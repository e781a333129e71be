"""Telling of somebody: a story, or thanks; nothing is said of anybody who has not agreed."""

from __future__ import annotations

from bot.domain.people import Person
from bot.domain.studio import Draft, Form, State
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.registers.naming import named, near
from bot.services.studio import checking, drafting
from bot.services.studio.writers import village_of
from bot.store import studio
from bot.store.database import Work
from bot.understanding.studio_words import STORY, Written

MOST_NAMED = 3
FOR = 2  # characters at least


async def write(work: Work, desk: Desk, context: Context, written: Written) -> bool:
    """By anybody of the village; False where thanks name nobody who lives here."""
    person = context.actor.person
    village = await village_of(work, context.actor)
    if person is None or person.guest or village is None:
        return False
    form = Form.STORY if written.what == STORY else Form.THANKS
    words = "".join(written.words.split())
    meant = await _named(work, person, words)
    if form is Form.THANKS and not _thanks_somebody(words, meant):
        return False
    if not words:
        await drafting.say(work, desk, context, "studio.how.story")
        return True
    no = await checking.refused(work, desk, form, words, village.id, doctor=False)
    if no is None and (meant is None or len(meant) > MOST_NAMED):
        no = checking.No("studio.no.unclear")
    if no is not None:
        await drafting.say(work, desk, context, no.key, no.facts)
        return True
    draft = Draft(
        id=desk.ids.new(), unit_id=village.id, form=form, words=words, state=State.WRITING,
        opened_at=desk.now(), changed_at=desk.now(), author_id=person.id,
    )  # fmt: skip
    await studio.put(work, draft)
    for one in meant or ():
        await studio.put_named(work, draft.id, one.id, None)
    await drafting.show(work, desk, context.actor, draft.id, str(context.heard.message_id))
    return True


async def _named(work: Work, person: Person, words: str) -> tuple[Person, ...] | None:
    """Everybody who is named, the writer apart; None where a name could be two people."""
    found = await named(work, words, await near(work, person.unit_id))
    if any(len(several) > 1 for several in found.values()):
        return None
    return tuple(several[0] for several in found.values() if several[0].id != person.id)


def _thanks_somebody(words: str, meant: tuple[Person, ...] | None) -> bool:
    """One name at the front, and what for behind it."""
    if meant is None or len(meant) != 1:
        return False
    names = [n for n in (meant[0].name, meant[0].called) if n and words.startswith(n)]
    return bool(names) and len(words) - max(len(n) for n in names) >= FOR
