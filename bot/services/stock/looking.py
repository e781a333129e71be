"""/box: what the boxes have, for a group, a villager, a keeper and whoever looks after a unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.domain.boxes import Box
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor, somewhere
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.figures import reads_counts
from bot.services.incoming import Pressed
from bot.services.stock.box_views import of_village
from bot.services.stock.overview import boxes_seen
from bot.services.stock.showing import GROUP, KEEPER, PICTURE, about_group, about_keeper
from bot.services.telling import Message, tell_chat
from bot.services.views.names import text_of
from bot.store import boxes, places, records, seeing
from bot.store.database import Work

ONCE = timedelta(minutes=1)  # so often a group is told anew; until then what stands there is edited
MOST_ITEMS = 12


async def show_box(call: Call) -> None:
    """The command, wherever it was given."""
    if call.actor.chat.is_group:
        await _in_group(call)
        return
    words = call.heard.argument.strip()
    if words:
        await say_thing(call.work, call.desk, call.actor, words)
    else:
        await say_boxes(call.work, call.desk, call.actor)


async def _in_group(call: Call) -> None:
    """One silent message a group: within a minute it is edited, later a new one replaces it."""
    work, desk, chat = call.work, call.desk, call.actor.chat
    if chat.unit_id is None:
        await call.say("box.unbound")
        return
    village = await places.unit_of_level(work, chat.unit_id, "village")
    unit = village.id if village else chat.unit_id
    prefix = f"{about_group(unit)}:{chat.id}"
    if call.heard.argument.strip() in text_of(call.desk, "box.picture.words").split():
        await _picture(call, unit)
        return
    last = await seeing.last_shown(work, chat.id, GROUP)
    await seeing.want_standing(work, prefix)
    if last is not None and desk.now() - last[1] < ONCE:
        return
    about = f"{prefix}:{call.heard.message_id}"
    message = Message(
        GROUP, about, {"unit": unit}, Lane.REPLY, Owed.LOOSE, living=True, silent=True
    )
    await tell_chat(work, desk, chat.id, message)


async def _picture(call: Call, unit: str) -> None:
    """A picture of the box, at most one a minute."""
    chat = call.actor.chat
    last = await seeing.last_shown(call.work, chat.id, PICTURE)
    if last is not None and call.desk.now() - last[1] < ONCE:
        return
    about = f"{PICTURE}:{chat.id}:{call.heard.message_id}"
    message = Message(PICTURE, about, {"unit": unit}, Lane.REPLY, Owed.LOOSE, silent=True)
    await tell_chat(call.work, call.desk, chat.id, message)


async def say_boxes(work: Work, desk: Desk, actor: Actor) -> None:
    """Keepers see their boxes, who looks after a unit all of its, everybody else the things."""
    counted = await reads_counts(work, desk, actor)
    if counted is not None:
        await _say(work, desk, actor, "box.counts", {"unit": counted})
        return
    person = actor.person.id if actor.person else ""
    kept = await boxes.boxes_kept_by(work, person) if person else ()
    for box in kept:
        await show_keeper(work, desk, actor, box, 0)
    seen = await boxes_seen(work, desk, person) if person else ()
    if {box.id for box in seen} - {box.id for box in kept}:
        await _say(work, desk, actor, "box.overview", {"person": person, "page": "0"})
    elif not kept:
        await _say(work, desk, actor, "box.mine", {"unit": await _unit_of(work, actor)})


async def say_thing(work: Work, desk: Desk, actor: Actor, words: str) -> None:
    """Which box has it, how many, and when it is open; a name only spelt by ear is asked about."""
    items = desk.content.stocked.by_words(words)[:MOST_ITEMS]
    if not items:
        await _say(work, desk, actor, "box.no_such_thing", {})
        return
    params = {
        "unit": await _unit_of(work, actor),
        "items": ",".join(item.id for item in items),
    }
    mentions = desk.content.things.named.search(words)
    heard = {m.medicine_id for m in mentions if m.guessed_from is None}
    if mentions and not heard and items[0].id in {m.medicine_id for m in mentions}:
        params["guess"] = "yes"
    await _say(work, desk, actor, "box.one", params)


async def say_hours(work: Work, desk: Desk, actor: Actor) -> None:
    """Where the boxes are and whether they are open, without what lies in them."""
    await _say(work, desk, actor, "box.hours", {"unit": await _unit_of(work, actor)})


async def say_free(work: Work, desk: Desk, actor: Actor) -> None:
    """Nothing in a box costs anything."""
    await _say(work, desk, actor, "box.free", {})


async def show_keeper(work: Work, desk: Desk, actor: Actor, box: Box, page: int) -> None:
    """A box as its keeper sees it; the look is written down, and an older view goes."""
    if actor.person is None or actor.private is None:
        return
    person, chat = actor.person.id, actor.private.id
    await records.add_look(work, desk.ids.new(), person, "box", box.id, desk.now())
    await seeing.want_standing(work, about_keeper(box.id))
    params = {"box": box.id, "person": person, "page": str(page)}
    about = f"{about_keeper(box.id)}:{actor.origin.update_id}:{page}"
    message = Message(KEEPER, about, params, Lane.REPLY, Owed.LOOSE, living=True)
    await tell_chat(work, desk, chat, message, person)


async def on_page(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Another page of a box, for its keepers alone."""
    box = await boxes.find_box(work, pressed.subject)
    if box is None:
        return Refused("press.unknown")
    if actor.person is None or actor.person.id not in box.keepers:
        return Refused("stock.no.keeper")
    await show_keeper(work, desk, actor, box, _page(pressed))
    return Done()


async def on_todo(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """要给的: what is kept in this box for somebody, for its keepers alone."""
    box = await boxes.find_box(work, pressed.subject)
    if box is None or actor.person is None or actor.person.id not in box.keepers:
        return Refused("stock.no.keeper")
    await _say(work, desk, actor, "box.todo", {"box": box.id})
    return Done()


async def on_all_page(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Another page of all boxes; whose they are to see is looked at anew."""
    if actor.person is None or not await boxes_seen(work, desk, actor.person.id):
        return Refused("board.not_for_you")
    params = {"person": actor.person.id, "page": str(_page(pressed))}
    await _say(work, desk, actor, "box.overview", params)
    return Done()


async def refresh(work: Work, box: Box) -> None:
    """Something moved in a box: what stands in chats about it is brought up to date."""
    await seeing.want_standing(work, about_keeper(box.id))
    village, _ = await of_village(work, box.unit_id)
    await seeing.want_standing(work, about_group(village or box.unit_id))


def _page(pressed: Pressed) -> int:
    choice = pressed.choice or "0"
    return int(choice) if choice.isascii() and choice.isdigit() else 0


async def _unit_of(work: Work, actor: Actor) -> str:
    """Where somebody lives; a stranger is at the township."""
    if actor.person is not None:
        return actor.person.unit_id
    return await somewhere(work) or ""


async def _say(work: Work, desk: Desk, actor: Actor, key: str, params: Mapping[str, str]) -> None:
    """In private, once a command or press."""
    chat = actor.private or actor.chat
    about = f"{key}:{chat.id}:{actor.origin.update_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat.id, message, actor.person.id if actor.person else None)
