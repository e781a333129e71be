"""The sample village in a database, on both."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Ids
from bot.content.village import Village
from bot.content.villages import load_village
from bot.domain.people import Chat
from bot.services.village_load import Counts, load_village_into
from bot.store import accounts, boxes, people, places, rota
from bot.store.database import Database, Work

BOT = "7000001"
ZONE = ZoneInfo("Asia/Shanghai")
# Two at night in the village: the turn of the evening before still runs.
NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
DAY = NOW.astimezone(ZONE).date()
SAMPLE = Path(__file__).parents[2] / "data" / "villages" / "sample"


@pytest.fixture(scope="module")
def village() -> Village:
    return load_village(SAMPLE)


async def _load(database: Database, village: Village, now: datetime = NOW) -> Counts:
    return await load_village_into(
        database, village, bot=BOT, ids=Ids(lambda: now), now=now, zone=ZONE
    )


async def test_everything_is_there_and_a_second_run_changes_nothing(
    database: Database, village: Village
) -> None:
    first = await _load(database, village)
    assert (first.units, first.households, first.people) == (len(village.units), 80, 250)
    assert (first.roles, first.ties) == (len(village.roles), len(village.ties))
    assert (first.boxes, first.groups, first.accounts) == (5, 5, len(village.accounts))
    assert first.stock == len(village.stock) > 0
    assert first.private_chats == sum(account.started for account in village.accounts)
    assert first.links == sum(len(account.people) for account in village.accounts)
    assert await _load(database, village) == Counts()

    async def look(work: Work) -> None:
        for person in village.people:
            assert await people.get_person(work, person.id) == person
        for unit in village.units:
            assert await places.get_unit(work, unit.id) == unit
        for household in village.households:
            assert await places.get_household(work, household.id) == household
        ties = await people.ties_of(work, "wangxiuying", "guardian")
        assert [tie.other_id for tie in ties] == ["lixiaofang", "zhoujianguo"]
        assert await people.holders(work, "dongwan", ["liaison"], DAY) == (
            ("lixiaofang", "liaison", "dongwan", None),
        )
        assert await places.departments_of(work, "bailu", "police") is not None
        box, clinic = await boxes.boxes_of_unit(work, "liuwan")
        assert (box.keeper_id, clinic.keeper_id) == ("zhangxiaolan", "chenming")

    await database.read(look)


async def test_no_hour_of_two_weeks_is_without_somebody_on_duty(
    database: Database, village: Village
) -> None:
    await _load(database, village)
    always = (
        ("liuwan", "duty_village"),
        ("shiqiao", "duty_village"),
        ("bailu", "duty_township"),
        ("qingshui", "duty_county"),
    )

    async def look(work: Work) -> None:
        for hour in range(14 * 24):
            at = NOW + timedelta(hours=hour)
            for unit, role in always:
                assert len(await rota.on_duty(work, unit, role, at)) == 1, (unit, role, at)
            if at.astimezone(ZONE).hour in (20, 23, 2, 6):
                for unit in ("liuwan", "shiqiao"):
                    assert len(await rota.on_duty(work, unit, "duty_doctor", at)) == 1, at

    await database.read(look)


async def test_who_started_the_bot_can_be_written_to_and_groups_are_bound(
    database: Database, village: Village
) -> None:
    await _load(database, village)
    silent = next(a for a in village.accounts if not a.started)
    shared = next(a for a in village.accounts if len(a.people) == 2)

    async def look(work: Work) -> None:
        (chat,) = await accounts.private_chats_of_person(work, "wangxiuying")
        assert (chat.telegram_id, chat.kind) == (900001, "private")
        assert await accounts.private_chats_of_person(work, silent.people[0]) == ()
        assert await accounts.find_account(work, BOT, silent.user_id) is not None
        account = await accounts.find_account(work, BOT, shared.user_id)
        assert account is not None
        spoken = await accounts.people_of_account(work, account.id)
        assert [(p.id, default) for p, default in spoken] == [
            (shared.people[0], True),
            (shared.people[1], False),
        ]
        (group,) = await accounts.groups_of_unit(work, "dongwan")
        assert (group.telegram_id, group.title, group.reads_all) == (-4000001, "东湾互助群", True)

    await database.read(look)


async def test_loading_leaves_alone_what_has_changed_since(
    database: Database, village: Village
) -> None:
    await _load(database, village)

    async def change(work: Work) -> None:
        await people.set_listens(work, "wangxiuying", False)
        account = await accounts.find_account(work, BOT, 900001)
        assert account is not None
        await accounts.set_may_write(work, account.id, False)
        await people.end_role(work, "lixiaofang:liaison:dongwan", DAY)
        (group,) = await accounts.groups_of_unit(work, "dongwan")
        await accounts.bind_chat(work, group.id, "xiwan", None, NOW)
        await accounts.migrate_chat(work, BOT, -4000001, -1_000_000_000_001, NOW)

    await database.write(change)
    assert await _load(database, village) == Counts()

    async def look(work: Work) -> None:
        assert not (await people.get_person(work, "wangxiuying")).listens
        assert await accounts.private_chats_of_person(work, "wangxiuying") == ()
        assert await people.holders(work, "dongwan", ["liaison"], DAY) == ()
        assert await accounts.groups_of_unit(work, "dongwan") == ()

    await database.read(look)


async def test_loaded_again_a_week_later_only_the_rota_goes_on(
    database: Database, village: Village
) -> None:
    first = await _load(database, village)
    later = await _load(database, village, NOW + timedelta(days=7))
    assert later == Counts(duties=later.duties)
    assert 0 < later.duties < first.duties


async def test_whoever_wrote_to_the_bot_before_keeps_their_account(
    database: Database, village: Village
) -> None:
    async def early(work: Work) -> None:
        await accounts.add_account(work, "early", BOT, 900001, "王", NOW)

    await database.write(early)
    await _load(database, village)
    account = await database.read(lambda w: accounts.find_account(w, BOT, 900001))
    assert account is not None
    assert (account.id, account.shown_name) == ("early", "王")
    (spoken,) = await database.read(lambda w: accounts.people_of_account(w, "early"))
    assert (spoken[0].id, spoken[1]) == ("wangxiuying", True)


async def test_it_is_written_in_pieces_and_an_interrupted_load_is_taken_up_again(
    database: Database, village: Village
) -> None:
    heard: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        heard.append((done, of))
        if len(heard) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await load_village_into(
            database, village, bot=BOT, ids=Ids(lambda: NOW), now=NOW, zone=ZONE, progress=stop
        )
    assert [done for done, _ in heard] == [200, 400, 600]
    rest = await _load(database, village)
    assert heard[0][1] == 600 + rest.total
    assert await _load(database, village) == Counts()


async def test_a_role_with_a_date_is_held_from_that_day(
    database: Database, village: Village
) -> None:
    first, *others = village.roles
    dated = replace(first, since=DAY + timedelta(days=3))
    await _load(database, replace(village, roles=(dated, *others)))

    async def held(work: Work, days: int) -> int:
        day = DAY + timedelta(days=days)
        return len(await people.holders(work, first.unit_id, [first.role], day))

    assert await database.read(lambda w: held(w, 2)) == 0
    assert await database.read(lambda w: held(w, 3)) == 1


async def test_a_group_that_was_there_unbound_is_bound(
    database: Database, village: Village
) -> None:
    async def early(work: Work) -> None:
        for chat in (
            Chat("early", BOT, "supergroup", -4000001, "东湾"),
            Chat("other", BOT, "group", -4000099, "别的群"),
        ):
            await accounts.add_chat(work, chat, NOW)

    await database.write(early)
    assert (await _load(database, village)).groups == 5
    (group,) = await database.read(lambda w: accounts.groups_of_unit(w, "dongwan"))
    assert (group.id, group.title) == ("early", "东湾")
    assert (await database.read(lambda w: accounts.get_chat(w, "other"))).unit_id is None
