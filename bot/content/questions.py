"""data/questions.yaml: what is asked about an illness, and what every answer means."""

from __future__ import annotations

from types import MappingProxyType

from bot.content.layers import Shelf
from bot.content.readers import Unfit, read_code, read_count, read_date, read_flag, read_text
from bot.content.table import Table
from bot.domain.asking import AMOUNTS, NO, UNSURE, YES, Answer, Question, QuestionBook

FILE = "questions.yaml"
_MOST_ANSWERS = 3
_PEOPLE = ("self", "elder", "child", "infant", "pregnant", "adult")


def read_questions(shelf: Shelf) -> QuestionBook:
    """The questions of the uppermost layer that has some; where none has, nothing is asked."""
    tables = shelf.one(FILE) if any(layer.find(FILE) for layer in shelf.layers) else []
    if not tables:
        return QuestionBook()
    table = tables[-1]
    named = table.table("questions", required=True)
    rows = dict(named.tables()) if named else {}
    book = QuestionBook(
        questions=MappingProxyType({code: _question(code, row) for code, row in rows.items()}),
        most=table.read("most", read_count, 3, required=True),
        words=_common_words(table),
        season=frozenset(table.several("season", _month, required=True) or ()),
        steps_up=frozenset(table.several("steps_up", read_code, required=True) or ()),
    )
    table.close()
    return book


def _question(code: str, row: Table) -> Question:
    row.convert("", code, read_code, code)
    amount, danger = row.read("amount", _amount, None), row.read("danger", read_code, None)
    if (amount is None) == (danger is None):
        row.fault("", "must ask for either a danger or an amount")
    answers = _answers(row, danger)
    settled = frozenset(row.several("settled_by", read_code) or ())
    question = Question(
        id=code,
        weight=row.read("weight", read_count, 0, required=True),
        of=frozenset(row.several("of", read_code, required=True) or ()),
        people=frozenset(row.several("people", one_of_people) or ()),
        settled_by=settled | ({danger} if danger else set()),
        answers=answers,
        amount=amount,
        well=row.read("well", read_flag, False),
        of_others=row.read("of_others", read_flag, False),
        months=frozenset(row.several("months", _month) or ()),
        source=row.read("source", read_text, "", required=True),
        confidence=row.read("confidence", read_text, "", required=True),
        reviewed_by=row.read("reviewed_by", read_maybe, None, required=True),
        expires_on=row.read("expires_on", read_date, None, required=True),
    )
    row.close()
    return question


def _answers(row: Table, danger: str | None) -> tuple[Answer, ...]:
    """Yes and not sure mean the danger, no takes back what it denies."""
    words = _words(row)
    denies = tuple(row.several("denies", read_code) or ())
    if danger is not None:
        found: tuple[Answer, ...] = (
            Answer(YES, signs=(danger,), words=words.get(YES, ())),
            Answer(NO, absent=(danger, *denies), words=words.get(NO, ())),
            Answer(UNSURE, signs=(danger,), words=words.get(UNSURE, ())),
        )
    else:
        table = row.table("answers", required=True)
        rows = dict(table.tables()) if table else {}
        found = tuple(_amounts(code, one, words) for code, one in rows.items())
    for code in sorted({*words} - {answer.code for answer in found}):
        row.fault("words", f"{code} is no answer of this question")
    if not 2 <= len(found) <= _MOST_ANSWERS:
        row.fault("answers", f"must be two or {_MOST_ANSWERS}")
    return found


def _amounts(code: str, row: Table, words: dict[str, tuple[str, ...]]) -> Answer:
    answer = Answer(
        code,
        temperature_c=row.read("temperature_c", _number, None),
        spo2=row.read("spo2", read_count, None),
        duration_h=row.read("duration_h", _number, None),
        words=words.get(code, ()),
    )
    row.close()
    return answer


def _words(row: Table) -> dict[str, tuple[str, ...]]:
    table = row.table("words")
    if table is None:
        return {}
    return {code: table.several(code, read_text) or () for code in table.raw}


def _common_words(table: Table) -> MappingProxyType[str, frozenset[str]]:
    words = _words(table)
    for code in sorted({*words} ^ {YES, NO, UNSURE}):
        table.fault("words", f"{code} must be there, and nothing but yes, no, unsure")
    return MappingProxyType({code: frozenset(several) for code, several in words.items()})


def one_of_people(text: str) -> str:
    """Elder, child, infant, pregnant, adult, self."""
    if text not in _PEOPLE:
        raise Unfit(f"must be one of {', '.join(_PEOPLE)}, not '{text}'")
    return text


def _amount(text: str) -> str:
    if text not in AMOUNTS:
        raise Unfit(f"must be one of {', '.join(AMOUNTS)}, not '{text}'")
    return text


def _month(text: str) -> int:
    month = read_count(text)
    if not 1 <= month <= 12:
        raise Unfit(f"must be a month from 1 to 12, not '{text}'")
    return month


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise Unfit(f"must be a number, not '{text}'") from None


def read_maybe(text: str) -> str | None:
    return None if text in ("", "null", "~") else text
