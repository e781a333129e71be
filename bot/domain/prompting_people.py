"""Which prompt one person is told in private: only what is for them, seldom, and as they wish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.domain.prompting import (
    TWICE,
    Ground,
    Had,
    Rank,
    days_left,
    digest_of,
    holds,
    pace_of,
    rank_of,
    spread,
)
from bot.domain.prompts import Audience, Prompt, PromptRules, Who

ALL = "*"  # a wish about every topic
WEEK = 7
EVERY = 3  # days between two turns of the same person


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody who can be written to, as far as prompts have to know them."""

    id: str
    colour: str | None = None
    age: int | None = None
    tags: frozenset[str] = frozenset()
    who: frozenset[Who] = frozenset()
    home_days: int | None = None  # days since they came home, 0 on the day itself
    ill: bool = False
    company: bool = False  # is asked today how they are since they came home
    had: tuple[Had, ...] = ()  # the newest first
    wishes: Mapping[str, bool] = field(default_factory=dict)
    woke_on: date | None = None  # the last day a word of theirs began it anew

    def wants(self, topic: str) -> bool | None:
        """What they said of a topic, or of all; None where they said nothing."""
        return self.wishes.get(topic, self.wishes.get(ALL))


def is_narrow(audience: Audience) -> bool:
    """Whether it says whom it is for, apart from everybody."""
    ages = audience.age_from is not None or audience.age_to is not None
    return bool(audience.colours or audience.tags or audience.who) or ages


def is_meant(listener: Listener, audience: Audience) -> bool:
    """Whether somebody belongs to those it is for; an age nobody knows is no age."""
    if audience.colours and listener.colour not in audience.colours:
        return False
    if audience.tags and not listener.tags.intersection(audience.tags):
        return False
    if audience.who is not None and audience.who not in listener.who:
        return False
    if audience.age_from is not None and (listener.age is None or listener.age < audience.age_from):
        return False
    return audience.age_to is None or (listener.age is not None and listener.age <= audience.age_to)


def has_room(listener: Listener, day: date, rules: PromptRules, *, busy: bool) -> bool:
    """At most so many a week, one a day; who did not answer for long is left alone."""
    if listener.ill or listener.company:
        return False
    own = [had for had in listener.had if not had.danger]
    lately = [had for had in own if had.day > day - timedelta(days=WEEK)]
    most = max(1, rules.person_a_week // TWICE) if busy else rules.person_a_week
    if len(lately) >= most or any(had.day >= day for had in own):
        return False
    silent = gone_silent(listener.had, rules.unanswered, listener.woke_on)
    return not silent or any(listener.wishes.values())


def gone_silent(had: Sequence[Had], unanswered: int, woke_on: date | None = None) -> bool:
    """Whether none of the newest was answered, of those since they last gave a sign."""
    own = [one for one in had if not one.danger and (woke_on is None or one.day > woke_on)]
    newest = own[:unanswered]
    return len(newest) == unanswered and not any(one.answered for one in newest)


def is_turn(listener: Listener, day: date) -> bool:
    """Not everybody on the same day, and the same person not on days that follow each other."""
    return (day.toordinal() + spread(listener.id, EVERY)) % EVERY == 0


def choose_for(
    ground: Ground,
    listener: Listener,
    day: date,
    rules: PromptRules,
    said_today: str | None = None,
) -> Prompt | None:
    """One prompt for one person, or none; not of the topic the groups hear today."""
    if not has_room(listener, day, rules, busy=ground.busy(day)):
        return None
    turn = is_turn(listener, day)
    able = [
        prompt
        for prompt in ground.prompts.values()
        if prompt.topic != said_today
        and (turn or prompt.season.home_day is not None)
        and may_be_told(ground, listener, prompt, day)
    ]
    return min(able, key=lambda prompt: _order(ground, listener, prompt, day), default=None)


def may_be_told(ground: Ground, listener: Listener, prompt: Prompt, day: date) -> bool:
    """Whether it is for them, in season, and was not said to them too lately."""
    wants = listener.wants(prompt.topic)
    if wants is False or prompt.from_memory or prompt.expires_on < day:
        return False
    if prompt.topic in ground.stopped and not wants:
        return False
    # Whoever wishes for this very topic is told what others of it are, too.
    named = listener.wishes.get(prompt.topic) is True and prompt.season.home_day is None
    if not (_is_for(listener, prompt) or named or (wants and not is_narrow(prompt.audience))):
        return False
    if not _is_on(ground, listener, prompt, day):
        return False
    heard = ground.said.get(prompt.code)
    if heard is not None and heard + timedelta(days=WEEK) > day:
        return False  # their group heard these very words this week
    last = next((had.day for had in listener.had if had.prompt == prompt.code), None)
    return last is None or last + pace_of(ground, prompt) <= day


def _is_for(listener: Listener, prompt: Prompt) -> bool:
    """What is for everybody is said in the group."""
    audience = prompt.audience
    alone = audience.of_people and (not audience.of_groups or is_narrow(audience))
    return alone and is_meant(listener, audience)


def _is_on(ground: Ground, listener: Listener, prompt: Prompt, day: date) -> bool:
    if prompt.season.home_day is not None:
        return listener.home_days == prompt.season.home_day
    return holds(ground, prompt, day)


def _order(ground: Ground, listener: Listener, prompt: Prompt, day: date) -> tuple[object, ...]:
    arrival = prompt.season.home_day is not None
    topics = [had.day for had in listener.had if had.topic == prompt.topic]
    same = [had.day for had in listener.had if had.prompt == prompt.code]
    return (
        Rank.EVENT if arrival else rank_of(prompt),
        max(topics, default=date.min),
        max(same, default=date.min),
        0 if arrival else days_left(ground, prompt, day),
        digest_of(prompt.code + listener.id),
    )
