"""A wish becomes a matter with an owner in one tap, or stays noted; the minutes are text."""

from __future__ import annotations

from bot.domain import claims
from bot.domain.case import Case
from bot.domain.councils import Council, Item, ItemState
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.incoming import Pressed
from bot.services.opening import open_case
from bot.services.roles import covering, holders_at
from bot.services.telling import Message, tell_chat
from bot.services.understand import read
from bot.services.wanted import Wanted
from bot.store import accounts, councils, outbox, people
from bot.store.database import Work
from bot.store.timeline import Said

OTHER = "other"


async def on_item(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """`mine.3`, `give.3`, `note.3`, `to.3.person`, and the minutes."""
    council = await councils.find_council(work, pressed.subject)
    if council is None or actor.person is None:
        return Refused("press.unknown")
    if not await holds(work, desk, council, actor.person.id):
        return Refused("board.not_for_you")
    what, _, rest = (pressed.choice or "").partition(".")
    number, _, to = rest.partition(".")
    if what == "minutes":
        return await _minutes(work, desk, council, actor)
    item = next(
        (i for i in await councils.items(work, council.id) if str(i.number) == number), None
    )
    if item is None:
        return Refused("press.unknown")
    if item.state is not ItemState.OPEN:
        return Refused("council.no.decided")
    outcome = await _decide(work, desk, council, item, actor.person, (what, to), actor)
    await outbox_redraw(work, council, actor.person.id, pressed)
    return outcome


async def holds(work: Work, desk: Desk, council: Council, person_id: str) -> bool:
    """Who called it, and the cadres of the unit."""
    held = await covering(work, desk, person_id, council.unit_id)
    return council.by_id == person_id or wears(held, "cadre", "officer")


async def _decide(
    work: Work,
    desk: Desk,
    council: Council,
    item: Item,
    person: Person,
    chosen: tuple[str, str],
    actor: Actor,
) -> Outcome:
    what, to = chosen
    if what == "note":
        done = await councils.decide(work, council.id, item.number, ItemState.NOTED, person.id)
        return Done("council.noted") if done else Refused("council.no.decided")
    if what == "give":
        return await _ask_whom(work, desk, council, item, actor)
    holder = person.id if what == "mine" else to
    if what not in ("mine", "to") or await people.find_person(work, holder) is None:
        return Refused("press.unknown")
    if holder not in await answerable(work, desk, council) and holder != person.id:
        return Refused("press.unknown")
    case = await _open(work, desk, council, item, person, holder)
    state = ItemState.CASE
    if not await councils.decide(work, council.id, item.number, state, person.id, case.id):
        raise RuntimeError("what was open a moment ago, in this very write, is not")
    return Done("council.opened", (("number", case.number),))


async def answerable(work: Work, desk: Desk, council: Council) -> tuple[str, ...]:
    """Whom a wish may be given to: the cadres of the unit who can be written to."""
    found = await holders_at(work, desk, council.unit_id, "cadre")
    return tuple([p for p in found if await accounts.private_chats_of_person(work, p)])


async def _ask_whom(work: Work, desk: Desk, council: Council, item: Item, actor: Actor) -> Outcome:
    params = {"council": council.id, "number": str(item.number)}
    about = f"council.whom:{council.id}:{item.number}:{actor.origin.update_id}"
    ask = Message("council.whom", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, ask)
    return Done("claim.to_whom")


async def _open(
    work: Work, desk: Desk, council: Council, item: Item, person: Person, holder: str
) -> Case:
    """A trouble like any other: whose wish it was hears how it goes on."""
    author = await people.find_person(work, item.by_id) if item.by_id else None
    author = author if author is not None and author.ended_why is None else person
    words = item.words or ""
    said = Said(desk.ids.new(), "text", item.at, author.id, words)
    wanted = Wanted(
        kind="problem",
        category=_category(desk, words, item),
        unit_id=author.unit_id if author.id != person.id else council.unit_id,
        origin="council",
        author_id=author.id,
        said=(said,),
        known={"council": council.id, "item": str(item.number)},
        quiet_author=True,
        ask=False,
        taken=True,
    )
    case = await open_case(work, desk, wanted)
    moved = claims.claim(case, holder, desk.quiet(), desk.now())
    return await settle(work, desk, case, moved) if isinstance(moved, Moved) else case


def _category(desk: Desk, words: str, item: Item) -> str:
    """Water, power, road …, as anybody's words would be read; nothing that is about people."""
    found = read(desk.content, words, at=item.at, zone=desk.zone).meaning.category
    known = desk.content.kinds["problem"].categories
    category = known.get(found) if found else None
    return category.code if category is not None and category.group is None else OTHER


async def _minutes(work: Work, desk: Desk, council: Council, actor: Actor) -> Outcome:
    """Text to be kept or sent on; from here on no more wishes are taken."""
    await councils.close(work, council.id, desk.now())
    about = f"council.minutes:{council.id}:{actor.origin.update_id}"
    params = {"council": council.id}
    message = Message("council.minutes", about, params, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, actor.chat.id, message)
    return Done()


async def outbox_redraw(work: Work, council: Council, person_id: str, pressed: Pressed) -> None:
    """The list that was pressed, and the one of who holds the talk."""
    for reader in {person_id, council.by_id or person_id}:
        for chat in await accounts.private_chats_of_person(work, reader):
            await outbox.want_row(work, f"council:{council.id}@{chat.id}")
            if pressed.message_id is not None:
                row = await outbox.find_by_message(work, chat.id, pressed.message_id)
                if row is not None and row.living:
                    await outbox.want_row(work, row.about)
