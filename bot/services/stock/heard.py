"""Words about a box: a keeper's order, a loan, a gift, what lies in it; one after the other."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.stock import (
    answered,
    box_question,
    bring_words,
    given,
    given_in,
    given_later,
    handed_words,
    loan_words,
    orders,
    scarce_words,
    walk_in,
)
from bot.store.database import Work

# What was asked or begun comes first, then what a keeper or borrower orders.
WAYS = (
    given_in.in_words,
    answered.in_words,
    bring_words.by_words,
    given_later.by_words,
    handed_words.by_words,
    loan_words.by_words,
    scarce_words.by_words,
    walk_in.by_words,
    orders.ordered,
)


async def about_box(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether the words were about a box, and so are handled; never where they are of danger."""
    if not context.heard.origin.private:
        return await box_question.in_group(work, desk, context, decision)
    for way in WAYS:
        if await way(work, desk, context):
            return True
    if await box_question.by_the_way(work, desk, context):
        return True
    if await given.offered(work, desk, context, decision):
        return True
    named = desk.content.stocked.by_words(context.heard.text)
    if named and any(opens.kind == "help" for opens in decision.opens):
        # What the box has, and a wish for it, is no mere question; when it opens is one.
        return False
    return await box_question.asked(work, desk, context)


async def offered_in_group(work: Work, desk: Desk, context: Context) -> None:
    """The group gets its quiet mark as ever; the author hears more where nobody reads along."""
    in_group = not context.heard.origin.private
    if in_group and "offer_medicine" in context.reading.meaning.intents:
        await given.invite(work, desk, context)
