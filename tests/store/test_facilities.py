"""Places, bus times, corrections and referrals on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.facilities import Facility, FacilityKind, Part, Stop
from bot.domain.people import Person, Unit
from bot.services.directory.finding import facilities_of, find_facility
from bot.store import cases, facilities, people, places, referrals
from bot.store.database import Database, Work
from bot.store.facilities import Change
from bot.store.referrals import Referral
from tests.store.test_people import NOW
from tests.store.test_places import add_tree
from tests.store.test_stock import a_case

CLINIC = Facility(
    "c1", "liuwan", FacilityKind.CLINIC, "柳湾村卫生室", ("村卫生室",), "村委会东头",
    "mon-sat 08:00-17:30", "0551-1", "doctor", "陈医生", True, "急诊 0551-2", "看小病",
    ("先看", "再转"), "keeper", date(2026, 10, 22),
)  # fmt: skip
COUNTY_HOSPITAL = Facility(
    "h1", "qing", FacilityKind.HOSPITAL_COUNTY, "清水县人民医院", ("县医院",)
)
PHARMACY = Facility("p1", "bailu-clinic", FacilityKind.PHARMACY, "康民药店")
FAR = Facility("f1", "heron", FacilityKind.PHARMACY, "苍鹭药店")
OTHER_CLINIC = Facility("c2", "shiqiao", FacilityKind.CLINIC, "石桥村卫生室", ("村卫生室",))
SHIQIAO = Unit("shiqiao", "bailu", "village", "石桥村", "石桥", "shiqiao")


async def add_all(work: Work) -> None:
    await add_tree(work)
    await places.add_unit(work, SHIQIAO)
    for id in ("keeper", "doctor"):
        await people.add_person(work, Person(id, "east", "某人"), now=NOW)
    for place in (CLINIC, COUNTY_HOSPITAL, PHARMACY, FAR, OTHER_CLINIC):
        assert await facilities.add_facility(work, place)


async def test_a_place_comes_back_as_it_was_written_and_stays_when_loaded_again(
    database: Database,
) -> None:
    await database.write(add_all)
    assert not await database.write(lambda w: facilities.add_facility(w, CLINIC))
    assert await database.read(lambda w: facilities.facility_by_id(w, "c1")) == CLINIC
    assert await database.read(lambda w: facilities.facility_by_id(w, "nowhere")) is None
    assert await database.read(lambda w: facilities.facilities_kept_by(w, "keeper")) == (CLINIC,)
    assert await database.read(facilities.kept_facilities) == (CLINIC,)


async def test_the_nearest_place_of_that_name_or_sort_is_found(database: Database) -> None:
    await database.write(add_all)

    async def look(work: Work) -> None:
        assert await find_facility(work, "east", "村卫生室") == CLINIC
        assert await find_facility(work, "shiqiao", "村卫生室") == OTHER_CLINIC
        assert await find_facility(work, "east", "去县医院透析") == COUNTY_HOSPITAL
        assert await find_facility(work, "east", "药店") == PHARMACY
        assert await find_facility(work, "east", "苍鹭药店") == PHARMACY
        assert await find_facility(work, "east", "理发店") is None
        clinics = await facilities_of(work, "east", (FacilityKind.CLINIC,))
        assert clinics == (CLINIC, OTHER_CLINIC)

    await database.read(look)


async def test_stops_and_people_of_a_place(database: Database) -> None:
    stop = Stop("c1", 0, 0, "大柳树", time(7, 10), "mon-sun", "liuwan")

    async def add(work: Work) -> None:
        await add_all(work)
        assert await facilities.add_stop(work, stop)
        assert not await facilities.add_stop(work, stop)
        assert await facilities.stops_of(work, "c1") == (stop,)
        assert await facilities.add_member(work, "c1", "doctor", Part.STAFF)
        assert not await facilities.add_member(work, "c1", "doctor", Part.RESIDENT)
        assert await facilities.parts_of(work, "doctor") == (("c1", Part.STAFF),)

    await database.write(add)


async def test_a_correction_is_the_last_one_read_back_and_dates_the_place(
    database: Database,
) -> None:
    first = Change("k1", "c1", "phone", "0551-9", "doctor", NOW)
    second = Change("k2", "c1", "opens", "mon-sun 08:00-12:00", "doctor", NOW)

    async def change(work: Work) -> None:
        await add_all(work)
        await facilities.put_change(work, first)
        await facilities.drop_changes_of(work, "doctor")
        await facilities.put_change(work, second)
        assert await facilities.open_change_of(work, "doctor", NOW) == second
        assert await facilities.open_change_of(work, "doctor", NOW + timedelta(hours=1)) is None
        day = date(2026, 11, 21)
        await facilities.set_field(work, "c1", "phone", "0551-9", day)
        await facilities.set_field(work, "c1", "opens", "mon-sun 08:00-12:00", day)
        place = await facilities.facility_by_id(work, "c1")
        assert place is not None
        assert (place.phone, place.opens) == ("0551-9", "mon-sun 08:00-12:00")
        assert place.last_confirmed == day
        await facilities.note_asked(work, "c1", day)
        await facilities.confirm_facility(work, "c1", day + timedelta(days=1))
        place = await facilities.facility_by_id(work, "c1")
        assert place is not None
        assert (place.asked_on, place.last_confirmed) == (day, day + timedelta(days=1))

    await database.write(change)


async def test_who_is_forgotten_keeps_nothing_and_works_nowhere(database: Database) -> None:
    async def forget(work: Work) -> None:
        await add_all(work)
        await facilities.add_member(work, "c1", "doctor", Part.STAFF)
        for id in ("doctor", "keeper"):
            await facilities.forget(work, id)
        place = await facilities.facility_by_id(work, "c1")
        assert place is not None
        assert (place.keeper_id, place.answers_id) == (None, None)
        assert await facilities.parts_of(work, "doctor") == ()

    await database.write(forget)


async def test_the_first_word_on_how_a_referral_went_stands(database: Database) -> None:
    at = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
    referral = Referral("r1", "case1", at, "ride", "c1", "doctor", asked_id="keeper", asked_at=at)

    async def refer(work: Work) -> None:
        await add_all(work)
        await cases.add_case(work, replace(a_case("case1"), unit_id="east"))
        await referrals.put_referral(work, referral)
        assert await referrals.find_referral(work, "r1") == referral
        assert await referrals.asked_of(work, "keeper", at) == referral
        assert await referrals.settle_referral(work, "r1", referrals.SEEN, "keeper", at)
        assert not await referrals.settle_referral(work, "r1", referrals.REFUSED, "doctor", at)
        assert await referrals.asked_of(work, "keeper", at) is None
        (found,) = await referrals.referrals_of(work, "case1")
        assert (found.outcome, found.outcome_by) == ("seen", "keeper")
        for id in ("doctor", "keeper"):
            await referrals.forget(work, id)
        (found,) = await referrals.referrals_of(work, "case1")
        assert (found.by_id, found.asked_id, found.outcome_by) == (None, None, None)
        assert found.outcome == "seen"

    await database.write(refer)


async def test_who_was_sent_without_a_ride_is_asked_after_once_and_oldest_first(
    database: Database,
) -> None:
    at = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)

    async def refer(work: Work) -> None:
        await add_all(work)
        assert await referrals.first_unasked(work) is None
        await cases.add_case(work, replace(a_case("case1"), unit_id="east"))
        sent = [
            Referral("r1", "case1", at, "doctor", "c1"),
            Referral("r2", "case1", at - timedelta(hours=2), "ride", "c1"),
            Referral("r3", "case1", at + timedelta(hours=2), "liaison", "c1"),
        ]
        for one in sent:
            await referrals.put_referral(work, one)
        assert await referrals.first_unasked(work) == at
        assert await referrals.unasked(work, at + timedelta(hours=1), 10) == (sent[0],)
        # A ride took them there: that one is asked about.
        ride = Referral("r4", "case1", at, "ride", "c1", before_id="r1")
        await referrals.put_referral(work, ride)
        assert await referrals.unasked(work, at + timedelta(hours=9), 10) == (sent[2],)
        await referrals.put_referral(work, replace(sent[2], asked_at=at))
        assert await referrals.first_unasked(work) is None

    await database.write(refer)
