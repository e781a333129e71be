"""Words of the round in private: of oneself, of the family, of a list that is typed back."""

from __future__ import annotations

from datetime import date

from bot.domain.contacts import Found, How
from bot.domain.intake import Decision
from bot.domain.members import News
from bot.domain.outcome import Done
from bot.domain.people import Person, Tie
from bot.domain.rounds import Wish
from bot.services.actors import Actor
from bot.services.checkins import heard, watching
from bot.services.checkins.heard import Word
from bot.services.checkins.holders import may_say
from bot.services.checkins.said_back import tell_back
from bot.services.checkins.tapping import answer
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.directory.home_again import visit_of
from bot.services.subjects import people_called
from bot.services.views.names import text_of
from bot.store import cases, checkins, members, people, round_marks
from bot.store.database import Work
from bot.understanding.checkin_words import (
    come_back,
    gone_away,
    of_hospital,
    own_kin,
    phoned_kin,
    read_said,
    says_well,
    sex_of_kin,
)
from bot.understanding.place_words import says_discharged

# Whoever says this speaks of themselves.
SELF = ("\u6211", "\u4ffa")
CHOICES = {"fine": "ok", "call_back": "call"}


async def of_oneself(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Being well or wanting a call while one is asked; asked daily, or no more, at any time."""
    person = _speaker(context)
    said = read_said(context.heard.text) if person else None
    if person is None or said is None or said == "temperature":
        return False
    if said in ("daily", "far"):
        await _wish(work, desk, context, person, said)
        return True
    ask = await checkins.ask_of(work, person.id, desk.today())
    waits = ask is not None and ask.state.waits
    if said == "none" and (ask is not None or await round_marks.wish_of(work, person.id)):
        await _wish(work, desk, context, person, said)
        return True
    if ask is None or not waits or said not in CHOICES or decision.opens:
        return False
    if await cases.list_drafts(work, person.id):
        return False
    outcome = await answer(work, desk, context.actor, ask, person.id, CHOICES[said])
    await tell_back(work, desk, context, outcome)
    return True


async def well_unasked(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Somebody says that they are well and nobody asked: it is heard, and answered in a word."""
    person = _speaker(context)
    if person is None or decision.opens or not says_well(context.heard.text):
        return False
    if context.heard.reply_to is not None or await cases.list_drafts(work, person.id):
        return False
    await tell_back(work, desk, context, Done("checkins.fine_unasked"))
    return True


async def _wish(work: Work, desk: Desk, context: Context, person: Person, said: str) -> None:
    if said == "far":
        for tie in await people.ties_of(work, person.id, "kin"):
            await members.put_news(work, person.id, tie.other_id, News.ALL, person.id, desk.now())
    else:
        wish = (Wish.DAILY if said == "daily" else Wish.NONE).value
        await round_marks.put_wish(work, person.id, wish, desk.now(), person.id)
    await tell_back(work, desk, context, Done(f"checkins.wish.{said}"))


async def of_the_family(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Who spoke with a parent: a contact like any other, and nobody asks her again today."""
    speaker = _speaker(context)
    said = phoned_kin(context.heard.text) if speaker else None
    if speaker is None or said is None or decision.opens:
        return False
    who, fine = said
    found = await meant_by(work, speaker, who)
    if found is None or not await may_say(work, desk, speaker.id, found.id):
        return False
    ref = f"family:{speaker.id}:{desk.today().isoformat()}:{context.heard.message_id}"
    word = Word(found.id, How.FAMILY, speaker.id, ref, Found.FINE if fine else None)
    await heard.take(work, desk, word)
    await tell_back(work, desk, context, Done("checkins.family_kept", (("name", found.address),)))
    return True


async def meant_by(work: Work, speaker: Person, who: str) -> Person | None:
    """By name, or by the word of kinship, of those they stand by."""
    if not own_kin(who):
        found = await people_called(work, who, speaker.unit_id)
        return found[0] if len(found) == 1 else None
    theirs: dict[str, Person] = {}
    for tie in await _stood_by(work, speaker):
        person = await people.find_person(work, tie.person_id)
        if person is not None and person.ended_on is None and _fits(person, who):
            theirs[person.id] = person
    return next(iter(theirs.values())) if len(theirs) == 1 else None


async def _stood_by(work: Work, speaker: Person) -> tuple[Tie, ...]:
    kin = await people.ties_to(work, speaker.id, "kin")
    return (*await people.ties_to(work, speaker.id, "proxy"), *kin)


def _fits(person: Person, who: str) -> bool:
    sex = sex_of_kin(who)
    return sex is None or person.sex in (None, sex)


async def away_or_back(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Gone to stay with family, or back again: by who stands by them or serves there."""
    speaker, text = _speaker(context), context.heard.text
    gone, home = gone_away(text), come_back(text)
    name = gone.name if gone else home
    if speaker is None or name is None or decision.opens:
        return False
    person = await _who_is_away(work, desk, speaker, name)
    if person is None:
        return False
    if gone is not None:
        until = _day(desk.today(), gone.month, gone.day)
        await watching.hold(work, desk, person.id, "away", until, speaker.id)
        key = "checkins.held.away"
    elif not await watching.back(work, desk, person.id):
        return False
    else:
        key = "checkins.back"
    called = person.address
    if person.id == speaker.id:
        called = text_of(desk, "checkins.you")
    await tell_back(work, desk, context, Done(key, (("name", called),)))
    return True


async def _who_is_away(work: Work, desk: Desk, speaker: Person, name: str) -> Person | None:
    """Themselves, one of their own, or somebody of whom they may tell."""
    if name in SELF:
        return speaker
    if name[0] in SELF:
        return await meant_by(work, speaker, name)
    found = await people_called(work, name, speaker.unit_id)
    if len(found) != 1 or not await may_say(work, desk, speaker.id, found[0].id):
        return None
    return found[0]


async def own_hospital(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """In hospital, or home again: nobody asks meanwhile; guardians read it on the card.

    Who was taken there hears of the next ride and the shopping instead (places).
    """
    person = _speaker(context)
    said = of_hospital(context.heard.text) if person else None
    if person is None or said is None or decision.opens:
        return False
    if said == "in":
        await watching.hold(work, desk, person.id, "away", None, person.id)
        await tell_back(work, desk, context, Done("checkins.held.hospital"))
    else:
        await watching.back(work, desk, person.id)
        if says_discharged(context.heard.text) and await visit_of(work, desk, person.id):
            return False
        await tell_back(work, desk, context, Done("checkins.home_again"))
    return True


def _day(today: date, month: int | None, day: int | None) -> date | None:
    try:
        found = date(today.year, month or 0, day or 0)
    except ValueError:
        return None
    return found if found >= today else found.replace(year=today.year + 1)


def _speaker(context: Context) -> Person | None:
    actor: Actor = context.actor
    if not context.heard.origin.private or not actor.known:
        return None
    return actor.person
