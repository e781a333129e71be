"""What the village writes itself: whose word a draft still needs, and who is asked next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.prompting import digest_of
from bot.domain.prompts import LONGEST, Audience, Prompt, Season

CODE = "own_"  # of a prompt that was written here


class Form(StrEnum):
    """What somebody writes."""

    PROMPT = "prompt"
    EXPERIENCE = "experience"  # problem, method, result: for the other villages
    STORY = "story"
    THANKS = "thanks"


class State(StrEnum):
    """How far it is."""

    WRITING = "writing"  # with the writer
    WAITING = "waiting"  # somebody else's word is needed
    OUT = "out"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Gate(StrEnum):
    """Whose word it needs."""

    NAMED = "named"  # everybody who is named in it
    DOCTOR = "doctor"
    CADRE = "cadre"


@dataclass(frozen=True, slots=True)
class StudioRules:
    """`data/studio.yaml`."""

    longest: Mapping[Form, int] = field(
        default_factory=lambda: {
            Form.PROMPT: LONGEST, Form.EXPERIENCE: 200, Form.STORY: 120, Form.THANKS: 60,
        }
    )  # fmt: skip
    ask_from: time = time(8, 30)
    ask_until: time = time(19, 30)
    memory_at: time = time(15, 0)
    patience: timedelta = timedelta(days=2)
    near: timedelta = timedelta(days=21)
    why_within: timedelta = timedelta(hours=2)
    holds: int = 90  # days, where the writer says nothing
    longest_hold: int = 400
    every: timedelta = timedelta(days=21)
    share_every: timedelta = timedelta(days=7)
    share_at: time = time(10, 0)
    thanks_day: int = 6  # Sunday
    thanks_at: time = time(18, 30)
    keep: timedelta = timedelta(days=60)
    no_doctor: frozenset[str] = frozenset()  # topics that are no matter of health
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # topic -> words it is in
    ill: tuple[str, ...] = ()  # words that make any topic a matter of health


@dataclass(frozen=True, slots=True)
class Draft:
    """One thing that was written, as it is now."""

    id: str
    unit_id: str  # the village
    form: Form
    words: str  # lines of a rhyme are lines here
    state: State
    opened_at: datetime
    changed_at: datetime
    author_id: str | None = None
    topic: str | None = None
    until: date | None = None
    signed: bool = False
    health: bool = False
    refused_by: str | None = None
    why: str | None = None
    out_at: datetime | None = None

    @property
    def digest(self) -> str:
        """Of what is said, about what: another wording has to be asked again."""
        return digest_of(f"{self.form}:{self.topic or ''}:{self.words}")

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for line in self.words.splitlines() if line)

    @property
    def rhymed(self) -> bool:
        return self.form is Form.PROMPT and len(self.lines) == 4

    @property
    def alive(self) -> bool:
        return self.state in (State.WRITING, State.WAITING, State.OUT)

    @property
    def code(self) -> str:
        return f"{CODE}{self.id}"


@dataclass(frozen=True, slots=True)
class Yes:
    """Somebody's word for a gate, on the very wording they saw."""

    gate: Gate
    digest: str
    by_id: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody was asked about something; `what` is a draft or a prompt of the library."""

    what: str
    person_id: str
    digest: str
    at: datetime


def gates_of(draft: Draft) -> tuple[Gate, ...]:
    """In the order in which they are asked."""
    if draft.form is Form.THANKS:
        return (Gate.NAMED,)
    if draft.form is Form.STORY:
        return (Gate.NAMED, Gate.CADRE)
    if draft.form in (Form.PROMPT, Form.EXPERIENCE) and draft.health:
        return (Gate.DOCTOR, Gate.CADRE)
    return (Gate.CADRE,)


def next_gate(
    draft: Draft, yes: Collection[Yes], named: Mapping[str, bool | None] | None = None
) -> Gate | None:
    """Whose word is missing on this very wording; None when it may go out."""
    said = {one.gate for one in yes if one.digest == draft.digest}
    for gate in gates_of(draft):
        if gate is Gate.NAMED:
            if not all((named or {}).values()):
                return gate
        elif gate not in said:
            return gate
    return None


def may_be_said(draft: Draft, yes: Collection[Yes], today: date) -> bool:
    """A prompt of the village: out, every word given on this wording, still holding."""
    if draft.form is not Form.PROMPT or draft.state is not State.OUT or draft.until is None:
        return False
    return draft.until >= today and next_gate(draft, yes) is None


def whom_to_ask(
    holders: Sequence[str],
    asked: Collection[Asked],
    busy: Collection[str],
    now: datetime,
    patience: timedelta,
) -> str | None:
    """One at a time, nobody twice about the same wording, nobody who was asked today.

    `asked` is about this wording only; the next is asked when the last has been silent so long.
    """
    if any(one.at > now - patience for one in asked):
        return None
    before = {one.person_id for one in asked}
    return next((p for p in holders if p not in before and p not in busy), None)


def is_health(topic: str | None, words: str, rules: StudioRules) -> bool:
    """Whether a doctor has to put a name to it: by its topic, or by any word of illness in it."""
    return topic not in rules.no_doctor or any(word in words for word in rules.ill)


def topic_in(words: str, rules: StudioRules, called: Mapping[str, str]) -> str | None:
    """The topic most of whose words stand in it, the earliest of equals; None where none does."""
    found: dict[str, tuple[int, int]] = {}
    for code, name in called.items():
        hits = [w for w in {name, *rules.words.get(code, ())} if w in words]
        if hits:
            found[code] = (-sum(len(w) for w in hits), min(words.index(w) for w in hits))
    return min(found, key=lambda code: found[code], default=None)


def length_of(words: str) -> int:
    """As people count: without spaces and line ends."""
    return len("".join(words.split()))


def as_prompt(
    draft: Draft,
    *,
    season: Season,
    signed: str,
    doctor: str | None,
    spoken: str,
    title: str,
    rules: StudioRules,
) -> Prompt:
    """What the calendar plans: said as it was written, with the names that stand for it."""
    assert draft.until is not None
    return Prompt(
        code=draft.code,
        topic=draft.topic or "",
        text="\n".join((*draft.lines, *((signed,) if signed else ()))),
        spoken=spoken,
        card_title=title,
        card_lines=draft.lines,
        source=draft.code,
        confidence="B",
        season=season,
        audience=Audience(),
        every=rules.every,
        expires_on=draft.until,
        reviewed_by=doctor,
    )
