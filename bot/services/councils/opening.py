"""A talk begins: wishes are asked for in the groups, and its list is there for who holds it."""

from __future__ import annotations

from bot.domain.councils import Council, CouncilState
from bot.domain.lanes import Lane, Owed
from bot.domain.sessions import Session
from bot.services.desk import Desk
from bot.services.telling import Message, tell_groups, tell_person
from bot.store import accounts, councils, outbox, places
from bot.store.database import Work

CALL = "council.call"
LIST = "living.council"


async def open_council(work: Work, desk: Desk, session: Session, title: str) -> Council:
    """Beside a date of a kind that talks things over; one call a group."""
    now = desk.now()
    council = Council(
        id=desk.ids.new(),
        unit_id=session.unit_id,
        title=title,
        state=CouncilState.COLLECTING,
        opened_at=now,
        changed_at=now,
        session_id=session.id,
        by_id=session.by_id,
    )
    await councils.add_council(work, council)
    params = {"council": council.id}
    call = Message(CALL, f"{CALL}:{council.id}", params, Lane.REMINDER, Owed.LOOSE)
    for unit_id in await places.subtree_ids(work, council.unit_id):
        await tell_groups(work, desk, unit_id, call)
    return council


async def show_council(
    work: Work, desk: Desk, council: Council, person_id: str, occasion: str = ""
) -> None:
    """The numbered list; it is edited as wishes come in and are decided."""
    about = f"council:{council.id}{occasion}"
    params = {"council": council.id, "reader": person_id}
    await tell_person(
        work, desk, person_id, Message(LIST, about, params, Lane.CASE, Owed.OWED, living=True)
    )


async def show_at_its_hour(work: Work, desk: Desk, session: Session) -> None:
    """Half an hour before, to who holds it."""
    council = await councils.of_session(work, session.id)
    if council is not None and council.by_id is not None:
        await show_council(work, desk, council, council.by_id)


async def redraw(work: Work, council: Council) -> None:
    """The lists that stand in private chats of who holds it."""
    if council.by_id is None:
        return
    for chat in await accounts.private_chats_of_person(work, council.by_id):
        await outbox.want_row(work, f"council:{council.id}@{chat.id}")
