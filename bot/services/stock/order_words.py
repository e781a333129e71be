"""From a keeper's sentence to the facts of an order, or to the plain words why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bot.domain.medicines import Medicine
from bot.domain.shelf_life import last_day
from bot.services.desk import Desk
from bot.understanding.box_entries import came_back, came_from, still_there
from bot.understanding.box_words import BoxWords, read_box_words

# What belongs to this part; to lend, to give back and to hand over are another's.
ACTS = ("in", "count", "discard", "transfer", "recall", "unblock", "fix")
# Said of what came in as well: given back, or fetched from a clinic.
_PASSING = (None, "look", "return", "out", "transfer", "give")
_ENDS = " 。，！.!,"
_THROWN = ("expired", "damaged", "used")
_AMOUNT_FAULTS = ("too_many", "negative", "part", "zero")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read; `fault` is the key of the sentence that says what is wrong with it."""

    act: str | None
    things: tuple[Medicine, ...] = ()
    guessed: bool = False
    facts: dict[str, str] = field(default_factory=dict)
    fault: str | None = None
    # A word that nobody says of their own cupboard, or the box itself.
    of_a_box: bool = False


def words(desk: Desk, key: str) -> tuple[str, ...]:
    """A list of words that stands with the messages."""
    return tuple(desk.content.messages.render(f"order.words.{key}", {}).text.split())


def with_act(desk: Desk, act: str, text: str) -> str:
    """The sentence behind a command, or the answer to a question, said in full."""
    return f"{words(desk, act)[0]} {text}"


def read_order(desk: Desk, text: str, act: str | None = None) -> Read:
    """One sentence; `act` where a command or a question has said it already."""
    spoken = with_act(desk, act, text) if act else text
    said = read_box_words(spoken, desk.today())
    if act is None and said.act in (None, "look"):
        said = _left(desk, said, text)
    came = act is None and said.act in _PASSING and (came_back(text) or came_from(text))
    if came and said.qty is None:
        said = read_box_words(with_act(desk, "in", text), desk.today())
    said = replace(said, act="in") if came else said
    meant = act or said.act
    if meant == "in" and not (said.last_day_said or said.date_fault):
        said = _with_bare_day(desk, said, spoken)
    if meant not in ACTS:
        return Read(None)
    things, guessed, several = _things(desk, text)
    facts = _facts(desk, said, text, meant)
    fault = "order.no.several" if several else _fault(said, meant)
    strong = any(word in text for word in words(desk, "strong"))
    return Read(meant, things, guessed, facts, fault, strong or act is not None)


def _left(desk: Desk, said: BoxWords, text: str) -> BoxWords:
    """A keeper who says how many are left, or that there is none, has counted."""
    if any(word in text for word in words(desk, "home")):
        return said
    left = any(word in text for word in words(desk, "left")) or still_there(text)
    if said.qty is not None and left:
        return replace(said, act="count")
    if said.qty is None and text.strip(_ENDS).endswith(words(desk, "gone")):
        return replace(said, act="count", qty=0)
    return said


def _with_bare_day(desk: Desk, said: BoxWords, text: str) -> BoxWords:
    """In what came in, a year and a month alone are what stands on the pack."""
    year = re.search(rf"(?<!\d)20\d\d(?:{'|'.join(words(desk, 'year'))})", text)
    if year is None:
        return said
    whole = f"{text[: year.start()]}{words(desk, 'until')[0]}{text[year.start() :]}"
    day = read_box_words(whole, desk.today())
    return replace(said, last_day_said=day.last_day_said, date_fault=day.date_fault)


def _things(desk: Desk, text: str) -> tuple[tuple[Medicine, ...], bool, bool]:
    """What is meant, whether only by ear, and whether it is more than one thing."""
    stocked = desk.content.stocked
    found = stocked.by_words(text)
    mentions = stocked.things.named.search(text.lower())
    written = [m for m in mentions if m.guessed_from is None]
    guessed = bool(mentions) and not written and bool(found)
    return found, guessed, len({m.generic for m in written}) > 1


def _facts(desk: Desk, said: BoxWords, text: str, act: str) -> dict[str, str]:
    last = last_day(said.last_day_said) if said.last_day_said else None
    qty = 0 if act == "count" and said.amount_fault == "zero" else said.qty
    found = {
        "qty": None if qty is None else str(qty),
        "unit": said.unit,
        "last": last.isoformat() if last else None,
        "batch": said.batch.upper() if said.batch else None,
        "logo": said.logo,
        "reason": _reason(said, act),
        "diff": said.difference if act == "count" else None,
        "fund": _fund(desk, text) if act == "in" else None,
        "where": _where(desk, text) if act == "discard" else None,
        "source": _source(desk, text) if act == "in" else None,
        "fetched": "yes" if act == "in" and came_from(text) else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _reason(said: BoxWords, act: str) -> str | None:
    """What is lost or miscounted is not thrown away but counted."""
    if act == "count":
        return said.reason
    return said.reason if act == "discard" and said.reason in _THROWN else None


def _fault(said: BoxWords, act: str) -> str | None:
    """An amount or a day that nobody may write down."""
    counted = act == "count" and said.amount_fault == "zero"
    if said.amount_fault in _AMOUNT_FAULTS and not counted and act not in ("fix", "recall"):
        return f"order.no.{said.amount_fault}"
    if said.date_fault and act == "in":
        return f"order.no.{said.date_fault}"
    return None


def _fund(desk: Desk, text: str) -> str | None:
    return next((c for c, said in desk.content.stock.funds if any(w in text for w in said)), None)


def _where(desk: Desk, text: str) -> str | None:
    """Where what is thrown away went, if it was said."""
    places = ("hazard", "township")
    return next((p for p in places if any(w in text for w in words(desk, p))), None)


def _source(desk: Desk, text: str) -> str:
    """Bought, unless it was said that it was allotted or that somebody brought it."""
    if came_back(text):
        return "household"
    if came_from(text):
        return "allocation"
    sources = ("allocation", "household")
    said = (s for s in sources if any(word in text for word in words(desk, s)))
    return next(said, "purchase")
