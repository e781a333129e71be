"""A case in any hands, at any pace: what holds whatever people and time do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.domain import claims, closing
from bot.domain.acuity import Acuity
from bot.domain.case import Case
from bot.domain.ladder import Climb, Ladder, next_at
from bot.domain.moved import Moved
from bot.domain.outcome import Refused
from bot.domain.quiet import QuietHours, is_quiet
from bot.domain.states import FINAL, WORKING, State
from bot.domain.ticking import Due, tick
from tests.properties.villages import BERLIN, ladders
from tests.unit.domain.samples import EMERGENCY, FAVOUR, HELP, NEVER_QUIET, QUIET, make_case

START = datetime(2026, 10, 24, 6, tzinfo=UTC)  # the day before Berlin changes its clocks
PEOPLE = ("li", "zhao", "chen")
people = st.sampled_from(PEOPLE)
quiets = st.sampled_from([QUIET, NEVER_QUIET, replace(QUIET, zone=BERLIN)])
pauses = st.integers(1, 30 * 24 * 60).map(lambda m: timedelta(minutes=m))
steps = st.one_of(
    st.integers(0, 15).map(lambda m: timedelta(minutes=m)),
    st.integers(1, 20 * 24).map(lambda h: timedelta(hours=h)),
)
FARTHEST = timedelta(days=8)
MOST_A_LOOK = 20


def by_way_of(before: Case, after: Case) -> str | None:
    """How a case came to be closed, where it did."""
    return after.end_reason if after.state is State.CLOSED and before.state not in FINAL else None


class Handling(RuleBasedStateMachine):
    """One case, three people, one clock."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.quiet: QuietHours
        self.case: Case
        self.last_move = START

    @initialize(
        ladder=st.one_of(st.sampled_from([EMERGENCY, HELP, FAVOUR]), ladders(12 * 60)),
        quiet=quiets,
        draft=st.booleans(),
    )
    def reported(self, ladder: Ladder, quiet: QuietHours, draft: bool) -> None:
        self.quiet = quiet
        climb = Climb(-1, START)
        self.case = make_case(
            state=State.DRAFT if draft else State.OPEN,
            acuity=Acuity.EMERGENCY if ladder is EMERGENCY else Acuity.SAME_DAY,
            ladder=ladder,
            climb=climb,
            opened_at=START,
            changed_at=START,
            next_at=next_at(ladder, quiet, climb),
        )

    def apply(self, moved: Moved | Refused) -> Moved | None:
        """Take a move as a service would; a refusal changes nothing and gives its reason."""
        before = self.case
        if isinstance(moved, Refused):
            assert moved.reason.startswith(("case.refused.", "claim.refused."))
            return None
        after = moved.case
        assert after.revision == before.revision + 1
        assert after.changed_at == self.now
        assert after.acuity is before.acuity
        assert after.climb.last >= before.climb.last
        assert by_way_of(before, after) in (None, "confirmed", "stood_down", "unconfirmed")
        self.case = after
        self.last_move = self.now
        return moved

    @rule(who=people)
    def claim(self, who: str) -> None:
        before = self.case
        moved = self.apply(claims.claim(before, who, self.quiet, self.now))
        if before.state is State.OPEN:
            assert moved is not None
            assert self.case.claimed_by == who
        elif before.state in WORKING and moved is not None:
            assert before.emergency
            assert (self.case.claimed_by, self.case.next_at) == (before.claimed_by, before.next_at)
        else:
            assert moved is None

    @rule(who=people, how=st.sampled_from(["arrived", "ambulance"]))
    def arrive(self, who: str, how: str) -> None:
        before = self.case
        if self.apply(claims.arrive(before, who, how, self.quiet, self.now)):
            assert before.climbing
            assert self.case.state is State.IN_PROGRESS

    @rule(who=people)
    def release(self, who: str) -> None:
        before = self.case
        moved = self.apply(claims.release(before, who, "cannot", self.quiet, self.now))
        assert (moved is not None) is (before.state in WORKING and before.claimed_by == who)
        if moved:
            self.is_free_and_one_level_up(before, moved)
            assert who not in self.case.going

    @rule(who=people, pause=pauses)
    def keep_on(self, who: str, pause: timedelta) -> None:
        before = self.case
        if self.apply(claims.keep_on(before, who, self.now + pause, "waiting", self.now)):
            assert before.climbing
            assert before.claimed_by in (None, who)
            assert not before.emergency or before.state is State.IN_PROGRESS

    @rule(who=people)
    def push_up(self, who: str) -> None:
        before = self.case
        moved = self.apply(claims.push_up(before, who, "beyond us", self.quiet, self.now))
        assert (moved is not None) is before.climbing
        if moved:
            self.is_free_and_one_level_up(before, moved)

    @rule(by=people, to=people)
    def hand_to(self, by: str, to: str) -> None:
        before = self.case
        moved = self.apply(claims.hand_to(before, by, to, self.quiet, self.now))
        assert (moved is not None) is before.climbing
        assert moved is None or self.case.claimed_by == to

    @rule(who=people)
    def answer(self, who: str) -> None:
        before = self.case
        moved = self.apply(closing.answer(before, who, "solved", self.quiet, self.now))
        assert (moved is not None) is before.climbing
        assert moved is None or self.case.state is State.ANSWERED

    @rule()
    def confirm(self) -> None:
        before = self.case
        moved = self.apply(closing.confirm(before, "wang", "self", self.now))
        late = before.state is State.CLOSED and before.unconfirmed
        assert (moved is not None) is (before.climbing or before.state is State.ANSWERED or late)

    @rule()
    def nobody_objects(self) -> None:
        before = self.case
        moved = self.apply(closing.unconfirmed(before, self.now))
        assert (moved is not None) is (before.state is State.ANSWERED)

    @rule()
    def reopen(self) -> None:
        before = self.case
        moved = self.apply(closing.reopen(before, "wang", self.quiet, self.now))
        assert (moved is not None) is (before.state in (State.ANSWERED, State.CLOSED))
        if moved:
            self.is_free_and_one_level_up(before, moved)

    @precondition(lambda self: self.case.revision > 6)
    @rule()
    def cancel(self) -> None:
        self.apply(closing.cancel(self.case, "wang", "not needed", self.now))

    @precondition(lambda self: self.case.revision > 3)
    @rule()
    def stand_down(self) -> None:
        self.apply(closing.stand_down(self.case, "zhao", self.now))

    @precondition(lambda self: self.case.state is State.DRAFT)
    @rule()
    def drafted_enough(self) -> None:
        """Somebody said what it is: the draft becomes a case as the services make it one."""
        self.case = replace(self.case, state=State.OPEN, revision=self.case.revision + 1)

    @rule(step=steps)
    def time_passes(self, step: timedelta) -> None:
        """However long nobody looked, a few looks at one instant settle all that was due."""
        self.now += step
        for _ in range(MOST_A_LOOK):
            before = self.case
            found = tick(before, self.quiet, self.now)
            if found is None:
                break
            self.is_one_of_the_things_time_does(before, found.due, found.moved)
            self.apply(found.moved)
        else:
            raise AssertionError("a case came up again and again without its clock moving on")
        assert self.case.next_at is None or self.case.next_at > self.now

    def is_one_of_the_things_time_does(self, before: Case, due: Due, moved: Moved) -> None:
        after = moved.case
        if due is Due.LAPSE:
            self.is_free_and_one_level_up(before, moved)
        elif due is Due.UNCONFIRMED:
            assert (before.state, after.state) == (State.ANSWERED, State.CLOSED)
        else:
            assert after.state is before.state
            assert after.claimed_by == before.claimed_by
        if due in (Due.CLIMB, Due.AGAIN, Due.SILENCE):
            assert before.claimed_by is None

    def is_free_and_one_level_up(self, before: Case, moved: Moved) -> None:
        """The person above hears it, or all hear it again; nothing goes back in silence."""
        after, climbed = moved.case, moved.climbed
        assert after.state is State.OPEN
        assert after.next_at is not None
        assert climbed is not None
        assert climbed.again or after.climb.last > before.climb.last
        assert climbed.again is not bool(climbed.rungs)
        assert after.climb.since == self.now
        if climbed.rungs and before.climb.last >= 0:
            assert after.level.rank > before.ladder.rungs[before.climb.last].level.rank

    @invariant()
    def exactly_one_holds_what_is_worked_on_and_nobody_what_is_open(self) -> None:
        case = self.case
        if case.state in WORKING:
            assert case.claimed_by is not None
            assert case.claim_until is not None
        elif case.state in (State.OPEN, State.DRAFT):
            assert (case.claimed_by, case.claimed_at, case.claim_until) == (None, None, None)

    @invariant()
    def whoever_goes_is_noted_once(self) -> None:
        assert len(self.case.going) == len(set(self.case.going))

    @invariant()
    def what_is_alive_comes_up_again_and_what_is_over_does_not(self) -> None:
        case = self.case
        if case.final:
            assert case.next_at is None
            assert case.ended_at is not None
            assert case.end_reason
            return
        assert (case.ended_at, case.end_reason) == (None, None)
        assert case.next_at is not None
        if case.paused_until is not None:
            assert case.next_at == case.paused_until
            assert case.pause_reason
        else:
            assert case.next_at - self.last_move <= FARTHEST
            assert case.pause_reason is None

    @invariant()
    def an_answer_has_an_outcome_and_somebody_who_gave_it(self) -> None:
        case = self.case
        if case.state is State.ANSWERED:
            assert case.outcome
            assert case.answered_by
            assert case.answered_at
        elif case.state is not State.CLOSED:
            assert not case.final or case.state is State.CANCELLED
            assert case.outcome is None
        else:
            assert case.outcome
            assert case.unconfirmed is (case.end_reason == "unconfirmed")

    @invariant()
    def danger_that_nobody_stands_at_is_never_quiet_for_long(self) -> None:
        case = self.case
        if case.emergency and case.state in (State.OPEN, State.CLAIMED):
            assert case.next_at is not None
            assert case.next_at - self.last_move <= timedelta(minutes=3)

    @invariant()
    def nobody_is_woken_for_what_can_wait(self) -> None:
        case = self.case
        if case.ladder.waking and case.climbing and case.paused_until is None:
            assert case.next_at is not None
            assert not is_quiet(case.next_at, self.quiet)

    @invariant()
    def the_level_is_that_of_the_last_rung_told(self) -> None:
        assert self.case.level is self.case.ladder.rungs[max(self.case.climb.last, 0)].level


TestHandling = Handling.TestCase
TestHandling.settings = settings(max_examples=150, stateful_step_count=25)
