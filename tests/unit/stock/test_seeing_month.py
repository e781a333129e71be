"""A month on paper adds up, whatever happened in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.stock import Amounts, Entry, Lot, Verb, change_of, reversal
from bot.services.stock.month import MonthLine, month_lines

BEGIN = datetime(2026, 11, 1, tzinfo=UTC)
END = datetime(2026, 12, 1, tzinfo=UTC)
LOTS = {
    "a": Lot("a", "ibu_er", "盒", BEGIN, "firm", "A", date(2027, 1, 31)),
    "b": Lot("b", "ibu_er", "盒", BEGIN, "firm", "B", date(2026, 12, 31)),
    "c": Lot("c", "d_therm", "支", BEGIN, "unit"),
}
VERBS = (Verb.IN, Verb.OUT, Verb.LEND, Verb.RETURN, Verb.SEND, Verb.ADJUST, Verb.DISCARD)


def entry(number: int, at: datetime, lot: str, verb: Verb, qty: int) -> Entry:
    change = change_of(verb, qty)
    assert isinstance(change, Amounts)
    return Entry(f"{number:06}", at, "box", lot, verb, change)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    """Entries in the order of time, from before the month till after it; some taken back."""
    days = sorted(draw(st.lists(st.integers(-40, 70), max_size=30)))
    found: list[Entry] = []
    for number, day in enumerate(days):
        at = BEGIN + timedelta(days=day)
        undone = {one.reverses for one in found}
        open_ones = [e for e in found if e.verb is not Verb.REVERSE and e.id not in undone]
        if open_ones and draw(st.booleans()):
            wrong = draw(st.sampled_from(open_ones))
            found.append(reversal(wrong, f"{number:06}", at, None, None))
            continue
        verb = draw(st.sampled_from(VERBS))
        low = -5 if verb is Verb.ADJUST else 1
        qty = draw(st.integers(low, 9))
        found.append(entry(number, at, draw(st.sampled_from(sorted(LOTS))), verb, qty))
    return found


@given(ledgers())
def test_opening_and_what_happened_make_the_closing_and_the_closing_is_the_sum_of_all_entries(
    entries: list[Entry],
) -> None:
    lines = {(one.item, one.unit): one for one in month_lines(entries, LOTS, BEGIN, END)}
    for key in {(lot.item, lot.unit) for lot in LOTS.values()}:
        own = [e for e in entries if (LOTS[e.lot_id].item, LOTS[e.lot_id].unit) == key]
        line = lines.get(key, MonthLine(*key))
        assert line.opening == sum(e.change.on_hand for e in own if e.at < BEGIN)
        assert line.closing == sum(e.change.on_hand for e in own if e.at < END)
        assert line.closing == (
            line.opening + line.came - line.went + line.adjusted - line.discarded
        )


def test_each_verb_stands_in_its_column_and_the_nearest_expiry_is_of_what_is_left() -> None:
    at = BEGIN + timedelta(days=3)
    entries = [
        entry(1, BEGIN - timedelta(days=3), "a", Verb.IN, 10),
        entry(2, at, "b", Verb.IN, 4),
        entry(3, at, "a", Verb.OUT, 3),
        entry(4, at, "a", Verb.ADJUST, -2),
        entry(5, at, "b", Verb.DISCARD, 4),
        entry(6, END, "a", Verb.OUT, 1),
    ]
    (line,) = month_lines(entries, LOTS, BEGIN, END)
    assert line == MonthLine("ibu_er", "盒", 10, 4, 3, -2, 4, date(2027, 1, 31))
    assert line.closing == 5


def test_what_was_taken_back_is_taken_from_the_column_it_stood_in() -> None:
    wrong = entry(1, BEGIN, "a", Verb.IN, 7)
    back = reversal(wrong, "000002", BEGIN + timedelta(days=1), None, "miscounted")
    right = replace(entry(3, BEGIN + timedelta(days=1), "a", Verb.IN, 5))
    (line,) = month_lines([wrong, back, right], LOTS, BEGIN, END)
    assert (line.came, line.adjusted, line.closing) == (5, 0, 5)


def test_a_thing_with_which_nothing_was_is_no_line() -> None:
    kept = replace(entry(1, BEGIN, "a", Verb.RESERVE, 1))
    assert month_lines([kept], LOTS, BEGIN, END) == ()
