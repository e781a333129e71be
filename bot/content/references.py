"""What one file says about another: every name that is used must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.content.catalogue import Catalogue
from bot.content.faults import Fault
from bot.content.kinds import Kinds
from bot.content.ladders import FILE as LADDERS
from bot.content.ladders import Ladders
from bot.content.roles import FILE as ROLES
from bot.content.speech import WORDS
from bot.domain.acuity import Acuity
from bot.domain.forms import Form
from bot.domain.kinds import Category, GroupView, Kind
from bot.domain.ladder import Level
from bot.domain.roles import Role
from bot.understanding.lexicon import Lexicon

# Whom a rung may tell without a role: who stands by the person, who is on
# duty, who keeps a box.
TIES = frozenset(
    {
        *("guardian", "key_holder", "next_door", "kin", "author"),
        "own_guardian",
        *("one_guardian", "one_counsellor", "duty_doctor"),
        *(f"duty_{level}" for level in Level),
        *("box_keepers", "box_key_holder", "box_next", "doctors_near"),
        "skilled",
        *("drivers_near", "drivers_all", "duty_driver", "transfer_desk", "meal_provider", "team"),
        *("truck_drivers", "field_skilled", "volunteers_near", "series_driver"),
        "next_guardians",
    }
)
NEIGHBOUR = "neighbour"  # everybody the register knows
# What bot.domain.fields says when it cannot read an answer.
COMPLAINTS = ("choose_button", "yes_or_no", "say_something", "a_number", "a_phone")
STAGES = ("collected", "found", "assigned", "handled", "answered")


@dataclass(frozen=True, slots=True)
class Known:
    """What the files of one shelf define."""

    kinds: Kinds
    ladders: Ladders
    roles: Mapping[str, Role]
    phones: Collection[str]
    messages: Catalogue
    lexicon: Lexicon | None

    @property
    def departments(self) -> frozenset[str]:
        return frozenset(role.department for role in self.roles.values() if role.department)


def reference_faults(known: Known) -> list[Fault]:
    """Every name that leads nowhere."""
    faults = [fault for kind in known.kinds.kinds.values() for fault in _kind(kind, known)]
    faults += [*_rungs(known), *_headings(known)]
    faults += [
        Fault("messages/plain", "", f"{key} is missing")
        for key in dict.fromkeys(_keys(known))
        if not known.messages.has(key)
    ]
    return faults


def _kind(kind: Kind, known: Known) -> Iterator[Fault]:
    file = known.kinds.files[kind.code]
    for i, role in enumerate(kind.claim):
        if role not in known.roles and role not in TIES | {NEIGHBOUR}:
            yield Fault(file, f"claim[{i}]", f"{role} is no role of {ROLES}")
    yield from _ladder(file, "", kind.ladder, kind.acuity, known)
    for code, category in kind.categories.items():
        place = f"categories.{code}"
        ladder, acuity = category.ladder or kind.ladder, category.acuity or kind.acuity
        if category.ladder or category.acuity:
            yield from _ladder(file, place, ladder, acuity, known)
        yield from _category(file, place, category, known)


def _ladder(file: str, place: str, name: str, acuity: Acuity, known: Known) -> Iterator[Fault]:
    at = f"{place}.ladder" if place else "ladder"
    if name not in known.ladders.book.ladders:
        if name:
            yield Fault(file, at, f"{name} is no ladder of {LADDERS}")
    elif (name, acuity) not in known.ladders.written:
        yield Fault(file, at, f"{name} has no rungs for {acuity}")


def _category(file: str, place: str, category: Category, known: Known) -> Iterator[Fault]:
    if category.department and category.department not in known.departments:
        department = f"{category.department} is no department of {ROLES}"
        yield Fault(file, f"{place}.department", department)
    for i, party in enumerate(category.parties):
        if party not in known.roles:
            yield Fault(file, f"{place}.parties[{i}]", f"{party} is no role of {ROLES}")


def _rungs(known: Known) -> Iterator[Fault]:
    for (name, acuity), file in known.ladders.written.items():
        for i, rung in enumerate(known.ladders.book.get(name, acuity).rungs):
            for j, told in enumerate(rung.tell):
                if told not in known.roles and told not in TIES:
                    place = f"{name}.{acuity}.rungs[{i}].tell[{j}]"
                    yield Fault(file, place, f"{told} is no role of {ROLES} and no tie")


def _headings(known: Known) -> Iterator[Fault]:
    """A trouble the recogniser can name must be at home in some kind."""
    at_home = {code for kind in known.kinds.kinds.values() for code in kind.categories}
    found = known.lexicon.codes["problems"] if known.lexicon else frozenset()
    for code in sorted(found - at_home):
        yield Fault("lexicon/problems.yaml", code, "is no category of any kind")


def _keys(known: Known) -> Iterator[str]:
    """The message keys that go without saying."""
    yield from WORDS
    yield from (f"form.{name}" for name in COMPLAINTS)
    yield from (f"stage.{name}" for name in STAGES)
    yield from (f"role.{code}" for code in known.roles)
    yield from (f"department.{code}" for code in sorted(known.departments))
    yield from (f"phone.{code}" for code in known.phones)
    for kind in known.kinds.kinds.values():
        yield from _keys_of(kind)


def _keys_of(kind: Kind) -> Iterator[str]:
    yield f"kind.{kind.code}.title"
    views = {kind.group, *(c.group for c in kind.categories.values() if c.group)}
    if GroupView.CARD in views:
        yield f"kind.{kind.code}.card"
    yield from (f"kind.{kind.code}.category.{code}" for code in kind.categories)
    yield from (f"outcome.{outcome}" for outcome in kind.outcomes)
    forms = (kind.form, *(category.form for category in kind.categories.values()))
    for form in filter(None, forms):
        yield from _keys_asked(form)


def _keys_asked(form: Form) -> Iterator[str]:
    for step in form.steps:
        if step.ask:
            yield step.ask
            yield from (f"{step.ask}.{choice}" for choice in step.choices)
