"""A wish becomes the sort of errand its words ask for; a list comes with its limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.case import Case
from bot.domain.errand_rules import HELP
from bot.domain.purchases import Money, Purchase
from bot.services.desk import Desk
from bot.services.opening import open_case
from bot.services.read_back import add_from
from bot.services.stock.asked import Asking
from bot.services.understand import Reading, read
from bot.services.wanted import Wanted
from bot.store import accounts, cases, outbox, purchases, timeline
from bot.store.database import Work
from bot.understanding.errand_words import errand_of, is_asked
from bot.understanding.filling import filling
from bot.understanding.money_words import budget_of, without_budget

# What the words call an errand, and what they may take for an offer.
AN_ERRAND = frozenset({"errand"})
MAYBE = frozenset({"offer", "other"})
# Without the word for an errand only these are clear enough.
CLEAR = frozenset({"company", "counsel", "escort", "disinfect", "heavy", "body_care", "papers"})
LATELY = timedelta(minutes=30)


async def open_errand(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """The case it became; None where it stays what it was taken for."""
    code = sort_of(desk, asking)
    return await open_sort(work, desk, asking, code) if code is not None else None


async def open_sort(work: Work, desk: Desk, asking: Asking, code: str) -> Case:
    """One errand of this sort, or the one that was asked for a moment ago."""
    again = await _same(work, desk, asking, code)
    return again or await _open(work, desk, asking, code)


def sort_of(desk: Desk, asking: Asking) -> str | None:
    """The finer category, by the words it was asked with."""
    text, category = asking.said.words or "", asking.opens.category
    if asking.opens.kind != HELP:
        return None
    if category in AN_ERRAND:
        code = errand_of(text, medicine=any(item.medicine for item in asking.meaning.items))
    elif category in MAYBE and is_asked(text):
        code = errand_of(text)
        code = code if code in CLEAR else None
    else:
        return None
    known = desk.content.kinds[HELP].categories
    return code if code in known and code in desk.content.errands.kinds else None


async def _same(work: Work, desk: Desk, asking: Asking, code: str) -> Case | None:
    """Said again while nobody has it: one errand, with what was said newly."""
    if asking.author_id is None:
        return None
    since = desk.now() - LATELY
    found = await cases.list_like(work, unit=asking.unit_id, kind=HELP, category=code, since=since)
    subject = asking.person.id if asking.person else None
    for case in found:
        own = case.author_id == asking.author_id and case.subject_id in (None, subject)
        if own and case.claimed_by is None:
            await timeline.add_said(work, case.id, asking.said)
            await _limit(work, desk, case, budget_of(asking.said.words or ""))
            await outbox.want(work, case.id)
            return await add_from(work, desk, case, _without_limit(desk, asking))
    return None


async def _open(work: Work, desk: Desk, asking: Asking, code: str) -> Case:
    reading = _without_limit(desk, asking)
    others = asking.message_id is not None and await cases.list_by_message(
        work, asking.chat_id, asking.message_id
    )
    wanted = Wanted(
        kind=HELP,
        category=code,
        unit_id=asking.unit_id,
        origin=asking.origin,
        acuity=asking.opens.acuity,
        household_id=asking.household_id,
        subject_id=asking.person.id if asking.person else None,
        author_id=asking.author_id,
        chat_id=asking.chat_id,
        message_id=asking.message_id,
        said=(asking.said,),
        quiet_author=bool(others),
        slots=filling(reading.meaning, desk.today()),
        proxy_id=asking.proxy_id,
    )
    case = await open_case(work, desk, wanted)
    if desk.content.errands.kinds[code].money:
        asker = await _pays(work, asking.author_id)
        budget = budget_of(asking.said.words or "")
        await purchases.put_purchase(
            work, Purchase(case.id, Money.OPEN, desk.now(), asker_id=asker, budget=budget)
        )
    return case


async def _pays(work: Work, author_id: str | None) -> str | None:
    """Who can be asked about the money; who has no telephone says so at the door."""
    if author_id is None:
        return None
    return author_id if await accounts.private_chats_of_person(work, author_id) else None


async def _limit(work: Work, desk: Desk, case: Case, budget: int | None) -> None:
    bought = await purchases.find_purchase(work, case.id)
    if budget is not None and bought is not None and bought.state is Money.OPEN:
        changed = replace(bought, budget=budget, changed_at=desk.now())
        await purchases.put_purchase(work, changed)


def _without_limit(desk: Desk, asking: Asking) -> Reading:
    """The limit on what may be spent is no amount of what stands before it."""
    text = without_budget(asking.said.words or "")
    return read(desk.content, text, at=asking.said.at, zone=desk.zone)
