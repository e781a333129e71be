"""Promises, rates and waits as they are computed from cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.promises import Rate, promise, satisfied, settled, waits
from bot.domain.reports import CaseFact

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OLD = NOW - timedelta(days=10)
PLAIN = CaseFact("east", "problem", "road", emergency=False, opened_at=OLD)
ENDED_WELL = replace(PLAIN, claimed_at=OLD, answered_at=NOW, outcome="solved", state="closed")
TROUBLE = frozenset({"problem"})
WEEK = timedelta(days=7)


def test_of_nothing_there_is_no_rate() -> None:
    assert promise((), TROUBLE).percent is None


def test_a_promise_is_kept_by_whoever_took_it() -> None:
    taken = replace(PLAIN, claimed_at=NOW)
    withdrawn = replace(PLAIN, state="cancelled")
    assert promise((PLAIN, taken, withdrawn), TROUBLE) == Rate(1, 2)


def test_what_its_time_has_not_come_for_is_not_yet_unsettled() -> None:
    fresh = replace(PLAIN, opened_at=NOW - timedelta(days=1))
    assert settled((fresh, PLAIN, ENDED_WELL), NOW, WEEK) == Rate(1, 2)


def test_a_reopened_answer_did_not_satisfy_and_silence_says_nothing() -> None:
    again = replace(ENDED_WELL, reopened=1)
    silent = replace(ENDED_WELL, unconfirmed=True)
    assert satisfied((ENDED_WELL, again, silent)) == Rate(1, 2)


def test_half_were_faster_than_the_median() -> None:
    times = (5, 10, 60)
    cases = [replace(PLAIN, claimed_at=OLD + timedelta(minutes=m)) for m in times]
    found = waits(cases)
    assert (found.claimed, found.answered, found.cases) == (timedelta(minutes=10), None, 3)
