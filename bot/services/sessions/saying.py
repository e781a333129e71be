"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.domain.sessions import Session
from bot.services.desk import Desk
from bot.services.sessions.doctors_said import say_doctors
from bot.services.sessions.finding import kind_of, near
from bot.services.sessions.lists_said import list_shown
from bot.services.sessions.speaking import (
    BOARD,
    Values,
    seat_values,
    session_values,
    tap,
)
from bot.services.sessions.ticking import LIST
from bot.services.sessions.training import gaps
from bot.services.tasks.showing import Card, Saying
from bot.services.views.names import name_of, text_of
from bot.services.views.shown import Builder, Shown
from bot.store import accounts, people, sessions
from bot.store.database import Work
from bot.store.outbox import OutboxRow

# Which buttons stand under a message about one person, by its key.
TAPS = {
    "session.invite": ("go", "no"),
    "session.seated": ("car", "off"),
    "session.moved_up": ("car", "off"),
    "session.waiting": ("off",),
    "session.evening": ("come", "off", "car"),
    "session.again": ("again", "enough"),
}
LISTED = 10


async def say_draft(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    session = await sessions.find_session(work, params["session"])
    if session is None:
        return {"session": {}, "_subject": "-"}
    return {
        "session": await session_values(work, desk, session),
        "now": desk.today(),
        "_subject": session.id,
    }


def _say_seat(key: str) -> Saying:
    async def say(work: Work, desk: Desk, params: dict[str, str]) -> Values:
        """About one person and one date, with the buttons of this message."""
        session = await sessions.find_session(work, params["session"])
        seat = await sessions.find_seat(work, params["session"], params["person"])
        if session is None:
            return {"session": {}, "seat": {}, "taps": [], "_subject": "-"}
        who = await name_of(work, params["person"])
        seated = await seat_values(work, desk, session, seat) if seat else {"who": who}
        taps = [b for code in TAPS.get(key, ()) for b in tap(desk, code, params["person"])]
        return {
            "session": await session_values(work, desk, session),
            "seat": {"at": "", "state": "", "waits": 0, **seated},
            "taps": taps,
            "now": desk.today(),
            "_subject": session.id,
        }

    return say


async def say_why(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Reasons as buttons; none is needed."""
    session = await sessions.find_session(work, params["session"])
    codes = kind_of(desk, session).reasons if session else ()
    taps = [
        {"label": text_of(desk, f"session.why.{code}"), "choice": f"why-{code}.{params['person']}"}
        for code in codes[:3]
    ]
    return {"taps": taps, "_subject": params["session"]}


async def say_people(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Names for a liaison to ask, or to choose from."""
    session = await sessions.find_session(work, params["session"])
    ids = [id for id in params.get("people", "").split(",") if id]
    return {
        "session": await session_values(work, desk, session) if session else {},
        "names": [await name_of(work, id) for id in ids],
        "taps": [{"label": await name_of(work, id), "choice": f"go.{id}"} for id in ids[:3]],
        "now": desk.today(),
        "_subject": params["session"],
    }


async def say_which(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Several dates are open: which one."""
    lines = []
    for id in params["sessions"].split(","):
        session = await sessions.find_session(work, id)
        if session is not None:
            values = await session_values(work, desk, session)
            label = text_of(desk, "session.line_short", {"session": values, "now": desk.today()})
            lines.append({"label": label, "choice": f"{id}.{params['person']}"})
    return {"choices": lines, "_subject": params["person"]}


async def _lines(work: Work, desk: Desk, found: tuple[Session, ...]) -> list[Values]:
    lines = []
    for session in found[:LISTED]:
        values = await session_values(work, desk, session)
        values["now"] = desk.today()
        lines.append(values)
    return lines


async def say_open(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What is open here, with buttons to sign up oneself."""
    found = await near(work, desk, params["unit"]) if params["unit"] else ()
    taps = [await _join(work, desk, s) for s in found if not kind_of(desk, s).council]
    shown = taps[:3] if params.get("person") else []
    return {"lines": await _lines(work, desk, found), "taps": shown, "now": desk.today()}


async def say_no_jab(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Whom to ask while no date is set."""
    doctor = await people.find_person(work, params["doctor"]) if params["doctor"] else None
    return {
        "doctor": doctor.address if doctor else "",
        "number": (doctor.phone or "") if doctor else "",
    }


async def say_how(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """How a date is offered; the lists of those that are open."""
    lists = []
    for session in (await near(work, desk, params["unit"]))[:6] if params["unit"] else ():
        values = await session_values(work, desk, session)
        label = text_of(desk, "session.line_short", {"session": values, "now": desk.today()})
        lists.append({"label": label, "choice": session.id})
    return {"lists": lists}


async def _join(work: Work, desk: Desk, session: Session) -> Values:
    values = await session_values(work, desk, session)
    label = text_of(desk, "session.tap.join", {"session": values, "now": desk.today()})
    return {"label": label, "choice": session.id}


async def board(work: Work, desk: Desk, row: OutboxRow) -> Shown | None:
    """A line a date in the group: what, where, when, how many seats are left; no names."""
    chat = await accounts.find_chat_by_id(work, row.chat_id)
    if chat is None or chat.unit_id is None:
        return None
    found = [s for s in await near(work, desk, chat.unit_id) if kind_of(desk, s).group]
    if not found:
        return None
    joinable = [s for s in found if not kind_of(desk, s).council][:3]
    return Shown(
        "session.board",
        {
            "lines": await _lines(work, desk, tuple(found)),
            "taps": [await _join(work, desk, s) for s in joinable],
            "now": desk.today(),
        },
    )


async def say_topic(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    topic = desk.content.topics[params["topic"]]
    return {"topic": {"label": topic.label, "points": topic.points, "source": topic.source}}


async def say_topics(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """The five; for a cadre also how many should still hear each."""
    lines = []
    for number, topic in enumerate(desk.content.topics.values(), 1):
        unit = params["unit_of"]
        missing = await gaps(work, desk, unit, topic) if unit else ()
        lines.append({"number": number, "label": topic.label, "missing": len(missing)})
    return {"lines": lines, "staff": bool(params["unit_of"])}


async def say_still(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    topic = desk.content.topics.get(params["topic"])
    names = [await name_of(work, id) for id in params["people"].split(",") if id]
    return {"topic": {"label": topic.label if topic else ""}, "names": names}


# By message key.
SAYING: dict[str, Saying] = {
    "session.draft": say_draft,
    "session.sure_off": say_draft,
    "session.how": say_how,
    **{key: _say_seat(key) for key in (*TAPS, "session.left", "session.called_off")},
    "session.why": say_why,
    "session.please_ask": say_people,
    "session.for_whom": say_people,
    "session.which": say_which,
    "session.open": say_open,
    "session.no_jab": say_no_jab,
    "training.topic": say_topic,
    "training.list": say_topics,
    "training.still": say_still,
    "doctors.mine": say_doctors,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {BOARD: board, LIST: list_shown}
