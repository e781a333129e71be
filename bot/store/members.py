"""Coming in: whose child somebody is, what the family may hear, consent, guests, absences."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from bot.domain.members import Absence, Claim, News
from bot.domain.people import Household, Person
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.listed import listed
from bot.store.people import read_person
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("absences", "person_id", "delete"),
    Column("absences", "by_id", "empty"),
    Column("kin_claims", "parent_id", "delete"),
    Column("kin_claims", "name", "delete"),
    Column("kin_claims", "decided_by", "empty"),
    Column("tie_news", "person_id", "delete"),
    Column("tie_news", "other_id", "delete"),
    Column("tie_news", "set_by", "empty"),
    Column("consent_asks", "person_id", "delete"),
    Column("guest_asks", "person_id", "delete"),
    Column("guest_asks", "decided_by", "empty"),
    Column("guest_asks", "joined_to", "empty"),
    Column("member_sources", "person_id", "delete"),
    Column("member_sources", "by_id", "empty"),
    Column("links", "made_by", "empty"),
)


class Wanted(NamedTuple):
    """Who hears of whom, and how much; None while nobody has said."""

    person_id: str
    other_id: str
    choice: News | None


async def add_claim(work: Work, claim: Claim, now: datetime) -> bool:
    """Whether it is new; said again it changes nothing."""
    row = await work.one(
        "add_kin_claim", id=claim.id, account=claim.account_id, parent=claim.parent_id,
        kin=claim.kin, name=claim.name, at=to_text(now),
    )  # fmt: skip
    return row is not None


async def find_claim(work: Work, id: str) -> Claim | None:
    row = await work.one("find_kin_claim", id=id)
    return _claim(row) if row else None


async def claim_between(work: Work, account_id: str, parent_id: str) -> Claim | None:
    row = await work.one("kin_claim_between", account=account_id, parent=parent_id)
    return _claim(row) if row else None


async def decide_claim(work: Work, id: str, state: str, by: str, now: datetime) -> bool:
    """Whether nobody had decided it."""
    row = await work.one("decide_kin_claim", id=id, state=state, by=by, at=to_text(now))
    return row is not None


async def is_unconfirmed(work: Work, person_id: str, case_id: str) -> bool:
    """Whether the case is about whom they call their family, and nobody has confirmed it."""
    row = await work.one("unconfirmed_about", person=person_id, case=case_id)
    return row is not None


async def claimed_parents(work: Work, person_id: str) -> tuple[Person, ...]:
    """Whose family somebody says they are, where nobody has said that it is not so."""
    rows = await work.all("claimed_parents", person=person_id)
    return tuple(read_person(row) for row in rows)


async def settle_person(work: Work, person: Person, name: str) -> None:
    """A guest who is known now: of this unit, by this name."""
    await work.run(
        "settle_person", id=person.id, name=name, unit=person.unit_id,
        household=person.household_id, sex=person.sex,
    )  # fmt: skip


async def begin_news(work: Work, person_id: str, other_id: str, now: datetime) -> bool:
    """Whether it was never asked what this one may hear."""
    row = await work.one("add_news_row", person=person_id, other=other_id, at=to_text(now))
    return row is not None


async def put_news(
    work: Work, person_id: str, other_id: str, choice: News, by: str, now: datetime
) -> None:
    """What the family may hear from now on."""
    await work.run(
        "put_news", person=person_id, other=other_id, choice=choice.value, by=by, at=to_text(now)
    )


async def news_for(work: Work, person_id: str, other_id: str) -> News | None:
    """What somebody lets this one hear; None while nobody has said."""
    row = await work.one("find_news", person=person_id, other=other_id)
    return News(row["choice"]) if row and row["choice"] else None


async def news_wanted(work: Work) -> tuple[Wanted, ...]:
    """Everybody who may hear something of somebody."""
    rows = await work.all("list_news_wanted")
    return tuple(Wanted(r["person_id"], r["other_id"], News(r["choice"])) for r in rows)


async def consent_of(work: Work, person_id: str) -> tuple[str, datetime] | None:
    """Which text somebody agreed to, and when."""
    row = await work.one("consent_of", person=person_id)
    if row is None or row["consent_version"] is None:
        return None
    return row["consent_version"], from_text(row["consent_at"])


async def set_consent(work: Work, person_id: str, version: str, now: datetime) -> None:
    await work.run("set_consent", person=person_id, version=version, at=to_text(now))


async def ask_consent(work: Work, person_id: str, version: str, now: datetime) -> bool:
    """Whether this text was never put to them."""
    row = await work.one("add_consent_ask", person=person_id, version=version, at=to_text(now))
    return row is not None


async def answer_consent(
    work: Work, person_id: str, version: str, answer: str, now: datetime
) -> bool:
    """Whether they had not answered."""
    row = await work.one(
        "answer_consent", person=person_id, version=version, answer=answer, at=to_text(now)
    )
    return row is not None


async def last_ask(work: Work, person_id: str) -> Row | None:
    """The last text that was put to them, with what they said."""
    return await work.one("last_consent_ask", person=person_id)


async def to_empty(work: Work, silent_since: datetime) -> tuple[str, ...]:
    """Who wants nothing kept, and has nothing open any more."""
    rows = await work.all("refused_and_kept", silent=to_text(silent_since))
    return tuple(dict.fromkeys(row["person_id"] for row in rows))


async def empty_extra(work: Work, person_id: str, now: datetime) -> None:
    """What was only for the matter goes with it."""
    await work.run("empty_extra", person=person_id)
    await work.run("empty_said_of", person=person_id)
    await work.run("mark_emptied", person=person_id, at=to_text(now))


async def helped(work: Work, version: str, since: datetime, before: datetime) -> tuple[str, ...]:
    """Whose matter was solved between the two, and who was never asked with this text."""
    rows = await work.all(
        "helped_to_ask", version=version, since=to_text(since), before=to_text(before)
    )
    return tuple(row["author_id"] for row in rows)


async def next_helped(work: Work, version: str, since: datetime) -> datetime | None:
    """When the first of them was helped."""
    row = await work.one("next_helped_to_ask", version=version, since=to_text(since))
    return maybe_from_text(row["at"]) if row else None


async def guests_to_ask(work: Work, before: datetime) -> tuple[str, ...]:
    """Guests of a hamlet whose first help is so long ago, and of whom nobody was asked."""
    rows = await work.all("guests_to_ask", before=to_text(before))
    return tuple(row["id"] for row in rows)


async def next_guest(work: Work) -> datetime | None:
    """When the first of them was helped."""
    row = await work.one("next_guest_to_ask")
    return maybe_from_text(row["at"]) if row else None


async def ask_about_guest(work: Work, person_id: str, now: datetime) -> bool:
    """Whether nobody was asked who this is."""
    return await work.one("add_guest_ask", person=person_id, at=to_text(now)) is not None


async def decide_guest(
    work: Work, person_id: str, by: str, joined: str | None, now: datetime
) -> bool:
    """Whether nobody had said it."""
    row = await work.one("decide_guest", person=person_id, by=by, joined=joined, at=to_text(now))
    return row is not None


async def guests_asked(work: Work) -> tuple[str, ...]:
    """Of whom it is not said yet who they are, the latest first."""
    return tuple(row["person_id"] for row in await work.all("open_guest_asks"))


async def without_account(work: Work, unit_id: str) -> tuple[Person, ...]:
    """Who is registered in this very unit and has no account."""
    rows = await work.all("people_without_account", unit=unit_id)
    return tuple(read_person(row) for row in rows)


async def give_to(work: Work, guest_id: str, person: Person) -> None:
    """What was kept under the guest is the person's from now on."""
    await work.run("give_subject", guest=guest_id, person=person.id, household=person.household_id)
    for name in ("give_authored", "give_words", "give_events", "give_notices", "give_holding"):
        await work.run(name, guest=guest_id, person=person.id)


async def add_source(
    work: Work, person_id: str, source: str, by: str | None, now: datetime
) -> None:
    """Where the village knows them from: self, liaison, tip, list, link."""
    await work.run("add_source", person=person_id, source=source, by=by, at=to_text(now))


async def sources_of(work: Work, person_id: str) -> tuple[str, ...]:
    return tuple(row["source"] for row in await work.all("sources_of", person=person_id))


async def update_person(work: Work, person: Person) -> None:
    """What is known of them now; what is not given stays."""
    await work.run(
        "update_person", id=person.id, unit=person.unit_id, household=person.household_id,
        born=person.born, sex=person.sex, phone=person.phone, called=person.called,
        alone=int(person.lives_alone), illness=person.illness,
    )  # fmt: skip


async def household_at(work: Work, door: str, unit_ids: tuple[str, ...]) -> Household | None:
    """The household behind this door of one of these units."""
    row = await work.one("find_door", door=door, unit_ids=listed(unit_ids))
    if row is None:
        return None
    return Household(row["id"], row["unit_id"], row["name"], row["door"], row["landmark"])


async def add_absence(work: Work, absence: Absence) -> None:
    """Away for a while."""
    await work.run(
        "add_absence", id=absence.id, person=absence.person_id, since=absence.since.isoformat(),
        until=absence.until.isoformat() if absence.until else None, by=absence.by_id,
    )  # fmt: skip


async def absence_of(work: Work, person_id: str, day: date) -> Absence | None:
    """The absence that holds on this day."""
    row = await work.one("absence_of", person=person_id, day=day.isoformat())
    if row is None:
        return None
    until = date.fromisoformat(row["until"]) if row["until"] else None
    since = date.fromisoformat(row["since"])
    return Absence(row["id"], row["person_id"], since, until, row["by_id"])


async def end_absences(work: Work, person_id: str, day: date) -> bool:
    """Whether they were away."""
    return bool(await work.all("end_absences", person=person_id, day=day.isoformat()))


async def forget(work: Work, person_id: str) -> None:
    """Nothing here names them any more (PERSONAL)."""
    for name in (
        "forget_absences", "forget_absence_hands", "forget_claims", "forget_claim_hands",
        "forget_news", "forget_news_hands", "forget_consents", "forget_guest",
        "forget_guest_hands", "forget_guest_joined", "forget_sources", "forget_source_hands",
        "forget_link_maker",
    ):  # fmt: skip
        await work.run(name, person=person_id)


def _claim(row: Row) -> Claim:
    names = ("id", "account_id", "parent_id", "kin", "name", "state")
    return Claim(**{name: row[name] for name in names})
