"""Coming in and leaving on both databases: asked once, decided once, forgotten whole."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.domain.members import Absence, Claim, DeathReport, Entry, Link, News, ReportState
from bot.domain.people import Household, Person, Unit
from bot.store import accounts, deaths, links, member_drafts, members, people, places
from bot.store.database import Database, Work
from bot.store.member_drafts import Draft

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
LATER = NOW + timedelta(days=2)


async def _village(work: Work) -> None:
    await places.add_unit(work, Unit("east", None, "hamlet", "东湾", "东湾"))
    await places.add_household(work, Household("door", "east", "王家", "东湾1号"))
    for id, house in (("mother", "door"), ("son", None), ("li", None)):
        await people.add_person(work, Person(id, "east", id, household_id=house), now=NOW)
    await accounts.add_account(work, "phone", "bot", 7, "阿勇", NOW)
    await accounts.link_account(work, "phone", "son", True)


async def test_a_claim_is_made_once_and_decided_once(database: Database) -> None:
    async def write(work: Work) -> list[object]:
        await _village(work)
        claim = Claim("c", "phone", "mother", "儿子", "王勇", "asked")
        found: list[object] = [await members.add_claim(work, claim, NOW)]
        found.append(await members.add_claim(work, claim, NOW))
        found.append([p.id for p in await members.claimed_parents(work, "son")])
        found.append(await members.decide_claim(work, "c", "no", "li", NOW))
        found.append(await members.decide_claim(work, "c", "yes", "li", NOW))
        found.append(await members.claimed_parents(work, "son"))
        return found

    assert await database.write(write) == [True, False, ["mother"], True, False, ()]


async def test_a_house_is_held_until_it_is_clear_and_a_hamlet_hushed_for_days(
    database: Database,
) -> None:
    async def write(work: Work) -> list[object]:
        await _village(work)
        report = DeathReport("r", "east", NOW, "mother", "door")
        await deaths.add_report(work, report)
        found: list[object] = [await deaths.held_since(work, "mother")]
        found.append(await deaths.held_since(work, "li"))
        await deaths.save_report(
            work, DeathReport("r", "east", NOW, "mother", "door", ReportState.NO)
        )
        found.append(await deaths.held_since(work, "mother"))
        await deaths.put_hush(work, "east", "mother", DAY + timedelta(days=3))
        found.append(await deaths.hushed(work, "east", DAY + timedelta(days=3)))
        found.append(await deaths.hushed(work, "east", DAY + timedelta(days=4)))
        return found

    assert await database.write(write) == [NOW, None, None, True, False]


async def test_a_link_opens_until_it_is_over_or_taken_back(database: Database) -> None:
    async def write(work: Work) -> list[bool]:
        await _village(work)
        link = Link("m_1", "member_hamlet", (("unit", "east"),), many=True, made_by="li")
        await links.add(work, "1", link, NOW, LATER)
        found = [await links.look_at(work, "1", "m_1", NOW) is not None]
        found.append(await links.look_at(work, "1", "m_1", LATER) is not None)
        found.append(await links.revoke(work, "m_1", NOW))
        found.append(await links.revoke(work, "m_1", NOW))
        found.append(await links.look_at(work, "1", "m_1", NOW) is not None)
        return found

    assert await database.write(write) == [True, False, True, False, False]


async def test_consent_is_asked_once_a_version_and_answered_once(database: Database) -> None:
    async def write(work: Work) -> list[object]:
        await _village(work)
        found: list[object] = [await members.ask_consent(work, "son", "1", NOW)]
        found.append(await members.ask_consent(work, "son", "1", NOW))
        found.append(await members.ask_consent(work, "son", "2", LATER))
        found.append(await members.answer_consent(work, "son", "2", "no", LATER))
        found.append(await members.answer_consent(work, "son", "2", "yes", LATER))
        found.append(await members.to_empty(work, NOW))
        await members.empty_extra(work, "son", LATER)
        found.append(await members.to_empty(work, NOW))
        return found

    assert await database.write(write) == [True, False, True, True, False, ("son",), ()]


async def test_forgetting_leaves_no_row_that_names_them(database: Database) -> None:
    async def write(work: Work) -> list[object]:
        await _village(work)
        await members.put_news(work, "mother", "son", News.ALL, "li", NOW)
        await members.add_absence(work, Absence("a", "son", DAY, None, "li"))
        await members.add_source(work, "son", "self", None, NOW)
        await members.ask_about_guest(work, "son", NOW)
        await deaths.add_report(work, DeathReport("r", "east", NOW, "son", None))
        await member_drafts.put(work, Draft("d", "phone", "asking", "door", Entry("王勇")), NOW)
        for forget in (members.forget, deaths.forget, member_drafts.forget):
            await forget(work, "son")
        report = await deaths.find_report(work, "r")
        return [
            await members.news_wanted(work),
            await members.absence_of(work, "son", DAY),
            await members.sources_of(work, "son"),
            await members.guests_asked(work),
            report.person_id if report else "-",
            await member_drafts.find(work, "d"),
        ]

    assert await database.write(write) == [(), None, (), (), None, None]
