"""Accounts, the people they speak for, and chats, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.people import Account, Chat, Person, Unit
from bot.store import accounts, people, places
from bot.store.database import Database, Work
from bot.store.missing import Missing
from tests.store.test_people import NOW

BOT = "7000001"
REST = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
PRIVATE = Chat("p1", BOT, "private", 900001, account_id="a1")
GROUP = Chat("g1", BOT, "group", -4000001, "东湾互助群", reads_all=False)


async def _accounts(work: Work) -> None:
    await places.add_unit(work, Unit("east", None, "hamlet", "东湾", "东湾"))
    for id in ("wang", "qiang"):
        await people.add_person(work, Person(id, "east", id), now=NOW)
    assert await accounts.add_account(work, "a1", BOT, 900001, "王秀英", NOW)
    assert await accounts.add_account(work, "a2", BOT, 8_900_000_002, "强", NOW)
    assert await accounts.add_chat(work, PRIVATE, NOW)
    assert await accounts.add_chat(work, GROUP, NOW)


async def test_an_account_is_known_by_bot_and_user(database: Database) -> None:
    async def change(work: Work) -> None:
        await _accounts(work)
        assert not await accounts.add_account(work, "a9", BOT, 900001, "别人", NOW)
        await accounts.set_may_write(work, "a1", True)
        await accounts.set_shown_name(work, "a1", "王奶奶")
        await accounts.set_welcomed(work, "a1", NOW)

    async def look(work: Work) -> None:
        wanted = Account("a1", BOT, 900001, "王奶奶", may_write=True, welcomed=True)
        assert await accounts.find_account(work, BOT, 900001) == wanted
        assert await accounts.get_account(work, "a1") == wanted
        assert await accounts.find_account(work, "7000002", 900001) is None
        other = await accounts.find_account(work, BOT, 8_900_000_002)
        assert other == Account("a2", BOT, 8_900_000_002, "强")
        with pytest.raises(Missing, match="a9"):
            await accounts.get_account(work, "a9")

    await database.write(change)
    await database.read(look)


async def test_an_account_speaks_for_several_with_one_as_default(database: Database) -> None:
    async def names(work: Work, account: str) -> list[tuple[str, bool]]:
        return [(p.id, d) for p, d in await accounts.people_of_account(work, account)]

    async def link(work: Work) -> None:
        await _accounts(work)
        await accounts.link_account(work, "a2", "wang", True)
        await accounts.link_account(work, "a2", "qiang", False)
        assert await names(work, "a2") == [("wang", True), ("qiang", False)]
        await accounts.link_account(work, "a2", "qiang", True)
        assert await names(work, "a2") == [("qiang", True), ("wang", False)]
        await accounts.unlink_account(work, "a2", "qiang")
        assert await names(work, "a2") == [("wang", True)]
        await accounts.unlink_account(work, "a2", "wang")
        assert await names(work, "a2") == []

    await database.write(link)


async def test_a_person_is_written_to_only_where_they_let_us(database: Database) -> None:
    async def look(work: Work) -> None:
        await _accounts(work)
        for account in ("a1", "a2"):
            await accounts.link_account(work, account, "wang", True)
        second = Chat("p2", BOT, "private", 8_900_000_002, account_id="a2")
        await accounts.add_chat(work, second, NOW)
        assert [a.id for a in await accounts.accounts_of_person(work, "wang")] == ["a1", "a2"]
        assert await accounts.private_chats_of_person(work, "wang") == ()
        await accounts.set_may_write(work, "a1", True)
        assert await accounts.private_chats_of_person(work, "wang") == (PRIVATE,)
        await accounts.set_may_write(work, "a2", True)
        assert await accounts.private_chats_of_person(work, "wang") == (PRIVATE, second)
        await accounts.set_chat_gone(work, "p1", True)
        assert await accounts.private_chats_of_person(work, "wang") == (second,)
        assert await accounts.private_chat_of(work, "a2") == second
        assert await accounts.private_chat_of(work, "a9") is None

    await database.write(look)


async def test_a_group_is_bound_let_go_and_left(database: Database) -> None:
    bound = replace(GROUP, unit_id="east", reads_all=True, rest_until=REST)

    async def look(work: Work) -> None:
        await _accounts(work)
        assert await accounts.groups_of_unit(work, "east") == ()
        await accounts.bind_chat(work, "g1", "east", "qiang", NOW)
        await accounts.set_reads_all(work, "g1", True)
        await accounts.rest_chat(work, "g1", REST)
        await accounts.set_added_by(work, "g1", "qiang")
        assert await accounts.groups_of_unit(work, "east") == (bound,)
        await accounts.set_chat_gone(work, "g1", True)
        assert await accounts.groups_of_unit(work, "east") == ()
        await accounts.set_chat_gone(work, "g1", False)
        await accounts.rest_chat(work, "g1", None)
        assert await accounts.get_chat(work, "g1") == replace(bound, rest_until=None)
        await accounts.bind_chat(work, "g1", None, "qiang", NOW)
        assert await accounts.groups_of_unit(work, "east") == ()
        with pytest.raises(Missing, match="g9"):
            await accounts.get_chat(work, "g9")

    await database.write(look)


async def test_a_chat_is_found_by_its_address_and_added_once(database: Database) -> None:
    async def look(work: Work) -> None:
        await _accounts(work)
        assert await accounts.find_chat(work, BOT, -4000001) == GROUP
        assert await accounts.find_chat(work, BOT, -4000002) is None
        assert await accounts.find_chat(work, "7000002", -4000001) is None
        assert not await accounts.add_chat(work, replace(GROUP, id="g9"), NOW)
        assert await accounts.find_chat(work, BOT, -4000001) == GROUP

    await database.write(look)


async def test_an_upgraded_group_is_the_same_chat_under_both_addresses(database: Database) -> None:
    upgraded = replace(GROUP, kind="supergroup", telegram_id=-1_000_000_000_001)

    async def look(work: Work) -> None:
        await _accounts(work)
        for news in (True, False):
            moved = await accounts.migrate_chat(work, BOT, -4000001, -1_000_000_000_001, NOW)
            assert moved is news
        assert await accounts.find_chat(work, BOT, -1_000_000_000_001) == upgraded
        assert await accounts.find_chat(work, BOT, -4000001) == upgraded
        assert not await accounts.migrate_chat(work, BOT, -4000009, -1_000_000_000_009, NOW)

    await database.write(look)


async def test_news_of_the_upgrade_may_come_after_the_first_word_there(database: Database) -> None:
    stray = Chat("g2", BOT, "supergroup", -1_000_000_000_001, "东湾互助群")

    async def look(work: Work) -> None:
        await _accounts(work)
        await accounts.bind_chat(work, "g1", "east", None, NOW)
        await accounts.add_chat(work, stray, NOW)
        for news in (True, False):
            moved = await accounts.migrate_chat(work, BOT, -4000001, -1_000_000_000_001, NOW)
            assert moved is news
        for address in (-4000001, -1_000_000_000_001):
            found = await accounts.find_chat(work, BOT, address)
            assert found is not None
            assert (found.id, found.telegram_id) == ("g1", -1_000_000_000_001)
        assert [g.id for g in await accounts.groups_of_unit(work, "east")] == ["g1"]
        assert (await accounts.get_chat(work, "g2")).gone

    await database.write(look)


async def test_after_forgetting_an_account_shows_no_name_unless_others_use_it(
    database: Database,
) -> None:
    async def look(work: Work) -> None:
        await _accounts(work)
        await accounts.link_account(work, "a1", "wang", True)
        await accounts.link_account(work, "a2", "wang", True)
        await accounts.link_account(work, "a2", "qiang", False)
        await accounts.set_welcomed(work, "a1", NOW)
        await accounts.bind_chat(work, "g1", "east", "wang", NOW)
        await accounts.forget(work, "wang")
        assert await accounts.accounts_of_person(work, "wang") == ()
        assert await accounts.get_account(work, "a1") == Account("a1", BOT, 900001, "")
        assert (await accounts.get_account(work, "a2")).shown_name == "强"
        (left,) = await accounts.people_of_account(work, "a2")
        assert (left[0].id, left[1]) == ("qiang", True)
        # The hamlet keeps its group, whoever bound it.
        assert [g.id for g in await accounts.groups_of_unit(work, "east")] == ["g1"]

    await database.write(look)
