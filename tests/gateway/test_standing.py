"""How the bot stands in its chats, as the services hear it."""

from __future__ import annotations

from typing import Any

from telegram import Bot, Update

from bot.gateway.inbound import read_membership, read_message
from bot.gateway.raw import chat_key
from bot.services.incoming import Membership
from bot.simulator import Simulator
from tests.gateway.places import EVA, HALL, HOME
from tests.gateway.reading import GROUP, stands


async def test_blocking_and_coming_back(sim: Simulator, last: Any) -> None:
    sim.people.block(HOME)
    assert (stands(last).change, stands(last).by_user_id) == ("blocked", HOME)
    sim.people.unblock(HOME)
    assert stands(last).change == "unblocked"


async def test_a_group_takes_the_bot_in_and_puts_it_out(sim: Simulator, last: Any) -> None:
    sim.people.add_group(GROUP, "新", [HOME], admins=[HOME], bot=False)
    sim.people.add_bot(GROUP, HOME)
    update = next(u.wire for u in reversed(sim.updates.queue) if "my_chat_member" in u.wire)
    assert chat_key(update) == str(GROUP)
    changes = []
    for do in (
        lambda: sim.people.promote_bot(GROUP, HOME),
        lambda: sim.people.promote_bot(GROUP, HOME, on=False),
        lambda: sim.people.kick_bot(GROUP, HOME),
    ):
        before = len(sim.updates.queue)
        do()
        new = list(sim.updates.queue)[before:]
        raw = next(u.wire for u in new if "my_chat_member" in u.wire)
        found = read_membership(Update.de_json(raw, last()[1].get_bot()))
        assert found is not None
        changes.append((found.change, found.reads_all))
    assert [change for change, _ in changes] == ["admin", "member", "removed"]
    assert changes[0] == ("admin", True)
    first = read_membership(Update.de_json(update, last()[1].get_bot()))
    assert first is not None
    assert (first.change, first.by_user_id, first.origin.chat_id) == ("added", HOME, GROUP)


async def test_an_upgrade_reads_the_same_from_both_sides(sim: Simulator, last: Any) -> None:
    sim.people.add_group(GROUP, "小组", [HOME], admins=[HOME])
    before = len(sim.updates.queue)
    new = sim.people.migrate(GROUP)
    bot = last()[1].get_bot()
    told = [Update.de_json(u.wire, bot) for u in list(sim.updates.queue)[before:]]
    moves = [m for u in told if (m := read_membership(u)) and m.change == "migrated"]
    assert [(m.origin.chat_id, m.new_chat_id) for m in moves] == [(GROUP, new)] * 2
    assert all(read_message(u) is None for u in told)


async def test_a_restricted_bot_is_in_or_out_as_its_membership_says(
    sim: Simulator, last: Any, bot: Bot
) -> None:
    sim.people.promote(EVA, HALL)
    sim.people.kick_bot(HALL, EVA)
    raw = next(u.wire for u in reversed(sim.updates.queue) if "my_chat_member" in u.wire)
    changed = raw["my_chat_member"]
    me = changed["new_chat_member"]["user"]
    rights = dict.fromkeys(
        ["can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
         "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls",
         "can_send_other_messages", "can_add_web_page_previews", "can_change_info",
         "can_invite_users", "can_pin_messages", "can_manage_topics", "can_react_to_messages",
         "can_edit_tag"],
        False,
    )  # fmt: skip

    def read(was: bool, is_in: bool) -> Membership | None:
        def restricted(inside: bool) -> dict[str, Any]:
            return {
                "status": "restricted",
                "user": me,
                "is_member": inside,
                "until_date": 0,
            } | rights

        now = changed | {
            "old_chat_member": restricted(was),
            "new_chat_member": restricted(is_in),
        }
        return read_membership(Update.de_json({"update_id": 5, "my_chat_member": now}, bot))

    found = [read(*pair) for pair in ((True, True), (True, False), (False, True), (False, False))]
    assert [one.change if one else None for one in found] == ["member", "removed", "added", None]
