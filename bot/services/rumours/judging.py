"""A verdict: one tap, one line why; then everybody who asked hears it, once."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.rumours import LONGEST_WHY, SHORTEST_WHY, Rumour, Verdict, drafted, judged
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import holders_at
from bot.services.rumours.asked_here import is_grave
from bot.services.rumours.judges import JUDGE, about_judging, may_judge, may_publish
from bot.services.rumours.publishing import CADRE, about_cadre, about_post
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import living, outbox, people, places, rumours
from bot.store.database import Work
from bot.understanding.rumour_words import asks, read_rumour_number, read_verdict

WHY, NOTED, TOLD = "rumour.why", "rumour.noted", "rumour.told"
# Medicines, vaccines and fields are spoken of in reasons, too.
WHOLE_REASON = 8  # shorter words may press a button
OF_A_REASON = frozenset({"other", "farm", "offer", "medicine"})


async def on_verdict(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """So, not so, cannot be said; the reason is asked for."""
    one = await rumours.find(work, pressed.subject)
    if one is None or actor.person is None:
        return Refused("press.unknown")
    if not await may_judge(work, desk, one, actor.person.id):
        return Refused("rumour.no.not_yours")
    if pressed.choice not in [verdict.value for verdict in Verdict]:
        return Refused("press.unknown")
    verdict = Verdict(pressed.choice or "")
    if one.draft_by not in (None, actor.person.id) and _fresh(desk, one):
        return Refused("rumour.no.another_writes")
    await rumours.put(work, drafted(one, verdict, actor.person.id, desk.now()))
    about = f"{WHY}:{one.id}:{pressed.callback_id}"
    params = {"rumour": one.id, "verdict": verdict.value}
    await tell_chat(work, desk, actor.chat.id, Message(WHY, about, params, Lane.REPLY, Owed.LOOSE))
    return Done()


def _fresh(desk: Desk, one: Rumour) -> bool:
    return one.draft_at is not None and desk.now() - one.draft_at < desk.content.faq.why_within


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """The reason, or the verdict with it; the card of a number."""
    heard, actor = context.heard, context.actor
    if not heard.origin.private or actor.person is None or decision.card or heard.form != "text":
        return False
    number = read_rumour_number(heard.text)
    if number is not None and actor.held:
        return await _show(work, desk, context, number)
    replied = await _replied_to(work, context)
    if replied is not None:
        return await _by_reply(work, desk, context, replied)
    since = desk.now() - desk.content.faq.why_within
    one = await rumours.draft_of(work, actor.person.id, since)
    if one is None or one.draft is None or not await _may_be_why(work, one, context, decision):
        return False
    return await _settle(work, desk, context, one, one.draft, heard.text)


async def _replied_to(work: Work, context: Context) -> Rumour | None:
    """The rumour whose message is answered."""
    heard = context.heard
    if heard.reply_to is None or not heard.reply_to_bot:
        return None
    row = await outbox.find_by_message(work, context.actor.chat.id, heard.reply_to)
    if row is None or row.key not in (JUDGE, WHY):
        return None
    return await rumours.find(work, row.params["rumour"])


async def _by_reply(work: Work, desk: Desk, context: Context, one: Rumour) -> bool:
    """A verdict with its reason in one line, or the reason of what was pressed."""
    said, person = read_verdict(context.heard.text), context.actor.person
    assert person is not None
    if said is not None and said[1]:
        return await _settle(work, desk, context, one, Verdict(said[0]), said[1])
    if one.draft is None or one.draft_by != person.id:
        return False
    return await _settle(work, desk, context, one, one.draft, context.heard.text)


async def _may_be_why(work: Work, one: Rumour, context: Context, decision: Decision) -> bool:
    """What is plainly another matter is no reason: somebody ill, a wish, a question."""
    meaning, text = context.reading.meaning, context.heard.text.strip()
    answers = meaning.word and len(text) < WHOLE_REASON
    if answers or meaning.alarm or meaning.names or decision.death or is_grave(decision):
        return False
    if asks(text) or not SHORTEST_WHY <= len(text) <= LONGEST_WHY:
        return False
    if any(opens.kind == "help" and opens.category not in OF_A_REASON for opens in decision.opens):
        return False
    units = await places.subtree_ids(work, one.unit_id)
    return not await people.people_mentioned(work, text, units)


async def _settle(
    work: Work, desk: Desk, context: Context, one: Rumour, verdict: Verdict, why: str
) -> bool:
    """The verdict holds: askers, cadres and what stands in the groups hear of it."""
    person = context.actor.person
    assert person is not None
    why = " ".join(why.split())[:LONGEST_WHY]
    if not await may_judge(work, desk, one, person.id) or len(why) < SHORTEST_WHY:
        return False
    now = judged(one, verdict, why, person.id, desk.now())
    await rumours.put(work, now)
    told = await tell_askers(work, desk, now)
    await _tell_cadres(work, desk, now)
    for about in (about_judging(one.id), about_post(one.id), about_cadre(one.id)):
        await living.want_about(work, about)
    message = Message(
        NOTED, f"{NOTED}:{one.id}:{now.revision}", {"rumour": one.id, "told": str(told)},
        Lane.REPLY, Owed.LOOSE,
    )  # fmt: skip
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True


async def tell_askers(work: Work, desk: Desk, one: Rumour) -> int:
    """To each who asked, once a verdict; how many can be reached."""
    about = f"rumour_told:{one.id}:{one.revision}"
    message = Message(TOLD, about, {"rumour": one.id}, Lane.REPLY, Owed.OWED)
    reached = 0
    for person_id in await rumours.askers(work, one.id):
        reached += await tell_person(work, desk, person_id, message)
    return reached


async def _tell_cadres(work: Work, desk: Desk, one: Rumour) -> None:
    """Whether the groups should hear it is theirs to say."""
    topic = desk.content.faq.topics.get(one.topic)
    danger = topic is not None and topic.danger
    for person_id in await holders_at(work, desk, one.unit_id, "cadre"):
        # Who has just judged it asked for this; it is no message out of nowhere.
        unasked = not danger and person_id != one.judge_id
        message = Message(
            CADRE, about_cadre(one.id), {"rumour": one.id},
            Lane.REMINDER if unasked else Lane.CASE, Owed.LOOSE, living=True, unasked=unasked,
        )  # fmt: skip
        await tell_person(work, desk, person_id, message)


async def _show(work: Work, desk: Desk, context: Context, number: int) -> bool:
    """A rumour by its number, to who judges or publishes; the buttons are on it."""
    person, actor = context.actor.person, context.actor
    village = await places.unit_of_level(work, person.unit_id, "village") if person else None
    one = await rumours.numbered(work, village.id, number) if village else None
    if one is None or person is None:
        return False
    keys = []
    if await may_judge(work, desk, one, person.id):
        keys.append(JUDGE)
    if one.verdict is not None and await may_publish(work, desk, one, person.id):
        keys.append(CADRE)
    for key in keys:
        about = f"{key}:{one.id}:{context.heard.message_id}"
        message = Message(key, about, {"rumour": one.id}, Lane.REPLY, Owed.LOOSE, living=True)
        await tell_chat(work, desk, actor.chat.id, message)
    return bool(keys)
