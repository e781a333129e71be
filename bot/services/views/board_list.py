"""The board: all that is open, a department's own queue, the old and the young, hardship."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.categories import categories_of, narrowed
from bot.services.board import ALL, NARROW, OWN, PAGE
from bot.services.desk import Desk
from bot.services.roles import roles_held, units_seen
from bot.services.views.lists import line_of
from bot.services.views.names import text_of
from bot.store import cards, cases, people, places, timeline
from bot.store.database import Work

MOST = 400  # looked through for a narrowed list


async def board(work: Work, desk: Desk, person: str, page: int, how: str) -> dict[str, object]:
    """Everything open in the units somebody looks after, or what they narrowed it to."""
    units = await units_seen(work, desk, person)
    codes = await departments_of(work, desk, person)
    how = how or (OWN if codes else ALL)
    unseen = [code for code, kind in desk.content.kinds.items() if kind.confidential]
    if how == ALL:
        count = await cases.count_open(work, units, without=unseen)
        found = await cases.list_open(work, units, most=PAGE, skip=page * PAGE, without=unseen)
    else:
        every = await cases.list_open(work, units, most=MOST, without=unseen)
        chosen = [c for c in every if await _fits(work, desk, c, how, codes, person)]
        count, found = len(chosen), tuple(chosen[page * PAGE : (page + 1) * PAGE])
    visible = [c for c in found if person not in await timeline.list_excluded(work, c.id)]
    return {
        "lines": [await line_of(work, desk, c) for c in visible],
        "count": count,
        "page": page + 1,
        "pages": max((count + PAGE - 1) // PAGE, 1),
        "unconfirmed": await cases.count_unconfirmed(work, units) if how == ALL else 0,
        "narrow": "" if how == ALL else text_of(desk, f"board.narrow.{how}"),
        "choices": _choices(desk, how, page, count, of_department=bool(codes)),
    }


async def departments_of(work: Work, desk: Desk, person: str) -> frozenset[str]:
    """The departments of an officer who answers for nothing else; else none."""
    found: set[str] = set()
    for held in await roles_held(work, desk, person):
        unit = await places.find_unit(work, held.unit_id)
        if unit is None or unit.level != "department" or unit.code is None:
            role = desk.content.roles.get(held.role)
            if role is None or role.department is None:
                return frozenset()
            continue
        found.add(unit.code)
    return frozenset(found)


async def _fits(
    work: Work, desk: Desk, case: Case, how: str, codes: frozenset[str], person: str
) -> bool:
    if how == OWN:
        kind = desk.content.kinds.get(case.kind)
        category = kind.category(case.category) if kind else None
        own = category is not None and category.department in codes
        return own or case.claimed_by == person
    about = await people.find_person(work, case.person_id) if case.person_id else None
    if about is None:
        return False
    tags = await cards.tags_of(work, about.id, desk.today())
    card = await cards.find(work, about.id)
    known = desk.content.categories
    return how in narrowed(categories_of(about, card, tags, desk.today()), known)


def _choices(
    desk: Desk, how: str, page: int, count: int, *, of_department: bool
) -> list[dict[str, str]]:
    """The pages, then what else the list could be narrowed to; three at most."""
    pages = []
    if page > 0:
        pages.append((text_of(desk, "board.back"), f"{how}.{page - 1}"))
    if (page + 1) * PAGE < count:
        pages.append((text_of(desk, "board.on"), f"{how}.{page + 1}"))
    others = [OWN] if of_department else []
    others += [*NARROW] if how == ALL and not of_department else []
    others += [ALL] if how != ALL else []
    turned = [code for code in others if code != how]
    said = [(text_of(desk, f"board.narrow.{code}"), f"{code}.0") for code in turned]
    shown = [*pages, *said][:3]
    return [{"label": label, "choice": choice} for label, choice in shown]
