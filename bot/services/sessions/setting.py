"""A date is said in one line, read back, and sent out by one tap; or said anew, or let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.sessions import (
    Session,
    SessionKind,
    SessionState,
    Slot,
    comes_again,
    slots_of,
)
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.councils.opening import open_council
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.sessions.finding import kind_of, may_set, runs, unit_for
from bot.services.sessions.inviting import ask_wave
from bot.services.sessions.speaking import hang_board
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of
from bot.store import sessions
from bot.store.database import Work
from bot.understanding.session_words import SaidSession, kind_named, read_session

A_DAY = timedelta(days=1)
FIXING = timedelta(hours=1)
MORNING = time(8)
MOST = 500  # seats


async def session(call: Call) -> None:
    """/session with when, where, what for and how many places; alone, what is open here."""
    work, desk, actor = call.work, call.desk, call.actor
    words = call.heard.argument.strip()
    if not words or not may_set(actor.held):
        await call.say("session.open", {"unit": _unit_of(actor), "person": _id_of(actor)})
        if may_set(actor.held) and not actor.chat.is_group:
            await call.say("session.how", {"unit": _unit_of(actor)})
        return
    if not await draft(work, desk, actor, words, call.heard.at, call.heard.message_id):
        await call.say("session.not_read")


def _unit_of(actor: Actor) -> str:
    return (actor.chat.unit_id or (actor.person.unit_id if actor.person else None)) or ""


def _id_of(actor: Actor) -> str:
    return actor.person.id if actor.person and not actor.chat.is_group else ""


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """The line alone is enough from who may offer a date, and so is another after change."""
    actor, heard = context.actor, context.heard
    if not heard.origin.private or actor.person is None or not may_set(actor.held):
        return False
    if decision.card or any(o.kind == "symptom" or o.category == "ride" for o in decision.opens):
        return False
    said = _read(desk, heard.text, heard.at)
    if said.kind is None or (said.day is None and said.rule is None) or said.clock is None:
        return False
    old = await sessions.draft_of(work, actor.person.id, desk.now() - FIXING)
    if old is None and not _surely(desk, said):
        return False
    return await draft(work, desk, actor, heard.text, heard.at, heard.message_id, old)


def _surely(desk: Desk, said: SaidSession) -> bool:
    """Whether a line without a command can be nothing else."""
    kind = desk.content.sessions.kinds[said.kind or ""]
    counted = said.offered or said.rule is not None
    return counted or kind.council or (kind.code == "training" and said.seats is not None)


async def draft(
    work: Work,
    desk: Desk,
    actor: Actor,
    text: str,
    at: datetime,
    message_id: int,
    old: Session | None = None,
) -> bool:
    """Written down and read back; False where kind or day cannot be told."""
    unit = await unit_for(work, actor.held)
    said = _read(desk, text, at)
    if unit is None or actor.person is None:
        return False
    made = _make(desk, said, text, unit, actor.person.id)
    if made is None:
        return False
    new, slots = made
    new = new if old is None else replace(new, id=old.id)
    await sessions.put_session(work, new, slots)
    message = Message(
        "session.draft", f"session.draft:{new.id}:{message_id}", {"session": new.id}, Lane.REPLY,
        Owed.OWED,
    )  # fmt: skip
    await tell_chat(work, desk, actor.chat.id, message, actor.person.id)
    return True


def _read(desk: Desk, text: str, at: datetime) -> SaidSession:
    kinds = {code: kind.words for code, kind in desk.content.sessions.kinds.items()}
    return read_session(text, at.astimezone(desk.zone), desk.content.lexicon.times, kinds)


def _make(
    desk: Desk, said: SaidSession, text: str, unit: str, by: str
) -> tuple[Session, tuple[Slot, ...]] | None:
    kind = desk.content.sessions.kinds.get(said.kind or "")
    day = said.day
    if said.rule is not None and (day is None or said.rule.startswith("month")):
        day = comes_again(said.rule, desk.today() - A_DAY)
    if kind is None or day is None:
        return None
    starts = datetime.combine(day, said.clock or MORNING, desk.zone)
    if said.rule is not None and starts <= desk.now():
        again = comes_again(said.rule, day)
        starts = datetime.combine(again or day, said.clock or MORNING, desk.zone)
    ends = datetime.combine(starts.date(), said.end, desk.zone) if said.end else starts + kind.lasts
    if starts <= desk.now() or ends <= starts:
        return None
    topics = {code: topic.words for code, topic in desk.content.topics.items()}
    now = desk.now()
    made = Session(
        id=desk.ids.new(),
        kind=kind.code,
        unit_id=unit,
        state=SessionState.DRAFT,
        place=said.place or text_of(desk, f"session.place.{'health' if kind.health else 'hall'}"),
        starts_at=starts,
        ends_at=ends,
        opened_at=now,
        changed_at=now,
        by_id=by,
        who=said.who,
        topic=_topic(kind, text, topics),
        rule=said.rule,
    )
    return made, _slots(desk, kind, said, starts, ends)


def _topic(kind: SessionKind, text: str, topics: dict[str, tuple[str, ...]]) -> str | None:
    """Which course it is; how a talk was called."""
    if kind.council:
        return max((w for w in kind.words if w in text), key=len, default=None)
    return kind_named(text, topics) if kind.code == "training" else None


def _slots(
    desk: Desk, kind: SessionKind, said: SaidSession, starts: datetime, ends: datetime
) -> tuple[Slot, ...]:
    each = said.each or kind.slot
    if said.per is not None and each > timedelta(0):
        count = max(1, int((ends - starts) / each))
        return slots_of(starts, ends, each, min(count * said.per, MOST))
    seats = said.seats or kind.seats or desk.content.sessions.plenty
    return slots_of(starts, ends, each, max(1, min(seats, MOST)))


async def send_out(work: Work, desk: Desk, session: Session) -> None:
    """Open from now on: the first row is asked at once, the groups read a line."""
    kind = kind_of(desk, session)
    if kind.whom:
        await sessions.set_wave(work, session, 0, desk.now())
    await ask_wave(work, desk, replace(session, state=SessionState.OPEN))
    if kind.group:
        await hang_board(work, desk, session)
    if kind.council:
        await open_council(work, desk, session, kind_title(desk, session))


def kind_title(desk: Desk, session: Session) -> str:
    """What the talk is called."""
    return session.topic or kind_of(desk, session).label


async def on_draft(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Send it out, change it, or let it be."""
    found = await sessions.find_session(work, pressed.subject)
    if found is None or actor.person is None:
        return Refused("press.unknown")
    if not await runs(work, desk, found, actor.person.id):
        return Refused("board.not_for_you")
    if found.state is not SessionState.DRAFT:
        return Refused("session.no.sent")
    if pressed.choice == "drop":
        await sessions.move(work, found, SessionState.CANCELLED, desk.now())
        return Done("session.dropped")
    if pressed.choice == "fix":
        slots = await sessions.slots(work, found.id)
        await sessions.put_session(work, replace(found, changed_at=desk.now()), slots)
        return Done("session.say_anew")
    if found.starts_at <= desk.now():
        return Refused("session.no.over")
    if not await sessions.move(work, found, SessionState.OPEN, desk.now()):
        return Refused("session.no.sent")
    await send_out(work, desk, found)
    return Done("session.sent")
