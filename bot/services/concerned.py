"""Who is meant by a rung's words: guardians, key holders, the doctor, whoever is on duty."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.ladder import UNIT_OF_LEVEL, Level, Rung
from bot.services.coverage.sharing import his_first
from bot.services.desk import Desk
from bot.services.keypeople.guarding import guardians_of
from bot.services.roles import holders_at
from bot.services.stock.whom import BOX_WORDS, of_box
from bot.services.tasks.rung_words import RUNG_WORDS
from bot.store import accounts, coverage, people, places, rota, timeline
from bot.store.database import Work

# Where only one may know: the first of these who can be written to.
ONE = {"one_guardian": "guardian", "one_counsellor": "counsellor"}
TIES = frozenset({"guardian", "key_holder", "next_door", "kin", "proxy"})
DUTY_UNITS = {
    "duty_village": "village",
    "duty_township": "township",
    "duty_county": "county",
    "duty_doctor": "village",
}


async def people_of_rung(work: Work, desk: Desk, case: Case, rung: Rung) -> tuple[str, ...]:
    """Everybody a rung tells, each once; never who the case is about, nor a side of a dispute."""
    found: list[str] = []
    for word in rung.tell:
        found.extend(await who_is(work, desk, case, word, rung.level))
    if rung.level is Level.TOWNSHIP:
        found.extend(await _department(work, desk, case))
    excluded = await timeline.list_excluded(work, case.id)
    keep = [p for p in dict.fromkeys(found) if p not in excluded and p != case.subject_id]
    others = tuple(p for p in keep if p != case.author_id) or tuple(keep)
    return others if case.emergency else await _who_are_there(work, desk, others)


async def _who_are_there(work: Work, desk: Desk, found: tuple[str, ...]) -> tuple[str, ...]:
    """Without who is ill or off, unless nobody else is left; danger is told to everybody."""
    if len(found) < 2:
        return found
    away = await coverage.resting_among(work, found, desk.now())
    return tuple(person for person in found if person not in away) or found


async def who_is(work: Work, desk: Desk, case: Case, word: str, level: Level) -> tuple[str, ...]:
    """The people behind one word of a rung."""
    if word in ONE:
        return await _first(work, await who_is(work, desk, case, ONE[word], level))
    if word in TIES:
        return await _tied(work, desk, case, word)
    if word == "author":
        return (case.author_id,) if case.author_id else ()
    if word in DUTY_UNITS:
        return await _on_duty(work, desk, case, word)
    if word in RUNG_WORDS:
        return await RUNG_WORDS[word](work, desk, case)
    if word in BOX_WORDS:
        return await of_box(work, desk, case, word)
    if word == "doctor":
        return await _doctors(work, desk, case)
    return await _holders(work, desk, case, word, level)


async def _holders(work: Work, desk: Desk, case: Case, word: str, level: Level) -> tuple[str, ...]:
    """A role at the rung's unit; where it is held elsewhere by its nature, there.

    Who belongs to the hamlet by nature is looked for in the hamlet first: a village's stand-in
    does not take the place of the liaison next door.
    """
    role = desk.content.roles.get(word)
    own = role.level if role and role.level else level
    for at in dict.fromkeys([own, level] if own is Level.LIAISON else [level, own]):
        for unit_id in await _units_at(work, case.unit_id, at):
            found = await holders_at(work, desk, unit_id, word)
            if found and word == "liaison" and not case.emergency:
                return await his_first(work, desk, case.household_id, found)
            if found:
                return found
    if role is not None and role.department is not None:
        return await _at_department(work, desk, case, role.department, word)
    return await _nearest(work, desk, case, word) if own is Level.LIAISON else ()


async def _units_at(work: Work, unit_id: str, level: Level) -> tuple[str, ...]:
    """The unit of a level; in the hamlet its micro-grid comes first."""
    if level is not Level.LIAISON:
        unit = await places.unit_of_level(work, unit_id, UNIT_OF_LEVEL[level])
        return (unit.id,) if unit else ()
    over = await places.ancestors(work, unit_id)
    return tuple(u.id for u in over if u.level in ("micro", "hamlet"))


async def _nearest(work: Work, desk: Desk, case: Case, word: str) -> tuple[str, ...]:
    """No liaison in the hamlet: the village's team covers it."""
    village = await places.unit_of_level(work, case.unit_id, "village")
    return await holders_at(work, desk, village.id, word) if village else ()


async def _first(work: Work, found: tuple[str, ...]) -> tuple[str, ...]:
    for person in found:
        if await accounts.private_chats_of_person(work, person):
            return (person,)
    return found[:1]


async def _tied(work: Work, desk: Desk, case: Case, tie: str) -> tuple[str, ...]:
    about = case.person_id
    ties = await people.ties_of(work, about, tie) if about else ()
    named = tuple(t.other_id for t in ties)
    if tie != "guardian" or about is None:
        return named
    # Who is ill or away comes last: where only one may know, it is one who is there.
    return tuple(dict.fromkeys((*await guardians_of(work, desk, about), *named)))


async def _on_duty(work: Work, desk: Desk, case: Case, role: str) -> tuple[str, ...]:
    """Tonight's duty; where nobody is entered, those who could be."""
    unit = await places.unit_of_level(work, case.unit_id, DUTY_UNITS[role])
    if unit is None:
        # A stranger belongs to no village yet: the township answers for them.
        whole = role == "duty_village"
        return await _on_duty(work, desk, case, "duty_township") if whole else ()
    on = await rota.on_duty(work, unit.id, role, desk.now())
    if on:
        return on
    if role == "duty_doctor":
        return await _doctors(work, desk, case)
    return await holders_at(work, desk, unit.id, "cadre", "officer")


async def _doctors(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    for level in ("hamlet", "village", "township"):
        unit = await places.unit_of_level(work, case.unit_id, level)
        found = await holders_at(work, desk, unit.id, "doctor") if unit else ()
        if found:
            return found
    return await _clinic(work, desk, case)


async def _clinic(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """Where no village has a doctor: the township's clinic."""
    township = await places.unit_of_level(work, case.unit_id, "township")
    unit = await places.departments_of(work, township.id, "clinic") if township else None
    return await holders_at(work, desk, unit.id, "doctor", "health_officer") if unit else ()


async def _department(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    kind = desk.content.kinds.get(case.kind)
    category = kind.category(case.category) if kind else None
    if category is None or category.department is None:
        return ()
    return await _at_department(work, desk, case, category.department, "officer", "doctor")


async def _at_department(
    work: Work, desk: Desk, case: Case, code: str, *words: str
) -> tuple[str, ...]:
    """Who acts as one of `words` at the township's department with that code."""
    township = await places.unit_of_level(work, case.unit_id, "township")
    if township is None:
        return ()
    unit = await places.departments_of(work, township.id, code)
    return await holders_at(work, desk, unit.id, *words) if unit else ()
