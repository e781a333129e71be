"""What can be done over HTTP: one line a route, each the call of the same name on `people`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.simulator import steering
from bot.simulator.body import Body
from bot.simulator.core import Core
from bot.simulator.errors import PeopleError
from bot.simulator.message import Message
from bot.simulator.people import People
from bot.simulator.views import group_view, message_view, person_view

Json = dict[str, Any]
Doing = Callable[[Core, People, Body], Json]


def _said(message: Message, body: Body) -> Json:
    return {"message": message_view(message, body.person)}


def _message(people: People, body: Body) -> Message:
    return people.find(body.person, body.chat, body.number("message"))


def add_person(core: Core, people: People, body: Body) -> Json:
    person = people.add_person(
        body.number("id"),
        body.text("first_name"),
        body.values.get("username"),
        body.values.get("last_name"),
        body.flag("is_bot"),
    )
    return {"person": person_view(person)}


def add_group(core: Core, people: People, body: Body) -> Json:
    group = people.add_group(
        body.number("id"),
        body.text("title"),
        body.numbers("members"),
        body.flag("supergroup"),
        body.numbers("admins"),
        body.flag("bot", True),
        body.flag("bot_admin"),
        body.flag("forum"),
    )
    return {"group": group_view(group, core.world.bot.id)}


def start(core: Core, people: People, body: Body) -> Json:
    return _said(people.start(body.person, body.text("payload", "")), body)


def say(core: Core, people: People, body: Body) -> Json:
    message = people.say(
        body.person,
        body.chat,
        body.text("text"),
        body.optional("reply_to"),
        body.flag("anonymous"),
        body.optional("thread"),
    )
    return _said(message, body)


def voice(core: Core, people: People, body: Body) -> Json:
    seconds = body.optional("seconds") or 5
    reply_to = body.optional("reply_to")
    return _said(people.voice(body.person, body.chat, seconds, body.data, reply_to), body)


def photo(core: Core, people: People, body: Body) -> Json:
    caption, reply_to = body.text("caption", ""), body.optional("reply_to")
    return _said(people.photo(body.person, body.chat, caption, body.data, reply_to), body)


def location(core: Core, people: People, body: Body) -> Json:
    lat, lon = body.float("lat"), body.float("lon")
    return _said(people.location(body.person, body.chat, lat, lon), body)


def contact(core: Core, people: People, body: Body) -> Json:
    return _said(people.contact(body.person, body.chat, body.text("phone")), body)


def upload(core: Core, people: People, body: Body) -> Json:
    """`file`, `name` and `mime` come from the multipart form."""
    kind = body.text("kind", "document")
    if kind == "voice":
        return voice(core, people, body)
    if kind == "photo":
        return photo(core, people, body)
    message = people.upload(
        body.person,
        body.chat,
        body.data or b"",
        body.text("name", ""),
        body.text("mime", ""),
        body.text("caption", ""),
    )
    return _said(message, body)


def press(core: Core, people: People, body: Body) -> Json:
    button = body.values.get("button")
    if not isinstance(button, str | int):
        raise PeopleError("button must be a text or an index")
    return {"press": people.press(body.person, _message(people, body), button)}


def edit(core: Core, people: People, body: Body) -> Json:
    return _said(people.edit(body.person, _message(people, body), body.text("text")), body)


def delete(core: Core, people: People, body: Body) -> Json:
    people.delete(body.person, _message(people, body))
    return {}


def react(core: Core, people: People, body: Body) -> Json:
    people.react(body.person, _message(people, body), body.text("emoji"))
    return {}


def vote(core: Core, people: People, body: Body) -> Json:
    people.vote(body.person, _message(people, body), body.numbers("options"))
    return {}


def join(core: Core, people: People, body: Body) -> Json:
    people.join(body.person, body.number("group"))
    return {}


def leave(core: Core, people: People, body: Body) -> Json:
    people.leave(body.person, body.number("group"))
    return {}


def kick(core: Core, people: People, body: Body) -> Json:
    people.kick(body.person, body.number("group"), body.number("by"))
    return {}


def add_bot(core: Core, people: People, body: Body) -> Json:
    people.add_bot(body.number("group"), body.number("by"), body.flag("admin"))
    return {}


def kick_bot(core: Core, people: People, body: Body) -> Json:
    people.kick_bot(body.number("group"), body.number("by"))
    return {}


def promote_bot(core: Core, people: People, body: Body) -> Json:
    people.promote_bot(body.number("group"), body.number("by"), body.flag("on", True))
    return {}


def promote(core: Core, people: People, body: Body) -> Json:
    people.promote(body.person, body.number("group"), body.flag("on", True))
    return {}


def block(core: Core, people: People, body: Body) -> Json:
    people.block(body.person)
    return {}


def unblock(core: Core, people: People, body: Body) -> Json:
    people.unblock(body.person)
    return {}


def delete_account(core: Core, people: People, body: Body) -> Json:
    people.delete_account(body.person)
    return {}


def migrate(core: Core, people: People, body: Body) -> Json:
    return {"group": people.migrate(body.number("group"))}


def read(core: Core, people: People, body: Body) -> Json:
    return {"unread": people.read(body.person, body.chat, body.optional("message"))}


ROUTES: Mapping[str, Doing] = MappingProxyType(
    {
        "people": add_person,
        "groups": add_group,
        "start": start,
        "say": say,
        "voice": voice,
        "photo": photo,
        "location": location,
        "contact": contact,
        "upload": upload,
        "press": press,
        "edit": edit,
        "delete": delete,
        "react": react,
        "vote": vote,
        "join": join,
        "leave": leave,
        "kick": kick,
        "add_bot": add_bot,
        "kick_bot": kick_bot,
        "promote_bot": promote_bot,
        "promote": promote,
        "block": block,
        "unblock": unblock,
        "delete_account": delete_account,
        "migrate": migrate,
        "read": read,
        "clock": steering.clock,
        "faults": steering.faults,
        "limits": steering.limits,
        "privacy": steering.privacy,
        "snapshot": steering.snapshot,
        "reset": steering.start_over,
    }
)
