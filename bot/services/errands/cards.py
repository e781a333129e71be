"""What the two cards of an errand show: the helper's, and the one of who asked."""

from __future__ import annotations

from typing import Any

from bot.domain.case import Case
from bot.domain.errand_rules import ErrandKind, is_taught
from bot.domain.purchases import Money, Purchase, agreed, yuan
from bot.domain.safety_word import word_for
from bot.domain.states import WORKING, State
from bot.services.desk import Desk
from bot.services.errands.protecting import Guard, guard_of
from bot.services.errands.sorts import done_about, kind_of
from bot.services.stock.cards import open_text
from bot.services.views.case_view import full_view
from bot.services.views.names import named_with_role, text_of
from bot.services.views.shown import Shown
from bot.store import cases, people, purchases, timeline
from bot.store.database import Work
from bot.store.outbox import OutboxRow

Values = dict[str, Any]
BUTTONS = ("claim", "gear", "arrive", "done", "keep", "slip", "release")
NOTHING: Values = {
    "mine": False, "ready": False, "gear": False, "kit": "", "at": "", "open": "", "word": "",
    "guided": False, "taught": False, "bring": "", "budget": "", "money": "",
    **{f"do_{name}": False for name in BUTTONS},
}  # fmt: skip


async def task(work: Work, desk: Desk, case: Case) -> Values:
    """To whoever was told of it the place and the matter; the door to who holds it alone."""
    kind = kind_of(desk, case)
    if kind is None:
        return {"errand": NOTHING}
    guard = await guard_of(work, desk, case, case.claimed_by)
    steps = await done_about(work, case)
    base = {**NOTHING, "guided": kind.guided, "taught": is_taught(steps), "gear": guard.needed}
    if case.claimed_by is None or not case.climbing:
        return {"errand": base}
    own = {**base, "mine": True, "ready": not guard.pending, **await _money(work, case)}
    own.update(_kit(desk, guard), **_doing(kind, case, guard))
    own["bring"] = await bring(work, desk, case, kind)
    if kind.door and not guard.pending:
        own["word"] = word_for(desk, case.id)
    return {"errand": base, "_mine": {"errand": own}}


def _kit(desk: Desk, guard: Guard) -> Values:
    """Where protection lies, and how long it can be had there today."""
    if not guard.pending or guard.found is None:
        return {}
    box = guard.found.box
    return {"kit": box.name, "at": box.place, "open": open_text(desk, box, desk.now())}


def _doing(kind: ErrandKind, case: Case, guard: Guard) -> Values:
    """The next step, one tap; never more than three."""
    if guard.pending:
        return {"do_gear": True, "do_release": True}
    arrives = kind.door and case.state is State.CLAIMED and not kind.papers
    return {
        "do_arrive": arrives,
        "do_done": True,
        "do_slip": kind.papers,
        "do_keep": not arrives and not kind.papers,
        "do_release": True,
    }


async def _money(work: Work, case: Case) -> Values:
    bought = await purchases.find_purchase(work, case.id)
    if bought is None:
        return {}
    limit = yuan(bought.budget) if bought.budget else ""
    return {"budget": limit, "money": yuan(bought.spent) if bought.spent else ""}


async def _own_money(work: Work, case: Case, person_id: str) -> Values:
    """To who pays, and to nobody else at the door."""
    bought = await purchases.find_purchase(work, case.id)
    return await _money(work, case) if bought and bought.asker_id == person_id else {}


async def bring(work: Work, desk: Desk, case: Case, kind: ErrandKind) -> str:
    """What has to be at hand for these papers, in one line."""
    if not kind.papers:
        return ""
    words = " ".join(s.words or "" for s in await timeline.list_said(work, case.id))
    key = desk.content.errands.bring(words)
    return text_of(desk, key) if key else ""


async def asker(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The card of who asked: who comes, the word at the door; hidden when it is over."""
    case = await cases.find_case(work, row.params["case"])
    kind = kind_of(desk, case) if case else None
    if case is None or kind is None:
        return None
    live = case.state in WORKING and case.claimed_by == row.params["who"]
    if not live and row.message_id is None:
        return None
    helper = await people.find_person(work, row.params["who"])
    shown = {
        "live": live,
        "gone": not live and case.climbing,
        "who": await named_with_role(work, desk, row.params["who"]),
        "phone": (helper.phone or "") if helper and live else "",
        "word": word_for(desk, case.id) if live and kind.door else "",
        "bring": await bring(work, desk, case, kind) if live else "",
        "later": live and (await guard_of(work, desk, case, case.claimed_by)).pending,
        **{"budget": "", "money": ""},
        **(await _own_money(work, case, row.params["person"]) if live else {}),
    }
    view = await full_view(work, desk, case)
    return Shown("errand.asker", {"case": view, "errand": shown}, case.id, case.revision)


async def say_money(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The sums of a purchase, to its two sides and, where they differ, the liaison."""
    bought = await purchases.find_purchase(work, params["case"])
    if bought is None:
        return {"money": {}, "choices": []}
    return {"money": await sums(work, desk, bought), "choices": _both(desk, bought)}


async def sums(work: Work, desk: Desk, bought: Purchase) -> Values:
    """Every sum as it is written, and who said which."""
    settled = agreed(bought)
    return {
        "buyer": await named_with_role(work, desk, bought.buyer_id),
        "asker": await named_with_role(work, desk, bought.asker_id),
        "budget": yuan(bought.budget) if bought.budget else "",
        "spent": yuan(bought.spent) if bought.spent else "",
        "paid": yuan(bought.paid) if bought.paid else "",
        "agreed": yuan(settled) if settled else "",
        "door": bought.asker_id is None,
        "over": bought.state is Money.OVER,
    }


def _both(desk: Desk, bought: Purchase) -> list[dict[str, str]]:
    both = [fen for fen in (bought.spent, bought.paid) if fen]
    return [
        {"label": text_of(desk, "errand.money.is", {"sum": yuan(fen)}), "choice": str(fen)}
        for fen in both
    ]


async def say_claimed(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The word at the door, for somebody who has to be told by voice."""
    case = await cases.find_case(work, params["case"])
    kind = kind_of(desk, case) if case else None
    return {"word": word_for(desk, params["case"]) if kind is not None and kind.door else ""}


async def say_which(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Which of several purchases a sum belongs to."""
    choices = []
    for case_id in params["cases"].split(","):
        case = await cases.find_case(work, case_id)
        if case is not None:
            choices.append({"label": case.number, "choice": f"{case.number}|{params['fen']}"})
    return {"choices": choices, "sum": yuan(int(params["fen"]))}


async def say_guide(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Who goes, or who shows how, with a number to ring."""
    person = await people.find_person(work, params["who"])
    return {"phone": (person.phone or "") if person else ""}
