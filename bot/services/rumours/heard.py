"""Somebody heard something and doubts it: a kept verdict at once, else a doctor or cadre looks."""

from __future__ import annotations

from bot.domain.faq import RumourTopic
from bot.domain.intake import Decision
from bot.domain.quiet import waking_after
from bot.domain.rumours import Rumour
from bot.services.actors import somebody
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.rumours.answering import ANSWER, find_entry, unit_of
from bot.services.rumours.asked_here import answer, may_ask
from bot.services.rumours.judges import ask_judges
from bot.store import people, places, rumours
from bot.store.database import Work
from bot.understanding.rumour_words import SaidRumour, has_any, read_rumour
from bot.understanding.same_question import likeness

TOLD, TAKEN, JOINED, ABOUT_SOMEBODY = (
    "rumour.told", "rumour.taken", "rumour.joined", "rumour.about_somebody",
)  # fmt: skip
KINDS = frozenset({"symptom", "problem"})
FARM = ("help", "farm")
# Tips, quarrels and what harms somebody have their own silent ways.
OWN_WAYS = frozenset({"tip", "quarrel", "wildlife", "fake_medicine"})


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether something heard of was doubted; no chat is watched, only what is said to the bot."""
    text = context.heard.text
    if not may_ask(context, decision) or len(text) > desk.content.faq.rumour_longest:
        return False
    said = read_rumour(text)
    if said is None or not _may_be(decision):
        return False
    entry = await find_entry(work, desk, context, decision)
    if entry is not None:
        await answer(work, desk, context, ANSWER, {"entry": entry.code})
        return True
    village = await _village(work, context)
    if village is None:
        return False
    if await _names_somebody(work, village, said.claim):
        await answer(work, desk, context, ABOUT_SOMEBODY, {})
        return True
    await _take(work, desk, context, village, said)
    return True


def _may_be(decision: Decision) -> bool:
    """What else the words were read as is only the claim; rides, boxes and tips are not."""
    for opens in decision.opens:
        if opens.category in OWN_WAYS or opens.kind == "quarrel":
            return False
        plain = opens.kind in KINDS or (opens.kind, opens.category) in (("help", "other"), FARM)
        if not plain:
            return False
    return True


async def _village(work: Work, context: Context) -> str | None:
    unit = unit_of(context)
    village = await places.unit_of_level(work, unit, "village") if unit else None
    return village.id if village else unit


async def _names_somebody(work: Work, village: str, claim: str) -> bool:
    units = await places.subtree_ids(work, village)
    return bool(await people.people_mentioned(work, claim, units))


async def _take(work: Work, desk: Desk, context: Context, village: str, said: SaidRumour) -> None:
    """One claim is one matter, however many ask; each is linked only to be answered."""
    actor = await somebody(work, desk, context.actor) if context.actor.private else context.actor
    found = await _same(work, desk, village, said.claim)
    one = found or await _open(work, desk, village, said.claim, context.heard.text)
    if actor.person is not None:
        await rumours.link(work, one.id, actor.person.id, desk.now(), desk.today())
    if found is None:
        await ask_judges(work, desk, one)
    key = TOLD if one.verdict else JOINED if found else TAKEN
    if not context.heard.origin.private and actor.private is None and key != TOLD:
        key = "rumour.come_private"
    await answer(work, desk, context, key, {"rumour": one.id})


async def _same(work: Work, desk: Desk, village: str, claim: str) -> Rumour | None:
    """The most alike of those whose verdict still holds, or that wait for one."""
    least, since = desk.content.faq.rumour_likeness, desk.now() - desk.content.faq.kept
    best: tuple[int, Rumour] | None = None
    for one in await rumours.of_unit(work, village, since):
        much = likeness(claim, one.claim)
        if much >= least and (best is None or much > best[0]):
            best = (much, one)
    return best[1] if best else None


async def _open(work: Work, desk: Desk, village: str, claim: str, said: str) -> Rumour:
    """What it is about is seen from the whole of what was said."""
    topic = topic_of(desk, said)
    unsure = topic.danger or topic.code == _rest(desk).code
    now = desk.now()
    one = Rumour(
        id=desk.ids.new(), unit_id=village, number=await rumours.next_number(work, village),
        claim=claim, topic=topic.code, asked_at=now, changed_at=now,
        health=topic.health or (unsure and has_any(claim, desk.content.faq.health)),
        next_at=waking_after(now, desk.content.faq.climbs_after, desk.quiet()),
    )  # fmt: skip
    await rumours.put(work, one)
    return one


def topic_of(desk: Desk, said: str) -> RumourTopic:
    """The first whose words are in it; the last one is for the rest."""
    topics = desk.content.faq.topics.values()
    return next((topic for topic in topics if has_any(said, topic.words)), _rest(desk))


def _rest(desk: Desk) -> RumourTopic:
    topics = tuple(desk.content.faq.topics.values())
    return topics[-1] if topics else RumourTopic("other", "")
