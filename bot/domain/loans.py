"""A loan: what somebody has of a box, until which day, and whom time tells about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from bot.domain.outcome import Refused
from bot.domain.quiet import QuietHours, is_quiet, waking

# tomorrow, today: the borrower; overdue: the borrower and the keeper; liaison; back: the keeper
# once more, who was told that it is back; lost: the keeper; ended: the liaison, after mourning.
Telling = Literal["tomorrow", "today", "overdue", "liaison", "back_again", "lost", "ended"]
# Beside these codes `told` says on which day the borrower brought it back, or was given longer.
BACK, LONGER = "back", "longer"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LoanRules:
    """Numbers a village may change (data/stock.yaml)."""

    days: int = 3  # where the catalogue does not say it of the thing
    more_days: int = 3
    more_times: int = 2
    most_days: int = 7  # more than that is not given at a time
    liaison_after: timedelta = timedelta(days=2)
    lost_after: timedelta = timedelta(days=30)
    mourning: timedelta = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Loan:
    """So many of one lot; `told` holds what was told on which day, newest last."""

    id: str
    box_id: str
    lot_id: str
    item: str
    qty: int
    lent_at: datetime
    due_on: date
    case_id: str | None = None
    borrower_id: str | None = None
    household_id: str | None = None
    borrower: str | None = None  # a name, where no register knows them
    extended: int = 0
    told: tuple[tuple[str, date], ...] = ()
    returned_at: datetime | None = None
    condition: str | None = None  # fine | broken | incomplete | lost | kept

    def on(self, code: str) -> date | None:
        """The day on which it was told or said."""
        return dict(self.told).get(code)


@dataclass(frozen=True, slots=True)
class Mornings:
    """When a village hears news: the first hour of the day, outside its rest."""

    at: time
    quiet: QuietHours

    def on(self, day: date) -> datetime:
        """That morning, or when the rest it falls into is over."""
        moment = datetime.combine(day, self.at, self.quiet.zone).astimezone(UTC)
        return waking(moment, self.quiet)


def due_on(today: date, days: int | None, rules: LoanRules) -> date:
    """The day on which it has to be back."""
    return today + (days or rules.days) * DAY


def tell(
    loan: Loan, mornings: Mornings, rules: LoanRules, died_on: date | None, now: datetime
) -> Telling | None:
    """What has to be told now; nothing while the village rests."""
    found = next_telling(loan, mornings, rules, died_on, now)
    if found is None or found[1] > now or is_quiet(now, mornings.quiet):
        return None
    return found[0]


def next_telling(
    loan: Loan, mornings: Mornings, rules: LoanRules, died_on: date | None, now: datetime
) -> tuple[Telling, datetime] | None:
    """What is told next, and when; of what is late only the last is left to say."""
    if loan.returned_at is not None:
        return None
    steps = [(code, mornings.on(day)) for code, day in _steps(loan, mornings.quiet, rules, died_on)]
    late = [code for code, at in steps if at <= now]
    if late:
        return late[-1], waking(now, mornings.quiet)
    return steps[0] if steps else None


def _steps(
    loan: Loan, quiet: QuietHours, rules: LoanRules, died_on: date | None
) -> list[tuple[Telling, date]]:
    """What was not told yet, by day; what follows on something waits until that was told."""
    lent = loan.lent_at.astimezone(quiet.zone).date()
    back = loan.on(BACK)
    if back is not None:
        return _untold(loan, [("back_again", back + DAY)])
    lost: tuple[Telling, date] = ("lost", loan.due_on + rules.lost_after)
    if died_on is not None and died_on >= lent:
        ended = loan.on("ended")
        if ended is None:
            return [("ended", died_on + rules.mourning)]
        return _untold(loan, [("lost", max(lost[1], ended + rules.lost_after))])
    overdue = loan.on("overdue")
    if overdue is None:
        return _untold(loan, _reminders(loan, loan.on(LONGER) or lent))
    liaison: tuple[Telling, date] = ("liaison", overdue + rules.liaison_after)
    return _untold(loan, [liaison] if loan.on("liaison") is None else [lost])


def _reminders(loan: Loan, agreed: date) -> list[tuple[Telling, date]]:
    """Nobody is reminded on the day on which it was agreed."""
    steps: list[tuple[Telling, date]] = [
        ("tomorrow", loan.due_on - DAY),
        ("today", loan.due_on),
        ("overdue", loan.due_on + DAY),
    ]
    return [(code, day) for code, day in steps if day > agreed]


def _untold(loan: Loan, steps: list[tuple[Telling, date]]) -> list[tuple[Telling, date]]:
    told = dict(loan.told)
    last = max((i for i, (code, _) in enumerate(steps) if code in told), default=-1)
    return steps[last + 1 :]


def with_told(loan: Loan, code: str, today: date) -> Loan:
    """The loan once that was told or said."""
    kept = tuple(one for one in loan.told if one[0] != code)
    return replace(loan, told=(*kept, (code, today)))


def may_extend(loan: Loan, rules: LoanRules) -> bool:
    """Whether longer is offered; whether somebody waits for it is asked when it is pressed."""
    return loan.returned_at is None and loan.on(BACK) is None and loan.extended < rules.more_times


def extend(
    loan: Loan, days: int | None, today: date, rules: LoanRules, *, waiting: bool
) -> Loan | Refused:
    """A few days more, counted from the day it was due or from today; a few times at most."""
    if loan.returned_at is not None or loan.on(BACK) is not None:
        return Refused("loan.no.over")
    if waiting:
        return Refused("loan.no.waited_for")
    if not may_extend(loan, rules):
        return Refused("loan.no.often", (("number", str(rules.more_times)),))
    more = min(max(days or rules.more_days, 1), rules.most_days)
    return replace(
        loan,
        due_on=max(loan.due_on, today) + more * DAY,
        extended=loan.extended + 1,
        told=((LONGER, today),),
    )


def may_write_off(loan: Loan, today: date, rules: LoanRules) -> bool:
    """Nobody gives up what may yet come back."""
    return loan.returned_at is None and today >= loan.due_on + rules.lost_after
