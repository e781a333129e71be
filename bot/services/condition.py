"""All that is known of one ill person: every word said, every answer given, the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.acuity import Acuity
from bot.domain.asking import Answer, Circumstances, Question, merged, reading, told
from bot.domain.case import Case
from bot.domain.people import Person, age_on
from bot.domain.stepping import stepped_up
from bot.domain.triage import Findings, Verdict, triage
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.understand import read
from bot.store import people, places, timeline
from bot.store.database import Work
from bot.store.timeline import Dated, Said
from bot.understanding.findings import spoken

ASKED, REPLIED = "question", "reply"
TAPPED = "tap"  # the form under which a pressed answer is kept in `said`
COLOUR = "register"  # the reason when the register's colour made the level
BY_HAND = "by_hand"  # the reason when somebody who saw the person did


@dataclass(frozen=True, slots=True)
class Condition:
    """What a case amounts to now, and which question about it is open."""

    found: Findings = field(default_factory=Findings)
    verdict: Verdict = field(default_factory=lambda: Verdict(None))
    asked: tuple[str, ...] = ()
    open: str | None = None
    asked_at: datetime | None = None
    own: bool = False  # the ill person speaks for themselves

    def around(self, desk: Desk, level: Acuity | None) -> Circumstances:
        return Circumstances(month=desk.today().month, own=self.own, level=level)


async def condition_of(work: Work, desk: Desk, case: Case) -> Condition:
    """Read anew, so that a better lexicon or a later answer counts for what was said before."""
    events = await timeline.list_events(work, case.id)
    lowered = max((d.at for d in events if d.event.what == "lowered"), default=None)
    reporter = await timeline.reporter_of(work, case.id)
    said = [s for s in await timeline.list_said(work, case.id) if s.form != TAPPED]
    if lowered is not None:
        # What a doctor has seen and lowered is not brought up again; only what came after counts.
        said = [s for s in said if s.at > lowered]
        events = tuple(d for d in events if d.at > lowered or d.event.what == ASKED)
    found = answered(desk, await words_known(work, desk, case.unit_id, said), events)
    person = await people.find_person(work, case.subject_id) if case.subject_id else None
    asked = tuple(dict(d.event.facts)["question"] for d in events if d.event.what == ASKED)
    open_now, since = _open(events)
    return Condition(
        found=known_person(desk, found, person),
        verdict=await judge(work, desk, case.unit_id, found, person),
        asked=asked,
        open=open_now,
        asked_at=since,
        own=reporter is not None and reporter == case.subject_id,
    )


async def judge(
    work: Work, desk: Desk, unit_id: str, found: Findings, person: Person | None
) -> Verdict:
    """How dangerous it is for this person: age, illness and colour of the register count."""
    content = await content_for(work, desk, unit_id)
    verdict = triage(known_person(desk, found, person), content.triage)
    if verdict.acuity is None or person is None:
        return verdict
    level = stepped_up(verdict.acuity, person.colour, content.questions.steps_up)
    if level is verdict.acuity:
        return verdict
    return Verdict(level, (COLOUR, *verdict.reasons))


def known_person(desk: Desk, found: Findings, person: Person | None) -> Findings:
    """What the register knows beside what was said; it may raise a level, never lower it."""
    if person is None:
        return found
    return replace(
        found,
        age=found.age if found.age is not None else _years(person, desk),
        pregnant=found.pregnant or person.pregnant,
        chronic=found.chronic or bool(person.illness),
    )


def _years(person: Person, desk: Desk) -> float | None:
    """For a small child months count: without them the register says nothing of the age."""
    years = age_on(person.born, desk.today())
    if years is None or years >= 3 or not person.born or len(person.born) < len("2024-05"):
        return years if years is None or years >= 3 else None
    born = [int(part) for part in person.born.split("-")]
    today = desk.today()
    return max((today.year - born[0]) * 12 + today.month - born[1] - 1, 0) / 12


async def graded(
    work: Work,
    desk: Desk,
    unit_id: str,
    subject_id: str | None,
    said: tuple[Said, ...],
) -> Acuity | None:
    """How dangerous these words are for this person, before there is a case."""
    person = await people.find_person(work, subject_id) if subject_id else None
    found = await words_known(work, desk, unit_id, said)
    return (await judge(work, desk, unit_id, found, person)).acuity


async def words_known(work: Work, desk: Desk, unit_id: str, said: Iterable[Said]) -> Findings:
    """Everything that was said, one after the other."""
    content = await content_for(work, desk, unit_id)
    over = await places.ancestors(work, unit_id)
    region = next((unit.region for unit in over if unit.region), None)
    found = Findings()
    for one in said:
        if one.words and not one.form.startswith("note."):
            heard = read(content, one.words, at=one.at, zone=desk.zone, region=region)
            found = merged(found, spoken(heard.meaning))
    return found


def answered(desk: Desk, found: Findings, events: Iterable[Dated]) -> Findings:
    """With the answers that were pressed or said to questions."""
    for dated in events:
        facts = dict(dated.event.facts)
        question = desk.content.questions.questions.get(facts.get("question", ""))
        answer = _given(question, facts) if question else None
        if dated.event.what == REPLIED and answer is not None:
            found = told(found, answer)
    return found


def _given(question: Question, facts: dict[str, str]) -> Answer | None:
    if "value" in facts:
        return reading(question, float(facts["value"]))
    return question.answer(facts.get("answer"))


def _open(events: tuple[Dated, ...]) -> tuple[str | None, datetime | None]:
    """The question that waits for its answer."""
    replied = {dict(d.event.facts).get("question") for d in events if d.event.what == REPLIED}
    for dated in reversed(events):
        if dated.event.what == ASKED:
            question = dict(dated.event.facts)["question"]
            return (None, None) if question in replied else (question, dated.at)
    return None, None
