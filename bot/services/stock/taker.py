"""Who will take it: what was said, what the register knows, what the household took lately."""

from __future__ import annotations

from bot.domain.dispensing import Taker, Whom
from bot.domain.holds import Hold
from bot.domain.people import Person, is_elder
from bot.domain.same_ingredient import Taken
from bot.services.desk import Desk
from bot.store import holds, people
from bot.store.database import Work
from bot.understanding.meaning import Meaning

# Codes in `Hold.flags`: the register's person is surely the one; the list was answered.
SURE, NONE_OF_IT, SOME_OF_IT = "sure", "none", "some"
# It was only spelt by ear, so it is said back as a question.
GUESSED = "guess"
# The taker stands before the keeper, who asks what is to be asked.
AT_COUNTER = "counter"
# It cannot wait for the box to open; more was asked for than one person gets.
PRESSING, CAPPED = "soon", "capped"
_MONTHS = 12


def flags_of(hold: Hold) -> set[str]:
    return set(filter(None, (hold.flags or "").split(",")))


async def is_sure(work: Work, person: Person | None, meaning: Meaning, author: str | None) -> bool:
    """Whether the words, or the household, leave no doubt who it is for."""
    if person is None or person.guest:
        return False
    if meaning.subject is not None or meaning.names or person.id != author:
        return True
    if person.household_id is None:
        return False
    return len(await people.household_people(work, person.household_id)) == 1


def whom_said(meaning: Meaning, person: Person | None, *, sure: bool, desk: Desk) -> Whom | None:
    """As far as the words or the register say it."""
    if meaning.subject == "pregnant" or (sure and person is not None and person.pregnant):
        return Whom.PREGNANT
    if meaning.subject == "infant":
        return Whom.SMALL
    if sure and person is not None and is_elder(person, desk.today()):
        return Whom.ELDER
    return Whom.ELDER if meaning.subject == "elder" else None


async def taker_of(work: Work, desk: Desk, hold: Hold, person: Person | None) -> Taker:
    """Everything the rule looks at."""
    flags = flags_of(hold)
    sure = SURE in flags and person is not None
    flagged = False if NONE_OF_IT in flags else True if SOME_OF_IT in flags else None
    return Taker(
        whom=Whom(hold.whom) if hold.whom else None,
        age_months=_months(person, desk) if sure and person else None,
        pregnant=bool(sure and person and person.pregnant),
        flagged=flagged,
        chronic=bool(sure and person and person.illness),
        taken=await _taken(work, desk, hold),
    )


def _months(person: Person, desk: Desk) -> int | None:
    """Full months as far as the birth date says; a year alone counts to its end."""
    if not person.born:
        return None
    parts = [int(part) for part in person.born.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else _MONTHS
    today = desk.today()
    return max((today.year - year) * _MONTHS + today.month - month, 0)


async def _taken(work: Work, desk: Desk, hold: Hold) -> tuple[Taken, ...]:
    """What the household was handed lately: one of them may take two of one kind."""
    if hold.household_id is None:
        return ()
    since = desk.now() - desk.content.stock.taking.look_back
    found = []
    for other in await holds.taken_since(work, hold.household_id, since):
        medicine = desk.content.stocked.find(other.item)
        if medicine is not None and other.id != hold.id:
            found.append(Taken(medicine, other.changed_at, "box"))
    return tuple(found)
