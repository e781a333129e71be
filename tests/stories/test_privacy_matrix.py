"""Who may see what: every command, by every role, of one's own place and of others'."""

from __future__ import annotations

import pytest

from bot.services.commands import COMMANDS
from bot.simulator import Message
from tests.stories.village import Village, shown

# Known of 李守田 alone: what he takes, where he is reached and lives.
SECRETS = ("噻托溴铵", "13800000017", "东湾6号")
# Neighbours, helpers, other hamlets and villages, offices above: counts, and what they hold.
SEES_NOT = (
    "wangxiuying", "zhaoweiguo", "zhoushuangquan", "zhangxiaolan", "liucaixia", "hechunlin",
    "shihuiqin", "masuqin", "yangchanghe", "sunlimin", "luoyifan", "linxiaohe",
)  # fmt: skip
# They change something, and are told of in stories of their own.
CHANGES = frozenset({"forget", "left", "handover", "start", "unblock", "off", "bind", "back"})
ARGUMENTS = ("", " 李守田", " 东湾")


def everything(message: Message) -> str:
    """What stands there, and on its buttons."""
    return shown(message) + "".join(button.text for button in message.buttons)


async def leaks(village: Village, who: str) -> list[tuple[str, str]]:
    """Which command let somebody hear which secret."""
    person, found = village.person(who), []
    for command in sorted(set(COMMANDS) - CHANGES):
        for argument in ARGUMENTS:
            before = len(person.messages())
            await person.says(f"/{command}{argument}")
            said = "".join(everything(m) for m in person.messages()[before:])
            found += [(f"/{command}{argument}", secret) for secret in SECRETS if secret in said]
    return found


@pytest.mark.parametrize("who", SEES_NOT)
async def test_who_has_no_part_in_it_hears_nothing_of_it(village: Village, who: str) -> None:
    assert await leaks(village, who) == []


@pytest.mark.parametrize("who", ["lixiaofang", "chenming", "zhoujianguo", "zhaohongxia"])
async def test_who_stands_by_him_sees_the_card_and_he_can_read_that_they_looked(
    village: Village, who: str
) -> None:
    await village.person(who).says("/card 李守田")
    village.person(who).hears("李守田", "慢阻肺", "噻托溴铵")
    rows = await village.bot.desk.database.read(
        lambda work: work.all(
            "own_looks", person_id="lishoutian", since="2000-01-01T00:00:00.000Z", most=5
        )
    )
    assert [row["who"] for row in rows] == [who]


async def test_in_a_group_no_command_says_anything_of_anybody(village: Village) -> None:
    for command in sorted(set(COMMANDS) - CHANGES):
        for who in ("zhoujianguo", "wangxiuying"):
            await village.person(who).says(f"/{command} 李守田", group="dongwan")
    there = "".join(everything(m) for m in village.wangxiuying.messages(group="dongwan"))
    assert [secret for secret in SECRETS if secret in there] == []


async def test_a_stranger_hears_nothing_of_anybody(village: Village) -> None:
    await village.newcomer("路人").starts()
    assert await leaks(village, "路人") == []
