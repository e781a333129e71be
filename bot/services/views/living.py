"""Living messages: what a case, a list or an alarm looks like now; None takes it down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.domain.case import Case
from bot.domain.closing import DOORS
from bot.domain.states import State
from bot.services.claiming.asking import is_asked
from bot.services.claiming.hiding import hide_door
from bot.services.desk import Desk
from bot.services.duties import about_duties, slot_of
from bot.services.joint import owed_by, waits_for
from bot.services.roles import viewer_of
from bot.services.stock.giving_out_doors import GIVING_OUT_LIVING
from bot.services.stock.saying import STOCK_TASKS
from bot.services.stock.showing import STOCK_LIVING
from bot.services.tasks.saying import TASK_CARDS, TASK_LIVING, card_message, card_name
from bot.services.views.case_view import (
    full_view,
    ladder_kind,
    parties_of,
    position_of,
    public_view,
    voice_of,
)
from bot.services.views.lists import duties
from bot.services.views.names import named_with_role, text_of
from bot.services.views.page import page_values
from bot.services.views.shown import Builder, Shown
from bot.store import cases, drafts, living, people, timeline
from bot.store.database import Work
from bot.store.outbox import OutboxRow


async def _case(work: Work, row: OutboxRow) -> Case | None:
    return await cases.find_case(work, row.params["case"]) if "case" in row.params else None


async def card(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The group's card: what neighbours can take, and who has taken it.

    One that had to wait until somebody took the matter is not said any more.
    """
    case = await _case(work, row)
    if case is None or (case.final and row.message_id is None):
        return None
    # Never shown, and no longer open: nobody has to hear of it. One that perhaps stands there,
    # with its button, is put right by another.
    if row.sent_at is None and not row.marked and case.state is not State.OPEN:
        return None
    view = await public_view(work, desk, case)
    if view["over"]:
        return None
    return Shown(f"kind.{case.kind}.card", {"card": view}, case.id, case.revision)


async def group_board(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """What waits for its turn in this group; nothing to show when nothing waits."""
    waiting = [await cases.find_case(work, id) for id in await living.cards_held(work, row.chat_id)]
    lines = [await public_view(work, desk, c) for c in waiting if c and c.state is State.OPEN]
    return Shown("group.board", {"lines": lines}) if lines else None


async def alert(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """An emergency, to one person; afterwards it says that all is well, without a sound.

    Each repeat rings as a message of its own; the one before it is taken down once it arrived.
    """
    case = await _case(work, row)
    if case is None or await living.has_newer_alert(work, case.id, row.chat_id, row.id):
        return None
    view = await full_view(work, desk, case)
    over = case.final or case.state is State.ANSWERED or not case.emergency
    if over and row.message_id is None:
        return None
    going = row.params.get("person") in case.going
    view["may_go"] = not going and not view["arrived"]
    view["position"] = await position_of(work, case)
    view["shut"] = case.kind == "look_in" and case.unanswered >= DOORS
    view["may_end"] = going or view["arrived"]
    key = "emergency.over" if over else "emergency.alert"
    voice, _ = await voice_of(work, case) if case.kind == "message" else (None, None)
    return Shown(key, {"case": view}, case.id, case.revision, voice=voice)


async def task(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """A matter, to somebody who was told of it or holds it."""
    case = await _case(work, row)
    if case is None:
        return None
    me = row.params.get("person")
    if row.message_id is None and (case.final or _somebody_elses(case, me)):
        return None
    asked_first = case.origin in ("silence", "asked")
    if case.emergency and asked_first:
        # The alarm itself came as a message of its own, with a sound.
        view = await full_view(work, desk, case)
        return Shown("silence.guardian", {"case": view}, case.id, case.revision)
    if case.emergency and case.kind != "message" and row.params.get("times") != "joint":
        # What began as a task is an alarm for everybody who has it.
        return await alert(work, desk, row)
    view = await full_view(work, desk, case)
    view = await _for_viewer(work, desk, case, view, me)
    outcomes = await ladder_kind(work, desk, case)
    view["choices"] = [
        {"label": text_of(desk, f"outcome.{code}"), "choice": code} for code in outcomes[:2]
    ]
    view["parties"] = await parties_of(work, desk, case)
    view["ack"] = await _owes_word(work, desk, case, me)
    beside = await _beside(work, desk, case)
    own = beside.pop("_mine", {})
    beside = {**beside, **own} if view["mine"] else beside
    voice, photo = await voice_of(work, case)
    view["machine"] = await drafts.voice_draft(work, case.id, case.author_id) if voice else ""
    return Shown(
        _task_key(case, joint=bool(view["parties"])),
        {"case": view, **beside},
        case.id,
        case.revision,
        voice=voice,
        photo=photo,
    )


async def _for_viewer(
    work: Work, desk: Desk, case: Case, view: dict[str, Any], me: str | None
) -> dict[str, Any]:
    """What they may do with it, and no door of what they have not taken."""
    free = case.claimed_by is None and case.state is State.OPEN
    asked = free and await is_asked(work, case, me)
    own = {
        "mine": case.claimed_by == me and case.climbing,
        "free": free,
        "may_decline": asked,
        "may_pass": free and not asked,
    }
    return await hide_door(work, desk, case, {**view, **own}, me, card=True)


async def _beside(work: Work, desk: Desk, case: Case) -> dict[str, Any]:
    """What the part of the house that knows more of it adds to its card."""
    name = card_name(case.kind, case.category)
    adds = TASK_CARDS[name] if name else STOCK_TASKS.get(case.kind)
    return await adds(work, desk, case) if adds else {}


def _somebody_elses(case: Case, me: str | None) -> bool:
    return case.claimed_by is not None and case.claimed_by != me


async def _owes_word(work: Work, desk: Desk, case: Case, me: str | None) -> bool:
    person = await people.find_person(work, me) if me else None
    if person is None or not await waits_for(work, case):
        return False
    return bool(await owed_by(work, case, await viewer_of(work, desk, case, person)))


def _task_key(case: Case, *, joint: bool) -> str:
    if case.state is State.DRAFT or case.plan == "silence":
        return "silence.guardian"
    if case.kind == "message":
        return "voice.listen"
    if case.kind == "look_in":
        return "task.look_in"
    own = card_name(case.kind, case.category)
    if own is not None:
        return card_message(own)
    if case.kind in STOCK_TASKS:
        return f"task.{case.kind}"
    if joint:
        return "task.joint"
    return "task.case"


async def danger(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """The fixed card; when it is over it says so."""
    case = await _case(work, row)
    if case is None:
        return None
    over = case.final or case.state is State.ANSWERED
    if over and row.message_id is None:
        return None
    if row.key == "living.danger.neutral":
        return Shown("danger.neutral")
    view = await full_view(work, desk, case)
    view["sos"] = case.category == "sos"
    view["undo"] = view["sos"] and desk.now() - case.opened_at <= desk.content.budgets.undo
    key = row.key.removeprefix("living.")
    if over:
        key = "danger.over.group" if row.in_group else "danger.over"
    return Shown(key, {"case": view}, case.id, case.revision)


async def hamlet_alarm(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """Name and door in the group, while nobody has answered; taken down afterwards."""
    case = await _case(work, row)
    if case is None or case.final or case.state is State.ANSWERED:
        return None
    view = await full_view(work, desk, case)
    return Shown("emergency.hamlet", {"case": view}, case.id, case.revision)


async def search(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """Somebody is looked for in every group; taken down when it is over."""
    case = await _case(work, row)
    if case is None or case.final or case.state is State.ANSWERED:
        return None
    _, photo = await voice_of(work, case) if row.params["photo"] == "yes" else (None, None)
    view = await full_view(work, desk, case)
    return Shown("danger.search", {"case": view}, case.id, case.revision, photo=photo)


async def in_hand(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """What is in one's own hands: a newer message of the day takes the older one's place."""
    person = row.params["person"]
    day, slot, _ = slot_of(desk, desk.now())
    stale = row.params["slot"] != "asked" and (row.params["day"], row.params["slot"]) != (
        day,
        str(slot),
    )
    values = await duties(work, desk, person)
    if stale and await _newer(work, person, day, slot):
        return None
    if not values["count"] and row.message_id is None and row.params["slot"] != "asked":
        return None
    return Shown("duties.list", values)


async def _newer(work: Work, person: str, day: str, slot: int) -> bool:
    return await living.was_said(work, about_duties(person, day, slot))


async def answer(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """What the listener said, in their own voice."""
    said = await timeline.find_said(work, row.params["said"])
    if said is None:
        return None
    who = await named_with_role(work, desk, row.params["who"])
    voice = said.file_id if said.form == "voice" else None
    photo = said.file_id if said.form == "photo" else None
    values = {"who": who, "words": said.words or ""}
    return Shown("voice.answer", values, voice=voice, photo=photo)


async def pack(work: Work, _desk: Desk, row: OutboxRow) -> Shown | None:
    """What a machine read on a pack, as a question."""
    draft = await drafts.find_draft(work, row.params["said"])
    if draft is None or not draft.words:
        return None
    values = {name: value or "" for name, value in json.loads(draft.words).items()}
    return Shown("pack.ask", values, draft.said_id)


async def page(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """A case's page: the five headings of one record."""
    case = await _case(work, row)
    if case is None:
        return None
    values = await page_values(work, desk, case, row.params.get("person", ""))
    return Shown("case.page", values, case.id, case.revision)


LIVING: Mapping[str, Builder] = MappingProxyType(
    {
        "living.card": card,
        "living.group_board": group_board,
        "living.alert": alert,
        "living.task": task,
        "living.danger": danger,
        "living.hamlet_alarm": hamlet_alarm,
        "living.search": search,
        "living.duties": in_hand,
        "living.page": page,
        "said.answer": answer,
        "said.pack": pack,
        **STOCK_LIVING,
        **TASK_LIVING,
        **GIVING_OUT_LIVING,
    }
)
