"""An errand in words that nothing else opens, such as company, or a room to be disinfected."""

from __future__ import annotations

from bot.domain.errand_rules import HELP
from bot.domain.intake import Decision, Opens
from bot.services.actors import somebody
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.errands.asking import open_errand
from bot.services.noting import said_of
from bot.services.read_back import ANY, DETAILS
from bot.services.stock.asked import Asking
from bot.services.subjects import about_whom
from bot.store import dialogs
from bot.store.database import Work
from bot.understanding.errand_words import errand_of, is_asked

LONGEST = 80
# Words that report for somebody else: it goes its own way.
REPORTED = ("报", "代报")


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether the words asked for an errand that was not read as one; only in private."""
    if not _may_be(context, decision) or not is_asked(context.heard.text):
        return False
    code = errand_of(context.heard.text)
    # What weighs on somebody may be illness too: that is looked after as ever.
    ill = decision.watch or decision.ask_once
    if code is None or (ill and code != "counsel"):
        return False
    if await _answers_a_question(work, context):
        return False
    actor = await somebody(work, desk, context.actor)
    if actor.person is None:
        return False
    meaning, heard = context.reading.meaning, context.heard
    about = await about_whom(work, desk, actor, meaning, heard.text)
    asking = Asking(
        opens=Opens(HELP, "errand"),
        meaning=meaning,
        unit_id=about.unit_id,
        origin="private",
        said=said_of(desk, actor, heard),
        person=about.person,
        author_id=actor.person.id,
        household_id=about.household_id,
        chat_id=actor.chat.id,
        message_id=heard.message_id,
    )
    case = await open_errand(work, desk, asking)
    return case is not None and not ill


def _may_be(context: Context, decision: Decision) -> bool:
    heard, meaning = context.heard, context.reading.meaning
    if not heard.origin.private or heard.reply_to_bot or heard.edited or len(heard.text) > LONGEST:
        return False
    if decision.opens or decision.death or meaning.alarm or meaning.word or meaning.proxy:
        return False
    return not heard.text.lstrip().startswith(REPORTED)


async def _answers_a_question(work: Work, context: Context) -> bool:
    """Something was asked and waits: the words belong to that."""
    if context.actor.account is None:
        return False
    found = await dialogs.find_dialog(work, context.actor.account.id, context.actor.chat.id)
    return found is not None and (found.form, found.step) != (DETAILS, ANY)
